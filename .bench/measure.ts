import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What one run of a program took. */
export interface Run {
  /** Milliseconds from start to end. */
  readonly wall: number;
  /** Milliseconds of processor time, all threads, user and system. */
  readonly cpu: number | undefined;
  /** The most memory that was resident, in MiB. */
  readonly memory: number | undefined;
}

interface MeasureOptions {
  /** The file that takes its standard output; nothing is kept where there is none. */
  readonly output?: string;
  /** Runs it so often in a row and takes the average: the clock of processor time is coarse. */
  readonly times?: number;
}

const GNU_TIME = '/usr/bin/time';
const hasGnuTime =
  existsSync(GNU_TIME) && spawnSync(GNU_TIME, ['-f', '%M', 'true'], { stdio: 'ignore' }).status === 0;
const PRELOAD = new URL('usage.mjs', import.meta.url).href;
const REPEAT = 'n=$1; shift; while [ "$n" -gt 0 ]; do "$@" || exit; n=$((n - 1)); done';

/**
 * Runs a program to its end.
 *
 * @param command the program and its arguments
 * @throws {Error} when the program fails, with what it wrote to standard error
 */
export function measure(command: readonly string[], options: MeasureOptions = {}): Run {
  const { output = devNull, times = 1 } = options;
  const folder = mkdtempSync(join(tmpdir(), 'aws-iam-udm-run-'));
  const out = openSync(output, 'w');
  const errors = openSync(join(folder, 'errors'), 'w');
  const usage = join(folder, 'usage');
  const [program, ...rest] = watched(command, usage, times);
  const start = process.hrtime.bigint();
  const { status } = spawnSync(program!, rest, {
    stdio: ['ignore', out, errors],
    env: { ...process.env, USAGE_FILE: usage },
    cwd: ROOT,
  });
  const wall = Number(process.hrtime.bigint() - start) / 1e6;
  closeSync(out);
  closeSync(errors);
  const complaint = readFileSync(join(folder, 'errors'), 'utf8');
  const used = readUsage(usage);
  rmSync(folder, { recursive: true });
  if (status !== 0)
    throw new Error(`This ended with ${status}: ${command.join(' ')}\n${complaint.slice(0, 2000)}`);
  return { wall: wall / times, cpu: used && used.cpu / times, memory: used?.memory };
}

/** The command with someone who notes what it uses: GNU time, or for Node.js a module loaded before it. */
function watched(command: readonly string[], usage: string, times: number): readonly string[] {
  const [program, ...rest] = command;
  const noting =
    !hasGnuTime && program === process.execPath ? [program, '--import', PRELOAD, ...rest] : command;
  const repeated = times === 1 ? noting : ['sh', '-c', REPEAT, 'sh', String(times), ...noting];
  return hasGnuTime ? [GNU_TIME, '-q', '-o', usage, '-f', '%U %S %M', ...repeated] : repeated;
}

/** Reads user seconds, system seconds and KiB, a line for each time that it ran. */
function readUsage(file: string): { readonly cpu: number; readonly memory: number } | undefined {
  if (!existsSync(file)) return undefined;
  const runs = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' ').map(Number));
  const cpu = runs.reduce((sum, [user, system]) => sum + (user! + system!) * 1000, 0);
  return { cpu, memory: Math.max(...runs.map(([, , kibibytes]) => kibibytes! / 1024)) };
}

/** The repository's root, where every command of the benchmark is at home. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));
