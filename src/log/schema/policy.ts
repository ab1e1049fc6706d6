import * as z from 'zod';
import { ARN, BOOLEAN, DATE, NUMBER, POLICY, TEXT } from './field.ts';
import { IamTag } from './user.ts';

/** The zod schema of `IamPolicyVersion`. */
export const IamPolicyVersion = /* @__PURE__ */ (() =>
  z.object({
    VersionId: TEXT.nullish(),
    IsDefaultVersion: BOOLEAN.nullish(),
    CreateDate: DATE.nullish(),
    Document: POLICY.nullish(),
  }))();

/** The zod schema of `IamPolicy`. */
export const IamPolicy = /* @__PURE__ */ (() =>
  z.object({
    PolicyId: TEXT,
    PolicyName: TEXT,
    Path: TEXT,
    Arn: ARN,
    CreateDate: DATE,
    UpdateDate: DATE.nullish(),
    DefaultVersionId: TEXT.nullish(),
    Description: TEXT.nullish(),
    AttachmentCount: NUMBER.nullish(),
    PermissionsBoundaryUsageCount: NUMBER.nullish(),
    IsAttachable: BOOLEAN.nullish(),
    PolicyVersionList: z.array(IamPolicyVersion).nullish(),
    Tags: z.array(IamTag).nullish(),
  }))();
