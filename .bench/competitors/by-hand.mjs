// The documented mapping as one would write it by hand, without the table. It shares no code with `src/`.

const timestamp = (text) => text && new Date(text).toISOString().replace('.000Z', 'Z');

const label = (key, value) => (value ? [{ key, value: String(value) }] : []);

const boundaryLabels = (boundary) => [
  ...label('permissions_boundary_arn', boundary?.PermissionsBoundaryArn),
  ...label('permissions_boundary_type', boundary?.PermissionsBoundaryType),
];

const tagLabels = (tags = []) =>
  tags.map((tag) => (tag.Value ? { key: tag.Key, value: tag.Value } : { key: tag.Key }));

const cloud = { environment: 'AMAZON_WEB_SERVICES' };

const unlessEmpty = (list) => (list.length > 0 ? list : undefined);

const userNoun = (user, labels) => ({
  attribute: { creationTime: timestamp(user.CreateDate), labels: unlessEmpty(labels) },
  lastLoginTime: timestamp(user.PasswordLastUsed),
  productObjectId: user.UserId,
  userid: user.UserName,
});

const metadata = (entityType, collectedTimestamp) => ({
  collectedTimestamp,
  entityType,
  productName: 'AWS IAM',
  vendorName: 'AWS',
});

const mapUser = (user, collectedAt) => ({
  entity: {
    resource: {
      attribute: { cloud, labels: unlessEmpty(boundaryLabels(user.PermissionsBoundary)) },
      name: user.Arn,
      resourceSubtype: 'User',
    },
    user: userNoun(user, [...tagLabels(user.Tags), ...label('path', user.Path)]),
  },
  metadata: metadata('USER', collectedAt),
});

const mapRole = (role, collectedAt, policyText) => ({
  entity: {
    location: role.RoleLastUsed?.Region ? { name: role.RoleLastUsed.Region } : undefined,
    resource: {
      attribute: {
        cloud,
        creationTime: timestamp(role.CreateDate),
        labels: unlessEmpty([
          ...label('role_last_used_date', role.RoleLastUsed?.LastUsedDate),
          ...boundaryLabels(role.PermissionsBoundary),
          ...label('path', role.Path),
        ]),
        permissions: [{ name: policyText(role.AssumeRolePolicyDocument) }],
        roles: [{ name: role.RoleName }],
      },
      name: role.Arn,
      productObjectId: role.RoleId,
      resourceSubtype: 'Role',
      resourceType: 'ACCESS_POLICY',
    },
  },
  metadata: metadata('RESOURCE', collectedAt),
});

const mapMember = (user) => {
  const labels = boundaryLabels(user.PermissionsBoundary);
  return {
    direction: 'UNIDIRECTIONAL',
    entity: {
      resource: {
        attribute: labels.length > 0 ? { labels } : undefined,
        name: user.Arn,
        resourceSubtype: 'User',
      },
      user: userNoun(user, label('path', user.Path)),
    },
    entityType: 'USER',
    relationship: 'MEMBER',
  };
};

const mapGroup = ({ Group: group, Users: users, IsTruncated, Marker }, collectedAt) => ({
  entity: {
    group: {
      attribute: {
        creationTime: timestamp(group.CreateDate),
        labels: unlessEmpty([
          ...label('is_truncated', IsTruncated?.toString()),
          ...label('marker', Marker),
          ...label('path', group.Path),
        ]),
      },
      emailAddresses: [group.GroupName],
      groupDisplayName: group.GroupName,
      productObjectId: group.GroupId,
    },
    resource: { attribute: { cloud }, name: group.Arn },
  },
  metadata: metadata('GROUP', collectedAt),
  relations: unlessEmpty(users.map(mapMember)),
});

const ownText = (document) => (typeof document === 'string' ? document : JSON.stringify(document));

/** Maps one record; the policy goes over as it is unless there is a function that makes another text of it. */
export function mapByHand(record, collectedAt, policyText = ownText) {
  if (record.UserId) return mapUser(record, collectedAt);
  if (record.RoleId) return mapRole(record, collectedAt, policyText);
  return mapGroup(record, collectedAt);
}
