import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createRandom } from '../.bench/random.ts';
import { makeRecord } from '../.bench/records.ts';
import { TextBuffer } from '../src/cli/text-buffer.ts';
import { mapDocumented } from '../src/generated/documented.ts';
import { createMapperOn } from '../src/mapper.ts';
import { type MapperOptions, settleCollectedAt, settleOptions } from '../src/options.ts';
import type { Result } from '../src/result.ts';
import { LineMapper } from '../src/splice/lines.ts';
import { bareGroup, group, record, role, user } from './aws-records.ts';
import { goldenCases } from './golden.ts';

// Thousands of records, each mapped by every engine, on a machine that may be slow.
vi.setConfig({ testTimeout: 300_000 });

const COLLECTED_AT = '2026-01-02T03:04:05Z';
const OPTIONS: readonly MapperOptions[] = [
  {},
  { strict: true },
  { policyText: 'canonical' },
  { policyText: 'verbatim' },
  { groupNameAsEmail: false },
  { includeValues: true },
  { case: 'snake' },
  { profile: 'extended' },
];

/** Holds both engines against each other: the result and its text, byte for byte; and what is written of its line. */
function expectEqualEngines(log: unknown, options: MapperOptions, collectedAt: string = COLLECTED_AT): void {
  expectEqualResults(log, options, collectedAt);
  const line = jsonOf(log);
  if (line !== undefined) expectEqualLine(line, options, collectedAt);
}

function expectEqualResults(log: unknown, options: MapperOptions, collectedAt: string): void {
  const reference = createMapperOn('reference', options).map(log, { collectedAt });
  const generated = createMapperOn('generated', options).map(log, { collectedAt });
  expect(generated).toStrictEqual(reference);
  expect(textOf(generated)).toBe(textOf(reference));
}

/** A log as a line of JSON; undefined where it cannot be written so. */
function jsonOf(log: unknown): string | undefined {
  try {
    return JSON.stringify(log);
  } catch {
    return undefined;
  }
}

const LINES = new Map<string, { lines: LineMapper; buffer: TextBuffer; bytes: Buffer }>();

/**
 * Maps a line without parsing it, by one mapper for all lines of the same options and out of one array of bytes, as
 * files are read.
 *
 * @returns what was written of the line; undefined where it was left to the mapper
 */
function mapLine(line: string | Uint8Array, options: MapperOptions, collectedAt: string) {
  const key = JSON.stringify([options, collectedAt]);
  const found = LINES.get(key) ?? openLines(options, collectedAt);
  LINES.set(key, found);
  const { lines, buffer, bytes } = found;
  const length = Buffer.from(line).copy(bytes, 1);
  bytes[1 + length] = 10;
  const taken = lines.map(bytes, 1, 1 + length);
  const text = Buffer.from(buffer.take()).toString();
  expect(text !== '').toBe(taken !== undefined);
  return taken && { text, unmapped: taken.unmapped };
}

function openLines(options: MapperOptions, collectedAt: string) {
  const context = { ...settleOptions(options), collectedAt: settleCollectedAt(collectedAt) };
  const buffer = new TextBuffer();
  return { lines: new LineMapper(context, buffer, true), buffer, bytes: Buffer.alloc(1 << 20, 10) };
}

/** Holds what is written of a line against what the reference maps of its value. Gives whether the line was taken. */
function expectEqualLine(line: string, options: MapperOptions, collectedAt = COLLECTED_AT): boolean {
  const written = mapLine(line, options, collectedAt);
  if (written === undefined) return false;
  const mapped = createMapperOn('reference', options).map(JSON.parse(line), { collectedAt });
  expect(mapped.issues.every(({ code }) => code === 'unmapped_log_field')).toBe(true);
  const text = mapped.ok ? `${JSON.stringify(mapped.entity)}\n` : undefined;
  expect(written).toEqual({ text, unmapped: mapped.issues.length });
  return true;
}

/** The bytes of a result, without the values of a log that JSON cannot write. */
function textOf(result: Result<unknown>): string {
  const issues = result.issues.map((issue) => ({ ...issue, value: undefined }));
  return JSON.stringify({ ...result, issues });
}

type Key = string | number;

/** Every place of a value, outermost first. */
function placesOf(value: unknown): Key[][] {
  if (typeof value !== 'object' || value === null || value instanceof Date) return [[]];
  const below = Object.entries(value).flatMap(([key, member]) =>
    placesOf(member).map((place) => [Array.isArray(value) ? Number(key) : key, ...place]),
  );
  return [[], ...below];
}

