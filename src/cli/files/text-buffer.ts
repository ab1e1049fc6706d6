import type { TextSink } from '../../splice/write.ts';
import { allocate } from './node-bytes.ts';

const SMALLEST = 1 << 19;

/** Text that gathers as UTF-8, in one buffer that is used again and again. */
export class TextBuffer implements TextSink {
  bytes = allocate(SMALLEST);
  filled = 0;

  add(text: string): void {
    // A UTF-16 unit is three bytes of UTF-8 at most.
    this.makeRoom(text.length * 3);
    this.filled += this.bytes.utf8Write(text, this.filled);
  }

  makeRoom(bytes: number): void {
    const needed = this.filled + bytes;
    if (needed <= this.bytes.length) return;
    const larger = allocate(Math.max(needed, 2 * this.bytes.length));
    larger.set(this.bytes.subarray(0, this.filled));
    this.bytes = larger;
  }

  /** What has gathered since this was asked last. It stands until more is added. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(0, this.filled);
    this.filled = 0;
    return taken;
  }
}
