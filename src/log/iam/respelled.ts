import { isAbsent, type JsonObject } from '../../json.ts';
import { IAM_GROUP } from './group.ts';
import { kindsOf } from './kind.ts';
import { IAM_POLICY } from './policy.ts';
import { IAM_ROLE } from './role.ts';
import { respell } from './spelling.ts';
import { IAM_USER } from './user.ts';

/** What a record of each type is known by in other spellings: its unique id, and beside it what no other export has. */
const RESPELLED = /* @__PURE__ */ (() =>
  [
    { schema: IAM_USER, ids: ['userId', 'user_id'], beside: ['userName', 'user_name', 'arn'] },
    { schema: IAM_ROLE, ids: ['roleId', 'role_id'], beside: ['roleName', 'role_name', 'arn'] },
    {
      schema: IAM_GROUP.fields.Group,
      ids: ['groupId', 'group_id'],
      beside: ['groupName', 'group_name', 'arn'],
    },
    { schema: IAM_GROUP, ids: ['group', 'Group'], beside: ['group', 'Group'] },
    { schema: IAM_POLICY, ids: ['policyId', 'policy_id'], beside: ['arn'] },
  ] as const)();

/**
 * Gives a record whose keys are in lowerCamelCase or snake_case, as SDKs and exports write them, AWS's spelling.
 *
 * @returns the record as AWS has it; undefined where the log is none in another spelling
 */
export function respellRecord(log: JsonObject): JsonObject | undefined {
  for (const { schema, ids, beside } of RESPELLED) {
    if (![ids, beside].every((names) => names.some((name) => !isAbsent(log[name])))) continue;
    const made = respell(fromRow(log, beside), schema) as JsonObject;
    if (kindsOf(made).length > 0 || (schema === IAM_POLICY && !isAbsent(made.PolicyId))) return made;
  }
  return undefined;
}

/** Columns of Steampipe that hold what a record has within a field, or in a field of another name. */
const COLUMNS: readonly (readonly [column: string, field: string, within?: string])[] = [
  ['users', 'Users'],
  ['assume_role_policy', 'assume_role_policy_document'],
  ['permissions_boundary_arn', 'permissions_boundary', 'permissions_boundary_arn'],
  ['permissions_boundary_type', 'permissions_boundary', 'permissions_boundary_type'],
  ['role_last_used_date', 'role_last_used', 'last_used_date'],
  ['role_last_used_region', 'role_last_used', 'region'],
];

/** A row of a table as a record: a `name` is the record's where the ARN ends with it and it has no other. */
function fromRow(log: JsonObject, [field, other]: readonly string[]): JsonObject {
  const { name, arn } = log;
  const isName = typeof arn === 'string' && typeof name === 'string' && arn.endsWith(`/${name}`);
  if (!isName || !isAbsent(log[field!]) || !isAbsent(log[other!])) return log;
  const { name: _, ...record }: Record<string, unknown> = log;
  record[field!] = name;
  for (const [column, at, within] of COLUMNS) {
    const value = record[column];
    if (isAbsent(value) || !isAbsent(log[at])) continue;
    delete record[column];
    record[at] = within === undefined ? value : { ...(record[at] as object), [within]: value };
  }
  return record;
}
