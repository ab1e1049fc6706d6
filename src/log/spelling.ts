/**
 * Log fields with two spellings: the mapping table writes `UserID`, every AWS API, SDK and CLI writes `UserId`.
 * The documented spelling comes first and wins.
 */
export const SPELLINGS: Readonly<Record<string, readonly [documented: string, aws: string]>> = {
  UserID: ['UserID', 'UserId'],
  RoleID: ['RoleID', 'RoleId'],
  GroupID: ['GroupID', 'GroupId'],
};

/** Whether a log holds nothing for a field: `null` and the empty string count as absent. */
export function isAbsent(value: unknown): value is null | undefined | '' {
  return value === undefined || value === null || value === '';
}

/** Whether a value is a JSON object: no list, no date, no scalar. */
export function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** A field of an object as JSON would write it: what it inherits or hides is no part of it. */
export function ownField(log: object, name: string): unknown {
  return Object.prototype.propertyIsEnumerable.call(log, name) ? log[name as keyof typeof log] : undefined;
}

/** The spelling under which a log holds a field, or undefined where it holds none. */
export function spellingOf(log: { readonly [key: string]: unknown }, field: string): string | undefined {
  return (SPELLINGS[field] ?? [field]).find((spelling) => !isAbsent(ownField(log, spelling)));
}
