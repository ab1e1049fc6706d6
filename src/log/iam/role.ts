import { ARN, DATE, NUMBER, POLICY, TEXT } from '../form.ts';
import type { LogOf } from '../schema.ts';
import { IAM_ATTACHED_POLICY, IAM_INLINE_POLICY, IAM_PERMISSIONS_BOUNDARY, IAM_TAG } from './user.ts';

/** When and where a role was last used. */
export const IAM_ROLE_LAST_USED = {
  fields: {
    LastUsedDate: { optional: DATE },
    Region: { optional: TEXT },
  },
} as const;

/** What every answer says of a role, also inside an instance profile; its unique id as of users. */
export const IAM_ROLE_SUMMARY = {
  fields: {
    RoleId: { optional: TEXT },
    RoleID: { optional: TEXT },
    RoleName: TEXT,
    Path: TEXT,
    Arn: ARN,
    CreateDate: DATE,
    AssumeRolePolicyDocument: { optional: POLICY },
    Description: { optional: TEXT },
    MaxSessionDuration: { optional: NUMBER },
    PermissionsBoundary: { optional: IAM_PERMISSIONS_BOUNDARY },
    Tags: { optional: { element: IAM_TAG } },
    RoleLastUsed: { optional: IAM_ROLE_LAST_USED },
  },
} as const;

/** The container that hands a role to an EC2 instance. */
export const IAM_INSTANCE_PROFILE = {
  fields: {
    InstanceProfileId: { optional: TEXT },
    InstanceProfileName: { optional: TEXT },
    Path: { optional: TEXT },
    Arn: { optional: ARN },
    CreateDate: { optional: DATE },
    Roles: { optional: { element: IAM_ROLE_SUMMARY } },
    Tags: { optional: { element: IAM_TAG } },
  },
} as const;

/** A role. */
export const IAM_ROLE = /* @__PURE__ */ (() =>
  ({
    fields: {
      ...IAM_ROLE_SUMMARY.fields,
      AttachedManagedPolicies: { optional: { element: IAM_ATTACHED_POLICY } },
      RolePolicyList: { optional: { element: IAM_INLINE_POLICY } },
      InstanceProfileList: { optional: { element: IAM_INSTANCE_PROFILE } },
    },
  }) as const)();

/** When and where a role was last used, within AWS's tracking period. */
export interface IamRoleLastUsed extends LogOf<typeof IAM_ROLE_LAST_USED> {}

/** What every answer says of a role, also inside an instance profile. */
export interface IamRoleSummary extends LogOf<typeof IAM_ROLE_SUMMARY> {}

/** The container that hands a role to an EC2 instance. */
export interface IamInstanceProfile extends LogOf<typeof IAM_INSTANCE_PROFILE> {}

/**
 * An IAM role, as `GetRole`, `ListRoles` and `GetAccountAuthorizationDetails` return it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleDetail.html
 */
export interface IamRole extends LogOf<typeof IAM_ROLE> {}
