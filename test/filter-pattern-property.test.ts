import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { compileFilterPattern } from '../src/find.ts';

// Megabytes take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

type Step = string | number | '.*' | '[*]';

type Asked =
  | { readonly join: '&&' | '||'; readonly parts: readonly Asked[] }
  | {
      readonly steps: readonly Step[];
      readonly test: string;
      readonly holds: (values: readonly unknown[]) => boolean;
    };

const KEYS = ['a', 'c-d', 'x.y'];
const TEXTS = ['', 'a', 'ab', 'ba', 'aab', '7', '7.0', '-1', '1e3', 'true', 'null', 'a b', 'ü'];
const NUMBERS = [0, 7, -1, 1000, 0.5];

const VALUE = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<unknown>(...TEXTS, ...NUMBERS, null, true, false),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 4 }),
  ),
})).value;

const RECORD = fc.dictionary(fc.constantFrom(...KEYS), VALUE, { minKeys: 2 });

const STEPS = fc
  .tuple(
    fc.constantFrom<Step>(...KEYS, '.*'),
    fc.array(fc.constantFrom<Step>(...KEYS, 0, 1, '.*', '[*]'), { maxLength: 2 }),
  )
  .map(([first, rest]): Step[] => [first, ...rest])
  .filter((steps) => steps.filter((step) => step === '.*' || step === '[*]').length <= 1);

/** Compares the slow way: a backtracking expression for the wildcards, every value of a list. */
function fits(text: string, value: unknown): boolean {
  const parts = text.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/gu, '\\$&'));
  return new RegExp(`^${parts.join('[^]*')}$`, 'u').test(String(value));
}

function comparison(wanted: boolean, equal: (value: string | number) => boolean) {
  return (values: readonly unknown[]) =>
    values.some((value) => {
      if (typeof value !== 'string' && typeof value !== 'number') return false;
      return equal(value) === wanted;
    });
}

const OPERATOR = fc.constantFrom('=', '!=');

const TEXT_TEST = fc
  .tuple(OPERATOR, fc.array(fc.constantFrom('*', 'a', 'b', '7', ' '), { maxLength: 5 }))
  .map(([operator, parts]) => ({
    test: `${operator} "${parts.join('')}"`,
    holds: comparison(operator === '=', (value) => fits(parts.join(''), value)),
  }));

const NUMBER_TEST = fc
  .tuple(OPERATOR, fc.constantFrom('7', '7.0', '-1', '1e3', '+0'))
  .map(([operator, text]) => ({
    test: `${operator} ${text}`,
    holds: comparison(operator === '=', (value) =>
      typeof value === 'number' ? value === Number(text) : value === text,
    ),
  }));

const EXPRESSION_TEST = fc
  .tuple(OPERATOR, fc.constantFrom('a', '^a', 'b$', 'a.b', '^[ab]+$', 'a|7', '\\d', '^\\W*$', 'a{2}', '.*'))
  .map(([operator, expression]) => ({
    test: `${operator} %${expression}%`,
    holds: comparison(operator === '=', (value) => new RegExp(expression, 'u').test(String(value))),
  }));

const ORDER_TEST = fc
  .tuple(fc.constantFrom('<', '<=', '>', '>='), fc.constantFrom(0, 7, -1, 0.5))
  .map(([operator, number]) => ({
    test: `${operator} ${number}`,
    holds: (values: readonly unknown[]) =>
      values.some((value) => {
        if (typeof value !== 'number') return false;
        const sign = Math.sign(value - number);
        return sign === 0 ? operator.endsWith('=') : operator.startsWith(sign < 0 ? '<' : '>');
      }),
  }));

const STATE_TEST = fc.constantFrom(
  { test: 'IS NULL', holds: (values: readonly unknown[]) => values.includes(null) },
  { test: 'IS TRUE', holds: (values: readonly unknown[]) => values.includes(true) },
  { test: 'IS FALSE', holds: (values: readonly unknown[]) => values.includes(false) },
  { test: 'NOT EXISTS', holds: (values: readonly unknown[]) => values.length === 0 },
);

const ASKED = fc.letrec<{ asked: Asked }>((tie) => ({
  asked: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc
      .tuple(STEPS, fc.oneof(TEXT_TEST, NUMBER_TEST, EXPRESSION_TEST, ORDER_TEST, STATE_TEST))
      .map(([steps, test]) => ({ steps, ...test })),
    fc.record({
      join: fc.constantFrom('&&' as const, '||' as const),
      parts: fc.array(tie('asked'), { minLength: 1, maxLength: 3 }),
    }),
  ),
})).asked;

/** Everything that steps lead to: each step is taken from every value that the one before it led to. */
function select(record: unknown, steps: readonly Step[]): unknown[] {
  return steps.reduce<unknown[]>(
    (values, step) =>
      values.flatMap((value) => {
        if (Array.isArray(value)) {
          if (step === '[*]') return value;
          return typeof step === 'number' && step < value.length ? [value[step]] : [];
        }
        if (typeof value !== 'object' || value === null || typeof step === 'number') return [];
        if (step === '.*') return Object.values(value);
        return Object.entries(value).flatMap(([key, member]) => (key === step ? [member] : []));
      }),
    [record],
  );
}

function naive(asked: Asked, record: unknown): boolean {
  if ('steps' in asked) return asked.holds(select(record, asked.steps));
  const outcomes = asked.parts.map((part) => naive(part, record));
  return asked.join === '&&' ? !outcomes.includes(false) : outcomes.includes(true);
}

