import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  createEntityMapper,
  detectKind,
  formatIssue,
  type Issue,
  parseRecord,
  type Result,
} from '../src/index.ts';
import { mapAnswer } from '../src/stream.ts';
import { checkEntity } from './udm-check.ts';

// Lists of 100,000 elements take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const collectedAt = '2026-01-02T03:04:05Z';
const mappers = [
  createEntityMapper(),
  createEntityMapper({ case: 'snake', policyText: 'verbatim', includeValues: true }),
  createEntityMapper({ profile: 'extended' }),
];

const user = () => ({
  Arn: 'arn:aws:iam::123456789012:user/Bob',
  CreateDate: '2026-01-02T03:04:05Z',
  Path: '/',
  PermissionsBoundary: { PermissionsBoundaryArn: 'arn:aws:iam::123456789012:policy/Boundary' },
  Tags: [{ Key: 'team', Value: 'a' }],
  UserId: 'AIDACKCEVSQ6C2EXAMPLE',
  UserName: 'Bob',
});

const role = () => ({
  Arn: 'arn:aws:iam::123456789012:role/Admin',
  AssumeRolePolicyDocument: { Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow' }] } as unknown,
  CreateDate: '2026-01-02T03:04:05Z',
  Path: '/',
  RoleId: 'AROADBQP57FF2AEXAMPLE',
  RoleLastUsed: { LastUsedDate: '2026-01-02T03:04:05Z', Region: 'us-east-1' },
  RoleName: 'Admin',
});

const group = () => ({
  Group: {
    Arn: 'arn:aws:iam::123456789012:group/Admins',
    CreateDate: '2026-01-02T03:04:05Z',
    GroupId: 'AGPACKCEVSQ6C2EXAMPLE',
    GroupName: 'Admins',
    Path: '/',
  },
  IsTruncated: false,
  Users: [user()] as unknown[],
});

const records = { user: user(), role: role(), group: group() };

/** Maps with every mapper; each entity that comes of it must be sound. The first result is given back. */
function mapAll(log: unknown): Result<unknown> {
  const [first] = mappers.map((mapper) => {
    const result = mapper.map(log, { collectedAt });
    if (result.ok) expect(checkEntity(result.entity)).toEqual([]);
    return result;
  });
  return first!;
}

/** The entity of a result as a tree in which any path may be tried. */
// biome-ignore lint/suspicious/noExplicitAny: the paths are tried, not typed
function entityOf(result: Result<unknown>): any {
  expect(result.ok).toBe(true);
  return result.ok ? result.entity : undefined;
}

function found(issues: readonly Issue[]): string[] {
  return issues.map((issue) => formatIssue(issue).replace(/:.*$/su, ''));
}

const BIRTH_NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'prototype',
  'then',
  'toJSON',
];

/** Adds a member to every object in a record, as JSON text would. */
function addEverywhere(value: unknown, member: string): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll('{', `{${member},`).replaceAll(',}', '}'));
}

describe('names that objects have by birth', () => {
  afterEach(() => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect({}).not.toHaveProperty('polluted');
    expect([]).not.toHaveProperty('polluted');
  });

  const MEMBERS = ['{"polluted":true}', '"text"', 'null', '7', '[{"polluted":true}]'];
  const CASES = BIRTH_NAMES.flatMap((name) => MEMBERS.map((value) => [`"${name}":${value}`] as const));

  it.each(CASES)('as a field at every level pollutes nothing: %s', (member) => {
    for (const [name, record] of Object.entries(records)) {
      const { Users, AssumeRolePolicyDocument, ...plain } = record as Record<string, unknown>;
      const clean = entityOf(mapAll({ ...plain, Users }));
      const result = mapAll({ ...(addEverywhere({ ...plain, Users }, member) as object) });
      expect(entityOf(result), name).toEqual(clean);
    }
  });

  it.each(BIRTH_NAMES)('as an unknown field are reported: %s', (name) => {
    const log = JSON.parse(`{"UserId":"a","Arn":"b","CreateDate":0,"${name}":{"polluted":true}}`);
    expect(found(mapAll(log).issues)).toEqual([`info unknown_log_field at ${name}`]);
  });

  it.each(BIRTH_NAMES)('alone are no record: %s', (name) => {
    const log = JSON.parse(`{"${name}":{"UserId":"AIDACKCEVSQ6C2EXAMPLE","UserID":"a","RoleId":"b"}}`);
    expect(found(mapAll(log).issues)).toEqual(['error unknown_record']);
    expect(detectKind(log)).toBeUndefined();
  });

  it.each(BIRTH_NAMES)('may be the key or value of a tag: %s', (name) => {
    const tags = [{ Key: name, Value: name }];
    const entity = entityOf(mapAll({ ...user(), Tags: tags }));
    expect(entity.entity.user.attribute.labels).toContainEqual({ key: name, value: name });
  });

  it.each(BIRTH_NAMES)('may be a name in a trust policy: %s', (name) => {
    const text = `{"${name}":{"polluted":true}}`;
    for (const document of [text, encodeURIComponent(text), JSON.parse(text)]) {
      const entity = entityOf(mapAll({ ...role(), AssumeRolePolicyDocument: document }));
      expect(entity.entity.resource.attribute.permissions).toEqual([{ name: text }]);
    }
  });
});

