import fc from 'fast-check';

/** Records as AWS returns them: they leave nothing to report but fields without a row. */

/** Objects as a JSON parser makes them. */
function object<Model>(
  model: { [Key in keyof Model]: fc.Arbitrary<Model[Key]> },
  keys: { requiredKeys?: (keyof Model)[] } = {},
): fc.Arbitrary<{ [Key in keyof Model]?: Model[Key] }> {
  return fc.record(model, { ...keys, noNullPrototype: true } as fc.RecordConstraints<keyof Model>);
}

const digits = fc.stringMatching(/^\d{12}$/);
const name = fc.stringMatching(/^[\w+=,.@-]{1,24}$/);
const path = fc.constantFrom('/', '/division/', '/aws-service-role/ec2.amazonaws.com/');
const id = fc.stringMatching(/^[A-Z2-7]{16}$/);
const text = fc.string({ unit: 'grapheme' });

const day = fc
  .date({ min: new Date('2006-01-01T00:00:00Z'), max: new Date('2035-12-31T23:59:59Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

/** The forms in which sources write dates. */
export const date = fc.oneof(
  day.map((iso) => `${iso.slice(0, 19)}Z`),
  day.map((iso) => `${iso.slice(0, 19)}+00:00`),
  day,
  day.map((iso) => `${iso.slice(0, 23)}400Z`),
  day.map((iso) => new Date(iso)),
  day.map((iso) => Math.floor(Date.parse(iso) / 1000)),
);

const tags = fc.uniqueArray(
  object({ Key: text.filter((key) => key !== '' && key !== 'path'), Value: text }),
  { selector: ({ Key }) => Key, maxLength: 5 },
);

function arn(kind: string): fc.Arbitrary<string> {
  return fc.tuple(digits, name).map(([account, called]) => `arn:aws:iam::${account}:${kind}/${called}`);
}

const boundary = object({
  PermissionsBoundaryType: fc.constant('Policy'),
  PermissionsBoundaryArn: arn('policy'),
});
const attached = fc.array(object({ PolicyName: name, PolicyArn: arn('policy') }), { maxLength: 3 });

/** Trust policies as objects. */
export const policy = object({
  Version: fc.constant('2012-10-17'),
  Statement: fc.array(
    object({
      Effect: fc.constantFrom('Allow', 'Deny'),
      Principal: object({ AWS: arn('root') }),
      Action: fc.constant('sts:AssumeRole'),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

const inline = fc.array(
  object({
    PolicyName: name,
    PolicyDocument: policy.map((document) => encodeURIComponent(JSON.stringify(document))),
  }),
  { maxLength: 2 },
);

export const user = object(
  {
    Path: path,
    UserName: name,
    UserId: id.map((rest) => `AIDA${rest}`),
    Arn: arn('user'),
    CreateDate: date,
    PasswordLastUsed: date,
    PermissionsBoundary: boundary,
    Tags: tags,
    GroupList: fc.array(name, { maxLength: 3 }),
    AttachedManagedPolicies: attached,
    UserPolicyList: inline,
  },
  { requiredKeys: ['Path', 'UserName', 'UserId', 'Arn', 'CreateDate'] },
);

const roleFields = {
  Path: path,
  RoleName: name,
  RoleId: id.map((rest) => `AROA${rest}`),
  Arn: arn('role'),
  CreateDate: date,
  AssumeRolePolicyDocument: fc.oneof(
    policy,
    policy.map((document) => encodeURIComponent(JSON.stringify(document))),
    policy.map((document) => JSON.stringify(document, null, 1)),
  ),
  Description: text,
  MaxSessionDuration: fc.integer({ min: 3600, max: 43200 }),
  PermissionsBoundary: boundary,
  Tags: tags,
  RoleLastUsed: fc.oneof(
    fc.constant({}),
    object({ LastUsedDate: date, Region: fc.constantFrom('us-east-1', 'eu-west-1') }, { requiredKeys: [] }),
  ),
};
const roleKeys = ['Path', 'RoleName', 'RoleId', 'Arn', 'CreateDate', 'MaxSessionDuration'] as const;

const profile = object({
  InstanceProfileName: name,
  InstanceProfileId: id,
  Arn: arn('instance-profile'),
  Path: path,
  CreateDate: date,
  Roles: fc.array(object(roleFields, { requiredKeys: [...roleKeys] }), { maxLength: 1 }),
});

export const role = object(
  {
    ...roleFields,
    AttachedManagedPolicies: attached,
    RolePolicyList: inline,
    InstanceProfileList: fc.array(profile, { maxLength: 2 }),
  },
  { requiredKeys: [...roleKeys] },
);

/** A group without the `Group` around it, as `ListGroups` and `GetAccountAuthorizationDetails` return it. */
export const bareGroup = object(
  {
    Path: path,
    GroupName: name,
    GroupId: id.map((rest) => `AGPA${rest}`),
    Arn: arn('group'),
    CreateDate: date,
    AttachedManagedPolicies: attached,
    GroupPolicyList: inline,
  },
  { requiredKeys: ['Path', 'GroupName', 'GroupId', 'Arn', 'CreateDate'] },
);

export const group = object(
  {
    Group: bareGroup,
    Users: fc.array(user, { maxLength: 4 }),
    IsTruncated: fc.constant(false),
    ResponseMetadata: object({ RequestId: name }),
    $metadata: object({ httpStatusCode: fc.constant(200) }),
  },
  { requiredKeys: ['Group'] },
);

/** Any record that AWS may return. */
export const record: fc.Arbitrary<Record<string, unknown>> = fc.oneof(user, role, bareGroup, group);
