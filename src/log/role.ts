import type { LogDate, PolicyDocument } from './field.ts';
import type { IamAttachedPolicy, IamInlinePolicy, IamPermissionsBoundary, IamTag } from './user.ts';

/** When and where a role was last used, within AWS's tracking period. */
export interface IamRoleLastUsed {
  LastUsedDate?: LogDate | null | undefined;
  Region?: string | null | undefined;
}

/** What every answer says of a role, also inside an instance profile. */
export interface IamRoleSummary {
  /** The unique id as AWS spells it; one of the two spellings is there. */
  RoleId?: string | null | undefined;
  /** The unique id as the mapping table spells it. */
  RoleID?: string | null | undefined;
  RoleName: string;
  Path: string;
  Arn: string;
  CreateDate: LogDate;
  AssumeRolePolicyDocument?: PolicyDocument | null | undefined;
  Description?: string | null | undefined;
  MaxSessionDuration?: number | null | undefined;
  PermissionsBoundary?: IamPermissionsBoundary | null | undefined;
  Tags?: IamTag[] | null | undefined;
  RoleLastUsed?: IamRoleLastUsed | null | undefined;
}

/** The container that hands a role to an EC2 instance. */
export interface IamInstanceProfile {
  InstanceProfileId?: string | null | undefined;
  InstanceProfileName?: string | null | undefined;
  Path?: string | null | undefined;
  Arn?: string | null | undefined;
  CreateDate?: LogDate | null | undefined;
  Roles?: IamRoleSummary[] | null | undefined;
  Tags?: IamTag[] | null | undefined;
}

/**
 * An IAM role, as `GetRole`, `ListRoles` and `GetAccountAuthorizationDetails` return it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleDetail.html
 */
export interface IamRole extends IamRoleSummary {
  AttachedManagedPolicies?: IamAttachedPolicy[] | null | undefined;
  RolePolicyList?: IamInlinePolicy[] | null | undefined;
  InstanceProfileList?: IamInstanceProfile[] | null | undefined;
}
