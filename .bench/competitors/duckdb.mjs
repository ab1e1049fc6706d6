import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const [, , file, collectedAt] = process.argv;

const BOUNDARY = 'STRUCT(PermissionsBoundaryType VARCHAR, PermissionsBoundaryArn VARCHAR)';
const SUMMARY = `Path VARCHAR, UserName VARCHAR, UserId VARCHAR, Arn VARCHAR, CreateDate TIMESTAMPTZ,
  PasswordLastUsed TIMESTAMPTZ, PermissionsBoundary ${BOUNDARY}`;

const COLUMNS = `{
  Path: 'VARCHAR', UserName: 'VARCHAR', UserId: 'VARCHAR', RoleName: 'VARCHAR', RoleId: 'VARCHAR',
  Arn: 'VARCHAR', CreateDate: 'TIMESTAMPTZ', PasswordLastUsed: 'TIMESTAMPTZ', AssumeRolePolicyDocument: 'VARCHAR',
  PermissionsBoundary: '${BOUNDARY}', RoleLastUsed: 'STRUCT(LastUsedDate VARCHAR, Region VARCHAR)',
  Tags: 'STRUCT("Key" VARCHAR, "Value" VARCHAR)[]',
  "Group": 'STRUCT(Path VARCHAR, GroupName VARCHAR, GroupId VARCHAR, Arn VARCHAR, CreateDate TIMESTAMPTZ)',
  Users: 'STRUCT(${SUMMARY})[]', IsTruncated: 'BOOLEAN', Marker: 'VARCHAR'
}`;

const MACROS = [
  `rfc3339(moment) AS strftime(moment, '%Y-%m-%dT%H:%M:%SZ')`,
  `label(name, content) AS {key: name, value: content}`,
  `filled(labels) AS list_filter(labels, lambda each: each.value IS NOT NULL)`,
  `boundary(bound) AS filled([label('permissions_boundary_arn', bound.PermissionsBoundaryArn),
    label('permissions_boundary_type', bound.PermissionsBoundaryType)])`,
  `usernoun(log, extra) AS {
    attribute: {creationTime: rfc3339(log.CreateDate), labels: list_concat(extra, [label('path', log.Path)])},
    lastLoginTime: rfc3339(log.PasswordLastUsed), productObjectId: log.UserId, userid: log.UserName}`,
  `metadata(kind) AS {collectedTimestamp: '${collectedAt}', entityType: kind,
    productName: 'AWS IAM', vendorName: 'AWS'}`,
  `cloud() AS {environment: 'AMAZON_WEB_SERVICES'}`,
  `userentity(log) AS {
    entity: {
      resource: {attribute: {cloud: cloud(), labels: boundary(log.PermissionsBoundary)}, name: log.Arn,
        resourceSubtype: 'User'},
      user: usernoun(log, list_transform(log.Tags, lambda tag: label(tag.Key, tag.Value)))},
    metadata: metadata('USER')}`,
  `roleentity(log) AS {
    entity: {
      location: {name: log.RoleLastUsed.Region},
      resource: {
        attribute: {cloud: cloud(), creationTime: rfc3339(log.CreateDate),
          labels: list_concat(
            list_concat(filled([label('role_last_used_date', log.RoleLastUsed.LastUsedDate)]),
              boundary(log.PermissionsBoundary)),
            [label('path', log.Path)]),
          permissions: [{name: log.AssumeRolePolicyDocument}], roles: [{name: log.RoleName}]},
        name: log.Arn, productObjectId: log.RoleId, resourceSubtype: 'Role', resourceType: 'ACCESS_POLICY'}},
    metadata: metadata('RESOURCE')}`,
  `member(log) AS {
    direction: 'UNIDIRECTIONAL',
    entity: {
      resource: {attribute: {labels: boundary(log.PermissionsBoundary)}, name: log.Arn, resourceSubtype: 'User'},
      user: usernoun(log, [])},
    entityType: 'USER', relationship: 'MEMBER'}`,
  `groupentity(log) AS {
    entity: {
      "group": {
        attribute: {creationTime: rfc3339(log."Group".CreateDate),
          labels: filled([label('is_truncated', log.IsTruncated::VARCHAR), label('marker', log.Marker),
            label('path', log."Group".Path)])},
        emailAddresses: [log."Group".GroupName], groupDisplayName: log."Group".GroupName,
        productObjectId: log."Group".GroupId},
      resource: {attribute: {cloud: cloud()}, name: log."Group".Arn}},
    metadata: metadata('GROUP'),
    relations: list_transform(log.Users, lambda each: member(each))}`,
];

