import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareEntities } from '../src/compare.ts';
import { logFieldsOf } from '../src/engine/row.ts';
import {
  createEntityMapper,
  EXTENDED_TABLE,
  explain,
  MAPPING_TABLE,
  type MapperOptions,
  mapRecord,
  unwrap,
} from '../src/index.ts';
import { ENVELOPE_FIELDS } from '../src/log/iam/envelope.ts';
import type { IamRecordType } from '../src/log/iam/kind.ts';
import { IAM_SCHEMAS } from '../src/log/iam/record.ts';
import { readPolicy } from '../src/log/policy/document.ts';
import type { FieldSchema } from '../src/log/schema.ts';
import { readTimestamp } from '../src/log/timestamp.ts';
import { EXTENSIONS, tableOf } from '../src/table/profile.ts';
import { checkEntity as checkOwn } from '../src/udm/check.ts';
import { goldenCases, mapGolden } from './golden.ts';
import { CLEAN, GROUP, MUTATED, ROLE, USER } from './records.ts';
import { mapAll } from './stream-inputs.ts';
import { checkEntity } from './udm-check.ts';

const collectedAt = '2026-01-02T03:04:05Z';
const documented = createEntityMapper({ profile: 'documented' });
const extended = createEntityMapper({ profile: 'extended' });
const CASES = goldenCases();
const LONG = 120_000;

/** The value at each path of a value's leaves: scalars, dates, and what is empty. */
function leavesOf(value: unknown, path = ''): Map<string, unknown> {
  const isContainer = typeof value === 'object' && value !== null && !(value instanceof Date);
  const members = isContainer ? Object.entries(value) : [];
  if (members.length === 0) return new Map([[path, value]]);
  return new Map(members.flatMap(([key, member]) => [...leavesOf(member, `${path}/${key}`)]));
}

/** Holds that whatever the documented table wrote is there, in the same place. */
function expectContained(log: unknown, options: MapperOptions = {}): void {
  const less = createEntityMapper({ ...options, profile: 'documented' }).map(log, { collectedAt });
  const more = createEntityMapper({ ...options, profile: 'extended' }).map(log, { collectedAt });
  if (!less.ok || !more.ok) return;
  const leaves = leavesOf(more.entity);
  for (const [path, value] of leavesOf(less.entity)) expect([path, leaves.get(path)]).toEqual([path, value]);
}

describe('the extensions', () => {
  it('have ids of their own, which say that they are none of the 44 rows', () => {
    const ids = EXTENDED_TABLE.map(({ row }) => row);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^E[1-4]\d\d$/u.test(id))).toEqual([]);
    expect(MAPPING_TABLE.map(({ row }) => row)).toEqual(Array.from({ length: 44 }, (_, index) => index + 1));
  });

  it('give each a reason of one sentence', () => {
    for (const { reason } of EXTENDED_TABLE) expect(reason).toMatch(/^[A-Z].*\.$/u);
  });

  it('are frozen plain data in the order of the rows', () => {
    expect(Object.isFrozen(EXTENDED_TABLE)).toBe(true);
    for (const row of EXTENDED_TABLE) expect(Object.isFrozen(row) && Object.isFrozen(row.kinds)).toBe(true);
    const types = Object.keys(EXTENSIONS) as IamRecordType[];
    const rows = types.flatMap((type) => EXTENSIONS[type]);
    expect(EXTENDED_TABLE.map(({ row }) => row)).toEqual(rows.map(({ row }) => row));
  });

  it('never write where a documented row of the same table does', () => {
    for (const table of Object.keys(EXTENSIONS) as IamRecordType[]) {
      const single = tableOf(table, 'extended').rows.filter(({ udm }) => !udm.includes('['));
      expect(new Set(single.map(({ udm }) => udm)).size).toBe(single.length);
    }
  });

  it('are all exercised by goldens and by what is mapped here', () => {
    const logs = [
      ...CASES.filter(({ options }) => options.profile === 'extended').map(({ log }) => log),
      ...ODD,
    ];
    const fired = logs.flatMap((log) =>
      explain(log, { profile: 'extended', collectedAt }).udmLeaves.map(({ row }) => row),
    );
    const ids: unknown[] = EXTENDED_TABLE.map(({ row }) => row);
    expect(
      ids.filter((id) => !fired.includes(id as never)),
      'extensions that no golden of the profile extended exercises',
    ).toEqual([]);
  });
});

