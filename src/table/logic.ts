import type { Constant, Logic } from '../engine/row.ts';
import type { RecordIssueCode } from '../issue.ts';
import type { LogDate, PolicyDocument } from '../log/form.ts';
import type { RecordKind } from '../log/iam/kind.ts';
import { hasDoubledKeys, type PolicyForm, readPolicy } from '../log/policy/document.ts';
import { dateText, isAmbiguousDate, isZeroDate, readTimestamp } from '../log/timestamp.ts';
import type { Timestamp } from '../udm/field.ts';

/** What rows may need beside the log: handed in by the caller. */
export interface MappingContext {
  /** When the record was collected. */
  readonly collectedAt: Timestamp;
  /** How policy documents become text. */
  readonly policyText: PolicyForm;
  /** The asset namespace of the feed, if it has one. */
  readonly namespace?: string | undefined;
}

/** Text goes over as it is. */
export const direct: Logic<string, string> = {
  sentence: 'direct',
  isDirect: true,
  bytes: { as: 'text' },
  apply: (value) => value,
};

/** A date goes into text as the log writes it; a `Date` or a number has no text of its own and becomes RFC 3339. */
export const dateAsText: Logic<LogDate, string> = {
  sentence: 'direct',
  bytes: { as: 'text' },
  apply: (value, _, report) => {
    const text = dateText(value);
    if (text === undefined) report(reasonOf(value));
    return text;
  },
};

/** Why there is no text of a date. */
function reasonOf(value: LogDate): RecordIssueCode {
  if (isZeroDate(value)) return 'zero_date';
  return isAmbiguousDate(value) ? 'ambiguous_timestamp' : 'invalid_timestamp';
}

/** A date becomes a timestamp in UTC. */
export const timestamp: Logic<LogDate, Timestamp> = {
  sentence: 'to timestamp',
  bytes: { as: 'timestamp' },
  apply: (value, _, report) => {
    const read = readTimestamp(value);
    if (read === undefined) report(reasonOf(value));
    else if (!read.zoned) report('timestamp_without_zone');
    return read?.text as Timestamp | undefined;
  },
};

/** A truth value becomes `true` or `false` as text. */
export const booleanAsText: Logic<boolean, string> = {
  sentence: 'to string',
  bytes: { as: 'text' },
  apply: (value) => String(value),
};

/** A policy document becomes one text, whatever form the source gave it. */
export const policyText: Logic<PolicyDocument, string, MappingContext> = {
  sentence: 'direct; RESOURCE only',
  bytes: { as: 'policy' },
  apply: policyTextOf,
};

/** The text of a policy document in the form that the caller chose; text that cannot be read stays as it is. */
export function policyTextOf(
  document: PolicyDocument,
  { policyText: form }: Pick<MappingContext, 'policyText'>,
  report: (code: RecordIssueCode) => void,
): string | undefined {
  const { text, isExact } = readPolicy(document, form);
  if (!isExact) report('invalid_policy_document');
  if (hasDoubledKeys(document, form)) report('duplicate_key');
  return text;
}

/** The key of a label; there is no label without it. */
export const labelKey: Logic<string, string> = /* @__PURE__ */ (() => ({
  ...direct,
  sentence: "the label's key",
  isNeeded: true,
}))();

/** The value of a label. */
export const labelValue: Logic<string, string> = /* @__PURE__ */ (() => ({
  ...direct,
  sentence: "the label's value",
}))();

/** One value for every record. */
export function constant<const Value extends string>(
  value: Value,
  sentence = `constant ${value}`,
): Constant<Value> {
  return { sentence, constant: true, apply: () => value };
}

/** The entity type, by the kind of the record whose table this is. */
export function entityType<const Kind extends RecordKind>(kind: Kind): Constant<Kind> {
  return constant(
    kind,
    'USER where UserID is present, RESOURCE where RoleID is present, GROUP where Group.GroupName is present',
  );
}

/** The time at which the record was collected, handed in by the caller. */
export const collectedAt: Constant<Timestamp, MappingContext> = {
  sentence: 'the ingestion time of the record',
  constant: true,
  apply: (_, context) => context.collectedAt,
};
