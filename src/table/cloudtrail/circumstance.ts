import { MASK } from '../../log/cloudtrail/form.ts';
import { roleSessionOf, uniqueIdOf } from '../../log/cloudtrail/identity.ts';
import { isOnCaller } from '../../log/cloudtrail/own-call.ts';
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

/**
 * What of a record decides which rows hold, as bits of one number; those from the twentieth on say of which kind its
 * target is. An enumeration, since the bundler writes its members as plain numbers.
 */
export enum Circumstance {
  /** The identity is the principal. */
  Acts = 1 << 0,
  /** The identity is the target, since it signs in. */
  SignsIn = 1 << 1,
  /** It switches from its own account to a role: it is both. */
  Switches = 1 << 2,
  /** Where its unique id stands: of three places, one. */
  IdOfPrincipal = 1 << 3,
  IdOfIssuer = 1 << 4,
  IdOfBehalf = 1 << 5,
  /** It acts on behalf of a user whose id is not its own. */
  HasBehalf = 1 << 6,
  /** No principal id names the session, but the ARN. */
  SessionInArn = 1 << 7,
  /** The issuer's name is its display name, or it is not. */
  NameOfIssuer = 1 << 8,
  HasIssuer = 1 << 9,
  IsRole = 1 << 10,
  Refused = 1 << 11,
  RefusedByError = 1 << 12,
  RefusedInAnswer = 1 << 13,
  RefusedInDetails = 1 << 14,
  Allowed = 1 << 15,
  /** The call is about the caller. */
  IsOwn = 1 << 16,
  /** A refused federated login that names nothing else: the identity tried. */
  Tried = 1 << 17,
  /** The message of the refusal says what the call was about. */
  IsNamed = 1 << 18,
  /** A role stands beside the resource. */
  HasRoleBeside = 1 << 19,
}

/** What holds of a record before its target is known. */
export function circumstancesOf(record: RecordReading, variant: Variant): number {
  const refusal = refusalOf(record);
  let bits = identity(record.field, variant) | refusal;
  if (refusal === 0) bits |= Circumstance.Allowed;
  else bits |= Circumstance.Refused | (isNaming(record, variant) ? Circumstance.IsNamed : 0);
  return isOwn(record, variant, refusal !== 0) ? bits | Circumstance.IsOwn : bits;
}

function identity(read: ReadField, { service }: Variant): number {
  const type = read('userIdentity.type');
  const isIssuerName = type === 'AssumedRole' && read('userIdentity.userName') === undefined;
  let bits = service === 'signin' ? signing(read) : Circumstance.Acts;
  if (type === 'Role') bits |= Circumstance.IsRole;
  if (read('userIdentity.sessionContext.sessionIssuer.userName') !== undefined)
    bits |= isIssuerName ? Circumstance.NameOfIssuer : Circumstance.HasIssuer;
  return bits | uniqueId(read, type);
}

function signing(read: ReadField): number {
  const isSwitch =
    read('additionalEventData.SwitchTo') !== undefined &&
    read('additionalEventData.SwitchFrom') === undefined;
  return Circumstance.SignsIn | (isSwitch ? Circumstance.Switches | Circumstance.Acts : 0);
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
  let bits = isSession ? Circumstance.SessionInArn : 0;
  if (isNameOf(behalf) && (type === 'IdentityCenterUser' || (principal === undefined && !isIssuer)))
    return bits | Circumstance.IdOfBehalf;
  if (behalf !== undefined) bits |= Circumstance.HasBehalf;
  if (principal !== undefined) return bits | Circumstance.IdOfPrincipal;
  return isIssuer ? bits | Circumstance.IdOfIssuer : bits;
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
    return Circumstance.RefusedByError;
  const name = read('eventName') as string;
  if (member('responseElements', name) === FAILURE) return Circumstance.RefusedInAnswer;
  return member('serviceEventDetails', name) === FAILURE ? Circumstance.RefusedInDetails : 0;
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
function isOwn({ field: read, isReadable }: RecordReading, { name }: Variant, isRefused: boolean): boolean {
  if (!isOnCaller(name, read('userIdentity.type'), isRefused)) return false;
  // A request that is any other text, as the mask is, may have named someone else.
  return isReadable('requestParameters') && read('requestParameters.userName') === undefined;
}

/** Whether a value names something: a mask joins strangers. */
export function isNameOf(value: unknown): boolean {
  return value !== undefined && value !== MASK;
}
