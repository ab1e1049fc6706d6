import objectMapper from 'object-mapper';
import { mapLines } from './lines.mjs';

const [, , file, collectedAt] = process.argv;

const timestamp = (text) => text && new Date(text).toISOString().replace('.000Z', 'Z');
const label = (key, value) => (value ? [{ key, value }] : []);
const unlessEmpty = (list) => (list.length > 0 ? list : undefined);

const boundary = (record) => [
  ...label('permissions_boundary_arn', record.PermissionsBoundary?.PermissionsBoundaryArn),
  ...label('permissions_boundary_type', record.PermissionsBoundary?.PermissionsBoundaryType),
];

const tags = (user) => (user.Tags ?? []).map(({ Key, Value }) => ({ key: Key, value: Value || undefined }));

/** A field that is made of the value, or of the whole record. */
const made = (key, transform) => ({ key, transform });
const fixed = (key, value) => ({ key, transform: () => value });

const metadata = (kind) => [
  fixed('metadata.collectedTimestamp', collectedAt),
  fixed('metadata.entityType', kind),
  fixed('metadata.productName', 'AWS IAM'),
  fixed('metadata.vendorName', 'AWS'),
];

const cloud = fixed('entity.resource.attribute.cloud.environment', 'AMAZON_WEB_SERVICES');

const userFields = {
  Arn: ['entity.resource.name', fixed('entity.resource.resourceSubtype', 'User')],
  CreateDate: made('entity.user.attribute.creationTime', timestamp),
  PasswordLastUsed: made('entity.user.lastLoginTime', timestamp),
  UserId: 'entity.user.productObjectId',
  UserName: 'entity.user.userid',
};

const user = {
  ...userFields,
  PermissionsBoundary: made('entity.resource.attribute.labels', (_, record) => unlessEmpty(boundary(record))),
  Path: [
    made('entity.user.attribute.labels', (path, record) => [...tags(record), ...label('path', path)]),
    cloud,
    ...metadata('USER'),
  ],
};

const role = {
  Arn: [
    'entity.resource.name',
    fixed('entity.resource.resourceSubtype', 'Role'),
    fixed('entity.resource.resourceType', 'ACCESS_POLICY'),
    cloud,
    ...metadata('RESOURCE'),
  ],
  CreateDate: made('entity.resource.attribute.creationTime', timestamp),
  Path: made('entity.resource.attribute.labels', (path, record) => [
    ...label('role_last_used_date', record.RoleLastUsed?.LastUsedDate),
    ...boundary(record),
    ...label('path', path),
  ]),
  AssumeRolePolicyDocument: made('entity.resource.attribute.permissions', (name) => [{ name }]),
  RoleName: made('entity.resource.attribute.roles', (name) => [{ name }]),
  RoleId: 'entity.resource.productObjectId',
  'RoleLastUsed.Region': 'entity.location.name',
};

/** A transform that gives nothing still makes the objects around the field, so this one makes them itself. */
const member = {
  ...userFields,
  PermissionsBoundary: made(
    'entity.resource.attribute',
    (bound, record) => bound && { labels: boundary(record) },
  ),
  Path: [
    made('entity.user.attribute.labels', (path) => label('path', path)),
    fixed('direction', 'UNIDIRECTIONAL'),
    fixed('entityType', 'USER'),
    fixed('relationship', 'MEMBER'),
  ],
};

const group = {
  'Group.Arn': ['entity.resource.name', cloud, ...metadata('GROUP')],
  'Group.CreateDate': made('entity.group.attribute.creationTime', timestamp),
  'Group.GroupId': 'entity.group.productObjectId',
  'Group.GroupName': ['entity.group.groupDisplayName', made('entity.group.emailAddresses', (name) => [name])],
  'Group.Path': made('entity.group.attribute.labels', (path, record) => [
    ...label('is_truncated', String(record.IsTruncated)),
    ...label('marker', record.Marker),
    ...label('path', path),
  ]),
  Users: made('relations', (users) => unlessEmpty(users.map((each) => objectMapper(each, member)))),
};

await mapLines(file, (record) => {
  if (record.UserId) return objectMapper(record, user);
  return objectMapper(record, record.RoleId ? role : group);
});
