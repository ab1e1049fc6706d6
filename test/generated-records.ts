/*
 * Records for facts that must not change: made by a generator of its own, so that no library that grows and no code
 * that is tested has a part in them.
 */

/** Numbers from 0 up to 1, the same for the same seed on every machine. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Fields = Record<string, unknown>;

const NAMES = ['ana', 'bo.lund', 'chiyo@example.com', 'dé-ya', '管理者', 'e_f', 'path', 'a'.repeat(64)];
const ACCOUNTS = ['111122223333', '444455556666', '000000000000'];
const PATHS = ['/', '/engineering/', '/a b/', '/ü/'];
const DATES = [
  '2021-03-14T09:26:53Z',
  '2021-03-14T09:26:53+00:00',
  '2021-03-14 09:26:53+00:00',
  '2021-03-14T09:26:53.120Z',
  '2021-03-14T09:26:53.123456789Z',
  '2021-03-14T10:26:53+01:00',
  '2021-03-14T09:26:53',
  '2021-03-14',
  '2019-02-29T00:00:00Z',
  '2020-02-29T23:59:59Z',
  '0001-01-01T00:00:00Z',
  1615714013,
  1615714013.5,
  -1,
  'soon',
];
const PRINCIPALS = [
  { AWS: 'arn:aws:iam::444455556666:root' },
  { AWS: ['444455556666', 'arn:aws:iam::444455556666:role/app/deploy', 'AIDAEXAMPLEUSER000001'] },
  { Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] },
  { Federated: 'arn:aws:iam::111122223333:saml-provider/corp' },
  { AWS: 'arn:aws:sts::444455556666:assumed-role/app/session', CanonicalUser: 'c0ffee' },
  '*',
  { AWS: 'arn:aws:iam::444455556666:role/*' },
];
const ODD_VALUES: readonly unknown[] = [
  null,
  '',
  0,
  1.5,
  true,
  'true',
  'True',
  '3600',
  'x',
  [],
  {},
  ['a', null, ''],
  [{}],
  { Key: 'k' },
  'a\ud800b',
  '  ',
  '%7B%22a%22%3A%201%7D',
  '%7B',
  '{"a":1,"a":2}',
  'arn:aws:iam::111122223333:user/\n            ana',
  '2021-03-14T09:26:53Z',
  [['nested']],
];
const ODD_NAMES = [
  'Unknown',
  'userName',
  'UserID',
  'RoleID',
  'GroupID',
  'Tags',
  'Path',
  'IsTruncated',
  'Marker',
  'NextToken',
  '$metadata',
  'constructor',
  'Groups',
];

/** Makes records, one after the other. */
class RecordSource {
  constructor(private readonly random: () => number) {}

  pick<Value>(values: readonly Value[]): Value {
    return values[Math.floor(this.random() * values.length)]!;
  }

  /** Whether something comes about that does so with a probability. */
  chance(probability: number): boolean {
    return this.random() < probability;
  }

  list<Value>(most: number, make: (index: number) => Value): Value[] {
    return Array.from({ length: Math.floor(this.random() * (most + 1)) }, (_, index) => make(index));
  }

  id(prefix: string): string {
    return `${prefix}EXAMPLE${Math.floor(this.random() * 1e9)
      .toString(36)
      .toUpperCase()
      .padStart(8, '0')}`;
  }

  /** Some of the fields, each with its probability. */
  some(fields: Fields, probability: number): Fields {
    return Object.fromEntries(Object.entries(fields).filter(() => this.chance(probability)));
  }

  policy(): unknown {
    const document = {
      Version: '2012-10-17',
      Statement: this.list(2, () => ({
        Effect: this.pick(['Allow', 'Allow', 'Deny']),
        Principal: this.pick(PRINCIPALS),
        Action: this.pick(['sts:AssumeRole', ['sts:AssumeRole', 'sts:TagSession']]),
        ...this.some({ Condition: { StringEquals: { 'sts:ExternalId': this.id('') } } }, 0.5),
      })),
    };
    const text = JSON.stringify(document, null, this.pick([0, 2]));
    return this.pick([
      document,
      text,
      encodeURIComponent(text),
      `${text} x`,
      text.slice(0, -1),
      '<URL-encoded-JSON>',
    ]);
  }

  tags(): Fields[] {
    return this.list(4, () => ({
      Key: this.pick(['team', 'env', 'path', 'チーム', this.id('k')]),
      Value: this.pick(['platform', '', 'ü', '"quoted"\n']),
    }));
  }

