import type { Service } from '../../log/cloudtrail/service.ts';
import type { EventType } from '../../udm/event/type.ts';

/**
 * What a call is about: a user, a group, a session or whoever signs in; the caller himself where the call may name no
 * user; a resource of a kind, and the role beside it.
 */
export type About =
  | 'user'
  | 'caller'
  | 'session'
  | 'identity'
  | 'group'
  | 'policy'
  | 'mfa'
  | 'access-key'
  | 'signing-certificate'
  | 'ssh-key'
  | 'service-credential'
  | 'instance-profile'
  | 'server-certificate'
  | 'saml-provider'
  | 'oidc-provider'
  | 'alias'
  | 'delegation'
  | 'role'
  | 'role-beside'
  | 'arn'
  | 'credentials'
  | 'setting';

/** One operation: its service, its name, its event type, and what it is about; a list names nothing. */
export interface Operation {
  readonly service: Service;
  readonly name: string;
  readonly type: EventType;
  readonly about: readonly About[];
}

function operationsOf(service: Service) {
  return (name: string, type: EventType, ...about: About[]): Operation => ({ service, name, type, about });
}

const iam = /* @__PURE__ */ operationsOf('iam');
const sts = /* @__PURE__ */ operationsOf('sts');
const signin = /* @__PURE__ */ operationsOf('signin');

