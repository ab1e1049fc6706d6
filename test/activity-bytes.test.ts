import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { makeCall } from '../.bench/calls.ts';
import { createRandom } from '../.bench/random.ts';
import { shuffleKeys } from '../.bench/records.ts';
import { NODE_BYTES } from '../src/cli/files/node-bytes.ts';
import { TextBuffer } from '../src/cli/files/text-buffer.ts';
import { createMapper, type MapperOptions } from '../src/index.ts';
import { LONGEST_PATH } from '../src/log/cloudtrail/leaf-rules.ts';
import { settleOptions } from '../src/options.ts';
import { CallLane } from '../src/splice/call/lane.ts';
import { ByteMapper } from '../src/splice/call/mapper.ts';
import { MOST_LEAVES } from '../src/splice/call/read.ts';
import { CallScan } from '../src/splice/call/scan.ts';
import { BEHIND, wordsOf } from '../src/text/byte.ts';
import { activityCases } from './golden.ts';

/** Maps records by their bytes alone; gives undefined for what is left to the mapper. */
function byBytes(options: MapperOptions = {}, isSilent = true): (json: string) => string | undefined {
  const sink = new TextBuffer();
  const mapper = new ByteMapper(settleOptions(options), sink, NODE_BYTES.decode, isSilent);
  return (json) => {
    const bytes = Buffer.concat([Buffer.from(`,${json}`), Buffer.alloc(BEHIND)]);
    const text = wordsOf(bytes);
    const end = mapper.read(bytes, text, 1, bytes.length - BEHIND);
    if (end < 0 || !mapper.write(text, 1, end)) return undefined;
    expect(end).toBe(bytes.length - BEHIND);
    return Buffer.from(sink.take()).toString();
  };
}

/** Takes lines that are one record each by a lane of their own; gives whether it did. */
function byLane(isSilent: boolean): (log: object) => boolean {
  const lane = new CallLane({ ...settleOptions({}), isSilent }, new TextBuffer(), NODE_BYTES.decode);
  return (log) => {
    const bytes = Buffer.concat([Buffer.from(JSON.stringify(log)), Buffer.alloc(BEHIND)]);
    return lane.takeLine(bytes, 0, bytes.length - BEHIND);
  };
}

/** What the mapper makes of records. */
function byMapper(options: MapperOptions = {}): (json: string) => string | undefined {
  const mapper = createMapper({ ...options, source: 'cloudtrail' });
  return (json) => {
    const result = mapper.map(JSON.parse(json));
    return result.ok ? `${JSON.stringify(result.event)}\n` : undefined;
  };
}

/** Leaves that rules look for, or that JSON writes in another way. */
const leaf = fc.constantFrom<unknown>(
  'HIDDEN_DUE_TO_SECURITY_REASONS',
  'https://example.com/a?code=s3cret#x',
  'HTTP://x',
  '"\\/\b\u0001',
  '\ud800',
  'é',
  '{"a":{"password":"x","b":1}}',
  '%7B%22Version%22%3A1%7D',
  '[1,2]',
  ' [',
  '{',
  '',
  null,
  true,
  false,
  0,
  -7,
  1.5,
  1e21,
  'None',
  'Failure',
  'Success',
  'True',
  'password',
  'arn:aws:sts::111122223333:assumed-role/App/s1',
  'arn:aws:iam::111122223333:user/x/ana',
  'AROAEXAMPLE:me',
  '192.0.2.1:443',
  '2026-01-02 03:04:05',
  {},
  [],
  ['x', { y: 1 }],
  { key: 'apiKey', value: 'x', other: true },
  { name: 'n', value: { deep: ['x'] } },
  { key: 'password', value: { deep: ['x', { y: true }] } },
  [{ ARN: 'arn:aws:iam::111122223333:role/x', accountId: '111122223333', type: 'AWS::IAM::Role' }],
  { url: 'https://user:pass@example.com/a?b', headers: { Authorization: 'Basic x', authorizationType: 'y' } },
  {
    items: [
      { headerName: 'Cookie', headerValue: 'x' },
      { optionName: 'a', value: 'jdbc:db://b:c@d' },
    ],
  },
  { password: 'x', secretToken: true, credentials: { accessKeyId: 'A', other: '{"expiration":"x"}' } },
);
const name = fc.constantFrom(
  'userName',
  'value',
  'key',
  'name',
  'password',
  'credentials',
  'code',
  'policy',
  'policyDocument',
  'role',
  'a.b',
  '0',
  '10',
  'a1',
  '__proto__',
  'userIdentity',
  'resources',
  'ARN',
  'type',
  'errorCode',
  'errorMessage',
  'readOnly',
  'eventTime',
  'eventName',
  'eventSource',
  'serviceEventDetails',
  'ConsoleLogin',
  'tags',
  'x"y',
);

