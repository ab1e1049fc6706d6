import { MessageChannel, Worker } from 'node:worker_threads';
import type { InputFile, InputFiles } from '../files/input-files.ts';
import { failureOf } from '../files/reason.ts';
import type { WrittenBatch } from './input-mapper.ts';
import type { MapOptions } from './options.ts';
import { type FromThread, sizeOf, ThreadMapper, type ToThread } from './thread-mapper.ts';
import { isRegular, type RegularInput } from './threads-worth.ts';

/** The end of a channel to a thread that this thread holds. */
export interface ThreadPort {
  on(event: 'message', take: (message: FromThread) => void): unknown;
  on(event: 'error', take: (error: Error) => void): unknown;
  on(event: 'exit', take: () => void): unknown;
  postMessage(message: ToThread, moved?: readonly ArrayBuffer[]): void;
  terminate(): unknown;
}

/** Threads that map files, each the next that none has begun. */
export class FileThreads {
  private readonly threads: readonly Thread[];
  private readonly files: RegularInput[];
  private readonly begun = new Map<InputFile, Thread>();

  /** @param ports one to each thread */
  constructor({ inputs }: InputFiles, ports: readonly ThreadPort[]) {
    // The last stands first, so that the next is taken off the end.
    this.files = ports.length === 0 ? [] : inputs.filter(isRegular).reverse();
    this.threads = ports.map((port) => new Thread(port, (thread) => this.beginNext(thread)));
    for (const thread of this.threads) this.beginNext(thread);
  }

  /**
   * What comes of a file that a thread maps; undefined where none does. Files are asked for in the order of the input.
   *
   * @throws whatever the thread threw
   */
  batchesOf(input: InputFile, signal: AbortSignal | undefined): AsyncGenerator<WrittenBatch> | undefined {
    const thread = this.begun.get(input);
    this.begun.delete(input);
    return thread?.batches(input as RegularInput, signal);
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.close()));
  }

  private beginNext(thread: Thread): void {
    const input = this.files.pop();
    if (input === undefined) return;
    this.begun.set(input, thread);
    thread.begin(input);
  }
}

/** One thread. It maps file after file, and what comes of them is taken in the same order. */
class Thread {
  private readonly given: FromThread[] = [];
  private failure: Error | undefined;
  private goOn: (() => void) | undefined;

  constructor(
    private readonly port: ThreadPort,
    private readonly onFree: (thread: Thread) => void,
  ) {
    port.on('message', (message) => this.take(message));
    port.on('error', (error) => this.fail(error));
    port.on('exit', () => this.fail(new Error('A thread of --jobs ended early.')));
  }

  begin({ name, file }: RegularInput): void {
    this.port.postMessage({ type: 'map', name, path: file.path });
  }

  async *batches(
    { name, file }: RegularInput,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<WrittenBatch> {
    const stop = () => this.port.postMessage({ type: 'stop' });
    signal?.addEventListener('abort', stop, { once: true });
    try {
      for (;;) {
        const message = await this.next();
        if (message.type === 'end') return;
        if (message.type === 'failure') throw failureOf(errorOf(message), 'read', name);
        file.count(message.readBytes);
        yield message.batch;
        this.giveBack(message.batch);
      }
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  async close(): Promise<void> {
    await this.port.terminate();
  }

  private giveBack(batch: WrittenBatch): void {
    const spare = batch.entities.buffer as ArrayBuffer;
    this.port.postMessage({ type: 'written', bytes: sizeOf(batch), spare }, [spare]);
  }

  private take(message: FromThread): void {
    this.given.push(message);
    if (message.type === 'end') this.onFree(this);
    this.goOn?.();
  }

  private fail(error: Error): void {
    this.failure ??= error;
    this.goOn?.();
  }

  private async next(): Promise<FromThread> {
    for (;;) {
      const message = this.given.shift();
      if (message !== undefined) return message;
      if (this.failure !== undefined) throw this.failure;
      await new Promise<void>((resolve) => {
        this.goOn = resolve;
      });
    }
  }
}

function errorOf({ error, code, syscall }: Extract<FromThread, { type: 'failure' }>): Error {
  return syscall === undefined ? error : Object.assign(error, { code, syscall });
}

/** Starts so many threads, and lets this one be one of them: it maps while it waits for the others. */
export function startThreads(count: number, files: InputFiles, options: MapOptions): FileThreads {
  const ports = Array.from({ length: count }, (_, index) =>
    index === 0 ? startHere(options) : startBeside(options),
  );
  return new FileThreads(files, ports);
}

function startBeside(options: MapOptions): ThreadPort {
  return new Worker(new URL('./worker.js', import.meta.url), { workerData: options });
}

/** @param mostUnwritten see {@link ThreadMapper} */
export function startHere(options: MapOptions, mostUnwritten?: number): ThreadPort {
  const { port1, port2 } = new MessageChannel();
  new ThreadMapper(port1, options, mostUnwritten);
  return Object.assign(port2, { terminate: () => port2.close() });
}