/** How many issues were found; of so many only the first are listed. */
const countAll = (issues: readonly Issue[]) => issues.reduce((sum, { more = 1 }) => sum + more, 0);

describe('lists of 100,000 elements', () => {
  const MANY = 100_000;

  it('of tags become as many labels', () => {
    const tags = Array.from({ length: MANY }, (_, index) => ({ Key: `k${index}`, Value: `v${index}` }));
    const result = createEntityMapper().map({ ...user(), Tags: tags }, { collectedAt });
    const { labels } = entityOf(result).entity.user.attribute;
    expect(labels).toHaveLength(MANY + 1);
    expect(labels.at(-2)).toEqual({ key: `k${MANY - 1}`, value: `v${MANY - 1}` });
  });

  it('of bad tags are counted as many issues', () => {
    const { issues } = createEntityMapper().map({ ...user(), Tags: Array(MANY).fill(7) }, { collectedAt });
    expect(countAll(issues)).toBe(MANY);
    expect(found(issues.slice(-2))).toEqual([
      'warning invalid_log_field at Tags[999]',
      'warning invalid_log_field',
    ]);
  });

  it('of tags with one key are all kept', () => {
    const result = createEntityMapper().map(
      { ...user(), Tags: Array(MANY).fill({ Key: 'a', Value: 'b' }) },
      { collectedAt },
    );
    expect(entityOf(result).entity.user.attribute.labels).toHaveLength(MANY + 1);
    expect(countAll(result.issues)).toBe(MANY - 1);
  });

  it('of members become as many relations', () => {
    const users = Array.from({ length: MANY }, (_, index) => ({
      ...user(),
      Tags: null,
      UserName: `u${index}`,
    }));
    const result = createEntityMapper().map({ ...group(), Users: users }, { collectedAt });
    const { relations } = entityOf(result);
    expect(relations).toHaveLength(MANY);
    expect(relations.at(-1).entity.user.userid).toBe(`u${MANY - 1}`);
  });

  it('of policy statements become one text', () => {
    const statement = { Action: 'sts:AssumeRole', Effect: 'Allow' };
    const document = { Statement: Array(MANY).fill(statement) };
    for (const form of [document, JSON.stringify(document), encodeURIComponent(JSON.stringify(document))]) {
      const result = createEntityMapper().map({ ...role(), AssumeRolePolicyDocument: form }, { collectedAt });
      const [permission] = entityOf(result).entity.resource.attribute.permissions;
      expect(permission.name === JSON.stringify(document)).toBe(true);
    }
  });

  it('of unknown fields are counted as many issues', () => {
    const surplus = Object.fromEntries(Array.from({ length: MANY }, (_, index) => [`x${index}`, index]));
    const result = createEntityMapper().map({ ...user(), ...surplus }, { collectedAt });
    expect(countAll(result.issues)).toBe(MANY);
  });
});

