import { describe, expect, it } from 'vitest';
import { atomsOf, parseFilterPattern } from '../src/find/pattern/parse.ts';
import { compileFilterPattern, FILTER_PATTERNS, PatternSyntaxError } from '../src/find.ts';
import CASES from './facts/filter-pattern-cases.json' with { type: 'json' };
import FACTS from './facts/filter-patterns.json' with { type: 'json' };

function matches(pattern: string, record: unknown): boolean {
  return compileFilterPattern(pattern).matches(record);
}

/** What is said of a pattern that is none. */
function mistake(pattern: string): PatternSyntaxError {
  try {
    compileFilterPattern(pattern);
  } catch (error) {
    if (error instanceof PatternSyntaxError) return error;
    throw error;
  }
  throw new Error(`Not refused: ${pattern}`);
}

describe('filter patterns', () => {
  it.each(CASES.cases.map((found) => [found.pattern, found] as const))(
    'match as AWS has it: %s',
    (pattern, found) => {
      expect(matches(pattern, found.event)).toBe(found.match);
    },
  );

  it.each(CASES.mustReject)('are refused: %s', (pattern) => {
    expect(() => compileFilterPattern(pattern)).toThrow(PatternSyntaxError);
  });

  it('tell what they ask for, each field once, in their order', () => {
    const { fields } = compileFilterPattern(
      "{ ($.b.c = 1 || $.a[0] = 2) && $.list[*].x != 3 && $.['a.b'] IS NULL && $.* = y && $.b.c NOT EXISTS }",
    );
    expect(fields).toEqual(['b.c', 'a[0]', 'list[*].x', "['a.b']", '*']);
  });
});

describe('a comparison', () => {
  it.each([
    ['{ $.a = 1e3 }', { a: 1000 }, true],
    ['{ $.a = 1e3 }', { a: '1000' }, false],
    ['{ $.a = 1e3 }', { a: '1e3' }, true],
    ['{ $.a = "1e3" }', { a: 1000 }, false],
    ['{ $.a = -1.50 }', { a: -1.5 }, true],
    ['{ $.a = +5 }', { a: 5 }, true],
    ['{ $.a != 1e-3 }', { a: 0.001 }, false],
    ['{ $.a = 4* }', { a: 404 }, true],
    ['{ $.a = 4* }', { a: '4' }, true],
    ['{ $.a != 123.123.* }', { a: '123.124.1.1' }, true],
    ['{ $.a != 123.123.* }', { a: '123.123.1.1' }, false],
  ])('of numbers and texts: %s', (pattern, record, expected) => {
    expect(matches(pattern, record)).toBe(expected);
  });

  it.each([
    ['"*"', ['', 'x', 0], []],
    ['"a*"', ['a', 'ab'], ['ba', 'A']],
    ['"*a"', ['a', 'ba'], ['ab']],
    ['"*a*"', ['a', 'bab'], ['b']],
    ['"a*a"', ['aa', 'aba'], ['a', 'ab']],
    ['"ab*ba"', ['abba', 'abxba'], ['aba']],
    ['"*ab*b*"', ['abb', 'xabxbx'], ['ab', 'bab']],
    ['"**"', ['', 'x'], []],
    ['"a.c"', ['a.c'], ['abc']],
    ['""', [''], ['x', 0]],
    ['arn:aws:iam::*:role/x@y-z_1.w', ['arn:aws:iam::1:role/x@y-z_1.w'], ['arn:aws:iam::1:role/x']],
  ])('with wildcards, which stand for any text or none: %s', (text, accepted, refused) => {
    for (const value of accepted) expect(matches(`{ $.a = ${text} }`, { a: value })).toBe(true);
    for (const value of refused) expect(matches(`{ $.a = ${text} }`, { a: value })).toBe(false);
    for (const value of accepted) expect(matches(`{ $.a != ${text} }`, { a: value })).toBe(false);
    for (const value of refused) expect(matches(`{ $.a != ${text} }`, { a: value })).toBe(true);
  });

  it.each([
    ['%^ab%', 'abc', true],
    ['%^ab%', 'cab', false],
    ['%b$%', 'ab', true],
    ['%colou?r%', 'color', true],
    ['%10\\.10\\.0\\.1%', '10x10.0.1', false],
    ['%a|b%', 'xbx', true],
    ['%\\d{3}%', 'a123', true],
    ['%^\\D+$%', 'a1', false],
    ['%\\x41%', 'A', true],
    ['%^\\w+\\s\\S%', 'a_1 x', true],
    ['%^.$%', 'ü', true],
    ['%^[^a-c]$%', 'd', true],
    ['%^4[0-9]{2}$%', 404, true],
    ['%A%', 'a', false],
  ])('with a regular expression: %s against %s', (expression, value, expected) => {
    expect(matches(`{ $.a = ${expression} }`, { a: value })).toBe(expected);
    expect(matches(`{ $.a != ${expression} }`, { a: value })).toBe(!expected);
  });

  it.each([undefined, null, true, false, {}, { x: 1 }, [], ['x'], [1]])(
    'holds of no field that has %j, != included',
    (value) => {
      const record = value === undefined ? {} : { a: value };
      for (const operand of ['= "*"', '!= "y"', '= true', '= null', '= 1', '!= 1', '< 1', '>= 0', '= %.%'])
        expect(matches(`{ $.a ${operand} }`, record)).toBe(false);
    },
  );

  it('of order holds of numbers alone', () => {
    expect(matches('{ $.a < 5 }', { a: 4.5 })).toBe(true);
    expect(matches('{ $.a < 5 }', { a: 5 })).toBe(false);
    expect(matches('{ $.a <= 5 }', { a: 5 })).toBe(true);
    expect(matches('{ $.a > -1e2 }', { a: -99 })).toBe(true);
    expect(matches('{ $.a >= 5 }', { a: 4 })).toBe(false);
    expect(matches('{ $.a > 1 }', { a: '2' })).toBe(false);
  });
});

