import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

/**
 * Runs every test once, in one time zone, and adds what vitest counted.
 *
 * @returns whether vitest was content, which it is not, too, where a file does not load or coverage is too low
 */
export function runVitest(option: string, timeZone: string, counts: Counts): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'aws-iam-udm-'));
  const report = join(folder, 'report.json');
  const { status } = spawnSync(
    `vitest run --allowOnly=false --reporter=default --reporter=json --outputFile.json="${report}" ${option}`,
    { shell: true, stdio: 'inherit', env: { ...process.env, TZ: timeZone } },
  );
  if (existsSync(report)) add(JSON.parse(readFileSync(report, 'utf8')), counts);
  rmSync(folder, { recursive: true });
  return status === 0;
}

function add(report: Report, counts: Counts): void {
  counts.passed += report.numPassedTests;
  counts.failed += report.numFailedTests;
  counts.skipped += report.numPendingTests + report.numTodoTests;
}
