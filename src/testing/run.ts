import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { CaseTexts, CheckOptions } from '../check/case.ts';
import { checkCase } from '../check/check.ts';
import type { CheckFailure } from '../check/failure.ts';
import type { Issue } from '../issue.ts';
import { type CaseFiles, type CasePart, findCases } from './find.ts';
import { markedText } from './marked.ts';

/** What came of one case, or of one file that belongs to none. */
export interface CaseResult {
  readonly name: string;
  /** None where it passes, or passes now because its expectations were rewritten. */
  readonly failures: readonly CheckFailure[];
  /** The files that were rewritten. */
  readonly updated: readonly string[];
  /** The issues that refused records, where the rewritten files expect that now. */
  readonly refusals: readonly Issue[];
}

/** How a directory is checked. */
export interface DirectoryOptions extends CheckOptions {
  /** Whether expectations that do not hold are rewritten. Off by default. */
  readonly update?: boolean;
}

/** One case that is ready to run. */
export interface RunnableCase {
  readonly name: string;
  readonly run: () => CaseResult;
}

/**
 * The cases below a directory, ready to run; a file that belongs to no case is one that fails.
 *
 * @param directory where the cases lie
 * @param options how to map and to compare, and whether to rewrite
 */
export function directoryCases(directory: string, options: DirectoryOptions): RunnableCase[] {
  const { cases, orphans } = findCases(directory);
  return [
    ...cases.map((found) => ({ name: found.name, run: () => runCase(directory, found, options) })),
    ...orphans.map((name) => ({
      name,
      run: () => ({ name, failures: [ORPHAN], updated: [], refusals: [] }),
    })),
  ];
}

const ORPHAN: CheckFailure = {
  what: 'The file belongs to no case: there is no log of that name beside it, and a log is <case>.log.json or raw_logs/<case>_log.json.',
};

function runCase(directory: string, found: CaseFiles, options: DirectoryOptions): CaseResult {
  const { name } = found;
  const { update = false, ...checkOptions } = options;
  const { failures, rewritten, refusals } = checkCase(readCase(directory, found), checkOptions);
  const parts = Object.keys(rewritten) as (keyof typeof rewritten)[];
  if (!update || failures.length === 0 || parts.length === 0)
    return { name, failures, updated: [], refusals: [] };
  const files = parts.map((part) => [found.files[part]!, rewritten[part] ?? null] as const);
  const outside = files.filter(([file]) => !isInside(directory, file));
  if (outside.length > 0) return { name, failures: outside.map(leadsOut), updated: [], refusals: [] };
  const updated = files.filter(([file, text]) => rewrite(directory, file, text)).map(([file]) => file);
  return { name, failures: [], updated, refusals };
}

function leadsOut([file]: readonly [string, unknown]): CheckFailure {
  return {
    what: `${file} leads out of the directory by a link, so it was not rewritten. Put a file in its place.`,
  };
}

/** Whether a file lies in the directory once every link on the way has been followed. */
function isInside(directory: string, name: string): boolean {
  let path = join(directory, name);
  while (!isThere(path)) path = dirname(path);
  const way = relative(realpathSync(directory), realpathOf(path));
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** A link that leads nowhere is there, too. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function realpathOf(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  return resolve(realpathSync(dirname(path)), readlinkSync(path));
}

function readCase(directory: string, { layout, files }: CaseFiles): CaseTexts {
  const read = (part: CasePart) => {
    const file = join(directory, files[part]!);
    // Nobody may ever write to a named pipe.
    return existsSync(file) && !statSync(file).isFIFO() ? markedText(readFileSync(file)) : undefined;
  };
  const [log, options] = [read('log') ?? '', read('options')];
  if (layout === 'secops') return { layout, log, events: read('events'), options };
  return { layout, log, udm: read('udm'), issues: read('issues'), options };
}

/** Writes a file, or removes it where it is to be none; says whether that changed anything. */
function rewrite(directory: string, name: string, text: string | null): boolean {
  const file = join(directory, name);
  const current = existsSync(file) ? readFileSync(file, 'utf8') : null;
  if (current === text) return false;
  if (text === null) rmSync(file);
  else {
    mkdirSync(dirname(file), { recursive: true });
    replaceFile(file, text);
  }
  return true;
}

/** Writes a file under another name beside it first: it is there as it was, or whole, also where the disk is full. */
function replaceFile(file: string, text: string): void {
  const path = isThere(file) ? realpathOf(file) : file;
  const temporary = `${path}.${process.pid}.part`;
  try {
    writeFileSync(temporary, text);
    if (existsSync(path)) chmodSync(temporary, statSync(path).mode & 0o777);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw Object.assign(error as Error, { path: file });
  }
}
