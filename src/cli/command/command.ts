import type { Readable, Writable } from 'node:stream';
import type { Section } from './option.ts';

/** What a command may touch of the world around it. */
export interface Surroundings {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Is aborted when the person at the terminal wants the command to come to its end. */
  readonly interrupt?: AbortSignal;
}

/** How a command is used. */
export interface Example {
  /** What follows the program's name. */
  readonly command: string;
  /** What comes of it. */
  readonly gives: string;
}

/** What each exit code of a command says. */
export interface ExitCodes {
  readonly 0: string;
  readonly 1?: string;
  readonly 2: string;
  readonly 130?: string;
}

/** What the help says of a command, and by which its arguments are read. */
export interface CommandPage {
  /** What follows the command's name. */
  readonly usage: string;
  /** What it does, in paragraphs. */
  readonly text: readonly string[];
  /** Names that it knows beside its options, and what they stand for. */
  readonly terms?: { readonly title: string; readonly entries: readonly (readonly [string, string])[] };
  readonly sections: readonly Section[];
  readonly examples: readonly Example[];
  readonly exitCodes: ExitCodes;
}

/** One command of `aws-iam-udm`. */
export interface Command extends CommandPage {
  /** Runs it and gives the exit code. A {@link UsageError} becomes a sentence on standard error and exit code 2. */
  run(argv: readonly string[], around: Surroundings): Promise<number>;
}

/** The person at the terminal asked for something that cannot be done; the message says what to do instead. */
export class UsageError extends Error {
  /** @param below lines that show what is meant, such as a place in what was given */
  constructor(
    message: string,
    readonly below: readonly string[] = [],
  ) {
    super(message);
  }
}

/** What a command says that was stopped. */
export const INTERRUPTED = 'interrupted; 129 and 143 where it was SIGHUP or SIGTERM';
