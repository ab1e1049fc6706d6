import type { EventValue } from '../../udm/event/field.ts';
import { constant } from '../logic.ts';
import { Circumstance } from './circumstance.ts';
import { TargetKind } from './kind.ts';
import * as logic from './logic.ts';
import { copied, uniqueId, unmasked } from './logic.ts';
import { type CloudTrailId, type EventRow, event, LABEL_LIMIT } from './row.ts';
import { on, onOperations, onServices } from './variant.ts';

const onIam = /* @__PURE__ */ onServices('iam');
const onSts = /* @__PURE__ */ onServices('sts');
const onIamAndSts = /* @__PURE__ */ onServices('iam', 'sts');
const onSettings = /* @__PURE__ */ on(({ about }) => about.includes('setting'));

/** The answers that name a user, who is the one of the call. */
const ANSWERED_USERS = [
  'responseElements.user.userName',
  'responseElements.accessKey.userName',
  'responseElements.loginProfile.userName',
  'responseElements.sSHPublicKey.userName',
  'responseElements.certificate.userName',
  'responseElements.serviceSpecificCredential.userName',
] as const;

/** The rows of the user and the group that a call is about; the first that has a value wins. */
// biome-ignore format: one row a line, as in the published table
const PEOPLE: readonly EventRow[] = /* @__PURE__ */ (() => [
  event('C44', 'requestParameters.userName', 'target.user.userid', unmasked, 'observed', onIamAndSts),
  event('C44', ANSWERED_USERS, 'target.user.userid', unmasked, 'observed', onIamAndSts),
  event('C83', 'responseElements.assumedRoleUser.arn', 'target.user.userid', unmasked, 'ours', onSts),
  event('C83', 'responseElements.federatedUser.arn', 'target.user.userid', unmasked, 'ours', onSts),
  event('C83', 'responseElements.assumedPrincipal', 'target.user.userid', unmasked, 'ours', onSts),
  event('C83', 'requestParameters.targetPrincipal', 'target.user.userid', unmasked, 'ours', onSts),
  event('C84', 'userIdentity.userName', 'target.user.userid', unmasked, 'ours', Circumstance.IsOwn),
  event('C84', 'userIdentity.arn', 'target.user.userid', unmasked, 'ours', Circumstance.IsOwn),
  event('C84', 'userIdentity.arn', 'target.user.userid', unmasked, 'ours', Circumstance.Tried),
  event('C84', 'userIdentity.userName', 'target.user.userid', unmasked, 'ours', Circumstance.Tried),
  event('C77', 'errorMessage', 'target.user.userid', logic.userInMessage, 'ours', Circumstance.IsNamed),
  event('C45', 'requestParameters.userName', 'target.user.user_display_name', unmasked, 'observed', onIamAndSts),
  event('C45', ANSWERED_USERS, 'target.user.user_display_name', unmasked, 'observed', onIamAndSts),
  event('C83', 'responseElements.assumedRoleUser.arn', 'target.user.user_display_name', logic.roleInArn, 'ours', onSts),
  event('C83', 'responseElements.federatedUser.arn', 'target.user.user_display_name', logic.federatedName, 'ours', onSts),
  event('C83', 'responseElements.assumedPrincipal', 'target.user.user_display_name', logic.nameOfPrincipal, 'ours', onSts),
  event('C84', 'userIdentity.userName', 'target.user.user_display_name', copied, 'ours', Circumstance.IsOwn),
  event('C84', 'userIdentity.type', 'target.user.user_display_name', logic.rootName, 'ours', Circumstance.IsOwn),
  event('C84', 'userIdentity.userName', 'target.user.user_display_name', copied, 'ours', Circumstance.Tried),
  event('C77', 'errorMessage', 'target.user.user_display_name', logic.userInMessage, 'ours', Circumstance.IsNamed),
  event('C45', 'requestParameters.userName', 'target.user.user_display_name', copied, 'observed', onIamAndSts),
  event('C58', 'responseElements.user.userId', 'target.user.product_object_id', unmasked, 'ours', onIam),
  event('C83', 'responseElements.assumedRoleUser.assumedRoleId', 'target.user.product_object_id', uniqueId, 'ours', onSts),
  event('C83', 'responseElements.federatedUser.federatedUserId', 'target.user.product_object_id', unmasked, 'ours', onSts),
  event('C83', 'requestParameters.targetPrincipal', 'target.user.product_object_id', logic.accountOfPrincipal, 'ours', onSts),
  event('C84', 'userIdentity.principalId', 'target.user.product_object_id', uniqueId, 'ours', Circumstance.IsOwn | Circumstance.IdOfPrincipal),
  event('C84', 'userIdentity.principalId', 'target.user.product_object_id', uniqueId, 'ours', Circumstance.Tried | Circumstance.IdOfPrincipal),
  event('C46', 'requestParameters.groupName', 'target.group.group_display_name', copied, 'sibling', onIam),
  event('C77', 'errorMessage', 'target.group.group_display_name', logic.groupInMessage, 'ours', Circumstance.IsNamed),
  event('C60', 'responseElements.group.groupId', 'target.group.product_object_id', unmasked, 'ours', onIam),
])();