describe('nesting of 10,000', () => {
  const DEEP = 10_000;
  const text = `${'{"a":['.repeat(DEEP / 2)}${']}'.repeat(DEEP / 2)}`;

  const LOGS: readonly (readonly [string, () => unknown, string])[] = [
    [
      'as an unknown field',
      () => ({ ...user(), Surplus: JSON.parse(text) }),
      'info unknown_log_field at Surplus',
    ],
    ['as a name', () => ({ ...user(), UserName: JSON.parse(text) }), 'warning invalid_log_field at UserName'],
    [
      'as a date',
      () => ({ ...user(), CreateDate: JSON.parse(text) }),
      'warning invalid_log_field at CreateDate',
    ],
    ['as tags', () => ({ ...user(), Tags: [JSON.parse(text)] }), 'info unknown_log_field at Tags[0].a'],
    [
      'as a policy object',
      () => ({ ...role(), AssumeRolePolicyDocument: JSON.parse(text) }),
      'warning invalid_policy_document at AssumeRolePolicyDocument',
    ],
    [
      'as the text of a policy',
      () => ({ ...role(), AssumeRolePolicyDocument: text }),
      'warning invalid_policy_document at AssumeRolePolicyDocument',
    ],
    [
      'as an inline policy',
      () => ({ ...role(), RolePolicyList: [{ PolicyName: 'a', PolicyDocument: JSON.parse(text) }] }),
      'info unmapped_log_field at RolePolicyList',
    ],
    [
      'inside a member',
      () => ({ ...group(), Users: [{ ...user(), Tags: null, Surplus: JSON.parse(text) }] }),
      'info unknown_log_field at Users[0].Surplus',
    ],
    [
      'as a member',
      () => ({ ...group(), Users: [JSON.parse(text)] }),
      'info unknown_log_field at Users[0].a',
    ],
    [
      'in lists of members',
      () => ({ ...group(), Users: JSON.parse('['.repeat(DEEP) + ']'.repeat(DEEP)) }),
      'warning invalid_log_field at Users[0]',
    ],
    [
      'as what an SDK adds',
      () => ({ ...group(), $metadata: JSON.parse(text) }),
      'info unmapped_log_field at $metadata',
    ],
  ];

  it.each(LOGS)('%s overflows nothing', (_, log, issue) => {
    const result = mapAll(log());
    expect(result.ok).toBe(true);
    expect(found(result.issues)).toContain(issue);
  });

  it('keeps the text of a policy', () => {
    const entity = entityOf(mapAll({ ...role(), AssumeRolePolicyDocument: text }));
    expect(entity.entity.resource.attribute.permissions[0].name === text).toBe(true);
  });

  it('as the record itself is no record', () => {
    expect(found(mapAll(JSON.parse(text)).issues)).toEqual(['error unknown_record']);
  });
});

class Tag {
  readonly Key = 'team';
  readonly Value = 'a';
  toJSON(): never {
    throw new Error('no JSON');
  }
}

function circular(): object {
  const document: Record<string, unknown> = { Version: '2012-10-17' };
  document.Statement = [document];
  return document;
}