/** A copy with one place changed. */
function changeAt(value: unknown, place: readonly Key[], change: (old: unknown) => unknown): unknown {
  const [key, ...rest] = place;
  if (key === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((each, index) => (index === key ? changeAt(each, rest, change) : each));
  const object = value as Record<string, unknown>;
  return { ...object, [key]: changeAt(object[key], rest, change) };
}

/** Adds a field as JSON.parse does: `__proto__` becomes a field like any other. */
function withField(value: unknown, name: string, field: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date || Array.isArray(value))
    return value;
  const copy = { ...value };
  Object.defineProperty(copy, name, { value: field, enumerable: true, configurable: true, writable: true });
  return copy;
}

function withoutField(value: unknown, name: Key): unknown {
  if (Array.isArray(value)) return value.filter((_, index) => index !== name);
  return Object.fromEntries(Object.entries(value as object).filter(([key]) => key !== name));
}

/** What a log may hold in place of what AWS returns. */
const ODDITIES: readonly unknown[] = [
  null,
  undefined,
  '',
  ' ',
  'text',
  '\ud800',
  'a\udfffb',
  '\u2028"\\\n',
  'ünï 🎉',
  0,
  -1,
  1.5,
  1e300,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  true,
  false,
  [],
  {},
  [null],
  [''],
  [{}],
  ['a', 'a'],
  new Date(0),
  new Date(Number.NaN),
  Object.create(Date.prototype),
  runInNewContext('new Date(0)'),
  runInNewContext('({ Key: 1 })'),
  10n,
  Symbol.iterator,
  () => 0,
  new Map(),
  Object.create(null),
  Object.create({ Arn: 'inherited' }),
  '2026-02-29T00:00:00Z',
  '2024-02-29T00:00:00Z',
  '1900-02-29T00:00:00Z',
  '2000-02-29T00:00:00+00:00',
  '2026-04-31T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-00-10T00:00:00Z',
  '2026-01-00T00:00:00Z',
  '2026-01-01T24:00:00Z',
  '2026-01-01T23:60:00Z',
  '2026-01-01T23:59:60Z',
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999999999Z',
  '2026-01-01T00:00:00',
  '2026-01-01 00:00:00Z',
  '2026-01-01t00:00:00z',
  '2026-01-01T00:00:00-00:00',
  '2026-01-01T00:00:00+14:00',
  '2026-01-01T00:00:00.Z',
  '2026-01-01T00:00:00.1Z',
  '2026-01-01T00:00:00.100+00:00',
  '2026-01-01T00:00:00.0000000001Z',
  '2026-01-01T00:00:00Z ',
  '2026-01-1T00:00:00Z',
  '2026-01-01T00:00:00+0000',
  '२०२६-01-01T00:00:00Z',
  'arn:aws:iam::123456789012:user/\n a',
  'arn:aws:iam::123456789012:user/é',
  'path',
  'is_truncated',
  '3600',
  'true',
  'True',
  'false',
  'False',
  '%7B%22Version%22%3A%222012-10-17%22%7D',
  '%7B%22b%22%3A%201%2C%20%22a%22%3A2%2C%22b%22%3A3%7D',
  '{ "b" : 1.0, "a": [ "\\u0041 \\" " ] }',
  '%7B%22a%22%3A%22%ZZ',
  '{"a":12345678901234567890}',
  '{"a":1}{',
  { Version: '2012-10-17', n: Number.POSITIVE_INFINITY },
  { constructor: 1 },
  { toJSON: () => 'x' },
  { a: { b: undefined } },
  Object.defineProperty({}, 'constructor', { value: Object }),
  { [Symbol('hidden')]: 1 },
];
const FIELDS = [
  'UserID',
  'UserId',
  'RoleID',
  'RoleId',
  'GroupID',
  'GroupId',
  'GroupName',
  'Group',
  'Users',
  'IsTruncated',
  'MaxSessionDuration',
  'Marker',
  'NextToken',
  '$metadata',
  'ResponseMetadata',
  '__proto__',
  'constructor',
  'toString',
  'Unknown',
  'Tags',
  'Value',
  '0',
];

