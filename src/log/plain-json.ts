import { isEmpty } from '../json.ts';
import { type LogDate, POLICY, type PolicyDocument } from './form.ts';
import type { FieldSchema } from './schema.ts';
import { dateText } from './timestamp.ts';

/** JSON without null. */
export type PlainJson = string | number | boolean | PlainJson[] | { [key: string]: PlainJson };

/**
 * Writes a part of a record, as its schema left it, as plain JSON: keys sorted, each date as text, each policy document
 * as one text, nothing that is empty.
 *
 * @param value the part
 * @param schema what it is
 * @param textOf gives a policy document its text
 * @returns undefined where nothing is left
 */
export function plainJson(
  value: unknown,
  schema: FieldSchema,
  textOf: (document: PolicyDocument) => string | undefined,
): PlainJson | undefined {
  if (isEmpty(value)) return undefined;
  if ('optional' in schema) return plainJson(value, schema.optional, textOf);
  if ('element' in schema) {
    return filled(
      (value as unknown[]).flatMap((element) => plainJson(element, schema.element, textOf) ?? []),
    );
  }
  if (!('fields' in schema)) return plainLeaf(value, schema === POLICY, textOf);
  const members: { [key: string]: PlainJson } = {};
  for (const key of Object.keys(value as object).sort()) {
    const member = plainJson((value as typeof members)[key], schema.fields[key]!, textOf);
    if (member !== undefined) members[key] = member;
  }
  return filled(members);
}

function plainLeaf(
  value: unknown,
  isPolicy: boolean,
  textOf: (document: PolicyDocument) => string | undefined,
): PlainJson | undefined {
  if (isPolicy) return textOf(value as PolicyDocument);
  return value instanceof Date ? dateText(value as LogDate) : (value as PlainJson);
}

function filled<Value extends PlainJson>(value: Value): Value | undefined {
  return isEmpty(value) ? undefined : value;
}
