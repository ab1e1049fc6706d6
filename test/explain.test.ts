import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DOCUMENTATION,
  detectKind,
  type Explanation,
  explain,
  FATES,
  type Fate,
  formatPath,
  type LogLeaf,
  type MapperOptions,
  mapRecord,
  type Path,
  type RowId,
  type UdmLeaf,
} from '../src/index.ts';
import { respellRecord } from '../src/log/iam/respelled.ts';
import { goldenCases } from './golden.ts';
import { CLEAN, MUTATED } from './records.ts';

const collectedAt = '2026-01-02T03:04:05Z';

/** The paths of every scalar, date and empty container of a value, by themselves; what is too deep counts as one. */
function leafPaths(value: unknown, path: Path = []): Path[] {
  const isContainer = typeof value === 'object' && value !== null && !(value instanceof Date);
  const members =
    !isContainer || path.length > 100
      ? []
      : Array.isArray(value)
        ? [...value.entries()]
        : Object.entries(value);
  return members.length === 0
    ? [path]
    : members.flatMap(([key, member]) => leafPaths(member, [...path, key]));
}

const ACCOUNTED_FOR_BY_AN_ISSUE: readonly Fate[] = ['dropped', 'refused', 'unknown', 'unmapped'];

/** The entity's own type, in either style of keys. */
function entityType(entity: unknown): unknown {
  const { metadata } = entity as { metadata: { entityType?: string; entity_type?: string } };
  return metadata.entityType ?? metadata.entity_type;
}

/** Holds what must hold of every explanation. */
function expectWholeStory(log: unknown, options: MapperOptions = {}, at = collectedAt): void {
  const { logLeaves, udmLeaves, kind, ...result } = explain(log, { ...options, collectedAt: at });
  expect(JSON.stringify(result)).toBe(JSON.stringify(mapRecord(log, { ...options, collectedAt: at })));
  expect(kind).toBe(result.ok ? entityType(result.entity) : detectKind(log));
  // Keys of other spellings are accounted for as they were read.
  const isRespelled = result.issues.some(({ code }) => code === 'other_spelling');
  expect(udmLeaves.map((leaf) => leaf.udmPath)).toEqual(result.ok ? leafPaths(result.entity) : []);
  expect(logLeaves.map((leaf) => leaf.logPath)).toEqual(
    leafPaths(isRespelled ? respellRecord(log as Record<string, unknown>) : log),
  );
  expectSameRows(logLeaves, udmLeaves);
  const found = new Set(result.issues.map((issue) => issue.code));
  for (const { fate, rows, issues } of logLeaves) {
    expect(FATES).toHaveProperty(fate);
    expect(rows.length > 0).toBe(fate === 'mapped');
    if (ACCOUNTED_FOR_BY_AN_ISSUE.includes(fate)) expect(issues).not.toEqual([]);
    if (fate === 'passed_over') expect(issues).toEqual([]);
    expect(issues.filter((code) => !found.has(code))).toEqual([]);
  }
}

/** Holds that the rows of the mapped leaves are the rows of the output, place for place. */
function expectSameRows(logLeaves: readonly LogLeaf[], udmLeaves: readonly UdmLeaf[]): void {
  const written = new Map<string, Set<RowId>>();
  for (const { logPath, row } of udmLeaves) {
    if (logPath === null) continue;
    const name = JSON.stringify(logPath);
    written.set(name, (written.get(name) ?? new Set()).add(row));
  }
  const read = new Set<string>();
  for (const { logPath, rows } of logLeaves) {
    const names = [...logPath.keys(), logPath.length].map((end) => JSON.stringify(logPath.slice(0, end)));
    const sources = names.filter((name) => written.has(name));
    for (const name of sources) read.add(name);
    expect(new Set(rows)).toEqual(new Set(sources.flatMap((name) => [...written.get(name)!])));
  }
  expect(read).toEqual(new Set(written.keys()));
}

/** The log without one leaf; an element of a list leaves a null behind. */
function without(log: unknown, path: Path): unknown {
  const copy = structuredClone(log);
  const last = path.at(-1)!;
  const holder = path
    .slice(0, -1)
    .reduce<unknown>((held, key) => (held as Record<string, unknown>)[key], copy);
  if (Array.isArray(holder)) holder[last as number] = null;
  else delete (holder as Record<string, unknown>)[last];
  return copy;
}

