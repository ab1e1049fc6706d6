import { collectedAt, constant, direct, entityType, labelKey, labelValue, timestamp } from './logic.ts';
import { user } from './row.ts';

/** The rows for USER records, in the order of the documented table but for labels. */
// biome-ignore format: one row a line, as in the documentation
export const USER_ROWS = /* @__PURE__ */ (() => [
  user(1, 'Arn', 'entity.resource.name', direct),
  user(3, 'CreateDate', 'entity.user.attribute.creation_time', timestamp),
  user(13, 'PasswordLastUsed', 'entity.user.last_login_time', timestamp),
  user(16, 'PermissionsBoundary.PermissionsBoundaryArn', 'entity.resource.attribute.labels[permissions_boundary_arn]', direct),
  user(17, 'PermissionsBoundary.PermissionsBoundaryType', 'entity.resource.attribute.labels[permissions_boundary_type]', direct),
  user(22, 'Tags[].Key', 'entity.user.attribute.labels[].key', labelKey),
  user(23, 'Tags[].Value', 'entity.user.attribute.labels[].value', labelValue),
  // Labels stand in the order of the rows, and in Google's parser the path is the last of them.
  user(14, 'Path', 'entity.user.attribute.labels[path]', direct),
  user(24, 'UserID', 'entity.user.product_object_id', direct),
  user(25, 'UserName', 'entity.user.userid', direct),
  user(34, null, 'metadata.collected_timestamp', collectedAt),
  user(35, null, 'metadata.vendor_name', constant('AWS')),
  user(36, null, 'metadata.product_name', constant('AWS IAM')),
  user(37, null, 'metadata.entity_type', entityType('USER')),
  user(38, null, 'entity.resource.resource_subtype', constant('User', 'User for USER, Role for RESOURCE')),
  user(40, null, 'entity.resource.attribute.cloud.environment', constant('AMAZON_WEB_SERVICES')),
])();
