import { isObject } from '../../json.ts';
import { eventTimeOf } from '../event-time.ts';
import { type Activity, activityOf } from './activity.ts';
import {
  accessKeyFields,
  accountFields,
  roleFields,
  rootFields,
  sessionFields,
  userFields,
} from './actor.ts';
import type { IdentityPart, NamingField } from './field.ts';
import {
  type Asked,
  type AskedIdentity,
  type IdentityOption,
  type IdentityOptions,
  settleIdentity,
} from './options.ts';
import { targetFields } from './target.ts';

/** Why a record was found: a field that names what an option asked for. */
export interface IdentityMatch {
  readonly option: IdentityOption;
  /**
   * What the one asked for has to do with the record: it acted (`actor`), the record made its session or key
   * (`maker`), the record was done to it (`target`) or delivered to it (`recipient`).
   */
  readonly as: IdentityPart;
  /** The log field, such as `userIdentity.userName`. */
  readonly field: string;
}

/** Finds the records of one identity. */
export interface IdentitySelector {
  /** Whether a CloudTrail record is one of those asked for; what is no object is none. */
  matches(record: unknown): boolean;
  /** Why a record is one of those asked for, each field that says so; undefined where it is none. */
  explain(record: unknown): readonly IdentityMatch[] | undefined;
}

const FIELDS: {
  readonly [Option in IdentityOption]: (activity: Activity, asked: Asked) => readonly NamingField[];
} = {
  user: userFields,
  role: roleFields,
  session: sessionFields,
  accessKey: accessKeyFields,
  account: accountFields,
  root: rootFields,
  target: targetFields,
};

/**
 * Makes a selector of CloudTrail records by whose activity they are, of whatever service. Names compare without
 * regard to case, ARNs and unique ids exactly; a name is never looked for within another. All options given must hold.
 *
 * | asked for | found where |
 * |---|---|
 * | `user` | `userIdentity.userName` of an IAM user, `.arn`, `.principalId` |
 * | `role` | the session's issuer, where it is a role; `.principalId` before the `:`; the role part of `.arn`; the call that began the session |
 * | `session` | `.principalId` behind the `:` of a role's id, the last part of an assumed role's `.arn` |
 * | `accessKey` | `.accessKeyId`; the call that made it (of a session: who assumed the role) and those on it |
 * | `account` | `.accountId`, with `recipient` also `recipientAccountId` |
 * | `root` | `.type` |
 * | `target` | the parameters, answer, resources or refusal of a call of IAM or STS, its caller where it may name no user and names none; `resources` of other services |
 *
 * @param options the identity, and from when on and before when (a record without a time is in no range)
 * @returns the selector
 * @throws {TypeError} where an option is none, has another form, or nothing is asked for
 * @example
 * const { explain } = identitySelector({ user: 'alice', from: '2026-01-01T00:00:00Z' });
 * explain(record); // [{ option: 'user', as: 'actor', field: 'userIdentity.userName' }]
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
export function identitySelector(options: IdentityOptions): IdentitySelector {
  const settled = settleIdentity(options);
  const explain = (record: unknown): readonly IdentityMatch[] | undefined => {
    if (!isObject(record) || !isInTime(record, settled)) return undefined;
    const activity = activityOf(record);
    const found = settled.asked.map((asked) => matchesOf(asked, activity, settled.recipient));
    return found.every((matches) => matches.length > 0) ? found.flat() : undefined;
  };
  return { explain, matches: (record) => explain(record) !== undefined };
}

function isInTime(record: object, { from, to }: AskedIdentity): boolean {
  if (from === undefined && to === undefined) return true;
  const time = eventTimeOf(record);
  return time !== undefined && time >= (from ?? time) && (to === undefined || time < to);
}

function matchesOf(asked: Asked, activity: Activity, recipient: boolean): readonly IdentityMatch[] {
  return FIELDS[asked.option](activity, asked)
    .filter(({ as }) => recipient || as !== 'recipient')
    .filter(({ form, text }) => form === asked.form && isSame(asked, text))
    .map(({ as, field }) => ({ option: asked.option, as, field }));
}

function isSame({ form, text }: Asked, found: string | undefined): boolean {
  return form === 'name' ? found?.toLowerCase() === text.toLowerCase() : found === text;
}
