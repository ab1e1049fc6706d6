import { isAbsent, ownField } from '../../json.ts';

/**
 * Log fields with two spellings: the mapping table writes `UserID`, every AWS API, SDK and CLI writes `UserId`.
 * The documented spelling comes first and wins.
 */
export const SPELLINGS: Readonly<Record<string, readonly [documented: string, aws: string]>> = {
  UserID: ['UserID', 'UserId'],
  RoleID: ['RoleID', 'RoleId'],
  GroupID: ['GroupID', 'GroupId'],
};

/** The spelling under which a log holds a field, or undefined where it holds none. */
export function spellingOf(log: { readonly [key: string]: unknown }, field: string): string | undefined {
  return (SPELLINGS[field] ?? [field]).find((spelling) => !isAbsent(ownField(log, spelling)));
}
