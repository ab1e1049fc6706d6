import type { Constant, Limit, Logic, Row, RowLogic } from '../../engine/row.ts';
import type { Leaf } from '../../log/cloudtrail/leaves.ts';
import type { CloudTrailRecord } from '../../log/cloudtrail/record.ts';
import type { LogField, LogValue } from '../../log/field.ts';
import type { PolicyForm } from '../../log/policy/document.ts';
import type { EventField, EventValue } from '../../udm/event/field.ts';
import type { Label } from '../../udm/field.ts';
import { Circumstance } from './circumstance.ts';

/** What rows may need beside the record: handed in by the caller. */
export interface EventContext {
  /** How policy documents become text. */
  readonly policyText: PolicyForm;
  /** The asset namespace of the feed, if it has one. */
  readonly namespace: string | undefined;
  /** The ingestion labels of the feed, if it has any. */
  readonly ingestionLabels: readonly Label[] | undefined;
}

/** What is known of the reason for a row; Google publishes no table of these fields. */
export const EVIDENCE = {
  documented: 'Google says so of its parser for AWS_CLOUDTRAIL.',
  observed: 'A detection rule that Google published depends on it, or an event that its parser made has it.',
  sibling: 'Google says so of another parser of the same records.',
  ours: 'No public mapping was found; it is a choice of this project.',
} as const;

/** A kind of evidence. */
export type Evidence = keyof typeof EVIDENCE;

/** The id of a row of the table for CloudTrail. */
export type CloudTrailId = `C${number}`;

/** The id of a row that writes what the feed is given, beside the table. */
type EventRowId = CloudTrailId | 'E1' | 'E2';

/** A row of the table for CloudTrail. */
export interface EventRow extends Row<EventContext, EventRowId> {
  readonly evidence: Evidence;
}

/** The parts of a record whose leaves readers give. */
export type LeafField =
  | 'requestParameters.@request[]'
  | 'responseElements.@answer[]'
  | 'userIdentity.@identity[]'
  | 'additionalEventData.@data[]'
  | 'serviceEventDetails.@details[]'
  | 'addendum.@addendum[]'
  | 'edgeDeviceDetails.@edge[]'
  | 'eventContext.@context[]';

type EventLogField = LogField<CloudTrailRecord> | LeafField;

type ValueOfField<Field> = Field extends readonly (infer One)[]
  ? ValueOfField<One>
  : Field extends LeafField
    ? Leaf
    : Field extends string
      ? LogValue<CloudTrailRecord, Field>
      : never;

type FittingLogic<Field, Udm extends string> = Field extends null
  ? Constant<EventValue<Udm>, EventContext>
  : Logic<ValueOfField<Field>, EventValue<Udm>, EventContext> | Constant<EventValue<Udm>, EventContext>;

/** When a row holds, by circumstances or by variants, and how much it may write; all conditions of a row together. */
type RowCondition = number | ((variant: string) => boolean) | Limit;

/**
 * Makes a row: log field (or several, best first), UDM field and logic must fit each other, or it does not compile. A
 * constant beside log fields says what it was decided by.
 */
export function event<
  const Field extends EventLogField | readonly EventLogField[] | null,
  const Udm extends EventField,
>(
  row: EventRowId,
  log: Field,
  udm: Udm,
  logic: FittingLogic<Field, Udm>,
  evidence: Evidence,
  ...conditions: readonly RowCondition[]
): EventRow {
  return make(row, log, udm, logic as RowLogic<EventContext>, evidence, conditions);
}

function make(
  row: EventRowId,
  log: EventRow['log'],
  udm: string,
  logic: RowLogic<EventContext>,
  evidence: Evidence,
  conditions: readonly RowCondition[],
): EventRow {
  const numbers = conditions.filter((condition) => typeof condition === 'number');
  const tests = conditions.filter((condition) => typeof condition === 'function');
  const limit = conditions.find((condition) => typeof condition === 'object');
  const when = numbers.reduce((all, bits) => all | bits, 0);
  return {
    row,
    log,
    udm,
    logic,
    evidence,
    ...(when !== 0 && { when }),
    ...(tests.length > 0 && { on: (variant: string) => tests.every((test) => test(variant)) }),
    ...(limit !== undefined && { limit }),
  };
}

/** So many labels a request and its answer have together. */
export const LABEL_LIMIT: Limit = { count: 1000, code: 'too_many_labels' };

/** The fields of a user, by which the identity goes to the principal or to the target. */
type UserField = UserFieldOf<EventField>;

type UserFieldOf<F> = F extends `principal.user.${infer Field}`
  ? `target.user.${Field}` extends EventField
    ? Field
    : never
  : never;

/** The rows of the identity: of the principal where it acts, of the target where it signs in. */
export function identity<
  const Field extends EventLogField | readonly EventLogField[],
  const User extends UserField,
>(
  row: CloudTrailId,
  log: Field,
  user: User,
  logic: FittingLogic<Field, `principal.user.${User}`> & FittingLogic<Field, `target.user.${User}`>,
  evidence: Evidence,
  ...conditions: readonly RowCondition[]
): EventRow[] {
  const own = logic as RowLogic<EventContext>;
  return [
    make(row, log, `principal.user.${user}`, own, evidence, [Circumstance.Acts, ...conditions]),
    make(row, log, `target.user.${user}`, own, evidence, [Circumstance.SignsIn, ...conditions]),
  ];
}
