import { type Dirent, type Stats, statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { markedText } from '../../testing/marked.ts';
import { type Surroundings, UsageError } from '../command/command.ts';
import type { Options } from '../command/option.ts';
import { failureOf } from './reason.ts';

/** The option of every command that reads files. */
export const FILES_OPTION = {
  'files-from': {
    type: 'string',
    value: 'FILE',
    help: 'reads the files that FILE lists, too: one name a line, or names between zero bytes; - is a list on standard input',
  },
} as const satisfies Options;

/** Which files a command is to read. */
export interface FilesGiven {
  /** Files and folders; `-`, or nothing at all, is standard input. */
  readonly names: readonly string[];
  /** A file with names of more; `-` is standard input. */
  readonly from?: string | undefined;
}

/** The files that are to be read, in order. */
export interface InputNames {
  readonly names: readonly string[];
  /** What is to be said of folders of which not all is read. */
  readonly notes: readonly string[];
}

/** What is read of a folder. */
const READABLE = /\.(?:json|ndjson|jsonl|gz|parquet)$/iu;
const ENDINGS = '.json, .ndjson, .jsonl, .gz or .parquet';

/** What delivers objects without an ending, as Firehose does, is read all the same. */
const HOW_OTHERS = 'To read other files, name them, or list them in a file for --files-from.';

/**
 * Finds out which files a command is to read: those that were named, and those of folders, in the order of their names.
 *
 * @throws {UsageError} where a folder or a list has none, or standard input is asked for twice
 */
export async function inputNames({ names, from }: FilesGiven, around: Surroundings): Promise<InputNames> {
  const given = from === undefined ? names : [...names, ...(await listedIn(from, around))];
  const streams = given.filter((name) => name === '-').length + (from === '-' ? 1 : 0);
  if (streams > 1) throw new UsageError('Standard input can be read only once.');
  if (from !== undefined && given.length === 0)
    throw new UsageError(`${from === '-' ? 'Standard input' : from} names no files.`);
  const found: string[] = [];
  const notes: string[] = [];
  for (const name of given.length === 0 ? ['-'] : given) {
    if (name === '-' || !statsOf(name)?.isDirectory()) found.push(name);
    else {
      const folder = await filesIn(name);
      for (const file of folder.files) found.push(file);
      if (folder.others > 0) notes.push(noteOf(name, folder.others));
    }
  }
  return { names: found, notes };
}

async function listedIn(from: string, { stdin }: Surroundings): Promise<string[]> {
  let list: string;
  try {
    list = markedText(from === '-' ? await buffer(stdin) : await readFile(from));
  } catch (error) {
    throw failureOf(error, 'read', from === '-' ? 'standard input' : from);
  }
  const names = list.includes('\0') ? list.split('\0') : list.split(/\r?\n/u);
  return names.filter((name) => name !== '');
}

/** Asked at once, which takes an eighth of the time of waiting for it. What cannot be asked is told of where it is read. */
function statsOf(name: string): Stats | undefined {
  try {
    return statSync(name);
  } catch {
    return undefined;
  }
}

function noteOf(folder: string, others: number): string {
  const files = others === 1 ? '1 file was' : `${others} files were`;
  return `${folder}: ${files} passed over. In a folder, only regular files that end in ${ENDINGS} are read. ${HOW_OTHERS}`;
}

/** The files of a folder that are read, and how many are not. */
async function filesIn(folder: string): Promise<FilesFound> {
  const found: FilesFound = { files: [], others: 0, seen: new Set() };
  await findIn(folder, found);
  if (found.files.length === 0)
    throw new UsageError(
      `No file in the folder ${folder} ends in ${ENDINGS}, so there is nothing to read. ${HOW_OTHERS}`,
    );
  return found;
}

interface FilesFound {
  readonly files: string[];
  others: number;
  /** The folders that were looked through: links may lead round in a circle. */
  readonly seen: Set<string>;
}

async function findIn(folder: string, found: FilesFound): Promise<void> {
  const stats = statsOf(folder);
  const identity = `${stats?.dev}:${stats?.ino}`;
  if (found.seen.has(identity)) return;
  found.seen.add(identity);
  for (const entry of await entriesOf(folder)) {
    const name = join(folder, entry.name);
    const kind = entry.isSymbolicLink() ? statsOf(name) : entry;
    if (kind?.isDirectory()) await findIn(name, found);
    else if (kind?.isFile() !== false && READABLE.test(name)) found.files.push(name);
    else found.others += 1;
  }
}

/** What is in a folder, in order, but for what is hidden. */
async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter(({ name }) => !name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw failureOf(error, 'read', folder);
  }
}
