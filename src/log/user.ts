import type { LogDate, PolicyDocument } from './field.ts';

/** A tag of a user or role. A tag may have an empty value. */
export interface IamTag {
  Key: string;
  Value: string;
}

/** The managed policy that bounds what a user or role may do. */
export interface IamPermissionsBoundary {
  PermissionsBoundaryArn?: string | null | undefined;
  PermissionsBoundaryType?: string | null | undefined;
}

/** A managed policy attached to a user, role or group. */
export interface IamAttachedPolicy {
  PolicyArn?: string | null | undefined;
  PolicyName?: string | null | undefined;
}

/** A policy that lives inside a user, role or group. */
export interface IamInlinePolicy {
  PolicyName?: string | null | undefined;
  PolicyDocument?: PolicyDocument | null | undefined;
}

/**
 * An IAM user, as `GetUser`, `ListUsers` and `GetAccountAuthorizationDetails` return it.
 * The account root, seen by `GetUser`, has no name and no path.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_User.html
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_UserDetail.html
 */
export interface IamUser {
  /** The unique id as AWS spells it; one of the two spellings is there. */
  UserId?: string | null | undefined;
  /** The unique id as the mapping table spells it. */
  UserID?: string | null | undefined;
  UserName?: string | null | undefined;
  Path?: string | null | undefined;
  Arn: string;
  CreateDate: LogDate;
  PasswordLastUsed?: LogDate | null | undefined;
  PermissionsBoundary?: IamPermissionsBoundary | null | undefined;
  Tags?: IamTag[] | null | undefined;
  GroupList?: string[] | null | undefined;
  AttachedManagedPolicies?: IamAttachedPolicy[] | null | undefined;
  UserPolicyList?: IamInlinePolicy[] | null | undefined;
}
