import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { TextBuffer } from '../src/cli/files/text-buffer.ts';
import { createEntityMapper, type MapperOptions } from '../src/index.ts';
import { contextOf, settleOptions } from '../src/options.ts';
import { ByteLane } from '../src/splice/lane.ts';
import { BEHIND } from '../src/text/byte.ts';
import { generatedRecords } from './generated-records.ts';
import { goldenCases } from './golden.ts';

vi.setConfig({ testTimeout: 120_000 });

const collectedAt = '2026-01-02T03:04:05Z';

const SETTINGS: readonly MapperOptions[] = [
  {},
  { case: 'snake' },
  { policyText: 'canonical' },
  { policyText: 'verbatim' },
  { groupNameAsEmail: false },
  { strict: true },
  { profile: 'extended' },
  { profile: 'google' },
  { profile: 'google', case: 'snake', policyText: 'compact', namespace: 'prod' },
  { profile: 'extended', case: 'snake', policyText: 'canonical' },
];

/** A lane, what it writes, and the mapper that it must equal. */
function start(options: MapperOptions) {
  const settings = settleOptions(options);
  const sink = new TextBuffer();
  const lane = new ByteLane({ ...settings, ...contextOf(settings, collectedAt) }, sink, true);
  return { lane, sink, mapper: createEntityMapper(options) };
}

type Started = ReturnType<typeof start>;

/** Bytes with what stands behind those that are held. */
function held(text: string): { bytes: Uint8Array; to: number } {
  const encoded = new TextEncoder().encode(text);
  const bytes = new Uint8Array(encoded.length + BEHIND);
  bytes.set(encoded);
  bytes[encoded.length] = 10;
  return { bytes, to: encoded.length };
}

function written({ sink }: Started): string {
  return Buffer.from(sink.take()).toString();
}

/** What the mapper makes of a text. Undefined where it refuses it, or has more to say than infos. */
function expected({ mapper }: Started, text: string): { line: string; infos: number } | undefined {
  let log: unknown;
  try {
    log = JSON.parse(text);
  } catch {
    return undefined;
  }
  const result = mapper.map(log, { collectedAt });
  if (!result.ok || result.issues.some(({ severity }) => severity !== 'info')) return undefined;
  return { line: `${JSON.stringify(result.entity)}\n`, infos: result.issues.length };
}

/** Offers a record in each way it may come; gives in how many it was taken. */
function offer(started: Started, text: string, indented: string): number {
  const { lane } = started;
  let taken = 0;
  for (const form of [text, ...escaped(text)]) {
    const line = held(form);
    if (!lane.takeLine(line.bytes, 0, line.to)) continue;
    check(started, form);
    taken += 1;
  }
  for (const [before, element] of [
    ['{"Users":[', text],
    ['{\n    "Users": [\n        ', indented],
  ] as const) {
    const document = held(`${before}${element}, {}]}`);
    const from = new TextEncoder().encode(before).length;
    const end = lane.take(document.bytes, from, document.to);
    if (end === 0) continue;
    expect(Buffer.from(document.bytes.subarray(from, end)).toString()).toBe(element);
    check(started, element);
    taken += 1;
  }
  return taken;
}

/** A text as `json.dumps` of Python prints it, in ASCII, where that is another. */
function escaped(text: string): string[] {
  const ascii = text.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return ascii === text ? [] : [ascii];
}

function check(started: Started, text: string): void {
  const { lane } = started;
  const wanted = expected(started, text);
  expect(written(started)).toBe(wanted?.line);
  expect(lane.unmapped).toBe(wanted!.infos);
}

/** A record as a command line prints it: indented, each key on a line of its own. */
function indent(record: unknown): string {
  return JSON.stringify(record, null, 4).replaceAll('\n', '\n        ');
}

/** Records, each on one line and indented. */
const GENERATED = Array.from(
  generatedRecords(3000, 7),
  (record) => [JSON.stringify(record), indent(record)] as const,
);

describe.each(SETTINGS)('with %o', (options) => {
  it('the lane writes what the mapper writes, of generated records as lines and as elements', () => {
    const started = start(options);
    let taken = 0;
    for (const [text, indented] of GENERATED) taken += offer(started, text, indented);
    expect(taken).toBeGreaterThan(400);
  });

  it('the lane writes what the mapper writes, of every golden', () => {
    const started = start(options);
    for (const { log } of goldenCases()) {
      if (typeof log === 'object' && log !== null) offer(started, JSON.stringify(log), indent(log));
    }
  });
});

