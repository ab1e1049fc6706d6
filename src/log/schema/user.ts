import * as z from 'zod';
import { ARN, DATE, NON_EMPTY_TEXT, POLICY, TEXT } from './field.ts';

/** The zod schema of `IamTag`. */
export const IamTag = /* @__PURE__ */ (() => z.object({ Key: NON_EMPTY_TEXT, Value: TEXT }))();

/** The zod schema of `IamPermissionsBoundary`. */
export const IamPermissionsBoundary = /* @__PURE__ */ (() =>
  z.object({
    PermissionsBoundaryArn: ARN.nullish(),
    PermissionsBoundaryType: TEXT.nullish(),
  }))();

/** The zod schema of `IamAttachedPolicy`. */
export const IamAttachedPolicy = /* @__PURE__ */ (() =>
  z.object({
    PolicyArn: ARN.nullish(),
    PolicyName: TEXT.nullish(),
  }))();

/** The zod schema of `IamInlinePolicy`. */
export const IamInlinePolicy = /* @__PURE__ */ (() =>
  z.object({
    PolicyName: TEXT.nullish(),
    PolicyDocument: POLICY.nullish(),
  }))();

/** The zod schema of `IamUser`. */
export const IamUser = /* @__PURE__ */ (() =>
  z.object({
    UserId: TEXT.nullish(),
    UserID: TEXT.nullish(),
    UserName: TEXT.nullish(),
    Path: TEXT.nullish(),
    Arn: ARN,
    CreateDate: DATE,
    PasswordLastUsed: DATE.nullish(),
    PermissionsBoundary: IamPermissionsBoundary.nullish(),
    Tags: z.array(IamTag).nullish(),
    GroupList: z.array(TEXT).nullish(),
    AttachedManagedPolicies: z.array(IamAttachedPolicy).nullish(),
    UserPolicyList: z.array(IamInlinePolicy).nullish(),
  }))();
