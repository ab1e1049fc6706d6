import { type ByteForm, isReader, logFieldsOf, RECORD, type Row } from '../engine/row.ts';
import { type Field, Kind, type Shape } from '../engine/shape.ts';
import { CONTINUATION } from '../log/iam/envelope.ts';
import { type ConstantBytes, constantOf } from './bytes.ts';

/*
 * Where the fields of a record are kept while its bytes are read: each has a slot, two numbers on a tape, which say where
 * its value stands. The first number is positive where there is a value, and 0 where the field did not come.
 */

/**
 * How a value is read. `given` is text that may be empty but not absent; of what is `free`, only that it is an object
 * matters; a `date` is text that may be no zero date; what is `whole` is a list of which a row makes JSON; what is
 * `other` is left to the engine unless it is absent.
 */
export type ValueForm =
  | 'text'
  | 'given'
  | 'arn'
  | 'date'
  | 'timestamp'
  | 'boolean'
  | 'number'
  | 'policy'
  | 'object'
  | 'list'
  | 'free'
  | 'whole'
  | 'other';

/** A part of a text that a row takes: the logic finds it, and it has a slot of its own. */
export interface PartLayout {
  readonly slot: number;
  readonly logic: Row['logic'];
  readonly bytes: Extract<ByteForm, { as: 'part' }>;
  /** How texts have begun, with the byte behind the part. */
  readonly starts: PartStart[];
}

/** How texts begin that have the same part. */
export interface PartStart {
  readonly start: ConstantBytes;
  /** Where the part lies in the text. */
  readonly from: number;
  readonly to: number;
}

/** What the engine's own functions make of a value. Undefined: the engine must judge. */
export type ValueLogic = (value: unknown) => string | undefined;

/** What they make of a field. */
export interface FieldLogic {
  /** What a row writes of it: of a policy its text, else JSON. */
  readonly text: ValueLogic;
  /** The elements that rows make of what a reader makes of a policy, as JSON with commas between them. */
  readonly elements: ValueLogic | undefined;
}

export interface FieldLayout {
  readonly name: string;
  /** What the engine has there. */
  readonly field: Field;
  /** A row that takes its value as a whole. */
  readonly row: Row | undefined;
  /** The name as JSON has it, with its quotes. */
  readonly key: ConstantBytes;
  readonly form: ValueForm;
  readonly slot: number;
  /** Whether it is to be counted as a field that no row reads. */
  readonly isUnread: boolean;
  /** Whether it says that an answer goes on. */
  readonly isContinuation: boolean;
  /** Whether there is more to do with a value than to find its end. */
  readonly isSpecial: boolean;
  readonly isLabelKey: boolean;
  readonly parts: readonly PartLayout[];
  /** The slot of what rows make of what a reader makes of the value; 0 where none does. */
  readonly elements: number;
  /** What the engine's own functions make of its value, where bytes alone do not do; noted once all is laid out. */
  logic: FieldLogic | undefined;
  /** What is in an object, or in each element of a list. */
  readonly below: ObjectLayout | undefined;
  /** What has come behind its value. */
  readonly followers: Follower[];
}

/** What stands between a value and the next one, with the name of the latter: records resemble each other. */
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
  /** The slots without which the engine must judge. */
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
  readonly fixed: ConstantBytes[];
}

/** A row with what is left of its log path below the object at hand. */
interface RowBelow {
  readonly row: Row;
  readonly path: readonly string[];
}

/** What a slot takes on the tape. */
export const SLOT = 2;

/** From here on, places are not in the source but in what was written of the record because it could not be copied. */
export enum Tape {
  Written = 0x40000000,
}

/** Gives out the slots of a record, or of an element of a list; the first slot of either is no field's. */
class SlotSpace {
  size = SLOT;

  slot(): number {
    this.size += SLOT;
    return this.size - SLOT;
  }
}

/** What of a record is laid out at the moment. */
interface Placing {
  readonly rows: readonly RowBelow[];
  readonly scope: SlotSpace;
  readonly isElement: boolean;
}

/** Whether the lane has a way to do what a row asks. */
export function isSpliceable(row: Row): boolean {
  return (
    row.on === undefined &&
    row.when === undefined &&
    logFieldsOf(row).length <= 1 &&
    logFieldsOf(row).every((log) => !log.split('.').includes(RECORD))
  );
}

/**
 * Lays out the slots of a type of record.
 *
 * @param shape its shape in the engine
 * @param rows the rows that read it
 * @param identity the field without which it is no such record, by its documented name
 */
export function layOutRecord(shape: Shape, rows: readonly Row[], identity: string | undefined): ObjectLayout {
  const below = rows.flatMap((row) => logFieldsOf(row).map((log) => ({ row, path: log.split('.') })));
  const scope = new SlotSpace();
  const layout = layOutObject(shape, { rows: below, scope, isElement: false }, identity);
  layout.size = scope.size;
  return layout;
}

