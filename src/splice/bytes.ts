/*
 * Bytes, which are read, compared and copied several at a time where that is quicker. Every function stops at the line
 * feed behind a line at the latest, but may look at bytes beyond it.
 */

/** Bytes of JSON text. An enumeration, since the bundler writes its members as plain numbers. */
export enum Byte {
  Tab = 0x09,
  LineFeed = 0x0a,
  Return = 0x0d,
  Space = 0x20,
  Quote = 0x22,
  Comma = 0x2c,
  Minus = 0x2d,
  Point = 0x2e,
  Zero = 0x30,
  Nine = 0x39,
  Colon = 0x3a,
  At = 0x40,
  UpperE = 0x45,
  UpperT = 0x54,
  UpperZ = 0x5a,
  OpenList = 0x5b,
  Backslash = 0x5c,
  CloseList = 0x5d,
  LowerE = 0x65,
  LowerF = 0x66,
  LowerN = 0x6e,
  OpenObject = 0x7b,
  CloseObject = 0x7d,
}

/** How many bytes must stand behind a line's end: none looks further ahead than the longest date. */
export const BEHIND = 32;

/** How many bytes are read or copied at a time. */
export enum Size {
  Word = 4,
  Block = 16,
}

/** What is copied goes over its end by less than this. */
export const SPARE = 16;

const ENCODER = /* @__PURE__ */ new TextEncoder();
const DECODER = /* @__PURE__ */ new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes that never change. */
export interface Constant {
  /** The bytes, and zeros up to a whole word. */
  readonly words: DataView;
  readonly length: number;
}

/** Keeps UTF-8, or a text as UTF-8, as a constant. */
export function constantOf(text: string | Uint8Array): Constant {
  const bytes = typeof text === 'string' ? encode(text) : text;
  const whole = new Uint8Array(bytes.length + SPARE);
  whole.set(bytes);
  return { words: wordsOf(whole), length: bytes.length };
}

/** A text as UTF-8. */
export function encode(text: string): Uint8Array {
  return ENCODER.encode(text);
}

/** The same bytes, to be read as words. */
export function wordsOf({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length);
}

/** The text of a range that was found to be UTF-8. */
export function decode(text: DataView, from: number, to: number): string {
  return DECODER.decode(bytesOf(text, from, to));
}

/** The bytes of a range. */
export function bytesOf(text: DataView, from: number, to: number): Uint8Array {
  return new Uint8Array(text.buffer, text.byteOffset + from, to - from);
}

/** Where the white space that starts at `at` ends, if there is any. A line has no line feed inside. */
export function skipBlanks(text: DataView, at: number): number {
  let end = at;
  while (isBlank(text.getUint8(end))) end += 1;
  return end;
}

function isBlank(byte: number): boolean {
  return byte <= Byte.Space && (byte === Byte.Space || byte === Byte.Tab || byte === Byte.Return);
}

/** Whether a constant stands at a place. */
export function standsAt({ words, length }: Constant, text: DataView, at: number): boolean {
  return isSame(words, 0, text, at, length);
}

/** Whether two ranges hold the same bytes. */
export function isSame(one: DataView, from: number, other: DataView, at: number, length: number): boolean {
  let index = 0;
  for (; index + Size.Word <= length; index += Size.Word) {
    if (one.getInt32(from + index, true) !== other.getInt32(at + index, true)) return false;
  }
  if (index === length) return true;
  // Of the last word, what is beyond the range is shifted out.
  const differs = one.getInt32(from + index, true) ^ other.getInt32(at + index, true);
  return differs << (8 * (Size.Word - length + index)) === 0;
}

/*
 * Copies are made in long words, two of them before their number is looked at: a wrong guess of the processor costs
 * more. They go through numbers whose bits stay what they are: UTF-8 never has those of NaN, which an engine may change.
 */

/** Copies UTF-8 from a place with {@link SPARE} bytes more to another such place. */
export function copyConstant(
  source: DataView,
  from: number,
  length: number,
  target: DataView,
  at: number,
): void {
  for (let index = 0; index < length; index += Size.Block)
    copyBlock(source, from + index, target, at + index);
}

/** Copies a range of UTF-8, which goes on to `end` at least, to a place with {@link SPARE} bytes more. */
export function copyText(
  source: DataView,
  from: number,
  to: number,
  end: number,
  target: DataView,
  at: number,
): void {
  const move = at - from;
  let place = from;
  for (; place < to && place + Size.Block <= end; place += Size.Block)
    copyBlock(source, place, target, place + move);
  for (; place < to; place += 1) target.setUint8(place + move, source.getUint8(place));
}

function copyBlock(source: DataView, from: number, target: DataView, at: number): void {
  target.setFloat64(at, source.getFloat64(from, true), true);
  target.setFloat64(at + 8, source.getFloat64(from + 8, true), true);
}
