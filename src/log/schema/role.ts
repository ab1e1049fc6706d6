import * as z from 'zod';
import { ARN, DATE, NUMBER, POLICY, TEXT } from './field.ts';
import { IamAttachedPolicy, IamInlinePolicy, IamPermissionsBoundary, IamTag } from './user.ts';

/** The zod schema of `IamRoleLastUsed`. */
export const IamRoleLastUsed = /* @__PURE__ */ (() =>
  z.object({
    LastUsedDate: DATE.nullish(),
    Region: TEXT.nullish(),
  }))();

/** The zod schema of `IamRoleSummary`. */
export const IamRoleSummary = /* @__PURE__ */ (() =>
  z.object({
    RoleId: TEXT.nullish(),
    RoleID: TEXT.nullish(),
    RoleName: TEXT,
    Path: TEXT,
    Arn: ARN,
    CreateDate: DATE,
    AssumeRolePolicyDocument: POLICY.nullish(),
    Description: TEXT.nullish(),
    MaxSessionDuration: NUMBER.nullish(),
    PermissionsBoundary: IamPermissionsBoundary.nullish(),
    Tags: z.array(IamTag).nullish(),
    RoleLastUsed: IamRoleLastUsed.nullish(),
  }))();

/** The zod schema of `IamInstanceProfile`. */
export const IamInstanceProfile = /* @__PURE__ */ (() =>
  z.object({
    InstanceProfileId: TEXT.nullish(),
    InstanceProfileName: TEXT.nullish(),
    Path: TEXT.nullish(),
    Arn: ARN.nullish(),
    CreateDate: DATE.nullish(),
    Roles: z.array(IamRoleSummary).nullish(),
    Tags: z.array(IamTag).nullish(),
  }))();

/** The zod schema of `IamRole`. */
export const IamRole = /* @__PURE__ */ (() =>
  IamRoleSummary.extend({
    AttachedManagedPolicies: z.array(IamAttachedPolicy).nullish(),
    RolePolicyList: z.array(IamInlinePolicy).nullish(),
    InstanceProfileList: z.array(IamInstanceProfile).nullish(),
  }))();
