import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LogDate } from '../src/log/form.ts';
import { dateText, isAmbiguousDate, readTimestamp } from '../src/log/timestamp.ts';

const ZONED: readonly (readonly [text: string, utc: string])[] = [
  // the letters of RFC 3339, and the space that it allows
  ['2012-05-11T14:43:43Z', '2012-05-11T14:43:43Z'],
  ['2012-05-11t14:43:43z', '2012-05-11T14:43:43Z'],
  ['2012-05-11 14:43:43Z', '2012-05-11T14:43:43Z'],
  ['2012-05-11T14:43:43z', '2012-05-11T14:43:43Z'],
  // offsets
  ['2023-03-09 10:41:45+00:00', '2023-03-09T10:41:45Z'],
  ['2023-03-09T10:41:45-00:00', '2023-03-09T10:41:45Z'],
  ['2026-01-01T00:30:00+01:00', '2025-12-31T23:30:00Z'],
  ['2026-01-01T00:30:00-05:00', '2026-01-01T05:30:00Z'],
  ['2026-01-01T12:00:00+14:00', '2025-12-31T22:00:00Z'],
  ['2026-01-01T12:00:00-12:00', '2026-01-02T00:00:00Z'],
  ['2026-01-01T12:00:00+05:45', '2026-01-01T06:15:00Z'],
  ['2026-01-01T12:00:00-03:30', '2026-01-01T15:30:00Z'],
  ['2026-01-02T00:00:00+23:59', '2026-01-01T00:01:00Z'],
  ['2026-01-01T00:00:00-23:59', '2026-01-01T23:59:00Z'],
  // what leaves nothing to guess: Java's and Python's offset, Ruby's and Go's UTC, .NET's older JSON
  ['2021-03-14T09:26:53+0000', '2021-03-14T09:26:53Z'],
  ['2021-03-14T09:26:53.25+0130', '2021-03-14T07:56:53.250Z'],
  ['2021-03-14 09:26:53 UTC', '2021-03-14T09:26:53Z'],
  ['2021-03-14 09:26:53 +0000 UTC', '2021-03-14T09:26:53Z'],
  ['2021-03-14 09:26:53.5 +0000 UTC', '2021-03-14T09:26:53.500Z'],
  ['/Date(1615714013000)/', '2021-03-14T09:26:53Z'],
  ['/Date(1615714013250+0100)/', '2021-03-14T09:26:53.250Z'],
  ['/Date(-1)/', '1969-12-31T23:59:59.999Z'],
  // fractions, printed with 0, 3, 6 or 9 digits and cut after the ninth
  ['2026-01-02T03:04:05.1Z', '2026-01-02T03:04:05.100Z'],
  ['2026-01-02T03:04:05.12Z', '2026-01-02T03:04:05.120Z'],
  ['2026-01-02T03:04:05.123Z', '2026-01-02T03:04:05.123Z'],
  ['2026-01-02T03:04:05.1234Z', '2026-01-02T03:04:05.123400Z'],
  ['2026-01-02T03:04:05.12345Z', '2026-01-02T03:04:05.123450Z'],
  ['2026-01-02T03:04:05.123456Z', '2026-01-02T03:04:05.123456Z'],
  ['2026-01-02T03:04:05.1234567Z', '2026-01-02T03:04:05.123456700Z'],
  ['2026-01-02T03:04:05.12345678Z', '2026-01-02T03:04:05.123456780Z'],
  ['2026-01-02T03:04:05.123456789Z', '2026-01-02T03:04:05.123456789Z'],
  ['2026-01-02T03:04:05.1234567891Z', '2026-01-02T03:04:05.123456789Z'],
  ['2026-01-02T03:04:05.12345678998Z', '2026-01-02T03:04:05.123456789Z'],
  ['2026-01-02T03:04:05.999999999999Z', '2026-01-02T03:04:05.999999999Z'],
  ['2026-01-02T03:04:05.0Z', '2026-01-02T03:04:05Z'],
  ['2026-01-02T03:04:05.000Z', '2026-01-02T03:04:05Z'],
  ['2026-01-02T03:04:05.000000000Z', '2026-01-02T03:04:05Z'],
  ['2026-01-02T03:04:05.0000000001Z', '2026-01-02T03:04:05Z'],
  ['2026-01-02T03:04:05.500000Z', '2026-01-02T03:04:05.500Z'],
  ['2026-01-02T03:04:05.120000000Z', '2026-01-02T03:04:05.120Z'],
  ['2026-01-02T03:04:05.000001000Z', '2026-01-02T03:04:05.000001Z'],
  ['2026-01-02T03:04:05.000000001Z', '2026-01-02T03:04:05.000000001Z'],
  ['2026-01-01T00:00:00.25+01:00', '2025-12-31T23:00:00.250Z'],
  ['1969-12-31T23:59:59.75Z', '1969-12-31T23:59:59.750Z'],
  // leap years
  ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00Z'],
  ['2000-02-29T23:59:59Z', '2000-02-29T23:59:59Z'],
  ['2023-03-01T00:00:00+00:01', '2023-02-28T23:59:00Z'],
  ['2024-02-29T23:59:59-00:01', '2024-03-01T00:00:59Z'],
  // the ends of the range that a UDM timestamp can hold
  ['0001-01-01T00:00:00.000000001Z', '0001-01-01T00:00:00.000000001Z'],
  ['0001-01-01T00:00:00-00:01', '0001-01-01T00:01:00Z'],
  ['0000-12-31T23:59:59-00:01', '0001-01-01T00:00:59Z'],
  ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59Z'],
  ['9999-12-31T23:59:59.999999999Z', '9999-12-31T23:59:59.999999999Z'],
  ['9999-12-31T23:59:59+00:01', '9999-12-31T23:58:59Z'],
];

