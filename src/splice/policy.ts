import { isWellFormed } from '../json.ts';
import type { PolicyForm } from '../log/policy/document.ts';
import { Byte, wordsOf } from '../text/byte.ts';
import { decode, encode, LEFT, SPARE, skipBlanks } from './bytes.ts';
import { CompactWriter } from './compact.ts';
import { anyTextEnd, textEnd } from './ends.ts';
import type { FieldLogic, ValueLogic } from './layout.ts';
import { type Decoded, percentDecode, unescapeText } from './unescape.ts';

/** How much room there is at first. */
const SMALLEST = 1 << 15;

/** Writes what cannot be copied of one record as the inside of JSON texts, one behind the other: its policies, above all. */
export class PolicyWriter {
  /** What was written. */
  target: DataView = wordsOf(new Uint8Array(SMALLEST));
  filled = 0;
  /** Where the document that was read last ends in the source. */
  end = LEFT;
  private decoding: DataView = wordsOf(new Uint8Array(SMALLEST));
  private readonly decoded: Decoded = { end: LEFT, length: 0 };
  private readonly compact = new CompactWriter();

  constructor(private readonly form: PolicyForm) {}

  /**
   * Writes the policy that starts at a place: text, or an object.
   *
   * @param to where the bytes end that are there
   * @returns where what was written starts; -1 where the engine must judge
   */
  write(source: DataView, at: number, to: number, logic: FieldLogic): number {
    const most = 4 * (to - at) + SMALLEST;
    for (;;) {
      try {
        return this.tryWrite(source, at, logic);
      } catch (error) {
        // How long a document is shows when its end is read: then it may be that there was too little room.
        if (!(error instanceof RangeError) || this.target.byteLength > this.filled + most) throw error;
        this.grow();
      }
    }
  }

  private tryWrite(source: DataView, at: number, logic: FieldLogic): number {
    const start = this.filled;
    const isText = source.getUint8(at) === Byte.Quote;
    if (this.form === 'canonical') return this.writeMade(logic.text(this.parse(source, at)));
    const end = isText ? this.text(source, at + 1) : this.object(source, at);
    if (end === LEFT) return LEFT;
    this.filled = end;
    return start;
  }

  /** Writes the JSON that is made of the value in a range; gives where it starts. */
  writeJson(source: DataView, from: number, to: number, logic: ValueLogic): number {
    const start = this.filled;
    const made = logic(parse(source, from, to));
    if (made === undefined) return LEFT;
    this.add(encode(made));
    return start;
  }

  /**
   * Writes a text as `JSON.stringify` does that has other escapes, as for every letter beyond ASCII.
   *
   * @param at behind its opening quote
   * @returns where it ends; -1 where it is none, or has half of a character
   */
  rewrite(source: DataView, at: number): number {
    const end = anyTextEnd(source, at);
    const text = end === LEFT ? undefined : parse(source, at - 1, end + 1);
    if (typeof text !== 'string' || !isWellFormed(text)) return LEFT;
    this.writeMade(text);
    return end;
  }

  private writeMade(text: string | undefined): number {
    const start = this.filled;
    if (text === undefined) return LEFT;
    this.add(encode(JSON.stringify(text).slice(1, -1)));
    return start;
  }

  /** Parses a document: the engine's own functions read values. Undefined where it is none, or is left anyway. */
  private parse(source: DataView, at: number): unknown {
    this.end = this.documentEnd(source, at);
    return this.end === LEFT ? undefined : parse(source, at, this.end);
  }

  private documentEnd(source: DataView, at: number): number {
    if (source.getUint8(at) !== Byte.Quote) return this.object(source, at) === LEFT ? LEFT : this.end;
    const end = textEnd(source, at + 1);
    return end === LEFT ? LEFT : end + 1;
  }

  /** Writes an object; what is written is kept only where it is counted as filled. */
  private object(source: DataView, at: number): number {
    if (source.getUint8(at) !== Byte.OpenObject) return LEFT;
    const end = this.compact.write(source, at, this.target, this.filled, true);
    this.end = this.compact.end;
    return end;
  }

  private text(source: DataView, at: number): number {
    if (this.form === 'verbatim') return this.verbatim(source, at);
    const { decoded } = this;
    const first = source.getUint8(at);
    const isPercent = first === Byte.Percent;
    if (isPercent) percentDecode(source, at, this.decoding, decoded);
    else if (first <= Byte.Space || first === Byte.OpenObject)
      unescapeText(source, at, this.decoding, decoded);
    else return LEFT;
    if (decoded.end === LEFT) return LEFT;
    this.end = decoded.end + 1;
    return this.compactDecoded(decoded.length);
  }

  private compactDecoded(length: number): number {
    const { decoding, compact } = this;
    // Reading stops here at the latest.
    for (let at = length; at < length + SPARE; at += 1) decoding.setUint8(at, 0);
    const start = skipBlanks(decoding, 0);
    if (decoding.getUint8(start) !== Byte.OpenObject) return LEFT;
    const end = compact.write(decoding, start, this.target, this.filled, false);
    return end !== LEFT && skipBlanks(decoding, compact.end) === length ? end : LEFT;
  }

  private verbatim(source: DataView, at: number): number {
    const end = textEnd(source, at);
    if (end === LEFT) return LEFT;
    for (let place = at; place < end; place += 1) {
      this.target.setUint8(this.filled + place - at, source.getUint8(place));
    }
    this.end = end + 1;
    return this.filled + end - at;
  }

  private add(bytes: Uint8Array): void {
    while (this.filled + bytes.length + SPARE > this.target.byteLength) this.grow();
    new Uint8Array(this.target.buffer).set(bytes, this.filled);
    this.filled += bytes.length;
  }

  private grow(): void {
    const larger = new Uint8Array(2 * this.target.byteLength);
    larger.set(new Uint8Array(this.target.buffer, 0, this.filled));
    this.target = wordsOf(larger);
    this.decoding = wordsOf(new Uint8Array(larger.length));
  }
}

/** The value of a range; undefined where it is no JSON. */
function parse(source: DataView, from: number, to: number): unknown {
  try {
    return JSON.parse(decode(source, from, to));
  } catch {
    return undefined;
  }
}
