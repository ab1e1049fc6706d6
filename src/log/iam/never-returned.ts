import type { IamRecordType } from './kind.ts';

type FieldNames = readonly string[];

const POLICIES_OF_USER: FieldNames = ['GroupList', 'UserPolicyList', 'AttachedManagedPolicies'];
const POLICIES_OF_ROLE: FieldNames = ['RolePolicyList', 'AttachedManagedPolicies', 'InstanceProfileList'];
const POLICIES_OF_GROUP: FieldNames = ['Group.GroupPolicyList', 'Group.AttachedManagedPolicies'];
const PAGE_OF_GROUP: FieldNames = ['IsTruncated', 'Marker', 'NextToken'];

/** What tells the answers of calls apart: none of it is ever in the records that these list, or in a group's members. */
export const NOT_RETURNED = {
  ListUsers: ['PermissionsBoundary', 'Tags'],
  ListRoles: ['PermissionsBoundary', 'RoleLastUsed', 'Tags'],
  ListGroups: ['Users'],
  GetGroup: ['PasswordLastUsed', 'PermissionsBoundary', 'Tags'],
} as const satisfies Record<string, FieldNames>;

/** What the lists of authorization details never have. */
export const NEVER_LISTED: Readonly<Record<string, FieldNames>> = {
  UserDetailList: ['PasswordLastUsed'],
  RoleDetailList: ['Description', 'MaxSessionDuration'],
};

/** What no call returns of a group's members. */
const DETAILS_OF_MEMBER: FieldNames = /* @__PURE__ */ (() => [
  ...NOT_RETURNED.GetGroup.map((field) => `Users[].${field}`),
  ...POLICIES_OF_USER.map((field) => `Users[].${field}`),
])();

/**
 * What calls never return of the records that they are about, whatever the account has: that it is not there does not
 * mean that there is none.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_User.html (PasswordLastUsed)
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleDetail.html
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_Policy.html (Description)
 */
const NEVER_RETURNED: Readonly<Record<string, Partial<Record<IamRecordType, FieldNames>>>> =
  /* @__PURE__ */ (() => ({
    GetUser: { USER: POLICIES_OF_USER },
    ListUsers: { USER: [...NOT_RETURNED.ListUsers, ...POLICIES_OF_USER] },
    GetRole: { RESOURCE: POLICIES_OF_ROLE },
    ListRoles: { RESOURCE: [...NOT_RETURNED.ListRoles, ...POLICIES_OF_ROLE] },
    GetGroup: { GROUP: [...DETAILS_OF_MEMBER, ...POLICIES_OF_GROUP] },
    ListGroups: { GROUP: [...NOT_RETURNED.ListGroups, ...PAGE_OF_GROUP, ...POLICIES_OF_GROUP] },
    GetPolicy: { POLICY: ['PolicyVersionList'] },
    ListPolicies: { POLICY: ['PolicyVersionList', 'Description', 'Tags'] },
    GetAccountAuthorizationDetails: {
      USER: NEVER_LISTED.UserDetailList!,
      RESOURCE: NEVER_LISTED.RoleDetailList!,
      GROUP: [...DETAILS_OF_MEMBER, ...PAGE_OF_GROUP],
      POLICY: ['Tags'],
    },
  }))();

/**
 * Whether a call never returns a log field.
 *
 * @param call the call, such as `ListUsers`
 * @param logField the field as rows write it, such as `Tags[].Key`
 */
export function isNeverReturned(call: string, type: IamRecordType, logField: string): boolean {
  const fields = Object.hasOwn(NEVER_RETURNED, call) ? (NEVER_RETURNED[call]?.[type] ?? []) : [];
  return fields.some(
    (field) => logField === field || logField.startsWith(`${field}.`) || logField.startsWith(`${field}[`),
  );
}