/** A record with something else at one of its places. */
function withChange(log: object, steps: readonly number[], key: string, value: unknown): object {
  const copy = structuredClone(log);
  let at = copy as Record<string, unknown>;
  for (const step of steps) {
    const objects = Object.values(at).filter((member) => typeof member === 'object' && member !== null);
    if (objects.length === 0) break;
    at = objects[step % objects.length] as Record<string, unknown>;
  }
  const keys = Object.keys(at);
  const old = steps.length % 2 === 0 ? keys[(steps[0] ?? 0) % keys.length] : undefined;
  Object.defineProperty(at, old ?? key, { value, enumerable: true, configurable: true, writable: true });
  return copy;
}

const MARK = 'the value';

/** What a place may hold, as JSON, and what is none. */
const VALUES = [
  ...['7', 'true', '"x"', '""', 'null', '[]', '{}', '["x"]', '[{"a":"x"},{"b":1}]', '"{\\"a\\":\\"x\\"}"'],
  ...[
    '{"a":"x","1":"y"}',
    '{"b":"x","a":"y"}',
    '{"a":"x","a":"y"}',
    '{"__proto__":"x"}',
    '{"a":"x","__proto__":1}',
  ],
  ...['[1 2]', '[1}2]', '[1:2]', '[1,]', '{"a":1 "b":2}', '{"a":1]', '"', 'x'],
];

/** What is as deep, as long or as much as it may be, and more. */
const LONG_VALUES = [
  ...Array.from({ length: 7 }, (_, index) => `${'{"a":'.repeat(94 + index)}1${'}'.repeat(94 + index)}`),
  ...Array.from({ length: 7 }, (_, index) => `{"a":${'['.repeat(94 + index)}1${']'.repeat(94 + index)}}`),
  ...Array.from({ length: 12 }, (_, index) => `{"${'k'.repeat(LONGEST_PATH - index)}":"x"}`),
  ...[MOST_LEAVES - 30, MOST_LEAVES, 2 * MOST_LEAVES].map((count) => `[${Array(count).fill('1').join()}]`),
];

/** Places that few records have, of which something is to be said where they hold what they should not. */
const UNLIKELY = [
  ['readOnly'],
  ['managementEvent'],
  ['requestParameters', 'policyDocument'],
  ['requestParameters', 'assumeRolePolicyDocument'],
  ['responseElements', 'role'],
];

/** The ways to all places in a record. */
function placesIn(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, below]) => [
    [name],
    ...placesIn(below).map((path) => [name, ...path]),
  ]);
}

/** The record with another value at one place. */
function withValue(log: object, path: readonly string[], value: unknown): object {
  const copy = structuredClone(log);
  let at = copy as Record<string, unknown>;
  for (const name of path.slice(0, -1)) {
    at[name] ??= {};
    at = at[name] as Record<string, unknown>;
  }
  at[path.at(-1)!] = value;
  return copy;
}

const base = fc.oneof(
  fc.nat(1e6).map((seed) => makeCall(createRandom(seed))),
  fc.constantFrom(...activityCases().map(({ log }) => log as object)),
);
const record = fc.oneof(
  { weight: 1, arbitrary: base },
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        base,
        fc.array(fc.tuple(fc.array(fc.nat(7), { maxLength: 4 }), name, leaf), { minLength: 1, maxLength: 4 }),
      )
      .map(([log, changes]) =>
        changes.reduce<object>((made, [steps, key, value]) => withChange(made, steps, key, value), log),
      ),
  },
);
const options = fc.constantFrom<MapperOptions>(
  {},
  { case: 'snake' },
  { allServices: true },
  { policyText: 'verbatim', namespace: 'prod' },
  { policyText: 'canonical', ingestionLabels: { env: 'pröd' } },
);