describe('a record with letters beyond ASCII', () => {
  it('is taken in each of its forms, also where Python escaped them', () => {
    const record = {
      Path: '/',
      UserName: 'ana',
      UserId: 'AIDA1',
      Arn: 'arn:aws:iam::111122223333:user/ana',
      CreateDate: '2020-01-02T03:04:05Z',
      Tags: [
        { Key: 'Straße', Value: '山田 🚨' },
        { Key: 'Stra\\u00dfe', Value: '\u0007"\\' },
      ],
    };
    expect(offer(start({}), JSON.stringify(record), indent(record))).toBe(4);
    const twice = JSON.stringify({ ...record, Tags: [record.Tags[0], record.Tags[0]] });
    const { bytes, to } = held(twice.replace('ß', '\\u00df'));
    expect(start({}).lane.takeLine(bytes, 0, to)).toBe(false);
  });
});

const LAST = {
  Path: '/',
  UserName: 'ana',
  UserId: 'AIDA1',
  Arn: 'arn:aws:iam::111122223333:user/ana',
  CreateDate: '2020-01-02T03:04:05Z',
  PasswordLastUsed: '2020-01-02T03:04:05Z',
};

const ROLE = {
  Path: '/',
  RoleName: 'app',
  RoleId: 'AROA1',
  Arn: 'arn:aws:iam::111122223333:role/app',
  CreateDate: '2020-01-02T03:04:05Z',
  AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] },
};

const GROUP = {
  Path: '/',
  GroupName: 'ops',
  GroupId: 'AGPA1',
  Arn: 'arn:aws:iam::111122223333:group/ops',
  CreateDate: '2020-01-02T03:04:05Z',
};

describe('what the lane takes', () => {
  it('is a group by itself', () => {
    expect(offer(start({}), JSON.stringify(GROUP), indent(GROUP))).toBe(3);
  });

  it.each(['compact', 'canonical', 'verbatim'] as const)(
    'is a policy with letters beyond ASCII: %s',
    (policyText) => {
      const document = { Version: '2012-10-17', Statement: [{ Sid: 'é 山田 🚨 "\\\n' }] };
      for (const AssumeRolePolicyDocument of [document, JSON.stringify(document)]) {
        const started = start({ policyText });
        const { bytes, to } = held(JSON.stringify({ ...ROLE, AssumeRolePolicyDocument }));
        expect(started.lane.takeLine(bytes, 0, to)).toBe(true);
        check(started, Buffer.from(bytes.subarray(0, to)).toString());
      }
    },
  );

  it('is a record with more elements than its length tells', () => {
    const record = { ...LAST, GroupList: Array.from({ length: 9000 }, () => 'g') };
    const started = start({ profile: 'extended' });
    expect(offer(started, JSON.stringify(record), indent(record))).toBe(3);
  });

  it('is a whole number that stays what it is', () => {
    const started = start({ profile: 'extended' });
    const taken = (number: string) => {
      const record = JSON.stringify({ ...ROLE, MaxSessionDuration: 3600 }).replace('3600', number);
      return offer(started, record, record);
    };
    for (const number of ['0', '7', '-7', '123456789012345'])
      expect([number, taken(number)]).toEqual([number, 3]);
    for (const number of ['-0', '00', '01', '-', '1.0', '1e3', '1234567890123456', '12345678901234567'])
      expect([number, taken(number)]).toEqual([number, 0]);
  });
});

describe.each([
  ['a user', { ...LAST, Tags: [{ Key: 'a', Value: 'b' }], GroupList: ['g'] }],
  ['a role', ROLE],
  ['a group', { Group: GROUP, Users: [LAST], IsTruncated: false }],
])('of %s that was learned, one byte', (_, record) => {
  it('is not changed without the mapper', () => {
    const started = start({ profile: 'extended' });
    const text = JSON.stringify(record);
    for (let at = 0; at < text.length; at += 1)
      for (const character of '{}[]":, x0') {
        const { bytes, to } = held(text.slice(0, at) + character + text.slice(at + 1));
        if (started.lane.takeLine(bytes, 0, to))
          check(started, Buffer.from(bytes.subarray(0, to)).toString());
      }
  });
});

describe('texts of which a row takes a part', () => {
  it('are told apart where they begin alike', () => {
    const started = start({ profile: 'extended' });
    const names = ['ana@a.com', 'ana@a.com.br', 'ana@a.com', 'ana@a.comm', 'ana@', 'ana', 'ana@a@b'];
    // Where a region is due, the same digits may stand.
    const accounts = [
      ':111122223333',
      ':111122223334',
      ':11112222333',
      ':',
      '111122223333:111122223333',
      '111122223333:444455556666',
    ];
    for (const UserName of names)
      for (const account of accounts) {
        const record = { ...LAST, UserName, Arn: `arn:aws:iam:${account}:user/${UserName}` };
        offer(started, JSON.stringify(record), indent(record));
      }
  });
});

