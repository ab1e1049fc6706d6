import { isAbsent, isObject, ownField, spellingOf } from './spelling.ts';

/** What a record describes, in the words of UDM's entity types. */
export type RecordKind = 'USER' | 'RESOURCE' | 'GROUP';

type Log = { readonly [key: string]: unknown };

/** The identity of each kind, in the documented order: the first that is present decides. */
const IDENTITIES: readonly (readonly [RecordKind, (log: Log) => boolean])[] = [
  ['USER', (log) => spellingOf(log, 'UserID') !== undefined],
  ['RESOURCE', (log) => spellingOf(log, 'RoleID') !== undefined],
  ['GROUP', (log) => hasGroup(log) && !isAbsent(ownField(log.Group, 'GroupName'))],
];

/** Whether a log holds a group as an answer of `GetGroup` does. */
export function hasGroup(log: Log): log is Log & { readonly Group: Log } {
  return isObject(ownField(log, 'Group'));
}

/** Whether a log is a group without the `Group` around it, as `ListGroups` returns groups. */
export function isBareGroup(log: Log): boolean {
  return !isAbsent(ownField(log, 'GroupName')) && spellingOf(log, 'GroupID') !== undefined;
}

/** Every kind whose identity a log holds, in the documented order. */
export function kindsOf(log: Log): RecordKind[] {
  const kinds = IDENTITIES.filter(([, present]) => present(log)).map(([kind]) => kind);
  return kinds.length === 0 && isBareGroup(log) ? ['GROUP'] : kinds;
}

/**
 * Says what a record describes, by which identity is present: row 37 of the mapping table.
 *
 * @param log one record, of any type
 * @returns `USER` where `UserID` or `UserId` is present, `RESOURCE` where `RoleID` or `RoleId` is, `GROUP` where
 * `Group.GroupName` is, or a group's name and id without the `Group` around them; otherwise undefined, also for an
 * object that throws when it is read
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