const ZONELESS: readonly (readonly [text: string, utc: string])[] = [
  ['2026-01-02T03:04:05', '2026-01-02T03:04:05Z'],
  ['2026-01-02 03:04:05', '2026-01-02T03:04:05Z'],
  ['2026-01-02t03:04:05.5', '2026-01-02T03:04:05.500Z'],
  // hours and a day that clocks have skipped in New York and Apia
  ['2026-03-08T02:30:00', '2026-03-08T02:30:00Z'],
  ['2011-12-30T12:00:00', '2011-12-30T12:00:00Z'],
];

const NO_DATES: readonly (readonly [why: string, text: string])[] = [
  ['the 30th of February', '2021-02-30T00:00:00Z'],
  ['the 29th of February of a common year', '2023-02-29T00:00:00Z'],
  ['the 29th of February 1900', '1900-02-29T00:00:00Z'],
  ['the 29th of February 2100', '2100-02-29T00:00:00Z'],
  ['the 31st of April', '2021-04-31T00:00:00Z'],
  ['the month 0', '2021-00-01T00:00:00Z'],
  ['the month 13', '2021-13-01T00:00:00Z'],
  ['the day 0', '2021-01-00T00:00:00Z'],
  ['the day 32', '2021-01-32T00:00:00Z'],
  ['the hour 24', '2021-01-01T24:00:00Z'],
  ['the hour 25', '2021-01-01T25:00:00Z'],
  ['the minute 60', '2021-01-01T00:60:00Z'],
  ['the second 60, also of a leap second', '2016-12-31T23:59:60Z'],
  ['the offset +24:00', '2021-01-01T00:00:00+24:00'],
  ['the offset -24:00', '2021-01-01T00:00:00-24:00'],
  ['the offset +05:60', '2021-01-01T00:00:00+05:60'],
  ['an offset of two zones', '2021-01-01T00:00:00+0000Z'],
  ['the zero date of .NET and Go', '0001-01-01T00:00:00Z'],
  ['the zero date without a zone', '0001-01-01T00:00:00'],
  ['the zero date as Go prints it', '0001-01-01 00:00:00 +0000 UTC'],
  ['the zero date as .NET’s older JSON writes it', '/Date(-62135596800000)/'],
  ['a date of .NET’s older JSON without end', '/Date(1615714013000)'],
  ['an offset without minutes', '2021-01-01T00:00:00+00'],
  ['an offset with a minus sign of typography', '2021-01-01T00:00:00−05:00'],
  ['a space before the zone', '2021-01-01T00:00:00 Z'],
  ['a zone by name', '2021-01-01T00:00:00UTC'],
  ['the year 0', '0000-01-01T00:00:00Z'],
  ['the year 0, one second before the first', '0000-12-31T23:59:59Z'],
  ['a minute that an offset puts before the first', '0001-01-01T00:00:00+00:01'],
  ['a minute that an offset puts after the last', '9999-12-31T23:59:59-00:01'],
  ['a year of five digits', '10000-01-01T00:00:00Z'],
  ['a year with a sign', '+002021-01-01T00:00:00Z'],
  ['a negative year', '-002021-01-01T00:00:00Z'],
  ['a year of two digits', '21-01-01T00:00:00Z'],
  ['a day of one digit', '2019-01-1T00:00:00Z'],
  ['a semicolon for a colon', '2019-01-01T00:00;00Z'],
  ['a comma before the fraction', '2021-01-01T00:00:00,5Z'],
  ['a fraction without digits', '2021-01-01T00:00:00.Z'],
  ['a time without seconds', '2021-01-01T00:00Z'],
  ['a date alone', '2021-01-01'],
  ['a time alone', '00:00:00Z'],
  ['a week date', '2021-W01-1T00:00:00Z'],
  ['a week date alone', '2021-W01'],
  ['an ordinal date', '2021-001T00:00:00Z'],
  ['the basic format', '20210101T000000Z'],
  ['another letter for the T', '2021-01-01_00:00:00Z'],
  ['two spaces for the T', '2021-01-01  00:00:00Z'],
  ['a space before it', ' 2021-01-01T00:00:00Z'],
  ['a line break after it', '2021-01-01T00:00:00Z\n'],
  ['digits of another script', '٢٠٢١-01-01T00:00:00Z'],
  ['a date of mail', 'Fri, 01 Jan 2021 00:00:00 GMT'],
  ['a date as browsers print it', 'Fri Jan 01 2021 00:00:00 GMT+0000'],
  ['epoch seconds as text', '1609459200'],
  ['words', 'N/A'],
  ['the placeholder of a credential report', 'no_information'],
  ['an empty text', ''],
];

