import { constant } from '../logic.ts';
import { Circumstance } from './circumstance.ts';
import * as logic from './logic.ts';
import { copied, standing, unmasked, webAddress } from './logic.ts';
import type { Operation } from './operations.ts';
import { type EventRow, event } from './row.ts';
import { on, onOperations } from './variant.ts';

const onLogins = /* @__PURE__ */ on(({ type }) => type === 'USER_LOGIN');
const onOthersThan = (...names: readonly Operation['name'][]) =>
  on(({ name }) => !names.includes(name ?? ''));

/** Federation proves who signs in. */
const FEDERATED = [
  'AssumeRoleWithSAML',
  'AssumeRoleWithWebIdentity',
  'UserAuthentication',
  'ExternalIdPDirectoryLogin',
] as const;

/** The rows of what every record has: metadata, the place, the outcome, the network, the login. */
// biome-ignore format: one row a line, as in the published table
export const GENERAL_ROWS: readonly EventRow[] = /* @__PURE__ */ (() => [
  event('C1', null, 'metadata.log_type', constant('AWS_CLOUDTRAIL'), 'documented'),
  event('C2', null, 'metadata.vendor_name', constant('AMAZON'), 'observed'),
  event('C3', null, 'metadata.product_name', constant('AWS CloudTrail'), 'observed'),
  event('C4', 'eventTime', 'metadata.event_timestamp', logic.eventTime, 'observed'),
  event('C5', 'eventName', 'metadata.product_event_type', copied, 'observed'),
  event('C6', ['eventName', 'eventSource'], 'metadata.event_type', logic.eventType, 'documented'),
  event('C7', 'eventName', 'security_result[].summary', constant('Login to AWS Console succeeded.'), 'observed', onOperations('ConsoleLogin'), Circumstance.Allowed),
  event('C7', 'eventName', 'security_result[].summary', constant('New role assumed and credentials granted.'), 'observed', onOperations('AssumeRole'), Circumstance.Allowed),
  event('C8', 'eventID', 'metadata.product_log_id', copied, 'observed'),
  event('C9', 'eventVersion', 'metadata.product_version', copied, 'observed'),
  event('C10', 'eventSource', 'target.application', copied, 'observed'),
  event('C11', 'eventType', 'additional.eventType', webAddress, 'observed'),
  event('C12', 'awsRegion', 'principal.location.name', copied, 'observed'),
  event('C13', 'sourceIPAddress', 'principal.ip[]', logic.ipAddress, 'observed'),
  event('C13', 'sourceIPAddress', 'principal.asset.ip[]', logic.ipAddress, 'observed'),
  event('C14', 'sourceIPAddress', 'principal.hostname', logic.hostname, 'observed'),
  event('C14', 'sourceIPAddress', 'principal.asset.hostname', logic.hostname, 'observed'),
  event('C15', 'sourceIPAddress', 'principal.port', logic.port, 'sibling'),
  event('C16', 'userAgent', 'network.http.user_agent', copied, 'observed'),
  event('C18', 'recipientAccountId', 'additional.recipientAccountId', webAddress, 'observed'),
  event('C19', ['errorCode', 'errorMessage'], 'security_result[].action[]', logic.blocked, 'observed', Circumstance.RefusedByError),
  event('C19', null, 'security_result[].action[]', constant('ALLOW'), 'observed', Circumstance.Allowed),
  event('C20', 'errorCode', 'security_result[].rule_id', copied, 'observed'),
  event('C21', 'errorMessage', 'security_result[].description', logic.reason, 'observed', onOperations('ConsoleLogin')),
  event('C21', 'errorMessage', 'security_result[].description', logic.withoutSecrets, 'observed', onOthersThan('ConsoleLogin')),
  event('C22', 'responseElements', 'security_result[].action[]', constant('BLOCK', 'BLOCK where the outcome of the operation is Failure'), 'observed', Circumstance.RefusedInAnswer),
  event('C22', 'serviceEventDetails', 'security_result[].action[]', constant('BLOCK', 'BLOCK where the outcome of the operation is Failure'), 'observed', Circumstance.RefusedInDetails),
  event('C23', null, 'security_result[].category[]', constant('AUTH_VIOLATION'), 'ours', onLogins, Circumstance.Refused),
  event('C24', null, 'security_result[].severity', standing('INFORMATIONAL'), 'observed'),
  event('C25', 'userIdentity.type', 'principal.resource.type', copied, 'observed'),
  event('C25', 'userIdentity.type', 'principal.resource.resource_subtype', copied, 'observed'),
  event('C30', 'userIdentity.accessKeyId', 'additional.accessKeyId', webAddress, 'observed'),
  event('C40', null, 'principal.asset.attribute.cloud.environment', constant('AMAZON_WEB_SERVICES'), 'observed'),
  event('C41', 'additionalEventData.MFAUsed', 'extensions.auth.auth_details', logic.mfaUsed, 'observed'),
  event('C42', null, 'extensions.auth.mechanism[]', constant('REMOTE'), 'observed', onLogins),
  event('C43', 'userIdentity.type', 'extensions.auth.type', logic.consoleLoginType, 'ours', onOperations('ConsoleLogin')),
  event('C43', 'eventName', 'extensions.auth.type', constant('SSO'), 'ours', onOperations('ConsoleLogin', ...FEDERATED)),
  event('C49', 'requestParameters.policyArn', 'security_result[].rule_name', logic.lastPart, 'documented'),
  event('C63', 'readOnly', 'additional.readOnly', copied, 'observed'),
  event('C64', 'managementEvent', 'additional.managementEvent', copied, 'observed'),
  event('C66', 'tlsDetails.tlsVersion', 'network.tls.version', copied, 'sibling'),
  event('C67', 'tlsDetails.cipherSuite', 'network.tls.cipher', copied, 'sibling'),
  event('C68', 'additionalEventData.LoginTo', 'target.url', logic.destination, 'sibling'),
  event('C69', ['resources[].ARN', 'resources[].arn'], 'about[].resource.name', unmasked, 'ours'),
  event('C70', 'resources[].type', 'about[].resource.resource_subtype', copied, 'ours'),
  event('C71', 'resources[].accountId', 'about[].resource.attribute.labels[account_id]', logic.beside, 'ours'),
  event('C72', 'eventCategory', 'security_result[].category_details[]', copied, 'observed'),
  event('C74', 'awsRegion', 'target.location.name', copied, 'observed'),
  event('C75', 'apiVersion', 'additional.apiVersion', webAddress, 'ours'),
  event('C75', 'vpcEndpointId', 'additional.vpcEndpointId', webAddress, 'ours'),
  event('C75', 'vpcEndpointAccountId', 'additional.vpcEndpointAccountId', webAddress, 'ours'),
  event('C75', 'tlsDetails.clientProvidedHostHeader', 'additional."tlsDetails.clientProvidedHostHeader"', webAddress, 'ours'),
  event('C75', 'additionalEventData.@data[]', 'additional.*', logic.leaf, 'ours'),
  event('C75', 'serviceEventDetails.@details[]', 'additional.*', logic.leaf, 'ours'),
  event('C75', 'addendum.@addendum[]', 'additional.*', logic.leaf, 'ours'),
  event('C75', 'edgeDeviceDetails.@edge[]', 'additional.*', logic.leaf, 'ours'),
  event('C75', 'eventContext.@context[]', 'additional.*', logic.leaf, 'ours'),
  event('C80', 'userIdentity.type', 'src.user.user_display_name', logic.rootName, 'observed'),
  event('C82', 'sharedEventID', 'additional.sharedEventID', webAddress, 'observed'),
  event('E1', null, 'principal.namespace', logic.namespace, 'ours'),
  event('E1', null, 'target.namespace', logic.namespace, 'ours'),
  event('E2', null, 'metadata.ingestion_labels', logic.ingestionLabels, 'ours'),
])();
