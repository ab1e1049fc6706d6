import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NODE_BYTES } from '../src/cli/files/node-bytes.ts';
import { TextBuffer } from '../src/cli/files/text-buffer.ts';
import { createMapper } from '../src/index.ts';
import { settleOptions } from '../src/options.ts';
import { CallLane } from '../src/splice/call/lane.ts';
import { CallScan } from '../src/splice/call/scan.ts';
import { BEHIND, wordsOf } from '../src/text/byte.ts';
import { brokenBytes } from './broken-bytes.ts';
import { activityCases } from './golden.ts';
import { RECORD_OF_EC2 as RECORD } from './record-of-ec2.ts';

const mapper = createMapper({ source: 'cloudtrail' });

/** Bytes with what stands behind those that are held. */
function held(text: string | Uint8Array, before = ''): { bytes: Uint8Array; from: number; to: number } {
  const bytes = Buffer.concat([Buffer.from(before), Buffer.from(text), Buffer.alloc(1, '\n')]);
  const from = Buffer.byteLength(before);
  return { bytes: Buffer.concat([bytes, Buffer.alloc(BEHIND)]), from, to: bytes.length };
}

/** Where a record of another service is said to end of which the first bytes are these; 0 where it is none. */
function endIn(scan: CallScan, text: string | Uint8Array, before = ''): number {
  const { bytes, from, to } = held(text, before);
  const end = scan.find(wordsOf(bytes), from, to);
  return scan.isOutside ? end : 0;
}

function isPassed(text: string | Uint8Array): boolean {
  return endIn(new CallScan(false), text) > 0;
}

/** What the mapper says of a text: whether it is JSON of a record of another service, and of nothing else. */
function isOutside(text: string | Uint8Array): boolean {
  let log: unknown;
  try {
    log = JSON.parse(
      typeof text === 'string' ? text : new TextDecoder('utf-8', { fatal: true }).decode(text),
    );
  } catch {
    return false;
  }
  const { ok, issues } = mapper.map(log);
  return !ok && issues.length === 1 && issues[0]!.code === 'not_iam_activity';
}

describe('records of other services', () => {
  it.each(['ec2.amazonaws.com', 's3.amazonaws.com', 'sso.amazonaws.com', 'aws:s3'])(
    'are passed over: %s',
    (eventSource) => {
      const text = JSON.stringify({ ...RECORD, eventSource });
      expect(endIn(new CallScan(false), text)).toBe(Buffer.byteLength(text));
    },
  );

  it('are passed over wherever they stand, with white space and without', () => {
    const pass = new CallScan(false);
    for (const space of [0, 1, 2, '\t', 10]) {
      const text = JSON.stringify(RECORD, null, space);
      expect(endIn(pass, text, '{"Records": [')).toBe(Buffer.byteLength(text) + 13);
    }
  });

  it('are passed over as lines, with blanks at both ends', () => {
    const line = (text: string) => {
      const bytes = Buffer.concat([Buffer.from(`${text}\n{"a":`), Buffer.alloc(BEHIND)]);
      const lane = new CallLane(
        { ...settleOptions({}), isSilent: true },
        new TextBuffer(),
        NODE_BYTES.decode,
      );
      return lane.takeLine(bytes, 0, Buffer.byteLength(text)) && lane.isOutside;
    };
    const text = JSON.stringify(RECORD);
    expect(line(` ${text} \t`)).toBe(true);
    expect(line(`${text}${text}`)).toBe(false);
    expect(line(text.slice(0, -1))).toBe(false);
    expect(line('')).toBe(false);
  });

  it('are left where not all their bytes are there', () => {
    const text = Buffer.from(JSON.stringify(RECORD));
    const held = Buffer.concat([text, Buffer.alloc(BEHIND)]);
    for (let to = 1; to < text.length; to += 1)
      expect(new CallScan(false).find(wordsOf(held), 0, to)).toBe(0);
    expect(new CallScan(false).find(wordsOf(text), 0, text.length)).toBe(0);
  });
});

/** Takes a record as a line. */
const takesLine = (lane: CallLane, log: object) => {
  const { bytes, to } = held(JSON.stringify(log));
  return lane.takeLine(bytes, 0, to - 1);
};