describe('a test', () => {
  it('for null, truth values and absence holds of just these', () => {
    const values = [null, true, false, 'null', 'true', 0, '', {}, []];
    for (const value of values) {
      expect(matches('{ $.a IS NULL }', { a: value })).toBe(value === null);
      expect(matches('{ $.a IS TRUE }', { a: value })).toBe(value === true);
      expect(matches('{ $.a IS FALSE }', { a: value })).toBe(value === false);
      expect(matches('{ $.a NOT EXISTS }', { a: value })).toBe(false);
    }
    for (const state of ['IS NULL', 'IS TRUE', 'IS FALSE'])
      expect(matches(`{ $.a ${state} }`, {})).toBe(false);
    expect(matches('{ $.a NOT EXISTS }', {})).toBe(true);
  });

  it('for absence holds where the way to the field ends early', () => {
    for (const record of [{}, { a: null }, { a: 'x' }, { a: [] }, { a: {} }, { a: [{ b: 1 }] }])
      expect(matches('{ $.a.b NOT EXISTS }', record)).toBe(true);
    expect(matches('{ $.a.b NOT EXISTS }', { a: { b: null } })).toBe(false);
  });

  it('for absence with a wildcard holds where nothing is found', () => {
    expect(matches('{ $.a[*].b NOT EXISTS }', { a: [{}, { c: 1 }] })).toBe(true);
    expect(matches('{ $.a[*].b NOT EXISTS }', { a: [{}, { b: 1 }] })).toBe(false);
  });
});

