import { constant, direct, labelKey, labelValue } from '../logic.ts';
import { groupExtension as group } from '../row.ts';
import { accountId, asIs, documentText, emailAddress, sameTimestamp, unreadableDate } from './logic.ts';

/** What the documented table leaves behind of groups and their members. */
// biome-ignore format: one row a line, as in the documented table
export const GROUP_EXTENSIONS = /* @__PURE__ */ (() => [
  group('E301', 'Group.GroupID', 'metadata.product_entity_id', direct, "UDM keeps the vendor's unique id of an entity here."),
  group('E302', 'Group.CreateDate', 'metadata.creation_timestamp', sameTimestamp, 'UDM keeps here when the entity was created at its source.'),
  group('E303', 'Group.Arn', 'entity.resource_ancestors[].product_object_id', accountId, 'The cloud account is the parent of everything in it; names are unique only within one.'),
  group('E304', null, 'entity.resource_ancestors[].resource_type', constant('CLOUD_PROJECT'), "CLOUD_PROJECT is UDM's type for a cloud account."),
  group('E305', null, 'entity.resource_ancestors[].resource_subtype', constant('Account'), "The subtype says it in AWS's own word."),
  group('E306', 'Group.AttachedManagedPolicies[].PolicyArn', 'entity.group.attribute.permissions[].name', direct, 'An attached policy is a permission of the group; its ARN names it in every account.'),
  group('E307', 'Group.AttachedManagedPolicies[].PolicyName', 'entity.group.attribute.permissions[].description', direct, "The policy's name describes the permission to people."),
  group('E308', 'Group.GroupPolicyList[].PolicyName', 'entity.group.attribute.permissions[].name', direct, 'An inline policy is a permission of the group; it has no ARN, only a name.'),
  group('E309', 'Group.GroupPolicyList[].PolicyDocument', 'entity.group.attribute.permissions[].description', documentText, 'An inline policy is nowhere else: its text says what it permits.'),
  group('E310', 'Group.CreateDate', 'additional.CreateDate', unreadableDate, 'A date that no timestamp can hold is kept as the log has it.'),
  group('E311', 'NextToken', 'additional.NextToken', asIs, 'The token by which the command line goes on; row 12 keeps the Marker.'),
  group('E312', 'Users[].UserName', 'relations[].entity.user.email_addresses[]', emailAddress, 'Google SecOps joins users by e-mail address, and many accounts name users so.'),
  group('E313', 'Users[].GroupList[]', 'relations[].entity.user.group_identifiers[]', direct, 'UDM keeps here which groups a user is in.'),
  group('E314', 'Users[].Tags[].Key', 'relations[].entity.user.attribute.labels[].key', labelKey, 'Rows 22 and 23 do so with the tags of users.'),
  group('E315', 'Users[].Tags[].Value', 'relations[].entity.user.attribute.labels[].value', labelValue, 'Rows 22 and 23 do so with the tags of users.'),
  group('E316', 'Users[].AttachedManagedPolicies[].PolicyArn', 'relations[].entity.user.attribute.permissions[].name', direct, 'An attached policy is a permission of the user; its ARN names it in every account.'),
  group('E317', 'Users[].AttachedManagedPolicies[].PolicyName', 'relations[].entity.user.attribute.permissions[].description', direct, "The policy's name describes the permission to people."),
  group('E318', 'Users[].UserPolicyList[].PolicyName', 'relations[].entity.user.attribute.permissions[].name', direct, 'An inline policy is a permission of the user; it has no ARN, only a name.'),
  group('E319', 'Users[].UserPolicyList[].PolicyDocument', 'relations[].entity.user.attribute.permissions[].description', documentText, 'An inline policy is nowhere else: its text says what it permits.'),
])();