function layOutObject(shape: Shape, place: Placing, identity?: string): ObjectLayout {
  const fields: FieldLayout[] = [];
  const required: number[] = [];
  for (const field of shape.fields) {
    const names = shape.pairs.find((pair) => pair.includes(field)) ?? [field];
    const twin = fields.find(({ name }) => names.some((one) => one.name === name));
    if (twin !== undefined) {
      fields.push({ ...twin, name: field.name, key: keyOf(field.name) });
      continue;
    }
    const documented = names[0].name;
    const read = place.rows.filter(({ path }) => path[0]?.replace('[]', '') === documented);
    const made = layOutField(field, { ...place, rows: read });
    fields.push(made);
    if (made.form !== 'given' && (field.isRequired || documented === identity)) required.push(made.slot);
  }
  const given = fields.flatMap(({ form, slot }) => (form === 'given' ? [slot] : []));
  const key = fields.find(({ isLabelKey }) => isLabelKey)?.slot;
  const labels = key === undefined ? undefined : { key, fixed: [] };
  return { followers: [], fields, required, given, anyOf: [], size: 0, labels };
}

function keyOf(name: string): ConstantBytes {
  return constantOf(JSON.stringify(name));
}

function layOutField(field: Field, { rows, scope, isElement }: Placing): FieldLayout {
  const slot = scope.slot();
  const below = rows.map(({ row, path }) => ({ row, path: path.slice(1) }));
  const direct = below.filter(({ path }) => !isReader(path[0] ?? ''));
  const whole = rows
    .filter(({ path }) => path.length === 1 && !path[0]!.endsWith('[]'))
    .map(({ row }) => row);
  const isContinuation = CONTINUATION.some((name) => name === field.name);
  const parts = whole.flatMap(({ logic }) => {
    const { bytes } = logic;
    return bytes?.as === 'part' ? [{ slot: scope.slot(), logic, bytes, starts: [] }] : [];
  });
  const isUnread = !field.isRead;
  return {
    name: field.name,
    field,
    row: whole[0],
    key: keyOf(field.name),
    form: takesElements(field, rows) ? 'other' : formOf(field, whole, isElement),
    slot,
    isUnread,
    isContinuation,
    isSpecial: isUnread || isContinuation || parts.length > 0,
    isLabelKey: isElement && whole.some(({ udm }) => udm.endsWith('[].key')),
    parts,
    elements: direct.length < below.length ? scope.slot() : 0,
    logic: undefined,
    below: belowOf(field, { rows: direct, scope, isElement }),
    followers: [],
  };
}

function belowOf(field: Field, place: Placing): ObjectLayout | undefined {
  if (field.kind === Kind.Leaf) return undefined;
  if (field.kind === Kind.Object) return layOutObject(field.below!, place);
  const scope = new SlotSpace();
  const { element } = field;
  const inside = { rows: place.rows, scope, isElement: true };
  const layout =
    element.kind === Kind.Object ? layOutObject(element.below!, inside) : layOutScalar(element, inside);
  layout.size = scope.size;
  return layout;
}

/** Of a list of scalars, the element itself is the value. */
function layOutScalar(element: Field, { rows, scope, isElement }: Placing): ObjectLayout {
  const whole = rows.map(({ row }) => ({ row, path: [''] }));
  const field = layOutField(element, { rows: whole, scope, isElement });
  return {
    followers: [],
    fields: [field],
    required: [field.slot],
    given: [],
    anyOf: [],
    size: 0,
    labels: undefined,
  };
}

/** Whether a row takes the elements of a list as objects. */
function takesElements(field: Field, rows: readonly RowBelow[]): boolean {
  return (
    field.kind === Kind.List &&
    field.element.kind === Kind.Object &&
    rows.some(({ path }) => path.length === 1 && path[0]!.endsWith('[]'))
  );
}

/** How a field is read so that all the rows that read it as a whole have what they need. */
function formOf(field: Field, rows: readonly Row[], isElement: boolean): ValueForm {
  if (field.kind !== Kind.Leaf) {
    if (rows.length > 0) return rows.length === 1 && field.kind === Kind.List ? 'whole' : 'other';
    return field.kind === Kind.Object ? 'object' : 'list';
  }
  // What an element is left out without must be there.
  const own = ownForm(field, isElement && !rows.some(({ logic }) => logic.isNeeded));
  const forms = new Set(rows.map(({ logic: { bytes } }) => formFor(bytes, own)));
  if (forms.size > 1) forms.delete(own);
  return forms.size > 1 ? 'other' : ([...forms][0] ?? own);
}

function ownForm({ form, isRequired }: Field, isElement: boolean): ValueForm {
  switch (form!.form) {
    case 'text':
      return isElement && isRequired ? 'given' : 'text';
    case 'given_text':
      return 'text';
    case 'object':
      return 'free';
    case 'arn':
    case 'date':
    case 'policy':
    case 'number':
    case 'boolean':
      return form!.form as ValueForm;
    default:
      return 'other';
  }
}

function formFor(bytes: ByteForm | undefined, own: ValueForm): ValueForm {
  if (bytes === undefined || own === 'free') return 'other';
  return bytes.as === 'timestamp' || bytes.as === 'policy' ? bytes.as : own;
}
