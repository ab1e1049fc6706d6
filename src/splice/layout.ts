import { type ByteForm, logFieldsOf, RECORD, type Row } from '../engine/row.ts';
import { type Field, Kind, type Shape } from '../engine/shape.ts';
import type { Step } from '../engine/step.ts';
import type { CompiledTable } from '../engine/table.ts';
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
  readonly field: Field;
  /** The rows that take its value as a whole. */
  readonly rows: readonly Row[];
  /** The name as JSON has it, with its quotes. */
  readonly key: ConstantBytes;
  readonly form: ValueForm;
  readonly slot: number;
  readonly isUnread: boolean;
  readonly isContinuation: boolean;
  /** Whether there is more to do with a value than to find its end. */
  readonly isSpecial: boolean;
  readonly parts: readonly PartLayout[];
  /** The slot of what rows make of what a reader makes of the value; 0 where none does. */
  readonly elements: number;
  /** What the engine's own functions make of its value, where bytes alone do not do. */
  readonly logic: FieldLogic | undefined;
  readonly below: ObjectLayout | undefined;
  readonly followers: Follower[];
}

/** What stands between a value and the next one, with the name of the latter: records resemble each other. */
export interface Follower {
  readonly from: number;
  readonly length: number;
  /** Its first bytes as a word, and which of its bits are its own. */
  readonly start: number;
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
  readonly size: number;
  /** What makes an object a label; undefined where it is none. */
  readonly labels: LabelLayout | undefined;
}

export function fieldOf({ fields }: ObjectLayout, name: string): FieldLayout | undefined {
  return fields.find((field) => field.name === name);
}

/** Labels whose keys must differ. */
export interface LabelLayout {
  readonly keySlot: number;
  /** The keys that the table fixes beside them. */
  readonly fixed: ConstantBytes[];
}

/** What a slot takes on the tape. */
export const SLOT = 2;

/** From here on, places are not in the source but in what was written of the record because it could not be copied. */
export enum Tape {
  Written = 0x40000000,
}

/** A step that reads a field's value as a whole, or an item that is made of what a reader makes of it. */
interface Read {
  readonly field: Field;
  readonly step: Step;
}

function readsBelow(step: Step): Read[] {
  const { each, reads, members } = step;
  if (each?.derive !== undefined) return [{ field: each.field, step }];
  return [...reads.map(({ field }) => ({ field, step })), ...members.flatMap(readsBelow)];
}

/** Makes what the engine's own functions make of a field that rows read, and of which a reader gives an item. */
export type MakeLogic = (field: Field, row: Row, item: Step | undefined) => FieldLogic;

/** Gives out the slots of a record, or of an element of a list; the first slot of either is no field's. */
class SlotSpace {
  size = SLOT;

  constructor(
    readonly reads: readonly Read[],
    readonly makeLogic: MakeLogic,
    readonly isElement: boolean,
  ) {}

