import { collectedAt, constant, direct, labelKey, labelValue, timestamp } from '../logic.ts';
import { policyExtension as policy } from '../row.ts';
import {
  accountId,
  asIs,
  dateAsJson,
  defaultDocument,
  otherDocument,
  sameTimestamp,
  unreadableDate,
} from './logic.ts';

/** Managed policies, of which the documented table has no row. */
// biome-ignore format: one row a line, as in the documented table
export const POLICY_EXTENSIONS = /* @__PURE__ */ (() => [
  policy('E401', 'Arn', 'entity.resource.name', direct),
  policy('E402', 'PolicyId', 'entity.resource.product_object_id', direct),
  policy('E403', 'PolicyId', 'metadata.product_entity_id', direct),
  policy('E404', 'CreateDate', 'entity.resource.attribute.creation_time', timestamp),
  policy('E405', 'CreateDate', 'metadata.creation_timestamp', sameTimestamp),
  policy('E406', 'UpdateDate', 'entity.resource.attribute.last_update_time', timestamp),
  policy('E407', 'Path', 'entity.resource.attribute.labels[path]', direct),
  policy('E408', 'Tags[].Key', 'entity.resource.attribute.labels[].key', labelKey),
  policy('E409', 'Tags[].Value', 'entity.resource.attribute.labels[].value', labelValue),
  policy('E410', 'PolicyName', 'entity.resource.attribute.permissions[].name', direct),
  policy('E411', 'PolicyVersionList', 'entity.resource.attribute.permissions[].description', defaultDocument),
  policy('E412', 'Description', 'metadata.description', direct),
  policy('E413', 'Arn', 'entity.resource_ancestors[].product_object_id', accountId),
  policy('E414', null, 'entity.resource_ancestors[].resource_type', constant('CLOUD_PROJECT')),
  policy('E415', null, 'entity.resource_ancestors[].resource_subtype', constant('Account')),
  policy('E416', 'DefaultVersionId', 'additional.DefaultVersionId', asIs),
  policy('E417', 'AttachmentCount', 'additional.AttachmentCount', asIs),
  policy('E418', 'PermissionsBoundaryUsageCount', 'additional.PermissionsBoundaryUsageCount', asIs),
  policy('E419', 'IsAttachable', 'additional.IsAttachable', asIs),
  policy('E420', 'PolicyVersionList[].VersionId', 'additional.PolicyVersionList[].VersionId', asIs),
  policy('E421', 'PolicyVersionList[].IsDefaultVersion', 'additional.PolicyVersionList[].IsDefaultVersion', asIs),
  policy('E422', 'PolicyVersionList[].CreateDate', 'additional.PolicyVersionList[].CreateDate', dateAsJson),
  policy('E423', 'PolicyVersionList[]', 'additional.PolicyVersionList[].Document', otherDocument),
  policy('E424', 'CreateDate', 'additional.CreateDate', unreadableDate),
  policy('E425', 'UpdateDate', 'additional.UpdateDate', unreadableDate),
  policy('E426', null, 'metadata.collected_timestamp', collectedAt),
  policy('E427', null, 'metadata.vendor_name', constant('AWS')),
  policy('E428', null, 'metadata.product_name', constant('AWS IAM')),
  policy('E429', null, 'metadata.entity_type', constant('RESOURCE')),
  policy('E430', null, 'entity.resource.resource_subtype', constant('Policy')),
  policy('E431', null, 'entity.resource.resource_type', constant('ACCESS_POLICY')),
  policy('E432', null, 'entity.resource.attribute.cloud.environment', constant('AMAZON_WEB_SERVICES')),
])();
