import * as z from 'zod';
import { ARN, BOOLEAN, DATE, ENVELOPE, TEXT } from './field.ts';
import { IamAttachedPolicy, IamInlinePolicy, IamUser } from './user.ts';

/** The zod schema of `IamGroupDetail`. */
export const IamGroupDetail = /* @__PURE__ */ (() =>
  z.object({
    GroupId: TEXT.nullish(),
    GroupID: TEXT.nullish(),
    GroupName: TEXT,
    Path: TEXT,
    Arn: ARN,
    CreateDate: DATE,
    AttachedManagedPolicies: z.array(IamAttachedPolicy).nullish(),
    GroupPolicyList: z.array(IamInlinePolicy).nullish(),
  }))();

/** The zod schema of `IamGroup`. */
export const IamGroup = /* @__PURE__ */ (() =>
  z.object({
    Group: IamGroupDetail,
    Users: z.array(IamUser).nullish(),
    IsTruncated: BOOLEAN.nullish(),
    Marker: TEXT.nullish(),
    NextToken: TEXT.nullish(),
    ResponseMetadata: ENVELOPE.nullish(),
    $metadata: ENVELOPE.nullish(),
  }))();