  slot(): number {
    this.size += SLOT;
    return this.size - SLOT;
  }
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

/** Lays out a type of record; `identity` is the field without which it is none, by its documented name. */
export function layOutRecord(
  { shape, program }: CompiledTable,
  identity: string,
  makeLogic: MakeLogic,
): ObjectLayout {
  const space = new SlotSpace(readsBelow(program.root), makeLogic, false);
  return { ...layOutObject(shape, space, identity), size: space.size };
}

function layOutObject(shape: Shape, space: SlotSpace, identity?: string): ObjectLayout {
  const fields: FieldLayout[] = [];
  const required: number[] = [];
  for (const field of shape.fields) {
    const names = shape.pairs.find((pair) => pair.includes(field)) ?? [field];
    const twin = fields.find(({ name }) => names.some((one) => one.name === name));
    const made = twin ? { ...twin, name: field.name, key: keyOf(field.name) } : layOutField(field, space);
    fields.push(made);
    if (made.form !== 'given' && (field.isRequired || names[0].name === identity)) required.push(made.slot);
  }
  const given = fields.flatMap(({ form, slot }) => (form === 'given' ? [slot] : []));
  const key = fields.find(({ rows }) => space.isElement && rows.some(({ udm }) => udm.endsWith('[].key')));
  const labels = key && { keySlot: key.slot, fixed: [] };
  return { followers: [], fields, required, given, anyOf: [], size: 0, labels };
}

function keyOf(name: string): ConstantBytes {
  return constantOf(JSON.stringify(name));
}

function layOutField(field: Field, space: SlotSpace): FieldLayout {
  const slot = space.slot();
  const steps = space.reads.flatMap((read) => (read.field === field ? [read.step] : []));
  const items = steps.filter(({ each }) => each?.derive !== undefined);
  const rows = steps.flatMap((step) => (items.includes(step) ? [] : [step.row!]));
  const parts = rows.flatMap(({ logic }) => {
    const { bytes } = logic;
    return bytes?.as === 'part' ? [{ slot: space.slot(), logic, bytes, starts: [] }] : [];
  });
  const form = items.length > Math.min(rows.length, 1) ? 'other' : formOf(field, rows, space);
  const isMade = rows.length > 0 && (form === 'policy' || form === 'whole');
  const isUnread = !field.isRead;
  const isContinuation = CONTINUATION.some((name) => name === field.name);
  return {
    name: field.name,
    field,
    rows,
    key: keyOf(field.name),
    form,
    slot,
    isUnread,
    isContinuation,
    isSpecial: isUnread || isContinuation || parts.length > 0,
    parts,
    elements: items.length > 0 ? space.slot() : 0,
    logic: isMade ? space.makeLogic(field, rows[0]!, items[0]) : undefined,
    below: belowOf(field, space),
    followers: [],
  };
}

function belowOf({ kind, below }: Field, space: SlotSpace): ObjectLayout | undefined {
  if (kind === Kind.Leaf) return undefined;
  if (kind === Kind.Object) return layOutObject(below!, space);
  const own = new SlotSpace(space.reads, space.makeLogic, true);
  const [element] = below!.fields;
  const layout = layOutObject(element!.kind === Kind.Object ? element!.below! : below!, own);
  return { ...layout, size: own.size };
}

/** How a field is read so that all the rows that read it as a whole have what they need. */
function formOf(field: Field, rows: readonly Row[], { reads, isElement }: SlotSpace): ValueForm {
  if (field.kind !== Kind.Leaf) {
    const isTaken =
      field.kind === Kind.List &&
      field.element.kind === Kind.Object &&
      reads.some((read) => read.field === field.element);
    if (rows.length > 1 || isTaken) return 'other';
    if (rows.length === 1) return field.kind === Kind.List ? 'whole' : 'other';
    return field.kind === Kind.Object ? 'object' : 'list';
  }
  // What an element is left out without must be there.
  const own = ownForm(field, isElement && !rows.some(({ logic }) => logic.isNeeded));
  const forms = new Set(rows.map(({ logic: { bytes } }) => formFor(bytes, own)));
  if (forms.size > 1) forms.delete(own);
  return forms.size > 1 ? 'other' : ([...forms][0] ?? own);
}

/** How values are read by themselves, by what the schema has them be. */
const OWN_FORMS: Readonly<Record<string, ValueForm>> = {
  text: 'text',
  given_text: 'text',
  arn: 'arn',
  date: 'date',
  policy: 'policy',
  number: 'number',
  boolean: 'boolean',
  object: 'free',
};

function ownForm({ form, isRequired }: Field, mayBeEmpty: boolean): ValueForm {
  if (form!.form === 'text' && mayBeEmpty && isRequired) return 'given';
  return OWN_FORMS[form!.form] ?? 'other';
}

function formFor(bytes: ByteForm | undefined, own: ValueForm): ValueForm {
  if (bytes === undefined || own === 'free') return 'other';
  return bytes.as === 'timestamp' || bytes.as === 'policy' ? bytes.as : own;
}
