import { Byte } from '../text/byte.ts';
import { DEEPEST_VALUE } from '../text/depth.ts';
import { constantOf, LEFT, Size, skipBlanks, standsAt } from './bytes.ts';
import { anyNumberEnd, characterLength, ESCAPES, Escape, lowest, specialBits, textEnd } from './ends.ts';

/*
 * Where JSON ends of which nothing is written. What is accepted here is JSON in UTF-8, to the last byte.
 */

const WORDS = /* @__PURE__ */ (() => ['true', 'false', 'null'].map(constantOf))();

/** So many keys an object may have: each is held against those before it. */
const MOST_KEYS = 64;

/** Passes over values in whose objects no key stands twice. */
export class JsonPass {
  /** Of the objects that are open, the numbers that stand for their keys. */
  private readonly keys = new Int32Array(DEEPEST_VALUE * MOST_KEYS);
  private top = 0;

  /** Where the value ends that starts at `at`; -1 where it is no JSON, too deep, or may have a key twice. */
  valueEnd(text: DataView, at: number): number {
    this.top = 0;
    return this.below(text, at, DEEPEST_VALUE);
  }

  private below(text: DataView, at: number, depth: number): number {
    const byte = text.getUint8(at);
    if (byte === Byte.Quote) return jsonTextEnd(text, at + 1);
    if (byte === Byte.OpenObject) return depth === 0 ? LEFT : this.objectEnd(text, at + 1, depth - 1);
    if (byte === Byte.OpenList) return depth === 0 ? LEFT : this.listEnd(text, at + 1, depth - 1);
    if (byte <= Byte.Nine) return anyNumberEnd(text, at);
    for (const word of WORDS) if (standsAt(word, text, at)) return at + word.length;
    return LEFT;
  }

  private listEnd(text: DataView, start: number, depth: number): number {
    let at = skipBlanks(text, start);
    if (text.getUint8(at) === Byte.CloseList) return at + 1;
    for (;;) {
      at = this.below(text, at, depth);
      if (at === LEFT) return LEFT;
      at = skipBlanks(text, at);
      const byte = text.getUint8(at);
      if (byte === Byte.CloseList) return at + 1;
      if (byte !== Byte.Comma) return LEFT;
      at = skipBlanks(text, at + 1);
    }
  }

  private objectEnd(text: DataView, start: number, depth: number): number {
    const base = this.top;
    let at = skipBlanks(text, start);
    if (text.getUint8(at) === Byte.CloseObject) return at + 1;
    for (;;) {
      const end = text.getUint8(at) === Byte.Quote ? textEnd(text, at + 1) : LEFT;
      if (end === LEFT || !this.isNewKey(base, numberOf(text, at + 1, end))) return LEFT;
      const colon = skipBlanks(text, end + 1);
      if (text.getUint8(colon) !== Byte.Colon) return LEFT;
      at = this.below(text, skipBlanks(text, colon + 1), depth);
      if (at === LEFT) return LEFT;
      at = skipBlanks(text, at);
      const byte = text.getUint8(at);
      if (byte === Byte.CloseObject) {
        this.top = base;
        return at + 1;
      }
      if (byte !== Byte.Comma) return LEFT;
      at = skipBlanks(text, at + 1);
    }
  }

  /** Takes the number of a key; gives whether it is of none before it in the object whose keys begin at `base`. */
  private isNewKey(base: number, key: number): boolean {
    const { keys, top } = this;
    if (top - base === MOST_KEYS) return false;
    for (let index = base; index < top; index += 1) if (keys[index] === key) return false;
    keys[top] = key;
    this.top = top + 1;
    return true;
  }
}

/** A number that stands for a text: equal texts have one, and others hardly ever. */
export function numberOf(text: DataView, from: number, to: number): number {
  let number = to - from;
  let at = from;
  for (; at + Size.Word <= to; at += Size.Word) number = mix(number, text.getInt32(at, true));
  return at === to ? number : mix(number, text.getInt32(at, true) << (8 * (Size.Word - to + at)));
}

function mix(number: number, word: number): number {
  const mixed = Math.imul(number ^ word, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/** Behind the closing quote of a text that starts at `at`, behind its opening quote; -1 where it is none. */
export function jsonTextEnd(text: DataView, at: number): number {
  for (let end = at; ; ) {
    const special = specialBits(text.getInt32(end, true));
    if (special === 0) {
      end += Size.Word;
      continue;
    }
    end += lowest(special);
    const byte = text.getUint8(end);
    if (byte === Byte.Quote) return end + 1;
    const length =
      byte === Byte.Backslash
        ? escapeLength(text, end + 1)
        : byte < Byte.Space
          ? 0
          : characterLength(text, end, byte);
    if (length === 0) return LEFT;
    end += length;
  }
}

/** How long an escape is whose backslash stands before `at`, the backslash included; 0 where it is none. */
function escapeLength(text: DataView, at: number): number {
  const kind = ESCAPES[text.getUint8(at)];
  if (kind === Escape.None) return 0;
  if (kind !== Escape.Code) return 2;
  for (let digit = at + 1; digit <= at + 4; digit += 1) if (!isHex(text.getUint8(digit))) return 0;
  return 6;
}

function isHex(byte: number): boolean {
  const letter = byte | 0x20;
  return (byte >= Byte.Zero && byte <= Byte.Nine) || (letter >= Byte.LowerA && letter <= Byte.LowerF);
}