/** Records for the rows that no sound record makes fire. */
const ODD = [
  { RoleId: 'AROAEXAMPLEROLE000009', CreateDate: 'yesterday', Arn: 'x' },
  { GroupName: 'g', GroupId: 'AGPAEXAMPLEGROUP00009', CreateDate: 'yesterday' },
  { UserId: 'AIDAEXAMPLEUSER000009', CreateDate: 'yesterday' },
  { PolicyId: 'ANPAEXAMPLEPOLICY0009', CreateDate: 'yesterday', UpdateDate: 'today' },
  {
    RoleId: 'AROAEXAMPLEROLE000008',
    AssumeRolePolicyDocument: {
      Statement: {
        Effect: 'Allow',
        Principal: { AWS: ['AIDAEXAMPLEUSER000009', 'arn:aws:iam::111122223333:role/ops'] },
        Action: 'sts:AssumeRole',
      },
    },
  },
];

describe('the profile documented', () => {
  it('is what a mapper follows that was told nothing', () => {
    const silent = createEntityMapper();
    for (const { log } of CASES) {
      expect(JSON.stringify(documented.map(log, { collectedAt }))).toBe(
        JSON.stringify(silent.map(log, { collectedAt })),
      );
    }
  });

  it('knows no policies', () => {
    const result = documented.map({ PolicyId: 'ANPAEXAMPLEPOLICY0001' }, { collectedAt });
    expect(result.issues.map(({ code }) => code)).toEqual(['unknown_record']);
  });

  it('is the other choice of two', () => {
    expect(() => createEntityMapper({ profile: 'all' as never })).toThrow(TypeError);
  });
});

describe('the profile extended', () => {
  it.each(CASES.map((golden) => [golden.name, golden] as const))(
    'adds to the documented table: %s',
    (_, golden) => {
      expectContained(golden.log, golden.options);
    },
  );

  it(
    'adds to the documented table whatever the record holds',
    () => {
      fc.assert(
        fc.property(MUTATED, (log) => expectContained(log)),
        { numRuns: 300 },
      );
    },
    LONG,
  );

  it.each(CASES.map((golden) => [golden.name, golden] as const))(
    'passes a strict decoder: %s',
    (_, golden) => {
      for (const style of ['camel', 'snake'] as const) {
        const result = mapGolden({ ...golden, options: { ...golden.options, profile: 'extended' } }, style);
        if (!result.ok) continue;
        expect(checkEntity(JSON.parse(JSON.stringify(result.entity)))).toEqual([]);
        expect(checkOwn(result.entity, style, () => {})).toBe(true);
      }
    },
  );

  it(
    'passes a strict decoder whatever the record holds',
    () => {
      fc.assert(
        fc.property(fc.oneof(MUTATED, RICH), (log) => {
          const result = extended.map(log, { collectedAt });
          if (!result.ok) return;
          expect(checkEntity(JSON.parse(JSON.stringify(result.entity)))).toEqual([]);
          expect(checkOwn(result.entity, 'camel', () => {})).toBe(true);
        }),
        { numRuns: 300 },
      );
    },
    LONG,
  );

  it(
    'refuses what the documented table refuses',
    () => {
      fc.assert(
        fc.property(MUTATED, (log) => {
          expect(extended.map(log, { collectedAt }).ok).toBe(documented.map(log, { collectedAt }).ok);
        }),
        { numRuns: 300 },
      );
    },
    LONG,
  );

  it('names the extension in an issue that it finds', () => {
    const log = {
      UserId: 'AIDAEXAMPLEUSER000001',
      Arn: 'arn:aws:iam::111122223333:user/ana',
      CreateDate: '2026-01-01T00:00:00Z',
      UserPolicyList: [{ PolicyName: 'own', PolicyDocument: '<URL-encoded-JSON>' }],
    };
    expect(extended.map(log, { collectedAt }).issues).toMatchObject([
      { code: 'invalid_policy_document', path: ['UserPolicyList', 0, 'PolicyDocument'], row: 'E116' },
    ]);
    const strict = mapRecord(log, { source: 'iam', collectedAt, profile: 'extended', strict: true });
    expect(strict.ok).toBe(false);
  });

  it('says once that a limit of a trust policy may have lost digits, and relates the principal', () => {
    const text =
      '{"Statement":{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Condition":{"X":{"y":12345678901234567890}}}}';
    for (const AssumeRolePolicyDocument of [text, JSON.parse(text)]) {
      const log = { RoleId: 'AROA1', AssumeRolePolicyDocument };
      const { issues, ...result } = extended.map(log, { collectedAt });
      expect(issues.filter(({ code }) => code === 'invalid_policy_document')).toHaveLength(1);
      expect(result).toHaveProperty('entity.relations.0.entityLabel', 'PRINCIPAL');
    }
  });

  it('reads text of a policy verbatim where it was told to', () => {
    const PolicyDocument = '{ "Version": "2012-10-17" }';
    const log = { UserId: 'AIDAEXAMPLEUSER000001', UserPolicyList: [{ PolicyName: 'own', PolicyDocument }] };
    const result = mapRecord(log, {
      source: 'iam',
      collectedAt,
      profile: 'extended',
      policyText: 'verbatim',
    });
    expect(unwrap(result).entity.user?.attribute?.permissions).toEqual([
      { description: PolicyDocument, name: 'own' },
    ]);
  });

  it('leaves group names out of e-mail addresses where it was told to', () => {
    const log = { UserId: 'AIDAEXAMPLEUSER000001', GroupList: ['admins'] };
    const result = mapRecord(log, {
      source: 'iam',
      collectedAt,
      profile: 'extended',
      groupNameAsEmail: false,
    });
    expect(unwrap(result).relations).toEqual([
      {
        direction: 'UNIDIRECTIONAL',
        entity: { group: { groupDisplayName: 'admins' } },
        entityType: 'GROUP',
        relationship: 'MEMBER',
      },
    ]);
  });

  it.each([
    ['ana@example.com', true],
    ['ana.maria+x@mail.example.co', true],
    ['ana', false],
    ['ana@localhost', false],
    ['ana@@example.com', false],
    ['.ana@example.com', false],
    ['ana..maria@example.com', false],
    ['ana@-example.com', false],
    ['ana@example.c', false],
    ['ana@example.com.', false],
    [`${'a'.repeat(249)}@b.co`, true],
    [`${'a'.repeat(250)}@b.co`, false],
  ])('takes a user name for an e-mail address only where it is one: %s, %s', (UserName, isAddress) => {
    const log = { UserId: 'AIDAEXAMPLEUSER000001', UserName };
    const { user } = unwrap(mapRecord(log, { source: 'iam', collectedAt, profile: 'extended' })).entity;
    expect(user?.emailAddresses).toEqual(isAddress ? [UserName] : undefined);
  });

  it.each([
    ['arn:aws:iam::111122223333:policy/x', '111122223333'],
    ['arn:aws-us-gov:iam::111122223333:policy/x', '111122223333'],
    ['arn:aws:iam::aws:policy/ReadOnlyAccess', undefined],
    ['policy/x', undefined],
  ])('finds the account in %s', (Arn, account) => {
    const log = { PolicyId: 'ANPAEXAMPLEPOLICY0001', Arn };
    const { resourceAncestors } = unwrap(
      mapRecord(log, { source: 'iam', collectedAt, profile: 'extended' }),
    ).entity;
    expect(resourceAncestors?.map(({ productObjectId }) => productObjectId)).toEqual(account && [account]);
  });
});

