import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeTrailRecord } from '../.bench/calls.ts';
import { createRandom } from '../.bench/random.ts';
import { RecordForms } from '../src/splice/call/forms.ts';
import { learnForm } from '../src/splice/call/learn.ts';
import { CallScan } from '../src/splice/call/scan.ts';
import { BEHIND, wordsOf } from '../src/text/byte.ts';
import { brokenBytes } from './broken-bytes.ts';
import { RECORD_OF_EC2 } from './record-of-ec2.ts';

const RECORD = { ...RECORD_OF_EC2, recipientAccountId: '111122223333' };

/** Bytes with what stands behind those that are held. */
function held(text: string | Uint8Array): { words: DataView; to: number } {
  const bytes = Buffer.concat([Buffer.from(text), Buffer.from('\n'), Buffer.alloc(BEHIND)]);
  return { words: wordsOf(bytes), to: bytes.length - BEHIND - 1 };
}

/** Where a record of another service ends, by a scan that remembers nothing. */
function scanned(text: string | Uint8Array): number {
  const { words, to } = held(text);
  const scan = new CallScan(false);
  const end = scan.find(words, 0, to);
  return scan.isOutside ? end : 0;
}

function find(forms: RecordForms, text: string | Uint8Array): number {
  const { words, to } = held(text);
  return forms.find(words, 0, to);
}

/** Learns what a scan has found, as the lane does. */
function learn(forms: RecordForms, text: string): void {
  const { words, to } = held(text);
  const end = new CallScan(false).find(words, 0, to);
  if (end > 0) learnForm(forms, words, 0, end);
}

function learned(...records: readonly object[]): RecordForms {
  const forms = new RecordForms();
  for (const record of records) learn(forms, JSON.stringify(record));
  return forms;
}

const SPACES = [0, 1, 2, '\t', 10] as const;

describe('the form of a record of another service', () => {
  it('is known by what stands between the values, whatever they are', () => {
    const forms = learned(RECORD);
    const other = {
      ...RECORD,
      eventName: 'TerminateInstances',
      requestParameters: { list: [0, 7, -1e-9, true, false, null, {}, []], text: '' },
      recipientAccountId: '',
    };
    for (const record of [RECORD, other]) {
      const text = JSON.stringify(record);
      expect(find(forms, text)).toBe(Buffer.byteLength(text));
    }
  });

  it('is known with white space, too, and where it stands far into a document', () => {
    for (const space of SPACES) {
      const forms = new RecordForms();
      const text = JSON.stringify(RECORD, null, space);
      learn(forms, text);
      const { words, to } = held(`{"Records":[${text}`);
      expect(forms.find(words, 12, to)).toBe(to);
    }
  });

  it('is known whichever of its values came before: a text, a number or nothing', () => {
    const values = [
      { at: 1 },
      { at: 'x' },
      { at: null },
      { at: true },
      { at: [] },
      { at: {} },
      { at: [1, ''] },
    ];
    for (const order of [values, [...values].reverse()]) {
      const forms = learned(...order.map((requestParameters) => ({ ...RECORD, requestParameters })));
      for (const requestParameters of values) {
        const text = JSON.stringify({ ...RECORD, requestParameters });
        expect(find(forms, text)).toBe(Buffer.byteLength(text));
      }
    }
  });

  it('is not known of another source, type or category, or of an empty name', () => {
    const forms = learned(RECORD);
    const changes = [
      { eventSource: 's3.amazonaws.com' },
      { eventSource: 'iam.amazonaws.com' },
      { eventSource: '' },
      { eventType: 'AwsAggregatedEvent' },
      { eventCategory: 'Insight' },
      { eventName: '' },
    ];
    for (const change of changes) expect(find(forms, JSON.stringify({ ...RECORD, ...change }))).toBe(0);
  });

  it('is not known of a record with a field that stands twice, though each stood behind the other before', () => {
    const region = '"apiVersion":"1",';
    const agent = '"userAgent":"x",';
    const rest = JSON.stringify(RECORD).slice(1);
    const forms = new RecordForms();
    for (const start of [region + agent, agent + region]) learn(forms, `{${start}${rest}`);
    expect(find(forms, `{${agent}${region}${rest}`)).toBeGreaterThan(0);
    expect(find(forms, `{${agent}${region}${agent}${rest}`)).toBe(0);
  });

  it('tells a field that stands twice behind so much between two values that it is kept in parts', () => {
    const [read, shared, blanks] = ['"readOnly":false', '"managementEvent":true', ' '.repeat(60)];
    const rest = JSON.stringify({ ...RECORD, readOnly: undefined }).slice(1);
    const forms = new RecordForms();
    for (const one of [read, shared]) learn(forms, `{"apiVersion":"x",${blanks}${one},${rest}`);
    learn(forms, `{"userAgent":"x",${read},"apiVersion":"x",${blanks}${shared},${rest}`);
    for (const one of [read, shared]) {
      const text = `{"userAgent":"x",${read},"apiVersion":"x",${blanks}${one},${rest}`;
      expect(find(forms, text)).toBe(one === read ? 0 : Buffer.byteLength(text));
    }
  });

  it('is not known of a record without a source or a name, though all that stands in it came before', () => {
    const forms = learned(RECORD, { ...RECORD, recipientAccountId: '1' });
    expect(find(forms, '{"eventVersion":"1.11"}')).toBe(0);
    expect(scanned('{"eventVersion":"1.11"}')).toBe(0);
  });

  it('is not known before all of its bytes are there', () => {
    const forms = learned(RECORD);
    const { words, to } = held(JSON.stringify(RECORD));
    for (let end = 1; end < to; end += 1) expect(forms.find(words, 0, end)).toBe(0);
  });

  it('tells records of services that are mapped, once one of the same identity has come', () => {
    const mapped = { ...RECORD, eventSource: 'iam.amazonaws.com' };
    for (const forms of [learned(RECORD), learned(mapped)]) {
      expect(find(forms, JSON.stringify({ ...mapped, eventName: 'ListUsers' }))).toBe(0);
      expect(forms.isMapped).toBe(true);
      expect(find(forms, JSON.stringify({ ...RECORD, eventSource: 'iam.amazonaws.co' }))).toBe(0);
      expect(forms.isMapped).toBe(false);
    }
  });
});

