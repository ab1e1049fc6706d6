import { isCalendarDay } from '../log/timestamp.ts';
import { Byte, constantOf, encode, Size, standsAt } from './bytes.ts';

/*
 * Where values end. What is accepted here is text that `JSON.stringify` would write just so, in UTF-8: it may be copied
 * as it stands.
 */

/** Words of which each byte is the same. */
enum Each {
  One = 0x01010101,
  Space = 0x20202020,
  Printable = 0x21212121,
  Quote = 0x22222222,
  Backslash = 0x5c5c5c5c,
  /** Added to a byte above 9, it sets the high bit. */
  AboveNine = 0x76767676,
  /** Of each byte, the high bit; as a number of 32 bits, it is negative. */
  HighBit = -0x7f7f7f80,
}

/** What follows the backslash in the escapes that `JSON.stringify` writes with one character. */
const SHORT_ESCAPES: ReadonlySet<number> = /* @__PURE__ */ new Set(encode('"\\bfnrt'));

/** Where a text ends that starts at `at`, behind its opening quote; -1 where it would be written in other bytes. */
export function textEnd(text: DataView, at: number): number {
  for (let end = at; ; ) {
    const special = specialBits(text.getInt32(end, true));
    if (special === 0) {
      end += Size.Word;
      continue;
    }
    end += lowest(special);
    const byte = text.getUint8(end);
    if (byte === Byte.Quote) return end;
    if (byte === Byte.Backslash) {
      if (!SHORT_ESCAPES.has(text.getUint8(end + 1))) return -1;
      end += 2;
    } else {
      const length = byte < Byte.Space ? 0 : characterLength(text, end, byte);
      if (length === 0) return -1;
      end += length;
    }
  }
}

/*
 * Four bytes are judged at once by what a subtraction leaves in the high bit of each. Of the bits that are set, only
 * the lowest is sure: a byte may be taken for special because of the one below it.
 */

/** The high bits of bytes that do not stand for themselves in JSON text. */
function specialBits(word: number): number {
  return (markBits(word) | word | (word - Each.Space)) & Each.HighBit;
}

/** The high bits of bytes that end a run of printable ASCII without white space. */
function unprintableBits(word: number): number {
  return (markBits(word) | word | (word + Each.One) | (word - Each.Printable)) & Each.HighBit;
}

function markBits(word: number): number {
  const quote = word ^ Each.Quote;
  const backslash = word ^ Each.Backslash;
  return ((quote - Each.One) & ~quote) | ((backslash - Each.One) & ~backslash);
}

/** Which byte of a word has the lowest of its high bits. */
function lowest(highBits: number): number {
  return (31 - Math.clz32(highBits & -highBits)) >> 3;
}

/** How many bytes the character has that starts with this one; 0 where it is no UTF-8. */
function characterLength(text: DataView, at: number, first: number): number {
  const second = text.getUint8(at + 1) - 0x80;
  if (first < 0xc2 || first > 0xf4 || second < 0 || second > 0x3f) return 0;
  if (first < 0xe0) return 2;
  if (!continues(text.getUint8(at + 2))) return 0;
  if (first < 0xf0) {
    // Nothing that two bytes could hold, and no half of a character.
    const isRight = first === 0xe0 ? second >= 0x20 : first !== 0xed || second < 0x20;
    return isRight ? 3 : 0;
  }
  const isRight = first === 0xf0 ? second >= 0x10 : first !== 0xf4 || second < 0x10;
  return isRight && continues(text.getUint8(at + 3)) ? 4 : 0;
}

