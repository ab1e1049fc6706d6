import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { RefusedItem } from '../src/stream.ts';
import { bytes, cut, lines, mapAll, user } from './stream-inputs.ts';

const codesOf = (refused: readonly RefusedItem[]) => refused.map(({ issues }) => issues[0]!.code);

/** Bytes that look random, the same at each run. */
const RANDOM = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919 + index * index * 31) % 251);

/** Text as UTF-32, which nothing writes for us. */
function utf32(text: string, isLittle: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * text.length));
  for (let at = 0; at < text.length; at += 1) view.setUint32(4 * at, text.charCodeAt(at), isLittle);
  return new Uint8Array(view.buffer);
}

const LINES = lines(user('ana'), user('bo'));
const KINDS: readonly (readonly [string, Uint8Array, string])[] = [
  ['random bytes', RANDOM, 'binary_data'],
  ['a zip archive', new Uint8Array([0x50, 0x4b, 3, 4, ...RANDOM]), 'binary_data'],
  ['Zstandard', new Uint8Array([0x28, 0xb5, 0x2f, 0xfd, ...RANDOM]), 'binary_data'],
  [
    'gzip in gzip',
    gzipSync(gzipSync(Uint8Array.of(...RANDOM, ...bytes('\n{"a":1}\n')), { level: 0 })),
    'binary_data',
  ],
  ['zeros', new Uint8Array(5000), 'binary_data'],
  ['three zeros', new Uint8Array(3), 'binary_data'],
  [
    'an archive of tar',
    bytes(`users.json${'\0'.repeat(90)}0000644\0${JSON.stringify(user('ana'))}${'\0'.repeat(1024)}`),
    'binary_data',
  ],
  ['UTF-32 with its mark, little', utf32(`\ufeff${LINES}`, true), 'wide_encoding'],
  ['UTF-32 with its mark, big', utf32(`\ufeff${LINES}`, false), 'wide_encoding'],
  ['UTF-32 without a mark, little', utf32(LINES, true), 'wide_encoding'],
  ['UTF-32 without a mark, big', utf32(LINES, false), 'wide_encoding'],
  ['text whose second character is a zero', bytes('{\0"a":1}'), 'invalid_json'],
  ['text whose third character is a zero', bytes('{"\0a":1}'), 'invalid_json'],
  [
    'a code page',
    Uint8Array.from('{"UserName":\t"\xe4"}', (letter) => letter.charCodeAt(0)),
    'unknown_encoding',
  ],
];

describe('bytes that are no text', () => {
  it.each(KINDS)('are said to be what they are, however they are cut: %s', async (_, data, code) => {
    for (const size of [1, 3, 64, data.length]) {
      const { refused, entities } = await mapAll(cut(data, size));
      expect([...new Set(codesOf(refused))]).toEqual([code]);
      expect(entities).toEqual([]);
    }
  });

  it('are no UTF-32 where they are UTF-16', async () => {
    const text = `\ufeff${LINES}`;
    const data = Uint8Array.from(
      { length: 2 * text.length },
      (_, at) => text.charCodeAt(at >> 1) >> (8 * (at & 1)),
    );
    expect((await mapAll([data])).entities).toHaveLength(2);
  });
});

describe('JSON that nests too deep', () => {
  const deep = `${'['.repeat(600)}${']'.repeat(600)}`;
  const record = JSON.stringify({ ...user('ana'), X: 0 }).replace('"X":0', `"X":${deep}`);

  it.each([
    ['a line', `${record}\n${JSON.stringify(user('bo'))}\n`],
    ['a document', record.replaceAll(',', ',\n')],
    ['an element of a list', `[${record},\n${JSON.stringify(user('bo'))}]`],
    ['an element of an answer', `{"Users":[${record}]}`],
    ['a field of an answer', `{"Users":[],"X":${deep}}`],
    ['brackets without an end', '['.repeat(2000)],
  ])('is said to, wherever it stands: %s', async (_, text) => {
    for (const size of [7, text.length]) {
      const { refused } = await mapAll(cut(bytes(text), size));
      expect(codesOf(refused)[0]).toBe('too_deep');
      for (const { raw } of refused.slice(0, 1)) {
        const again = await mapAll([JSON.stringify({ ...refused[0]!, raw })]);
        expect(codesOf(again.refused)).toContain(raw === undefined ? 'too_deep' : codesOf(again.refused)[0]);
      }
    }
  });
});

describe('JSON that nests 512 deep', () => {
  const nested = (levels: number) => `{"X":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;

  it.each<[string, (json: string) => unknown]>([
    ['as a line', (json) => json],
    ['as a document', (json) => json.replace('{', '{\n')],
    ['as text in another', (data) => ({ raw_logs: { entries: [{ data }] } })],
  ])('is read, and no deeper one is: %s', async (_, print) => {
    expect(codesOf((await mapAll([lines(print(nested(512)))])).refused)).toEqual(['unknown_record']);
    expect(codesOf((await mapAll([lines(print(nested(513)))])).refused)).toEqual(['too_deep']);
  });
});

describe('a dead letter, mapped again as it is', () => {
  it('is refused for the same reason, also where it has no text of its record', async () => {
    const inputs: readonly Uint8Array[] = [
      ...KINDS.map(([, data]) => data),
      bytes(`{"UserId":"${'A'.repeat(3000)}"}\n`),
      bytes('PAR1 and what follows'),
      bytes('{"UserId":"AIDA1"'),
      new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3]),
    ];
    for (const data of inputs) {
      const { refused } = await mapAll([data], { maxLineBytes: 2000, input: 'a' });
      expect(refused.length).toBeGreaterThan(0);
      for (const { type: _, ...letter } of refused) {
        const again = await mapAll([lines(letter)]);
        expect(codesOf(again.refused)).toEqual(letter.issues.map(({ code }) => code));
      }
    }
  });

  it('says no reason that it does not know', async () => {
    const letter = { index: 0, path: [], issues: [{ severity: 'error', code: 'constructor' }] };
    expect(codesOf((await mapAll([lines(letter)])).refused)).toEqual(['unknown_record']);
  });
});
