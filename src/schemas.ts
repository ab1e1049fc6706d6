export { IamGroup, IamGroupDetail } from './log/schema/group.ts';
export { IamPolicy, IamPolicyVersion } from './log/schema/policy.ts';
export { IamInstanceProfile, IamRole, IamRoleLastUsed, IamRoleSummary } from './log/schema/role.ts';
export {
  IamAttachedPolicy,
  IamInlinePolicy,
  IamPermissionsBoundary,
  IamTag,
  IamUser,
} from './log/schema/user.ts';
