// By its parts: the whole of it takes longer to load than thousands of records to map.
import { isValid } from 'date-fns/isValid';
import { parseISO } from 'date-fns/parseISO';
import { timeOf } from './date.ts';
import type { LogDate } from './form.ts';

/** A date that was read: RFC 3339 in UTC with 0, 3, 6 or 9 fractional digits, and whether the log named a zone. */
export interface ReadTimestamp {
  readonly text: string;
  readonly zoned: boolean;
}

/** RFC 3339, and what leaves nothing to guess either: `+0000` as Java and Python write it, ` UTC` as Ruby and Go do. */
const RFC_3339 =
  /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d)(?:\.(\d+))?(?:([Zz])|( UTC)| ?([+-]\d\d):?(\d\d)(?: UTC)?)?$/u;

/** Epoch milliseconds as .NET's older JSON writes them; an offset behind them only says how to show them. */
const NET_DATE = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/u;

/** The seconds of 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z: what a UDM timestamp can hold. */
const FIRST_SECOND = -62_135_596_800;
const LAST_SECOND = 253_402_300_799;

/** What .NET and Go write for a date that was never set. */
const ZERO_DATE = '0001-01-01T00:00:00Z';

/**
 * Reads a date without guessing: RFC 3339 with `Z`, an offset or (read as UTC) no zone, a space for the `T`,
 * fractions of any length; `+0000` and ` UTC` for the zone; `/Date(1615714013000)/`; a `Date`; epoch seconds.
 *
 * @param value what the log holds
 * @returns the date in UTC, fractions cut to nanoseconds; undefined where it does not exist, has another form or is
 * the zero date, which means never
 * @example
 * readTimestamp('2023-03-09 10:41:45+01:00'); // { text: '2023-03-09T09:41:45Z', zoned: true }
 */
export function readTimestamp(value: LogDate): ReadTimestamp | undefined {
  const read = readAny(value);
  return read?.text === ZERO_DATE ? undefined : read;
}

/** Whether a date is the zero date of .NET and Go, which stands for a date that was never set. */
export function isZeroDate(value: LogDate): boolean {
  return readAny(value)?.text === ZERO_DATE;
}

/** A day and a month before a year, which people write in either order. */
const EITHER_ORDER = /^(0?[1-9]|1[0-2])([./-])(0?[1-9]|1[0-2])\2\d{2}(?:\d\d)?(?!\d)/u;

/** Whether a date cannot be read because it may be two: 03/04/2024. */
export function isAmbiguousDate(value: LogDate): boolean {
  const [, first, , second] = (typeof value === 'string' && EITHER_ORDER.exec(value)) || [];
  return first !== undefined && Number(first) !== Number(second);
}

function readAny(value: LogDate): ReadTimestamp | undefined {
  if (typeof value === 'string') return readText(value);
  const text = typeof value === 'number' ? readEpoch(value) : readDate(value);
  return text === undefined ? undefined : { text, zoned: true };
}

function readText(value: string): ReadTimestamp | undefined {
  const common = commonTimestamp(value);
  if (common !== undefined) return { text: common, zoned: true };
  const match = RFC_3339.exec(value);
  if (match === null) return readNetDate(value);
  const [, day, time, fraction = '', letter, name, hours, minutes] = match;
  // date-fns reads hour 24 as the next day's midnight and a zone-less text as local time.
  if (time!.startsWith('24') || (hours !== undefined && !isOffset(hours, minutes!))) return undefined;
  const date = parseISO(`${day}T${time}${hours === undefined ? 'Z' : `${hours}:${minutes}`}`);
  if (!isValid(date)) return undefined;
  const text = print(date.getTime() / 1000, fraction);
  return text === undefined ? undefined : { text, zoned: (letter ?? name ?? hours) !== undefined };
}

function isOffset(hours: string, minutes: string): boolean {
  return hours.slice(1) <= '23' && minutes <= '59';
}

function readNetDate(value: string): ReadTimestamp | undefined {
  const milliseconds = NET_DATE.exec(value)?.[1];
  const text = milliseconds === undefined ? undefined : printMilliseconds(Number(milliseconds));
  return text === undefined ? undefined : { text, zoned: true };
}

