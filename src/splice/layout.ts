import * as z from 'zod';
import { isReader } from '../engine/cursor.ts';
import type { Row } from '../engine/row.ts';
import { CONTINUATION } from '../log/envelope.ts';
import * as field from '../log/schema/field.ts';
import { bare } from '../log/shape.ts';
import { SPELLINGS } from '../log/spelling.ts';
import {
  accountId,
  asIs,
  documentText,
  emailAddress,
  sameTimestamp,
  unreadableDate,
} from '../table/extended/logic.ts';
import * as logic from '../table/logic.ts';
import { Byte, type Constant, constantOf } from './bytes.ts';
import type { PolicyCache } from './policies.ts';

/*
 * Where the fields of a record are kept while its line is read: each has a slot, two numbers on a tape, which say where
 * its value stands in the line. The first number is positive where there is a value, and 0 where the field did not come.
 */

type AnyRow = Row<logic.MappingContext>;
type Schema = z.core.$ZodType;

/**
 * How a value is read. `given` is text that may be empty but not absent; what is `other` is left to the mapper unless it
 * is absent.
 */
export type Form =
  | 'text'
  | 'given'
  | 'arn'
  | 'timestamp'
  | 'boolean'
  | 'number'
  | 'policy'
  | 'object'
  | 'list'
  | 'other';

/** A part of a text that a row takes: the logic finds it, and it has a slot of its own. */
export interface PartLayout {
  readonly slot: number;
  readonly logic: AnyRow['logic'];
  /** A byte without which there is no such part. */
  readonly mark: number;
  /** Whether texts that begin alike, up to the byte behind the part, have the same one. */
  readonly isAtStart: boolean;
  /** How texts have begun, with the byte behind the part. */
  readonly starts: PartStart[];
}

/** How texts begin that have the same part. */
export interface PartStart {
  readonly start: Constant;
  /** Where the part lies in the text. */
  readonly from: number;
  readonly to: number;
}

export interface FieldLayout {
  readonly name: string;
  /** The name as a line has it, with its quotes. */
  readonly key: Constant;
  readonly form: Form;
  readonly slot: number;
  /** Whether it is to be counted as a field that no row reads. */
  readonly isUnmapped: boolean;
  /** Whether it says that an answer goes on. */
  readonly isContinuation: boolean;
  /** Whether there is more to do with a value than to find its end. */
  readonly isSpecial: boolean;
  readonly isLabelKey: boolean;
  readonly parts: readonly PartLayout[];
  /** The slot of what rows make of what a reader makes of the value; 0 where none does. */
  readonly elements: number;
  /** What is written of the policies that the field holds. */
  policies: PolicyCache | undefined;
  /** What is in an object, or in each element of a list. */
  readonly below: ObjectLayout | undefined;
  /** What has come behind its value. */
  readonly followers: Follower[];
}

/** What stands between a value and the next one, with the name of the latter: lines resemble each other. */
export interface Follower {
  /** Where it is kept, and how long it is. */
  readonly from: number;
  readonly length: number;
  /** Its first bytes as a word. */
  readonly start: number;
  /** Which bits of the word are its own. */
  readonly mask: number;
  /** What has the next value; undefined where the object ends or has a field that no schema knows. */
  readonly field: FieldLayout | undefined;
  readonly isEnd: boolean;
}

export interface ObjectLayout {
  /** What has come at its start. */
  readonly followers: Follower[];
  readonly fields: readonly FieldLayout[];
  /** The slots without which the mapper must judge. */
  readonly required: readonly number[];
  /** The slots that may hold an empty text, but must have come. */
  readonly given: readonly number[];
  /** Sets of slots: of each, one must hold something. */
  readonly anyOf: (readonly number[])[];
  /** How long an element of a list is on the tape; its first slot says where the next one is. */
  size: number;
  /** What makes an object a label; undefined where it is none. */
  readonly labels: LabelLayout | undefined;
}

/** Labels whose keys must differ. */
export interface LabelLayout {
  /** The slot of the key. */
  readonly key: number;
  /** The keys that the table fixes beside them. */
  readonly fixed: Constant[];
}

/** Rows with what is left of their log paths below the object at hand. */
interface RowBelow {
  readonly row: AnyRow;
  readonly path: readonly string[];
}

const FORMS = new Map<unknown, Form>([
  [logic.timestamp, 'timestamp'],
  [sameTimestamp, 'timestamp'],
  [logic.dateAsText, 'text'],
  [logic.booleanAsText, 'boolean'],
  [logic.policyText, 'policy'],
  [documentText, 'policy'],
  [logic.labelKey, 'text'],
  [logic.labelValue, 'given'],
]);

/** Logic for which any form will do that fits the schema. */
const OWN = new Set<unknown>([logic.direct, asIs, unreadableDate, accountId, emailAddress]);

const SCHEMA_FORMS = new Map<unknown, Form>([
  [field.TEXT, 'text'],
  [field.NON_EMPTY_TEXT, 'text'],
  [field.ARN, 'arn'],
  [field.DATE, 'text'],
  [field.POLICY, 'policy'],
  [field.NUMBER, 'number'],
  [field.BOOLEAN, 'boolean'],
]);

/** Logic that takes a part of a text. An ARN's account is told by what it begins with; the resource's name is behind. */
const PARTS = new Map<unknown, Pick<PartLayout, 'mark' | 'isAtStart'>>([
  [accountId, { mark: Byte.Colon, isAtStart: true }],
  [emailAddress, { mark: Byte.At, isAtStart: false }],
]);

