import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareEntities, createEntityMapper, type UdmEntity, unwrap } from '../src/index.ts';
import { snakeKeys } from '../src/udm/style.ts';
import { activityCases, goldenCases, mapActivity, mapGolden } from './golden.ts';

const collectedAt = '2026-01-02T03:04:05Z';
const mapper = createEntityMapper();

const USER = {
  Path: '/team/',
  UserName: 'ana',
  UserId: 'AIDAANA',
  Arn: 'arn:aws:iam::111122223333:user/team/ana',
  CreateDate: '2023-03-09T10:41:45.198Z',
  Tags: [
    { Key: 'team', Value: 'red' },
    { Key: 'room', Value: '7' },
  ],
};

const member = (name: string) => ({
  UserId: `AIDA${name}`,
  UserName: name,
  Arn: `arn:user/${name}`,
  Path: '/',
});

const group = (...names: string[]) => ({
  Group: {
    Path: '/',
    GroupName: 'admins',
    GroupId: 'AGPA1',
    Arn: 'arn:group',
    CreateDate: '2020-01-01T00:00:00Z',
  },
  Users: names.map(member),
});

const map = (log: unknown): UdmEntity => unwrap(mapper.map(log, { collectedAt }));

/** Differences without the rows' text. */
const compare = (expected: unknown, actual: unknown, options = {}) =>
  compareEntities(expected, actual, options).map(({ rows, ...rest }) => ({
    ...rest,
    rows: rows.map(({ row }) => row),
  }));

const entities = goldenCases().flatMap((golden) => {
  const result = mapGolden(golden);
  return result.ok ? [[golden.name, result.entity, golden.options.profile ?? 'documented'] as const] : [];
});

