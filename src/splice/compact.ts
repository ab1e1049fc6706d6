import { Byte, lowest } from '../text/byte.ts';
import { DEEPEST_VALUE } from '../text/depth.ts';
import { LEFT, Size, skipBlanks } from './bytes.ts';
import { anyNumberEnd, characterLength, isDigit, numberEnd, specialBits, wordEnd } from './ends.ts';
import { escapeLength } from './escape.ts';
import { isClosing, OpenKeys } from './pass.ts';

/** What stands in a JSON text for a quote or a backslash. */
enum Escaped {
  Quote = 0x5c22,
  Backslash = 0x5c5c,
}

/**
 * Writes JSON without white space between its tokens, as the inside of a JSON text: all else stays as it is. It takes
 * nothing but whole values, in UTF-8, that are no deeper than policies are. Behind what it reads stands a byte that
 * belongs to no value.
 */
export class CompactWriter {
  /** Where what was read ends in the source. */
  end = 0;
  private source!: DataView;
  private target!: DataView;
  private out = 0;
  private isOwn = false;
  private depth = 0;
  private readonly opened = new Uint8Array(DEEPEST_VALUE + 1);
  private readonly keys = new OpenKeys();
  /** How many keys there were when an object was opened. */
  private readonly firsts = new Int32Array(DEEPEST_VALUE + 1);

  /**
   * Writes one value.
   *
   * @param source where it stands
   * @param start its first byte
   * @param target where to write: twice as many bytes as are read, and some more
   * @param at the place there
   * @param isOwn whether it must be what `JSON.stringify` makes of what it says, but for white space
   * @returns where what was written ends; -1 where it is left
   */
  write(source: DataView, start: number, target: DataView, at: number, isOwn: boolean): number {
    this.source = source;
    this.target = target;
    this.out = at;
    this.isOwn = isOwn;
    this.depth = 0;
    this.keys.count = 0;
    let place = start;
    do place = this.value(place);
    while (place !== LEFT && this.depth > 0);
    this.end = place;
    return place === LEFT ? LEFT : this.out;
  }

  /** Reads a value with what stands behind it, or an opening bracket; gives where the next value starts. */
  private value(at: number): number {
    const byte = this.source.getUint8(at);
    if (byte === Byte.OpenObject || byte === Byte.OpenList) return this.openBracket(at, byte);
    const end = byte === Byte.Quote ? this.text(at) : this.literal(at, byte);
    return end === LEFT ? LEFT : this.behind(end);
  }

  private put(byte: number): void {
    this.target.setUint8(this.out, byte);
    this.out += 1;
  }

  private openBracket(at: number, bracket: number): number {
    if (this.depth === DEEPEST_VALUE) return LEFT;
    this.put(bracket);
    this.depth += 1;
    this.opened[this.depth] = bracket;
    const isObject = bracket === Byte.OpenObject;
    this.firsts[this.depth] = this.keys.count;
    const place = skipBlanks(this.source, at + 1);
    if (isClosing(this.source.getUint8(place), bracket)) return this.behind(place);
    return isObject ? this.key(place) : place;
  }

  /** Reads brackets that close, and the comma behind them. */
  private behind(at: number): number {
    const { source, opened } = this;
    for (let place = at; this.depth > 0; place += 1) {
      place = skipBlanks(source, place);
      const byte = source.getUint8(place);
      const bracket = opened[this.depth]!;
      if (byte === Byte.Comma) {
        this.put(byte);
        const next = skipBlanks(source, place + 1);
        return bracket === Byte.OpenObject ? this.key(next) : next;
      }
      if (!isClosing(byte, bracket)) return LEFT;
      this.put(byte);
      this.keys.count = this.firsts[this.depth]!;
      this.depth -= 1;
      if (this.depth === 0) return place + 1;
    }
    return at;
  }

  /** Reads a key with the colon behind it. */
  private key(at: number): number {
    const { source } = this;
    if (source.getUint8(at) !== Byte.Quote) return LEFT;
    const before = this.out;
    const end = this.text(at);
    if (end === LEFT) return LEFT;
    // An escape makes what is written longer than its two quotes do; two keys may differ in escapes alone.
    const hasEscape = this.out - before !== end - at + 2;
    if (!this.isOwn && hasEscape) return LEFT;
    if (this.isOwn && isMoved(source.getUint8(at + 1))) return LEFT;
    if (!this.keys.add(this.firsts[this.depth]!, source, at + 1, end - 1)) return LEFT;
    const colon = skipBlanks(source, end);
    if (source.getUint8(colon) !== Byte.Colon) return LEFT;
    this.put(Byte.Colon);
    return skipBlanks(source, colon + 1);
  }

  private text(at: number): number {
    const { source, target } = this;
    let place = at + 1;
    let out = this.out + 2;
    target.setInt16(this.out, Escaped.Quote);
    for (;;) {
      const word = source.getInt32(place, true);
      target.setInt32(out, word, true);
      const special = specialBits(word);
      if (special === 0) {
        place += Size.Word;
        out += Size.Word;
        continue;
      }
      const plain = lowest(special);
      place += plain;
      out += plain;
      const byte = source.getUint8(place);
      if (byte === Byte.Quote) {
        target.setInt16(out, Escaped.Quote);
        this.out = out + 2;
        return place + 1;
      }
      const length =
        byte === Byte.Backslash
          ? escapeLength(source, place, this.isOwn)
          : characterLength(source, place, byte);
      if (length === 0 || byte < Byte.Space) return LEFT;
      if (byte === Byte.Backslash) {
        out = putEscape(target, out, source.getUint8(place + 1));
        // The digits of a code are copied like other text.
        place += 2;
      } else {
        target.setInt32(out, source.getInt32(place, true), true);
        out += length;
        place += length;
      }
    }
  }

  /** Reads a number, a truth value or `null`. */
  private literal(at: number, first: number): number {
    const { source, target } = this;
    const isNumber = first <= Byte.Nine;
    const end = (isNumber ? (this.isOwn ? numberEnd : anyNumberEnd) : wordEnd)(source, at);
    for (let place = at; place < end; place += 1) {
      target.setUint8(this.out, source.getUint8(place));
      this.out += 1;
    }
    return end;
  }
}

/** Whether a key that begins so may stand elsewhere once it is parsed: numbers come first, and `__proto__` is none. */
function isMoved(first: number): boolean {
  return isDigit(first) || first === Byte.Underline;
}

function putEscape(target: DataView, at: number, byte: number): number {
  target.setInt16(at, Escaped.Backslash);
  let out = at + 2;
  if (byte === Byte.Quote || byte === Byte.Backslash) {
    target.setUint8(out, Byte.Backslash);
    out += 1;
  }
  target.setUint8(out, byte);
  return out + 1;
}
