import { isCalendarDay } from '../log/timestamp.ts';
import { Byte, EachByte, lowest, markBits } from '../text/byte.ts';
import { constantOf, LEFT, oneOfEnd, Size } from './bytes.ts';
import { escapeLength, specialBits } from './escape.ts';

/*
 * Where values end. What is accepted here is text that `JSON.stringify` would write just so, in UTF-8: it may be copied
 * as it stands.
 */

/** Where a text ends that starts at `at`, behind its opening quote; -1 where it would be written in other bytes. */
export function textEnd(text: DataView, at: number): number {
  return endOfText(text, at, true);
}

/** Where any text of JSON ends that starts at `at`, behind its opening quote; -1 where it is none. */
export function jsonTextEnd(text: DataView, at: number): number {
  return endOfText(text, at, false);
}

/** @param isOwn whether its escapes must be those that `JSON.stringify` writes */
function endOfText(text: DataView, at: number, isOwn: boolean): number {
  for (let end = at; ; ) {
    const special = specialBits(text.getInt32(end, true));
    end += special === 0 ? Size.Word : lowest(special);
    if (special === 0) continue;
    const byte = text.getUint8(end);
    if (byte === Byte.Quote) return end;
    const length = specialLength(text, end, byte, isOwn);
    if (length === 0) return LEFT;
    end += length;
  }
}

/** How many bytes an escape has, or a character beyond ASCII, that starts with a byte; 0 where neither does. */
export function specialLength(text: DataView, at: number, byte: number, isOwn: boolean): number {
  return byte === Byte.Backslash ? escapeLength(text, at, isOwn) : characterLength(text, at, byte);
}

/** How many bytes the character has that starts with this one; 0 where it is no UTF-8. */
export function characterLength(text: DataView, at: number, first: number): number {
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

/** Where a text of ASCII without white space and escapes ends that starts at `at`, behind its opening quote; else -1. */
export function printableEnd(text: DataView, at: number): number {
  for (let end = at; ; end += Size.Word) {
    const word = text.getInt32(end, true);
    const special = (markBits(word) | word | (word - EachByte.Printable)) & EachByte.HighBit;
    if (special === 0) continue;
    end += lowest(special);
    return text.getUint8(end) === Byte.Quote ? end : LEFT;
  }
}

/** Where a whole number ends that starts at `at` and stays what it is when it is read; -1 where it is none. */
export function numberEnd(text: DataView, at: number): number {
  const start = text.getUint8(at) === Byte.Minus ? at + 1 : at;
  const end = digitsEnd(text, start);
  const digits = end - start;
  if (digits === 0 || digits > 15 || (text.getUint8(start) === Byte.Zero && end > at + 1)) return LEFT;
  const next = text.getUint8(end);
  return next === Byte.Point || (next | 0x20) === Byte.LowerE ? LEFT : end;
}

export function isDigit(byte: number): boolean {
  return byte >= Byte.Zero && byte <= Byte.Nine;
}

const WORDS = /* @__PURE__ */ (() => ['true', 'false', 'null'].map(constantOf))();

/** Where `true`, `false` or `null` ends that starts at `at`; -1 where none of them does. */
export function wordEnd(text: DataView, at: number): number {
  return oneOfEnd(WORDS, text, at);
}

/** How long a date is without its zone: `2026-01-02T03:04:05`. */
export const SECONDS_LENGTH = 19;

const ZONES = /* @__PURE__ */ (() => ['Z"', '+00:00"'].map(constantOf))();

/**
 * Where a date ends that starts at `at`, behind its opening quote, in the forms in which nearly every source writes UTC:
 * `T` or a space before the time, a fraction or none, then `Z` or `+00:00`. -1 for every other form and for dates that
 * do not exist.
 */
export function timestampEnd(text: DataView, at: number): number {
  const zone = isDate(text, at) ? fractionEnd(text, at + SECONDS_LENGTH) : LEFT;
  const end = zone === LEFT ? LEFT : oneOfEnd(ZONES, text, zone);
  return end === LEFT ? LEFT : end - 1;
}

/** Where the decimal digits end that start at `at`, if there are any. */
function digitsEnd(text: DataView, at: number): number {
  let end = at;
  while (isDigit(text.getUint8(end))) end += 1;
  return end;
}

/** Where a fraction ends, if its point stands at `at`; -1 where no digit is behind the point. */
function fractionEnd(text: DataView, at: number): number {
  if (text.getUint8(at) !== Byte.Point) return at;
  const end = digitsEnd(text, at + 1);
  return end === at + 1 ? LEFT : end;
}

/** A date as words, the first byte being the lowest, with zeros for its digits: `0000`, `-00-`, `00T0`, `0:00`, `:00`. */
enum DateForm {
  Year = 0x30303030,
  Month = 0x2d30302d,
  Day = 0x30543030,
  Hour = 0x30303a30,
  Second = 0x0030303a,
  /** What is left of `Day` where a space stands for the `T`. */
  Space = 0x740000,
}

/** Whether a date and a time stand at a place, without a zone, that exist. */
function isDate(text: DataView, at: number): boolean {
  const years = text.getInt32(at, true) ^ DateForm.Year;
  const months = text.getInt32(at + 4, true) ^ DateForm.Month;
  const word = text.getInt32(at + 8, true) ^ DateForm.Day;
  const days = (word & 0xff0000) === DateForm.Space ? word ^ DateForm.Space : word;
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
  return ((word + EachByte.AboveNine) | word) & EachByte.HighBit;
}

/** The number of two digits, the first of which lies at a bit. */
function digitsAt(word: number, bit: number): number {
  return ((word >> bit) & 0xf) * 10 + ((word >> (bit + 8)) & 0xf);
}

/** Where any number of JSON ends that starts at `at`; -1 where it is none. */
export function anyNumberEnd(text: DataView, at: number): number {
  const start = text.getUint8(at) === Byte.Minus ? at + 1 : at;
  const whole = text.getUint8(start) === Byte.Zero ? start + 1 : digitsEnd(text, start);
  const end = whole === start ? LEFT : fractionEnd(text, whole);
  if (end === LEFT || (text.getUint8(end) | 0x20) !== Byte.LowerE) return end;
  const sign = text.getUint8(end + 1);
  const exponent = sign === Byte.Plus || sign === Byte.Minus ? end + 2 : end + 1;
  const last = digitsEnd(text, exponent);
  return last === exponent ? LEFT : last;
}
