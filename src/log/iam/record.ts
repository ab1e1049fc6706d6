import type { Finding, Path, RecordIssueCode } from '../../issue.ts';
import { isAbsent, type JsonObject } from '../../json.ts';
import { continuationOf, ENVELOPE_FIELDS } from './envelope.ts';
import { IAM_GROUP, type IamGroup } from './group.ts';
import { hasGroup, type IamRecordType, isBareGroup, kindsOf, plainKind, type RoleIdentity } from './kind.ts';
import { IAM_POLICY } from './policy.ts';
import { IAM_ROLE, type IamRole } from './role.ts';
import { spellingOf } from './spelling.ts';
import { IAM_USER, type IamUser } from './user.ts';

/** A record that was read: its kind, and its fields as far as they fit the schema. */
export type IamRecord =
  | { readonly kind: 'USER'; readonly log: Partial<IamUser>; readonly bare: false }
  | { readonly kind: 'RESOURCE'; readonly log: Partial<IamRole>; readonly bare: false }
  | { readonly kind: 'GROUP'; readonly log: Partial<IamGroup>; readonly bare: boolean };

/** The schema of each record type. */
export const IAM_SCHEMAS = {
  USER: IAM_USER,
  RESOURCE: IAM_ROLE,
  GROUP: IAM_GROUP,
  POLICY: IAM_POLICY,
} as const;

/** The field of a group's schema that is left out around a group by itself. */
export const GROUP_AROUND = 'Group';

/** What a log was found to be. */
export interface DetectedRecord {
  readonly type: IamRecordType;
  /** Whether it holds other identities, too. */
  readonly isAmbiguous: boolean;
  /** Whether it is a group without the `Group` around it. */
  readonly isBare: boolean;
}

/** Most records have one identity and nothing around them: these are found without more ado. */
const PLAIN = {
  USER: { type: 'USER', isAmbiguous: false, isBare: false },
  RESOURCE: { type: 'RESOURCE', isAmbiguous: false, isBare: false },
  POLICY: { type: 'POLICY', isAmbiguous: false, isBare: false },
} as const satisfies { [Type in IamRecordType]?: DetectedRecord };

/** What makes a record what it is, where that is a matter of choice. */
export interface DetectionRules {
  /** Whether managed policies are records. */
  readonly takesPolicies: boolean;
  /** The field that makes a role. */
  readonly roleIdentity: RoleIdentity;
}

/** Says what a record is; undefined where it is none that the rows know. */
export function detectRecord(log: JsonObject, rules: DetectionRules): DetectedRecord | undefined {
  const plain = rules.roleIdentity === 'RoleID' ? plainKind(log) : undefined;
  if (plain !== undefined) return PLAIN[plain];
  const kinds = kindsOf(log, rules.roleIdentity);
  const [kind] = kinds;
  if (kind !== undefined) {
    const isBare = kind === 'GROUP' && isBareGroup(log) && !hasGroup(log);
    return { type: kind, isAmbiguous: kinds.length > 1, isBare };
  }
  return rules.takesPolicies && !isAbsent(log.PolicyId) ? PLAIN.POLICY : undefined;
}

/** Where the log has the field that makes it what it is. */
export function identityPath(log: JsonObject, { type, isBare }: DetectedRecord, role: RoleIdentity): Path {
  switch (type) {
    case 'USER':
      return [spellingOf(log, 'UserID') ?? 'UserID'];
    case 'RESOURCE':
      return [spellingOf(log, role) ?? role];
    case 'GROUP':
      return isBare ? ['GroupName'] : ['Group', 'GroupName'];
    case 'POLICY':
      return ['PolicyId'];
  }
}

/** The fields of an answer that speak of the call: known, although the schema of the record inside has none of them. */
export function isKnownBeside(type: IamRecordType, path: Path): boolean {
  return type !== 'POLICY' && path.length === 1 && ENVELOPE_FIELDS.has(String(path[0]));
}

/** Gives a bare group the form of a GetGroup answer, which is what the table speaks of. */
export function wrapGroup(input: JsonObject): Record<string, unknown> {
  const group: Record<string, unknown> = { ...input };
  const answer: Record<string, unknown> = { Group: group };
  for (const key of Object.keys(IAM_GROUP.fields)) {
    if (key === GROUP_AROUND || !Object.hasOwn(group, key)) continue;
    answer[key] = group[key];
    delete group[key];
  }
  return answer;
}

/** Says where a path of a GetGroup answer lies in the bare group that it was made of. */
export function unwrapPath(path: Path): Path {
  return path[0] === GROUP_AROUND ? path.slice(1) : path;
}

/** What is to be said of a record that says that it goes on, as answers of one record may, too. */
export function incompleteAnswer(type: IamRecordType, log: JsonObject): Finding<RecordIssueCode> | undefined {
  if (type === 'POLICY') return undefined;
  const field = continuationOf(log);
  const call = type === 'GROUP' ? 'GetGroup' : undefined;
  return field === undefined ? undefined : { code: 'incomplete_answer', path: [field], call };
}
