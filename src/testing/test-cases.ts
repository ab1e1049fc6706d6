import { fileURLToPath } from 'node:url';
import { formatFailure, refusalSentence } from '../check/failure.ts';
import { settleOptions } from '../options.ts';
import { type DirectoryOptions, directoryCases } from './run.ts';

/** The function of a test runner that registers one test: `test` or `it` of vitest, jest or node:test. */
export type RegisterTest = (name: string, run: () => void) => unknown;

/** How the cases of a directory become tests. */
export interface TestCasesOptions extends DirectoryOptions {
  /** The test runner's `test` or `it`. */
  readonly test: RegisterTest;
}

/**
 * Registers a test for each case below a directory, and a failing one for each file that belongs to no case.
 * A case is a pair in the golden layout (`<case>.log.json`, `<case>.udm.json`, `<case>.issues.json` and, where it needs
 * them, `<case>.options.json`) or in the SecOps layout (`raw_logs/<case>_log.json`,
 * `expected_events/<case>_events.json` and, where it needs them, `options/<case>_options.json`). Expectations that are
 * rewritten so that they expect a refusal fail once, and say so.
 *
 * @param directory the directory, as a path or a `file:` URL
 * @param options the runner's `test`; how to map; what counts as a difference; whether expectations that do not hold
 * are rewritten
 * @throws {TypeError} when an option is bad
 * @throws {Error} when the directory cannot be read or holds no case
 * @example
 * import { test } from 'vitest'; // or from 'node:test', or jest's global test
 * import { testCases } from 'aws-iam-udm/testing';
 *
 * testCases(new URL('./testdata', import.meta.url), { test, ignoreIngestionTimes: true });
 */
export function testCases(directory: string | { readonly href: string }, options: TestCasesOptions): void {
  const { test, ...directoryOptions } = options ?? {};
  if (typeof test !== 'function') throw new TypeError("The option test must be the test runner's function.");
  const { update: _, ignoreIngestionTimes: __, exact: ___, ...mapperOptions } = directoryOptions;
  settleOptions(mapperOptions);
  const path = typeof directory === 'string' ? directory : fileURLToPath(directory.href);
  // The current directory would stand for a variable that is empty.
  if (path === '') throw new TypeError('The directory must not be empty text.');
  const cases = directoryCases(path, directoryOptions);
  if (cases.length === 0) throw new Error(`There are no cases in ${path}: no <case>.log.json, no raw_logs.`);
  for (const { name, run } of cases) {
    test(name, () => {
      const { failures, refusals } = run();
      if (failures.length > 0) throw new Error(`${name}\n${failures.map(formatFailure).join('\n')}`);
      if (refusals.length > 0) throw new Error(`${name}\n${refusalSentence(refusals)}`);
    });
  }
}