  boundary(): Fields {
    return this.some(
      { PermissionsBoundaryArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess', PermissionsBoundaryType: 'Policy' },
      0.9,
    );
  }

  attached(): Fields {
    const policies = () => this.list(2, () => ({ PolicyArn: 'arn:aws:iam::aws:policy/A', PolicyName: 'A' }));
    const inline = () => this.list(2, () => ({ PolicyName: 'inline', PolicyDocument: this.policy() }));
    return {
      AttachedManagedPolicies: policies(),
      UserPolicyList: inline(),
      RolePolicyList: inline(),
      GroupPolicyList: inline(),
    };
  }

  named(type: string, name: string): Fields {
    return {
      Path: this.pick(PATHS),
      Arn: `arn:aws:iam::${this.pick(ACCOUNTS)}:${type}/${name}`,
      CreateDate: this.pick(DATES),
    };
  }

  user(): Fields {
    const name = this.pick(NAMES);
    const { AttachedManagedPolicies, UserPolicyList } = this.attached();
    return {
      UserName: name,
      [this.pick(['UserId', 'UserId', 'UserID'])]: this.id('AIDA'),
      ...this.named('user', name),
      ...this.some(
        { PasswordLastUsed: this.pick(DATES), PermissionsBoundary: this.boundary(), Tags: this.tags() },
        0.5,
      ),
      ...this.some(
        { GroupList: this.list(3, () => this.pick(NAMES)), AttachedManagedPolicies, UserPolicyList },
        0.3,
      ),
    };
  }

  role(): Fields {
    const name = this.pick(NAMES);
    const { AttachedManagedPolicies, RolePolicyList } = this.attached();
    const profile = () => ({
      ...this.named('instance-profile', name),
      InstanceProfileId: this.id('AIPA'),
      InstanceProfileName: name,
      Roles: [],
    });
    return {
      RoleName: name,
      [this.pick(['RoleId', 'RoleId', 'RoleID'])]: this.id('AROA'),
      ...this.named('role', name),
      ...this.some({ AssumeRolePolicyDocument: this.policy() }, 0.9),
      ...this.some(
        { Description: 'what it does', MaxSessionDuration: this.pick([3600, '7200']), Tags: this.tags() },
        0.5,
      ),
      ...this.some(
        {
          PermissionsBoundary: this.boundary(),
          RoleLastUsed: this.some({ LastUsedDate: this.pick(DATES), Region: 'eu-west-1' }, 0.8),
        },
        0.5,
      ),
      ...this.some(
        { AttachedManagedPolicies, RolePolicyList, InstanceProfileList: this.list(2, profile) },
        0.3,
      ),
    };
  }

  groupDetail(): Fields {
    const name = this.pick(NAMES);
    const { AttachedManagedPolicies, GroupPolicyList } = this.attached();
    return {
      GroupName: name,
      [this.pick(['GroupId', 'GroupId', 'GroupID'])]: this.id('AGPA'),
      ...this.named('group', name),
      ...this.some({ AttachedManagedPolicies, GroupPolicyList }, 0.3),
    };
  }

  group(): Fields {
    return {
      Group: this.groupDetail(),
      ...this.some({ Users: this.list(4, () => this.user()) }, 0.8),
      ...this.some({ IsTruncated: this.pick([true, false, 'true']), Marker: 'm', NextToken: 't' }, 0.3),
    };
  }

  managedPolicy(): Fields {
    const version = () => ({
      VersionId: 'v1',
      IsDefaultVersion: this.chance(0.5),
      CreateDate: this.pick(DATES),
      Document: this.policy(),
    });
    return {
      PolicyId: this.id('ANPA'),
      PolicyName: this.pick(NAMES),
      ...this.named('policy', 'p'),
      ...this.some(
        {
          UpdateDate: this.pick(DATES),
          DefaultVersionId: 'v1',
          AttachmentCount: 3,
          IsAttachable: true,
          Tags: this.tags(),
        },
        0.6,
      ),
      ...this.some({ PolicyVersionList: this.list(2, version) }, 0.5),
    };
  }

  record(): Fields {
    const make = this.pick([
      () => this.user(),
      () => this.user(),
      () => this.role(),
      () => this.role(),
      () => this.group(),
      () => this.groupDetail(),
      () => this.managedPolicy(),
    ]);
    return make();
  }

  /** A record with a few things wrong, anywhere in it. */
  mutated(): Fields {
    const record = structuredClone(this.record());
    for (let count = 1 + Math.floor(this.random() * 3); count > 0; count -= 1) this.mutate(record);
    return record;
  }

  private mutate(record: Fields): void {
    let at: Fields = record;
    for (;;) {
      const inner = Object.values(at).filter((value) => typeof value === 'object' && value !== null);
      if (inner.length === 0 || this.chance(0.5)) break;
      at = this.pick(inner) as Fields;
    }
    const keys = Object.keys(at);
    const key = keys.length > 0 && this.chance(0.8) ? this.pick(keys) : this.pick(ODD_NAMES);
    if (Array.isArray(at)) at.push(structuredClone(this.pick(ODD_VALUES)));
    else if (this.chance(0.2)) delete at[key];
    else at[key] = structuredClone(this.pick(ODD_VALUES));
  }
}

/**
 * Records of every kind, half of them with something wrong; the same for the same seed, always.
 *
 * @param count how many
 * @param seed another one gives other records
 */
export function* generatedRecords(count: number, seed = 1): Iterable<Fields> {
  const source = new RecordSource(randomOf(seed));
  for (let index = 0; index < count; index += 1) yield index % 2 === 0 ? source.record() : source.mutated();
}