/** The rows of what a resource of a kind is. */
function resource(
  row: CloudTrailId,
  kind: TargetKind,
  subtype: string,
  type?: EventValue<'target.resource.resource_type'>,
): readonly EventRow[] {
  const subtypeRow = event(row, null, 'target.resource.resource_subtype', constant(subtype), 'ours', kind);
  if (type === undefined) return [subtypeRow];
  return [event(row, null, 'target.resource.resource_type', constant(type), 'ours', kind), subtypeRow];
}

/** The rows of the resource that a call is about: of the kinds there is one, and of its fields the answer's come first. */
// biome-ignore format: one row a line, as in the published table
const RESOURCES: readonly EventRow[] = /* @__PURE__ */ (() => [
  event('C61', 'eventName', 'target.resource.name', logic.setting, 'ours', onSettings),
  event('C61', null, 'target.resource.resource_type', constant('SETTING'), 'ours', onSettings),

  event('C61', 'responseElements.policy.arn', 'target.resource.name', unmasked, 'ours', onIam, TargetKind.Policy),
  event('C48', 'requestParameters.policyArn', 'target.resource.name', unmasked, 'observed', onIam, TargetKind.Policy),
  event('C50', 'requestParameters.policyName', 'target.resource.name', unmasked, 'ours', onIam, TargetKind.Policy),
  event('C61', 'responseElements.policy.policyId', 'target.resource.product_object_id', unmasked, 'ours', onIam, TargetKind.Policy),
  ...resource('C61', TargetKind.Policy, 'AWS::IAM::Policy', 'ACCESS_POLICY'),

  event('C61', 'responseElements.virtualMFADevice.serialNumber', 'target.resource.name', unmasked, 'ours', onIam, TargetKind.Mfa),
  event('C61', ['requestParameters.serialNumber', 'requestParameters.virtualMFADeviceName'], 'target.resource.name', unmasked, 'ours', onIam, TargetKind.Mfa),
  ...resource('C61', TargetKind.Mfa, 'AWS::IAM::MFADevice', 'CREDENTIAL'),

  event('C56', 'responseElements.accessKey.accessKeyId', 'target.resource.product_object_id', unmasked, 'observed', onIamAndSts, TargetKind.AccessKey),
  event('C53', 'requestParameters.accessKeyId', 'target.resource.product_object_id', unmasked, 'ours', onIamAndSts, TargetKind.AccessKey),
  ...resource('C53', TargetKind.AccessKey, 'AWS::IAM::AccessKey', 'CREDENTIAL'),

  event('C61', ['responseElements.certificate.certificateId', 'requestParameters.certificateId'], 'target.resource.product_object_id', unmasked, 'ours', onIam, TargetKind.SigningCertificate),
  ...resource('C61', TargetKind.SigningCertificate, 'AWS::IAM::SigningCertificate', 'CREDENTIAL'),

  event('C61', ['responseElements.sSHPublicKey.sSHPublicKeyId', 'requestParameters.sSHPublicKeyId'], 'target.resource.product_object_id', unmasked, 'ours', onIam, TargetKind.SshKey),
  ...resource('C61', TargetKind.SshKey, 'AWS::IAM::SSHPublicKey', 'CREDENTIAL'),

  event('C61', ['responseElements.serviceSpecificCredential.serviceSpecificCredentialId', 'requestParameters.serviceSpecificCredentialId'], 'target.resource.product_object_id', unmasked, 'ours', onIam, TargetKind.ServiceCredential),
  ...resource('C61', TargetKind.ServiceCredential, 'AWS::IAM::ServiceSpecificCredential', 'CREDENTIAL'),

  event('C61', ['responseElements.instanceProfile.arn', 'requestParameters.instanceProfileName'], 'target.resource.name', unmasked, 'ours', onIam, TargetKind.InstanceProfile),
  event('C61', 'responseElements.instanceProfile.instanceProfileId', 'target.resource.product_object_id', unmasked, 'ours', onIam, TargetKind.InstanceProfile),
  ...resource('C61', TargetKind.InstanceProfile, 'AWS::IAM::InstanceProfile'),

  event('C61', ['responseElements.serverCertificateMetadata.arn', 'requestParameters.serverCertificateName'], 'target.resource.name', unmasked, 'ours', onIam, TargetKind.ServerCertificate),
  event('C61', 'responseElements.serverCertificateMetadata.serverCertificateId', 'target.resource.product_object_id', unmasked, 'ours', onIam, TargetKind.ServerCertificate),
  ...resource('C61', TargetKind.ServerCertificate, 'AWS::IAM::ServerCertificate', 'CREDENTIAL'),

  event('C61', ['responseElements.sAMLProviderArn', 'requestParameters.sAMLProviderArn'], 'target.resource.name', unmasked, 'ours', onIam, TargetKind.SamlProvider),
  event('C61', 'requestParameters.name', 'target.resource.name', unmasked, 'ours', onOperations('CreateSAMLProvider'), TargetKind.SamlProvider),
  ...resource('C61', TargetKind.SamlProvider, 'AWS::IAM::SAMLProvider'),

  event('C61', ['responseElements.openIDConnectProviderArn', 'requestParameters.openIDConnectProviderArn'], 'target.resource.name', unmasked, 'ours', onIam, TargetKind.OidcProvider),
  event('C61', 'requestParameters.url', 'target.resource.name', logic.webAddress, 'ours', onOperations('CreateOpenIDConnectProvider'), TargetKind.OidcProvider),
  ...resource('C61', TargetKind.OidcProvider, 'AWS::IAM::OIDCProvider'),

  event('C61', 'requestParameters.accountAlias', 'target.resource.name', unmasked, 'ours', onIam, TargetKind.Alias),
  ...resource('C61', TargetKind.Alias, 'AWS::IAM::AccountAlias'),

  event('C61', ['responseElements.delegationRequestId', 'requestParameters.delegationRequestId'], 'target.resource.product_object_id', unmasked, 'ours', onIam, TargetKind.Delegation),
  ...resource('C61', TargetKind.Delegation, 'AWS::IAM::DelegationRequest'),

  event('C59', 'responseElements.role.arn', 'target.resource.name', unmasked, 'ours', onIam, TargetKind.Role),
  event('C54', 'requestParameters.roleArn', 'target.resource.name', unmasked, 'observed', onIamAndSts, TargetKind.Role),
  event('C47', 'requestParameters.roleName', 'target.resource.name', unmasked, 'ours', onIam, TargetKind.Role),
  event('C59', 'responseElements.role.roleId', 'target.resource.product_object_id', unmasked, 'ours', onIam, TargetKind.Role),
  event('C57', 'responseElements.assumedRoleUser.assumedRoleId', 'target.resource.product_object_id', uniqueId, 'observed', onSts, TargetKind.Role),
  ...resource('C47', TargetKind.Role, 'AWS::IAM::Role', 'ACCESS_POLICY'),

  event('C58', 'responseElements.user.arn', 'target.resource.name', unmasked, 'ours', onIam, TargetKind.User),
  ...resource('C58', TargetKind.User, 'AWS::IAM::User'),
  event('C60', 'responseElements.group.arn', 'target.resource.name', unmasked, 'ours', onIam, TargetKind.Group),
  ...resource('C60', TargetKind.Group, 'AWS::IAM::Group'),

  event('C61', ['requestParameters.policySourceArn', 'requestParameters.entityArn', 'requestParameters.arn'], 'target.resource.name', unmasked, 'ours', onIam, TargetKind.Arn),
  event('C61', ['requestParameters.policySourceArn', 'requestParameters.entityArn', 'requestParameters.arn'], 'target.resource.resource_type', logic.typeOfArn, 'ours', onIam, TargetKind.Arn),
  event('C61', ['requestParameters.policySourceArn', 'requestParameters.entityArn', 'requestParameters.arn'], 'target.resource.resource_subtype', logic.subtypeOfArn, 'ours', onIam, TargetKind.Arn),

  event('C57', ['responseElements.credentials.accessKeyId', 'responseElements.webIdentityTokenId'], 'target.resource.product_object_id', unmasked, 'observed', onSts, TargetKind.Credentials),
  event('C57', null, 'target.resource.resource_type', constant('CREDENTIAL'), 'observed', TargetKind.Credentials),

  event('C81', 'resources', 'target.resource.name', logic.firstArn, 'ours', TargetKind.Listed),
  event('C81', 'resources', 'target.resource.resource_subtype', logic.typeOfFirst, 'ours', TargetKind.Listed),

  event('C77', 'errorMessage', 'target.resource.name', logic.resourceInMessage, 'ours', TargetKind.Named),
  event('C77', 'errorMessage', 'target.resource.resource_type', logic.typeInMessage, 'ours', TargetKind.Named),
  event('C77', 'errorMessage', 'target.resource.resource_subtype', logic.subtypeInMessage, 'ours', TargetKind.Named),

  event('C78', 'additionalEventData.SwitchTo', 'target.resource.name', unmasked, 'ours', Circumstance.Switches),
  event('C78', null, 'target.resource.resource_type', constant('ACCESS_POLICY'), 'ours', Circumstance.Switches),
  event('C78', null, 'target.resource.resource_subtype', constant('AWS::IAM::Role'), 'ours', Circumstance.Switches),

  event('C47', 'requestParameters.roleName', 'target.resource_ancestors[].name', unmasked, 'ours', Circumstance.HasRoleBeside),
  event('C47', null, 'target.resource_ancestors[].resource_type', constant('ACCESS_POLICY'), 'ours'),
  event('C47', null, 'target.resource_ancestors[].resource_subtype', constant('AWS::IAM::Role'), 'ours'),
])();

