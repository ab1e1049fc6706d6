import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { allocate } from './node-bytes.ts';

/** Is told how many bytes were read. */
export type Count = (bytes: number) => void;

/** Blocks that are large enough for the disk and small enough for the processor's cache. */
export const BLOCK = 1 << 18;

/** Files of the system may say that they are empty. */
const SMALLEST_BLOCK = 1 << 12;

const GZIP_MAGIC = [0x1f, 0x8b];

/**
 * Reads a regular file at once, which takes less time than to wait for it, but lets signals in after each block. It is
 * open only while it is read: a process may have a thousand to read, and a few hundred open.
 * Each block stands until the next is asked for.
 */
export async function* fileBlocks(path: string): AsyncGenerator<Uint8Array> {
  const descriptor = openSync(path, 'r');
  try {
    // A small file needs no more; a block ends where it does, unless it grows.
    const block = allocate(Math.min(BLOCK, Math.max(fstatSync(descriptor).size, SMALLEST_BLOCK)));
    for (let at = 0; ; ) {
      const read = readSync(descriptor, block, 0, block.length, at);
      if (read === 0) return;
      yield block.subarray(0, read);
      at += read;
      await setImmediate();
    }
  } finally {
    closeSync(descriptor);
  }
}

/** How a file of Parquet begins, and ends. */
const PARQUET_MAGIC = [...'PAR1'].map((letter) => letter.charCodeAt(0));

/** Whether a regular file starts as gzip does. */
export function isGzip(path: string): boolean {
  return startsWith(path, GZIP_MAGIC);
}

/** Whether a regular file starts as Parquet does. */
export function isParquet(path: string): boolean {
  return startsWith(path, PARQUET_MAGIC);
}

function startsWith(path: string, magic: readonly number[]): boolean {
  const descriptor = openSync(path, 'r');
  try {
    const start = Buffer.alloc(magic.length);
    readSync(descriptor, start, 0, start.length, 0);
    return magic.every((byte, index) => start[index] === byte);
  } finally {
    closeSync(descriptor);
  }
}
