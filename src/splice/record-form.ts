import { Op, type Step } from '../engine/step.ts';
import type { RecordKind } from '../log/iam/kind.ts';
import { NOT_RETURNED } from '../log/iam/never-returned.ts';
import { GROUP_AROUND } from '../log/iam/record.ts';
import { tableFor } from '../record.ts';
import { detectionOf } from '../table/profile.ts';
import { type EntityCode, planEntityCode } from './entity-code.ts';
import { type LaneContext, logicMaker } from './field-logic.ts';
import { type FieldLayout, isSpliceable, layOutRecord, type ObjectLayout } from './layout.ts';
import { NOTHING } from './scan.ts';

/** One of the forms that records have. */
export interface RecordForm {
  readonly kind: RecordKind;
  readonly layout: ObjectLayout;
  readonly program: EntityCode;
  /** Where the members of a group are, if it has any, and in each the slots of what the call does not return. */
  readonly members: { readonly slot: number; readonly details: readonly number[] } | undefined;
  /** The slots of fields by whose names the record was asked, list by list. */
  readonly asked: Map<readonly string[], readonly number[]>;
  /** The slots of what would make it another record, too. */
  readonly others: readonly number[];
  /** The groups that a user names, if it may. */
  readonly groups: FieldLayout | undefined;
}

/** The field that makes a record what it is. */
function identityOf(type: LaneType, { profile }: LaneContext): string {
  if (type === 'GROUP') return GROUP_AROUND;
  return type === 'USER' ? 'UserID' : detectionOf(profile).roleIdentity;
}

const LANE_TYPES = ['USER', 'RESOURCE', 'GROUP'] as const;
type LaneType = (typeof LANE_TYPES)[number];

/** The forms that records have, of every type that the lane maps. */
export function recordForms(context: LaneContext): RecordForm[] {
  return LANE_TYPES.flatMap((type) => formsOf(type, context));
}

/** The forms of a type of record: a group may stand without the `Group` around it. None where the lane has no way. */
function formsOf(type: LaneType, context: LaneContext): RecordForm[] {
  const table = tableFor(type, context);
  const { root } = table.program;
  if (!table.parts.rows.every(isSpliceable) || sharesFields(root)) return [];
  const layout = layOutRecord(table, identityOf(type, context), logicMaker(table, context));
  const program = planEntityCode(root, layout, context);
  const users = layout.fields.find(({ name }) => name === 'Users');
  const members = users && { slot: users.slot, details: slotsOf(users.below!, NOT_RETURNED.GetGroup) };
  const groups = layout.fields.find(({ name }) => type === 'USER' && name === 'GroupList');
  const identities = LANE_TYPES.filter((other) => other !== type).map((other) => identityOf(other, context));
  const others = layout.fields.filter(({ name }) => identities.includes(name)).map(({ slot }) => slot);
  const whole: RecordForm = { kind: type, layout, program, members, asked: new Map(), others, groups };
  const group = layout.fields.find(({ name }) => name === GROUP_AROUND)?.below;
  if (type !== 'GROUP' || group === undefined) return [whole];
  const id = group.fields.find(({ name }) => name === 'GroupID')!.slot;
  const bare = { ...group, size: layout.size, required: [...group.required, id] };
  return [whole, { ...whole, layout: bare, members: undefined, asked: new Map() }];
}

/** Whether several rows write one field: which of them does is for the engine to say. */
function sharesFields({ op, members }: Step): boolean {
  return op === Op.First || members.some(sharesFields);
}

export function slotsAsked({ asked, layout }: RecordForm, names: readonly string[]): readonly number[] {
  const known = asked.get(names);
  if (known !== undefined) return known;
  const slots = slotsOf(layout, names);
  asked.set(names, slots);
  return slots;
}

function slotsOf({ fields }: ObjectLayout, names: readonly string[]): number[] {
  return fields.flatMap(({ name, slot }) => (names.includes(name) ? [slot] : []));
}

export function lacksDetails(
  { slot, details }: NonNullable<RecordForm['members']>,
  tape: Int32Array,
): boolean {
  const first = tape[slot]!;
  if (first <= 0) return false;
  for (const own of details) {
    for (let base = first; base !== 0; base = tape[base]!) if (holds(tape, base + own)) return false;
  }
  return true;
}

/** Whether a slot has what is neither absent nor null. */
export function holds(tape: Int32Array, slot: number): boolean {
  const state = tape[slot]!;
  return state !== 0 && state !== NOTHING;
}
