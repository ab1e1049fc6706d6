import type { Row } from '../engine/row.ts';
import type { RecordKind } from '../log/iam/kind.ts';
import { DOCUMENTED } from './documented.ts';
import { GROUP_EXTENSIONS } from './extended/group.ts';
import { POLICY_EXTENSIONS } from './extended/policy.ts';
import { ROLE_EXTENSIONS } from './extended/role.ts';
import { USER_EXTENSIONS } from './extended/user.ts';
import type { MappingContext } from './logic.ts';
import type { ExtensionRow } from './row.ts';

/** The record kinds of the documented table, and managed policies, of which only the extensions know. */
export type TableName = RecordKind | 'POLICY';

/** The extensions of each table. */
export const EXTENSIONS: Readonly<Record<TableName, readonly ExtensionRow[]>> = /* @__PURE__ */ (() => ({
  USER: USER_EXTENSIONS,
  RESOURCE: ROLE_EXTENSIONS,
  GROUP: GROUP_EXTENSIONS,
  POLICY: POLICY_EXTENSIONS,
}))();

/** Which rows a mapper follows: the documented ones, or those and the extensions. */
export type Profile = 'documented' | 'extended';

/** The rows of a table in a profile: documented rows first, so that an extension never takes their place. */
export function rowsOf(table: TableName, profile: Profile): readonly Row<MappingContext>[] {
  const documented = table === 'POLICY' ? [] : DOCUMENTED[table];
  return profile === 'documented' ? documented : [...documented, ...EXTENSIONS[table]];
}
