import { Worker } from 'node:worker_threads';
import type { MapArguments } from './map-options.ts';
import type { MappedPiece, Piece } from './piece.ts';

/** Maps pieces beside the main thread. */
export interface PieceMappers {
  /** How many pieces are mapped at the same time. */
  readonly jobs: number;
  map(piece: Piece): Promise<MappedPiece | undefined>;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (mapped: MappedPiece | undefined) => void;
  readonly reject: (error: Error) => void;
}

/** Starts threads, once the first piece is there, and gives each its turn. */
export function startThreads(told: MapArguments, jobs: number): PieceMappers {
  const threads: Thread[] = [];
  let turn = 0;
  return {
    jobs,
    map(piece) {
      if (threads.length < jobs) threads.push(new Thread(told));
      const thread = threads[turn % jobs]!;
      turn += 1;
      return thread.map(piece);
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

/** One thread. It maps pieces in the order in which it is given them. */
class Thread {
  private readonly worker: Worker;
  private waiting: Waiting[] = [];

  constructor(told: MapArguments) {
    this.worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: told });
    this.worker.on('message', (mapped: MappedPiece | undefined) => this.waiting.shift()?.resolve(mapped));
    this.worker.on('error', (error) => this.fail(error));
    this.worker.on('exit', () => this.fail(new Error('A thread of --jobs ended early.')));
  }

  map(piece: Piece): Promise<MappedPiece | undefined> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.worker.postMessage(piece);
    });
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private fail(error: Error): void {
    const { waiting } = this;
    this.waiting = [];
    for (const { reject } of waiting) reject(error);
  }
}
