import { isAbsent, isObject, type JsonObject, ownField } from '../../json.ts';

/** What a record describes, in the words of UDM's entity types. */
export type RecordKind = 'USER' | 'RESOURCE' | 'GROUP';

/** The record types of IAM: those of which the documented table speaks, and managed policies. */
export type IamRecordType = RecordKind | 'POLICY';

/** What a record type is in UDM's words: a policy is a resource, too. */
export function entityTypeOf(type: IamRecordType): RecordKind {
  return type === 'POLICY' ? 'RESOURCE' : type;
}

/** Whether a log holds a field. */
function has(log: JsonObject, name: string): boolean {
  return !isAbsent(log[name]) && ownField(log, name) !== undefined;
}

/** The service of an ARN, also of one whose account was masked. */
const SERVICE = /^arn:aws[\w-]{0,20}:(?!iam:)([a-z][a-z0-9-]{0,39}):/u;

/** Where records have their ARN, in IAM and elsewhere. */
const ARNS = ['Arn', 'ARN', 'UserArn', 'GroupArn', 'GroupARN'];

/** How ids begin that IAM never gives: of security and placement groups, of Windows, and UUIDs. */
const OTHER_ID = /^([sp]g-|S-1-|[\da-f]{8}-(?:[\da-f]{4}-){3})/u;

function partOf(text: unknown, form: RegExp): string | undefined {
  return typeof text === 'string' ? form.exec(text)?.[1] : undefined;
}

/**
 * Whose a record is that only looks like one of IAM: `GetCallerIdentity`, or the other service. It is told by what only
 * that one has.
 */
export function foreignTo(log: JsonObject): string | undefined {
  try {
    return otherServiceOf(log);
  } catch {
    // What throws when it is read is told of where it is mapped.
    return undefined;
  }
}

function otherServiceOf(log: JsonObject): string | undefined {
  const own = isObject(log.Group) ? log.Group : log;
  const { Arn, UserId, GroupId = UserId } = own;
  // Most records have no more to tell than this.
  if (log.Account === undefined && typeof Arn === 'string' && Arn.startsWith('arn:aws:iam:'))
    return undefined;
  const isCaller = has(log, 'Account') && has(log, 'UserId') && has(log, 'Arn');
  if (isCaller && !has(log, 'UserName') && !has(log, 'CreateDate')) return 'GetCallerIdentity';
  if (has(log, 'IdentityStoreId')) return 'identitystore';
  if (has(own, 'UserPoolId')) return 'cognito-idp';
  for (const name of ARNS) {
    const service = partOf(own[name], SERVICE);
    if (service !== undefined) return service;
  }
  return has(own, 'Arn') || partOf(GroupId, OTHER_ID) === undefined ? undefined : 'another service';
}

/** Whether a log holds a group as an answer of `GetGroup` does. */
export function hasGroup(log: JsonObject): log is JsonObject & { readonly Group: JsonObject } {
  return isObject(ownField(log, 'Group'));
}

/** Whether a log is a group without the `Group` around it, as `ListGroups` returns groups. */
export function isBareGroup(log: JsonObject): boolean {
  return has(log, 'GroupName') && (has(log, 'GroupID') || has(log, 'GroupId'));
}

/** The field that makes a role: its unique id as documented, or its name as in Google's parser. */
export type RoleIdentity = 'RoleID' | 'RoleName';

/** The identity of each kind, in the documented order: the first that is present decides. */
const IDENTITIES: readonly (readonly [RecordKind, (log: JsonObject, role: RoleIdentity) => boolean])[] = [
  ['USER', (log) => has(log, 'UserID') || has(log, 'UserId')],
  ['RESOURCE', (log, role) => has(log, role) || (role === 'RoleID' && has(log, 'RoleId'))],
  ['GROUP', (log) => log.Group !== undefined && hasGroup(log) && has(log.Group, 'GroupName')],
];

/** The kind of a user or a role as AWS spells it, where it can be nothing else; undefined says nothing. */
export function plainKind(log: JsonObject): 'USER' | 'RESOURCE' | undefined {
  // By names in the code: a JavaScript engine finds those sooner than names in a variable.
  if (log.Group !== undefined || log.UserID !== undefined || log.RoleID !== undefined) return undefined;
  if (foreignTo(log) !== undefined) return undefined;
  if (log.UserId === undefined)
    return log.RoleId !== undefined && has(log, 'RoleId') ? 'RESOURCE' : undefined;
  return log.RoleId === undefined && has(log, 'UserId') ? 'USER' : undefined;
}

/** Every kind whose identity a log holds, in the documented order. */
export function kindsOf(log: JsonObject, role: RoleIdentity = 'RoleID'): RecordKind[] {
  const kinds: RecordKind[] = [];
  if (foreignTo(log) !== undefined) return kinds;
  for (const [kind, isPresent] of IDENTITIES) if (isPresent(log, role)) kinds.push(kind);
  if (kinds.length === 0 && isBareGroup(log)) kinds.push('GROUP');
  return kinds;
}

/**
 * Says what a record describes, by which identity is present: row 37 of the mapping table.
 *
 * @param log one record, of any type
 * @returns `USER` where `UserID` or `UserId` is present, `RESOURCE` where `RoleID` or `RoleId` is, `GROUP` where
 * `Group.GroupName` is, or a group's name and id without the `Group` around them; otherwise undefined, also for what
 * only looks so (GetCallerIdentity, Identity Center, other services), and for an object that throws when it is read
 * @example
 * detectKind({ UserId: 'AIDACKCEVSQ6C2EXAMPLE' }); // 'USER'
 */
export function detectKind(log: unknown): RecordKind | undefined {
  try {
    return isObject(log) ? kindsOf(log)[0] : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Says whether a log is a managed policy.
 *
 * @param log one record, of any type
 * @returns whether `PolicyId` is present and the log is no user, role or group; false for an object that throws when it
 * is read
 */
export function isManagedPolicy(log: unknown): boolean {
  try {
    return isObject(log) && !isAbsent(log.PolicyId) && kindsOf(log).length === 0;
  } catch {
    return false;
  }
}