describe('a selector', () => {
  it('with a wildcard leads to any member, for != too', () => {
    expect(matches('{ $.a[*] = x }', { a: ['y', 'x'] })).toBe(true);
    expect(matches('{ $.a[*] != x }', { a: ['x', 'y'] })).toBe(true);
    expect(matches('{ $.a[*] != x }', { a: ['x', 'x'] })).toBe(false);
    expect(matches('{ $.a[*] != x }', { a: [] })).toBe(false);
    expect(matches('{ $.a[*][1] = 5 }', { a: [[4], [4, 5]] })).toBe(true);
    expect(matches('{ $.* = x }', { a: { b: 'x' } })).toBe(false);
    expect(matches('{ $.* = x }', { a: 1, b: 'x' })).toBe(true);
    expect(matches('{ $.a.* = x }', { a: { b: 'x' } })).toBe(true);
  });

  it('takes fields of objects and elements of lists, and mistakes neither for the other', () => {
    expect(matches('{ $.a.0 = x }', { a: ['x'] })).toBe(false);
    expect(matches('{ $.a.length = 1 }', { a: ['x'] })).toBe(false);
    expect(matches('{ $.a[0] = x }', { a: { 0: 'x' } })).toBe(false);
    expect(matches('{ $.a.0 = x }', { a: { 0: 'x' } })).toBe(true);
    expect(matches('{ $.a[*] = x }', { a: { b: 'x' } })).toBe(false);
    expect(matches('{ $.a.* = x }', { a: ['x'] })).toBe(false);
    expect(matches('{ $.a[0] = x }', { a: 'x' })).toBe(false);
  });

  it('leads to what is in the record alone, not to what every object inherits', () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty'])
      expect(matches(`{ $.${name} NOT EXISTS }`, {})).toBe(true);
    expect(matches('{ $.__proto__ = x }', JSON.parse('{"__proto__":"x"}'))).toBe(true);
  });

  it('minds the case', () => {
    expect(matches('{ $.eventname = x }', { eventName: 'x' })).toBe(false);
  });

  it('with a key in brackets may go on', () => {
    expect(matches("{ $.['a.b'].c['d e'][0] = 1 }", { 'a.b': { c: { 'd e': [1] } } })).toBe(true);
  });
});

describe('a pattern', () => {
  it('binds && before ||, and parentheses before both', () => {
    expect(matches('{ $.a = 1 || $.a = 2 && $.b = 3 }', { a: 1, b: 0 })).toBe(true);
    expect(matches('{ ($.a = 1 || $.a = 2) && $.b = 3 }', { a: 1, b: 0 })).toBe(false);
    expect(matches('{ $.b = 3 && $.a = 2 || $.a = 1 }', { a: 1, b: 0 })).toBe(true);
    expect(matches('{ ((($.a = 1))) }', { a: 1 })).toBe(true);
  });

  it('needs no blanks, and takes any between its parts', () => {
    expect(matches('{$.a=x&&$.b=y||$.c NOT EXISTS}', { a: 'x', b: 'y', c: 0 })).toBe(true);
    expect(matches('  {\n\t$.a  IS\r\nNULL && ( $.b = y ) \n}\n', { a: null, b: 'y' })).toBe(true);
  });

  it('ends a word at a blank, a parenthesis, a brace, && and ||', () => {
    const record = { a: 'x', b: 'y' };
    for (const pattern of ['{($.a=x)}', '{$.a=x}', '{$.a=x&&$.b=y}', '{$.a=x||$.b=z}', '{$.a=x }'])
      expect(matches(pattern, record)).toBe(true);
  });

  it('matches nothing that is no object', () => {
    for (const record of [undefined, null, '', '{"a":1}', 7, true, [], [{ a: 1 }], new Date(0)])
      expect(matches('{ $.a NOT EXISTS }', record)).toBe(false);
  });

  it('that is no text throws a TypeError', () => {
    expect(() => compileFilterPattern(undefined as unknown as string)).toThrow(TypeError);
  });
});

