import { Worker } from 'node:worker_threads';
import { UsageError } from '../command/command.ts';
import type { InputFiles } from '../files/input-files.ts';
import { untilIdle } from '../idle.ts';
import type { WrittenBatch } from './input-mapper.ts';
import type { MapOptions } from './options.ts';
import { type FromThread, sizeOf, ThreadMapper, type ThreadWork, type ToThread } from './thread-mapper.ts';
import { isShare, type Share, type Turn, turnsOf } from './turns.ts';

/** A thread that maps files. */
export interface FileThread {
  tell(message: ToThread): void;
  close(): unknown;
}

/** Is told what a thread does. */
export interface ThreadListener {
  take(message: FromThread): void;
  fail(error: Error): void;
}

export type StartThread = (work: ThreadWork, listener: ThreadListener) => FileThread;

/** What came of one share and was not asked for yet. */
interface Given {
  readonly messages: FromThread[];
  readonly thread: FileThread;
}

/** Threads that map files, each the next share of them that none has begun. */
export class FileThreads {
  /** In the order of the input. */
  readonly turns: readonly Turn[];
  private readonly shares: ReadonlyMap<Turn, number>;
  private readonly work: ThreadWork;
  private readonly threads: readonly FileThread[];
  private readonly given = new Map<number, Given>();
  /** No thread begins this share or one behind it. */
  private end: number;
  private failure: Error | undefined;
  private goOn: (() => void) | undefined;

  /** @param starts one for each thread */
  constructor({ inputs }: InputFiles, options: MapOptions, starts: readonly StartThread[]) {
    this.turns = turnsOf(inputs);
    const shares = this.turns.filter(isShare);
    this.shares = new Map(shares.map((share, index) => [share, index]));
    this.end = shares.length;
    this.work = {
      options,
      shares: shares.map((share) => share.map(({ name }) => name)),
      next: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)),
    };
    this.threads = starts.map((start) => this.start(start));
  }

  /**
   * What comes of a share. Shares are asked for in the order of the input.
   *
   * @throws whatever the thread threw
   */
  async *batchesOf(share: Share, signal: AbortSignal | undefined): AsyncGenerator<WrittenBatch> {
    const index = this.shares.get(share)!;
    const stop = () => this.stop();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      for (;;) {
        const message = await this.next(index);
        if (message === undefined || message.type === 'end') return;
        if (message.type === 'failure') throw errorOf(message);
        share[0]!.file.count(message.readBytes);
        yield message.batch;
        const { buffer } = message.batch.entities;
        this.given.get(index)!.thread.tell({ type: 'written', bytes: sizeOf(message.batch), spare: buffer });
      }
    } finally {
      signal?.removeEventListener('abort', stop);
      this.given.delete(index);
    }
  }

  async close(): Promise<void> {
    this.stop();
    if (this.threads.length > 1) await untilIdle();
    await Promise.all(this.threads.map((thread) => thread.close()));
  }

  private start(start: StartThread): FileThread {
    const thread = start(this.work, {
      take: (message) => {
        const given = this.given.get(message.share);
        if (given === undefined) this.given.set(message.share, { messages: [message], thread });
        else given.messages.push(message);
        this.goOn?.();
      },
      fail: (error) => {
        this.failure ??= error;
        this.goOn?.();
      },
    });
    return thread;
  }

  private stop(): void {
    const { shares, next } = this.work;
    this.end = Math.min(this.end, Atomics.exchange(next, 0, shares.length));
    for (const thread of this.threads) thread.tell({ type: 'stop' });
    this.goOn?.();
  }

  /** What is given next of a share; undefined where no thread will begin it. */
  private async next(index: number): Promise<FromThread | undefined> {
    for (;;) {
      const message = this.given.get(index)?.messages.shift();
      if (message !== undefined) return message;
      if (this.failure !== undefined) throw this.failure;
      if (index >= this.end) return undefined;
      await new Promise<void>((resolve) => {
        this.goOn = resolve;
      });
    }
  }
}

function errorOf({ error, isUsage }: Extract<FromThread, { type: 'failure' }>): Error {
  return isUsage ? new UsageError(error.message) : error;
}

/** Starts so many threads, and lets this one be one of them: it maps while it waits for the others. */
export function startThreads(count: number, files: InputFiles, options: MapOptions): FileThreads {
  const starts = Array.from({ length: count }, (_, index) => (index === 0 ? startHere() : startBeside));
  return new FileThreads(files, options, starts);
}

const startBeside: StartThread = (work, listener) => {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: work });
  worker.on('message', (message) => listener.take(message));
  worker.on('error', (error) => listener.fail(error));
  worker.on('exit', () => listener.fail(new Error('A thread of --jobs ended early.')));
  return { tell: (message) => worker.postMessage(message), close: () => worker.terminate() };
};

/** @param mostUnwritten see {@link ThreadMapper} */
export function startHere(mostUnwritten?: number): StartThread {
  return (work, { take, fail }) => {
    const mapper = new ThreadMapper(work, take, mostUnwritten);
    // The others start first.
    setImmediate(() => mapper.run().catch(fail));
    return { tell: (message) => mapper.take(message), close: () => {} };
  };
}
