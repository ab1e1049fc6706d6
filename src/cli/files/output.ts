import { createWriteStream, rmSync } from 'node:fs';
import { chmod, readlink, realpath, rename, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { type Surroundings, UsageError } from '../command/command.ts';
import { failureOf } from './reason.ts';
import { isBrokenPipe, Sink } from './sink.ts';

/** Where a command writes to: a stream that stays open, or a file that is there whole or not at all. */
export interface Output {
  write(text: string): Promise<void>;
  /** Writes bytes, which may be used again once this is done. */
  writeBytes(bytes: Uint8Array): Promise<void>;
  /** All is written: a file gets its name. */
  finish(): Promise<void>;
  /** Only a part was written, since someone stopped the command: a stream keeps it, a file is taken away. */
  stop(): Promise<void>;
  /** Not all could be written: a file is taken away. After {@link Output.finish} it does nothing. */
  discard(): Promise<void>;
}

/** Writes to a stream that others use, too. */
export function streamOutput(stream: Writable): Output {
  return outputTo(new Sink(stream));
}

/** As {@link streamOutput}; where its reader has gone, the rest is written to nowhere, and nothing stops. */
export function closableOutput(stream: Writable): Output {
  const sink = new Sink(stream);
  return outputTo(sink, (error) => {
    if (!isBrokenPipe(error)) throw error;
  });
}

/** Writes what people read on standard error: whatever becomes of that, nothing stops. */
export function messageOutput({ stderr }: Pick<Surroundings, 'stderr'>): Output {
  return outputTo(new Sink(stderr), () => {});
}

function outputTo(sink: Sink, take?: (error: unknown) => void): Output {
  const taking = (written: Promise<void>) => (take === undefined ? written : written.catch(take));
  return {
    write: (text) => taking(sink.write(text)),
    writeBytes: (bytes) => taking(sink.writeBytes(bytes)),
    finish: () => taking(sink.flush()),
    stop: () => taking(sink.flush()),
    discard: async () => {},
  };
}

/** Parts of files that are not whole yet. */
const PARTS = new Set<string>();

/** Takes away what is not whole, where the process ends at once. */
export function removeParts(): void {
  for (const part of PARTS) removePart(part);
}

function removePart(part: string): void {
  try {
    rmSync(part, { force: true });
    PARTS.delete(part);
  } catch {
    // A folder in which nothing can be made, or no longer: why the file cannot be written says that.
  }
}

/** Names of what is open already: others may write there, too, and have. */
const OPEN_ALREADY = /^\/dev\/(?:std|fd\/)/u;

/** Whether a name is one of what is open already. */
export function isOpenAlready(name: string): boolean {
  return OPEN_ALREADY.test(name);
}

/**
 * Writes a file under a temporary name beside it, and gives it its own name once it is whole. What a link leads to is
 * written, not the link.
 *
 * @throws {UsageError} when the file cannot be made
 */
export async function fileOutput(name: string): Promise<Output> {
  const path = await targetOf(name);
  const found = await stat(name).catch(() => undefined);
  if (found?.isDirectory()) throw new UsageError(`Cannot write ${name}: it is a directory.`);
  // What is no file, such as /dev/null or a named pipe, must not be replaced by one.
  if (found !== undefined && (!found.isFile() || isOpenAlready(name))) return deviceOutput(name);
  const temporary = `${path}.${crypto.randomUUID()}.part`;
  PARTS.add(temporary);
  const stream = await openStream(temporary, 'wx', name);
  const sink = new Sink(stream, name);
  let finished = false;
  const discard = async () => {
    if (finished) return;
    stream.destroy();
    removePart(temporary);
  };
  return {
    write: (text) => sink.write(text),
    writeBytes: (bytes) => sink.writeBytes(bytes),
    finish: async () => {
      await sink.end();
      try {
        // Who may read the file is for its owner to say.
        if (found !== undefined) await chmod(temporary, found.mode & 0o777);
        await rename(temporary, path);
      } catch (error) {
        throw failureOf(error, 'write', name);
      }
      finished = true;
      PARTS.delete(temporary);
    },
    stop: discard,
    discard,
  };
}

/** So many links in a row lead nowhere. */
const MOST_LINKS = 40;

/** Where a name leads to; a link may lead to a file that is not there yet. */
export async function targetOf(name: string): Promise<string> {
  let path = resolve(name);
  for (let links = 0; links < MOST_LINKS; links += 1) {
    const link = await readlink(path).catch(() => undefined);
    if (link === undefined) return realpath(path).catch(() => path);
    path = resolve(await realpath(dirname(path)).catch(() => dirname(path)), link);
  }
  throw new UsageError(`Cannot write ${name}: its links lead in a circle.`);
}

async function deviceOutput(path: string): Promise<Output> {
  const sink = new Sink(await openStream(path, 'a', path), path);
  return {
    write: (text) => sink.write(text),
    writeBytes: (bytes) => sink.writeBytes(bytes),
    finish: () => sink.end(),
    stop: () => sink.end(),
    discard: async () => {},
  };
}

async function openStream(path: string, flags: string, name: string): Promise<Writable> {
  const stream = createWriteStream(path, { flags });
  await new Promise<void>((resolve, reject) => {
    stream.once('open', () => resolve());
    stream.once('error', (error) => reject(failureOf(error, 'write', name)));
  });
  return stream;
}

/** A file where a name is given (`-` is the stream itself), otherwise the stream. */
export async function openOutput(path: string | undefined, stream: Writable): Promise<Output> {
  return path === undefined || path === '-' ? streamOutput(stream) : fileOutput(path);
}

/** Opens an output that is finished, or discarded, with the others. */
export type OpenOutput = (make: () => Promise<Output>) => Promise<Output>;

/**
 * Lets outputs be opened and used; finishes them all when that went well, and otherwise discards them all.
 *
 * @param isPart whether only a part was written, by what came of it; a signal that comes later changes nothing
 */
export async function withOutputs<Result>(
  use: (open: OpenOutput) => Promise<Result>,
  isPart: (result: Result) => boolean = () => false,
): Promise<Result> {
  const outputs: Output[] = [];
  try {
    const result = await use(async (make) => {
      const output = await make();
      outputs.push(output);
      return output;
    });
    for (const output of outputs) await (isPart(result) ? output.stop() : output.finish());
    return result;
  } finally {
    for (const output of outputs) await output.discard();
  }
}
