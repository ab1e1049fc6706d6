import { policyDocument } from './generated-policies.ts';
import { type Fields, Random } from './generated-random.ts';

const NAMES = ['ana', 'bo.lund', 'chiyo@example.com', 'dé-ya', '管理者', 'أمين', 'path', 'a'.repeat(64)];
const ACCOUNTS = ['111122223333', '444455556666', 'aws'];
const DATES: readonly unknown[] = [
  '2021-03-14T09:26:53Z',
  '2021-03-14T09:26:53Z',
  '2021-03-14T09:26:53+00:00',
  '2021-03-14 09:26:53+00:00',
  '2021-03-14T09:26:53.120Z',
  '2021-03-14t09:26:53.123456789z',
  '2021-03-14T10:26:53.5+01:00',
  1615714013,
  1615714013.25,
];
const ODD_DATES: readonly unknown[] = [
  '2021-03-14T09:26:53',
  '2021-03-14 09:26:53.000001',
  '2021-03-14',
  '2019-02-29T00:00:00Z',
  '2019-01-1T00:00:00Z',
  '2021-03-14T09:26:53+0000',
  '2021-03-14T09:26:60Z',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.9999999999-01:00',
  1615714013000,
  -1,
  0,
  'soon',
];
/** What may stand where something else is due. */
const ODD_VALUES: readonly unknown[] = [
  null,
  null,
  '',
  '',
  ' ',
  0,
  1.5,
  -7,
  12345678901234567000,
  true,
  false,
  'true',
  'True',
  'False',
  'no',
  '3600',
  '1e3',
  [],
  {},
  [null],
  ['a', null, '', 7],
  [{}],
  [[['nested']]],
  { Key: 'k', Value: 'v' },
  { a: { b: { c: 'd' } } },
  'a\ud800b',
  '\udc00',
  'é\u0000\u2028"\\',
  '😀',
  '%7B%22a%22%3A%201%7D',
  '{"a":1,"a":2}',
  'arn:aws:iam::111122223333:user/\n            ana',
  ' arn:aws:iam::111122223333:user/bo',
  'arn:aws:iam::aws:policy/ReadOnlyAccess',
  '2021-03-14T09:26:53Z',
];
/** Fields that may stand where they are not due. */
const ODD_NAMES = [
  'UserId',
  'UserID',
  'RoleId',
  'RoleID',
  'GroupId',
  'GroupID',
  'GroupName',
  'Group',
  'Users',
  'Tags',
  'Value',
  'Path',
  'Arn',
  'IsTruncated',
  'Marker',
  'NextToken',
  'ResponseMetadata',
  '$metadata',
  'MaxSessionDuration',
  'Colour',
  'userName',
  'toString',
  'constructor',
  '0',
];

/** Makes records, one after the other. */
class RecordSource {
  private readonly random: Random;

  constructor(seed: number) {
    this.random = new Random(seed);
  }

  /** One record; of four, two are as AWS gives them, one has its keys in another order, one has something wrong. */
  record(): unknown {
    const { random } = this;
    const make = random.pick([
      this.user,
      this.user,
      this.role,
      this.role,
      this.group,
      this.bareGroup,
      this.policy,
    ]);
    const record = make.call(this);
    const turn = random.below(4);
    if (turn === 1) return random.chance(0.04) ? this.oddity(record) : random.shuffled(record);
    if (turn === 3) for (let count = 1 + random.below(3); count > 0; count -= 1) this.mutate(record);
    return record;
  }

  /** Answers and wrappers, which are for others to take apart, and what is no record at all. */
  private oddity(record: Fields): unknown {
    return this.random.pick<unknown>([
      { Users: [record], IsTruncated: true },
      { User: record, ResponseMetadata: { HTTPStatusCode: 200 } },
      { Role: record },
      { Group: record },
      { ...this.user(), ...record, ...this.group() },
      { PolicyName: 'inline', PolicyDocument: policyDocument(this.random) },
      [record],
      [],
      {},
      null,
      'text',
      7,
      true,
    ]);
  }

  private named(type: string, name: string): Fields {
    const { random } = this;
    const arn = `arn:aws:iam::${random.pick(ACCOUNTS)}:${type}/${name}`;
    return {
      Path: random.pick(['/', '/', '/engineering/', '/a b/', '/ü/']),
      Arn: random.chance(0.03) ? arn.replace('/', '/\n            ') : arn,
      CreateDate: this.date(),
    };
  }

  private date(): unknown {
    return this.random.pick(this.random.chance(0.1) ? ODD_DATES : DATES);
  }

  /** An id under one of its spellings, at times under both, with one value or with two. */
  private identity(name: 'User' | 'Role' | 'Group', prefix: string): Fields {
    const { random } = this;
    const id = random.id(prefix);
    const [aws, documented] = [`${name}Id`, `${name}ID`];
    switch (random.below(12)) {
      case 0:
        return { [aws]: id, [documented]: id };
      case 1:
        return { [aws]: id, [documented]: random.pick<unknown>([random.id(prefix), null, '']) };
      case 2:
      case 3:
        return { [documented]: id };
      default:
        return { [aws]: id };
    }
  }

  private tags(): Fields[] {
    const { random } = this;
    return random.list(4, () => ({
      Key: random.pick(['team', 'team', 'path', 'is_truncated', 'チーム', random.id('k')]),
      Value: random.pick(['platform', '', 'ü', '"quoted"\n', '/']),
    }));
  }

  private boundary(): Fields {
    const arn = 'arn:aws:iam::111122223333:policy/boundary';
    return this.random.some({ PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: arn }, 0.9);
  }