describe('an event made of bytes', () => {
  it('is the one that the mapper makes of the record', () => {
    let events = 0;
    let quickly = 0;
    fc.assert(
      fc.property(options, fc.array(record, { maxLength: 6 }), fc.nat(3), (settings, records, space) => {
        const [quick, mapper] = [byBytes(settings), byMapper(settings)];
        for (const log of records) {
          const json = JSON.stringify(log, null, space);
          const made = quick(json);
          const event = mapper(json);
          if (event !== undefined) events += 1;
          if (made === undefined) continue;
          quickly += 1;
          expect(made).toBe(event);
        }
      }),
      { numRuns: 1500 },
    );
    // Of records with odd leaves, most are left; but not too many.
    expect(quickly / events).toBeGreaterThan(0.3);
  });

  it('is that one, or none where more than infos is to be said, whatever one of its places holds', () => {
    const [quick, mapper] = [byBytes(), createMapper({ source: 'cloudtrail' })];
    const call = makeCall(createRandom(1));
    const role = () => ({ assumeRolePolicyDocument: '{}' });
    const both = { ...call, requestParameters: role(), responseElements: { role: role() } };
    const logs = [call, both, ...activityCases().map(({ log }) => log as object)].slice(0, 14);
    let made = 0;
    for (const log of logs)
      for (const path of [...placesIn(log), ...UNLIKELY])
        for (const value of path.length < 2 ? [...VALUES, ...LONG_VALUES] : VALUES) {
          const json = JSON.stringify(withValue(log, path, MARK)).replace(`"${MARK}"`, value);
          const event = quick(json);
          if (event === undefined) continue;
          made += 1;
          const result = mapper.map(JSON.parse(json));
          expect(result.issues.filter(({ severity }) => severity !== 'info')).toEqual([]);
          expect(result.ok && `${JSON.stringify(result.event)}\n`).toBe(event);
        }
    expect(made).toBeGreaterThan(1000);
  });

  it('shows the value beside a key that is an object, whatever that holds', () => {
    const key = { key: 'apiKey', value: 'x' };
    const log = { ...makeCall(createRandom(1)), requestParameters: { tag: { key, value: 'shown' } } };
    const made = byBytes()(JSON.stringify(log));
    expect(made).toContain('"shown"');
    expect(made).toBe(byMapper()(JSON.stringify(log)));
  });

  it('shows nothing of a value whose key is that of a secret, however deep it lies', () => {
    const pair = { key: 'password', value: { deep: [{ deeper: 's3cret' }, true] }, other: 'shown' };
    const json = JSON.stringify({ ...makeCall(createRandom(1)), requestParameters: { tag: pair } });
    const made = byBytes()(json);
    expect(made).toContain('"shown"');
    expect(made).not.toContain('s3cret');
    expect(made).toBe(byMapper()(json));
  });

  it('shows nothing of a code beside its grant, and each other code', () => {
    const requestParameters = {
      a: { grantType: 'authorization_code', code: 's3cret' },
      b: { grantType: 'x', code: 'shown' },
    };
    const json = JSON.stringify({ ...makeCall(createRandom(1)), requestParameters });
    const made = byBytes()(json);
    expect(made).toContain('"shown"');
    expect(made).not.toContain('s3cret');
    expect(made).toBe(byMapper()(json));
  });

  it.each(['password', 'credentials'])(
    'shows nothing of what lies in %s, where that is an object',
    (name) => {
      const requestParameters = { [name]: { a: { b: ['hidden'] } }, c: 'shown' };
      const json = JSON.stringify({ ...makeCall(createRandom(1)), requestParameters });
      const made = byBytes()(json);
      expect(made).toContain('"shown"');
      expect(made).not.toContain('hidden');
      expect(made).toBe(byMapper()(json));
    },
  );

  it('has what the record lists as its resources', () => {
    const [quick, mapper] = [byBytes(), byMapper()];
    const role = { ARN: 'arn:aws:iam::111122223333:role/ops', accountId: '111122223333' };
    const other = { arn: 'arn:aws:s3:::bucket', type: 'AWS::S3::Bucket' };
    for (const resources of [
      [],
      [role],
      [other, role],
      [{}, other],
      [role, role, { type: 'AWS::IAM::Role' }],
    ])
      for (const space of [0, 2]) {
        const json = JSON.stringify({ ...makeCall(createRandom(1)), resources }, null, space);
        const made = quick(json);
        expect(made).toBe(mapper(json));
        for (const { ARN } of resources as { ARN?: string }[])
          if (ARN !== undefined) expect(made).toContain(ARN);
      }
    const odd = JSON.stringify({ ...makeCall(createRandom(1)), resources: [role, 'text'] });
    expect(quick(odd)).toBe(undefined);
  });

  it('is left where its type was stepped down and infos are asked for', () => {
    const [silent, told, mapper] = [byBytes(), byBytes({}, false), createMapper({ source: 'cloudtrail' })];
    const stepped = activityCases().filter(({ log }) => {
      const { ok, issues } = mapper.map(log);
      return ok && issues.length > 0 && issues.every(({ code }) => code === 'event_type_stepped_down');
    });
    const taken = stepped.map(({ log }) => JSON.stringify(log)).filter((json) => silent(json) !== undefined);
    expect(taken.length).toBeGreaterThan(0);
    for (const json of taken) expect(told(json)).toBe(undefined);
  });

  it('is made of JSON alone, whatever byte of a record is another, is not there or stands twice', () => {
    const sink = new TextBuffer();
    const lane = new CallLane({ ...settleOptions({}), isSilent: true }, sink, NODE_BYTES.decode);
    const mapper = byMapper();
    const take = (json: string) => {
      const bytes = Buffer.concat([Buffer.from(json), Buffer.alloc(BEHIND)]);
      return lane.takeLine(bytes, 0, bytes.length - BEHIND) && !lane.isOutside;
    };
    const log = { ...makeCall(createRandom(1)), resources: [{ accountId: '111122223333' }, { type: 'x' }] };
    const values = { list: [1, true, { a: '{"b":1}' }, []], none: null };
    const json = JSON.stringify({ ...log, requestParameters: values });
    let made = 0;
    for (let at = 0; at < json.length; at += 1)
      for (const put of ['', '}', ':', '"', '0', json[at]! + json[at]!]) {
        const changed = json.slice(0, at) + put + json.slice(at + 1);
        // Behind a record of activity the next one is read at once.
        if (lane.isOutside) take(json);
        sink.take();
        if (!take(changed)) continue;
        made += 1;
        expect(Buffer.from(sink.take()).toString()).toBe(mapper(changed));
      }
    expect(made).toBeGreaterThan(json.length);
  });

  it('is whole wherever the sink has to grow', () => {
    const sink = new TextBuffer();
    const lane = new CallLane({ ...settleOptions({}), isSilent: true }, sink, NODE_BYTES.decode);
    const mapper = byMapper();
    const random = createRandom(6);
    let written = '';
    for (let count = 0; count < 1000; count += 1) {
      const json = JSON.stringify({ ...makeCall(random), userAgent: 'x'.repeat(count) });
      const bytes = Buffer.concat([Buffer.from(json), Buffer.alloc(BEHIND)]);
      expect(lane.takeLine(bytes, 0, bytes.length - BEHIND)).toBe(true);
      written += mapper(json);
    }
    expect(Buffer.from(sink.take()).toString()).toBe(written);
  });

  it('asks for nothing before a record of activity has come', () => {
    const take = byLane(true);
    const read = vi.spyOn(ByteMapper.prototype, 'read');
    expect(take({ UserName: 'ana', UserId: 'AIDAANA' })).toBe(false);
    expect(take({ ...makeCall(createRandom(1)), eventSource: 'ec2.amazonaws.com' })).toBe(true);
    expect(read).not.toHaveBeenCalled();
    expect(take(makeCall(createRandom(1)))).toBe(true);
    expect(read).toHaveBeenCalledTimes(1);
    read.mockRestore();
  });

  it('costs no scan of another service’s record of a form that came, and none of its own behind one', () => {
    const [scanned, read] = [vi.spyOn(CallScan.prototype, 'find'), vi.spyOn(ByteMapper.prototype, 'read')];
    const log = makeCall(createRandom(1));
    const other = { ...log, eventSource: 'ec2.amazonaws.com', eventName: 'RunInstances' };
    const countsOf = (...logs: object[]) => {
      const take = byLane(true);
      for (const spy of [scanned, read]) spy.mockClear();
      for (const one of logs) expect(take(one)).toBe(true);
      return [scanned, read].map(({ mock }) => mock.calls.length);
    };
    expect(countsOf(log)).toEqual([1, 1]);
    expect(countsOf(other, other)).toEqual([1, 0]);
    expect(countsOf(other, log, log)).toEqual([1, 2]);
    for (const spy of [scanned, read]) spy.mockRestore();
  });

  it('is left to others where more is to be said of the record than infos', () => {
    const mapper = createMapper({ source: 'cloudtrail' });
    const cases = activityCases().map(({ log }) => log as object);
    const stepped = cases.find((log) => mapper.map(log).issues[0]?.code === 'event_type_stepped_down')!;
    const odd = { ...stepped, userAgent: '{"is":"JSON"}' };
    for (const isSilent of [true, false]) {
      const take = byLane(isSilent);
      for (const log of [stepped, odd]) expect(take(log)).toBe(isSilent);
      expect(take({ ...odd, awsRegion: ['x'] })).toBe(false);
      expect(take({ ...makeCall(createRandom(1)), requestParameters: '{"userName":"ana"}' })).toBe(true);
    }
  });

  it('is made when more names have come than are known, too', () => {
    const sink = new TextBuffer();
    const lane = new CallLane({ ...settleOptions({}), isSilent: true }, sink, NODE_BYTES.decode);
    const written = vi.spyOn(ByteMapper.prototype, 'write');
    const mapper = byMapper();
    const random = createRandom(4);
    for (let count = 0; count < 400; count += 1) {
      const names = count < 300 ? Array.from({ length: 30 }, () => [`n${random.id(9)}`, 'x']) : [];
      const json = JSON.stringify({ ...makeCall(random), requestParameters: Object.fromEntries(names) });
      const bytes = Buffer.concat([Buffer.from(json), Buffer.alloc(BEHIND)]);
      expect(lane.takeLine(bytes, 0, bytes.length - BEHIND)).toBe(true);
      expect(Buffer.from(sink.take()).toString()).toBe(mapper(json));
      if (count === 300) written.mockClear();
    }
    expect(written.mock.results.filter(({ value }) => value)).toHaveLength(99);
    written.mockRestore();
  });

  it('keeps no more names than 4,096 places', () => {
    const mapper = new ByteMapper(settleOptions({}), new TextBuffer(), NODE_BYTES.decode, true);
    let names = 0;
    for (; !mapper.isFull && names < 5000; names += 100) {
      const own = Array.from({ length: 100 }, (_, index) => [`n${names + index}`, 'x']);
      const json = JSON.stringify({
        ...makeCall(createRandom(1)),
        requestParameters: Object.fromEntries(own),
      });
      const bytes = Buffer.concat([Buffer.from(json), Buffer.alloc(BEHIND)]);
      mapper.read(bytes, wordsOf(bytes), 0, bytes.length - BEHIND);
    }
    expect(names).toBe(4100);
  });

  it('does not depend on the records before it', () => {
    const quick = byBytes();
    const mapper = byMapper();
    const random = createRandom(3);
    for (let count = 0; count < 2000; count += 1) {
      const log = makeCall(random);
      const json = JSON.stringify(count % 3 === 0 ? shuffleKeys(log, random) : log);
      expect(quick(json)).toBe(mapper(json));
    }
  });

  it('is made of every golden record of which nothing is to be said, unless there is JSON or a verdict in its texts', () => {
    const [quick, mapper] = [byBytes(), createMapper({ source: 'cloudtrail' })];
    const left = activityCases().filter(({ log }) => {
      const { ok, issues } = mapper.map(log);
      const isPlain = ok && issues.every(({ code }) => code === 'event_type_stepped_down');
      return isPlain && quick(JSON.stringify(log)) === undefined;
    });
    expect(left.map((golden) => golden.name)).toEqual([
      'cloudtrail/a-role-is-assumed',
      'cloudtrail/a-text-within-a-value-is-labelled-as-the-object-that-it-is',
      'cloudtrail/an-identity-center-challenge-fails-in-its-details-alone',
      'cloudtrail/objects-that-came-as-json-text-are-read',
    ]);
  });
});
