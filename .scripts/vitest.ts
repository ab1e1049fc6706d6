import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ended, run } from './run.ts';

/** How many tests ended how, over every run so far. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** What vitest's JSON reporter says of one run. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

/** So many characters of what a step wrote are told again. */
const MOST_TOLD = 10_000;

/** The end of what a step wrote, where compilers and vitest say what failed. */
export function endOf(output: string): string {
  return output.trim().slice(-MOST_TOLD);
}

export function noCounts(): Counts {
  return { passed: 0, failed: 0, skipped: 0 };
}

/** Ends a program of tests: what failed stands last, where a log that was cut still has it, and after it the counts. */
export function conclude(failing: readonly string[], counts: Counts): void {
  if (failing.length > 0) {
    console.log(`\nFailed at: ${failing.join('\nFailed at: ')}`);
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
}
