import { Op, type Step } from '../engine/step.ts';
import type { RecordKind } from '../log/iam/kind.ts';
import { NOT_RETURNED } from '../log/iam/never-returned.ts';
import { GROUP_AROUND } from '../log/iam/record.ts';
import { tableFor } from '../record.ts';
import { detectionOf } from '../table/profile.ts';
import { type EntityCode, planEntityCode } from './entity-code.ts';
import { type LaneContext, logicMaker } from './field-logic.ts';
import { fieldOf, isSpliceable, layOutRecord, type ObjectLayout } from './layout.ts';
import { type MemberForm, memberForm } from './member.ts';
import { NOTHING } from './scan.ts';

/** One of the forms that records have. */
export interface RecordForm extends EntityCode {
  readonly kind: RecordKind;
  readonly layout: ObjectLayout;
  /** Where the members of a group are, if it has any, and in each the slots of what the call does not return. */
  readonly members: { readonly slot: number; readonly details: readonly number[] } | undefined;
  /** The slots of what calls do not return of the records of their lists. */
  readonly details: ReadonlyMap<string, readonly number[]>;
  /** The slots of what would make it another record, too. */
  readonly others: readonly number[];
  /** What groups have of a user. */
  readonly member: MemberForm | undefined;
}

/** The forms that records have, of every kind that the lane maps. */
export function recordForms(context: LaneContext): RecordForm[] {
  const { roleIdentity } = detectionOf(context.profile);
  const identities = { USER: 'UserID', RESOURCE: roleIdentity, GROUP: GROUP_AROUND };
  return (['USER', 'RESOURCE', 'GROUP'] as const).flatMap((kind) => formsOf(kind, identities, context));
}

/** The forms of a kind of record: a group may stand without the `Group` around it. None where the lane has no way. */
function formsOf(
  kind: RecordKind,
  { [kind]: identity, ...others }: Record<RecordKind, string>,
  context: LaneContext,
): RecordForm[] {
  const table = tableFor(kind, context);
  const { root } = table.program;
  if (!table.parts.rows.every(isSpliceable) || sharesFields(root)) return [];
  const layout = layOutRecord(table, identity, logicMaker(table, context));
  const users = fieldOf(layout, 'Users');
  const whole: RecordForm = {
    ...planEntityCode(root, layout, context),
    kind,
    layout,
    members: users && { slot: users.slot, details: slotsOf(users.below!, NOT_RETURNED.GetGroup) },
    details: detailsOf(layout),
    others: slotsOf(layout, Object.values(others)),
    member: kind === 'USER' ? memberForm(layout) : undefined,
  };
  const group = fieldOf(layout, GROUP_AROUND)?.below;
  if (kind !== 'GROUP' || group === undefined) return [whole];
  const required = [...group.required, fieldOf(group, 'GroupID')!.slot];
  const bare = { ...group, size: layout.size, required };
  return [whole, { ...whole, layout: bare, members: undefined, details: detailsOf(bare) }];
}

/** Whether several rows write one field: which of them does is for the engine to say. */
function sharesFields({ op, members }: Step): boolean {
  return op === Op.First || members.some(sharesFields);
}

function detailsOf(layout: ObjectLayout): RecordForm['details'] {
  return new Map(Object.entries(NOT_RETURNED).map(([call, names]) => [call, slotsOf(layout, names)]));
}

function slotsOf({ fields }: ObjectLayout, names: readonly string[]): number[] {
  return fields.flatMap(({ name, slot }) => (names.includes(name) ? [slot] : []));
}

/** Whether a group has members, of whom none has what the call does not return. */
export function lacksDetails({ members }: RecordForm, tape: Int32Array): boolean {
  const first = members === undefined ? 0 : tape[members.slot]!;
  if (first <= 0) return false;
  for (const own of members!.details) {
    for (let base = first; base !== 0; base = tape[base]!) if (holds(tape, base + own)) return false;
  }
  return true;
}

/** Whether a slot has what is neither absent nor null. */
export function holds(tape: Int32Array, slot: number): boolean {
  const state = tape[slot]!;
  return state !== 0 && state !== NOTHING;
}
