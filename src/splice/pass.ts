import { Byte } from '../text/byte.ts';
import { DEEPEST_VALUE } from '../text/depth.ts';
import { LEFT, Size, skipBlanks } from './bytes.ts';
import { anyNumberEnd, jsonTextEnd, textEnd, wordEnd } from './ends.ts';

/*
 * Where JSON ends of which nothing is written. What is accepted here is JSON in UTF-8, to the last byte.
 */

/** So many keys an object may have: each is held against those before it. */
const MOST_KEYS = 64;

/** The keys of the objects that are open, as numbers: of two that are the same `JSON.parse` would take the last. */
export class OpenKeys {
  private readonly numbers = new Int32Array(DEEPEST_VALUE * MOST_KEYS);
  /** How many there are. Whoever opened an object takes its keys back. */
  count = 0;

  /** Takes a key; gives whether it is surely none of those of its object, which begin at `first`. */
  add(first: number, text: DataView, from: number, to: number): boolean {
    const { numbers, count } = this;
    if (count - first === MOST_KEYS) return false;
    const number = numberOf(text, from, to);
    for (let index = first; index < count; index += 1) if (numbers[index] === number) return false;
    numbers[count] = number;
    this.count = count + 1;
    return true;
  }
}

/** Passes over values in whose objects no key stands twice. */
export class JsonPass {
  private readonly keys = new OpenKeys();

  /** Where the value ends that starts at `at`; -1 where it is no JSON, too deep, or may have a key twice. */
  valueEnd(text: DataView, at: number): number {
    this.keys.count = 0;
    return this.below(text, at, DEEPEST_VALUE);
  }

  private below(text: DataView, at: number, depth: number): number {
    const byte = text.getUint8(at);
    if (byte === Byte.Quote) {
      const end = jsonTextEnd(text, at + 1);
      return end === LEFT ? LEFT : end + 1;
    }
    if (byte === Byte.OpenObject) return depth === 0 ? LEFT : this.objectEnd(text, at + 1, depth - 1);
    if (byte === Byte.OpenList) return depth === 0 ? LEFT : this.listEnd(text, at + 1, depth - 1);
    if (byte <= Byte.Nine) return anyNumberEnd(text, at);
    return wordEnd(text, at);
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
    const { keys } = this;
    const first = keys.count;
    let at = skipBlanks(text, start);
    if (text.getUint8(at) === Byte.CloseObject) return at + 1;
    for (;;) {
      const end = text.getUint8(at) === Byte.Quote ? textEnd(text, at + 1) : LEFT;
      if (end === LEFT || !keys.add(first, text, at + 1, end)) return LEFT;
      const colon = skipBlanks(text, end + 1);
      if (text.getUint8(colon) !== Byte.Colon) return LEFT;
      at = this.below(text, skipBlanks(text, colon + 1), depth);
      if (at === LEFT) return LEFT;
      at = skipBlanks(text, at);
      const byte = text.getUint8(at);
      if (byte === Byte.CloseObject) {
        keys.count = first;
        return at + 1;
      }
      if (byte !== Byte.Comma) return LEFT;
      at = skipBlanks(text, at + 1);
    }
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
