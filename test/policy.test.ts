import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapRecord } from '../src/index.ts';
import type { PolicyDocument } from '../src/log/form.ts';
import { POLICY_FORMS, type PolicyForm, readPolicy } from '../src/log/policy/document.ts';

const CANONICAL: readonly (readonly [why: string, document: PolicyDocument, text: string])[] = [
  ['JSON text', '{"Version":"2012-10-17","Statement":[]}', '{"Statement":[],"Version":"2012-10-17"}'],
  [
    'JSON text with white space and line breaks',
    '\n{ "Version" : "2012-10-17",\r\n\t"Statement" : [ ] }\n',
    '{"Statement":[],"Version":"2012-10-17"}',
  ],
  [
    'percent-encoded JSON text',
    '%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%5D%7D',
    '{"Statement":[],"Version":"2012-10-17"}',
  ],
  ['percent-encoded JSON text with small letters', '%7b%22a%22%3a%22b%22%7d', '{"a":"b"}'],
  ['partly percent-encoded JSON text', '{%22a%22:%22b%22}', '{"a":"b"}'],
  ['an object', { Version: '2012-10-17', Statement: [] }, '{"Statement":[],"Version":"2012-10-17"}'],
  [
    'a statement that is one object and no list',
    { Statement: { Effect: 'Allow', Action: 'sts:AssumeRole' } },
    '{"Statement":{"Action":"sts:AssumeRole","Effect":"Allow"}}',
  ],
  [
    'keys at every depth, sorted',
    { b: [{ d: 1, c: 2 }], a: { z: 1, y: 2 } },
    '{"a":{"y":2,"z":1},"b":[{"c":2,"d":1}]}',
  ],
  ['lists in their own order', { a: ['c', 'a', 'b'] }, '{"a":["c","a","b"]}'],
  ['a plus sign, which is no space', '%7B%22a%22%3A%22x+y%22%7D', '{"a":"x+y"}'],
  ['an escape inside JSON text, which stays', '{"a":"%41"}', '{"a":"%41"}'],
  ['an escape inside encoded text, decoded once', '%7B%22a%22%3A%22%2541%22%7D', '{"a":"%41"}'],
  ['a percent sign inside encoded text', '%7B%22a%22%3A%22100%25%22%7D', '{"a":"100%"}'],
  ['encoded letters of other scripts', '%7B%22a%22%3A%22%C3%BC%E2%82%AC%22%7D', '{"a":"ü€"}'],
  ['letters written as escapes', '{"a":"\\u00fc\\/"}', '{"a":"ü/"}'],
  ['half a character, which stays an escape', '{"a":"\\ud800"}', '{"a":"\\ud800"}'],
  ['numbers, truth values and null', { a: [1, -1.5, true, false, null] }, '{"a":[1,-1.5,true,false,null]}'],
  ['the largest exact integer', '{"a":9007199254740991}', '{"a":9007199254740991}'],
  [
    'names that objects have by birth',
    '{"toString":1,"constructor":2,"__proto__":{"a":3}}',
    '{"__proto__":{"a":3},"constructor":2,"toString":1}',
  ],
  ['an empty object', {}, '{}'],
];

