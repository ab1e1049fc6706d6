import { ARN, BOOLEAN, DATE, NUMBER, POLICY, TEXT } from '../form.ts';
import type { LogOf } from '../schema.ts';
import { IAM_TAG } from './user.ts';

/** One version of a managed policy. */
export const IAM_POLICY_VERSION = {
  fields: {
    VersionId: { optional: TEXT },
    IsDefaultVersion: { optional: BOOLEAN },
    CreateDate: { optional: DATE },
    Document: { optional: POLICY },
  },
} as const;

/** A managed policy, with how many users, groups and roles it is attached to, and how many it is the boundary of. */
export const IAM_POLICY = {
  fields: {
    PolicyId: TEXT,
    PolicyName: TEXT,
    Path: TEXT,
    Arn: ARN,
    CreateDate: DATE,
    UpdateDate: { optional: DATE },
    DefaultVersionId: { optional: TEXT },
    Description: { optional: TEXT },
    AttachmentCount: { optional: NUMBER },
    PermissionsBoundaryUsageCount: { optional: NUMBER },
    IsAttachable: { optional: BOOLEAN },
    PolicyVersionList: { optional: { element: IAM_POLICY_VERSION } },
    Tags: { optional: { element: IAM_TAG } },
  },
} as const;

/**
 * One version of a managed policy.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyVersion.html
 */
export interface IamPolicyVersion extends LogOf<typeof IAM_POLICY_VERSION> {}

/**
 * A managed policy, as `GetPolicy`, `ListPolicies` and `GetAccountAuthorizationDetails` return it; only the last has
 * its versions.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_Policy.html
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ManagedPolicyDetail.html
 */
export interface IamPolicy extends LogOf<typeof IAM_POLICY> {}