describe('a stream of the profile extended', () => {
  const POLICIES = [
    { PolicyId: 'ANPAEXAMPLEPOLICY0001', PolicyName: 'a', Arn: 'arn:aws:iam::aws:policy/a' },
    { PolicyName: 'without an id' },
  ];

  it('maps the policies of an answer, and says of the others that they have no row', async () => {
    const { entities, counts } = await mapAll([JSON.stringify({ Policies: POLICIES })], {
      profile: 'extended',
    });
    expect(entities.map(({ kind, path }) => [kind, path])).toEqual([['RESOURCE', ['Policies', 0]]]);
    expect(counts).toMatchObject({ records: 2, entities: { RESOURCE: 1 }, unmapped: 1, refused: 0 });
  });

  it('is the only one to do so', async () => {
    const { counts } = await mapAll([JSON.stringify({ Policies: POLICIES })]);
    expect(counts).toMatchObject({ records: 2, entities: { RESOURCE: 0 }, unmapped: 2, refused: 0 });
  });
});

describe('a difference between two entities', () => {
  it('names the extension that writes there', () => {
    const log = { UserId: 'AIDAEXAMPLEUSER000001', UserName: 'ana', GroupList: ['admins'] };
    const map = (more: object) =>
      unwrap(mapRecord({ ...log, ...more }, { source: 'iam', collectedAt, profile: 'extended' }));
    const differences = compareEntities(map({}), map({ GroupList: ['admins', 'ops'], UserName: 'bo' }), {
      profile: 'extended',
    });
    const rows = differences.map(({ udmField, rows }) => [udmField, rows.map(({ row }) => row)]);
    expect(rows).toContainEqual(['entity.user.group_identifiers[1]', ['E107']]);
    expect(rows).toContainEqual(['entity.user.userid', [25]]);
  });
});

