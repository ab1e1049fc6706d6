import { allocate } from './node-bytes.ts';

const SMALLEST = 1 << 19;
const LINE_FEED = 10;

/** Text that gathers as UTF-8, in one buffer that is used again and again. */
export class TextBuffer {
  private bytes = allocate(SMALLEST);
  private filled = 0;

  add(text: string): void {
    this.makeRoom(text.length);
    this.filled += this.bytes.utf8Write(text, this.filled);
  }

  addLine(text: string): void {
    this.add(text);
    this.makeRoom(1);
    this.bytes[this.filled] = LINE_FEED;
    this.filled += 1;
  }

  /** What has gathered since this was asked last. It stands until more is added. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(0, this.filled);
    this.filled = 0;
    return taken;
  }

  /** A UTF-16 unit is three bytes of UTF-8 at most. */
  private makeRoom(units: number): void {
    const needed = this.filled + units * 3;
    if (needed <= this.bytes.length) return;
    const larger = allocate(Math.max(needed, 2 * this.bytes.length));
    larger.set(this.bytes.subarray(0, this.filled));
    this.bytes = larger;
  }
}