/** What a slot takes on the tape. */
export const SLOT = 2;

/** Gives out the slots of a record, or of an element of a list; the first slot of either is no field's. */
class Scope {
  size = SLOT;

  slot(): number {
    this.size += SLOT;
    return this.size - SLOT;
  }
}

/** What of a record is laid out at the moment. */
interface Part {
  readonly rows: readonly RowBelow[];
  readonly scope: Scope;
  /** Whether a field without a row is to be counted here, or what it is in was. */
  readonly counts: boolean;
}

/**
 * Lays out the slots of a kind of record.
 *
 * @param schema its zod schema
 * @param rows the rows that read it
 * @param identity the field without which it is no such record
 */
export function layOutRecord(
  schema: z.ZodObject,
  rows: readonly AnyRow[],
  identity: string | undefined,
): ObjectLayout {
  const read = rows.filter(({ log, logic: { constant } }) => log !== null && !constant);
  const below = read.map((row) => ({ row, path: row.log!.split('.') }));
  return layOutScope(schema, below, true, identity);
}

function layOutScope(
  schema: Schema,
  rows: readonly RowBelow[],
  counts: boolean,
  identity?: string,
): ObjectLayout {
  const scope = new Scope();
  if (schema instanceof z.ZodObject) {
    const layout = layOutObject(schema, { rows, scope, counts }, identity);
    layout.size = scope.size;
    return layout;
  }
  // The element itself is the value.
  const element = layOutField('', schema, {
    rows: rows.map(({ row }) => ({ row, path: [''] })),
    scope,
    counts,
  });
  const { slot } = element;
  return {
    followers: [],
    fields: [element],
    required: [slot],
    given: [],
    anyOf: [],
    size: scope.size,
    labels: undefined,
  };
}

function layOutObject(schema: z.ZodObject, { rows, scope, counts }: Part, identity?: string): ObjectLayout {
  const fields: FieldLayout[] = [];
  const required: number[] = [];
  for (const [name, type] of Object.entries(schema.shape)) {
    const documented = documentedName(name);
    const twin = fields.find((other) => documentedName(other.name) === documented);
    if (twin !== undefined) {
      fields.push({ ...twin, name, key: keyOf(name) });
      continue;
    }
    const { schema: inner, required: isRequired } = bare(type as Schema);
    const read = rows.filter(({ path }) => path[0]?.replace('[]', '') === documented);
    const made = layOutField(name, inner, { rows: read, scope, counts });
    fields.push(made);
    if (made.form !== 'given' && (isRequired || documented === identity)) required.push(made.slot);
  }
  const given = fields.flatMap(({ form, slot }) => (form === 'given' ? [slot] : []));
  const key = required.find((slot) => fields.some((other) => other.slot === slot && other.isLabelKey));
  const labels = key === undefined ? undefined : { key, fixed: [] };
  return { followers: [], fields, required, given, anyOf: [], size: 0, labels };
}

function documentedName(name: string): string {
  return Object.values(SPELLINGS).find(([, aws]) => aws === name)?.[0] ?? name;
}

function keyOf(name: string): Constant {
  return constantOf(JSON.stringify(name));
}

function layOutField(name: string, schema: Schema, { rows, scope, counts }: Part): FieldLayout {
  const slot = scope.slot();
  const below = rows.map(({ row, path }) => ({ row, path: path.slice(1) }));
  const direct = below.filter(({ path }) => !isReader(path[0] ?? ''));
  const isDerived = direct.length < below.length;
  const whole = rows.filter(({ path }) => path.length === 1 && !path[0]!.endsWith('[]'));
  const isMapped = rows.length > 0;
  const inside = { rows: direct, scope, counts: counts && isMapped };
  const isUnmapped = counts && !isMapped;
  const isContinuation = CONTINUATION.some((field) => field === name);
  const parts = whole.flatMap(({ row }) => {
    const part = PARTS.get(row.logic);
    return part === undefined ? [] : [{ slot: scope.slot(), logic: row.logic, ...part, starts: [] }];
  });
  return {
    name,
    key: keyOf(name),
    form: formOf(
      schema,
      whole.map(({ row }) => row),
    ),
    slot,
    isUnmapped,
    isContinuation,
    parts,
    isSpecial: isUnmapped || isContinuation || parts.length > 0,
    elements: isDerived ? scope.slot() : 0,
    policies: undefined,
    isLabelKey: whole.some(({ row }) => row.logic === logic.labelKey),
    below: belowOf(schema, inside),
    followers: [],
  };
}

function belowOf(schema: Schema, inside: Part): ObjectLayout | undefined {
  if (schema instanceof z.ZodObject) return layOutObject(schema, inside);
  if (!(schema instanceof z.ZodArray)) return undefined;
  return layOutScope(bare(schema.element).schema, inside.rows, inside.counts);
}

/** How a field is read so that all the rows that read it as a whole have what they need. */
function formOf(schema: Schema, rows: readonly AnyRow[]): Form {
  if (schema instanceof z.ZodObject) return rows.length > 0 ? 'other' : 'object';
  if (schema instanceof z.ZodArray) return rows.length > 0 ? 'other' : 'list';
  const own = SCHEMA_FORMS.get(schema) ?? 'other';
  const forms = new Set(rows.map((row) => (OWN.has(row.logic) ? own : (FORMS.get(row.logic) ?? 'other'))));
  if (forms.size > 1) forms.delete(own);
  if (forms.size > 1) throw new Error(`Rows read a field in different ways: ${[...forms].join(', ')}.`);
  return [...forms][0] ?? own;
}