describe('compareEntities', () => {
  it.each(entities)(
    'finds an entity equal to itself, to its snake_case form and in any key order: %s',
    (_, entity) => {
      expect(compareEntities(entity, snakeKeys(entity))).toEqual([]);
      expect(compareEntities(reversed(entity), entity)).toEqual([]);
    },
  );

  it('takes timestamps as instants', () => {
    const entity = map(USER);
    const written = (creationTime: string) => ({
      ...entity,
      entity: {
        ...entity.entity,
        user: { ...entity.entity.user, attribute: { ...entity.entity.user?.attribute, creationTime } },
      },
    });
    expect(compare(written('2023-03-09T10:41:45.198000Z'), entity)).toEqual([]);
    expect(compare(written('2023-03-09T11:41:45.198000000+01:00'), entity)).toEqual([]);
    expect(compare(written('2023-03-09T10:41:45.199Z'), entity)).toEqual([
      {
        udmField: 'entity.user.attribute.creation_time',
        expected: '2023-03-09T10:41:45.199Z',
        actual: '2023-03-09T10:41:45.198Z',
        rows: [3],
      },
    ]);
  });

  it('takes timestamps as instants whatever the length of their fractions', () => {
    // To look at the end anew from each zero would take minutes.
    const at = (end: string) => ({
      entity: { user: { attribute: { creationTime: `2023-03-09T10:41:45.${'0'.repeat(400_000)}${end}Z` } } },
    });
    expect(compare(at('1'), at('2'))).toHaveLength(1);
    expect(compare(at('1'), at('10'))).toEqual([]);
    expect(compare(at(''), at('0'))).toEqual([]);
  });

  it('tells nanoseconds apart', () => {
    const later = map({ ...USER, CreateDate: '2023-03-09T10:41:45.198000001Z' });
    expect(compare(map(USER), later).map(({ rows }) => rows)).toEqual([[3]]);
  });

  it('does not take text for a timestamp', () => {
    const tagged = (Value: string) => map({ ...USER, Tags: [{ Key: 'since', Value }] });
    expect(compare(tagged('2020-01-01T00:00:00Z'), tagged('2020-01-01T00:00:00.000Z'))).toHaveLength(1);
  });

  it('ignores when an entity was collected, on request only', () => {
    const later = unwrap(mapper.map(USER, { collectedAt: '2026-05-06T07:08:09Z' }));
    expect(compare(map(USER), later).map(({ udmField, rows }) => [udmField, rows])).toEqual([
      ['metadata.collected_timestamp', [34]],
    ]);
    expect(compare(map(USER), later, { ignoreIngestionTimes: true })).toEqual([]);
    for (const profile of ['google', 'extended'] as const)
      expect(compare(map(USER), later, { profile }).map(({ rows }) => rows)).toEqual([[34]]);
  });

  it('names the row of the namespace, in every profile', () => {
    const spaced = unwrap(createEntityMapper({ namespace: 'aws' }).map(USER, { collectedAt }));
    for (const profile of ['documented', 'google', 'extended'] as const)
      expect(compare(map(USER), spaced, { profile }).map(({ rows }) => rows)).toEqual([['E1']]);
  });

  it('names a label by its key, and the rows of tags or of the fixed key', () => {
    const changed = map({ ...USER, Path: '/', Tags: [{ Key: 'team', Value: 'blue' }] });
    expect(compare(map(USER), changed)).toEqual([
      { udmField: 'entity.user.attribute.labels[team].value', expected: 'red', actual: 'blue', rows: [23] },
      { udmField: 'entity.user.attribute.labels[path].value', expected: '/team/', actual: '/', rows: [14] },
      {
        udmField: 'entity.user.attribute.labels[room]',
        expected: { key: 'room', value: '7' },
        actual: undefined,
        rows: [22, 23],
      },
    ]);
  });

  it('names a tag by its index where another label has its key, and keeps the two apart', () => {
    const twice = (value: string) => map({ ...USER, Tags: [{ Key: 'path', Value: value }] });
    expect(compare(twice('a'), twice('b'))).toEqual([
      { udmField: 'entity.user.attribute.labels[0].value', expected: 'a', actual: 'b', rows: [23] },
    ]);
    expect(compare(twice('a'), map({ ...USER, Tags: [] }))).toEqual([
      {
        udmField: 'entity.user.attribute.labels[0]',
        expected: { key: 'path', value: 'a' },
        actual: undefined,
        rows: [22, 23],
      },
    ]);
  });

  it('finds one difference for one member more, wherever it stands', () => {
    const found = compare(map(group('ana', 'bo', 'cy')), map(group('ana', 'dee', 'bo', 'cy')));
    expect(found).toMatchObject([{ udmField: 'relations[AIDAdee]', expected: undefined }]);
    expect(found[0]?.rows).toEqual([26, 27, 28, 29, 30, 31, 32, 33, 41, 42, 43, 44]);
  });

  it('names the field of a member that changed, with its row', () => {
    const renamed = {
      ...group('ana', 'bo'),
      Users: [member('ana'), { ...member('bo'), UserName: 'bob', Path: '/x/' }],
    };
    expect(
      compare(map(group('ana', 'bo')), map(renamed)).map(({ udmField, rows }) => [udmField, rows]),
    ).toEqual([
      ['relations[AIDAbo].entity.user.attribute.labels[path].value', [29]],
      ['relations[AIDAbo].entity.user.userid', [33]],
    ]);
  });

  it('takes lists in any order, unless it is exact', () => {
    const [one, other] = [map(group('ana', 'bo')), map(group('bo', 'ana'))];
    expect(compare(one, other)).toEqual([]);
    expect(compare(one, other, { exact: true })).toMatchObject([
      { udmField: 'relations', expected: ['AIDAana', 'AIDAbo'], actual: ['AIDAbo', 'AIDAana'] },
    ]);
  });

  it('takes labels by key and value, also where several have one key', () => {
    const tagged = (...values: string[]) =>
      map({ ...USER, Tags: values.map((Value) => ({ Key: 'team', Value })) });
    expect(compare(tagged('a', 'b', 'c'), tagged('c', 'a', 'b'))).toEqual([]);
    expect(compare(tagged('a', 'b', 'c'), tagged('c', 'a', 'b'), { exact: true })).toHaveLength(3);
    expect(compare(tagged('a', 'b'), tagged('b'))).toEqual([
      {
        udmField: 'entity.user.attribute.labels[0]',
        expected: { key: 'team', value: 'a' },
        actual: undefined,
        rows: [22, 23],
      },
    ]);
  });

  it('takes policies as policies, unless it is exact', () => {
    const role = (policy: string) =>
      map({
        RoleName: 'r',
        RoleId: 'AROA',
        Path: '/',
        Arn: 'arn:r',
        CreateDate: 0,
        AssumeRolePolicyDocument: policy,
      });
    const one = role('{"Statement":{"Effect":"Allow","Principal":{"AWS":"1"},"Action":"sts:AssumeRole"}}');
    const same = role(
      '{"Statement":[{"Action":["sts:assumerole"],"Effect":"Allow","Principal":{"AWS":["1"]}}]}',
    );
    const other = role('{"Statement":{"Effect":"Allow","Principal":{"AWS":"2"},"Action":"sts:AssumeRole"}}');
    expect(compare(one, same)).toEqual([]);
    for (const [policy, options] of [
      [same, { exact: true }],
      [other, {}],
    ] as const) {
      expect(compare(one, policy, options)).toMatchObject([
        { udmField: 'entity.resource.attribute.permissions[0].name', rows: [2] },
      ]);
    }
  });

  it('takes the date in a label that a row makes of a date as an instant, unless it is exact', () => {
    const used = (LastUsedDate: string) =>
      map({
        RoleName: 'r',
        RoleId: 'AROA',
        Path: '/',
        Arn: 'arn:r',
        CreateDate: 0,
        RoleLastUsed: { LastUsedDate },
      });
    const [one, same] = [used('2024-10-12T10:00:00Z'), used('2024-10-12T12:00:00.000+02:00')];
    expect(compare(one, same)).toEqual([]);
    expect(compare(one, same, { exact: true })).toMatchObject([{ rows: [19] }]);
    expect(compare(one, used('2024-10-12T10:00:01Z'))).toMatchObject([{ rows: [19] }]);
  });

  it('names the rows of the record that there is: of a policy those of policies, of a role those of roles', () => {
    const extended = (log: unknown) =>
      unwrap(createEntityMapper({ profile: 'extended' }).map(log, { collectedAt })) as UdmEntity;
    const policy = (Path: string) =>
      extended({ PolicyId: 'ANPA1', PolicyName: 'p', Path, Arn: 'arn:aws:iam::111122223333:policy/p' });
    const role = (Path: string) =>
      extended({ RoleName: 'r', RoleId: 'AROA', Path, Arn: 'arn:r', CreateDate: 0 });
    const rows = (one: unknown, other: unknown) =>
      compare(one, other, { profile: 'extended' }).map((difference) => difference.rows);
    expect(rows(policy('/a/'), policy('/b/'))).toEqual([['E407']]);
    expect(rows(role('/a/'), role('/b/'))).toEqual([[15]]);
  });

  it('compares events, by the table of activity', () => {
    const events = activityCases().flatMap((golden) => {
      const result = mapActivity(golden);
      return result.ok ? [result.event] : [];
    });
    expect(events.length).toBeGreaterThan(30);
    for (const event of events) expect(compareEntities(event, snakeKeys(event))).toEqual([]);
    const [event] = events;
    const later = { ...event!, metadata: { ...event!.metadata, productEventType: 'DeleteUser' } };
    expect(compareEntities(event, later).map(({ udmField, rows }) => [udmField, rows[0]?.row])).toEqual([
      ['metadata.product_event_type', 'C5'],
    ]);
    const rowsOf = (more: object) =>
      compareEntities(event, { ...event, ...more }).map(({ udmField, rows }) => [
        udmField,
        ...rows.map(({ row }) => row),
      ]);
    expect(rowsOf({ additional: { ...event!.additional, readOnly: 'x' } })).toEqual([
      ['additional.readOnly', 'C63'],
    ]);
    expect(rowsOf({ additional: { ...event!.additional, other: 'x' } })).toEqual([
      ['additional.other', ...Array(5).fill('C75')],
    ]);
    expect(rowsOf({ network: { ...event!.network, email: 'x' } })).toEqual([['network.email']]);
  });

  it('cuts what is deeper than any entity can be', () => {
    const deep = (levels: number, inner: unknown) =>
      JSON.parse(`${'{"a":'.repeat(levels)}${JSON.stringify(inner)}${'}'.repeat(levels)}`);
    const [one, other] = [map(USER), map(USER)].map((entity, at) => ({ ...entity, x: deep(90, at) }));
    expect(compareEntities(one, other)).toHaveLength(1);
    expect(compareEntities({ x: deep(20_000, 1) }, { x: deep(20_000, 1) })).toEqual([]);
    expect(compareEntities({ x: deep(20_000, 1) }, {})[0]?.expected).toBe('… (deeper than 100 levels)');
  });

  it('compares labels in proportion to their number, also where they share one key', {
    timeout: 60_000,
  }, () => {
    const labels = (count: number, key: (at: number) => string) =>
      Array.from({ length: count }, (_, at) => ({ key: key(at), value: String(at) }));
    for (const key of [() => 'k', (at: number) => `k${at}`]) {
      const entity = (list: unknown) => ({ entity: { user: { attribute: { labels: list } } } });
      const [one, other] = [entity(labels(100_000, key)), entity(labels(100_000, key).reverse())];
      expect(compareEntities(one, other)).toEqual([]);
      expect(compareEntities(one, other, { exact: true }).length).toBeGreaterThan(0);
    }
  });

  it('takes an absent object apart into its fields', () => {
    const role = {
      RoleName: 'r',
      RoleId: 'AROA',
      Path: '/',
      Arn: 'arn:r',
      CreateDate: '2020-01-01T00:00:00Z',
    };
    const used = { ...role, RoleLastUsed: { Region: 'eu-west-1' } };
    expect(compare(map(used), map(role))).toEqual([
      { udmField: 'entity.location.name', expected: 'eu-west-1', actual: undefined, rows: [20] },
    ]);
  });

  it('names a relation that leads to nothing by its place', () => {
    const relations = [{ relationship: 'MEMBER', entity_type: 'USER', entity: {} }];
    expect(compare({ relations }, {}).map(({ udmField }) => udmField)).toEqual(['relations[0]']);
  });

  it('names the rows of all records where it cannot be told which one an entity was made of', () => {
    const user = (userid: string) => ({ entity: { user: { userid } } });
    expect(compare(user('ana'), user('bo')).map(({ rows }) => rows)).toEqual([[25]]);
  });

  it('names no row for a field that no row writes', () => {
    const entity = map(USER);
    const extra = { ...entity, entity: { ...entity.entity, asset: { hostname: 'h' } } };
    expect(compare(extra, entity)).toEqual([
      { udmField: 'entity.asset.hostname', expected: 'h', actual: undefined, rows: [] },
    ]);
  });

  it('takes an empty text and a null for absent, as proto3 does', () => {
    const entity = map({ ...USER, Tags: [{ Key: 'team', Value: '' }] });
    const text = JSON.stringify(entity);
    const spelt = JSON.parse(text.replace('{"key":"team"}', '{"key":"team","value":""}'));
    expect(spelt).not.toEqual(entity);
    expect(compare({ ...spelt, relations: null }, entity)).toEqual([]);
  });

  it('finds every leaf that is changed, at its place, with a row', () => {
    fc.assert(
      fc.property(fc.constantFrom(...entities), fc.nat(), ([, entity, profile], pick) => {
        const leaves = leavesOf(entity);
        const path = leaves[pick % leaves.length]!;
        const found = compareEntities(entity, changedAt(entity, path), { profile });
        expect(found).not.toEqual([]);
        expect(found.flatMap(({ rows }) => rows)).not.toEqual([]);
      }),
    );
  });

  it('never throws, whatever is compared', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        compareEntities(a, b);
        expect(compareEntities(a, a)).toEqual([]);
      }),
    );
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

function leavesOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

function changedAt(entity: object, path: readonly string[]): unknown {
  const copy = structuredClone(entity) as Record<string, unknown>;
  const holder = path.slice(0, -1).reduce((held, key) => held[key] as Record<string, unknown>, copy);
  holder[path.at(-1)!] = `${holder[path.at(-1)!]} changed`;
  return copy;
}
