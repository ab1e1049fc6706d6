import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CaseTexts, CheckOptions } from '../check/case.ts';
import { checkCase } from '../check/check.ts';
import type { CheckFailure } from '../check/failure.ts';
import { type CaseFiles, type CasePart, findCases } from './find.ts';

/** What came of one case, or of one file that belongs to none. */
export interface CaseResult {
  readonly name: string;
  /** None where it passes, or passes now because its expectations were rewritten. */
  readonly failures: readonly CheckFailure[];
  /** The files that were rewritten. */
  readonly updated: readonly string[];
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
    ...orphans.map((name) => ({ name, run: () => ({ name, failures: [ORPHAN], updated: [] }) })),
  ];
}

const ORPHAN: CheckFailure = { what: 'The file belongs to no case: there is no log of that name beside it.' };

function runCase(directory: string, found: CaseFiles, options: DirectoryOptions): CaseResult {
  const { update = false, ...checkOptions } = options;
  const { failures, rewritten } = checkCase(readCase(directory, found), checkOptions);
  const parts = Object.keys(rewritten) as (keyof typeof rewritten)[];
  if (!update || failures.length === 0 || parts.length === 0)
    return { name: found.name, failures, updated: [] };
  const updated = parts.filter((part) => rewrite(directory, found.files[part]!, rewritten[part] ?? null));
  return { name: found.name, failures: [], updated: updated.map((part) => found.files[part]!) };
}

function readCase(directory: string, { layout, files }: CaseFiles): CaseTexts {
  const read = (part: CasePart) => {
    const file = join(directory, files[part]!);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  };
  const log = read('log') ?? '';
  if (layout === 'secops') return { layout, log, events: read('events') };
  return { layout, log, udm: read('udm'), issues: read('issues'), options: read('options') };
}

/** Writes a file, or removes it where it is to be none; says whether that changed anything. */
function rewrite(directory: string, name: string, text: string | null): boolean {
  const file = join(directory, name);
  const current = existsSync(file) ? readFileSync(file, 'utf8') : null;
  if (current === text) return false;
  if (text === null) rmSync(file);
  else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return true;
}
