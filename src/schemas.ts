export { IamGroup, IamGroupDetail } from './log/group.ts';
export { IamInstanceProfile, IamRole, IamRoleLastUsed, IamRoleSummary } from './log/role.ts';
export { IamAttachedPolicy, IamInlinePolicy, IamPermissionsBoundary, IamTag, IamUser } from './log/user.ts';
