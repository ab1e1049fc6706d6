import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CompactJson, scanJson } from '../src/text/json-scan.ts';

const TOKEN = /"(?:[^"\\]|\\.)*"|[^",:[\]{}\s]+|\S/gsu;

/** What a parser and a list of tokens make of a text; a key stands twice where an object has fewer members than keys. */
function expectedOf(text: string): { text: string; isDoubled: boolean } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (depthOf(value) > 100) return undefined;
  const tokens = text.match(TOKEN)!;
  const keys = tokens.filter((_, index) => tokens[index + 1] === ':');
  return { text: tokens.join(''), isDoubled: keys.length > membersOf(value) };
}

/** How many members all objects of a value have. */
function membersOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const members: unknown[] = Object.values(value);
  const below = members.reduce<number>((count, member) => count + membersOf(member), 0);
  return Array.isArray(value) ? below : below + members.length;
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

/** A text without white space, as policies are read; undefined where it is no JSON, or too deep. */
function compactOf(text: string): CompactJson | undefined {
  const scan = scanJson(text, 100);
  return typeof scan === 'number' ? undefined : scan;
}

/** Compares what is read of a text with what is expected; a text without escapes is told apart exactly. */
function check(text: string): void {
  const expected = expectedOf(text);
  const read = compactOf(text);
  expect(read?.text).toBe(expected?.text);
  if (read !== undefined && (expected!.isDoubled || !text.includes('\\')))
    expect(read.mayDouble).toBe(expected!.isDoubled);
}

const key = fc.oneof(fc.constantFrom('', 'a', 'aa', 'ab', '__proto__', '1', 'ü', 'a"', 'a\\'), fc.string());
const blanks = fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\r'), maxLength: 3 });
const scalar = fc.oneof(
  fc.constantFrom('0', '-0', '1.50', '1E+2', '12345678901234567890', 'true', 'false', 'null', '"\\u002a\\/"'),
  fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text)),
);

/** The text of an object or a list, with blanks, and now and then with a key that stands twice. */
const { json } = fc.letrec<{ json: string; value: string }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, scalar, tie('json')),
  json: fc.oneof(
    fc
      .array(fc.tuple(blanks, key, blanks, blanks, tie('value')), { maxLength: 4 })
      .map(
        (members) =>
          `{${members.map(([one, name, two, three, value]) => `${one}${JSON.stringify(name)}${two}:${three}${value}`).join(',')}}`,
      ),
    fc
      .array(fc.tuple(blanks, tie('value'), blanks), { maxLength: 4 })
      .map((elements) => `[${elements.map((parts) => parts.join('')).join(',')}]`),
  ),
}));

const piece = fc.oneof(
  fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    '\n',
    '\0',
    '-',
    '0',
    '.',
    'e',
    'true',
    ' ',
    '\\u00',
  ),
  fc.string({ maxLength: 2 }),
);

describe('compacting JSON', () => {
  it('takes blanks out of what a parser takes, and leaves the rest as it is', () => {
    fc.assert(
      fc.property(blanks, json, blanks, (...parts) => check(parts.join(''))),
      { numRuns: 2000 },
    );
  });

  it('takes nothing that a parser refuses, whatever is changed in a text', () => {
    const changed = fc.tuple(json, fc.nat(), fc.nat(3), piece).map(([text, at, removed, added]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + added + text.slice(place + removed);
    });
    fc.assert(fc.property(changed, check), { numRuns: 5000 });
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }).map((parts) => parts.join('')),
        check,
      ),
      {
        numRuns: 2000,
      },
    );
  });

  it.each(['["a" "b"]', '{"a" "b"}', '{"a":"b" "c"}', '["a', '{1:2}', '{"a"}'])('takes no %s', (text) => {
    expect(compactOf(text)).toBeUndefined();
  });

  it.each([99, 100, 101, 102])('of lists in each other takes 100 at most: %s', (levels) => {
    check('['.repeat(levels) + ']'.repeat(levels));
    check(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);
  });

  it('says of an object with many keys, or with escapes, only that keys may stand twice', () => {
    const keys = Array.from({ length: 65 }, (_, number) => `"k${number}":1`);
    expect(compactOf(`{${keys.slice(1)}}`)!.mayDouble).toBe(false);
    expect(compactOf(`{${keys}}`)!.mayDouble).toBe(true);
    expect(compactOf('{"a":1,"\\u0061":2}')!.mayDouble).toBe(true);
    expect(compactOf('{"a":{"b":1},"c":{"b":1}}')!.mayDouble).toBe(false);
    expect(compactOf('{"a":"b","b":"b"}')!.mayDouble).toBe(false);
  });

  it.each(['1,{"a":1}', '"a",[]', '1]', '{}1'])('takes nothing behind the end of a value: %s', (text) => {
    expect(compactOf(text)).toBeUndefined();
  });

  it('is not misled by a text before that broke off', () => {
    expect(compactOf('{"a":{"b":[')).toBeUndefined();
    expect(compactOf('{"b":{"a":1}}')).toEqual({ text: '{"b":{"a":1}}', mayDouble: false });
  });
});
