import type { PolicyForm } from '../log/policy/document.ts';
import { Byte, wordsOf } from '../text/byte.ts';
import { decode, encode, LEFT, SPARE, skipBlanks, withRoom } from './bytes.ts';
import { decodeText } from './escape.ts';
import type { ValueLogic } from './layout.ts';
import { JsonPass } from './pass.ts';

/** How much room there is at first. */
const SMALLEST = 1 << 15;

/** Room is made for policies of so many bytes; AWS allows 10,240 characters. */
const LONGEST = 1 << 20;

/** Writes what cannot be copied of one record as the inside of JSON texts, one behind the other: its policies, above all. */
export class PolicyWriter {
  /** What was written. */
  target: DataView;
  filled = 0;
  private bytes = new Uint8Array(SMALLEST);
  /** What the text of a policy says. */
  private decoded = wordsOf(new Uint8Array(SMALLEST));
  private readonly json = new JsonPass();

  constructor(readonly form: PolicyForm) {
    this.target = wordsOf(this.bytes);
  }

  /**
   * Writes the policy that starts at a place without white space between its tokens.
   *
   * @param to where the bytes end that are there
   * @returns where it ends; -1 where the engine must judge
   */
  write(source: DataView, at: number, to: number): number {
    this.makeRoom(2 * Math.min(to - at, LONGEST));
    try {
      return source.getUint8(at) === Byte.Quote ? this.text(source, at + 1) : this.object(source, at, true);
    } catch (error) {
      // What is longer, or goes on beyond the bytes that are there, may need more room.
      if (error instanceof RangeError) return LEFT;
      throw error;
    }
  }

  private text(source: DataView, at: number): number {
    const { decoded } = this;
    const end = decodeText(source, at, source.getUint8(at) === Byte.Percent, decoded);
    // Behind the object stand blanks, and then the zero.
    const last = end === LEFT ? LEFT : this.object(decoded, skipBlanks(decoded, 0), false);
    return last !== LEFT && decoded.getUint8(skipBlanks(decoded, last)) === 0 ? end + 1 : LEFT;
  }

  private object(source: DataView, at: number, isOwn: boolean): number {
    if (source.getUint8(at) !== Byte.OpenObject) return LEFT;
    const end = this.json.write(source, at, isOwn, this.target, this.filled);
    this.filled = this.json.out;
    return end;
  }

  /** Writes the JSON that is made of the value in a range; gives whether any is. */
  writeJson(source: DataView, from: number, to: number, logic: ValueLogic): boolean {
    const made = logic(JSON.parse(decode(source, from, to)));
    if (made === undefined) return false;
    const bytes = encode(made);
    this.makeRoom(bytes.length);
    this.bytes.set(bytes, this.filled);
    this.filled += bytes.length;
    return true;
  }

  private makeRoom(length: number): void {
    const bytes = withRoom(this.bytes, this.filled + length + SPARE);
    if (bytes === this.bytes) return;
    this.bytes = bytes;
    this.target = wordsOf(bytes);
    this.decoded = wordsOf(new Uint8Array(bytes.length));
  }
}
