import { ARN, DATE, GIVEN_TEXT, POLICY, TEXT } from '../form.ts';
import type { LogOf } from '../schema.ts';

/** A tag of a user, a role or a policy. */
export const IAM_TAG = { fields: { Key: GIVEN_TEXT, Value: TEXT } } as const;

/** The policy that bounds what a user or role may do. */
export const IAM_PERMISSIONS_BOUNDARY = {
  fields: {
    PermissionsBoundaryArn: { optional: ARN },
    PermissionsBoundaryType: { optional: TEXT },
  },
} as const;

/** A managed policy attached to a user, role or group. */
export const IAM_ATTACHED_POLICY = {
  fields: {
    PolicyArn: { optional: ARN },
    PolicyName: { optional: TEXT },
  },
} as const;

/** A policy that lives inside a user, role or group. */
export const IAM_INLINE_POLICY = {
  fields: {
    PolicyName: { optional: TEXT },
    PolicyDocument: { optional: POLICY },
  },
} as const;

/** A user, with one of the two spellings of its unique id: as AWS has it and as the mapping table has it. */
export const IAM_USER = {
  fields: {
    UserId: { optional: TEXT },
    UserID: { optional: TEXT },
    UserName: { optional: TEXT },
    Path: { optional: TEXT },
    Arn: ARN,
    CreateDate: DATE,
    PasswordLastUsed: { optional: DATE },
    PermissionsBoundary: { optional: IAM_PERMISSIONS_BOUNDARY },
    Tags: { optional: { element: IAM_TAG } },
    GroupList: { optional: { element: TEXT } },
    AttachedManagedPolicies: { optional: { element: IAM_ATTACHED_POLICY } },
    UserPolicyList: { optional: { element: IAM_INLINE_POLICY } },
  },
} as const;

/** A tag of a user or role. A tag may have an empty value. */
export interface IamTag extends LogOf<typeof IAM_TAG> {}

/** The managed policy that bounds what a user or role may do. */
export interface IamPermissionsBoundary extends LogOf<typeof IAM_PERMISSIONS_BOUNDARY> {}

/** A managed policy attached to a user, role or group. */
export interface IamAttachedPolicy extends LogOf<typeof IAM_ATTACHED_POLICY> {}

/** A policy that lives inside a user, role or group. */
export interface IamInlinePolicy extends LogOf<typeof IAM_INLINE_POLICY> {}

/**
 * An IAM user, as `GetUser`, `ListUsers` and `GetAccountAuthorizationDetails` return it.
 * The account root, seen by `GetUser`, has no name and no path.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_User.html
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_UserDetail.html
 */
export interface IamUser extends LogOf<typeof IAM_USER> {}