const EPOCHS: readonly (readonly [seconds: number, utc: string])[] = [
  [0, '1970-01-01T00:00:00Z'],
  [-0, '1970-01-01T00:00:00Z'],
  [1, '1970-01-01T00:00:01Z'],
  [1336747423, '2012-05-11T14:43:43Z'],
  [1336747423.5, '2012-05-11T14:43:43.500Z'],
  [1336747423.123, '2012-05-11T14:43:43.123Z'],
  [1336747423.000001, '2012-05-11T14:43:43.000001Z'],
  [0.1, '1970-01-01T00:00:00.100Z'],
  [1.000000001, '1970-01-01T00:00:01.000000001Z'],
  [0.00000015, '1970-01-01T00:00:00.000000150Z'],
  [1e-10, '1970-01-01T00:00:00Z'],
  [-1, '1969-12-31T23:59:59Z'],
  [-0.5, '1969-12-31T23:59:59.500Z'],
  [-1.25, '1969-12-31T23:59:58.750Z'],
  [-0.000000001, '1969-12-31T23:59:59.999999999Z'],
  [-1e-10, '1970-01-01T00:00:00Z'],
  [-1.0000000001, '1969-12-31T23:59:59Z'],
  [-62135596799, '0001-01-01T00:00:01Z'],
  [253402300799, '9999-12-31T23:59:59Z'],
  [253402300799.5, '9999-12-31T23:59:59.500Z'],
];

const NO_EPOCHS: readonly (readonly [why: string, seconds: number])[] = [
  ['epoch milliseconds', 1336747423000],
  ['one second after the last', 253402300800],
  ['one second before the first', -62135596801],
  ['half a second before the first', -62135596800.5],
  ['a number beyond any date', 1e300],
  ['the largest safe integer', Number.MAX_SAFE_INTEGER],
  ['infinity', Number.POSITIVE_INFINITY],
  ['minus infinity', Number.NEGATIVE_INFINITY],
  ['no number', Number.NaN],
];

const DATES: readonly (readonly [milliseconds: number, utc: string])[] = [
  [0, '1970-01-01T00:00:00Z'],
  [1336747423000, '2012-05-11T14:43:43Z'],
  [1336747423007, '2012-05-11T14:43:43.007Z'],
  [-1, '1969-12-31T23:59:59.999Z'],
  [-62135596799999, '0001-01-01T00:00:00.001Z'],
  [253402300799999, '9999-12-31T23:59:59.999Z'],
];

