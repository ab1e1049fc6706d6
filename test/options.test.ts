import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import {
  createEntityMapper,
  createEventMapper,
  createMapper,
  explain,
  type MapperOptions,
  mapRecord,
  unwrap,
} from '../src/index.ts';
import { testCases } from '../src/testing.ts';

const user = {
  Arn: 'arn:aws:iam::123456789012:user/Bob',
  CreateDate: '2026-01-02T03:04:05Z',
  UserId: 'AIDACKCEVSQ6C2EXAMPLE',
};

const BAD_DATE =
  'collectedAt must be a Date, RFC 3339 text with a zone (2026-01-02T03:04:05Z) or epoch milliseconds.';

const BAD_OPTIONS: readonly (readonly [options: unknown, sentence: string])[] = [
  [{ lenient: true }, 'There is no option lenient.'],
  [{ Case: 'snake' }, 'There is no option Case.'],
  [JSON.parse('{"__proto__":1}'), 'There is no option __proto__.'],
  [{ toString: true }, 'There is no option toString.'],
  [{ case: 'kebab' }, 'The option case must be one of camel, snake.'],
  [{ case: true }, 'The option case must be one of camel, snake.'],
  [{ strict: 'yes' }, 'The option strict must be one of false, true.'],
  [{ strict: 1 }, 'The option strict must be one of false, true.'],
  [{ policyText: 'raw' }, 'The option policyText must be one of compact, canonical, verbatim.'],
  [{ groupNameAsEmail: 0 }, 'The option groupNameAsEmail must be one of true, false.'],
  [{ profile: 'all' }, 'The option profile must be one of documented, google, extended.'],
  [{ includeValues: 'false' }, 'The option includeValues must be one of false, true.'],
];

describe('the options of a mapper', () => {
  it.each(BAD_OPTIONS)('that are bad throw at once: %j', (options, sentence) => {
    expect(() => createMapper(options as MapperOptions)).toThrow(new TypeError(sentence));
    const oneShot = { ...(options as MapperOptions), collectedAt: 0 };
    if (Object.keys(options as object)[0] !== '__proto__') {
      expect(() => mapRecord(user, oneShot)).toThrow(new TypeError(sentence));
    }
  });

  it.each([[null], [[]], ['google']])('that are no object throw at once: %j', (options) => {
    const error = new TypeError('Options must be an object.');
    const all: ((options: MapperOptions) => unknown)[] = [
      createMapper,
      createEntityMapper,
      createEventMapper,
    ];
    for (const create of all) expect(() => create(options as MapperOptions)).toThrow(error);
  });

  it('that are missing where one is needed are told of by that one', () => {
    const none = undefined as never;
    for (const map of [mapRecord, explain]) expect(() => map(user, none)).toThrow(new TypeError(BAD_DATE));
    expect(() => testCases('golden', none)).toThrow(
      new TypeError("The option test must be the test runner's function."),
    );
  });

  it('that are undefined count as left out', () => {
    const options = { case: undefined, strict: undefined, policyText: undefined } as unknown as MapperOptions;
    const entity = unwrap(createMapper(options).map(user, { collectedAt: 0 }));
    expect(entity).toEqual(unwrap(createMapper().map(user, { collectedAt: 0 })));
  });

  it('are read once: changing them later changes nothing', () => {
    const options: { case: 'camel' | 'snake' } = { case: 'camel' };
    const mapper = createMapper(options);
    options.case = 'snake';
    expect(unwrap(mapper.map(user, { collectedAt: 0 }))).toHaveProperty('metadata.collectedTimestamp');
  });
});

const GOOD_DATES: readonly (readonly [collectedAt: Date | string | number, timestamp: string])[] = [
  [new Date('2026-01-02T03:04:05.678Z'), '2026-01-02T03:04:05.678Z'],
  [runInNewContext('new Date(0)'), '1970-01-01T00:00:00Z'],
  ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05Z'],
  ['2026-01-02t03:04:05z', '2026-01-02T03:04:05Z'],
  ['2026-01-02 03:04:05+01:00', '2026-01-02T02:04:05Z'],
  ['2026-01-02T03:04:05.123456789Z', '2026-01-02T03:04:05.123456789Z'],
  ['2026-01-02T03:04:05.100000Z', '2026-01-02T03:04:05.100Z'],
  [0, '1970-01-01T00:00:00Z'],
  [1336747423007, '2012-05-11T14:43:43.007Z'],
  [-1, '1969-12-31T23:59:59.999Z'],
  [253402300799999, '9999-12-31T23:59:59.999Z'],
];

const BAD_DATES: readonly (readonly [why: string, collectedAt: unknown])[] = [
  ['an invalid Date', new Date(Number.NaN)],
  ['a Date after the year 9999', new Date(253402300800000)],
  ['what only seems to be a Date', Object.create(Date.prototype)],
  ['a text without zone', '2026-01-02T03:04:05'],
  ['a date alone', '2026-01-02'],
  ['a date that does not exist', '2026-02-30T00:00:00Z'],
  ['words', 'now'],
  ['an empty text', ''],
  ['epoch milliseconds as text', '1336747423007'],
  ['not a number', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
  ['a number beyond any date', 8.64e15],
  ['a BigInt', 1336747423007n],
  ['null', null],
  ['undefined', undefined],
  ['a truth value', true],
  ['an object', { seconds: 1336747423, nanos: 0 }],
  ['a list', ['2026-01-02T03:04:05Z']],
];

describe('the time of collection', () => {
  it.each(GOOD_DATES)('%j is %s', (collectedAt, timestamp) => {
    expect(unwrap(mapRecord(user, { source: 'iam', collectedAt })).metadata.collectedTimestamp).toBe(
      timestamp,
    );
    expect(
      unwrap(createMapper({ source: 'iam' }).map(user, { collectedAt })).metadata.collectedTimestamp,
    ).toBe(timestamp);
  });

  it.each(BAD_DATES)('throws where it is %s', (_, collectedAt) => {
    const options = { collectedAt: collectedAt as Date };
    expect(() => mapRecord(user, options)).toThrow(new TypeError(BAD_DATE));
    expect(() => createMapper().map(user, options)).toThrow(new TypeError(BAD_DATE));
  });

  it('throws where it is missing, with options or without', () => {
    expect(() => createMapper().map(user, {} as { collectedAt: Date })).toThrow(new TypeError(BAD_DATE));
    const map = createMapper().map as (log: unknown) => unknown;
    expect(() => map(user)).toThrow(new TypeError(BAD_DATE));
    expect(() => createMapper().map(user, null as never)).toThrow(new TypeError(BAD_DATE));
    expect(() => (mapRecord as (log: unknown) => unknown)(user)).toThrow(new TypeError(BAD_DATE));
  });

  it.each([[new Date(0)], [runInNewContext('new Date(0)') as Date]])(
    'may be a Date that moves between two records: %j',
    (clock) => {
      const mapper = createMapper({ source: 'iam' });
      mapper.map(user, { collectedAt: clock });
      clock.setTime(1000);
      const entity = unwrap(mapper.map(user, { collectedAt: clock }));
      expect(entity.metadata.collectedTimestamp).toBe('1970-01-01T00:00:01Z');
    },
  );

  it('is judged before the record, which may be bad as well', () => {
    expect(() => mapRecord(null, { source: 'iam', collectedAt: 'now' })).toThrow(new TypeError(BAD_DATE));
  });
});