const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run(`SET TimeZone = 'UTC'`);
for (const macro of MACROS) await connection.run(`CREATE MACRO ${macro}`);

const ENTITY = `CASE
  WHEN log.UserId IS NOT NULL THEN to_json(userentity(log))::VARCHAR
  WHEN log.RoleId IS NOT NULL THEN to_json(roleentity(log))::VARCHAR
  ELSE to_json(groupentity(log))::VARCHAR END`;

const TAGS = `Tags STRUCT("Key" VARCHAR, "Value" VARCHAR)[]`;
const ROLE = `Path VARCHAR, RoleName VARCHAR, RoleId VARCHAR, Arn VARCHAR, CreateDate TIMESTAMPTZ,
  AssumeRolePolicyDocument VARCHAR, PermissionsBoundary ${BOUNDARY},
  RoleLastUsed STRUCT(LastUsedDate VARCHAR, Region VARCHAR)`;
const GROUP = 'Path VARCHAR, GroupName VARCHAR, GroupId VARCHAR, Arn VARCHAR, CreateDate TIMESTAMPTZ';

/** The rows of a document, which may be one object of any size. */
const read = (columns) =>
  `read_json('${file}', columns = {${columns}}, maximum_object_size = ${statSync(file).size + 1})`;

const LINES = `SELECT ${ENTITY} FROM read_ndjson('${file}', columns = ${COLUMNS}) AS log`;

const LISTED_USERS = `SELECT to_json(userentity(log))::VARCHAR
  FROM (SELECT unnest(Users) AS log FROM ${read(`Users: 'STRUCT(${SUMMARY}, ${TAGS})[]'`)})`;

/** Each list in its order, and groups with the users that name them, as GetGroup gives those: without a boundary. */
const DETAILS = `
  WITH answer AS MATERIALIZED (SELECT * FROM ${read(`
      UserDetailList: 'STRUCT(${SUMMARY}, GroupList VARCHAR[], ${TAGS})[]',
      RoleDetailList: 'STRUCT(${ROLE})[]', GroupDetailList: 'STRUCT(${GROUP})[]'`)}),
  users AS (SELECT unnest(UserDetailList) AS log, generate_subscripts(UserDetailList, 1) AS place FROM answer),
  roles AS (SELECT unnest(RoleDetailList) AS log, generate_subscripts(RoleDetailList, 1) AS place FROM answer),
  groups AS (SELECT unnest(GroupDetailList) AS log, generate_subscripts(GroupDetailList, 1) AS place FROM answer),
  named AS (SELECT unnest(log.GroupList) AS name, log, place FROM users),
  members AS (
    SELECT name, list({Path: log.Path, UserName: log.UserName, UserId: log.UserId, Arn: log.Arn,
      CreateDate: log.CreateDate, PasswordLastUsed: log.PasswordLastUsed,
      PermissionsBoundary: NULL::${BOUNDARY}} ORDER BY place) AS list
    FROM named GROUP BY name),
  joined AS (
    SELECT {"Group": groups.log, Users: coalesce(members.list, []), IsTruncated: NULL::BOOLEAN,
      Marker: NULL::VARCHAR} AS log, place
    FROM groups LEFT JOIN members ON members.name = groups.log.GroupName)
  SELECT line FROM (
    SELECT 1 AS part, place, to_json(userentity(log))::VARCHAR AS line FROM users
    UNION ALL SELECT 2, place, to_json(roleentity(log))::VARCHAR FROM roles
    UNION ALL SELECT 3, place, to_json(groupentity(log))::VARCHAR FROM joined)
  ORDER BY part, place`;

/** How the file begins, which tells answers apart. */
function headOf() {
  const head = Buffer.alloc(64);
  const descriptor = openSync(file, 'r');
  readSync(descriptor, head);
  closeSync(descriptor);
  return head.toString();
}

const DOCUMENT = /^\s*\{\s*"Users"/u.test(headOf()) ? LISTED_USERS : DETAILS;
const query = file.endsWith('.ndjson') ? LINES : DOCUMENT;

await connection.run(
  `COPY (${query}) TO '/dev/stdout' (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\x07')`,
);