/** The rows of what a call asked for and what it answered, leaf by leaf. */
// biome-ignore format: one row a line, as in the published table
const LEAVES: readonly EventRow[] = /* @__PURE__ */ (() => [
  event('C17', 'requestID', 'target.resource.attribute.labels[requestID]', logic.webAddress, 'observed'),
  event('C55', 'requestParameters.@request[]', 'target.resource.attribute.labels[]', logic.leaf, 'observed', LABEL_LIMIT),
  event('C62', 'responseElements.@answer[]', 'target.resource.attribute.labels[]', logic.leaf, 'observed', LABEL_LIMIT),
  event('C65', 'sessionCredentialFromConsole', 'target.resource.attribute.labels[sessionCredentialFromConsole]', logic.webAddress, 'observed'),
  event('C51', 'requestParameters.policyDocument', 'target.resource.attribute.permissions[].name', logic.document, 'ours'),
  event('C52', ['requestParameters.assumeRolePolicyDocument', 'responseElements.role.assumeRolePolicyDocument'], 'target.resource.attribute.permissions[].name', logic.document, 'ours'),
])();

/** The rows of what a call is about. */
export const TARGET_ROWS: readonly EventRow[] = /* @__PURE__ */ (() => [
  ...PEOPLE,
  ...RESOURCES,
  ...LEAVES,
])();
