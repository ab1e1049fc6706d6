import { wordsOf } from '../../text/byte.ts';
import { encode, SPARE, withRoom } from '../bytes.ts';

/** Where a text lies in a pool. */
export interface PoolText {
  readonly from: number;
  readonly length: number;
}

/** Texts that never change, one behind the other: the processor finds them sooner than many small pieces. */
export class TextPool {
  /** The texts as UTF-8, with {@link SPARE} bytes behind them. */
  words = wordsOf(new Uint8Array(1 << 12));
  private bytes = new Uint8Array(this.words.buffer);
  private filled = 0;
  private readonly known = new Map<string, PoolText>();

  /** Adds a text that may be there. */
  add(text: string): PoolText {
    const found = this.known.get(text);
    if (found !== undefined) return found;
    const added = encode(text);
    const bytes = withRoom(this.bytes, this.filled + added.length + SPARE);
    if (bytes !== this.bytes) this.words = wordsOf(bytes);
    this.bytes = bytes;
    bytes.set(added, this.filled);
    const made = { from: this.filled, length: added.length };
    this.filled += added.length;
    this.known.set(text, made);
    return made;
  }
}
