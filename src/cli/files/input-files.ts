import { accessSync, constants, createReadStream, fstatSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { NamedInput } from '../../stream/map-stream.ts';
import { printable } from '../../text/printable.ts';
import { type Surroundings, UsageError } from '../command/command.ts';
import { BLOCK, type Count, fileData } from './file-data.ts';
import { type FilesGiven, inputNames } from './input-names.ts';
import { messageOutput } from './output.ts';
import { failureOf } from './reason.ts';

/** The files of a command: that each can be read is known before anything is written. */
export interface InputFiles {
  readonly inputs: readonly InputFile[];
  /** What was asked for and found in folders: names of files, `-` for standard input. */
  readonly names: readonly string[];
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
  readonly size: number;
  /** Counts bytes that were read of it. */
  count(bytes: number): void;
}

interface Opened {
  readonly size: number | undefined;
  /** What it is as an input; `count` is told how many bytes were read. */
  readonly input: (count: Count) => InputFile;
  readonly close: () => Promise<void>;
}

const STDIN = '<stdin>';

/**
 * Looks whether the files of a command can be read, and says which of its folders are not.
 *
 * @param isQuiet whether nothing is said to the person at the terminal
 * @throws {UsageError} when one of them cannot be read
 */
export async function openFiles(
  given: FilesGiven,
  around: Surroundings,
  isQuiet = false,
): Promise<InputFiles> {
  const { names, notes } = await inputNames(given, around);
  const waits = names.includes('-') && around.stdin.isTTY === true;
  const said = waits ? [...notes, WAITING] : notes;
  if (!isQuiet) await messageOutput(around).write(said.map((note) => `${printable(note)}\n`).join(''));
  return openNamed(names, around);
}

const WAITING =
  'Reading from the terminal: paste JSON, and end it with Ctrl-D on a line of its own. Ctrl-C stops.';

async function openNamed(names: readonly string[], around: Surroundings): Promise<InputFiles> {
  const opened: Opened[] = [];
  try {
    for (const name of names) opened.push(name === '-' ? openStdin(around) : await openOne(name));
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
    inputs: opened.map(({ input }) => input(count)),
    names,
    totalBytes: sizes.includes(undefined) ? undefined : sizes.reduce((sum: number, size) => sum + size!, 0),
    readBytes: () => read,
    close: async () => {
      for (const file of opened) await file.close();
    },
  };
}

/** A file that can be read at any place, as an input. */
export function regularInput(name: string, count: Count): InputFile {
  return { name, data: readable(name, fileData(name, count)), isPrompt: true };
}

/** @throws {UsageError} where it is a folder, which Node.js takes for an empty file */
function openStdin({ stdin }: Surroundings): Opened {
  const descriptor = 'fd' in stdin && typeof stdin.fd === 'number' ? stdin.fd : undefined;
  if (descriptor !== undefined && fstatSync(descriptor).isDirectory())
    throw new UsageError('Cannot read standard input: it is a directory.');
  return {
    size: undefined,
    input: (count) => ({
      name: STDIN,
      data: readable(
        STDIN,
        counted(() => stdin, count),
      ),
    }),
    close: async () => void stdin.destroy(),
  };
}

/** A file is only looked at: a process may have thousands to read, and a few hundred open. A pipe is opened. */
async function openOne(name: string): Promise<Opened> {
  try {
    const stats = statSync(name);
    if (!stats.isFile()) return await openPipe(name);
    accessSync(name, constants.R_OK);
    const { size } = stats;
    return {
      size,
      input: (count) => ({ ...regularInput(name, count), file: { size, count } }),
      close: async () => {},
    };
  } catch (error) {
    throw failureOf(error, 'read', name);
  }
}

async function openPipe(name: string): Promise<Opened> {
  const handle = await open(name);
  const blocks = () => createReadStream(name, { fd: handle, highWaterMark: BLOCK, autoClose: false });
  return {
    size: undefined,
    input: (count) => ({ name, data: readable(name, counted(blocks, count)) }),
    close: () => handle.close(),
  };
}

async function* counted(blocks: () => AsyncIterable<unknown>, count: Count): AsyncGenerator<Uint8Array> {
  for await (const block of blocks()) {
    const bytes = typeof block === 'string' ? new TextEncoder().encode(block) : (block as Uint8Array);
    count(bytes.length);
    yield bytes;
  }
}

/** What is read, and errors of the system in words. */
async function* readable(name: string, data: AsyncIterable<unknown>): AsyncGenerator<unknown> {
  try {
    yield* data;
  } catch (error) {
    throw failureOf(error, 'read', name === STDIN ? 'standard input' : name);
  }
}
