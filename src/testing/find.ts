import { type Dirent, existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** One case of a regression suite: its files, by what they hold. */
export interface CaseFiles {
  /** The path of the case below the directory, such as `user/the-account-root`. */
  readonly name: string;
  readonly layout: 'golden' | 'secops';
  /** The path of each file below the directory, whether it is there or not. */
  readonly files: Readonly<Partial<Record<CasePart, string>>>;
}

/** What a file of a case may hold. */
export type CasePart = 'log' | 'udm' | 'issues' | 'options' | 'events';

/** The cases below a directory, and the files that belong to none. */
export interface FoundCases {
  readonly cases: readonly CaseFiles[];
  readonly orphans: readonly string[];
}

const JSON_FILE = /\.(?:json|ndjson|jsonl)(?:\.gz)?$/iu;
const GOLDEN = /\.(?:log|udm|issues|options)\.[^/]+$/iu;
const RAW_LOG = /^(?<root>(?:.*\/)?)raw_logs\/(?<name>[^/]+)_log\.json$/u;
const OPTIONS = /(?:^|\/)options\/[^/]+_options\.[^/]+$/iu;
const SECOPS = /(?:^|\/)(?:raw_logs|expected_events)\/|_(?:log|events)\.[^/]+$/iu;

/**
 * Finds the cases below a directory, in either layout: `<case>.log.json` with `<case>.udm.json` and
 * `<case>.issues.json` beside it, or `raw_logs/<case>_log.json` with `expected_events/<case>_events.json`; either with
 * options of its own where it has some.
 *
 * @param directory where to look, also behind links; folders `node_modules` and those whose names begin with a dot are
 * left out
 * @returns the cases in the order of their names, and the JSON files beside them that belong to no case
 * @throws {Error} with the code of the file system, where the directory cannot be read
 */
export function findCases(directory: string): FoundCases {
  const files = listFiles(directory, '').sort();
  const cases = files.flatMap((file) => caseOf(file) ?? []);
  const known = new Set(cases.flatMap((found) => Object.values(found.files)));
  const folders = new Set([...known].map(folderOf));
  const orphans = files.filter((file) => !known.has(file) && isPart(file, folders));
  return { cases, orphans };
}

/** @param outer the folders around this one, to which a link in it may lead back */
function listFiles(directory: string, folder: string, outer: readonly string[] = []): string[] {
  const real = realpathSync(join(directory, folder));
  if (outer.includes(real)) return [];
  const entries: Dirent[] = readdirSync(real, { withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = `${folder}${entry.name}`;
    if (!isFolder(entry, join(directory, path))) return [path];
    return entry.name === 'node_modules' || entry.name.startsWith('.')
      ? []
      : listFiles(directory, `${path}/`, [...outer, real]);
  });
}

/** Whether a name stands for a folder, or is a link that leads to one. */
function isFolder(entry: Dirent, path: string): boolean {
  return entry.isDirectory() || (entry.isSymbolicLink() && existsSync(path) && statSync(path).isDirectory());
}

/** The case whose log a file is. */
function caseOf(file: string): CaseFiles | undefined {
  const { root, name } = RAW_LOG.exec(file)?.groups ?? {};
  if (name !== undefined) {
    const events = `${root}expected_events/${name}_events.json`;
    const options = `${root}options/${name}_options.json`;
    return { name: `${root}${name}`, layout: 'secops', files: { log: file, events, options } };
  }
  if (!file.endsWith('.log.json')) return undefined;
  const stem = file.slice(0, -'.log.json'.length);
  const files = Object.fromEntries(
    (['log', 'udm', 'issues', 'options'] as const).map((part) => [part, `${stem}.${part}.json`]),
  );
  return { name: stem, layout: 'golden', files };
}

/** Whether a file looks as if it were part of a case, by its name or because cases lie beside it. */
function isPart(file: string, folders: ReadonlySet<string>): boolean {
  if (!JSON_FILE.test(file)) return false;
  if ([GOLDEN, OPTIONS, SECOPS].some((pattern) => pattern.test(file))) return true;
  return folders.has(folderOf(file));
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}