function readDate(date: Date): string | undefined {
  const milliseconds = timeOf(date);
  if (milliseconds === undefined || Number.isNaN(milliseconds)) return undefined;
  return printMilliseconds(milliseconds);
}

function printMilliseconds(milliseconds: number): string | undefined {
  const seconds = Math.floor(milliseconds / 1000);
  return print(seconds, String(milliseconds - seconds * 1000).padStart(3, '0'));
}

function readEpoch(epoch: number): string | undefined {
  const seconds = Math.floor(epoch);
  if (Number.isInteger(epoch)) return print(seconds, '');
  // The shortest decimal text of the number is what the source wrote; the difference of doubles is not.
  const decimal = Math.abs(epoch) < 1e-6 ? Math.abs(epoch).toFixed(9) : String(Math.abs(epoch));
  const fraction = decimal.slice(decimal.indexOf('.') + 1);
  if (epoch > 0) return print(seconds, fraction);
  const nanoseconds = 1_000_000_000 - Number(fraction.padEnd(9, '0').slice(0, 9));
  return nanoseconds === 1_000_000_000
    ? print(seconds + 1, '')
    : print(seconds, String(nanoseconds).padStart(9, '0'));
}

function print(seconds: number, fraction: string): string | undefined {
  if (!(seconds >= FIRST_SECOND && seconds <= LAST_SECOND)) return undefined;
  const whole = new Date(seconds * 1000).toISOString().slice(0, 19);
  return `${whole}${fractionText(fraction)}Z`;
}

/** A fraction of 0, 3, 6 or 9 digits with its point, cut to nanoseconds. */
function fractionText(fraction: string): string {
  const digits = fraction.slice(0, 9).replace(/0+$/u, '');
  return digits === '' ? '' : `.${digits.padEnd(Math.ceil(digits.length / 3) * 3, '0')}`;
}

/**
 * A date as the text of a label: the log's own text, or RFC 3339 where the log has no text of its own; undefined for
 * the zero date.
 */
export function dateText(value: LogDate): string | undefined {
  if (typeof value !== 'string') return readTimestamp(value)?.text;
  return isZeroDate(value) ? undefined : value;
}

const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const UTC_TAIL = /^(?:\.(\d+))?(?:Z|\+00:00)$/u;

/**
 * Reads the forms in which nearly every source writes dates, quickly: `2026-01-02T03:04:05`, a fraction or none,
 * then `Z` or `+00:00`.
 *
 * @returns what {@link readTimestamp} gives as text; undefined for every other form and for dates that do not exist
 */
export function commonTimestamp(text: string): string | undefined {
  if (text.length < 20 || !isDay(text) || !isTime(text)) return undefined;
  if (text.length === 20 && text.charCodeAt(19) === 90) return text;
  if (text.length === 25 && text.endsWith('+00:00')) return `${text.slice(0, 19)}Z`;
  const tail = UTC_TAIL.exec(text.slice(19));
  return tail === null ? undefined : `${text.slice(0, 19)}${fractionText(tail[1] ?? '')}Z`;
}

function isDay(text: string): boolean {
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  const century = twoDigits(text, 0);
  const years = twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  return century <= 99 && years <= 99 && isCalendarDay(century * 100 + years, month, day);
}

/** Whether the calendar has a day, from the second of the year 1 on: the first is the day of the zero date. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  if (year === 0 || month < 1 || month > 12 || (year === 1 && month === 1 && day === 1)) return false;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= DAYS[month]! + (leap ? 1 : 0);
}

function isTime(text: string): boolean {
  return (
    text.charCodeAt(10) === 84 &&
    text.charCodeAt(13) === 58 &&
    text.charCodeAt(16) === 58 &&
    twoDigits(text, 11) <= 23 &&
    twoDigits(text, 14) <= 59 &&
    twoDigits(text, 17) <= 59
  );
}

/** Two decimal digits as a number; 100, too many of everything, where they are none. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : 100;
}