const NO_DATE_OBJECTS: readonly (readonly [why: string, milliseconds: number])[] = [
  ['an invalid Date', Number.NaN],
  ['the last Date that JavaScript has', 8.64e15],
  ['the first Date that JavaScript has', -8.64e15],
  ['one millisecond before the first', -62135596800001],
  ['one millisecond after the last', 253402300800000],
];

/** What a date of a time zone must differ in, so that a zone that was not set is noticed. */
const OFFSETS = { UTC: 0, 'America/New_York': 300, 'Pacific/Apia': -780 } as const;

describe.each(Object.entries(OFFSETS))('a timestamp, where the machine stands in %s', (zone, offset) => {
  const before = process.env.TZ;
  beforeAll(() => {
    process.env.TZ = zone;
  });
  afterAll(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  it('is read in that zone', () => {
    expect(new Date(Date.UTC(2026, 0, 2)).getTimezoneOffset()).toBe(offset);
  });

  it.each(ZONED)('%s is %s', (text, utc) => {
    expect(readTimestamp(text)).toEqual({ text: utc, zoned: true });
  });

  it.each(ZONELESS)('%s names no zone and is read as %s', (text, utc) => {
    expect(readTimestamp(text)).toEqual({ text: utc, zoned: false });
  });

  it.each(NO_DATES)('%s is no date: %j', (_, text) => {
    expect(readTimestamp(text)).toBeUndefined();
  });

  it.each(EPOCHS)('the epoch second %d is %s', (seconds, utc) => {
    expect(readTimestamp(seconds)).toEqual({ text: utc, zoned: true });
  });

  it.each(NO_EPOCHS)('%s is no epoch second: %d', (_, seconds) => {
    expect(readTimestamp(seconds)).toBeUndefined();
  });

  it.each(DATES)('a Date of %d milliseconds is %s', (milliseconds, utc) => {
    expect(readTimestamp(new Date(milliseconds))).toEqual({ text: utc, zoned: true });
  });

  it.each(NO_DATE_OBJECTS)('%s is no date: %d', (_, milliseconds) => {
    expect(readTimestamp(new Date(milliseconds))).toBeUndefined();
  });

  it('of a Date and of its ISO text are the same, with trailing zero groups removed', () => {
    const min = new Date('0001-01-01T00:00:00.001Z');
    const max = new Date('9999-12-31T23:59:59.999Z');
    fc.assert(
      fc.property(fc.date({ min, max, noInvalidDate: true }), (date) => {
        const text = date.toISOString().replace('.000Z', 'Z');
        expect(readTimestamp(date.toISOString())).toEqual({ text, zoned: true });
        expect(readTimestamp(date)).toEqual({ text, zoned: true });
        expect(readTimestamp(text)).toEqual({ text, zoned: true });
      }),
    );
  });

  it('of any text is RFC 3339 in UTC or none', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z?$/)),
        (text) => {
          const read = readTimestamp(text);
          if (read !== undefined)
            expect(read.text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.(?:\d{3}){1,3})?Z$/u);
        },
      ),
    );
  });
});

describe('a date as text', () => {
  const CASES: readonly (readonly [LogDate, string | undefined])[] = [
    ['2026-01-02 03:04:05+01:00', '2026-01-02 03:04:05+01:00'],
    ['N/A', 'N/A'],
    [new Date(1336747423007), '2012-05-11T14:43:43.007Z'],
    [1336747423, '2012-05-11T14:43:43Z'],
    [new Date(Number.NaN), undefined],
    [Number.NaN, undefined],
  ];

  it.each(CASES)('%j becomes %j', (value, text) => {
    expect(dateText(value)).toBe(text);
  });
});

describe('a date that may be two', () => {
  it.each(['03/04/2024', '3/4/2024 5:06 PM', '3.4.24', '12-11-2024T00:00:00Z'])('is %s', (text) => {
    expect(isAmbiguousDate(text)).toBe(true);
    expect(readTimestamp(text)).toBeUndefined();
  });

  it.each([
    '2024-13-45',
    '13/04/2024',
    '04/13/2024',
    '03/03/2024',
    '03/04.2024',
    '00/04/2024',
    '3/4/202',
    '3/4/20245',
  ])('is not %s', (text) => {
    expect(isAmbiguousDate(text)).toBe(false);
  });

  it('is no number and no date', () => {
    for (const value of [1_700_000_000, new Date(0)]) expect(isAmbiguousDate(value)).toBe(false);
  });
});