describe.each(SETTINGS)('what is left, or written as the mapper writes it, with %o', (options) => {
  it('is an element that holds nothing, or something else', () => {
    const started = start(options);
    const Group = { Path: '/', GroupName: 'g', GroupId: 'AGPA1', Arn: 'arn:aws:iam::111122223333:group/g' };
    const lists: [string, object][] = [
      ['Tags', LAST],
      ['GroupList', LAST],
      ['AttachedManagedPolicies', LAST],
      ['UserPolicyList', LAST],
      ['InstanceProfileList', ROLE],
      ['Users', { Group }],
    ];
    for (const element of [
      {},
      { Key: null },
      { PolicyName: '' },
      { PolicyArn: null },
      { Path: '/' },
      { UserName: null },
      { Key: 'a' },
      { Value: 'a' },
      { PolicyName: 'a' },
      { PolicyArn: 'arn:aws:iam::aws:policy/a' },
      { InstanceProfileName: 'a' },
      { InstanceProfileName: 'a', Path: '/' },
      null,
      1,
      '',
      'x',
      [],
    ])
      for (const [list, record] of lists) {
        const log = { ...record, [list]: [element] };
        offer(started, JSON.stringify(log), indent(log));
      }
  });

  it('is a record without one of its fields, or with nothing in one', () => {
    const started = start(options);
    for (const record of [LAST, ROLE, GROUP, { Group: GROUP }])
      for (const name of Object.keys(record))
        for (const value of [undefined, null, '', {}, []]) {
          const log = { ...record, [name]: value };
          offer(started, JSON.stringify(log), indent(log));
        }
  });

  it.each([
    '{"b":1,"1":2}',
    '{"b":{"a":[{"x":1,"0":2}]}}',
    '{"b":1,"__proto__":2}',
    '{"é":"山田 🚨","\\u00e9":"\\"\\\\\\n"}',
    '{"b":"é\\n🚨"}',
    '{}',
    '7',
    '[]',
  ])('is a policy such as %s, or its text', (document) => {
    const started = start(options);
    for (const value of [document, JSON.stringify(document), JSON.stringify(encodeURIComponent(document))]) {
      const text = JSON.stringify({ ...ROLE, AssumeRolePolicyDocument: 0 }).replace(
        /0\}$/u,
        () => `${value}}`,
      );
      offer(started, text, text);
    }
  });
});

describe('what the lane leaves to the mapper', () => {
  it('is a record that goes on beyond the bytes it may have, however long its policies are', () => {
    const Statement = Array.from({ length: 3000 }, (_, index) => ({ Sid: `Statement${index}` }));
    const text = JSON.stringify({ Statement });
    for (const AssumeRolePolicyDocument of [text, encodeURIComponent(text), { Statement }, '{}']) {
      const document = held(JSON.stringify({ RoleName: 'a', AssumeRolePolicyDocument, Description: text }));
      expect(start({}).lane.take(document.bytes, 0, 1000)).toBe(0);
      expect(start({ policyText: 'canonical' }).lane.take(document.bytes, 0, 1000)).toBe(0);
    }
  });

  const isTaken = (text: string) => {
    const { bytes, to } = held(text);
    return start({}).lane.takeLine(bytes, 0, to);
  };

  it.each([
    '2020-01-02T24:00:00Z',
    '2020-01-02T03:60:05Z',
    '2020-01-02T03:04:60Z',
    '2020-02-30T03:04:05Z',
    '2020-13-02T03:04:05Z',
    '202:-01-02T03:04:05Z',
    '2020-0:-02T03:04:05Z',
    '2020-01-0:T03:04:05Z',
    '2020-01-02T0:::04:05Z',
    '2020-01-02T03:04:0:Z',
    '0001-01-01T00:00:00Z',
  ])('is a date that is none: %s', (date) => {
    expect(isTaken(JSON.stringify(LAST))).toBe(true);
    for (const field of ['CreateDate', 'PasswordLastUsed'])
      expect(isTaken(JSON.stringify({ ...LAST, [field]: date }))).toBe(false);
  });

  it('is a date that is none, whatever stands where the bytes begin', () => {
    const { bytes, to } = held(`}${JSON.stringify({ ...LAST, PasswordLastUsed: 'never' })}`);
    expect(start({}).lane.take(bytes, 1, to)).toBe(0);
  });

  it.each(['{\tn}', '{\u0001n}', '%7B\\20%7D', '%7B\t20%7D'])(
    'is the text of a policy that no JSON text may hold: %j',
    (document) => {
      const text = JSON.stringify({ ...ROLE, AssumeRolePolicyDocument: 0 });
      expect(isTaken(text.replace(/0\}$/u, '"{}"}'))).toBe(true);
      expect(isTaken(text.replace(/0\}$/u, () => `"${document}"}`))).toBe(false);
    },
  );

  const passed = (text: string) => {
    const { bytes, to } = held(text);
    const end = start({}).lane.pass(bytes, 0, to);
    return end === to ? 'all' : end;
  };

  it.each([
    '1e',
    '1e+',
    '1.',
    '-',
    '01',
    'tru',
    '[1 2]',
    '[1,]',
    '{"a":1 "b":2}',
    '{"a"}',
    '{"a":1,}',
    '"\\x"',
    '"\u0001"',
  ])('is no JSON, where nothing of it is read: %j', (value) => {
    expect(passed('{"X": [9e9, 1e+5, -1E-5, 0.5e1, {"a":-0.5,"b":"\\n"}, null]}')).toBe('all');
    expect(passed(`{"X":${value}}`)).toBe(0);
    expect(passed('{"X":1 "Y":2}')).toBe(0);
  });

  it('is an object with more keys than are told apart, where nothing of it is read', () => {
    const keys = (count: number) =>
      JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, at) => [`key-${at}-of-many`, at])));
    expect(passed(keys(64))).toBe('all');
    expect(passed(`[${keys(64)},${keys(64)}]`)).toBe('all');
    expect(passed(keys(65))).toBe(0);
  });
});

