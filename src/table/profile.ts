import type { Precedence, Row } from '../engine/row.ts';
import type { ObjectSchema } from '../engine/schema.ts';
import { FEED_SCHEMAS } from '../log/iam/feed-schemas.ts';
import type { IamRecordType } from '../log/iam/kind.ts';
import { type DetectionRules, IAM_SCHEMAS } from '../log/iam/record.ts';
import { DOCUMENTED } from './documented.ts';
import { GROUP_EXTENSIONS } from './extended/group.ts';
import { POLICY_EXTENSIONS } from './extended/policy.ts';
import { ROLE_EXTENSIONS } from './extended/role.ts';
import { USER_EXTENSIONS } from './extended/user.ts';
import { GOOGLE_ROWS } from './google/rows.ts';
import type { MappingContext } from './logic.ts';
import { NAMESPACE_ROWS } from './namespace.ts';
import type { ExtensionRow } from './row.ts';

/** The extensions of each record type. */
export const EXTENSIONS: Readonly<Record<IamRecordType, readonly ExtensionRow[]>> = /* @__PURE__ */ (() => ({
  USER: USER_EXTENSIONS,
  RESOURCE: ROLE_EXTENSIONS,
  GROUP: GROUP_EXTENSIONS,
  POLICY: POLICY_EXTENSIONS,
}))();

/** The profiles, the default first. */
export const PROFILES = ['documented', 'google', 'extended'] as const;

/**
 * Which rows a mapper follows: those of the documentation, those of Google's own parser source, or the documented ones
 * and this project's extensions.
 */
export type Profile = (typeof PROFILES)[number];

/** What a profile maps a type of record with. */
export interface ProfileTable {
  readonly schema: ObjectSchema;
  readonly rows: readonly Row<MappingContext>[];
  /** Which of several rows for one field wins. */
  readonly precedence: Precedence;
}

/** The table of a record type in a profile. Extensions stand behind the documented rows, and never take their place. */
export function tableOf(type: IamRecordType, profile: Profile): ProfileTable {
  if (profile === 'google' && type !== 'POLICY') {
    const rows = GOOGLE_ROWS.filter(({ kinds }) => kinds.includes(type));
    return { schema: FEED_SCHEMAS[type], rows: [...rows, ...NAMESPACE_ROWS], precedence: 'last' };
  }
  const documented = type === 'POLICY' ? [] : DOCUMENTED[type];
  const extensions = profile === 'extended' ? EXTENSIONS[type] : [];
  const rows = [...documented, ...extensions, ...NAMESPACE_ROWS];
  return { schema: IAM_SCHEMAS[type], rows, precedence: 'first' };
}

/** What makes a record in a profile. */
export function detectionOf(profile: Profile): DetectionRules {
  return {
    takesPolicies: profile === 'extended',
    roleIdentity: profile === 'google' ? 'RoleName' : 'RoleID',
  };
}
