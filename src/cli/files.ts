import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { NamedInput } from '../stream/map-stream.ts';
import { type Surroundings, UsageError } from './command.ts';

/** The files of a command, opened so that one that cannot be read is known before anything is written. */
export interface InputFiles {
  readonly inputs: readonly NamedInput[];
  /** How many bytes they have; undefined where that cannot be known. */
  readonly totalBytes: number | undefined;
  /** How many bytes were read. */
  readBytes(): number;
  close(): Promise<void>;
}

interface Opened {
  readonly source: string;
  readonly size: number | undefined;
  readonly stream: () => Readable;
  readonly close: () => Promise<void>;
}

/** Blocks that are large enough for the disk and small enough for the processor's cache. */
const BLOCK = 1 << 18;

/**
 * Opens the files of a command; `-`, or none, is standard input.
 *
 * @throws {UsageError} when one of them cannot be read
 */
export async function openFiles(names: readonly string[], around: Surroundings): Promise<InputFiles> {
  const opened: Opened[] = [];
  try {
    for (const name of names.length === 0 ? ['-'] : names) opened.push(await openOne(name, around));
  } catch (error) {
    for (const file of opened) await file.close();
    throw error;
  }
  let read = 0;
  const count = (bytes: number) => {
    read += bytes;
  };
  const sizes = opened.map(({ size }) => size);
  return {
    inputs: opened.map(({ source, stream }) => ({ source, input: counted(stream, count) })),
    totalBytes: sizes.includes(undefined) ? undefined : sizes.reduce((sum: number, size) => sum + size!, 0),
    readBytes: () => read,
    close: async () => {
      for (const file of opened) await file.close();
    },
  };
}

async function openOne(name: string, around: Surroundings): Promise<Opened> {
  if (name === '-') {
    const { stdin } = around;
    return {
      source: '<stdin>',
      size: undefined,
      stream: () => stdin,
      close: async () => void stdin.destroy(),
    };
  }
  let handle: FileHandle;
  try {
    handle = await open(name);
  } catch (error) {
    throw new UsageError(`Cannot read ${name}: ${reasonOf(error)}.`);
  }
  const stat = await handle.stat();
  if (stat.isDirectory()) {
    await handle.close();
    throw new UsageError(`Cannot read ${name}: it is a directory.`);
  }
  return {
    source: name,
    size: stat.isFile() ? stat.size : undefined,
    stream: () => createReadStream(name, { fd: handle, highWaterMark: BLOCK, autoClose: false }),
    close: () => handle.close(),
  };
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'permission is denied';
  return error instanceof Error ? error.message : String(error);
}

async function* counted(stream: () => Readable, count: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const block of stream()) {
    const bytes = typeof block === 'string' ? new TextEncoder().encode(block) : (block as Uint8Array);
    count(bytes.length);
    yield bytes;
  }
}
