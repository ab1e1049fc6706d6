import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

const PROGRAM = 'dist/cli.js';

/** What a run of the built program came to. */
export interface Ran {
  readonly code: number | null;
  readonly stderr: string;
  /** Time of the processor, which a busy machine does not make longer. */
  readonly seconds: number;
  readonly megabytes: number;
}

/** Runs the built program, and measures what it uses. What it writes to standard output is thrown away. */
export async function runBuilt(argv: readonly string[]): Promise<Ran> {
  const child = spawn(process.execPath, ['--import', './.scripts/break/usage.mjs', PROGRAM, ...argv], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const [stderr, used, [code]] = await Promise.all([
    text(child.stderr as Readable),
    text(child.stdio[3] as Readable),
    once(child, 'close'),
  ]);
  return { code, stderr, ...JSON.parse(used || '{"seconds":null,"megabytes":null}') };
}

/** Starts the built program on files, to be ended by a signal. */
export function startBuilt(argv: readonly string[]) {
  return spawn(process.execPath, [PROGRAM, ...argv], { stdio: 'ignore' });
}
