import { PassThrough, Readable } from 'node:stream';
import type { Surroundings } from '../src/cli/command/command.ts';

/** What a command is to find around it. */
export interface TerminalOptions {
  /** What standard input holds. */
  readonly input?: string;
  /** How many columns the terminal has; no terminal unless said. */
  readonly columns?: number;
  readonly env?: Surroundings['env'];
  readonly interrupt?: AbortSignal;
}

/** Surroundings in memory, with what was written to them so far. */
export interface Terminal {
  readonly around: Surroundings;
  stdout(): string;
  stderr(): string;
}

/** Makes surroundings in memory. */
export function terminal({ input = '', columns, env = {}, ...others }: TerminalOptions = {}): Terminal {
  const [stdout, stderr] = [collect(), collect()];
  const screen = columns === undefined ? {} : { isTTY: true, columns };
  return {
    around: {
      stdin: Readable.from([input]),
      stdout: Object.assign(stdout.stream, screen),
      stderr: stderr.stream,
      env,
      ...others,
    },
    stdout: stdout.text,
    stderr: stderr.text,
  };
}

function collect() {
  const stream = new PassThrough();
  let text = '';
  stream.on('data', (chunk) => {
    text += String(chunk);
  });
  return { stream, text: () => text };
}