describe('the generated engine gives what the reference gives', () => {
  it.each(goldenCases())('on the golden case $name', ({ log, options, collectedAt }) => {
    expectEqualEngines(log, options, collectedAt);
    for (const others of OPTIONS) expectEqualEngines(log, { ...options, ...others }, collectedAt);
  });

  it('on records as AWS returns them, with every option', () => {
    fc.assert(
      fc.property(record, fc.constantFrom(...OPTIONS), (log, options) => expectEqualEngines(log, options)),
      { numRuns: 500 },
    );
  });

  it('whatever the order of the keys', () => {
    const shuffled = fc
      .tuple(record, fc.infiniteStream(fc.nat()))
      .map(([log, order]) => shuffle(log, () => order.next().value));
    fc.assert(
      fc.property(shuffled, (log) => expectEqualEngines(log, {})),
      { numRuns: 200 },
    );
  });

  it('on every oddity in every place of a record', () => {
    fc.assert(
      fc.property(record, fc.constantFrom(...OPTIONS), fc.nat(), (log, options, which) => {
        const places = placesOf(log);
        const place = places[which % places.length]!;
        for (const oddity of ODDITIES)
          expectEqualEngines(
            changeAt(log, place, () => oddity),
            options,
          );
      }),
      { numRuns: 60 },
    );
  });

  it('on records with a field too many or too few', () => {
    fc.assert(
      fc.property(
        record,
        fc.nat(),
        fc.constantFrom(...FIELDS),
        fc.constantFrom(...ODDITIES),
        (log, which, name, odd) => {
          const places = placesOf(log);
          const place = places[which % places.length]!;
          expectEqualEngines(
            changeAt(log, place, (old) => withField(old, name, odd)),
            {},
          );
          const last = place.at(-1);
          if (last === undefined) return;
          expectEqualEngines(
            changeAt(log, place.slice(0, -1), (old) => withoutField(old, last)),
            {},
          );
        },
      ),
      { numRuns: 600 },
    );
  });

  it('on records with two oddities', () => {
    const pair = fc.tuple(fc.nat(), fc.constantFrom(...ODDITIES));
    fc.assert(
      fc.property(record, fc.array(pair, { minLength: 2, maxLength: 3 }), (log, oddities) => {
        let odd: unknown = log;
        for (const [which, oddity] of oddities) {
          const places = placesOf(odd);
          odd = changeAt(odd, places[which % places.length]!, () => oddity);
        }
        expectEqualEngines(odd, {});
      }),
      { numRuns: 600 },
    );
  });

  it('on objects that inherit or hide what others own', () => {
    const base = {
      Path: '/',
      UserName: 'ana',
      UserId: 'AIDA1',
      Arn: 'arn:aws:iam::1:user/ana',
      CreateDate: 1,
    };
    class Answer {
      UserId = 'AIDA1';
      get Arn() {
        return base.Arn;
      }
    }
    const hiding = Object.defineProperty({ ...base }, 'RoleId', { value: 'AROA1' });
    for (const log of [
      Object.create(base),
      { __proto__: { RoleId: 'AROA1' }, ...base },
      new Answer(),
      hiding,
    ]) {
      expectEqualEngines(log, {});
    }
  });

  it('when someone has added fields to every object there is', () => {
    const prototype = Object.prototype as unknown as Record<string, unknown>;
    const log = JSON.parse(
      '{"Path":"/","UserId":"AIDA1","Arn":"arn:aws:iam::1:user/a","CreateDate":"2026-01-02T03:04:05Z"}',
    );
    try {
      prototype.Tags = [{ Key: 'inherited', Value: 'by all' }];
      expectEqualResults(log, {}, COLLECTED_AT);
    } finally {
      delete prototype.Tags;
    }
  });
});

