import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { type Ended, run } from './run.ts';

/** How many tests ended how, over every run so far, and what is known of those that failed. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  readonly failures: string[];
}

/** What vitest's JSON reporter says of one run. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly SuiteReport[];
}

/** What it says of one file: its message is of what failed outside of every test. */
interface SuiteReport {
  readonly name: string;
  readonly message: string;
  readonly assertionResults: readonly {
    readonly status: string;
    readonly fullName: string;
    readonly failureMessages?: readonly string[] | null;
  }[];
}

/** A failure is told in so many characters at most: a property's counterexample stands at its start. */
const MOST_TOLD = 3000;

/** The end of what a command wrote, where compilers and coverage say what they miss. */
export function endOf(output: string): string {
  return output.trim().slice(-MOST_TOLD);
}

export function noCounts(): Counts {
  return { passed: 0, failed: 0, skipped: 0, failures: [] };
}

/** Ends a program of tests: what failed stands last, where a log that was cut still has it, and after it the counts. */
export function conclude(failing: readonly string[], counts: Counts): void {
  if (failing.length > 0) {
    console.log(['', `Failed at: ${failing.join('\nFailed at: ')}`, ...counts.failures].join('\n'));
    process.exitCode = 1;
  }
  console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
}

/** Runs tests in one time zone, adds what vitest counted, and gives whether it was content with all of it. */
export async function runVitest(args: readonly string[], timeZone: string, counts: Counts): Promise<Ended> {
  const folder = mkdtempSync(join(tmpdir(), 'aws-iam-udm-'));
  const report = join(folder, 'report.json');
  const reporters = `--reporter=default --reporter=json --outputFile.json="${report}"`;
  const ended = await run(`vitest run --allowOnly=false ${reporters} ${args.join(' ')}`, {
    ...process.env,
    TZ: timeZone,
  });
  if (existsSync(report)) add(JSON.parse(readFileSync(report, 'utf8')), counts);
  rmSync(folder, { recursive: true });
  return ended;
}

function add(report: Report, counts: Counts): void {
  counts.passed += report.numPassedTests;
  counts.failed += report.numFailedTests;
  counts.skipped += report.numPendingTests + report.numTodoTests;
  for (const suite of report.testResults) counts.failures.push(...failuresOf(suite));
}

function failuresOf({ name, message, assertionResults }: SuiteReport): string[] {
  const file = relative('.', name);
  const failures = assertionResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => `${file}: ${fullName}\n${(failureMessages ?? []).join('\n')}`);
  if (message !== '') failures.unshift(`${file}\n${message}`);
  return failures.map((failure) => failure.slice(0, MOST_TOLD));
}
