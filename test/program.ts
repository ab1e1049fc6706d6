import type { ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { Readable, Writable } from 'node:stream';
import type { Surroundings } from '../src/cli/command/command.ts';
import { runProgram } from '../src/cli/program.ts';

/** What a command left behind. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a command is run. */
export interface Setting {
  readonly stdin?: string | Uint8Array | Readable;
  readonly stdout?: Writable;
  readonly isTTY?: boolean;
  readonly interrupt?: AbortSignal;
}

/** A stream that keeps what is written to it. */
export function keep(): Writable & { text: () => string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  return Object.assign(stream, { text: () => Buffer.concat(chunks).toString() });
}

/** Runs the program in this process. */
export async function run(argv: readonly string[], setting: Setting = {}): Promise<Ran> {
  const stdout = keep();
  const stderr = keep();
  const { stdin = '', interrupt } = setting;
  const around: Surroundings = {
    stdin: stdin instanceof Readable ? stdin : Readable.from([Buffer.from(stdin)]),
    stdout: setting.stdout ?? stdout,
    stderr: Object.assign(stderr, { isTTY: setting.isTTY === true, columns: 60 }),
    env: {},
    ...(interrupt === undefined ? {} : { interrupt }),
  };
  const code = await runProgram(argv, around);
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

/** What a shell says of a child: a signal's number and 128 where one ended it. Undefined until it has ended. */
export function shellCode({ exitCode, signalCode }: ChildProcess): number | undefined {
  return signalCode === null ? (exitCode ?? undefined) : 128 + constants.signals[signalCode];
}
