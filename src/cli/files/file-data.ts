import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { GZIP_MAGIC } from '../../stream/input.ts';
import { UsageError } from '../command/command.ts';
import { allocate } from './node-bytes.ts';

/** Is told how many bytes were read. */
export type Count = (bytes: number) => void;

/** Blocks that are large enough for the disk and small enough for the processor's cache. */
export const BLOCK = 1 << 18;

/** Files of the system may say that they are empty. */
const SMALLEST_BLOCK = 1 << 12;

/** How a file of Parquet begins. */
const PARQUET_MAGIC = [...'PAR1'].map((letter) => letter.charCodeAt(0));

/** How much was asked for since signals were let in last. In bytes, of an empty file some, too. */
let unheard = 0;

/**
 * Reads a regular file: its bytes, or its rows where it is Parquet. It is read at once, which takes less time than to
 * wait for it, but lets signals in after each block's worth; and it is open only while it is read: a process may have a
 * thousand to read, and a few hundred open. Each block stands until the next is asked for.
 *
 * @param count is told how many bytes were read
 * @throws {UsageError} where it got shorter meanwhile, as a log that is emptied does: what is lost, nothing else tells
 */
export async function* fileData(path: string, count: Count): AsyncGenerator<unknown> {
  const descriptor = openSync(path, 'r');
  try {
    const { size } = fstatSync(descriptor);
    // A small file needs no more; a block ends where it does, unless it grows.
    const block = allocate(Math.min(BLOCK, Math.max(size, SMALLEST_BLOCK)));
    for (let at = 0; ; ) {
      unheard += block.length;
      if (unheard >= BLOCK) {
        unheard = 0;
        await setImmediate();
      }
      const read = readSync(descriptor, block, 0, block.length, at);
      if (read === 0 && at < size)
        throw new UsageError(`Cannot read ${path}: it got shorter while it was read.`);
      if (read === 0) return;
      if (at === 0 && startsWith(block, PARQUET_MAGIC)) break;
      count(read);
      yield block.subarray(0, read);
      at += read;
    }
  } finally {
    closeSync(descriptor);
  }
  // Its reader is a file of the program's own, which is not loaded for anything else.
  const { parquetRows } = await import('../parquet/rows.ts');
  yield* parquetRows(path, count);
}

/** Whether a regular file starts as gzip does. */
export function isGzip(path: string): boolean {
  const descriptor = openSync(path, 'r');
  try {
    const start = Buffer.alloc(GZIP_MAGIC.length);
    readSync(descriptor, start, 0, start.length, 0);
    return startsWith(start, GZIP_MAGIC);
  } finally {
    closeSync(descriptor);
  }
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
