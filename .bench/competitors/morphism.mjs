import morphismPackage from 'morphism';
import { mapLines } from './lines.mjs';

const { morphism, createSchema } = morphismPackage;
const [, , file, collectedAt] = process.argv;

const timestamp = (text) => text && new Date(text).toISOString().replace('.000Z', 'Z');
const label = (key, value) => (value ? [{ key, value }] : []);
const unlessEmpty = (list) => (list.length > 0 ? list : undefined);
const constant = (value) => () => value;

const boundary = (record) => [
  ...label('permissions_boundary_arn', record.PermissionsBoundary?.PermissionsBoundaryArn),
  ...label('permissions_boundary_type', record.PermissionsBoundary?.PermissionsBoundaryType),
];

const metadata = (kind) => ({
  collectedTimestamp: constant(collectedAt),
  entityType: constant(kind),
  productName: constant('AWS IAM'),
  vendorName: constant('AWS'),
});

const cloud = { environment: constant('AMAZON_WEB_SERVICES') };

const userNoun = (labels) => ({
  attribute: { creationTime: { path: 'CreateDate', fn: timestamp }, labels },
  lastLoginTime: { path: 'PasswordLastUsed', fn: timestamp },
  productObjectId: 'UserId',
  userid: 'UserName',
});

const tags = (user) => (user.Tags ?? []).map(({ Key, Value }) => ({ key: Key, value: Value || undefined }));

const user = {
  entity: {
    resource: {
      attribute: { cloud, labels: (record) => unlessEmpty(boundary(record)) },
      name: 'Arn',
      resourceSubtype: constant('User'),
    },
    user: userNoun((record) => [...tags(record), ...label('path', record.Path)]),
  },
  metadata: metadata('USER'),
};

const role = {
  entity: {
    location: ({ RoleLastUsed }) => RoleLastUsed && { name: RoleLastUsed.Region },
    resource: {
      attribute: {
        cloud,
        creationTime: { path: 'CreateDate', fn: timestamp },
        labels: (record) => [
          ...label('role_last_used_date', record.RoleLastUsed?.LastUsedDate),
          ...boundary(record),
          ...label('path', record.Path),
        ],
        permissions: { path: 'AssumeRolePolicyDocument', fn: (name) => [{ name }] },
        roles: { path: 'RoleName', fn: (name) => [{ name }] },
      },
      name: 'Arn',
      productObjectId: 'RoleId',
      resourceSubtype: constant('Role'),
      resourceType: constant('ACCESS_POLICY'),
    },
  },
  metadata: metadata('RESOURCE'),
};

const member = {
  direction: constant('UNIDIRECTIONAL'),
  entity: {
    resource: {
      attribute: (record) => record.PermissionsBoundary && { labels: boundary(record) },
      name: 'Arn',
      resourceSubtype: constant('User'),
    },
    user: userNoun((record) => label('path', record.Path)),
  },
  entityType: constant('USER'),
  relationship: constant('MEMBER'),
};

const mapMember = morphism(createSchema(member));

const group = {
  entity: {
    group: {
      attribute: {
        creationTime: { path: 'Group.CreateDate', fn: timestamp },
        labels: (record) => [
          ...label('is_truncated', String(record.IsTruncated)),
          ...label('marker', record.Marker),
          ...label('path', record.Group.Path),
        ],
      },
      emailAddresses: { path: 'Group.GroupName', fn: (name) => [name] },
      groupDisplayName: 'Group.GroupName',
      productObjectId: 'Group.GroupId',
    },
    resource: { attribute: { cloud }, name: 'Group.Arn' },
  },
  metadata: metadata('GROUP'),
  relations: { path: 'Users', fn: (users) => (users.length > 0 ? mapMember(users) : undefined) },
};

const mapUser = morphism(createSchema(user));
const mapRole = morphism(createSchema(role));
const mapGroup = morphism(createSchema(group));

await mapLines(file, (record) => {
  if (record.UserId) return mapUser(record);
  return record.RoleId ? mapRole(record) : mapGroup(record);
});
