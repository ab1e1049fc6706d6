import { constant, direct, labelKey, labelValue } from '../logic.ts';
import { groupExtension as group } from '../row.ts';
import { accountId, asIs, documentText, emailAddress, sameTimestamp, unreadableDate } from './logic.ts';

/** What the documented table leaves behind of groups and their members. */
// biome-ignore format: one row a line, as in the documented table
export const GROUP_EXTENSIONS = /* @__PURE__ */ (() => [
  group('E301', 'Group.GroupID', 'metadata.product_entity_id', direct),
  group('E302', 'Group.CreateDate', 'metadata.creation_timestamp', sameTimestamp),
  group('E303', 'Group.Arn', 'entity.resource_ancestors[].product_object_id', accountId),
  group('E304', null, 'entity.resource_ancestors[].resource_type', constant('CLOUD_PROJECT')),
  group('E305', null, 'entity.resource_ancestors[].resource_subtype', constant('Account')),
  group('E306', 'Group.AttachedManagedPolicies[].PolicyArn', 'entity.group.attribute.permissions[].name', direct),
  group('E307', 'Group.AttachedManagedPolicies[].PolicyName', 'entity.group.attribute.permissions[].description', direct),
  group('E308', 'Group.GroupPolicyList[].PolicyName', 'entity.group.attribute.permissions[].name', direct),
  group('E309', 'Group.GroupPolicyList[].PolicyDocument', 'entity.group.attribute.permissions[].description', documentText),
  group('E310', 'Group.CreateDate', 'additional.CreateDate', unreadableDate),
  group('E311', 'NextToken', 'additional.NextToken', asIs),
  group('E312', 'Users[].UserName', 'relations[].entity.user.email_addresses[]', emailAddress),
  group('E313', 'Users[].GroupList[]', 'relations[].entity.user.group_identifiers[]', direct),
  group('E314', 'Users[].Tags[].Key', 'relations[].entity.user.attribute.labels[].key', labelKey),
  group('E315', 'Users[].Tags[].Value', 'relations[].entity.user.attribute.labels[].value', labelValue),
  group('E316', 'Users[].AttachedManagedPolicies[].PolicyArn', 'relations[].entity.user.attribute.permissions[].name', direct),
  group('E317', 'Users[].AttachedManagedPolicies[].PolicyName', 'relations[].entity.user.attribute.permissions[].description', direct),
  group('E318', 'Users[].UserPolicyList[].PolicyName', 'relations[].entity.user.attribute.permissions[].name', direct),
  group('E319', 'Users[].UserPolicyList[].PolicyDocument', 'relations[].entity.user.attribute.permissions[].description', documentText),
])();
