import { alike, category, flag, instant, json, requestId, yesOrNo } from './reading.ts';
import { ALWAYS, both, early, late, moved, type OcsfCondition, type OcsfRow } from './row.ts';

/** The identities that come with a provider of their own; roles have it in their session. */
const isFederated: OcsfCondition = ({ identity }) =>
  identity === 'WebIdentityUser' || identity === 'SAMLUser';
const isLocal: OcsfCondition = (context) => !isFederated(context);

/** The identities of IAM Identity Center, which are known by the one on whose behalf they act. */
const isOfCenter: OcsfCondition = ({ identity }) => identity === 'IdentityCenterUser';
const isOfAccount: OcsfCondition = (context) => !isOfCenter(context);

/** What an account change is about is a role where its operation says so, and a user otherwise. */
const isOnRole: OcsfCondition = (context) =>
  context.class === 'account change' && context.operation.includes('Role');
const isOnUser: OcsfCondition = (context) => context.class === 'account change' && !isOnRole(context);

/** A service names the role that it has made for itself in the answer alone. */
const namesRole: OcsfCondition = (context) =>
  isOnRole(context) && context.operation !== 'CreateServiceLinkedRole';
const makesRole: OcsfCondition = (context) => isOnRole(context) && context.isMade;
const makesUser: OcsfCondition = (context) => isOnUser(context) && context.isMade;

const assumesRole: OcsfCondition = (context) =>
  context.class === 'authentication' && context.operation.startsWith('AssumeRole');
const namesAssumed: OcsfCondition = (context) => assumesRole(context) && context.isOnOther;
const signsIn: OcsfCondition = ({ operation }) => operation === 'ConsoleLogin';

/**
 * Where OCSF keeps the fields of CloudTrail, in its versions 1.0.0-rc.2 and 1.1.0. What has no line stands under its own
 * name, with points, in `unmapped`.
 *
 * @see https://docs.aws.amazon.com/security-lake/latest/userguide/open-cybersecurity-schema-framework.html
 * @see https://github.com/ocsf/examples/tree/main/mappings/markdown/AWS
 */
export const OCSF_ROWS: readonly OcsfRow[] = /* @__PURE__ */ (() => [
  both('eventVersion', 'metadata.product.version'),
  both('userIdentity.type', 'actor.user.type'),
  early('userIdentity.principalId', 'actor.user.uid'),
  late('userIdentity.principalId', 'actor.user.uid_alt', isOfAccount),
  moved('userIdentity.arn', 'actor.user.uuid', 'actor.user.uid'),
  moved('userIdentity.accountId', 'actor.user.account_uid', 'actor.user.account.uid'),
  early('userIdentity.accessKeyId', 'actor.user.credential_uid'),
  late('userIdentity.accessKeyId', 'actor.user.credential_uid', isOfAccount),
  late('userIdentity.credentialId', 'actor.user.credential_uid', isOfCenter),
  early('userIdentity.userName', 'actor.user.name'),
  late('userIdentity.userName', 'actor.user.name', isOfAccount),
  late('additionalEventData.UserName', 'actor.user.name', isOfCenter),
  both('userIdentity.sessionContext.sessionIssuer.arn', 'actor.session.issuer'),
  both('userIdentity.sessionContext.webIdFederationData.federatedProvider', 'actor.idp.name', alike, isLocal),
  early('userIdentity.sessionContext.attributes.creationDate', 'actor.session.created_time', ALWAYS, instant),
  late(
    'userIdentity.sessionContext.attributes.creationDate',
    'actor.session.created_time_dt',
    ALWAYS,
    instant,
  ),
  moved(
    'userIdentity.sessionContext.attributes.mfaAuthenticated',
    'actor.session.mfa',
    'actor.session.is_mfa',
    flag,
  ),
  both('userIdentity.invokedBy', 'actor.invoked_by'),
  both('userIdentity.identityProvider', 'actor.idp.name', alike, isFederated),
  late('userIdentity.onBehalfOf.userId', 'actor.user.uid_alt', isOfCenter),
  late('userIdentity.onBehalfOf.identityStoreArn', 'actor.idp.uid'),
  both('eventTime', 'time', instant),
  both('eventSource', 'api.service.name'),
  both('eventName', 'api.operation'),
  both('awsRegion', 'cloud.region'),
  both('sourceIPAddress', 'src_endpoint.domain'),
  both('sourceIPAddress', 'src_endpoint.ip'),
  both('userAgent', 'http_request.user_agent'),
  both('errorCode', 'api.response.error'),
  both('errorMessage', 'api.response.message'),
  late('requestParameters', 'api.request.data', ALWAYS, json),
  late('responseElements', 'api.response.data', ALWAYS, json),
  early('requestParameters.userName', 'user.name', isOnUser),
  early('requestParameters.roleName', 'user.name', namesRole),
  early('responseElements.user.userName', 'user.name', makesUser),
  early('responseElements.user.userId', 'user.uid', makesUser),
  early('responseElements.role.roleName', 'user.name', makesRole),
  early('responseElements.role.roleId', 'user.uid', makesRole),
  early('requestParameters.roleArn', 'user.uuid', namesAssumed),
  early('requestParameters.roleSessionName', 'user.name', assumesRole),
  early('responseElements.ConsoleLogin', 'status', signsIn),
  moved('additionalEventData.MFAUsed', 'mfa', 'is_mfa', yesOrNo),
  both('additionalEventData.LoginTo', 'dst_endpoint.svc_name'),
  both('requestID', 'api.request.uid', requestId),
  both('eventID', 'metadata.uid'),
  both('resources[].ARN', 'resources[].uid'),
  moved('resources[].accountId', 'resources[].account_uid', 'resources[].owner.account.uid'),
  both('resources[].type', 'resources[].type'),
  late('eventType', 'metadata.event_code'),
  both('apiVersion', 'api.version'),
  both('vpcEndpointId', 'src_endpoint.uid'),
  both('eventCategory', 'metadata.product.feature.name', category),
])();
