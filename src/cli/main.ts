#!/usr/bin/env node
import { removeParts } from './files/output.ts';
import { untilIdle } from './idle.ts';
import { runProgram } from './program.ts';
import { inlineLess } from './v8.ts';

inlineLess();

const interrupt = new AbortController();
/** What a shell says of a process that a signal ended. */
const CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
/** Whoever looks at no interrupt is ended all the same. */
const PATIENCE = 5000;
let stopped: number | undefined;

// However the process ends, files are there whole or not at all.
process.on('exit', removeParts);
for (const [signal, code] of Object.entries(CODES)) {
  process.on(signal, () => {
    // The second one ends the process at once.
    if (stopped !== undefined) process.exit(stopped);
    stopped = code;
    interrupt.abort();
    if (signal !== 'SIGINT') setTimeout(() => process.exit(code), PATIENCE).unref();
  });
}

const { stdin, stdout, stderr, env } = process;
const code = await runProgram(process.argv.slice(2), {
  stdin,
  stdout,
  stderr,
  env,
  interrupt: interrupt.signal,
});
process.exitCode = code === 130 ? (stopped ?? code) : code;
await untilIdle();
