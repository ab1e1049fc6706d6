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
  policy('E401', 'Arn', 'entity.resource.name', direct, 'Row 1 does so with the ARN of a role.'),
  policy('E402', 'PolicyId', 'entity.resource.product_object_id', direct, 'Row 18 does so with the id of a role.'),
  policy('E403', 'PolicyId', 'metadata.product_entity_id', direct, "UDM keeps the vendor's unique id of an entity here."),
  policy('E404', 'CreateDate', 'entity.resource.attribute.creation_time', timestamp, 'Row 4 does so with the date of a role.'),
  policy('E405', 'CreateDate', 'metadata.creation_timestamp', sameTimestamp, 'UDM keeps here when the entity was created at its source.'),
  policy('E406', 'UpdateDate', 'entity.resource.attribute.last_update_time', timestamp, 'UDM keeps here when a resource was last changed.'),
  policy('E407', 'Path', 'entity.resource.attribute.labels[path]', direct, 'Row 15 does so with the path of a role.'),
  policy('E408', 'Tags[].Key', 'entity.resource.attribute.labels[].key', labelKey, 'Rows 22 and 23 do so with the tags of users.'),
  policy('E409', 'Tags[].Value', 'entity.resource.attribute.labels[].value', labelValue, 'Rows 22 and 23 do so with the tags of users.'),
  policy('E410', 'PolicyName', 'entity.resource.attribute.permissions[].name', direct, 'A policy is a permission; inline policies are named so, too.'),
  policy('E411', 'PolicyVersionList', 'entity.resource.attribute.permissions[].description', defaultDocument, 'The version in force says what the policy permits.'),
  policy('E412', 'Description', 'metadata.description', direct, 'UDM keeps the description of an entity here.'),
  policy('E413', 'Arn', 'entity.resource_ancestors[].product_object_id', accountId, "The cloud account is the parent of everything in it; AWS's own policies lie in none."),
  policy('E414', null, 'entity.resource_ancestors[].resource_type', constant('CLOUD_PROJECT'), "CLOUD_PROJECT is UDM's type for a cloud account."),
  policy('E415', null, 'entity.resource_ancestors[].resource_subtype', constant('Account'), "The subtype says it in AWS's own word."),
  policy('E416', 'DefaultVersionId', 'additional.DefaultVersionId', asIs, 'UDM has no field for the version of a policy.'),
  policy('E417', 'AttachmentCount', 'additional.AttachmentCount', asIs, 'UDM has no field for how often a policy is attached.'),
  policy('E418', 'PermissionsBoundaryUsageCount', 'additional.PermissionsBoundaryUsageCount', asIs, 'UDM has no field for how often a policy is a boundary.'),
  policy('E419', 'IsAttachable', 'additional.IsAttachable', asIs, 'UDM has no field for whether a policy can be attached.'),
  policy('E420', 'PolicyVersionList[].VersionId', 'additional.PolicyVersionList[].VersionId', asIs, 'UDM has no field for the versions of a policy.'),
  policy('E421', 'PolicyVersionList[].IsDefaultVersion', 'additional.PolicyVersionList[].IsDefaultVersion', asIs, 'UDM has no field for the versions of a policy.'),
  policy('E422', 'PolicyVersionList[].CreateDate', 'additional.PolicyVersionList[].CreateDate', dateAsJson, 'UDM has no field for the versions of a policy.'),
  policy('E423', 'PolicyVersionList[]', 'additional.PolicyVersionList[].Document', otherDocument, 'A version that is not in force permits nothing, but may be put in force again.'),
  policy('E424', 'CreateDate', 'additional.CreateDate', unreadableDate, 'A date that no timestamp can hold is kept as the log has it.'),
  policy('E425', 'UpdateDate', 'additional.UpdateDate', unreadableDate, 'A date that no timestamp can hold is kept as the log has it.'),
  policy('E426', null, 'metadata.collected_timestamp', collectedAt, 'As row 34.'),
  policy('E427', null, 'metadata.vendor_name', constant('AWS'), 'As row 35.'),
  policy('E428', null, 'metadata.product_name', constant('AWS IAM'), 'As row 36.'),
  policy('E429', null, 'metadata.entity_type', constant('RESOURCE'), 'A policy is a resource.'),
  policy('E430', null, 'entity.resource.resource_subtype', constant('Policy'), 'As row 38.'),
  policy('E431', null, 'entity.resource.resource_type', constant('ACCESS_POLICY'), "ACCESS_POLICY is UDM's type for just this."),
  policy('E432', null, 'entity.resource.attribute.cloud.environment', constant('AMAZON_WEB_SERVICES'), 'As row 40.'),
])();