describe('the quotas', () => {
  it('let 1,024 characters pass and no more', () => {
    const pattern = '{ $.a = "" }';
    const longest = pattern.replace('""', `"${'x'.repeat(1024 - pattern.length)}"`);
    expect(matches(longest, { a: 'x'.repeat(1024 - pattern.length) })).toBe(true);
    expect(mistake(`${longest} `).position).toBe(1024);
  });

  it('let three wildcard selectors pass, one in each', () => {
    expect(matches('{ $.a[*] = 1 && $.b[*] = 1 && $.* = 1 }', { a: [1], b: [1], c: 1 })).toBe(true);
    expect(mistake('{ $.a = 0 || $.a[*] = 1 || $.b[*] = 1 || $.* = 1 || $.d[*] = 1 }').position).toBe(52);
    expect(mistake('{ $.a[*].b[*] = 1 }').position).toBe(2);
  });

  it('let two regular expressions pass', () => {
    expect(matches('{ $.a = %x% && $.b = %y% }', { a: 'x', b: 'y' })).toBe(true);
    expect(mistake('{ $.a = %x% && $.b = %y% && $.c = %z% }').position).toBe(34);
  });

  it('let an expression grow to 1,000 steps', () => {
    expect(matches('{ $.a = %^[ab]{900}$% }', { a: 'ab'.repeat(450) })).toBe(true);
    expect(mistake('{ $.a = %[ab]{600}[cd]{600}% }')).toMatchObject({ position: 9 });
  });
});

describe('a pattern that is none', () => {
  it.each([
    ['', 0, 'A pattern for JSON begins with {'],
    ['$.a = 1', 0, 'A pattern for JSON begins with {'],
    ['%ab%', 0, 'A pattern for JSON begins with {'],
    ['{ }', 2, 'Here must stand the selector of a field'],
    ['{ a = 1 }', 2, 'Here must stand the selector of a field'],
    ['{ $.a = 1 && }', 13, 'Here must stand the selector of a field'],
    ['{ $a = 1 }', 2, 'Here must stand the selector of a field'],
    ['{ $. = 1 }', 4, 'The selector has no name after its dot'],
    ['{ $.a[x] = 1 }', 6, 'The brackets hold no index'],
    ['{ $.a[1 = 1 }', 6, 'The brackets hold no index'],
    ['{ $.a[-1] = 1 }', 6, 'The brackets hold no index'],
    ['{ $.a[99999999999999999999] = 1 }', 6, 'The index is larger than any list'],
    ["{ $.['a = 1 }", 6, 'The key has no end or is empty'],
    ["{ $.[''] = 1 }", 6, 'The key has no end or is empty'],
    ['{ $.a }', 6, 'The field is not compared with anything'],
    ['{ $.a EXISTS }', 6, 'The field is not compared with anything'],
    ['{ $.a is null }', 6, 'The field is not compared with anything'],
    ['{ $.a IS NOT NULL }', 6, 'The field is not compared with anything'],
    ['{ $.a IS NULLS }', 6, 'The field is not compared with anything'],
    ['{ $.a = }', 8, 'Here must stand a value'],
    ['{ $.a = ü }', 8, 'Here must stand a value'],
    ['{ $.a == 1 }', 7, 'There is no operator =='],
    ['{ $.a = “Alice” }', 8, 'These are no double quotes'],
    ['{ $.a = a+b }', 8, 'Text with + needs quotes'],
    ['{ $.a = "x }', 8, 'The text has no end'],
    ['{ $.a < "5" }', 8, 'Here must stand a number'],
    ['{ $.a < 5* }', 8, 'Here must stand a number'],
    ['{ $.a > x }', 8, 'Here must stand a number'],
    ['{ $.a = %x }', 9, 'The regular expression has no end or is empty'],
    ['{ $.a = %% }', 9, 'The regular expression has no end or is empty'],
    ['{ $.a = %something!% }', 18, 'A regular expression of a pattern may not hold this'],
    ['{ $.a = %(ab)+% }', 9, 'A regular expression of a pattern may not hold this'],
    ['{ $.a = %a\\b% }', 10, 'A regular expression of a pattern may not hold this'],
    ['{ $.a = %a\\x4g% }', 10, 'A regular expression of a pattern may not hold this'],
    ['{ $.a = %ü% }', 9, 'A regular expression of a pattern may not hold this'],
    ['{ $.a = %[a% }', 9, 'The regular expression cannot be read'],
    ['{ $.a = %a**% }', 9, 'The regular expression cannot be read'],
    ['{ $.a = %a{1001}% }', 9, 'The regular expression cannot be read'],
    ['{ ($.a = 1 }', 2, 'The parenthesis is not closed'],
    ['{ $.a = 1', 9, 'The pattern does not end here, nor does it go on'],
    ['{ $.a = 1 ) }', 10, 'The pattern does not end here, nor does it go on'],
    ['{ $.a = 1 & $.b = 2 }', 10, 'The pattern does not end here, nor does it go on'],
    ['{ $.a = x y }', 10, 'The pattern does not end here, nor does it go on'],
    ['{ $.a = 1 } trailing', 12, 'Something follows the closing }'],
  ])('says what is wrong, where and what to do: %s', (pattern, position, said) => {
    const error = mistake(pattern);
    expect(error).toBeInstanceOf(SyntaxError);
    expect(error.position).toBe(position);
    expect(error.message).toBe(`${said}, at position ${position}. ${error.remedy}`);
    expect(error.remedy).toMatch(/^[A-Z].*[.]$/u);
  });
});

