#!/usr/bin/env node
import { removeParts } from './files/output.ts';
import { writeWhole } from './files/whole-writes.ts';
import { untilIdle } from './idle.ts';
import { runProgram } from './program.ts';
import { inlineLess } from './v8.ts';

inlineLess();

const interrupt = new AbortController();
/** What a shell says of a process that a signal ended. */
const CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
/** Whoever looks at no interrupt is ended all the same. */
const PATIENCE = 5000;
let stopped: keyof typeof CODES | undefined;

/** Leaves the signal to the system: Node.js would wait at its end for who opens a named pipe, which may be for ever. */
function end(signal: NodeJS.Signals): void {
  removeParts();
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}

// However the process ends, files are there whole or not at all.
process.on('exit', removeParts);
for (const signal of Object.keys(CODES) as (keyof typeof CODES)[]) {
  process.on(signal, () => {
    // The second one ends the process at once.
    if (stopped !== undefined) return end(signal);
    stopped = signal;
    interrupt.abort();
    if (signal !== 'SIGINT') setTimeout(end, PATIENCE, signal).unref();
  });
}

const { stdin, stdout, stderr, env } = process;
writeWhole(stdout);
const code = await runProgram(process.argv.slice(2), {
  stdin,
  stdout,
  stderr,
  env,
  interrupt: interrupt.signal,
});
process.exitCode = code === 130 && stopped ? CODES[stopped] : code;
await untilIdle();
// What was read may be silent for ever.
if (stopped) setTimeout(end, 100, stopped).unref();
