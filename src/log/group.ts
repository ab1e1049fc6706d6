import type { LogDate } from './field.ts';
import type { IamAttachedPolicy, IamInlinePolicy, IamUser } from './user.ts';

/**
 * A group by itself, as `ListGroups` and `GetAccountAuthorizationDetails` return it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_Group.html
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GroupDetail.html
 */
export interface IamGroupDetail {
  /** The unique id as AWS spells it; one of the two spellings is there. */
  GroupId?: string | null | undefined;
  /** The unique id as the mapping table spells it. */
  GroupID?: string | null | undefined;
  GroupName: string;
  Path: string;
  Arn: string;
  CreateDate: LogDate;
  AttachedManagedPolicies?: IamAttachedPolicy[] | null | undefined;
  GroupPolicyList?: IamInlinePolicy[] | null | undefined;
}

/**
 * An IAM group with its members: one answer of `GetGroup`, which may be one page of several.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetGroup.html
 */
export interface IamGroup {
  Group: IamGroupDetail;
  Users?: IamUser[] | null | undefined;
  IsTruncated?: boolean | null | undefined;
  Marker?: string | null | undefined;
  /** The AWS CLI's own continuation token. */
  NextToken?: string | null | undefined;
  /** What AWS SDK v2 and botocore add about the call. */
  ResponseMetadata?: { [key: string]: unknown } | null | undefined;
  /** What AWS SDK v3 adds about the call. */
  $metadata?: { [key: string]: unknown } | null | undefined;
}