/** What a pattern asks, without where it asks it. */
function meaning(pattern: string): unknown {
  return JSON.parse(
    JSON.stringify(parseFilterPattern(pattern), (key, value) => (key === 'position' ? undefined : value)),
  );
}

describe('the well-known patterns', () => {
  const named = Object.values(FILTER_PATTERNS);

  /** The facts that have no name of their own, and why. */
  const UNNAMED: Readonly<Record<string, string>> = {
    'CloudTrail guide: console sign-in failures': 'asks what console-sign-in-failures asks',
    'CloudTrail guide: IAM policy changes': 'asks what iam-policy-changes asks',
    'CloudTrail guide: security groups': 'asks what security-group-changes asks',
    'AWS knowledge article: one user': 'looks one user up, which identitySelector does',
    'AWS knowledge article: one action and user': 'looks one user up, which identitySelector does',
  };

  it('are those of the facts, byte for byte', () => {
    const facts = FACTS.filter(({ control }) => !Object.hasOwn(UNNAMED, control));
    expect([...named].sort(byControl)).toEqual([...facts].sort(byControl));
  });

  it.each(FACTS.map(({ control, pattern }) => [control, pattern]))('are patterns: %s', (_, pattern) => {
    expect(atomsOf(parseFilterPattern(pattern)).length).toBeGreaterThan(0);
  });

  it.each([
    ['CloudTrail guide: console sign-in failures', 'console-sign-in-failures'],
    ['CloudTrail guide: IAM policy changes', 'iam-policy-changes'],
    ['CloudTrail guide: security groups', 'security-group-changes'],
  ] as const)('need no second wording: %s', (control, name) => {
    const fact = FACTS.find((row) => row.control === control)!;
    expect(meaning(fact.pattern)).toEqual(meaning(FILTER_PATTERNS[name].pattern));
  });

  it('tell use of the root user from use of its key', () => {
    const used = { userIdentity: { type: 'Root' }, eventType: 'AwsServiceEvent' };
    expect(matches(FILTER_PATTERNS['root-usage'].pattern, used)).toBe(false);
    expect(matches(FILTER_PATTERNS['root-key-usage'].pattern, used)).toBe(true);
  });
});

function byControl(one: { readonly control: string }, other: { readonly control: string }): number {
  return one.control < other.control ? -1 : 1;
}