/** Its own text, or its twin once decoded, without white space. */
const COMPACT: readonly (readonly [why: string, document: PolicyDocument, text: string])[] = [
  ['JSON text', '{"Version":"2012-10-17","Statement":[]}', '{"Version":"2012-10-17","Statement":[]}'],
  [
    'JSON text with white space of every sort between its tokens',
    '\n{ "Version" :\t"2012-10-17",\r\n"Statement" : [ 1 , true , null , { } , [ ] ] }\n',
    '{"Version":"2012-10-17","Statement":[1,true,null,{},[]]}',
  ],
  [
    'percent-encoded JSON text',
    '%7B%22Version%22%3A%20%222012-10-17%22%2C%0A%22Statement%22%3A%5B%5D%7D',
    '{"Version":"2012-10-17","Statement":[]}',
  ],
  ['partly percent-encoded JSON text', '{ %22a%22: %22b c%22 }', '{"a":"b c"}'],
  ['white space inside of texts and keys', '{ "a b" : " c\u00a0 d " }', '{"a b":" c\u00a0 d "}'],
  [
    'quotes and backslashes inside of texts',
    '{ "\\"" : "\\\\" , "b\\\\\\"{ " : [ "\\\\\\\\" ] }',
    '{"\\"":"\\\\","b\\\\\\"{ ":["\\\\\\\\"]}',
  ],
  ['doubled keys', '{"a": 1, "a": 2, "b": 3, "a": 4}', '{"a":1,"a":2,"b":3,"a":4}'],
  ['keys that are numbers, in their own order', '{"b": 1, "2": 2, "1": 3}', '{"b":1,"2":2,"1":3}'],
  [
    'numbers as they are written',
    '{"a": [12345678901234567890, 1e999, 1.50, -0, 1E+2, 0.1000]}',
    '{"a":[12345678901234567890,1e999,1.50,-0,1E+2,0.1000]}',
  ],
  ['escapes as they are written', '{"a": "\\u00fc\\/\\u002a\\ud800"}', '{"a":"\\u00fc\\/\\u002a\\ud800"}'],
  ['a percent sign inside JSON text, which stays', '{"a": "%41"}', '{"a":"%41"}'],
  ['an escape inside encoded text, decoded once', '%7B%22a%22%3A%20%22%2541%22%7D', '{"a":"%41"}'],
  ['a plus sign, which is no space', '%7B%22a%22%3A%22x+y%22%7D', '{"a":"x+y"}'],
  ['a member that hides a deep one by its name', '{"a":{"b":[]},"a":1}', '{"a":{"b":[]},"a":1}'],
  [
    'an object, in its own order',
    { Version: '2012-10-17', Statement: [] },
    '{"Version":"2012-10-17","Statement":[]}',
  ],
  ['an object with half a character', { a: '\ud800' }, '{"a":"\\ud800"}'],
  ['an empty object', {}, '{}'],
];

/** Text that is no policy, whatever the form. */
const NO_POLICY: readonly (readonly [why: string, text: string])[] = [
  ["the documentation's placeholder", '<URL-encoded-JSON>'],
  ['text that is encoded twice', '%257B%2522a%2522%253A1%257D'],
  ['a broken escape', '%7B%22a%22%3A%22%ZZ%22%7D'],
  ['an escape that is no UTF-8', '%7B%22a%22%3A%22%FF%22%7D'],
  ['an escape that was cut off', '%7B%22a%22%3A1%7'],
  ['JSON that was cut off', '{"Version":"2012-10-17"'],
  ['JSON with a comment', '{"a":1} // policy'],
  ['two policies', '{"a": 1} {"a": 1}'],
  ['a byte order mark', '\ufeff{"a": 1}'],
  ['white space that JSON does not know', '{\u00a0"a": 1}'],
  ['a line break inside of a text', '%7B%22a%22%3A%22%0A%22%7D'],
  ['a list', '[ ]'],
  ['a string', '"{ }"'],
  ['a number', '1'],
  ['null', ' null'],
  ['words', 'no policy'],
  ['white space alone', ' '],
];

/** Text that no parser gives back as it was. */
const INEXACT: readonly (readonly [why: string, text: string])[] = [
  ['an integer that would lose digits', '{"a":12345678901234567890}'],
  ['a number beyond any', '{"a":1e999}'],
];

/** Objects within each other, as many as said. */
function nested(levels: number): string {
  return `${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`;
}

const FORMS_WRITTEN = ['compact', 'canonical'] as const;