describe('what is left to the mapper', () => {
  it.each([
    ['activity of IAM', { eventSource: 'iam.amazonaws.com' }],
    ['activity of STS', { eventSource: 'sts.amazonaws.com' }],
    ['a sign-in', { eventSource: 'signin.amazonaws.com' }],
    ['an empty source', { eventSource: '' }],
    ['no source', { eventSource: undefined }],
    ['a source that is no text', { eventSource: 1 }],
    ['no operation', { eventName: undefined }],
    ['an empty operation', { eventName: '' }],
    ['the operation of an empty column', { eventName: 'null' }],
    ['the operation of an empty object', { eventName: '{}' }],
    ['an insight', { eventCategory: 'Insight' }],
    ['an aggregate', { eventType: 'AwsAggregatedEvent' }],
    ['a category that is not known', { eventCategory: 'management' }],
    ['a field that records have not', { insightDetails: {} }],
    ['a digest', { digestStartTime: '2026-01-02T03:04:05Z' }],
  ])('%s', (_, change) => {
    expect(isPassed(JSON.stringify({ ...RECORD, ...change }))).toBe(false);
  });

  it('a record whose form is known but for its operation, of which a table had none', () => {
    const lane = new CallLane({ ...settleOptions({}), isSilent: true }, new TextBuffer(), NODE_BYTES.decode);
    for (const eventName of ['RunInstances', 'nullify', '-x'])
      expect(takesLine(lane, { ...RECORD, eventName })).toBe(true);
    for (const eventName of ['', 'null', 'None', '-', '{}', '[ ]'])
      expect(takesLine(lane, { ...RECORD, eventName })).toBe(false);
  });

  it('a field that stands twice, of which the last counts', () => {
    const text = JSON.stringify(RECORD);
    expect(isPassed(text.replace('{', '{"eventSource":"iam.amazonaws.com",'))).toBe(false);
    expect(isPassed(`${text.slice(0, -1)},"eventSource":"iam.amazonaws.com"}`)).toBe(false);
  });

  it('a key that stands twice deeper within, of which something is to be said', () => {
    const text = (request: string) =>
      JSON.stringify({ ...RECORD, requestParameters: 0 }).replace(
        '"requestParameters":0',
        `"requestParameters":${request}`,
      );
    expect(isPassed(text('{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}'))).toBe(true);
    expect(isPassed(text('{"a":1,"b":{"a":2,"b":3,"a":4}}'))).toBe(false);
    expect(isPassed(text('[{"wide key":1,"other":2,"wide key":3}]'))).toBe(false);
    expect(isPassed(text('{"a":1,"\\u0061":2}'))).toBe(false);
    const keys = Array.from({ length: 64 }, (_, index) => `"k${index}":0`);
    expect(isPassed(text(`{${keys.join()}}`))).toBe(true);
    expect(isPassed(text(`{${keys.join()},"k":0}`))).toBe(false);
  });

  it('a source that is written with escapes, and a key that is', () => {
    const text = JSON.stringify(RECORD);
    expect(isPassed(text.replace('ec2.amazonaws', 'i\\u0061m.amazonaws'))).toBe(false);
    expect(isPassed(text.replace('"eventSource"', '"event\\u0053ource"'))).toBe(false);
  });

  it('what is nested too deep for a stack, in time in proportion to its length', () => {
    const deep = `${'['.repeat(1e6)}${']'.repeat(1e6)}`;
    expect(isPassed(`{"requestParameters":${deep},${JSON.stringify(RECORD).slice(1)}`)).toBe(false);
  });

  it('bytes that are no UTF-8', () => {
    const text = Buffer.from(JSON.stringify(RECORD));
    for (const byte of [0x80, 0xc0, 0xc3, 0xed, 0xff]) {
      const broken = Buffer.from(text);
      broken[broken.indexOf('zw') + 1] = byte;
      expect(isPassed(broken)).toBe(false);
    }
  });
});

describe('the judgement by bytes and that of the mapper', () => {
  it('agree on every golden, whatever service its record is said to be of', () => {
    const pass = new CallScan(false);
    for (const { log } of activityCases()) {
      const text = JSON.stringify(log);
      for (const one of [text, text.replace(/(?<=eventSource":")\w+/u, 'ec2')]) {
        expect(endIn(pass, one)).toBe(isOutside(one) && endIn(pass, one) > 0 ? Buffer.byteLength(one) : 0);
      }
    }
  });

  it('pass over most records of other services', () => {
    const others = activityCases()
      .map(({ log }) => JSON.stringify(log).replace(/(?<=eventSource":")\w+/u, 'ec2'))
      .filter(isOutside);
    expect(others.filter(isPassed).length).toBeGreaterThan(0.8 * others.length);
  });

  it('agree on a record of which any byte is another, is not there or stands twice', () => {
    const text = Buffer.from(JSON.stringify(RECORD));
    const pass = new CallScan(false);
    const agrees = (broken: Uint8Array) => endIn(pass, broken) !== broken.length || isOutside(broken);
    const wrong = [...brokenBytes(text)].filter((broken) => !agrees(broken));
    expect(wrong.map(String)).toEqual([]);
  });

  it('agree on records that hold any value', () => {
    fc.assert(
      fc.property(fc.json({ depthSize: 'large' }), fc.constantFrom(0, 2), (json, space) => {
        const log = { ...RECORD, requestParameters: JSON.parse(json) };
        const text = JSON.stringify(log, null, space);
        expect(endIn(new CallScan(false), text)).toBe(Buffer.byteLength(text));
      }),
    );
  });
});