describe('a record with bytes in its path', () => {
  const taken = (character: string) => {
    const { bytes, to } = held(JSON.stringify({ ...LAST, Path: '/~~~~/' }));
    bytes.set(Buffer.from(character.padEnd(8, '20'), 'hex'), bytes.indexOf(0x7e));
    const started = start({});
    const isTaken = started.lane.takeLine(bytes, 0, to);
    if (isTaken) check(started, Buffer.from(bytes.subarray(0, to)).toString());
    return isTaken;
  };

  it.each(['c280', 'dfbf', 'e0a080', 'ed9fbf', 'ee8080', 'efbfbf', 'f0908080', 'f48fbfbf'])(
    'is taken where they are UTF-8: %s',
    (character) => {
      expect(taken(character)).toBe(true);
    },
  );

  it.each([
    '80',
    'c1bf',
    'c27f',
    'c2c0',
    'e09fbf',
    'eda080',
    'e38141',
    'e381c0',
    'f08fbfbf',
    'f4908080',
    'f09f4180',
    'f09f9a41',
    'f5808080',
    'ff',
  ])('is left where they are not: %s', (character) => {
    expect(taken(character)).toBe(false);
  });
});

const ESCAPES = [
  '\\u00e9',
  '\\ud83d\\udea8',
  '\\ud83d',
  '\\u0022',
  '\\u005C',
  '\\u001F',
  '\\u000a',
  '\\/',
  '\\u12g4',
];

describe('a role in instance profiles', () => {
  const profile = {
    Path: '/',
    InstanceProfileName: 'app',
    InstanceProfileId: 'AIPA1',
    Arn: 'arn:aws:iam::111122223333:instance-profile/app',
    CreateDate: '2020-01-02T03:04:05Z',
  };
  const taken = (role: object) => {
    const record = { ...ROLE, InstanceProfileList: [{ ...profile, Roles: [role] }] };
    return offer(start({ profile: 'extended' }), JSON.stringify(record), indent(record));
  };

  it('is taken, the roles within whole', () => {
    expect(taken(ROLE)).toBe(3);
    expect(taken({ ...ROLE, RoleId: '' })).toBe(3);
    expect(taken({ ...ROLE, AssumeRolePolicyDocument: '%7B%22Statement%22%3A%5B%5D%7D' })).toBe(3);
  });

  it('is left where there is something to be said of a role within', () => {
    expect(taken({ ...ROLE, Color: 'red' })).toBe(0);
    expect(taken({ ...ROLE, RoleId: 7 })).toBe(0);
    expect(taken({ ...ROLE, AssumeRolePolicyDocument: '{"A":1,"A":2}' })).toBe(0);
    expect(taken({ ...ROLE, AssumeRolePolicyDocument: { Statement: 2 ** 60 } })).toBe(0);
  });
});

describe.each<MapperOptions>([{}, { profile: 'extended' }])('bytes that changed, with %o', (options) => {
  it('are left, or are what the mapper makes of them', () => {
    const started = start(options);
    const records = [...generatedRecords(400, 11)].map((record) => JSON.stringify(record));
    fc.assert(
      fc.property(
        fc.constantFrom(...records),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(...'{}[]":,\\ \n0aé%u\u0000'.split(''), ...ESCAPES)), {
          maxLength: 3,
        }),
        (text, changes) => {
          let changed = text;
          for (const [at, character] of changes) {
            const place = at % changed.length;
            changed = changed.slice(0, place) + character + changed.slice(place + 1);
          }
          const { bytes, to } = held(changed);
          if (started.lane.takeLine(bytes, 0, to)) check(started, changed);
        },
      ),
      { numRuns: 4000 },
    );
  });
});