describe('a policy document', () => {
  it.each(COMPACT)('gets its own text without white space: %s', (_, document, text) => {
    expect(readPolicy(document, 'compact')).toEqual({ text, isExact: true });
    expect(readPolicy(text, 'compact')).toEqual({ text, isExact: true });
  });

  it.each(CANONICAL)('gets one text with sorted keys where that was asked for: %s', (_, document, text) => {
    expect(readPolicy(document, 'canonical')).toEqual({ text, isExact: true });
  });

  it.each(NO_POLICY)('that cannot be read stays as it is: %s', (_, text) => {
    for (const form of FORMS_WRITTEN) expect(readPolicy(text, form)).toEqual({ text, isExact: false });
  });

  it.each(INEXACT)('whose keys cannot be sorted without loss stays as it is: %s', (_, text) => {
    expect(readPolicy(text, 'canonical')).toEqual({ text, isExact: false });
  });

  it.each([...NO_POLICY, ...INEXACT])('stays as it is where that was asked for: %s', (_, text) => {
    expect(readPolicy(text, 'verbatim')).toEqual({ text, isExact: true });
  });

  it.each(FORMS_WRITTEN)('may nest 100 levels and no more, %s', (form) => {
    expect(readPolicy(nested(100), form)).toEqual({ text: nested(100), isExact: true });
    expect(readPolicy(JSON.parse(nested(100)), form)).toEqual({ text: nested(100), isExact: true });
    expect(readPolicy(encodeURIComponent(nested(100)), form)).toEqual({ text: nested(100), isExact: true });
    expect(readPolicy(nested(101), form)).toEqual({ text: nested(101), isExact: false });
    expect(readPolicy(JSON.parse(nested(101)), form)).toEqual({ text: undefined, isExact: false });
    const encoded = encodeURIComponent(nested(101));
    expect(readPolicy(encoded, form)).toEqual({ text: encoded, isExact: false });
  });

  it('may not nest deeper either where a second key of the same name hides it', () => {
    const hidden = `{"a":${nested(100)},"a":1}`;
    expect(readPolicy(hidden, 'compact')).toEqual({ text: hidden, isExact: false });
  });

  it('may have a list beside a list as often as it likes', () => {
    const wide = `{"a":[${'[],{},'.repeat(1000)}0]}`;
    expect(readPolicy(wide, 'compact')).toEqual({ text: wide, isExact: true });
  });

  it.each([
    ['infinity', Number.POSITIVE_INFINITY],
    ['no number', Number.NaN],
    ['a BigInt', 1n],
    ['a function', () => 1],
    ['a symbol', Symbol('a')],
    ['undefined', undefined],
    ['a Date', new Date(0)],
    ['a Map', new Map([['a', 1]])],
    ['a Set', new Set([1])],
  ])('as an object gets no text where JSON has no word for a member: %s', (_, member) => {
    for (const form of POLICY_FORMS) {
      expect(readPolicy({ a: [{ b: member }] }, form)).toEqual({ text: undefined, isExact: false });
    }
  });

  it('as an object with a number that has lost digits is written as it came, and told of', () => {
    const document = JSON.parse('{"b":12345678901234567890,"a":1}');
    const text = '{"b":12345678901234567000,"a":1}';
    expect(readPolicy(document, 'compact')).toEqual({ text, isExact: false });
    expect(readPolicy(document, 'verbatim')).toEqual({ text, isExact: false });
    expect(readPolicy(document, 'canonical')).toEqual({
      text: '{"a":1,"b":12345678901234567000}',
      isExact: false,
    });
  });

  it.each(FORMS_WRITTEN)(
    'gets the same text from each of its forms, and again from that text: %s',
    (form) => {
      const text = fc.string({ unit: 'grapheme' });
      const fraction = fc.double({ min: -1, max: 1, noNaN: true });
      const document = fc.object({
        key: text,
        values: [text, fc.boolean(), fc.integer(), fraction, fc.constant(null)],
      });
      fc.assert(
        fc.property(document, (object) => {
          const json = JSON.stringify(object);
          const read = readPolicy(json, form);
          expect(JSON.parse(read.text!)).toEqual(JSON.parse(json));
          if (form === 'compact') expect(read.text).toBe(json);
          for (const same of [
            JSON.parse(json) as PolicyDocument,
            JSON.stringify(object, null, 2),
            encodeURIComponent(json),
            encodeURIComponent(JSON.stringify(object, null, '\t')),
            read.text!,
          ]) {
            expect(readPolicy(same, form)).toEqual(read);
          }
          expect(read.isExact).toBe(true);
        }),
      );
    },
  );

  it('gets the same text whatever white space stands between its tokens', () => {
    const blanks = fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\r'), maxLength: 3 });
    const token = fc.constantFrom('{', '}', '[', ']', ',', ':', '""', '"a"', '" \\" "', '1', 'null');
    const tokens = fc.array(fc.tuple(token, blanks), { maxLength: 12 });
    const whole = fc
      .object()
      .map((object) => JSON.stringify(object).match(/"(?:[^"\\]|\\.)*"|[^",:[\]{}]+|./gsu)!);
    fc.assert(
      fc.property(
        fc.oneof(
          tokens,
          whole.chain((parts) => fc.tuple(...parts.map((part) => fc.tuple(fc.constant(part), blanks)))),
        ),
        (parts) => {
          const dense = parts.map(([part]) => part).join('');
          const loose = parts.map((pair) => pair.join('')).join('');
          const read = readPolicy(loose, 'compact');
          expect(read).toEqual(
            isObjectText(loose) ? { text: dense, isExact: true } : { text: loose, isExact: false },
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['blanks', `{"a":${' '.repeat(4e6)}1}`, '{"a":1}'],
    ['blanks between tokens', `{"a":[${'1 , '.repeat(1e6)}1]}`, `{"a":[${'1,'.repeat(1e6)}1]}`],
    ['quotes with backslashes', `{ "a":"${'\\"'.repeat(2e6)}"}`, `{"a":"${'\\"'.repeat(2e6)}"}`],
    ['backslashes', `{ "a":"${'\\'.repeat(4e6)}"}`, `{"a":"${'\\'.repeat(4e6)}"}`],
    ['texts', `{ "a":[${'"",'.repeat(1e6)}""]}`, `{"a":[${'"",'.repeat(1e6)}""]}`],
  ])('of four million characters is read in one go: %s', (_, document, text) => {
    const read = readPolicy(document, 'compact');
    // Comparing as matchers do would print them.
    expect(read.text === text && read.isExact).toBe(true);
  });

  it.each([
    ['lists', '{"a":'.concat('['.repeat(4e6))],
    ['lists that end', `{"a":${'['.repeat(2e6)}${']'.repeat(2e6)}}`],
    ['percent signs', '%'.repeat(4e6)],
    ['encoded opening braces', '%7B'.repeat(1e6)],
    ['blanks', ' '.repeat(4e6)],
  ])('of four million hostile characters stays as it is: %s', (_, document) => {
    const read = readPolicy(document, 'compact');
    expect(read.text === document && !read.isExact).toBe(true);
  });
});

function isObjectText(text: string): boolean {
  try {
    return text.trimStart().startsWith('{') && typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

describe('the trust policy of a role', () => {
  const role = {
    Arn: 'arn:aws:iam::123456789012:role/Admin',
    CreateDate: '2026-01-02T03:04:05Z',
    Path: '/',
    RoleId: 'AROADBQP57FF2AEXAMPLE',
    RoleName: 'Admin',
  };
  const collectedAt = '2026-01-02T03:04:05Z';

  function mapPolicy(AssumeRolePolicyDocument: unknown, policyText: PolicyForm | undefined) {
    const options = { source: 'iam' as const, collectedAt, ...(policyText && { policyText }) };
    const result = mapRecord({ ...role, AssumeRolePolicyDocument }, options);
    const permissions = result.ok ? result.entity.entity.resource?.attribute?.permissions : undefined;
    return [permissions, result.issues.map(({ code, path }) => [code, ...path])];
  }

  it.each([
    [undefined, '%7B%22b%22%3A%201%2C%22a%22%3A2%7D', '{"b":1,"a":2}'],
    ['compact', '%7B%22b%22%3A%201%2C%22a%22%3A2%7D', '{"b":1,"a":2}'],
    ['compact', { b: 1, a: 2 }, '{"b":1,"a":2}'],
    ['canonical', '%7B%22b%22%3A1%2C%22a%22%3A2%7D', '{"a":2,"b":1}'],
    ['canonical', { b: 1, a: 2 }, '{"a":2,"b":1}'],
    ['verbatim', '%7B%22b%22%3A1%2C%22a%22%3A2%7D', '%7B%22b%22%3A1%2C%22a%22%3A2%7D'],
    ['verbatim', { b: 1, a: 2 }, '{"b":1,"a":2}'],
    ['verbatim', 'no policy', 'no policy'],
  ] as const)('is one permission, %s: %j', (setting, document, name) => {
    expect(mapPolicy(document, setting)).toEqual([[{ name }], []]);
  });

  it.each(FORMS_WRITTEN)('is kept with a warning where it cannot be read, %s', (setting) => {
    expect(mapPolicy('no policy', setting)).toEqual([
      [{ name: 'no policy' }],
      [['invalid_policy_document', 'AssumeRolePolicyDocument']],
    ]);
  });

  it.each(POLICY_FORMS)('is left out with a warning where it can become no text, %s', (setting) => {
    expect(mapPolicy({ a: 1n }, setting)).toEqual([
      undefined,
      [['invalid_policy_document', 'AssumeRolePolicyDocument']],
    ]);
  });

  it('is left out with a warning where it is no policy at all', () => {
    expect(mapPolicy(7, 'compact')).toEqual([undefined, [['invalid_log_field', 'AssumeRolePolicyDocument']]]);
  });

  it('is absent where it is an empty text', () => {
    expect(mapPolicy('', 'compact')).toEqual([undefined, []]);
  });

  it('may have a member named constructor', () => {
    expect(mapPolicy(JSON.parse('{"constructor":"a"}'), 'compact')).toEqual([
      [{ name: '{"constructor":"a"}' }],
      [],
    ]);
  });
});
