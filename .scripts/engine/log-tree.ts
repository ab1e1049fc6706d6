import { z } from 'zod';
import type { Row } from '../../src/engine/row.ts';
import * as field from '../../src/log/schema/field.ts';
import { bare } from '../../src/log/shape.ts';
import { SPELLINGS } from '../../src/log/spelling.ts';
import type { MappingContext } from '../../src/table/logic.ts';
import * as logic from '../../src/table/logic.ts';

type AnyRow = Row<MappingContext>;
type Schema = z.core.$ZodType;

/** A row with what is left of its log path below the node at hand. */
export interface RowBelow {
  readonly row: AnyRow;
  readonly path: readonly string[];
}

/** A log field that rows read, or that none reads. */
export type LogField =
  | { readonly type: 'leaf'; readonly fit: string; readonly rows: readonly AnyRow[] }
  | { readonly type: 'object' | 'list'; readonly node: LogNode }
  | { readonly type: 'unmapped'; readonly passes: (raw: string) => string };

export interface LogMember {
  /** The field's name; the documented one where it has two. */
  readonly name: string;
  /** The other spelling, where there is one. */
  readonly aws: string | undefined;
  /** Whether the quick path insists on a value. */
  readonly required: boolean;
  readonly field: LogField;
}

/** An object of the log as one reader reads it. */
export interface LogNode {
  /** The name of its reader and of its type, such as `GroupUserPermissionsBoundary`. */
  readonly name: string;
  readonly required: boolean;
  readonly members: readonly LogMember[];
}

/** How the quick path reads a field, by the logic of its row; a new logic must be added here. */
const FITS = new Map<unknown, string>([
  [logic.timestamp, 'fitTimestamp'],
  [logic.dateAsText, 'fitDateText'],
  [logic.booleanAsText, 'fitBooleanText'],
  [logic.policyText, 'fitPolicyText'],
  [logic.labelKey, 'fitText'],
  [logic.labelValue, 'fitGivenText'],
]);

/** How the quick path checks a field that no row reads, by its schema. */
const CHECKS = new Map<unknown, string>([
  [field.TEXT, 'isText'],
  [field.NON_EMPTY_TEXT, 'isNonEmptyText'],
  [field.ARN, 'isArn'],
  [field.DATE, 'isDate'],
  [field.POLICY, 'isPolicy'],
  [field.NUMBER, 'isNumber'],
  [field.BOOLEAN, 'isBoolean'],
  [field.ENVELOPE, 'isEnvelope'],
]);

/** Schemas that only unmapped fields have; each becomes one check, found by its schema. */
export type CheckedSchemas = Map<z.ZodObject, string>;

/** Lays out what the readers of one record kind read. */
export function logTree(
  schema: z.ZodObject,
  rows: readonly RowBelow[],
  name: string,
  identity: string | null,
  checked: CheckedSchemas,
  required = true,
): LogNode {
  const members = Object.entries(schema.shape)
    .filter(([key]) => !Object.values(SPELLINGS).some(([, aws]) => aws === key))
    .map(([key, type]) => logMember(key, type, rows, name, identity, checked));
  return { name, required, members };
}

function logMember(
  key: string,
  type: Schema,
  rows: readonly RowBelow[],
  name: string,
  identity: string | null,
  checked: CheckedSchemas,
): LogMember {
  const { schema, required } = bare(type);
  const direct = rows.filter(({ path }) => path[0] === key || path[0] === `${key}[]`);
  const below = direct.map(({ row, path }) => ({ row, path: path.slice(1) }));
  const mapped = below.map(({ row }) => row);
  return {
    name: key,
    aws: SPELLINGS[key]?.[1],
    // A label's value may be empty: the label keeps its key alone.
    required: (required && !mapped.some((row) => row.logic === logic.labelValue)) || key === identity,
    field: logField(key, schema, required, below, name, checked),
  };
}

function logField(
  key: string,
  schema: Schema,
  required: boolean,
  below: readonly RowBelow[],
  name: string,
  checked: CheckedSchemas,
): LogField {
  if (below.length === 0) return { type: 'unmapped', passes: checkOf(schema, required, checked) };
  if (schema instanceof z.ZodObject) {
    const node = logTree(schema, below, `${name}${key}`, null, checked, required);
    return { type: 'object', node };
  }
  if (schema instanceof z.ZodArray) {
    const element = bare(schema.element).schema as z.ZodObject;
    const node = logTree(element, below, `${name}${key.replace(/s$/u, '')}`, null, checked);
    return { type: 'list', node };
  }
  const rows = below.map(({ row }) => row);
  const fits = new Set(rows.map((row) => fitOf(row, schema)));
  if (fits.size !== 1) throw new Error(`Rows read ${key} in different ways: ${[...fits].join(', ')}.`);
  return { type: 'leaf', fit: [...fits][0]!, rows };
}

function fitOf(row: AnyRow, schema: Schema): string {
  if (row.logic === logic.direct) return schema === field.ARN ? 'fitArn' : 'fitText';
  const fit = FITS.get(row.logic);
  if (fit === undefined) throw new Error(`Say in FITS how the quick path reads row ${row.row}.`);
  return fit;
}

/** The check of a field as code, by the name of the variable that holds its raw value. */
export function checkOf(type: Schema, required: boolean, checked: CheckedSchemas): (raw: string) => string {
  const passes = presentCheck(bare(type).schema, checked);
  return (raw) => (required ? passes(raw) : `(isAbsent(${raw}) || ${passes(raw)})`);
}

function presentCheck(schema: Schema, checked: CheckedSchemas): (raw: string) => string {
  if (schema instanceof z.ZodArray) {
    return (raw) => `isListOf(${raw}, ${nameOfCheck(bare(schema.element).schema, checked)})`;
  }
  const name = nameOfCheck(schema, checked);
  return (raw) => `${name}(${raw})`;
}

function nameOfCheck(schema: Schema, checked: CheckedSchemas): string {
  const name = CHECKS.get(schema) ?? (schema instanceof z.ZodObject ? checked.get(schema) : undefined);
  if (name === undefined)
    throw new Error('Say in CHECKS or SCHEMA_CHECKS how the quick path checks a schema.');
  return name;
}
