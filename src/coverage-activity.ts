import { isFixedKey } from './explain.ts';
import type { ActivityExplanation } from './explain-activity.ts';
import { isObject } from './json.ts';
import { isScalar } from './log/cloudtrail/form.ts';
import { readPart } from './log/cloudtrail/json-text.ts';
import { VARIANTS, variantOf } from './table/cloudtrail/variant.ts';
import { CLOUDTRAIL_TABLE, type CloudTrailMappingRow } from './table/cloudtrail-table.ts';
import { Tallies, type Tally } from './tally.ts';

/** A row of the table for CloudTrail with how often it fired. */
export type ActivityRowCoverage = Pick<CloudTrailMappingRow, 'row' | 'logField' | 'udmField'> & Tally;

/** How far the table for CloudTrail went over records of activity. */
export interface ActivityCoverage {
  /** How many records there were, those that are known and outside the table but for. */
  readonly records: number;
  readonly refused: number;
  /** How many got a plainer event type than their operation has, since they name too little. */
  readonly steppedDown: number;
  /** Operations, most frequent first; those that the table does not know are one. */
  readonly operations: readonly { readonly operation: string; readonly records: number }[];
  /** Who acted, by the type of the identity, most frequent first. */
  readonly identities: readonly { readonly type: string; readonly records: number }[];
  /** Every row, by its first line. */
  readonly rows: readonly ActivityRowCoverage[];
}

/** The types of identities that CloudTrail documents; any other is counted as one. */
export const IDENTITY_TYPES: readonly unknown[] = [
  'Root',
  'IAMUser',
  'AssumedRole',
  'Role',
  'FederatedUser',
  'Directory',
  'AWSAccount',
  'AWSService',
  'Unknown',
  'SAMLUser',
  'WebIdentityUser',
  'IdentityCenterUser',
];

/** Counts what explanations of activity tell. */
export class ActivityTallies {
  records = 0;
  private refused = 0;
  private steppedDown = 0;
  private readonly operations = new Tallies<string>();
  private readonly identities = new Tallies<string>();
  private readonly rows = new Tallies<string>();

  add(log: unknown, { ok, udmLeaves, issues }: ActivityExplanation): void {
    this.records += 1;
    if (!ok) this.refused += 1;
    else if (issues.some(({ code }) => code === 'event_type_stepped_down')) this.steppedDown += 1;
    this.operations.add([operationOf(log)]);
    this.identities.add([identityTypeOf(log)]);
    this.rows.add(udmLeaves.filter((leaf) => !isFixedKey(leaf)).map(({ row }) => String(row)));
  }

  coverage(): ActivityCoverage {
    const { records, refused, steppedDown } = this;
    return {
      records,
      refused,
      steppedDown,
      operations: this.operations
        .ranked()
        .map(({ subject, count }) => ({ operation: subject, records: count })),
      identities: this.identities.ranked().map(({ subject, count }) => ({ type: subject, records: count })),
      rows: firstLines().map(({ row, logField, udmField }) => ({
        row,
        logField,
        udmField,
        ...this.rows.of(String(row)),
      })),
    };
  }
}

/** The first line of each row, whose lines stand together. */
function firstLines(): readonly CloudTrailMappingRow[] {
  return CLOUDTRAIL_TABLE.filter(({ row }, index) => row !== CLOUDTRAIL_TABLE[index - 1]?.row);
}

/** The operation of a record, if the table knows it. */
function operationOf(log: unknown): string {
  const { eventSource, eventName } = isObject(log) ? log : {};
  const variant =
    typeof eventName === 'string' ? VARIANTS[variantOf(eventSource, eventName, false)] : undefined;
  return variant?.name === undefined ? 'other' : `${variant.service} ${variant.name}`;
}

function identityTypeOf(log: unknown): string {
  const identity = isObject(log) ? log.userIdentity : undefined;
  // Exports of tables write objects as text, and every column.
  const read = typeof identity === 'string' ? readPart(identity) : identity;
  const type = isObject(read) ? read.type : undefined;
  if (!isScalar(type) || type === '') return 'none';
  return IDENTITY_TYPES.includes(type) ? (type as string) : 'other';
}
