import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { UsageError } from './command.ts';
import { Sink } from './sink.ts';

/** Where a command writes to: a stream that stays open, or a file that is there whole or not at all. */
export interface Output {
  write(text: string): Promise<void>;
  /** Writes bytes, which may be used again once this is done. */
  writeBytes(bytes: Uint8Array): Promise<void>;
  /** All is written: a file gets its name. */
  finish(): Promise<void>;
  /** Not all could be written: a file is taken away. After {@link Output.finish} it does nothing. */
  discard(): Promise<void>;
}

/** Writes to a stream that others use, too. */
export function streamOutput(stream: Writable): Output {
  const sink = new Sink(stream);
  return {
    write: (text) => sink.write(text),
    writeBytes: (bytes) => sink.writeBytes(bytes),
    finish: () => sink.flush(),
    discard: async () => {},
  };
}

/**
 * Writes a file under a temporary name beside it, and gives it its own name once it is whole.
 *
 * @throws {UsageError} when the file cannot be made
 */
export async function fileOutput(path: string): Promise<Output> {
  const temporary = `${path}.${randomUUID()}.part`;
  const stream = createWriteStream(temporary, { flags: 'wx' });
  await new Promise<void>((resolve, reject) => {
    stream.once('open', () => resolve());
    stream.once('error', (error) => reject(new UsageError(`Cannot write ${path}: ${error.message}.`)));
  });
  const sink = new Sink(stream);
  let finished = false;
  return {
    write: (text) => sink.write(text),
    writeBytes: (bytes) => sink.writeBytes(bytes),
    finish: async () => {
      await sink.end();
      await rename(temporary, path);
      finished = true;
    },
    discard: async () => {
      if (finished) return;
      stream.destroy();
      await rm(temporary, { force: true });
    },
  };
}

/** A file where a name is given (`-` is the stream itself), otherwise the stream. */
export async function openOutput(path: string | undefined, stream: Writable): Promise<Output> {
  return path === undefined || path === '-' ? streamOutput(stream) : fileOutput(path);
}

/** Opens an output that is finished, or discarded, with the others. */
export type OpenOutput = (make: () => Promise<Output>) => Promise<Output>;

/** Lets outputs be opened and used; finishes them all when that went well, and otherwise discards them all. */
export async function withOutputs<Result>(use: (open: OpenOutput) => Promise<Result>): Promise<Result> {
  const outputs: Output[] = [];
  try {
    const result = await use(async (make) => {
      const output = await make();
      outputs.push(output);
      return output;
    });
    for (const output of outputs) await output.finish();
    return result;
  } finally {
    for (const output of outputs) await output.discard();
  }
}