describe('a managed policy', () => {
  const POLICY = {
    PolicyId: 'ANPAEXAMPLEPOLICY0001',
    PolicyName: 'ops',
    Path: '/',
    Arn: 'arn:aws:iam::111122223333:policy/ops',
    CreateDate: '2026-01-01T00:00:00Z',
  };

  it('has no document where the answer gives none', () => {
    const { entity } = unwrap(mapRecord(POLICY, { source: 'iam', collectedAt, profile: 'extended' }));
    expect(entity.resource?.attribute?.permissions).toEqual([{ name: 'ops' }]);
    expect(entity.resource?.resourceSubtype).toBe('Policy');
  });

  it('is refused where its id is no text', () => {
    const result = extended.map({ ...POLICY, PolicyId: 7 }, { collectedAt });
    expect(result.ok).toBe(false);
    expect(result.issues).toMatchObject([
      { code: 'invalid_log_field', severity: 'error', path: ['PolicyId'] },
    ]);
  });

  it('is a role where it has the identity of one', () => {
    const result = extended.map({ ...POLICY, RoleId: 'AROAEXAMPLEROLE000001' }, { collectedAt });
    expect(unwrap(result).entity.resource?.resourceSubtype).toBe('Role');
  });

  it('is explained as a resource, by extensions alone', () => {
    const { kind, udmLeaves } = explain(POLICY, { collectedAt, profile: 'extended' });
    expect(kind).toBe('RESOURCE');
    expect(udmLeaves.length).toBeGreaterThan(0);
    for (const { row, reason, documentation } of udmLeaves) {
      expect(row).toMatch(/^E4/u);
      expect(reason).toBeTypeOf('string');
      expect(documentation).toBeNull();
    }
  });
});

/** The fields of a schema as rows write them: `Tags[].Key`; those of the call and second spellings left out. */
function fieldsOf(schema: FieldSchema, path: string): string[] {
  if ('optional' in schema) return fieldsOf(schema.optional, path);
  if ('element' in schema) return fieldsOf(schema.element, `${path}[]`);
  if (!('fields' in schema)) return [path];
  return Object.entries(schema.fields)
    .filter(
      ([key]) => !/^(?:User|Role|Group)Id$/u.test(key) && !['ResponseMetadata', '$metadata'].includes(key),
    )
    .flatMap(([key, member]) => fieldsOf(member, path === '' ? key : `${path}.${key}`));
}

describe('nothing of value is lost', () => {
  it.each(Object.entries(IAM_SCHEMAS))('every known field has a row: %s', (table, schema) => {
    const rows = tableOf(table as IamRecordType, 'extended').rows.filter(({ logic }) => !logic.constant);
    const read = rows.flatMap(logFieldsOf);
    const covers = (row: string, field: string) =>
      row === field || field.startsWith(`${row}.`) || field.startsWith(`${row}[]`);
    const lost = fieldsOf(schema, '').filter((field) => !read.some((row) => covers(row, field)));
    expect(lost, 'log fields without a row in src/table/extended/').toEqual([]);
  });

  it(
    'every value of a record is somewhere in the entity',
    () => {
      fc.assert(
        fc.property(RICH, (log) => {
          const result = extended.map(log, { collectedAt });
          const there = new Set<unknown>(leavesOf(unwrap(result)).values());
          for (const text of valuesOf(log)) expect(there).toContain(text);
          expect(
            result.issues.filter(({ code }) => code === 'unmapped_log_field').map(({ path }) => path[0]),
          ).toEqual(Object.keys(log).filter((key) => key === '$metadata'));
        }),
        { numRuns: 300 },
      );
    },
    LONG,
  );

  it(
    'every leaf is accounted for on both sides',
    () => {
      fc.assert(
        fc.property(RICH, (log) => {
          const { logLeaves, udmLeaves, ...result } = explain(log, { collectedAt, profile: 'extended' });
          expect(udmLeaves.map(({ udmPath }) => `/${udmPath.join('/')}`)).toEqual([
            ...leavesOf(result.ok ? result.entity : {}).keys(),
          ]);
          const lost = logLeaves.filter(({ fate }) => fate !== 'mapped' && fate !== 'empty');
          expect(lost.filter(({ logPath }) => !ENVELOPE_FIELDS.has(String(logPath[0])))).toEqual([]);
        }),
        { numRuns: 100 },
      );
    },
    LONG,
  );
});

