import type { Readable, Writable } from 'node:stream';

/** What a command may touch of the world around it. */
export interface Surroundings {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Is aborted when the person at the terminal wants the command to come to its end. */
  readonly interrupt?: AbortSignal;
}

/** One command of `aws-iam-udm`. */
export interface Command {
  /** The text of `--help`. */
  readonly help: string;
  /** Runs it and gives the exit code. A {@link UsageError} becomes a sentence on standard error and exit code 2. */
  run(argv: readonly string[], around: Surroundings): Promise<number>;
}

/** The person at the terminal asked for something that cannot be done; the message says what to do instead. */
export class UsageError extends Error {}