/** Values that JSON has no word for, and one that only seems to be a date. */
const STRANGE: readonly (readonly [string, unknown])[] = [
  ['a BigInt', 1n],
  ['a symbol', Symbol('a')],
  ['a function', () => 'a'],
  ['a class', Tag],
  ['a class instance', new Tag()],
  ['a Map', new Map([['UserId', 'a']])],
  ['a Set', new Set(['a'])],
  ['a RegExp', /a/u],
  ['an Error', new Error('a')],
  ['a Promise', Promise.resolve('a')],
  ['a boxed string', Object('a')],
  ['a typed array', new Uint8Array([1, 2])],
  ['a list with holes', Object.assign(Array(3), { 1: 'a' })],
  ['a circular object', circular()],
  ['an object without prototype', Object.assign(Object.create(null), { Key: 'a', Value: 'b' })],
  ['an invalid Date', new Date(Number.NaN)],
  ['what only seems to be a Date', Object.create(Date.prototype)],
  ['not a number', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
  ['half a character', '\ud800'],
];

describe('what JSON has no word for', () => {
  it.each(STRANGE)('is refused as a record: %s', (_, value) => {
    const result = mapAll(value);
    expect(result.ok).toBe(false);
    expect(['not_an_object', 'unknown_record']).toContain(result.issues[0]?.code);
    expect(parseRecord(value).ok).toBe(false);
    expect(detectKind(value)).toBeUndefined();
  });

  const FIELDS = Object.entries(records).flatMap(([kind, record]) =>
    Object.keys(record).map((field) => [`${field} of a ${kind}`, record, field] as const),
  );

  it.each(FIELDS)('as %s never throws', (_, record, field) => {
    for (const [what, value] of STRANGE) {
      expect(() => mapAll({ ...record, [field]: value }), what).not.toThrow();
      expect(() => mapAll({ ...record, [field]: [value] }), what).not.toThrow();
      expect(
        () => mapAll({ ...record, [field]: { a: value, Key: value, GroupName: value } }),
        what,
      ).not.toThrow();
    }
  });

  it('a Date is read for what it holds, whatever its methods say', () => {
    const date = Object.assign(new Date(0), { getTime: () => Number.NaN });
    const entity = entityOf(mapAll({ ...user(), CreateDate: date }));
    expect(entity.entity.user.attribute.creationTime).toBe('1970-01-01T00:00:00Z');
  });

  it('a Date of another realm is a date', () => {
    const entity = entityOf(mapAll({ ...user(), CreateDate: runInNewContext('new Date(0)') }));
    expect(entity.entity.user.attribute.creationTime).toBe('1970-01-01T00:00:00Z');
  });

  it.each(STRANGE)('is reported as the date of a user: %s', (_, value) => {
    const result = mapAll({ ...user(), CreateDate: value });
    expect(result.issues).toHaveLength(1);
    const codes = ['invalid_log_field', 'invalid_timestamp', 'lone_surrogate', 'number_too_large'];
    expect(codes).toContain(result.issues[0]?.code);
  });

  it.each(STRANGE)('as an unknown field is left out of the entity: %s', (_, value) => {
    expect(entityOf(mapAll({ ...user(), Surplus: value }))).toEqual(entityOf(mapAll(user())));
  });

  it('a circular policy gets no text and a warning', () => {
    const result = mapAll({ ...role(), AssumeRolePolicyDocument: circular() });
    expect(entityOf(result).entity.resource.attribute.permissions).toBeUndefined();
    expect(found(result.issues)).toEqual(['warning invalid_policy_document at AssumeRolePolicyDocument']);
  });

  it('a record that holds itself is mapped', () => {
    const log: Record<string, unknown> = { ...group() };
    log.Surplus = log;
    log.Users = [user(), log];
    expect(entityOf(mapAll(log)).relations).toHaveLength(1);
  });
});

describe('what a prototype holds', () => {
  it.each(Object.entries(records))('is no record: a %s', (_, record) => {
    const log: unknown = Object.create(record);
    expect(found(mapAll(log).issues)).toEqual(['error unknown_record']);
    expect(detectKind(log)).toBeUndefined();
  });

  it('is no group, no name of one and no field', () => {
    expect(detectKind({ Group: Object.create({ GroupName: 'Admins' }) })).toBeUndefined();
    expect(
      detectKind(Object.assign(Object.create({ GroupName: 'Admins' }), { GroupId: 'a' })),
    ).toBeUndefined();
    const log = Object.assign(Object.create({ UserName: 'Eve', Surplus: 1 }), {
      ...user(),
      UserName: undefined,
    });
    Reflect.deleteProperty(log, 'UserName');
    const result = mapAll(log);
    expect(entityOf(result).entity.user.userid).toBeUndefined();
    expect(result.issues).toEqual([]);
  });
});

describe('the input', () => {
  function freeze<T>(value: T): T {
    if (typeof value !== 'object' || value === null) return value;
    for (const member of Object.values(value)) freeze(member);
    return Object.freeze(value);
  }

  const LOGS: readonly (readonly [string, () => unknown])[] = [
    ['a user', user],
    ['a role', role],
    ['a group', group],
    ['a bare group', () => ({ ...group().Group, Users: [user()], $metadata: { requestId: 'a' } })],
    ['a user in both spellings', () => ({ ...user(), UserID: 'AIDAOTHER' })],
    [
      'a user with dates of an SDK',
      () => ({ ...user(), CreateDate: new Date(0), PasswordLastUsed: new Date(1) }),
    ],
    [
      'a user full of faults',
      () => ({ ...user(), Arn: ' a b ', CreateDate: 'x', Tags: [null, 7, {}], Surplus: {} }),
    ],
    [
      'a role with an encoded policy',
      () => ({ ...role(), AssumeRolePolicyDocument: '%7B%22b%22%3A1%2C%22a%22%3A2%7D' }),
    ],
    [
      'a role with an unsorted policy',
      () => ({ ...role(), AssumeRolePolicyDocument: { b: [{ d: 1, c: 2 }], a: 0 } }),
    ],
  ];

  it.each(LOGS)('is never changed: %s', (_, make) => {
    const log = make();
    mapAll(log);
    parseRecord(log);
    expect(log).toEqual(make());
    expect(JSON.stringify(log)).toBe(JSON.stringify(make()));
  });

  it.each(LOGS)('may be frozen through and through: %s', (_, make) => {
    expect(JSON.stringify(mapAll(freeze(make())))).toBe(JSON.stringify(mapAll(make())));
  });

  it.each(LOGS)('shares nothing with the entity that could change it: %s', (_, make) => {
    const log = make();
    const entity = entityOf(mapAll(log));
    const wipe = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, member] of Object.entries(value)) {
        wipe(member);
        Reflect.deleteProperty(value, key);
      }
    };
    wipe(entity);
    expect(entity).toEqual({});
    expect(log).toEqual(make());
  });
});

