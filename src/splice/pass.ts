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
    if (byte === Byte.OpenObject || byte === Byte.OpenList)
      return depth === 0 ? LEFT : this.membersEnd(text, at, byte, depth - 1);
    if (byte <= Byte.Nine) return anyNumberEnd(text, at);
    return wordEnd(text, at);
  }

  /** Where an object or a list ends that starts at a place with its bracket. */
  private membersEnd(text: DataView, start: number, bracket: number, depth: number): number {
    const { keys } = this;
    const first = keys.count;
    let at = skipBlanks(text, start + 1);
    if (isClosing(text.getUint8(at), bracket)) return at + 1;
    for (;;) {
      if (bracket === Byte.OpenObject) at = this.valueStart(text, at, first);
      if (at !== LEFT) at = this.below(text, at, depth);
      if (at === LEFT) return LEFT;
      at = skipBlanks(text, at);
      const byte = text.getUint8(at);
      if (isClosing(byte, bracket)) {
        keys.count = first;
        return at + 1;
      }
      if (byte !== Byte.Comma) return LEFT;
      at = skipBlanks(text, at + 1);
    }
  }

  /** Where the value starts whose key does; -1 where none does, or it may be one of those before it in its object. */
  private valueStart(text: DataView, key: number, first: number): number {
    const end = text.getUint8(key) === Byte.Quote ? textEnd(text, key + 1) : LEFT;
    if (end === LEFT || !this.keys.add(first, text, key + 1, end)) return LEFT;
    const colon = skipBlanks(text, end + 1);
    return text.getUint8(colon) === Byte.Colon ? skipBlanks(text, colon + 1) : LEFT;
  }
}

/** Whether a byte is the bracket that closes what another opens: it stands two behind that one. */
export function isClosing(byte: number, bracket: number): boolean {
  return byte === bracket + 2;
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
