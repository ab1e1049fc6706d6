import { readSync } from 'node:fs';
import { allocate, type QuickBuffer } from './node-bytes.ts';

/** Blocks that are large enough for the disk and small enough for the processor's cache. */
export const BLOCK = 1 << 18;

/** So many bytes have the start of a line among them nearly always. */
const NEARBY = 1 << 12;

const LINE_FEED = 10;
const GZIP_MAGIC = [0x1f, 0x8b];

/** Makes a block into which files can be read. */
export function allocateBlock(): QuickBuffer {
  return allocate(BLOCK);
}

/** Reads parts of a file by place, through one block that is used again and again. */
export class FileLines {
  /**
   * @param descriptor of a regular file
   * @param block where its parts are read to, one after the other
   */
  constructor(
    readonly descriptor: number,
    private readonly block: QuickBuffer = allocateBlock(),
  ) {}

  /** The parts of a range, or of what the file has of it. Each stands until the next is asked for. */
  *blocks(start: number, end: number, most = BLOCK): Generator<Uint8Array, void> {
    for (let at = start; at < end; ) {
      const read = readSync(this.descriptor, this.block, 0, Math.min(most, end - at), at);
      if (read === 0) return;
      yield this.block.subarray(0, read);
      at += read;
    }
  }

  /** Where the first line begins that does so at a place or behind it; undefined where none does before the limit. */
  lineStart(place: number, limit: number): number | undefined {
    if (place === 0) return 0;
    let at = place - 1;
    for (const block of this.blocks(at, limit, NEARBY)) {
      const found = block.indexOf(LINE_FEED);
      if (found >= 0) return at + found + 1;
      at += block.length;
    }
    return undefined;
  }

  get isGzip(): boolean {
    for (const block of this.blocks(0, GZIP_MAGIC.length)) {
      return GZIP_MAGIC.every((byte, index) => block[index] === byte);
    }
    return false;
  }
}
