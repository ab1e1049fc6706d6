import { describe, expect, it, vi } from 'vitest';
import { unpackAnswer } from '../src/index.ts';
import { ByteFeed } from '../src/stream/byte-feed.ts';
import type { Batch } from '../src/stream/item.ts';
import { MapSession } from '../src/stream/session.ts';
import { mapAnswer } from '../src/stream.ts';
import { encodeBase64 } from '../src/text/base64.ts';
import { countLooks } from './looks.ts';
import { bytes, collectedAt, cut, mapAll, user } from './stream-inputs.ts';

vi.setConfig({ testTimeout: 240_000 });

const BLOCK = 1 << 16;

/** What comes of a text where warnings refuse, too, batch after batch. */
function* batchesOf(text: string): Generator<Batch> {
  const session = new MapSession({ collectedAt, strict: true });
  const feed = new ByteFeed(session);
  for (const block of cut(bytes(text), BLOCK)) yield* feed.take(block);
  yield* feed.end();
  yield* session.takeLastBatches();
}

function looksAt(text: string): number {
  return countLooks(() => {
    for (const _ of batchesOf(text));
  });
}

const list = (count: number, element: string) => Array<string>(count).fill(element).join(',');
const rawLog = (count: number, entry: string) => `{"raw_logs":{"entries":[${list(count, entry)}]}}`;
const pulled = (text: string) => JSON.stringify({ message: { data: encodeBase64(bytes(text)) } });
const badUser = JSON.stringify(user('ana', { CreateDate: 'soon' }));

/** Inputs, each with how many elements it has, that many records are refused of. */
const REFUSED: readonly (readonly [string, number, (count: number) => string])[] = [
  ['elements of a list on one line', 20_000, (count) => `[${list(count, '{}')}]`],
  ['elements of an answer on one line', 2000, (count) => `{"Users":[${list(count, badUser)}]}`],
  ['elements of lists in a list', 5000, (count) => `[${list(count, '[{},{}]')}]`],
  ['elements of one list in a list', 10_000, (count) => `[[${list(count, '{}')}]]`],
  ['entries of raw logs', 4000, (count) => rawLog(count, '{}')],
  ['entries of raw logs that hold lists', 2000, (count) => rawLog(count, '{"data":"[{},{}]"}')],
  ['elements of one entry', 4000, (count) => rawLog(1, `{"data":"[${list(count, '{}')}]"}`)],
  ['documents in one entry', 4000, (count) => rawLog(1, `{"data":"${'{}'.repeat(count)}"}`)],
  ['messages that hold base64', 2000, (count) => `{"receivedMessages":[${list(count, pulled('{}{}'))}]}`],
  ['messages that hold no text', 2000, (count) => `{"receivedMessages":[${list(count, pulled('\0{}'))}]}`],
  [
    'elements of answers with a list that stands twice',
    1000,
    (count) => `[[${list(count, '{"Users":[{}],"Roles":[{}],"Users":[{}]}')}]]`,
  ],
  [
    'elements of an answer in its call’s response',
    4000,
    (count) => `{"ListUsersResponse":{"ListUsersResult":{"Users":[${list(count, '{}')}]}}}`,
  ],
  ['answers that are cut off, a line each', 500, (count) => '{"Users":[{"a":1\n'.repeat(count)],
  ['documents on one line', 20_000, (count) => '{}'.repeat(count)],
  ['lines', 2000, (count) => '{"a":1}\n'.repeat(count)],
];

describe('what is refused', () => {
  it.each(REFUSED)('costs in proportion to its length: %s', (_, count, make) => {
    const [once, twice] = [1, 2].map((times) => looksAt(make(count * times)));
    expect(twice! / once!).toBeLessThan(2.2);
    expect(once! / make(count).length).toBeLessThan(150);
  });

  it.each(REFUSED)('comes out part by part, and is held nowhere as a whole: %s', (_, count, make) => {
    let [refused, longest, empty] = [0, 0, 0];
    for (const { items } of batchesOf(make(count))) {
      longest = Math.max(longest, items.length);
      for (const item of items) {
        if (item.type !== 'refused') continue;
        refused += 1;
        if (item.raw === '') empty += 1;
      }
    }
    expect(longest).toBeLessThan(300);
    expect(empty).toBe(0);
    expect(refused).toBeGreaterThanOrEqual(count);
  });

  it('has the text of its own, wherever it lies', () => {
    const log = (text: string) => JSON.stringify({ data: text });
    const text = `{"raw_logs": {"entries": [ {"a": 1},\n ${log('[ {"b": 2}, [ {"c":3} ]]')},\n\n ${log('{"d":4}')} ]}}`;
    const refused = [...batchesOf(text)]
      .flatMap(({ items }) => items)
      .filter(({ type }) => type === 'refused');
    expect(refused).toMatchObject([
      { raw: '{"a": 1}', line: 1 },
      { raw: '{"b": 2}', line: 2 },
      { raw: '{"c":3}', line: 2 },
      { raw: '{"d":4}', line: 4 },
    ]);
  });

  it('of an object comes out whole, too', () => {
    const answer = { Users: Array.from({ length: 1000 }, () => ({})) };
    const items = mapAnswer(answer, { collectedAt });
    expect(items.filter(({ type }) => type === 'refused')).toHaveLength(1000);
    expect(items.at(-1)).toMatchObject({ type: 'end', counts: { refused: 1000 } });
  });
});

describe('a document with very many fields', () => {
  const many = Array.from({ length: 200_000 }, (_, index) => `"k${index}":1`).join(',');

  it.each([
    ['no record', `{${many}}`, 'unknown_record'],
    ['one that breaks', `{${many},x`, 'invalid_json'],
  ])('is refused in time in proportion to their number: %s', async (_, text, code) => {
    const { refused } = await mapAll([text]);
    expect(refused.flatMap(({ issues }) => issues.map((issue) => issue.code))).toEqual([code]);
  });

  it('is mapped where what it is stands behind them', async () => {
    const { entities } = await mapAll([`{${many},${JSON.stringify(user('ana')).slice(1)}`]);
    expect(entities).toHaveLength(1);
  });
});

describe('a message that is cut off', () => {
  it('costs no other however many lines are behind it', () => {
    const text = `{"eventName":1\n${'{}\n'.repeat(200_000)}`;
    let units = 0;
    for (const { type } of unpackAnswer({ kinesis: { data: btoa(text) } })) units += type === 'unit' ? 1 : 0;
    expect(units).toBe(200_001);
  });
});
