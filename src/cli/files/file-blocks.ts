import { closeSync, openSync, readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { allocate } from './node-bytes.ts';

/** Blocks that are large enough for the disk and small enough for the processor's cache. */
export const BLOCK = 1 << 18;

const GZIP_MAGIC = [0x1f, 0x8b];

/**
 * Reads a regular file at once, which takes less time than to wait for it, but lets signals in after each block. It is
 * open only while it is read: a process may have a thousand to read, and a few hundred open.
 * Each block stands until the next is asked for.
 */
export async function* fileBlocks(path: string): AsyncGenerator<Uint8Array> {
  const descriptor = openSync(path, 'r');
  try {
    const block = allocate(BLOCK);
    for (let at = 0; ; ) {
      const read = readSync(descriptor, block, 0, BLOCK, at);
      if (read === 0) return;
      yield block.subarray(0, read);
      at += read;
      await setImmediate();
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Whether a regular file starts as gzip does. */
export function isGzip(path: string): boolean {
  const descriptor = openSync(path, 'r');
  try {
    const start = Buffer.alloc(GZIP_MAGIC.length);
    readSync(descriptor, start, 0, start.length, 0);
    return GZIP_MAGIC.every((byte, index) => start[index] === byte);
  } finally {
    closeSync(descriptor);
  }
}
