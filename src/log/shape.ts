import * as z from 'zod';
import type { Path, Report } from '../issue.ts';
import { ARN, BOOLEAN, NUMBER } from './schema/field.ts';
import { isAbsent, isObject, ownField, SPELLINGS } from './spelling.ts';

/** Takes the optional and nullable wrappers off a schema. */
export function bare(schema: z.core.$ZodType): { schema: z.core.$ZodType; required: boolean } {
  let inner = schema;
  let required = true;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodNullable) {
    required = false;
    inner = inner.unwrap();
  }
  return { schema: inner, required };
}

/**
 * Reads a value by its schema, field by field, so that one bad field costs no other.
 *
 * @param type the zod schema that the value is due to fit
 * @param value what the log holds
 * @param path where the log holds it
 * @param report receives what does not fit: bad types, absent required fields, unknown fields, spellings
 * @returns what fits, without absent, unknown and bad fields; undefined where nothing does
 */
export function readShape(type: z.core.$ZodType, value: unknown, path: Path, report: Report): unknown {
  const { schema, required } = bare(type);
  if (isAbsent(value)) {
    if (required) reportAbsent(schema, value, path, report);
    return undefined;
  }
  if (schema instanceof z.ZodObject) return readObject(schema, value, path, report);
  if (schema instanceof z.ZodArray) return readList(schema, value, path, report);
  const read = z.safeParse(schema, value);
  if (!read.success) {
    report({ code: 'invalid_log_field', path, value });
    return undefined;
  }
  if (schema === ARN) return readArn(value as string, path, report);
  // Numbers and truth values may be text; of anything else zod would only make a copy.
  return schema === NUMBER || schema === BOOLEAN ? read.data : value;
}

/** An empty text is absent but not missing, except where the schema demands text, as of a tag's key. */
function reportAbsent(schema: z.core.$ZodType, value: unknown, path: Path, report: Report): void {
  if (value !== '') report({ code: 'missing_log_field', path });
  else if (!z.safeParse(schema, value).success) report({ code: 'invalid_log_field', path, value });
}

function readObject(schema: z.ZodObject, value: unknown, path: Path, report: Report): unknown {
  if (!isObject(value)) {
    report({ code: 'invalid_log_field', path, value });
    return undefined;
  }
  const read: Record<string, unknown> = {};
  for (const [key, type] of Object.entries(schema.shape)) {
    const field = readShape(type, ownField(value, key), [...path, key], report);
    if (field !== undefined) read[key] = field;
  }
  reportUnknown(schema, value, path, report);
  settleSpellings(read, path, report);
  return Object.keys(read).length === 0 ? undefined : read;
}

function reportUnknown(schema: z.ZodObject, value: object, path: Path, report: Report): void {
  for (const key of Object.keys(value).sort()) {
    const field: unknown = value[key as keyof typeof value];
    if (!Object.hasOwn(schema.shape, key) && !isEmpty(field)) {
      report({ code: 'unknown_log_field', path: [...path, key], value: field });
    }
  }
}

function settleSpellings(read: Record<string, unknown>, path: Path, report: Report): void {
  for (const [documented, aws] of Object.values(SPELLINGS)) {
    if (read[documented] === undefined || read[aws] === undefined) continue;
    if (read[documented] !== read[aws]) {
      report({ code: 'conflicting_spelling', path: [...path, aws], value: read[aws] });
    }
    delete read[aws];
  }
}

function readList(schema: z.ZodArray, value: unknown, path: Path, report: Report): unknown {
  if (!Array.isArray(value)) {
    report({ code: 'invalid_log_field', path, value });
    return undefined;
  }
  return value.map((element, index) => readShape(schema.element, element, [...path, index], report));
}

function readArn(arn: string, path: Path, report: Report): string | undefined {
  if (!/\s/u.test(arn)) return arn;
  report({ code: 'arn_with_white_space', path, value: arn });
  return arn.replace(/\s+/gu, '') || undefined;
}

/** Whether a value holds nothing that could be lost. */
export function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isAbsent(value) || (isObject(value) && Object.keys(value).length === 0);
}
