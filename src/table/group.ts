import { booleanAsText, collectedAt, constant, direct, entityType, timestamp } from './logic.ts';
import { group } from './row.ts';

/** The rows for GROUP records and for the relation to each of their members, in the order of the documented table but for labels. */
// biome-ignore format: one row a line, as in the documentation
export const GROUP_ROWS = /* @__PURE__ */ (() => [
  group(5, 'Group.Arn', 'entity.resource.name', direct),
  group(6, 'Group.CreateDate', 'entity.group.attribute.creation_time', timestamp),
  group(7, 'Group.GroupID', 'entity.group.product_object_id', direct),
  group(8, 'Group.GroupName', 'entity.group.group_display_name', direct),
  group(9, 'Group.GroupName', 'entity.group.email_addresses[]', direct, 'groupNameAsEmail'),
  group(11, 'IsTruncated', 'entity.group.attribute.labels[is_truncated]', booleanAsText),
  group(12, 'Marker', 'entity.group.attribute.labels[marker]', direct),
  // Labels stand in the order of the rows, and in Google's parser the path is the last of them.
  group(10, 'Group.Path', 'entity.group.attribute.labels[path]', direct),
  group(26, 'Users[].Arn', 'relations[].entity.resource.name', direct),
  group(27, 'Users[].CreateDate', 'relations[].entity.user.attribute.creation_time', timestamp),
  group(28, 'Users[].PasswordLastUsed', 'relations[].entity.user.last_login_time', timestamp),
  group(29, 'Users[].Path', 'relations[].entity.user.attribute.labels[path]', direct),
  group(30, 'Users[].PermissionsBoundary.PermissionsBoundaryArn', 'relations[].entity.resource.attribute.labels[permissions_boundary_arn]', direct),
  group(31, 'Users[].PermissionsBoundary.PermissionsBoundaryType', 'relations[].entity.resource.attribute.labels[permissions_boundary_type]', direct),
  group(32, 'Users[].UserID', 'relations[].entity.user.product_object_id', direct),
  group(33, 'Users[].UserName', 'relations[].entity.user.userid', direct),
  group(34, null, 'metadata.collected_timestamp', collectedAt),
  group(35, null, 'metadata.vendor_name', constant('AWS')),
  group(36, null, 'metadata.product_name', constant('AWS IAM')),
  group(37, null, 'metadata.entity_type', entityType('GROUP')),
  group(40, null, 'entity.resource.attribute.cloud.environment', constant('AMAZON_WEB_SERVICES')),
  group(41, null, 'relations[].entity_type', constant('USER')),
  group(42, null, 'relations[].relationship', constant('MEMBER')),
  group(43, null, 'relations[].direction', constant('UNIDIRECTIONAL')),
  group(44, null, 'relations[].entity.resource.resource_subtype', constant('User')),
])();
