import { MASK } from '../../log/cloudtrail/form.ts';
import { roleSessionOf, uniqueIdOf } from '../../log/cloudtrail/identity.ts';
import type { RecordField } from '../../log/cloudtrail/record.ts';
import { namedTarget } from '../../log/cloudtrail/refusal.ts';
import type { Variant } from './variant.ts';

/** Gives what a record holds for a field; undefined where it holds nothing that fits. */
export type ReadField = (field: RecordField) => unknown;

/** How the record at hand is read. */
export interface RecordReading {
  readonly field: ReadField;
  /** A member of a part, as the log has it. */
  readonly member: (part: 'responseElements' | 'serviceEventDetails', name: string) => unknown;
  /** Whether a part that can be read has any. */
  readonly hasMembers: (part: 'requestParameters') => boolean;
  /** Whether nothing stands for a part that could not be read. */
  readonly isReadable: (part: 'requestParameters') => boolean;
}

/** What of a record decides which rows hold, as bits of one number. */
export const CIRCUMSTANCES = /* @__PURE__ */ (() =>
  ({
    /** The identity is the principal. */
    ACTS: 1 << 0,
    /** The identity is the target, since it signs in. */
    SIGNS_IN: 1 << 1,
    /** It switches from its own account to a role: it is both. */
    SWITCHES: 1 << 2,
    /** Where its unique id stands: of three places, one. */
    ID_OF_PRINCIPAL: 1 << 3,
    ID_OF_ISSUER: 1 << 4,
    ID_OF_BEHALF: 1 << 5,
    /** It acts on behalf of a user whose id is not its own. */
    HAS_BEHALF: 1 << 6,
    /** No principal id names the session, but the ARN. */
    SESSION_IN_ARN: 1 << 7,
    /** The issuer's name is its display name, or it is not. */
    NAME_OF_ISSUER: 1 << 8,
    HAS_ISSUER: 1 << 9,
    IS_ROLE: 1 << 10,
    REFUSED: 1 << 11,
    REFUSED_BY_ERROR: 1 << 12,
    REFUSED_IN_ANSWER: 1 << 13,
    REFUSED_IN_DETAILS: 1 << 14,
    ALLOWED: 1 << 15,
    /** The call is about the caller. */
    IS_OWN: 1 << 16,
    /** A refused federated login that names nothing else: the identity tried. */
    TRIED: 1 << 17,
    /** The message of the refusal says what the call was about. */
    IS_NAMED: 1 << 18,
    /** A role stands beside the resource. */
    HAS_ROLE_BESIDE: 1 << 19,
  }) as const)();

/** The first bit that is free for kinds of resources. */
export const FIRST_FREE = 20;

export type Circumstance = keyof typeof CIRCUMSTANCES;

/** Says of a row in which circumstances it holds. */
export function when(...names: readonly Circumstance[]) {
  return { when: names.reduce((bits, name) => bits | CIRCUMSTANCES[name], 0) };
}

/** What holds of a record before its target is known. */
export function circumstancesOf(record: RecordReading, variant: Variant): number {
  const refusal = refusalOf(record);
  let bits = identity(record.field, variant) | refusal;
  if (refusal === 0) bits |= CIRCUMSTANCES.ALLOWED;
  else bits |= CIRCUMSTANCES.REFUSED | (isNaming(record, variant) ? CIRCUMSTANCES.IS_NAMED : 0);
  return isOwn(record, variant, refusal !== 0) ? bits | CIRCUMSTANCES.IS_OWN : bits;
}

function identity(read: ReadField, { service }: Variant): number {
  const type = read('userIdentity.type');
  const isIssuerName = type === 'AssumedRole' && read('userIdentity.userName') === undefined;
  let bits = service === 'signin' ? signing(read) : CIRCUMSTANCES.ACTS;
  if (type === 'Role') bits |= CIRCUMSTANCES.IS_ROLE;
  if (read('userIdentity.sessionContext.sessionIssuer.userName') !== undefined)
    bits |= isIssuerName ? CIRCUMSTANCES.NAME_OF_ISSUER : CIRCUMSTANCES.HAS_ISSUER;
  return bits | uniqueId(read, type);
}