describe('what the forms know', () => {
  it('is what a scan finds of a record of which any byte is another, is not there or stands twice', () => {
    const forms = learned(RECORD);
    const wrong: string[] = [];
    for (const one of brokenBytes(Buffer.from(JSON.stringify(RECORD)))) {
      const end = find(forms, one);
      if (end > 0 && end !== scanned(one)) wrong.push(String(one));
    }
    expect(wrong).toEqual([]);
  });

  it('is what a scan finds, whatever came before', () => {
    const request = fc.option(fc.json({ depthSize: 'medium', maxDepth: 4 }), { nil: undefined });
    const one = fc.tuple(fc.nat(1e6), request, fc.constantFrom(...SPACES), fc.nat(4000));
    fc.assert(
      fc.property(fc.array(one, { minLength: 2, maxLength: 30 }), (all) => {
        const forms = new RecordForms();
        for (const [seed, json, space, cut] of all) {
          const record = makeTrailRecord(createRandom(seed)) as object;
          const log = json === undefined ? record : { ...record, requestParameters: JSON.parse(json) };
          const whole = JSON.stringify(log, null, seed % 3 === 0 ? space : 0);
          const text = seed % 7 === 0 ? whole.slice(0, cut) + whole.slice(cut + 1) : whole;
          const end = find(forms, text);
          const expected = scanned(text);
          expect([0, expected]).toContain(end);
          learn(forms, text);
          if (expected > 0 && text.length < 1 << 14) expect(find(forms, text)).toBe(expected);
        }
      }),
    );
  });

  it('is most of a trail', () => {
    const forms = new RecordForms();
    const random = createRandom(5);
    let known = 0;
    for (let index = 0; index < 2000; index += 1) {
      const text = JSON.stringify(makeTrailRecord(random));
      const end = find(forms, text);
      known += end > 0 || forms.isMapped ? 1 : 0;
      if (end === 0) learn(forms, text);
    }
    expect(known).toBeGreaterThan(1900);
  });

  it('is forgotten where more comes than there is room for, and learned anew', () => {
    const forms = learned(RECORD);
    const text = JSON.stringify(RECORD);
    const isKnown: boolean[] = [];
    for (let index = 0; index < 4000; index += 1) {
      learn(forms, withKeysOfItsOwn(index));
      // Those that are known pay for what is learned.
      for (let times = 0; times < 16; times += 1) isKnown.push(find(forms, text) > 0);
      if (!isKnown.at(-1)) learn(forms, text);
    }
    expect(isKnown.filter((known) => !known).length).toBeGreaterThan(1);
    expect(isKnown.filter((known) => known).length).toBeGreaterThan(0.9 * isKnown.length);
  });

  it('is not learned any more where nothing that comes was known', () => {
    const forms = new RecordForms();
    for (let index = 0; index < 1100; index += 1) learn(forms, withKeysOfItsOwn(index));
    learn(forms, JSON.stringify(RECORD));
    expect(find(forms, JSON.stringify(RECORD))).toBe(0);
  });
});

/** A record whose request has keys that no other has. */
function withKeysOfItsOwn(index: number): string {
  const keys = Array.from({ length: 8 }, (_, key) => [`k${index}-${key}`, 'x']);
  return JSON.stringify({ ...RECORD, requestParameters: Object.fromEntries(keys) });
}