  private attached(): Fields[] {
    const { random } = this;
    return random.list(2, () => ({ PolicyName: random.pick(NAMES), PolicyArn: 'arn:aws:iam::aws:policy/A' }));
  }

  private inline(): Fields[] {
    return this.random.list(2, () => ({ PolicyName: 'own', PolicyDocument: policyDocument(this.random) }));
  }

  private user(): Fields {
    const { random } = this;
    const name = random.pick(NAMES);
    return {
      UserName: name,
      ...this.identity('User', 'AIDA'),
      ...this.named('user', name),
      ...random.some(
        { PasswordLastUsed: this.date(), PermissionsBoundary: this.boundary(), Tags: this.tags() },
        0.5,
      ),
      ...random.some(
        {
          GroupList: random.list(3, () => random.pick(NAMES)),
          AttachedManagedPolicies: this.attached(),
          UserPolicyList: this.inline(),
        },
        0.2,
      ),
    };
  }

  private roleSummary(): Fields {
    const { random } = this;
    const name = random.pick(NAMES);
    const used = { LastUsedDate: this.date(), Region: 'eu-west-1' };
    return {
      RoleName: name,
      ...this.identity('Role', 'AROA'),
      ...this.named('role', name),
      ...random.some({ AssumeRolePolicyDocument: policyDocument(random) }, 0.9),
      ...random.some(
        {
          Description: 'what it is for',
          MaxSessionDuration: random.pick<unknown>([3600, 7200.5, '3600']),
          PermissionsBoundary: this.boundary(),
          Tags: this.tags(),
          RoleLastUsed: random.some(used, 0.8),
        },
        0.5,
      ),
    };
  }

  private role(): Fields {
    const { random } = this;
    const profile = () => ({
      InstanceProfileName: 'hosts',
      InstanceProfileId: random.id('AIPA'),
      ...this.named('instance-profile', 'hosts'),
      ...random.some({ Roles: random.list(1, () => this.roleSummary()), Tags: this.tags() }, 0.7),
    });
    return {
      ...this.roleSummary(),
      ...random.some(
        {
          AttachedManagedPolicies: this.attached(),
          RolePolicyList: this.inline(),
          InstanceProfileList: random.list(2, profile),
        },
        0.2,
      ),
    };
  }

  private groupDetail(): Fields {
    const { random } = this;
    const name = random.pick(NAMES);
    return {
      GroupName: name,
      ...this.identity('Group', 'AGPA'),
      ...this.named('group', name),
      ...random.some({ AttachedManagedPolicies: this.attached(), GroupPolicyList: this.inline() }, 0.3),
    };
  }

  /** What stands beside a group in an answer. */
  private members(): Fields {
    const { random } = this;
    const goesOn = { IsTruncated: random.pick<unknown>([true, 'True', 'true']), Marker: 'm', NextToken: 't' };
    return {
      ...random.some({ Users: random.list(3, () => this.user()) }, 0.9),
      ...(random.chance(0.2) ? random.some(goesOn, 0.5) : { IsTruncated: false }),
      ...random.some({ ResponseMetadata: { RequestId: 'r' }, $metadata: {} }, 0.05),
    };
  }

  private group(): Fields {
    return { Group: this.groupDetail(), ...this.members() };
  }

  private bareGroup(): Fields {
    return { ...this.groupDetail(), ...(this.random.chance(0.2) ? this.members() : {}) };
  }

  private policy(): Fields {
    const { random } = this;
    const version = () => ({
      VersionId: random.pick(['v1', 'v2']),
      IsDefaultVersion: random.pick<unknown>([true, true, false, 'True', 'false']),
      CreateDate: this.date(),
      ...random.some({ Document: policyDocument(random) }, 0.9),
    });
    return {
      PolicyName: random.pick(NAMES),
      PolicyId: random.id('ANPA'),
      ...this.named('policy', 'p'),
      ...random.some(
        {
          UpdateDate: this.date(),
          DefaultVersionId: 'v1',
          AttachmentCount: random.pick<unknown>([0, 3, '3']),
          PermissionsBoundaryUsageCount: 1,
          IsAttachable: random.pick<unknown>([true, 'False']),
          Description: 'what it permits',
          Tags: this.tags(),
          PolicyVersionList: random.list(2, version),
        },
        0.6,
      ),
    };
  }

  /** Spoils one place of a record: a value, a field too much or too little. */
  private mutate(record: Fields): void {
    const { random } = this;
    let at: Fields | unknown[] = record;
    while (random.chance(0.6)) {
      const inner: unknown[] = Object.values(at).filter(
        (value) => typeof value === 'object' && value !== null,
      );
      if (inner.length === 0) break;
      at = random.pick(inner) as Fields | unknown[];
    }
    const odd = structuredClone(random.pick(ODD_VALUES));
    if (Array.isArray(at)) at.splice(random.below(at.length + 1), random.below(2), odd);
    else if (random.chance(0.15)) delete at[random.pick(['', ...Object.keys(at)])];
    else at[random.pick(random.chance(0.75) ? Object.keys(at) : ODD_NAMES) ?? 'Colour'] = odd;
  }
}

/**
 * Records of every kind, some of them with something wrong; the same for the same seed, always.
 *
 * @param count how many
 * @param seed another one gives other records
 */
export function* generatedRecords(count: number, seed = 1): Iterable<unknown> {
  const source = new RecordSource(seed);
  for (let index = 0; index < count; index += 1) yield source.record();
}