describe('a line that is mapped without being parsed', () => {
  it('is taken where it is a record as AWS returns it, with every option', () => {
    for (const options of OPTIONS) {
      const random = createRandom(7);
      const records = Array.from({ length: 300 }, () => makeRecord(random));
      const taken = records.filter((log) => expectEqualLine(JSON.stringify(log), options));
      expect(taken.length).toBeGreaterThan(280);
    }
  });

  it('may have white space between its values', () => {
    const log = {
      UserId: 'AIDA1',
      Arn: 'arn:aws:iam::1:user/a',
      CreateDate: '2026-01-02T03:04:05Z',
      Tags: [],
    };
    const text = JSON.stringify({ ...log, Tags: [{ Key: 'a', Value: 'b' }] }, null, 1).replaceAll(
      '\n',
      ' \t\r',
    );
    for (const line of [text, ` ${text}\t`, `${text}\r`]) expect(expectEqualLine(line, {})).toBe(true);
  });

  it('may end with a carriage return that its end does not count in', () => {
    const { lines, buffer, bytes } = openLines({}, COLLECTED_AT);
    const end = bytes.write(
      '{"UserId":"AIDA1","Arn":"arn:aws:iam::1:user/a","CreateDate":"2026-01-02T03:04:05Z"}\r\n',
    );
    expect(lines.map(bytes, 0, end - 2)).toMatchObject({ kind: 'USER', unmapped: 0 });
    expect(buffer.filled).toBeGreaterThan(0);
  });

  it('is left where a field comes twice or its text is written in another way', () => {
    const fields = '"Arn":"arn:aws:iam::1:user/a","CreateDate":"2026-01-02T03:04:05Z"';
    expect(expectEqualLine(`{"UserId":"AIDA1",${fields}}`, {})).toBe(true);
    for (const line of [
      `{"UserId":"AIDA1",${fields},"UserId":"AIDA2"}`,
      `{"UserId":"AIDA1",${fields},"UserID":"AIDA1"}`,
      `{"UserId":"AIDA1",${fields},"UserId":null}`,
      `{"UserId":null,${fields},"UserId":"AIDA1"}`,
      `{"UserId":"AIDA\\u0031",${fields}}`,
      `{"UserId":"AIDA\\/1",${fields}}`,
      `{"User\\u0049d":"AIDA1",${fields}}`,
      `{"UserId":"AIDA1",${fields},"Tags":[{"Key":"a","Value":"1"},{"Key":"a","Value":"2"}]}`,
      `{"UserId":"AIDA1",${fields},"Tags":[{"Key":"path","Value":"1"}]}`,
    ]) {
      JSON.parse(line);
      expect([line, mapLine(line, {}, COLLECTED_AT)]).toEqual([line, undefined]);
    }
  });

  it('may have every date that there is, in whole seconds, and no other', () => {
    const two = (number: number) => String(number).padStart(2, '0');
    const years = ['0000', '0001', '1900', '2000', '2023', '2024', '9999', '20:4', '2/24', 'x024'];
    const days = years.flatMap((year) =>
      Array.from({ length: 14 * 34 }, (_, day) => `${year}-${two(day % 14)}-${two(Math.floor(day / 14))}`),
    );
    const times = [
      '00:00:00',
      '23:59:59',
      '24:00:00',
      '12:60:00',
      '12:00:60',
      '1:2:03:4',
      '12-00-00',
      '0:0:00 ',
    ];
    const zones = ['Z', '+00:00', '.000Z', '.0+00:00', '.Z', '.10Z', '-00:00', '+00:01', 'z', ''];
    const dates = [
      ...days.map((day) => `${day}T03:04:05Z`),
      ...times.flatMap((time) => zones.map((zone) => `2026-01-02T${time}${zone}`)),
      ...['2026-1-02T03:04:05Z', '2026-01-02 03:04:05Z', '2026-01-02t03:04:05Z', '2026/01/02T03:04:05Z'],
    ];
    let taken = 0;
    for (const date of dates) {
      const line = `{"UserId":"AIDA1","Arn":"arn:aws:iam::1:user/a","CreateDate":"${date}"}`;
      const mapped = createMapperOn('reference').map(JSON.parse(line), { collectedAt: COLLECTED_AT });
      const isWhole =
        mapped.ok && mapped.issues.length === 0 && /^.{10}T.{8}(?:\.0+)?(?:Z|\+00:00)$/u.test(date);
      expect([date, expectEqualLine(line, {})]).toEqual([date, isWhole]);
      if (isWhole) taken += 1;
    }
    expect(taken).toBeGreaterThan(6 * 365);
  });

  it('may have any number of elements, however little room there is', () => {
    const users = Array.from({ length: 1500 }, (_, number) => ({
      Path: '/',
      UserName: `u${number}`,
      UserId: `AIDA${number}`,
      Arn: `arn:aws:iam::123456789012:user/u${number}`,
      CreateDate: COLLECTED_AT,
    }));
    const tags = Array.from({ length: 50 }, (_, number) => ({ Key: `${number}`, Value: 'v' }));
    for (const options of OPTIONS) {
      for (const log of [
        {
          Group: { ...users[0], UserId: undefined, UserName: undefined, GroupId: 'AGPA1', GroupName: 'g' },
          Users: users,
        },
        { ...users[0], Tags: tags, GroupList: users.map(({ UserName }) => UserName) },
      ])
        expect([options, expectEqualLine(JSON.stringify(log), options)]).toEqual([options, true]);
    }
  });

  it('is taken still when there is no more room for what lines have between their values', () => {
    const { lines, buffer, bytes } = openLines({}, COLLECTED_AT);
    const map = (line: string) => lines.map(bytes, 0, bytes.write(`${line}\n`) - 1) !== undefined;
    const text = (blanks: string) =>
      `{"UserId":${blanks}"AIDA1",${blanks}"Arn"${blanks}:"arn:aws:iam::1:user/a","CreateDate":"${COLLECTED_AT}"}`;
    for (let length = 1; length < 2000; length += 1) expect(map(text(' '.repeat(length)))).toBe(true);
    for (let number = 0; number < 200; number += 1)
      expect(map(`{"UserId":"AIDA1","x${number}":1}`)).toBe(false);
    const written = Buffer.from(buffer.take()).toString().split('\n');
    expect(written).toHaveLength(2000);
    expect(map(text(''))).toBe(true);
    expect(Buffer.from(buffer.take()).toString()).toBe(`${written[0]}\n`);
    expect(new Set(written)).toEqual(new Set([written[0], '']));
  });

  it('is written alike whatever stands behind it, and left where nothing does', () => {
    const line = `{"Arn":"arn:aws:iam::1:user/a","CreateDate":"${COLLECTED_AT}","UserId":"AIDA1"}`;
    const expected = mapLine(line, {}, COLLECTED_AT)!.text;
    for (const behind of [[0xff, 0x7f], [0xf0, 0x7f], [0xf0, 0xff], [0x22, 0x0a], [0]]) {
      const { lines, buffer, bytes } = openLines({}, COLLECTED_AT);
      for (let start = 0; start < 16; start += 1) {
        bytes.fill(Uint8Array.from(behind));
        const end = start + bytes.write(line, start);
        bytes[end] = 10;
        expect(lines.map(bytes, start, end)).toBeDefined();
        expect(Buffer.from(buffer.take()).toString()).toBe(expected);
        expect(lines.map(bytes.subarray(0, end + 1), start, end)).toBeUndefined();
      }
    }
  });

  it('is JSON and UTF-8 wherever a byte of it is another', () => {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    fc.assert(
      fc.property(
        record,
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 40, maxLength: 40 }),
        (log, changes) => {
          const bytes = Buffer.from(JSON.stringify(log));
          for (const [place, byte] of changes) {
            if (byte === 10) continue;
            const changed = Uint8Array.from(bytes);
            changed[place % bytes.length] = byte;
            if (mapLine(changed, {}, COLLECTED_AT) === undefined) continue;
            expect(expectEqualLine(decoder.decode(changed), {})).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the generated engine is really used', () => {
  const run = { collectedAt: COLLECTED_AT, policyText: 'compact', groupNameAsEmail: true } as const;

  it.each([
    ['users', user],
    ['roles', role],
    ['groups with members', group],
    ['groups as ListGroups returns them', bareGroup],
  ])('for %s as AWS returns them', (_, clean) => {
    fc.assert(
      fc.property(clean as fc.Arbitrary<unknown>, (log) => {
        expect(mapDocumented(log, run)).toBeDefined();
      }),
    );
  });

  it('for most of the golden records whose issues are none or about fields without a row', () => {
    const mapper = createMapperOn('reference');
    const clean = goldenCases().filter(({ log }) => {
      const result = mapper.map(log, { collectedAt: COLLECTED_AT });
      return result.ok && result.issues.every(({ code }) => code === 'unmapped_log_field');
    });
    const understood = clean.filter(({ log }) => mapDocumented(log, run) !== undefined);
    expect(understood.length / clean.length).toBeGreaterThan(0.8);
  });
});

/** A copy whose objects have their keys in an order that the numbers give. */
function shuffle(value: unknown, next: () => number): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((each) => shuffle(each, next));
  const entries = Object.entries(value).map(([key, member]) => [next(), key, shuffle(member, next)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => a - b).map(([, key, member]) => [key, member]));
}