function signing(read: ReadField): number {
  const isSwitch =
    read('additionalEventData.SwitchTo') !== undefined &&
    read('additionalEventData.SwitchFrom') === undefined;
  return CIRCUMSTANCES.SIGNS_IN | (isSwitch ? CIRCUMSTANCES.SWITCHES | CIRCUMSTANCES.ACTS : 0);
}

/** Where the unique id of the identity stands, and the name of its session. */
function uniqueId(read: ReadField, type: unknown): number {
  const behalf = read('userIdentity.onBehalfOf.userId');
  const principal = principalOf(read, type);
  const isSession = principal === undefined && isRoleSession(read('userIdentity.arn'));
  const isIssuer =
    isSession &&
    read('userIdentity.sessionContext.sessionIssuer.type') === 'Role' &&
    isNameOf(read('userIdentity.sessionContext.sessionIssuer.principalId'));
  let bits = isSession ? CIRCUMSTANCES.SESSION_IN_ARN : 0;
  if (isNameOf(behalf) && (type === 'IdentityCenterUser' || (principal === undefined && !isIssuer)))
    return bits | CIRCUMSTANCES.ID_OF_BEHALF;
  if (behalf !== undefined) bits |= CIRCUMSTANCES.HAS_BEHALF;
  if (principal !== undefined) return bits | CIRCUMSTANCES.ID_OF_PRINCIPAL;
  return isIssuer ? bits | CIRCUMSTANCES.ID_OF_ISSUER : bits;
}

function isRoleSession(arn: unknown): boolean {
  return arn !== undefined && roleSessionOf(arn as string) !== undefined;
}

/** The principal id, unless it is masked or says no more than the account does. */
function principalOf(read: ReadField, type: unknown): string | undefined {
  const principal = read('userIdentity.principalId') as string | undefined;
  if (principal === undefined || uniqueIdOf(principal) === undefined) return undefined;
  return type !== 'Root' && principal === read('userIdentity.accountId') ? undefined : principal;
}

/** What says that the call was refused; 0 where nothing does. */
function refusalOf({ field: read, member }: RecordReading): number {
  const code = read('errorCode') as string | undefined;
  if ((code !== undefined && code.toLowerCase() !== 'success') || read('errorMessage') !== undefined)
    return CIRCUMSTANCES.REFUSED_BY_ERROR;
  const name = read('eventName') as string;
  if (member('responseElements', name) === FAILURE) return CIRCUMSTANCES.REFUSED_IN_ANSWER;
  return member('serviceEventDetails', name) === FAILURE ? CIRCUMSTANCES.REFUSED_IN_DETAILS : 0;
}

/** What operations that carry their outcome in themselves say of a failure. */
export const FAILURE = 'Failure';

/** Whether a refused call is read from its message: CloudTrail drops the parameters of most. */
function isNaming({ field: read, hasMembers }: RecordReading, { service }: Variant): boolean {
  if (service !== 'iam' && service !== 'sts') return false;
  if (read('requestParameters') !== undefined && hasMembers('requestParameters')) return false;
  const message = read('errorMessage') as string | undefined;
  return message !== undefined && namedTarget(message) !== undefined;
}

/** Whether a call that may leave out the user's name has left it out, so that it is about the caller. */
function isOwn(
  { field: read, isReadable }: RecordReading,
  { about, name }: Variant,
  isRefused: boolean,
): boolean {
  if (!about.includes('caller')) return false;
  const type = read('userIdentity.type');
  if (type !== 'IAMUser' && type !== 'Root') return false;
  if (isRefused && name !== 'ChangePassword') return false;
  // A request that is any other text, as the mask is, may have named someone else.
  return isReadable('requestParameters') && read('requestParameters.userName') === undefined;
}

/** Whether a value names something: a mask joins strangers. */
export function isNameOf(value: unknown): boolean {
  return value !== undefined && value !== MASK;
}