/** Every operation of IAM, STS and sign-in, one a line. */
// biome-ignore format: one operation a line
export const OPERATIONS: readonly Operation[] = /* @__PURE__ */ (() => [
  iam('AcceptDelegationRequest', 'RESOURCE_PERMISSIONS_CHANGE', 'delegation'),
  iam('AddClientIDToOpenIDConnectProvider', 'RESOURCE_PERMISSIONS_CHANGE', 'oidc-provider'),
  iam('AddRoleToInstanceProfile', 'RESOURCE_PERMISSIONS_CHANGE', 'instance-profile', 'role-beside'),
  iam('AddUserToGroup', 'GROUP_MODIFICATION', 'user', 'group'),
  iam('AssociateDelegationRequest', 'RESOURCE_WRITTEN', 'delegation'),
  iam('AttachGroupPolicy', 'GROUP_MODIFICATION', 'group', 'policy'),
  iam('AttachRolePolicy', 'RESOURCE_PERMISSIONS_CHANGE', 'policy', 'role-beside'),
  iam('AttachUserPolicy', 'USER_CHANGE_PERMISSIONS', 'user', 'policy'),
  iam('ChangePassword', 'USER_CHANGE_PASSWORD', 'caller'),
  iam('CreateAccessKey', 'RESOURCE_CREATION', 'user', 'caller', 'access-key'),
  iam('CreateAccountAlias', 'RESOURCE_CREATION', 'alias'),
  iam('CreateDelegationRequest', 'RESOURCE_CREATION', 'delegation'),
  iam('CreateGroup', 'GROUP_CREATION', 'group'),
  iam('CreateInstanceProfile', 'RESOURCE_CREATION', 'instance-profile'),
  iam('CreateLoginProfile', 'USER_CHANGE_PASSWORD', 'user', 'caller'),
  iam('CreateOpenIDConnectProvider', 'RESOURCE_CREATION', 'oidc-provider'),
  iam('CreatePolicy', 'RESOURCE_CREATION', 'policy'),
  iam('CreatePolicyVersion', 'RESOURCE_CREATION', 'policy'),
  iam('CreateRole', 'RESOURCE_CREATION', 'role'),
  iam('CreateSAMLProvider', 'RESOURCE_CREATION', 'saml-provider'),
  iam('CreateServiceLinkedRole', 'RESOURCE_CREATION', 'role'),
  iam('CreateServiceSpecificCredential', 'RESOURCE_CREATION', 'user', 'service-credential'),
  iam('CreateUser', 'USER_CREATION', 'user'),
  iam('CreateVirtualMFADevice', 'RESOURCE_CREATION', 'mfa'),
  iam('DeactivateMFADevice', 'USER_CHANGE_PERMISSIONS', 'user', 'caller', 'mfa'),
  iam('DeleteAccessKey', 'RESOURCE_DELETION', 'user', 'caller', 'access-key'),
  iam('DeleteAccountAlias', 'RESOURCE_DELETION', 'alias'),
  iam('DeleteAccountPasswordPolicy', 'SETTING_DELETION', 'setting'),
  iam('DeleteGroup', 'GROUP_DELETION', 'group'),
  iam('DeleteGroupPolicy', 'GROUP_MODIFICATION', 'group', 'policy'),
  iam('DeleteInstanceProfile', 'RESOURCE_DELETION', 'instance-profile'),
  iam('DeleteLoginProfile', 'USER_CHANGE_PASSWORD', 'user', 'caller'),
  iam('DeleteOpenIDConnectProvider', 'RESOURCE_DELETION', 'oidc-provider'),
  iam('DeletePolicy', 'RESOURCE_DELETION', 'policy'),
  iam('DeletePolicyVersion', 'RESOURCE_DELETION', 'policy'),
  iam('DeleteRole', 'RESOURCE_DELETION', 'role'),
  iam('DeleteRolePermissionsBoundary', 'RESOURCE_PERMISSIONS_CHANGE', 'role'),
  iam('DeleteRolePolicy', 'RESOURCE_PERMISSIONS_CHANGE', 'policy', 'role-beside'),
  iam('DeleteSAMLProvider', 'RESOURCE_DELETION', 'saml-provider'),
  iam('DeleteSSHPublicKey', 'RESOURCE_DELETION', 'user', 'ssh-key'),
  iam('DeleteServerCertificate', 'RESOURCE_DELETION', 'server-certificate'),
  iam('DeleteServiceLinkedRole', 'RESOURCE_DELETION', 'role'),
  iam('DeleteServiceSpecificCredential', 'RESOURCE_DELETION', 'user', 'caller', 'service-credential'),
  iam('DeleteSigningCertificate', 'RESOURCE_DELETION', 'user', 'caller', 'signing-certificate'),
  iam('DeleteUser', 'USER_DELETION', 'user'),
  iam('DeleteUserPermissionsBoundary', 'USER_CHANGE_PERMISSIONS', 'user'),
  iam('DeleteUserPolicy', 'USER_CHANGE_PERMISSIONS', 'user', 'policy'),
  iam('DeleteVirtualMFADevice', 'RESOURCE_DELETION', 'mfa'),
  iam('DetachGroupPolicy', 'GROUP_MODIFICATION', 'group', 'policy'),
  iam('DetachRolePolicy', 'RESOURCE_PERMISSIONS_CHANGE', 'policy', 'role-beside'),
  iam('DetachUserPolicy', 'USER_CHANGE_PERMISSIONS', 'user', 'policy'),
  iam('DisableOrganizationsRootCredentialsManagement', 'SETTING_MODIFICATION', 'setting'),
  iam('DisableOrganizationsRootSessions', 'SETTING_MODIFICATION', 'setting'),
  iam('DisableOutboundWebIdentityFederation', 'SETTING_MODIFICATION', 'setting'),
  iam('EnableMFADevice', 'USER_CHANGE_PERMISSIONS', 'user', 'mfa'),
  iam('EnableOrganizationsRootCredentialsManagement', 'SETTING_MODIFICATION', 'setting'),
  iam('EnableOrganizationsRootSessions', 'SETTING_MODIFICATION', 'setting'),
  iam('EnableOutboundWebIdentityFederation', 'SETTING_MODIFICATION', 'setting'),
  iam('GenerateCredentialReport', 'RESOURCE_READ'),
  iam('GenerateOrganizationsAccessReport', 'RESOURCE_READ'),
  iam('GenerateServiceLastAccessedDetails', 'RESOURCE_READ', 'arn'),
  iam('GetAccessKeyLastUsed', 'RESOURCE_READ', 'access-key'),
  iam('GetAccountAuthorizationDetails', 'RESOURCE_READ'),
  iam('GetAccountPasswordPolicy', 'RESOURCE_READ'),
  iam('GetAccountSummary', 'RESOURCE_READ'),
  iam('GetContextKeysForCustomPolicy', 'RESOURCE_READ'),
  iam('GetContextKeysForPrincipalPolicy', 'RESOURCE_READ', 'arn'),
  iam('GetCredentialReport', 'RESOURCE_READ'),
  iam('GetDelegationRequest', 'RESOURCE_READ', 'delegation'),
  iam('GetGroup', 'RESOURCE_READ', 'group'),
  iam('GetGroupPolicy', 'RESOURCE_READ', 'group', 'policy'),
  iam('GetHumanReadableSummary', 'RESOURCE_READ', 'arn'),
  iam('GetInstanceProfile', 'RESOURCE_READ', 'instance-profile'),
  iam('GetLoginProfile', 'RESOURCE_READ', 'user', 'caller'),
  iam('GetMFADevice', 'RESOURCE_READ', 'user', 'caller', 'mfa'),
  iam('GetOpenIDConnectProvider', 'RESOURCE_READ', 'oidc-provider'),
  iam('GetOrganizationsAccessReport', 'RESOURCE_READ'),
  iam('GetOutboundWebIdentityFederationInfo', 'RESOURCE_READ'),
  iam('GetPolicy', 'RESOURCE_READ', 'policy'),
  iam('GetPolicyVersion', 'RESOURCE_READ', 'policy'),
  iam('GetRole', 'RESOURCE_READ', 'role'),
  iam('GetRolePolicy', 'RESOURCE_READ', 'policy', 'role-beside'),
  iam('GetSAMLProvider', 'RESOURCE_READ', 'saml-provider'),
  iam('GetSSHPublicKey', 'RESOURCE_READ', 'user', 'ssh-key'),
  iam('GetServerCertificate', 'RESOURCE_READ', 'server-certificate'),
  iam('GetServiceLastAccessedDetails', 'RESOURCE_READ'),
  iam('GetServiceLastAccessedDetailsWithEntities', 'RESOURCE_READ'),
  iam('GetServiceLinkedRoleDeletionStatus', 'RESOURCE_READ'),
  iam('GetUser', 'RESOURCE_READ', 'user', 'caller'),
  iam('GetUserPolicy', 'RESOURCE_READ', 'user', 'policy'),
  iam('ListAccessKeys', 'RESOURCE_READ', 'user', 'caller'),
  iam('ListAccountAliases', 'RESOURCE_READ'),
  iam('ListAttachedGroupPolicies', 'RESOURCE_READ', 'group'),
  iam('ListAttachedRolePolicies', 'RESOURCE_READ', 'role'),
  iam('ListAttachedUserPolicies', 'RESOURCE_READ', 'user'),
  iam('ListDelegationRequests', 'RESOURCE_READ'),
  iam('ListEntitiesForPolicy', 'RESOURCE_READ', 'policy'),
  iam('ListGroupPolicies', 'RESOURCE_READ', 'group'),
  iam('ListGroups', 'RESOURCE_READ'),
  iam('ListGroupsForUser', 'RESOURCE_READ', 'user'),
  iam('ListInstanceProfileTags', 'RESOURCE_READ', 'instance-profile'),
  iam('ListInstanceProfiles', 'RESOURCE_READ'),
  iam('ListInstanceProfilesForRole', 'RESOURCE_READ', 'role'),
  iam('ListMFADeviceTags', 'RESOURCE_READ', 'mfa'),
  iam('ListMFADevices', 'RESOURCE_READ', 'user', 'caller'),
  iam('ListOpenIDConnectProviderTags', 'RESOURCE_READ', 'oidc-provider'),
  iam('ListOpenIDConnectProviders', 'RESOURCE_READ'),
  iam('ListOrganizationsFeatures', 'RESOURCE_READ'),
  iam('ListPolicies', 'RESOURCE_READ'),
  iam('ListPoliciesGrantingServiceAccess', 'RESOURCE_READ', 'arn'),
  iam('ListPolicyTags', 'RESOURCE_READ', 'policy'),
  iam('ListPolicyVersions', 'RESOURCE_READ', 'policy'),
  iam('ListRolePolicies', 'RESOURCE_READ', 'role'),
  iam('ListRoleTags', 'RESOURCE_READ', 'role'),
  iam('ListRoles', 'RESOURCE_READ'),
  iam('ListSAMLProviderTags', 'RESOURCE_READ', 'saml-provider'),
  iam('ListSAMLProviders', 'RESOURCE_READ'),
  iam('ListSSHPublicKeys', 'RESOURCE_READ', 'user', 'caller'),
  iam('ListServerCertificateTags', 'RESOURCE_READ', 'server-certificate'),
  iam('ListServerCertificates', 'RESOURCE_READ'),
  iam('ListServiceSpecificCredentials', 'RESOURCE_READ', 'user', 'caller'),
  iam('ListSigningCertificates', 'RESOURCE_READ', 'user', 'caller'),
  iam('ListUserPolicies', 'RESOURCE_READ', 'user'),
  iam('ListUserTags', 'RESOURCE_READ', 'user'),
  iam('ListUsers', 'RESOURCE_READ'),
  iam('ListVirtualMFADevices', 'RESOURCE_READ'),
  iam('PutGroupPolicy', 'GROUP_MODIFICATION', 'group', 'policy'),
  iam('PutRolePermissionsBoundary', 'RESOURCE_PERMISSIONS_CHANGE', 'role'),
  iam('PutRolePolicy', 'RESOURCE_PERMISSIONS_CHANGE', 'policy', 'role-beside'),
  iam('PutUserPermissionsBoundary', 'USER_CHANGE_PERMISSIONS', 'user'),
  iam('PutUserPolicy', 'USER_CHANGE_PERMISSIONS', 'user', 'policy'),
  iam('RejectDelegationRequest', 'RESOURCE_WRITTEN', 'delegation'),
  iam('RemoveClientIDFromOpenIDConnectProvider', 'RESOURCE_PERMISSIONS_CHANGE', 'oidc-provider'),
  iam('RemoveRoleFromInstanceProfile', 'RESOURCE_PERMISSIONS_CHANGE', 'instance-profile', 'role-beside'),
  iam('RemoveUserFromGroup', 'GROUP_MODIFICATION', 'user', 'group'),
  iam('ResetServiceSpecificCredential', 'RESOURCE_WRITTEN', 'user', 'caller', 'service-credential'),
  iam('ResyncMFADevice', 'RESOURCE_WRITTEN', 'user', 'mfa'),
  iam('SendDelegationToken', 'RESOURCE_PERMISSIONS_CHANGE', 'delegation'),
  iam('SetDefaultPolicyVersion', 'RESOURCE_PERMISSIONS_CHANGE', 'policy'),
  iam('SetSecurityTokenServicePreferences', 'SETTING_MODIFICATION', 'setting'),
  iam('SimulateCustomPolicy', 'RESOURCE_READ'),
  iam('SimulatePrincipalPolicy', 'RESOURCE_READ', 'arn'),
  iam('TagInstanceProfile', 'RESOURCE_WRITTEN', 'instance-profile'),
  iam('TagMFADevice', 'RESOURCE_WRITTEN', 'mfa'),
  iam('TagOpenIDConnectProvider', 'RESOURCE_WRITTEN', 'oidc-provider'),
  iam('TagPolicy', 'RESOURCE_WRITTEN', 'policy'),
  iam('TagRole', 'RESOURCE_WRITTEN', 'role'),
  iam('TagSAMLProvider', 'RESOURCE_WRITTEN', 'saml-provider'),
  iam('TagServerCertificate', 'RESOURCE_WRITTEN', 'server-certificate'),
  iam('TagUser', 'RESOURCE_WRITTEN', 'user'),
  iam('UntagInstanceProfile', 'RESOURCE_WRITTEN', 'instance-profile'),
  iam('UntagMFADevice', 'RESOURCE_WRITTEN', 'mfa'),
  iam('UntagOpenIDConnectProvider', 'RESOURCE_WRITTEN', 'oidc-provider'),
  iam('UntagPolicy', 'RESOURCE_WRITTEN', 'policy'),
  iam('UntagRole', 'RESOURCE_WRITTEN', 'role'),
  iam('UntagSAMLProvider', 'RESOURCE_WRITTEN', 'saml-provider'),
  iam('UntagServerCertificate', 'RESOURCE_WRITTEN', 'server-certificate'),
  iam('UntagUser', 'RESOURCE_WRITTEN', 'user'),
  iam('UpdateAccessKey', 'RESOURCE_WRITTEN', 'user', 'caller', 'access-key'),
  iam('UpdateAccountPasswordPolicy', 'SETTING_MODIFICATION', 'setting'),
  iam('UpdateAssumeRolePolicy', 'RESOURCE_PERMISSIONS_CHANGE', 'role'),
  iam('UpdateDelegationRequest', 'RESOURCE_WRITTEN', 'delegation'),
  iam('UpdateGroup', 'GROUP_MODIFICATION', 'group'),
  iam('UpdateLoginProfile', 'USER_CHANGE_PASSWORD', 'user'),
  iam('UpdateOpenIDConnectProviderThumbprint', 'RESOURCE_WRITTEN', 'oidc-provider'),
  iam('UpdateRole', 'RESOURCE_WRITTEN', 'role'),
  iam('UpdateRoleDescription', 'RESOURCE_WRITTEN', 'role'),
  iam('UpdateSAMLProvider', 'RESOURCE_WRITTEN', 'saml-provider'),
  iam('UpdateSSHPublicKey', 'RESOURCE_WRITTEN', 'user', 'ssh-key'),
  iam('UpdateServerCertificate', 'RESOURCE_WRITTEN', 'server-certificate'),
  iam('UpdateServiceSpecificCredential', 'RESOURCE_WRITTEN', 'user', 'caller', 'service-credential'),
  iam('UpdateSigningCertificate', 'RESOURCE_WRITTEN', 'user', 'caller', 'signing-certificate'),
  iam('UpdateUser', 'USER_UNCATEGORIZED', 'user'),
  iam('UploadSSHPublicKey', 'RESOURCE_CREATION', 'user', 'ssh-key'),
  iam('UploadServerCertificate', 'RESOURCE_CREATION', 'server-certificate'),
  iam('UploadSigningCertificate', 'RESOURCE_CREATION', 'user', 'caller', 'signing-certificate'),
  sts('AssumeRole', 'USER_LOGIN', 'session', 'role'),
  sts('AssumeRoleWithSAML', 'USER_LOGIN', 'session', 'role'),
  sts('AssumeRoleWithWebIdentity', 'USER_LOGIN', 'session', 'role'),
  sts('AssumeRoot', 'USER_LOGIN', 'session', 'credentials'),
  sts('DecodeAuthorizationMessage', 'RESOURCE_READ'),
  sts('GetAccessKeyInfo', 'RESOURCE_READ', 'access-key'),
  sts('GetCallerIdentity', 'RESOURCE_READ'),
  sts('GetDelegatedAccessToken', 'USER_RESOURCE_ACCESS', 'session', 'credentials'),
  sts('GetFederationToken', 'USER_RESOURCE_ACCESS', 'session', 'credentials'),
  sts('GetSessionToken', 'USER_RESOURCE_ACCESS', 'credentials'),
  sts('GetWebIdentityToken', 'USER_RESOURCE_ACCESS', 'credentials'),
  signin('ConsoleLogin', 'USER_LOGIN', 'identity'),
  signin('CheckMfa', 'USER_UNCATEGORIZED', 'identity'),
  signin('PasswordUpdated', 'USER_CHANGE_PASSWORD', 'identity'),
  signin('SwitchRole', 'USER_LOGIN', 'identity'),
  signin('ExitRole', 'USER_UNCATEGORIZED', 'identity'),
  signin('RenewRole', 'USER_UNCATEGORIZED', 'identity'),
  signin('GetSigninToken', 'USER_UNCATEGORIZED', 'identity'),
  signin('CredentialChallenge', 'USER_UNCATEGORIZED', 'identity'),
  signin('CredentialVerification', 'USER_UNCATEGORIZED', 'identity'),
  signin('UserAuthentication', 'USER_LOGIN', 'identity'),
  signin('ExternalIdPDirectoryLogin', 'USER_LOGIN', 'identity'),
  signin('EmailUpdated', 'USER_UNCATEGORIZED', 'identity'),
  signin('AccountNameUpdated', 'USER_UNCATEGORIZED', 'identity'),
  signin('PasswordRecoveryRequested', 'USER_UNCATEGORIZED', 'identity'),
  signin('PasswordRecoveryCompleted', 'USER_CHANGE_PASSWORD', 'identity'),
])();