function continues(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

const ARN_START = /* @__PURE__ */ constantOf('arn:');

/** Where an ARN of printable ASCII ends that starts at `at`, behind its opening quote; -1 where it is none. */
export function arnEnd(text: DataView, at: number): number {
  if (!standsAt(ARN_START, text, at)) return -1;
  for (let end = at; ; end += Size.Word) {
    const found = unprintableBits(text.getInt32(end, true));
    if (found === 0) continue;
    end += lowest(found);
    return text.getUint8(end) === Byte.Quote ? end : -1;
  }
}

/** Where a whole number ends that starts at `at` and stays what it is when it is read; -1 where it is none. */
export function numberEnd(text: DataView, at: number): number {
  const start = text.getUint8(at) === Byte.Minus ? at + 1 : at;
  let end = start;
  while (isDigit(text.getUint8(end))) end += 1;
  const digits = end - start;
  if (digits === 0 || digits > 15 || (text.getUint8(start) === Byte.Zero && end > at + 1)) return -1;
  const next = text.getUint8(end);
  return next === Byte.Point || next === Byte.UpperE || next === Byte.LowerE ? -1 : end;
}

function isDigit(byte: number): boolean {
  return byte >= Byte.Zero && byte <= Byte.Nine;
}

/** How long a date is without its zone: `2026-01-02T03:04:05`. */
export const SECONDS_LENGTH = 19;

/** A date as words, the first byte being the lowest, with zeros for its digits: `0000`, `-00-`, `00T0`, `0:00`, `:00`. */
enum DateForm {
  Year = 0x30303030,
  Month = 0x2d30302d,
  Day = 0x30543030,
  Hour = 0x30303a30,
  Second = 0x0030303a,
}

const UTC_OFFSET = /* @__PURE__ */ constantOf('+00:00');

/**
 * Where a date ends that starts at `at`, behind its opening quote, in the forms in which nearly every source writes
 * whole seconds of UTC: a fraction of zeros or none, then `Z` or `+00:00`. -1 for every other form and for dates that
 * do not exist.
 */
export function timestampEnd(text: DataView, at: number): number {
  if (!isDate(text, at)) return -1;
  let end = at + SECONDS_LENGTH;
  if (text.getUint8(end) === Byte.Point) {
    end += 1;
    if (text.getUint8(end) !== Byte.Zero) return -1;
    while (text.getUint8(end) === Byte.Zero) end += 1;
  }
  const zone =
    text.getUint8(end) === Byte.UpperZ ? 1 : standsAt(UTC_OFFSET, text, end) ? UTC_OFFSET.length : 0;
  return zone > 0 && text.getUint8(end + zone) === Byte.Quote ? end + zone : -1;
}

/** Whether a date and a time stand at a place, without a zone, that exist. */
function isDate(text: DataView, at: number): boolean {
  const years = text.getInt32(at, true) ^ DateForm.Year;
  const months = text.getInt32(at + 4, true) ^ DateForm.Month;
  const days = text.getInt32(at + 8, true) ^ DateForm.Day;
  const hours = text.getInt32(at + 12, true) ^ DateForm.Hour;
  const seconds = (text.getInt32(at + 16, true) ^ DateForm.Second) & 0xffffff;
  // What is no digit must have left nothing, and each digit nothing above 9.
  const marks = (months & 0xff0000ff) | (days & 0xff0000) | (hours & 0xff00) | (seconds & 0xff);
  if ((marks | tooMuch(years) | tooMuch(months) | tooMuch(days) | tooMuch(hours) | tooMuch(seconds)) !== 0)
    return false;
  const year = digitsAt(years, 0) * 100 + digitsAt(years, 16);
  return (
    isCalendarDay(year, digitsAt(months, 8), digitsAt(days, 0)) &&
    (days >> 24) * 10 + (hours & 0xf) <= 23 &&
    digitsAt(hours, 16) <= 59 &&
    digitsAt(seconds, 8) <= 59
  );
}

/** The high bits of bytes above 9. */
function tooMuch(word: number): number {
  return ((word + Each.AboveNine) | word) & Each.HighBit;
}

/** The number of two digits, the first of which lies at a bit. */
function digitsAt(word: number, bit: number): number {
  return ((word >> bit) & 0xf) * 10 + ((word >> (bit + 8)) & 0xf);
}
