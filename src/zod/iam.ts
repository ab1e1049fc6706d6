import { IAM_GROUP, IAM_GROUP_DETAIL } from '../log/iam/group.ts';
import { IAM_POLICY, IAM_POLICY_VERSION } from '../log/iam/policy.ts';
import { IAM_INSTANCE_PROFILE, IAM_ROLE, IAM_ROLE_LAST_USED, IAM_ROLE_SUMMARY } from '../log/iam/role.ts';
import {
  IAM_ATTACHED_POLICY,
  IAM_INLINE_POLICY,
  IAM_PERMISSIONS_BOUNDARY,
  IAM_TAG,
  IAM_USER,
} from '../log/iam/user.ts';
import { zodOf } from './zod-of.ts';

/** The zod schema of `IamGroupDetail`. */
export const IamGroupDetail = /* @__PURE__ */ zodOf(IAM_GROUP_DETAIL);

/** The zod schema of `IamGroup`. */
export const IamGroup = /* @__PURE__ */ zodOf(IAM_GROUP);

/** The zod schema of `IamPolicy`. */
export const IamPolicy = /* @__PURE__ */ zodOf(IAM_POLICY);

/** The zod schema of `IamPolicyVersion`. */
export const IamPolicyVersion = /* @__PURE__ */ zodOf(IAM_POLICY_VERSION);

/** The zod schema of `IamInstanceProfile`. */
export const IamInstanceProfile = /* @__PURE__ */ zodOf(IAM_INSTANCE_PROFILE);

/** The zod schema of `IamRole`. */
export const IamRole = /* @__PURE__ */ zodOf(IAM_ROLE);

/** The zod schema of `IamRoleLastUsed`. */
export const IamRoleLastUsed = /* @__PURE__ */ zodOf(IAM_ROLE_LAST_USED);

/** The zod schema of `IamRoleSummary`. */
export const IamRoleSummary = /* @__PURE__ */ zodOf(IAM_ROLE_SUMMARY);

/** The zod schema of `IamAttachedPolicy`. */
export const IamAttachedPolicy = /* @__PURE__ */ zodOf(IAM_ATTACHED_POLICY);

/** The zod schema of `IamInlinePolicy`. */
export const IamInlinePolicy = /* @__PURE__ */ zodOf(IAM_INLINE_POLICY);

/** The zod schema of `IamPermissionsBoundary`. */
export const IamPermissionsBoundary = /* @__PURE__ */ zodOf(IAM_PERMISSIONS_BOUNDARY);

/** The zod schema of `IamTag`. */
export const IamTag = /* @__PURE__ */ zodOf(IAM_TAG);

/** The zod schema of `IamUser`. */
export const IamUser = /* @__PURE__ */ zodOf(IAM_USER);