const DOCUMENT_FIELDS = ['AssumeRolePolicyDocument', 'PolicyDocument', 'Document'];
const DATE_FIELDS = ['CreateDate', 'PasswordLastUsed', 'UpdateDate'];

/** What an entity must hold of a log: texts, numbers, dates in UTC, policies as their compact text. */
function valuesOf(value: unknown, key = ''): unknown[] {
  if (DOCUMENT_FIELDS.includes(key)) return [readPolicy(value as string, 'compact').text];
  if (DATE_FIELDS.includes(key)) return [readTimestamp(value as string)!.text];
  if (key === '$metadata' || value === '') return [];
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, member]) =>
      valuesOf(member, Array.isArray(value) ? '' : name),
    );
  }
  return [key === 'IsTruncated' ? String(value) : value];
}

const NAME = fc.stringMatching(/^[A-Za-z0-9+=,.@_-]{1,20}$/);
const DOCUMENT = fc
  .record({ Version: fc.constant('2012-10-17'), Statement: fc.array(fc.record({ Sid: NAME })) })
  .chain((document) =>
    fc.constantFrom<unknown>(
      document,
      JSON.stringify(document),
      encodeURIComponent(JSON.stringify(document)),
    ),
  );
const ATTACHED = fc.array(
  fc.record({ PolicyArn: NAME.map((name) => `arn:aws:iam::aws:policy/${name}`), PolicyName: NAME }),
  { maxLength: 3 },
);
const INLINE = fc.array(fc.record({ PolicyName: NAME, PolicyDocument: DOCUMENT }), { maxLength: 3 });
const TAGS = fc.array(fc.record({ Key: NAME, Value: fc.oneof(NAME, fc.constant('')) }), { maxLength: 3 });
const DATE = fc.constantFrom('2026-01-02T03:04:05Z', '2026-01-02T03:04:05.123Z');

const USER_MORE = fc.record(
  { GroupList: fc.array(NAME), AttachedManagedPolicies: ATTACHED, UserPolicyList: INLINE, Tags: TAGS },
  { requiredKeys: [] },
);
const PROFILES = fc.array(
  fc.record(
    {
      InstanceProfileId: NAME,
      InstanceProfileName: NAME,
      Path: NAME,
      Arn: NAME,
      CreateDate: DATE,
      Tags: TAGS,
      Roles: fc.array(
        fc.record({
          RoleName: NAME,
          RoleId: NAME,
          Path: NAME,
          Arn: NAME,
          AssumeRolePolicyDocument: DOCUMENT,
          MaxSessionDuration: fc.nat(),
        }),
      ),
    },
    { requiredKeys: ['Arn'] },
  ),
  { maxLength: 2 },
);
const ROLE_MORE = fc.record(
  { AttachedManagedPolicies: ATTACHED, RolePolicyList: INLINE, InstanceProfileList: PROFILES, Tags: TAGS },
  { requiredKeys: [] },
);
const VERSIONS = fc
  .array(
    fc.record({ VersionId: NAME, CreateDate: fc.constant('2026-01-02T03:04:05Z'), Document: DOCUMENT }),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((versions) => versions.map((version, index) => ({ ...version, IsDefaultVersion: index === 0 })));
const POLICY = fc.record(
  {
    PolicyId: NAME,
    PolicyName: NAME,
    Path: NAME,
    Arn: NAME,
    CreateDate: DATE,
    UpdateDate: DATE,
    DefaultVersionId: NAME,
    Description: NAME,
    AttachmentCount: fc.nat(),
    PermissionsBoundaryUsageCount: fc.nat(),
    IsAttachable: fc.boolean(),
    PolicyVersionList: VERSIONS,
    Tags: TAGS,
  },
  { requiredKeys: ['PolicyId', 'PolicyName', 'Path', 'Arn', 'CreateDate'] },
);

/** Users, roles, groups and policies without a fault, with all that authorization details tell of them. */
const RICH: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  fc.tuple(USER, USER_MORE).map(([{ log }, more]) => ({ ...log, ...more })),
  fc.tuple(ROLE, ROLE_MORE).map(([{ log }, more]) => ({ ...log, ...more })),
  fc
    .tuple(GROUP, ATTACHED, INLINE, fc.tuple(USER, USER_MORE))
    .map(([{ log }, AttachedManagedPolicies, GroupPolicyList, [user, more]]) => ({
      ...log,
      Group: { ...(log.Group as object), AttachedManagedPolicies, GroupPolicyList },
      Users: [...((log.Users as unknown[] | undefined) ?? []), { ...user.log, ...more }],
    })),
  POLICY,
  CLEAN.map(({ log }) => log),
);
