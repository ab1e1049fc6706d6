import { Worker } from 'node:worker_threads';
import type { MapArguments } from './map-options.ts';
import type { MappedPiece, Piece } from './piece.ts';

/** Maps pieces beside the main thread. */
export interface PieceMappers {
  /** How many pieces are mapped at the same time. */
  readonly jobs: number;
  map(piece: Piece): Promise<MappedBeside | undefined>;
  close(): Promise<void>;
}

/** What came of a piece in another thread. */
export interface MappedBeside extends MappedPiece {
  /** Says that the entities were written. */
  release(): void;
}

/** What a record leaves behind dies at once, so that little room for the young is enough. In megabytes. */
const YOUNG = 12;

interface Waiting {
  readonly resolve: (mapped: MappedBeside | undefined) => void;
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
    this.worker = new Worker(new URL('./worker.js', import.meta.url), {
      workerData: told,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    });
    this.worker.on('message', (mapped: MappedPiece | undefined) => {
      this.waiting.shift()?.resolve(mapped && { ...mapped, release: () => this.giveBack(mapped.entities) });
    });
    this.worker.on('error', (error) => this.fail(error));
    this.worker.on('exit', () => this.fail(new Error('A thread of --jobs ended early.')));
  }

  map(piece: Piece): Promise<MappedBeside | undefined> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.worker.postMessage(piece);
    });
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private giveBack({ buffer }: Uint8Array): void {
    this.worker.postMessage(buffer, [buffer as ArrayBuffer]);
  }

  private fail(error: Error): void {
    const { waiting } = this;
    this.waiting = [];
    for (const { reject } of waiting) reject(error);
  }
}
