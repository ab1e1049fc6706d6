import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapRecord } from '../src/index.ts';
import type { PolicyDocument } from '../src/log/field.ts';
import { readPolicy } from '../src/log/policy.ts';

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

const VERBATIM: readonly (readonly [why: string, text: string])[] = [
  ["the documentation's placeholder", '<URL-encoded-JSON>'],
  ['text that is encoded twice', '%257B%2522a%2522%253A1%257D'],
  ['a broken escape', '%7B%22a%22%3A%22%ZZ%22%7D'],
  ['an escape that is no UTF-8', '%7B%22a%22%3A%22%FF%22%7D'],
  ['an escape that was cut off', '%7B%22a%22%3A1%7'],
  ['JSON that was cut off', '{"Version":"2012-10-17"'],
  ['JSON with a comment', '{"a":1} // policy'],
  ['a list', '[]'],
  ['a string', '"text"'],
  ['a number', '1'],
  ['null', 'null'],
  ['an integer that would lose digits', '{"a":12345678901234567890}'],
  ['a number beyond any', '{"a":1e999}'],
  ['words', 'no policy'],
];

/** Objects within each other, as many as said. */
function nested(levels: number): string {
  return `${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`;
}

describe('a policy document', () => {
  it.each(CANONICAL)('gets one text: %s', (_, document, text) => {
    expect(readPolicy(document)).toEqual({ text, canonical: true });
  });

  it.each(VERBATIM)('that cannot be read exactly stays as it is: %s', (_, text) => {
    expect(readPolicy(text)).toEqual({ text, canonical: false });
  });

  it('may nest 100 levels and no more', () => {
    expect(readPolicy(nested(100))).toEqual({ text: nested(100), canonical: true });
    expect(readPolicy(JSON.parse(nested(100)))).toEqual({ text: nested(100), canonical: true });
    expect(readPolicy(nested(101))).toEqual({ text: nested(101), canonical: false });
    expect(readPolicy(JSON.parse(nested(101)))).toEqual({ text: undefined, canonical: false });
  });

  it.each([
    ['an integer that has lost digits', 12345678901234567000],
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
    expect(readPolicy({ a: [{ b: member }] })).toEqual({ text: undefined, canonical: false });
  });

  it('gets the same text from each of its forms, and again from that text', () => {
    const text = fc.string({ unit: 'grapheme' });
    const fraction = fc.double({ min: -1, max: 1, noNaN: true });
    const document = fc.object({
      key: text,
      values: [text, fc.boolean(), fc.integer(), fraction, fc.constant(null)],
    });
    fc.assert(
      fc.property(document, (object) => {
        const json = JSON.stringify(object);
        const read = readPolicy(json);
        expect(JSON.parse(read.text!)).toEqual(JSON.parse(json));
        for (const form of [
          object as PolicyDocument,
          JSON.stringify(object, null, 2),
          encodeURIComponent(json),
          read.text!,
        ]) {
          expect(readPolicy(form)).toEqual(read);
        }
        expect(read.canonical).toBe(true);
      }),
    );
  });
});

describe('the trust policy of a role', () => {
  const role = {
    Arn: 'arn:aws:iam::123456789012:role/Admin',
    CreateDate: '2026-01-02T03:04:05Z',
    Path: '/',
    RoleId: 'AROADBQP57FF2AEXAMPLE',
    RoleName: 'Admin',
  };
  const collectedAt = '2026-01-02T03:04:05Z';

  function mapPolicy(AssumeRolePolicyDocument: unknown, policyText: 'canonical' | 'verbatim') {
    const result = mapRecord({ ...role, AssumeRolePolicyDocument }, { collectedAt, policyText });
    const permissions = result.ok ? result.entity.entity.resource?.attribute?.permissions : undefined;
    return [permissions, result.issues.map(({ code, path }) => [code, ...path])];
  }

  it.each([
    ['canonical', '%7B%22b%22%3A1%2C%22a%22%3A2%7D', '{"a":2,"b":1}'],
    ['verbatim', '%7B%22b%22%3A1%2C%22a%22%3A2%7D', '%7B%22b%22%3A1%2C%22a%22%3A2%7D'],
    ['verbatim', { b: 1, a: 2 }, '{"a":2,"b":1}'],
    ['verbatim', 'no policy', 'no policy'],
  ] as const)('is one permission, %s: %j', (setting, document, name) => {
    expect(mapPolicy(document, setting)).toEqual([[{ name }], []]);
  });

  it('is kept with a warning where it cannot be read', () => {
    expect(mapPolicy('no policy', 'canonical')).toEqual([
      [{ name: 'no policy' }],
      [['invalid_policy_document', 'AssumeRolePolicyDocument']],
    ]);
  });

  it.each(['canonical', 'verbatim'] as const)(
    'is left out with a warning where it can become no text, %s',
    (setting) => {
      expect(mapPolicy({ a: 1n }, setting)).toEqual([
        undefined,
        [['invalid_policy_document', 'AssumeRolePolicyDocument']],
      ]);
    },
  );

  it('is left out with a warning where it is no policy at all', () => {
    expect(mapPolicy(7, 'canonical')).toEqual([
      undefined,
      [['invalid_log_field', 'AssumeRolePolicyDocument']],
    ]);
  });

  it('is absent where it is an empty text', () => {
    expect(mapPolicy('', 'canonical')).toEqual([undefined, []]);
  });

  it('may have a member named constructor', () => {
    expect(mapPolicy(JSON.parse('{"constructor":"a"}'), 'canonical')).toEqual([
      [{ name: '{"constructor":"a"}' }],
      [],
    ]);
  });
});
