import { Byte, EachByte, wordsOf } from '../text/byte.ts';

/*
 * Bytes, which are read, compared and copied several at a time where that is quicker. A function may look at up to
 * `BEHIND` bytes behind the range at hand.
 */

/** What a function gives that leaves the record to the engine. */
export const LEFT = -1;

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
export interface ConstantBytes {
  /** The bytes, and zeros up to a whole word. */
  readonly words: DataView;
  readonly length: number;
}

/** Keeps UTF-8, or a text as UTF-8, as a constant. */
export function constantOf(text: string | Uint8Array): ConstantBytes {
  const bytes = typeof text === 'string' ? encode(text) : text;
  const whole = new Uint8Array(bytes.length + SPARE);
  whole.set(bytes);
  return { words: wordsOf(whole), length: bytes.length };
}

/** A text as UTF-8. */
export function encode(text: string): Uint8Array {
  return ENCODER.encode(text);
}

/** The text of a range that was found to be UTF-8. */
export function decode(text: DataView, from: number, to: number): string {
  return DECODER.decode(new Uint8Array(text.buffer, text.byteOffset + from, to - from));
}

/** The same numbers with room for so many; the array itself where it has that. */
export function withRoom<Numbers extends Int32Array | Uint8Array>(numbers: Numbers, size: number): Numbers {
  if (size <= numbers.length) return numbers;
  const longer = new (numbers.constructor as new (size: number) => Numbers)(2 * size);
  longer.set(numbers);
  return longer;
}

/** Where the white space that starts at `at` ends, if there is any. */
export function skipBlanks(text: DataView, at: number): number {
  let end = at;
  for (;;) {
    const byte = text.getUint8(end);
    if (byte > Byte.Space) return end;
    if (byte === Byte.Space) end += text.getInt32(end, true) === EachByte.Space ? Size.Word : 1;
    else if (byte === Byte.LineFeed || byte === Byte.Return || byte === Byte.Tab) end += 1;
    else return end;
  }
}

/** Whether a constant stands at a place. */
export function standsAt({ words, length }: ConstantBytes, text: DataView, at: number): boolean {
  return isSame(words, 0, text, at, length);
}

/** Where the first of some constants ends that stands at a place; -1 where none does. */
export function oneOfEnd(constants: readonly ConstantBytes[], text: DataView, at: number): number {
  for (const one of constants) if (standsAt(one, text, at)) return at + one.length;
  return LEFT;
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
