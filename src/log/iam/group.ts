import { ANY_OBJECT, ARN, BOOLEAN, DATE, TEXT } from '../form.ts';
import type { LogOf } from '../schema.ts';
import { IAM_ATTACHED_POLICY, IAM_INLINE_POLICY, IAM_USER } from './user.ts';

/** A group by itself; its unique id as of users. */
export const IAM_GROUP_DETAIL = {
  fields: {
    GroupId: { optional: TEXT },
    GroupID: { optional: TEXT },
    GroupName: TEXT,
    Path: TEXT,
    Arn: ARN,
    CreateDate: DATE,
    AttachedManagedPolicies: { optional: { element: IAM_ATTACHED_POLICY } },
    GroupPolicyList: { optional: { element: IAM_INLINE_POLICY } },
  },
} as const;

/**
 * A group with its members. `NextToken` is the AWS CLI's own; `ResponseMetadata` is what AWS SDK v2 and botocore add
 * about the call, `$metadata` what AWS SDK v3 adds.
 */
export const IAM_GROUP = {
  fields: {
    Group: IAM_GROUP_DETAIL,
    Users: { optional: { element: IAM_USER } },
    IsTruncated: { optional: BOOLEAN },
    Marker: { optional: TEXT },
    NextToken: { optional: TEXT },
    ResponseMetadata: { optional: ANY_OBJECT },
    $metadata: { optional: ANY_OBJECT },
  },
} as const;

/**
 * A group by itself, as `ListGroups` and `GetAccountAuthorizationDetails` return it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_Group.html
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GroupDetail.html
 */
export interface IamGroupDetail extends LogOf<typeof IAM_GROUP_DETAIL> {}

/**
 * An IAM group with its members: one answer of `GetGroup`, which may be one page of several.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetGroup.html
 */
export interface IamGroup extends LogOf<typeof IAM_GROUP> {}
