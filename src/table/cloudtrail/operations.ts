import type { Service } from '../../log/cloudtrail/service.ts';
import type { EventType } from '../../udm/event/type.ts';

/**
 * What a call is about: a user, a group, a session or whoever signs in; a resource of a kind, and the role beside it.
 */
export type About =
  | 'user'
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

type Abouts = About | readonly About[];

/** The operations of a service, by their event types; what each is about. */
type OperationsOfService = { readonly [Type in EventType]?: Readonly<Record<string, Abouts>> };

/** Every operation of IAM, STS and sign-in. */
const BY_SERVICE: Readonly<Record<Service, OperationsOfService>> = {
  iam: {
    USER_CREATION: {
      CreateUser: 'user',
    },
    USER_DELETION: {
      DeleteUser: 'user',
    },
    USER_CHANGE_PASSWORD: {
      ChangePassword: [],
      CreateLoginProfile: 'user',
      DeleteLoginProfile: 'user',
      UpdateLoginProfile: 'user',
    },
    USER_CHANGE_PERMISSIONS: {
      AttachUserPolicy: ['user', 'policy'],
      DeactivateMFADevice: ['user', 'mfa'],
      DeleteUserPermissionsBoundary: 'user',
      DeleteUserPolicy: ['user', 'policy'],
      DetachUserPolicy: ['user', 'policy'],
      EnableMFADevice: ['user', 'mfa'],
      PutUserPermissionsBoundary: 'user',
      PutUserPolicy: ['user', 'policy'],
    },
    USER_UNCATEGORIZED: {
      UpdateUser: 'user',
    },
    GROUP_CREATION: {
      CreateGroup: 'group',
    },
    GROUP_DELETION: {
      DeleteGroup: 'group',
    },
    GROUP_MODIFICATION: {
      AddUserToGroup: ['user', 'group'],
      AttachGroupPolicy: ['group', 'policy'],
      DeleteGroupPolicy: ['group', 'policy'],
      DetachGroupPolicy: ['group', 'policy'],
      PutGroupPolicy: ['group', 'policy'],
      RemoveUserFromGroup: ['user', 'group'],
      UpdateGroup: 'group',
    },
    SETTING_MODIFICATION: {
      DisableOrganizationsRootCredentialsManagement: 'setting',
      DisableOrganizationsRootSessions: 'setting',
      DisableOutboundWebIdentityFederation: 'setting',
      EnableOrganizationsRootCredentialsManagement: 'setting',
      EnableOrganizationsRootSessions: 'setting',
      EnableOutboundWebIdentityFederation: 'setting',
      SetSecurityTokenServicePreferences: 'setting',
      UpdateAccountPasswordPolicy: 'setting',
    },
    SETTING_DELETION: {
      DeleteAccountPasswordPolicy: 'setting',
    },
    RESOURCE_CREATION: {
      CreateAccessKey: ['user', 'access-key'],
      CreateAccountAlias: 'alias',
      CreateDelegationRequest: 'delegation',
      CreateInstanceProfile: 'instance-profile',
      CreateOpenIDConnectProvider: 'oidc-provider',
      CreatePolicy: 'policy',
      CreatePolicyVersion: 'policy',
      CreateRole: 'role',
      CreateSAMLProvider: 'saml-provider',
      CreateServiceLinkedRole: 'role',
      CreateServiceSpecificCredential: ['user', 'service-credential'],
      CreateVirtualMFADevice: 'mfa',
      UploadSSHPublicKey: ['user', 'ssh-key'],
      UploadServerCertificate: 'server-certificate',
      UploadSigningCertificate: ['user', 'signing-certificate'],
    },
    RESOURCE_DELETION: {
      DeleteAccessKey: ['user', 'access-key'],
      DeleteAccountAlias: 'alias',
      DeleteInstanceProfile: 'instance-profile',
      DeleteOpenIDConnectProvider: 'oidc-provider',
      DeletePolicy: 'policy',
      DeletePolicyVersion: 'policy',
      DeleteRole: 'role',
      DeleteSAMLProvider: 'saml-provider',
      DeleteSSHPublicKey: ['user', 'ssh-key'],
      DeleteServerCertificate: 'server-certificate',
      DeleteServiceLinkedRole: 'role',
      DeleteServiceSpecificCredential: ['user', 'service-credential'],
      DeleteSigningCertificate: ['user', 'signing-certificate'],
      DeleteVirtualMFADevice: 'mfa',
    },
    RESOURCE_PERMISSIONS_CHANGE: {
      AcceptDelegationRequest: 'delegation',
      AddClientIDToOpenIDConnectProvider: 'oidc-provider',
      AddRoleToInstanceProfile: ['instance-profile', 'role-beside'],
      AttachRolePolicy: ['policy', 'role-beside'],
      DeleteRolePermissionsBoundary: 'role',
      DeleteRolePolicy: ['policy', 'role-beside'],
      DetachRolePolicy: ['policy', 'role-beside'],
      PutRolePermissionsBoundary: 'role',
      PutRolePolicy: ['policy', 'role-beside'],
      RemoveClientIDFromOpenIDConnectProvider: 'oidc-provider',
      RemoveRoleFromInstanceProfile: ['instance-profile', 'role-beside'],
      SendDelegationToken: 'delegation',
      SetDefaultPolicyVersion: 'policy',
      UpdateAssumeRolePolicy: 'role',
    },
    RESOURCE_READ: {
      GenerateCredentialReport: [],
      GenerateOrganizationsAccessReport: [],
      GenerateServiceLastAccessedDetails: 'arn',
      GetAccessKeyLastUsed: 'access-key',
      GetAccountAuthorizationDetails: [],
      GetAccountPasswordPolicy: [],
      GetAccountSummary: [],
      GetContextKeysForCustomPolicy: [],
      GetContextKeysForPrincipalPolicy: 'arn',
      GetCredentialReport: [],
      GetDelegationRequest: 'delegation',
      GetGroup: 'group',
      GetGroupPolicy: ['group', 'policy'],
      GetHumanReadableSummary: 'arn',
      GetInstanceProfile: 'instance-profile',
      GetLoginProfile: 'user',
      GetMFADevice: ['user', 'mfa'],
      GetOpenIDConnectProvider: 'oidc-provider',
      GetOrganizationsAccessReport: [],
      GetOutboundWebIdentityFederationInfo: [],
      GetPolicy: 'policy',
      GetPolicyVersion: 'policy',
      GetRole: 'role',
      GetRolePolicy: ['policy', 'role-beside'],
      GetSAMLProvider: 'saml-provider',
      GetSSHPublicKey: ['user', 'ssh-key'],
      GetServerCertificate: 'server-certificate',
      GetServiceLastAccessedDetails: [],
      GetServiceLastAccessedDetailsWithEntities: [],
      GetServiceLinkedRoleDeletionStatus: [],
      GetUser: 'user',
      GetUserPolicy: ['user', 'policy'],
      ListAccessKeys: 'user',
      ListAccountAliases: [],
      ListAttachedGroupPolicies: 'group',
      ListAttachedRolePolicies: 'role',
      ListAttachedUserPolicies: 'user',
      ListDelegationRequests: [],
      ListEntitiesForPolicy: 'policy',
      ListGroupPolicies: 'group',
      ListGroups: [],
      ListGroupsForUser: 'user',
      ListInstanceProfileTags: 'instance-profile',
      ListInstanceProfiles: [],
      ListInstanceProfilesForRole: 'role',
      ListMFADeviceTags: 'mfa',
      ListMFADevices: 'user',
      ListOpenIDConnectProviderTags: 'oidc-provider',
      ListOpenIDConnectProviders: [],
      ListOrganizationsFeatures: [],
      ListPolicies: [],
      ListPoliciesGrantingServiceAccess: 'arn',
      ListPolicyTags: 'policy',
      ListPolicyVersions: 'policy',
      ListRolePolicies: 'role',
      ListRoleTags: 'role',
      ListRoles: [],
      ListSAMLProviderTags: 'saml-provider',
      ListSAMLProviders: [],
      ListSSHPublicKeys: 'user',
      ListServerCertificateTags: 'server-certificate',
      ListServerCertificates: [],
      ListServiceSpecificCredentials: 'user',
      ListSigningCertificates: 'user',
      ListUserPolicies: 'user',
      ListUserTags: 'user',
      ListUsers: [],
      ListVirtualMFADevices: [],
      SimulateCustomPolicy: [],
      SimulatePrincipalPolicy: 'arn',
    },
    RESOURCE_WRITTEN: {
      AssociateDelegationRequest: 'delegation',
      RejectDelegationRequest: 'delegation',
      ResetServiceSpecificCredential: ['user', 'service-credential'],
      ResyncMFADevice: ['user', 'mfa'],
      TagInstanceProfile: 'instance-profile',
      TagMFADevice: 'mfa',
      TagOpenIDConnectProvider: 'oidc-provider',
      TagPolicy: 'policy',
      TagRole: 'role',
      TagSAMLProvider: 'saml-provider',
      TagServerCertificate: 'server-certificate',
      TagUser: 'user',
      UntagInstanceProfile: 'instance-profile',
      UntagMFADevice: 'mfa',
      UntagOpenIDConnectProvider: 'oidc-provider',
      UntagPolicy: 'policy',
      UntagRole: 'role',
      UntagSAMLProvider: 'saml-provider',
      UntagServerCertificate: 'server-certificate',
      UntagUser: 'user',
      UpdateAccessKey: ['user', 'access-key'],
      UpdateDelegationRequest: 'delegation',
      UpdateOpenIDConnectProviderThumbprint: 'oidc-provider',
      UpdateRole: 'role',
      UpdateRoleDescription: 'role',
      UpdateSAMLProvider: 'saml-provider',
      UpdateSSHPublicKey: ['user', 'ssh-key'],
      UpdateServerCertificate: 'server-certificate',
      UpdateServiceSpecificCredential: ['user', 'service-credential'],
      UpdateSigningCertificate: ['user', 'signing-certificate'],
    },
  },
  sts: {
    USER_LOGIN: {
      AssumeRole: ['session', 'role'],
      AssumeRoleWithSAML: ['session', 'role'],
      AssumeRoleWithWebIdentity: ['session', 'role'],
      AssumeRoot: ['session', 'credentials'],
    },
    USER_RESOURCE_ACCESS: {
      GetDelegatedAccessToken: ['session', 'credentials'],
      GetFederationToken: ['session', 'credentials'],
      GetSessionToken: 'credentials',
      GetWebIdentityToken: 'credentials',
    },
    RESOURCE_READ: {
      DecodeAuthorizationMessage: [],
      GetAccessKeyInfo: 'access-key',
      GetCallerIdentity: [],
    },
  },
  signin: {
    USER_LOGIN: {
      ConsoleLogin: 'identity',
      SwitchRole: 'identity',
      UserAuthentication: 'identity',
      ExternalIdPDirectoryLogin: 'identity',
    },
    USER_CHANGE_PASSWORD: {
      PasswordUpdated: 'identity',
      PasswordRecoveryCompleted: 'identity',
    },
    USER_UNCATEGORIZED: {
      CheckMfa: 'identity',
      ExitRole: 'identity',
      RenewRole: 'identity',
      GetSigninToken: 'identity',
      CredentialChallenge: 'identity',
      CredentialVerification: 'identity',
      EmailUpdated: 'identity',
      AccountNameUpdated: 'identity',
      PasswordRecoveryRequested: 'identity',
    },
  },
};

/** Every operation of IAM, STS and sign-in. */
export const OPERATIONS: readonly Operation[] = /* @__PURE__ */ (() =>
  entriesOf(BY_SERVICE).flatMap(([service, types]) =>
    entriesOf(types).flatMap(([type, operations]) =>
      Object.entries(operations).map(([name, about]) => ({
        service,
        name,
        type,
        about: typeof about === 'string' ? [about] : about,
      })),
    ),
  ))();

function entriesOf<Key extends string, Value>(object: { readonly [K in Key]?: Value }) {
  return Object.entries(object) as [Key, Value][];
}
