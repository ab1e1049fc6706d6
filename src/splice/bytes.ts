import { isCalendarDay } from '../log/timestamp.ts';

/*
 * JSON text as bytes. What is accepted here is text that `JSON.stringify` would write just so, in UTF-8: it may be
 * copied as it stands. Every function stops at the line feed behind a line at the latest.
 */

export const QUOTE = 0x22;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const OPEN_LIST = 0x5b;
export const CLOSE_LIST = 0x5d;
export const OPEN_OBJECT = 0x7b;
export const CLOSE_OBJECT = 0x7d;
export const BACKSLASH = 0x5c;
export const SPACE = 0x20;
const ZERO = 0x30;
const NINE = 0x39;

const ENCODER = /* @__PURE__ */ new TextEncoder();
const DECODER = /* @__PURE__ */ new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function encode(text: string): Uint8Array {
  return ENCODER.encode(text);
}

/** The text of a range that was found to be UTF-8. */
export function decode(bytes: Uint8Array, from: number, to: number): string {
  return DECODER.decode(bytes.subarray(from, to));
}

/** Where the white space that starts at `at` ends, if there is any. A line has no line feed inside. */
export function skipBlanks(bytes: Uint8Array, at: number): number {
  let end = at;
  while (bytes[end] === SPACE || bytes[end] === 9 || bytes[end] === 13) end += 1;
  return end;
}

/** Whether bytes stand at a place. */
export function standsAt(expected: Uint8Array, bytes: Uint8Array, at: number): boolean {
  for (let index = 0; index < expected.length; index += 1) {
    if (bytes[at + index] !== expected[index]) return false;
  }
  return true;
}

/** Whether two ranges hold the same bytes. */
export function sameBytes(
  one: Uint8Array,
  from: number,
  other: Uint8Array,
  otherFrom: number,
  length: number,
): boolean {
  for (let index = 0; index < length; index += 1) {
    if (one[from + index] !== other[otherFrom + index]) return false;
  }
  return true;
}

/** The escapes that `JSON.stringify` writes with one character: what follows the backslash. */
const SHORT_ESCAPES = /* @__PURE__ */ encode('"\\bfnrt');

/** Where a text ends that starts at `at`, behind its opening quote; -1 where it would be written in other bytes. */
export function textEnd(bytes: Uint8Array, at: number): number {
  let end = at;
  for (;;) {
    const byte = bytes[end]!;
    if (byte === QUOTE) return end;
    if (byte === BACKSLASH) {
      if (!SHORT_ESCAPES.includes(bytes[end + 1]!)) return -1;
      end += 2;
    } else if (byte >= 0x80) {
      const length = characterLength(bytes, end, byte);
      if (length === 0) return -1;
      end += length;
    } else if (byte < SPACE) return -1;
    else end += 1;
  }
}

/** How many bytes the character has that starts with this one; 0 where it is no UTF-8. */
function characterLength(bytes: Uint8Array, at: number, first: number): number {
  const second = bytes[at + 1]! - 0x80;
  if (first < 0xc2 || first > 0xf4 || second < 0 || second > 0x3f) return 0;
  if (first < 0xe0) return 2;
  if (!continues(bytes[at + 2]!)) return 0;
  if (first < 0xf0) {
    // Nothing that two bytes could hold, and no half of a character.
    const isRight = first === 0xe0 ? second >= 0x20 : first !== 0xed || second < 0x20;
    return isRight ? 3 : 0;
  }
  const isRight = first === 0xf0 ? second >= 0x10 : first !== 0xf4 || second < 0x10;
  return isRight && continues(bytes[at + 3]!) ? 4 : 0;
}

function continues(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

const ARN_START = /* @__PURE__ */ encode('arn:');

/** Where an ARN of printable ASCII ends that starts at `at`, behind its opening quote; -1 where it is none. */
export function arnEnd(bytes: Uint8Array, at: number): number {
  if (!standsAt(ARN_START, bytes, at)) return -1;
  for (let end = at; ; end += 1) {
    const byte = bytes[end]!;
    if (byte === QUOTE) return end;
    if (byte <= SPACE || byte > 0x7e || byte === BACKSLASH) return -1;
  }
}

/** Where a whole number ends that starts at `at` and stays what it is when it is read; -1 where it is none. */
export function numberEnd(bytes: Uint8Array, at: number): number {
  const start = bytes[at] === 0x2d ? at + 1 : at;
  let end = start;
  while (isDigit(bytes[end]!)) end += 1;
  const digits = end - start;
  if (digits === 0 || digits > 15 || (bytes[start] === ZERO && end > at + 1)) return -1;
  const next = bytes[end];
  return next === 0x2e || next === 0x45 || next === 0x65 ? -1 : end;
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE;
}

/** How long a date is without its zone: `2026-01-02T03:04:05`. */
export const SECONDS_LENGTH = 19;

/**
 * Where a date ends that starts at `at`, behind its opening quote, in the forms in which nearly every source writes
 * whole seconds of UTC: a fraction of zeros or none, then `Z` or `+00:00`. -1 for every other form and for dates that
 * do not exist.
 */
export function timestampEnd(bytes: Uint8Array, at: number): number {
  if (!isDay(bytes, at) || !isTime(bytes, at)) return -1;
  let end = at + SECONDS_LENGTH;
  if (bytes[end] === 0x2e) {
    end += 1;
    if (bytes[end] !== ZERO) return -1;
    while (bytes[end] === ZERO) end += 1;
  }
  const zone = bytes[end] === 0x5a ? 1 : standsAt(UTC_OFFSET, bytes, end) ? UTC_OFFSET.length : 0;
  return zone > 0 && bytes[end + zone] === QUOTE ? end + zone : -1;
}

const UTC_OFFSET = /* @__PURE__ */ encode('+00:00');

function isDay(bytes: Uint8Array, at: number): boolean {
  if (bytes[at + 4] !== 0x2d || bytes[at + 7] !== 0x2d) return false;
  const century = twoDigits(bytes, at);
  const years = twoDigits(bytes, at + 2);
  const month = twoDigits(bytes, at + 5);
  const day = twoDigits(bytes, at + 8);
  return century <= 99 && years <= 99 && isCalendarDay(century * 100 + years, month, day);
}

function isTime(bytes: Uint8Array, at: number): boolean {
  return (
    bytes[at + 10] === 0x54 &&
    bytes[at + 13] === 0x3a &&
    bytes[at + 16] === 0x3a &&
    twoDigits(bytes, at + 11) <= 23 &&
    twoDigits(bytes, at + 14) <= 59 &&
    twoDigits(bytes, at + 17) <= 59
  );
}

/** Two decimal digits as a number; 100, too many of everything, where they are none. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - ZERO;
  const ones = bytes[at + 1]! - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : 100;
}
