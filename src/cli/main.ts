import { runProgram } from './program.ts';

const interrupt = new AbortController();
// The second Ctrl-C ends the process at once.
process.once('SIGINT', () => interrupt.abort());

const { stdin, stdout, stderr, env } = process;
process.exitCode = await runProgram(process.argv.slice(2), {
  stdin,
  stdout,
  stderr,
  env,
  interrupt: interrupt.signal,
});