const told = ({ udmLeaves }: Explanation) =>
  udmLeaves.map(({ row, logPath, udmPath }) => {
    return `${row} ${logPath === null ? '-' : formatPath(logPath)} > ${formatPath(udmPath)}`;
  });
const fates = ({ logLeaves }: Explanation) =>
  logLeaves.map(({ logPath, fate, rows, issues }) =>
    [formatPath(logPath), fate, ...rows, ...issues].join(' '),
  );

describe('explain', () => {
  it('accounts for every leaf of a user', () => {
    const user = {
      UserName: 'ana',
      UserId: 'AIDACKCEVSQ6C2EXAMPLE',
      UserID: 'AIDACKCEVSQ6C2EXAMPLE',
      Arn: 'arn:aws:iam::111122223333:user/ana',
      CreateDate: '2020-01-01T00:00:00',
      PasswordLastUsed: 'yesterday',
      Path: '',
      PermissionsBoundary: { PermissionsBoundaryArn: 'arn:aws:iam::111122223333:policy/b', Note: 'x' },
      Tags: [
        { Key: 'team', Value: 'blue' },
        { Key: 'path', Value: '' },
        { Key: 5, Value: 'lost' },
      ],
      GroupList: ['admins'],
      UserPolicyList: [],
      AttachedManagedPolicies: null,
      NickName: 'an',
    };
    const explanation = explain(user, { collectedAt });
    expect(told(explanation)).toEqual([
      '40 - > entity.resource.attribute.cloud.environment',
      '16 PermissionsBoundary.PermissionsBoundaryArn > entity.resource.attribute.labels[0].key',
      '16 PermissionsBoundary.PermissionsBoundaryArn > entity.resource.attribute.labels[0].value',
      '1 Arn > entity.resource.name',
      '38 - > entity.resource.resourceSubtype',
      '3 CreateDate > entity.user.attribute.creationTime',
      '22 Tags[0].Key > entity.user.attribute.labels[0].key',
      '23 Tags[0].Value > entity.user.attribute.labels[0].value',
      '22 Tags[1].Key > entity.user.attribute.labels[1].key',
      '24 UserID > entity.user.productObjectId',
      '25 UserName > entity.user.userid',
      '34 - > metadata.collectedTimestamp',
      '37 - > metadata.entityType',
      '36 - > metadata.productName',
      '35 - > metadata.vendorName',
    ]);
    expect(fates(explanation)).toEqual([
      'UserName mapped 25',
      'UserId second_spelling',
      'UserID mapped 24',
      'Arn mapped 1',
      'CreateDate mapped 3 timestamp_without_zone',
      'PasswordLastUsed dropped invalid_timestamp',
      'Path empty',
      'PermissionsBoundary.PermissionsBoundaryArn mapped 16',
      'PermissionsBoundary.Note unknown unknown_log_field',
      'Tags[0].Key mapped 22',
      'Tags[0].Value mapped 23',
      'Tags[1].Key mapped 22',
      'Tags[1].Value empty',
      'Tags[2].Key dropped invalid_log_field',
      'Tags[2].Value dropped invalid_log_field',
      'GroupList[0] unmapped unmapped_log_field',
      'UserPolicyList empty',
      'AttachedManagedPolicies empty',
      'NickName unknown unknown_log_field',
    ]);
  });

  it('accounts for every leaf of a role, whose trust policy is many leaves of one field', () => {
    const role = {
      RoleId: 'AROACKCEVSQ6C2EXAMPLE',
      RoleName: 'deploy',
      Path: '/',
      Arn: 'arn:aws:iam::111122223333:role/deploy',
      CreateDate: '2020-01-01T00:00:00Z',
      AssumeRolePolicyDocument: {
        Statement: [{ Effect: 'Allow', Principal: { Service: ['ec2.amazonaws.com'] }, Condition: {} }],
      },
      MaxSessionDuration: 3600,
      RoleLastUsed: {},
      RolePolicyList: [{ PolicyName: 7, PolicyDocument: { Statement: [] } }],
    };
    const explanation = explain(role, { collectedAt, case: 'snake' });
    expect(told(explanation)).toEqual([
      '40 - > entity.resource.attribute.cloud.environment',
      '4 CreateDate > entity.resource.attribute.creation_time',
      '15 Path > entity.resource.attribute.labels[0].key',
      '15 Path > entity.resource.attribute.labels[0].value',
      '2 AssumeRolePolicyDocument > entity.resource.attribute.permissions[0].name',
      '21 RoleName > entity.resource.attribute.roles[0].name',
      '1 Arn > entity.resource.name',
      '18 RoleId > entity.resource.product_object_id',
      '38 - > entity.resource.resource_subtype',
      '39 - > entity.resource.resource_type',
      '34 - > metadata.collected_timestamp',
      '37 - > metadata.entity_type',
      '36 - > metadata.product_name',
      '35 - > metadata.vendor_name',
    ]);
    expect(fates(explanation)).toEqual([
      'RoleId mapped 18',
      'RoleName mapped 21',
      'Path mapped 15',
      'Arn mapped 1',
      'CreateDate mapped 4',
      'AssumeRolePolicyDocument.Statement[0].Effect mapped 2',
      'AssumeRolePolicyDocument.Statement[0].Principal.Service[0] mapped 2',
      'AssumeRolePolicyDocument.Statement[0].Condition mapped 2',
      'MaxSessionDuration unmapped unmapped_log_field',
      'RoleLastUsed empty',
      'RolePolicyList[0].PolicyName dropped unmapped_log_field invalid_log_field',
      'RolePolicyList[0].PolicyDocument.Statement empty unmapped_log_field',
    ]);
  });

  it('tells what is left out of an object that a row takes whole', () => {
    const nested = {
      RoleName: 'deploy',
      Note: 'none',
      MaxSessionDuration: 'long',
      Tags: [{ Key: 'team' }, 7],
    };
    const role = { RoleId: 'AROACKCEVSQ6C2EXAMPLE', InstanceProfileList: [{ Roles: [nested] }] };
    const told = fates(explain(role, { collectedAt, profile: 'extended' }));
    expect(told.map((fate) => fate.replace('InstanceProfileList[0].Roles[0].', ''))).toEqual([
      'RoleId mapped 18 E201',
      'RoleName mapped E241',
      'Note unknown unknown_log_field',
      'MaxSessionDuration dropped invalid_log_field',
      'Tags[0].Key mapped E241',
      'Tags[1] dropped invalid_log_field',
    ]);
  });

  it('accounts for every leaf of a group and its members', () => {
    const group = {
      Group: {
        GroupName: 'admins',
        GroupId: 'AGPACKCEVSQ6C2EXAMPLE',
        Arn: 'arn:aws:iam::111122223333:group/admins',
        CreateDate: '2020-01-01T00:00:00Z',
        Path: '/',
      },
      Users: [
        { UserName: 'ana', UserId: 'AIDAANA', Arn: 'arn:aws:iam::111122223333:user/ana', CreateDate: 0 },
        null,
      ],
      IsTruncated: false,
    };
    const explanation = explain(group, { collectedAt });
    expect(told(explanation)).toEqual([
      '6 Group.CreateDate > entity.group.attribute.creationTime',
      '11 IsTruncated > entity.group.attribute.labels[0].key',
      '11 IsTruncated > entity.group.attribute.labels[0].value',
      '10 Group.Path > entity.group.attribute.labels[1].key',
      '10 Group.Path > entity.group.attribute.labels[1].value',
      '9 Group.GroupName > entity.group.emailAddresses[0]',
      '8 Group.GroupName > entity.group.groupDisplayName',
      '7 Group.GroupId > entity.group.productObjectId',
      '40 - > entity.resource.attribute.cloud.environment',
      '5 Group.Arn > entity.resource.name',
      '34 - > metadata.collectedTimestamp',
      '37 - > metadata.entityType',
      '36 - > metadata.productName',
      '35 - > metadata.vendorName',
      '43 - > relations[0].direction',
      '26 Users[0].Arn > relations[0].entity.resource.name',
      '44 - > relations[0].entity.resource.resourceSubtype',
      '27 Users[0].CreateDate > relations[0].entity.user.attribute.creationTime',
      '32 Users[0].UserId > relations[0].entity.user.productObjectId',
      '33 Users[0].UserName > relations[0].entity.user.userid',
      '41 - > relations[0].entityType',
      '42 - > relations[0].relationship',
    ]);
    expect(fates(explanation)).toEqual([
      'Group.GroupName mapped 9 8',
      'Group.GroupId mapped 7',
      'Group.Arn mapped 5',
      'Group.CreateDate mapped 6',
      'Group.Path mapped 10',
      'Users[0].UserName mapped 33',
      'Users[0].UserId mapped 32',
      'Users[0].Arn mapped 26',
      'Users[0].CreateDate mapped 27',
      'Users[1] empty missing_log_field',
      'IsTruncated mapped 11',
    ]);
  });

  it('spells the paths of a bare group as the group does', () => {
    const group = { GroupName: 'admins', GroupID: 'AGPA1', Arn: 'a', CreateDate: 'x', Colour: 'red' };
    expect(fates(explain(group, { collectedAt }))).toEqual([
      'GroupName mapped 9 8',
      'GroupID mapped 7',
      'Arn mapped 5',
      'CreateDate dropped invalid_timestamp',
      'Colour unknown unknown_log_field',
    ]);
  });

  it('says of a field whose place another one has that it was passed over', () => {
    const group = { Group: { GroupName: 'g', GroupId: 'AGPA1', Arn: 'a', Path: '/' }, Arn: 'b' };
    const explanation = explain(group, { collectedAt, profile: 'google' });
    expect(fates(explanation).slice(-2)).toEqual(['Group.Path mapped G36', 'Arn passed_over']);
    expectWholeStory(group, { profile: 'google' });
  });

  it('says of the zero date of a version of a policy that it was left out', () => {
    const policy = {
      PolicyName: 'p',
      PolicyId: 'ANPA1',
      Arn: 'arn:aws:iam::111122223333:policy/p',
      PolicyVersionList: [
        { VersionId: 'v1', IsDefaultVersion: false, CreateDate: '0001-01-01T00:00:00Z' },
        { VersionId: 'v2', IsDefaultVersion: true, Document: '{}' },
      ],
    };
    expect(explain(policy, { collectedAt, profile: 'extended' }).issues).toContainEqual(
      expect.objectContaining({
        code: 'zero_date',
        path: ['PolicyVersionList', 0, 'CreateDate'],
        row: 'E422',
      }),
    );
  });

  it('says of each row what it does and where it is documented', () => {
    const { udmLeaves } = explain({ UserId: 'AIDA1', Path: '/a/' }, { collectedAt });
    expect(udmLeaves.find((leaf) => leaf.udmPath.at(-1) === 'key')).toEqual({
      udmPath: ['entity', 'user', 'attribute', 'labels', 0, 'key'],
      row: 14,
      logField: 'Path',
      udmField: 'entity.user.attribute.labels[path]',
      logic: 'direct; label key fixed to path',
      logPath: ['Path'],
      documentation: DOCUMENTATION.page,
    });
  });

  it('holds values where they are asked for, and nowhere else', () => {
    const log = { UserId: 'AIDA1', Path: '/a/', Surplus: 'x' };
    const { logLeaves, udmLeaves } = explain(log, { collectedAt, includeValues: true });
    expect(logLeaves.map((leaf) => leaf.value)).toEqual(['AIDA1', '/a/', 'x']);
    expect(udmLeaves.slice(-4).map((leaf) => leaf.value)).toEqual([collectedAt, 'USER', 'AWS IAM', 'AWS']);
    expect(udmLeaves.find((leaf) => leaf.row === 14)?.value).toBe('path');
    const silent = explain(log, { collectedAt });
    for (const leaf of [...silent.logLeaves, ...silent.udmLeaves]) expect(leaf).not.toHaveProperty('value');
  });

  it('accounts for every leaf of a refused record', () => {
    const refused = explain({ UserId: 5, UserName: 'ana', Path: null, Note: 'x' }, { collectedAt });
    expect(refused.udmLeaves).toEqual([]);
    expect(fates(refused)).toEqual([
      'UserId dropped invalid_log_field',
      'UserName refused invalid_log_field',
      'Path empty',
      'Note unknown unknown_log_field',
    ]);
    expect(fates(explain('text', { collectedAt }))).toEqual([' refused not_an_object']);
    expect(fates(explain({ a: [1, {}] }, { collectedAt }))).toEqual([
      'a[0] refused unknown_record',
      'a[1] empty',
    ]);
  });

  it('calls every leaf of a record that strict mode refuses refused, but for those with a fate of their own', () => {
    const log = { UserId: 'AIDA1', CreateDate: '2020-01-01T00:00:00', Tags: [{ Key: 'a' }] };
    expect(fates(explain(log, { collectedAt, strict: true }))).toEqual([
      'UserId refused missing_log_field timestamp_without_zone',
      'CreateDate refused missing_log_field timestamp_without_zone',
      'Tags[0].Key refused missing_log_field timestamp_without_zone',
    ]);
  });

  it('ends at a value that is inside itself, and at a depth that nobody writes', () => {
    const loop: Record<string, unknown> = { UserId: 'AIDA1' };
    loop.Self = { loop };
    expect(fates(explain(loop, { collectedAt }))).toEqual([
      'UserId mapped 24',
      'Self.loop unknown unknown_log_field',
    ]);
    const deep = JSON.parse(`{"UserId":"AIDA1","Deep":${'['.repeat(5000)}1${']'.repeat(5000)}}`);
    const { logLeaves } = explain(deep, { collectedAt });
    expect(logLeaves.map((leaf) => [leaf.logPath[0], leaf.fate])).toEqual([
      ['UserId', 'mapped'],
      ['Deep', 'unknown'],
    ]);
  });

  it('counts what throws when it is read as one leaf', () => {
    const refusing = Object.defineProperty({}, 'x', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    expect(fates(explain({ UserId: 'AIDA1', Tags: [{ Key: refusing }] }, { collectedAt }))).toEqual([
      'UserId mapped 24',
      'Tags[0].Key dropped invalid_log_field',
    ]);
    expect(fates(explain(refusing, { collectedAt }))).toEqual([' refused unknown_record']);
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    expect(fates(explain(revoked.proxy, { collectedAt }))).toEqual([' refused not_an_object']);
  });

  it('throws for bad options as map does', () => {
    expect(() => explain({}, { collectedAt: 'yesterday' })).toThrow(TypeError);
    expect(() => explain({}, { collectedAt, colour: true } as never)).toThrow('There is no option colour.');
  });
});

describe('the two lists of explain', { timeout: 60_000 }, () => {
  const OPTIONS: MapperOptions[] = [
    {},
    { case: 'snake', groupNameAsEmail: false },
    { strict: true },
    { policyText: 'verbatim' },
    { policyText: 'canonical' },
    { profile: 'extended' },
  ];

  it.each(goldenCases())('cover every leaf of $name', ({ log, options, collectedAt: at }) => {
    expectWholeStory(log, options, at);
  });

  it('cover every leaf of records without a fault', () => {
    fc.assert(
      fc.property(CLEAN, fc.constantFrom(...OPTIONS), ({ log }, options) => expectWholeStory(log, options)),
      { numRuns: 300 },
    );
  });

  it('cover every leaf of records with a few faults', () => {
    fc.assert(
      fc.property(MUTATED, fc.constantFrom(...OPTIONS), (log, options) => expectWholeStory(log, options)),
      { numRuns: 300 },
    );
  });

  it('cover every leaf of any JSON value', () => {
    fc.assert(fc.property(fc.jsonValue(), (log) => expectWholeStory(log)));
  });
});

describe('the fate of a leaf', { timeout: 60_000 }, () => {
  const entityOf = (log: unknown) => JSON.stringify(mapRecord(log, { collectedAt }));

  it('is true: without a leaf that no row took over, the entity stays as it is', () => {
    fc.assert(
      fc.property(MUTATED, (log) => {
        const explanation = explain(log, { collectedAt });
        if (!explanation.ok) return;
        for (const { logPath } of explanation.logLeaves.filter((leaf) => leaf.fate !== 'mapped')) {
          const rest = without(log, logPath);
          if (detectKind(rest) !== explanation.kind) continue;
          const result = mapRecord(rest, { collectedAt });
          expect(result).toMatchObject({ ok: true, entity: explanation.entity });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is true: without a leaf that a row took over, the entity is another', () => {
    fc.assert(
      fc.property(CLEAN, ({ log }) => {
        const explanation = explain(log, { collectedAt });
        for (const { logPath } of explanation.logLeaves.filter((leaf) => leaf.fate === 'mapped')) {
          if (typeof logPath.at(-1) === 'number') continue;
          expect(entityOf(without(log, logPath))).not.toBe(entityOf(log));
        }
      }),
      { numRuns: 100 },
    );
  });
});
