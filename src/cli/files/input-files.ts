import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { NamedInput } from '../../stream/map-stream.ts';
import { type Surroundings, UsageError } from '../command/command.ts';
import { BLOCK, fileBlocks } from './file-blocks.ts';

/** The files of a command: that each can be read is known before anything is written. */
export interface InputFiles {
  readonly inputs: readonly InputFile[];
  /** How many bytes they have; undefined where that cannot be known. */
  readonly totalBytes: number | undefined;
  /** How many bytes were read. */
  readBytes(): number;
  close(): Promise<void>;
}

/** One of the files. */
export interface InputFile extends NamedInput {
  readonly name: string;
  /** Where it is a file that can be read at any place, and not a pipe. */
  readonly file?: RegularFile;
}

/** A file that can be read at any place. */
export interface RegularFile {
  readonly path: string;
  readonly size: number;
  /** Counts bytes that were read of it. */
  count(bytes: number): void;
}

interface Opened {
  readonly name: string;
  readonly size: number | undefined;
  readonly path?: string;
  readonly blocks: () => AsyncIterable<unknown>;
  readonly close: () => Promise<void>;
}

/**
 * Looks whether the files of a command can be read; `-`, or none, is standard input.
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
    inputs: opened.map(({ name, blocks, path, size }) => ({
      name,
      data: counted(blocks, count),
      ...(path === undefined || size === undefined ? {} : { file: { path, size, count } }),
    })),
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
      name: '<stdin>',
      size: undefined,
      blocks: () => stdin,
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
  if (!stat.isFile()) {
    const close = () => handle.close();
    const blocks = () => createReadStream(name, { fd: handle, highWaterMark: BLOCK, autoClose: false });
    return { name, size: undefined, blocks, close };
  }
  await handle.close();
  return { name, size: stat.size, path: name, blocks: () => fileBlocks(name), close: async () => {} };
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'permission is denied';
  return error instanceof Error ? error.message : String(error);
}

async function* counted(
  blocks: () => AsyncIterable<unknown>,
  count: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const block of blocks()) {
    const bytes = typeof block === 'string' ? new TextEncoder().encode(block) : (block as Uint8Array);
    count(bytes.length);
    yield bytes;
  }
}
