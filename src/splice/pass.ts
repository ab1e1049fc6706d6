import { Byte, lowest } from '../text/byte.ts';
import { DEEPEST_VALUE } from '../text/depth.ts';
import { LEFT, Size, skipBlanks } from './bytes.ts';
import { anyNumberEnd, isDigit, jsonTextEnd, numberEnd, specialLength, textEnd, wordEnd } from './ends.ts';
import { specialBits } from './escape.ts';

/** What stands in a JSON text for a quote or a backslash. */
enum Escaped {
  Quote = 0x5c22,
  Backslash = 0x5c5c,
}

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

/** Reads JSON in whose objects no key stands twice. What it accepts is JSON in UTF-8, to the last byte. */
export class JsonPass {
  /** Where what was written ends. */
  out = 0;
  private source!: DataView;
  private target: DataView | undefined;
  private isOwn = false;
  private readonly keys = new OpenKeys();

  /** Where the value ends that starts at `at`; -1 where it is no JSON, too deep, or may have a key twice. */
  valueEnd(source: DataView, at: number): number {
    return this.write(source, at, false, undefined, 0);
  }

  /**
   * Writes a value as the inside of a JSON text, without white space between its tokens: all else stays as it is.
   *
   * @param isOwn whether it must be what `JSON.stringify` makes of what it says, but for white space
   * @param target where to write: twice as many bytes as are read, and some more
   * @returns where it ends, as {@link JsonPass.valueEnd}
   */
  write(source: DataView, start: number, isOwn: boolean, target: DataView | undefined, at: number): number {
    this.source = source;
    this.target = target;
    this.isOwn = isOwn;
    this.out = at;
    this.keys.count = 0;
    return this.value(start, DEEPEST_VALUE);
  }

  private value(at: number, depth: number): number {
    const byte = this.source.getUint8(at);
    if (byte === Byte.Quote) return this.text(at, this.isOwn);
    if (byte === Byte.OpenObject || byte === Byte.OpenList)
      return depth === 0 ? LEFT : this.members(at, byte, depth - 1);
    return this.literal(at, byte);
  }

  /** Reads an object or a list. */
  private members(start: number, bracket: number, depth: number): number {
    const { source, keys } = this;
    const first = keys.count;
    // The bracket that closes stands two behind the one that opens.
    const closing = bracket + 2;
    this.put(bracket);
    let at = skipBlanks(source, start + 1);
    for (let byte = source.getUint8(at); byte !== closing; ) {
      if (bracket === Byte.OpenObject) at = this.key(at, first);
      if (at !== LEFT) at = this.value(at, depth);
      if (at === LEFT) return LEFT;
      at = skipBlanks(source, at);
      byte = source.getUint8(at);
      if (byte === closing) break;
      if (byte !== Byte.Comma) return LEFT;
      this.put(byte);
      at = skipBlanks(source, at + 1);
    }
    this.put(closing);
    keys.count = first;
    return at + 1;
  }

  /** Reads a key with the colon behind it: it may be none of those of its object, from the first on. */
  private key(at: number, first: number): number {
    const { source, isOwn } = this;
    const end = source.getUint8(at) === Byte.Quote ? this.text(at, true) : LEFT;
    if (end === LEFT || (isOwn && isMoved(source.getUint8(at + 1)))) return LEFT;
    if (!this.keys.add(first, source, at + 1, end - 1)) return LEFT;
    const colon = skipBlanks(source, end);
    if (source.getUint8(colon) !== Byte.Colon) return LEFT;
    this.put(Byte.Colon);
    return skipBlanks(source, colon + 1);
  }

  private text(at: number, isOwn: boolean): number {
    const { source, target } = this;
    if (target !== undefined) return this.writeText(at, isOwn, target);
    const end = isOwn ? textEnd(source, at + 1) : jsonTextEnd(source, at + 1);
    return end === LEFT ? LEFT : end + 1;
  }

  private writeText(at: number, isOwn: boolean, target: DataView): number {
    const { source } = this;
    let place = at + 1;
    let out = this.out + 2;
    target.setInt16(this.out, Escaped.Quote);
    for (;;) {
      const word = source.getInt32(place, true);
      target.setInt32(out, word, true);
      const special = specialBits(word);
      const plain = special === 0 ? Size.Word : lowest(special);
      place += plain;
      out += plain;
      if (special === 0) continue;
      const byte = source.getUint8(place);
      if (byte === Byte.Quote) {
        target.setInt16(out, Escaped.Quote);
        this.out = out + 2;
        return place + 1;
      }
      const length = specialLength(source, place, byte, isOwn);
      if (length === 0) return LEFT;
      if (byte === Byte.Backslash) {
        const escaped = source.getUint8(place + 1);
        const isMark = escaped === Byte.Quote || escaped === Byte.Backslash;
        target.setInt16(out, Escaped.Backslash);
        if (isMark) target.setInt16(out + 2, (Byte.Backslash << 8) | escaped);
        // What else is in an escape is copied like other text.
        place += isMark ? 2 : 1;
        out += isMark ? 4 : 2;
      } else {
        target.setInt32(out, source.getInt32(place, true), true);
        place += length;
        out += length;
      }
    }
  }

  /** Reads a number, a truth value or `null`. */
  private literal(at: number, first: number): number {
    const { source, isOwn } = this;
    const end = first > Byte.Nine ? wordEnd(source, at) : (isOwn ? numberEnd : anyNumberEnd)(source, at);
    if (this.target !== undefined)
      for (let place = at; place < end; place += 1) this.put(source.getUint8(place));
    return end;
  }

  private put(byte: number): void {
    this.target?.setUint8(this.out, byte);
    this.out += 1;
  }
}

/** Whether a key that begins so may stand elsewhere once it is parsed: numbers come first, and `__proto__` is none. */
function isMoved(first: number): boolean {
  return isDigit(first) || first === Byte.Underline;
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
