import { collectedAt, constant, dateAsText, direct, entityType, policyText, timestamp } from './logic.ts';
import { role } from './row.ts';

/** The rows for RESOURCE records, in the order of the documented table but for labels. */
// biome-ignore format: one row a line, as in the documentation
export const ROLE_ROWS = /* @__PURE__ */ (() => [
  role(1, 'Arn', 'entity.resource.name', direct),
  role(2, 'AssumeRolePolicyDocument', 'entity.resource.attribute.permissions[].name', policyText),
  role(4, 'CreateDate', 'entity.resource.attribute.creation_time', timestamp),
  role(18, 'RoleID', 'entity.resource.product_object_id', direct),
  // Labels stand in the order of the rows, which is here that of Google's parser.
  role(19, 'RoleLastUsed.LastUsedDate', 'entity.resource.attribute.labels[role_last_used_date]', dateAsText),
  role(16, 'PermissionsBoundary.PermissionsBoundaryArn', 'entity.resource.attribute.labels[permissions_boundary_arn]', direct),
  role(17, 'PermissionsBoundary.PermissionsBoundaryType', 'entity.resource.attribute.labels[permissions_boundary_type]', direct),
  role(15, 'Path', 'entity.resource.attribute.labels[path]', direct),
  role(20, 'RoleLastUsed.Region', 'entity.location.name', direct),
  role(21, 'RoleName', 'entity.resource.attribute.roles[].name', direct),
  role(34, null, 'metadata.collected_timestamp', collectedAt),
  role(35, null, 'metadata.vendor_name', constant('AWS')),
  role(36, null, 'metadata.product_name', constant('AWS IAM')),
  role(37, null, 'metadata.entity_type', entityType('RESOURCE')),
  role(38, null, 'entity.resource.resource_subtype', constant('Role', 'User for USER, Role for RESOURCE')),
  role(
    39,
    null,
    'entity.resource.resource_type',
    constant('ACCESS_POLICY', 'constant ACCESS_POLICY for RESOURCE'),
  ),
  role(40, null, 'entity.resource.attribute.cloud.environment', constant('AMAZON_WEB_SERVICES')),
])();