function write(asked: Asked, blank: string): string {
  if ('steps' in asked) return `$${asked.steps.map(writeStep).join('')}${blank || ' '}${asked.test}`;
  const parts = asked.parts.map((part) => ('steps' in part ? write(part, blank) : `(${write(part, blank)})`));
  return parts.join(`${blank}${asked.join}${blank}`);
}

function writeStep(step: Step): string {
  if (step === '[*]' || step === '.*') return step;
  if (typeof step === 'number') return `[${step}]`;
  return step.includes('.') ? `.['${step}']` : `.${step}`;
}

/** Whether a pattern keeps the quotas, which the test of the language looks at. */
function isAllowed(pattern: string): boolean {
  const wild = pattern.match(/\.\*[^%]|\[\*\]/gu)?.length ?? 0;
  return pattern.length <= 1024 && wild <= 3 && pattern.split('%').length <= 5;
}

describe('a pattern and a naive reading of what it asks', () => {
  it('agree on every record', () => {
    let matched = 0;
    fc.assert(
      fc.property(ASKED, fc.constantFrom('', ' ', '\n  '), RECORD, (asked, blank, record) => {
        const pattern = `{${blank}${write(asked, blank)}${blank}}`;
        fc.pre(isAllowed(pattern));
        const expected = naive(asked, record);
        if (expected) matched += 1;
        expect(compileFilterPattern(pattern).matches(record)).toBe(expected);
      }),
      { numRuns: 3000 },
    );
    expect(matched).toBeGreaterThan(100);
  });
});

describe('any text', () => {
  it('is a pattern or a SyntaxError with a position in it', () => {
    const part = fc.constantFrom(
      '{',
      '}',
      '(',
      ')',
      '$.a',
      '[0]',
      '[*]',
      '.*',
      "['x']",
      '=',
      '!=',
      '<',
      '"x"',
      '%a%',
    );
    const word = fc.constantFrom(
      '1',
      'x*',
      'IS',
      'NULL',
      'NOT',
      'EXISTS',
      '&&',
      '||',
      ' ',
      '"',
      '%',
      '\\',
      '“',
      '+',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(fc.oneof(part, word)).map((parts) => `{${parts.join(' ')}}`),
    );
    fc.assert(
      fc.property(text, (pattern) => {
        try {
          expect(compileFilterPattern(pattern).fields.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toMatchObject({
            name: 'SyntaxError',
            position: expect.any(Number),
            remedy: expect.any(String),
          });
          const { position } = error as { position: number };
          expect(position >= 0 && position <= pattern.length).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('any record', () => {
  const patterns = [
    '{ $.a.b[0] = x* || $.a[*].b != %a% || $.* > 1 }',
    "{ $.a NOT EXISTS && $.['b'] IS NULL || $.a.b.c = 1 }",
  ].map(compileFilterPattern);

  it('is judged without throwing', () => {
    const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true });
    fc.assert(
      fc.property(fc.oneof(anything, fc.jsonValue(), RECORD), (record) => {
        for (const pattern of patterns) expect(typeof pattern.matches(record)).toBe('boolean');
      }),
    );
  });
});

describe('hostile input', () => {
  it('of a megabyte is refused as a pattern by its length', () => {
    for (const part of ['(', '{ $.a = 1 || ', '$.a', '%', '"', '[', 'x']) {
      const pattern = `{${part.repeat(1_000_000 / part.length)}`;
      expect(() => compileFilterPattern(pattern)).toThrow(/longer than 1,024 characters/u);
    }
  });

  it('may nest parentheses as deep as a pattern is long', () => {
    const depth = 508;
    const pattern = `{${'('.repeat(depth)}$.a=1${')'.repeat(depth)}}`;
    expect(compileFilterPattern(pattern).matches({ a: 1 })).toBe(true);
    expect(() => compileFilterPattern(`{${'('.repeat(1000)}`)).toThrow(SyntaxError);
  });

  it('may nest records deeper than any stack', () => {
    let record: unknown = { a: 'x' };
    for (let depth = 0; depth < 1_000_000; depth += 1) record = depth % 2 === 0 ? { a: record } : [record];
    const pattern = compileFilterPattern('{ $.a = x || $.* = y || $.a[*] = z || $.a[0].a NOT EXISTS }');
    expect(pattern.matches({ a: record })).toBe(false);
  });

  it('may follow a long selector', () => {
    const steps = 500;
    let record: unknown = 'x';
    for (let depth = 0; depth < steps; depth += 1) record = { a: record };
    expect(compileFilterPattern(`{ $${'.a'.repeat(steps)} = x }`).matches(record)).toBe(true);
  });

  it.each([
    ['wildcards', '= "*aaaaaaaab*aaaaaaaaa*"'],
    ['a repetition', '= %^[ab]*a[ab]{200}[xy]%'],
    ['nested stars', '= %a*a*a*a*a*a*b%'],
    ['an alternative', '= %a|aa|aaa|aaaa%'],
  ])('of a megabyte of text is looked through in one way: %s', (_, test) => {
    const pattern = compileFilterPattern(`{ $.a ${test} || $.b = %c% }`);
    const text = 'a'.repeat(1_000_000);
    expect(pattern.matches({ a: text })).toBe(test.includes('|'));
    expect(pattern.matches({ b: `${text}c` })).toBe(true);
  });

  it('of a hundred thousand members is looked through once', () => {
    const list = Array.from({ length: 100_000 }, () => ({ b: 'x', c: null }));
    const pattern = compileFilterPattern('{ $.a[*].b = y || $.a[*].c IS TRUE || $.* = z }');
    expect(pattern.matches({ a: list })).toBe(false);
    expect(pattern.matches({ a: [...list, { b: 'y' }] })).toBe(true);
  });
});
