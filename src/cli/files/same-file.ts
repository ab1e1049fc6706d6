import { fstatSync, type Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { type Surroundings, UsageError } from '../command/command.ts';
import { isOpenAlready, targetOf } from './output.ts';

/**
 * Refuses outputs that are one file, or a file that is read, whatever it is called: files are told apart by device and
 * inode, and what is not there yet by its folder and its name.
 *
 * @param outputs the names of files to be written; `-` is standard output, and what is not asked for is none
 * @param inputs the names of files to be read; `-` is standard input
 * @throws {UsageError} where two are the same
 */
export async function refuseSameFile(
  outputs: readonly (string | undefined)[],
  inputs: readonly string[],
  { stdin, stdout }: Pick<Surroundings, 'stdin' | 'stdout'>,
): Promise<void> {
  const names = outputs.filter((name) => name !== undefined);
  const replaced = await identitiesOf(names.filter((name) => !isOpenAlready(name)));
  const written = [...replaced, ...(await identitiesOf(names.filter(isOpenAlready)))];
  if (new Set(written).size < written.length)
    throw new UsageError('--output, --rejects and --issues must be different files.');
  const shown = names.includes('-') ? identityOfStream(stdout) : undefined;
  if (shown !== undefined) {
    // A name of what is open already writes behind what stands there; any other would take its place.
    if (replaced.includes(shown))
      throw new UsageError('--rejects and --issues must not be the file that standard output goes to.');
    written.push(shown);
  }
  // A thousand files to be read are not asked who they are for nothing.
  if (written.length === 0) return;
  const read = await identitiesOf(inputs);
  const piped = inputs.includes('-') ? identityOfStream(stdin) : undefined;
  if ([...read, piped].some((identity) => identity !== undefined && written.includes(identity)))
    throw new UsageError(
      'Standard output, --output, --rejects and --issues must not be files that are read.',
    );
}

/** What tells files apart; streams and devices have nothing to lose. */
async function identitiesOf(names: readonly string[]): Promise<string[]> {
  const found = await Promise.all(names.filter((name) => name !== '-').map(identityOf));
  return found.filter((identity) => identity !== undefined);
}

async function identityOf(name: string): Promise<string | undefined> {
  const found = await stat(name).catch(() => undefined);
  if (found !== undefined) return identityOfFile(found);
  const path = await targetOf(name);
  const folder = await stat(dirname(path)).catch(() => undefined);
  return folder && `${folder.dev}:${folder.ino}/${basename(path)}`;
}

function identityOfFile(stats: Stats): string | undefined {
  return stats.isFile() ? `${stats.dev}:${stats.ino}` : undefined;
}

function identityOfStream(stream: object): string | undefined {
  const descriptor = 'fd' in stream ? stream.fd : undefined;
  return typeof descriptor === 'number' ? identityOfFile(fstatSync(descriptor)) : undefined;
}
