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
  readonly input: InputFile;
  readonly close?: () => Promise<void>;
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
  const inputs: InputFile[] = [];
  const closes: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const closeOne of closes) await closeOne();
  };
  let read = 0;
  const count = (bytes: number) => {
    read += bytes;
  };
  let totalBytes: number | undefined = 0;
  try {
    for (const name of names) {
      const opened = name === '-' ? openStdin(around, count) : await openOne(name, count);
      inputs.push(opened.input);
      if (opened.close !== undefined) closes.push(opened.close);
      const size = opened.input.file?.size;
      totalBytes = size === undefined || totalBytes === undefined ? undefined : totalBytes + size;
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { inputs, names, totalBytes, readBytes: () => read, close };
}

/** A file that can be read at any place, as an input; what reads it is made when its turn comes, as thousands may wait. */
class FileInput implements InputFile {
  readonly isPrompt = true;
  readonly name: string;
  readonly size: number;
  readonly count: Count;

  constructor(name: string, size: number, count: Count) {
    this.name = name;
    this.size = size;
    this.count = count;
  }

  get file(): RegularFile {
    return this;
  }

  get data(): AsyncIterable<unknown> {
    return regularData(this.name, this.count);
  }
}

/** What a file that can be read at any place holds. */
export function regularData(name: string, count: Count): AsyncIterable<unknown> {
  return readable(name, fileData(name, count));
}

/** @throws {UsageError} where it is a folder, which Node.js takes for an empty file */
function openStdin({ stdin }: Surroundings, count: Count): Opened {
  const descriptor = 'fd' in stdin && typeof stdin.fd === 'number' ? stdin.fd : undefined;
  if (descriptor !== undefined && fstatSync(descriptor).isDirectory())
    throw new UsageError('Cannot read standard input: it is a directory.');
  return {
    input: {
      name: STDIN,
      data: readable(
        STDIN,
        counted(() => stdin, count),
      ),
    },
    close: async () => void stdin.destroy(),
  };
}

/** A file is only looked at: a process may have thousands to read, and a few hundred open. A pipe is opened. */
async function openOne(name: string, count: Count): Promise<Opened> {
  try {
    const stats = statSync(name);
    if (!stats.isFile()) return await openPipe(name, count);
    accessSync(name, constants.R_OK);
    return { input: new FileInput(name, stats.size, count) };
  } catch (error) {
    throw failureOf(error, 'read', name);
  }
}

async function openPipe(name: string, count: Count): Promise<Opened> {
  const handle = await open(name);
  const blocks = () => createReadStream(name, { fd: handle, highWaterMark: BLOCK, autoClose: false });
  // It waits for what is being read, which may never come.
  const close = async () => void handle.close().catch(() => {});
  return { input: { name, data: readable(name, counted(blocks, count)) }, close };
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