describe('objects that throw when they are read', () => {
  const fail = (): never => {
    throw new Error('unreadable');
  };

  function throwing(field: string): object {
    return Object.defineProperty({ ...user() }, field, { get: fail, enumerable: true });
  }

  const TRAPS: ProxyHandler<object>[] = [
    { get: fail },
    { has: fail },
    { ownKeys: fail },
    { getOwnPropertyDescriptor: fail },
    { getPrototypeOf: fail },
  ];
  const revoked = () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  };

  it.each(['UserId', 'UserID', 'RoleId', 'Group', 'Arn', 'Tags', 'Marker', 'Surplus'])(
    'as %s throw nothing',
    (field) => {
      const log = throwing(field);
      expect(() => mapAll(log)).not.toThrow();
      expect(() => parseRecord(log)).not.toThrow();
      expect(() => detectKind(log)).not.toThrow();
    },
  );

  it.each(['Arn', 'Path', 'CreateDate', 'Tags', 'metadata'])(
    'refuse no more than themselves: as %s',
    (field) => {
      const log = throwing(field);
      for (const answer of [log, { User: log }, { Users: [log] }, [log]])
        expect(mapAnswer(answer, { collectedAt })).toContainEqual(
          expect.objectContaining({
            type: 'refused',
            issues: [expect.objectContaining({ code: 'not_an_object' })],
          }),
        );
    },
  );

  it.each(TRAPS.map((trap) => [Object.keys(trap)[0], trap] as const))(
    'in the trap %s of a proxy throw nothing',
    (_, trap) => {
      for (const make of [user, role, group]) {
        expect(() => mapAll(new Proxy(make(), trap))).not.toThrow();
        expect(() => detectKind(new Proxy(make(), trap))).not.toThrow();
      }
      expect(() => mapAll({ ...user(), Tags: new Proxy([], trap) })).not.toThrow();
      expect(() => mapAll({ ...role(), AssumeRolePolicyDocument: new Proxy({}, trap) })).not.toThrow();
      expect(() =>
        mapAll({ ...role(), AssumeRolePolicyDocument: { Statement: new Proxy({}, trap) } }),
      ).not.toThrow();
    },
  );

  it('throw nothing as a revoked proxy', () => {
    expect(() => mapAll(revoked())).not.toThrow();
    expect(() => mapAll({ ...user(), Tags: revoked() })).not.toThrow();
    expect(() => mapAll({ ...role(), AssumeRolePolicyDocument: { a: revoked() } })).not.toThrow();
  });
});
