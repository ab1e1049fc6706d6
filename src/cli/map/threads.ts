import { Worker } from 'node:worker_threads';
import type { MapArguments } from './arguments.ts';
import type { MappedPiece, Piece, PieceMapper } from './piece.ts';

/** Maps pieces in this thread and beside it. */
export interface PieceMappers {
  /** How many pieces are mapped at the same time, this thread's included. */
  readonly jobs: number;
  /** Maps a piece here. */
  map(piece: Piece): MappedBeside | undefined;
  /** Has a piece mapped by a thread that has time for it; gives undefined where none has. */
  mapBeside(piece: Piece): Promise<MappedBeside | undefined> | undefined;
  close(): Promise<void>;
}

/** What came of a piece, until it is released. */
export interface MappedBeside extends MappedPiece {
  /** Says that the entities were written, so that their place can be used again. */
  release(): void;
}

/** What a record leaves behind dies at once, so that little room for the young is enough. In megabytes. */
const YOUNG = 2;

interface Waiting {
  readonly resolve: (mapped: MappedBeside | undefined) => void;
  readonly reject: (error: Error) => void;
}

/** So many pieces wait for a thread at most: with two, it has the next one at once when it is done with the first. */
const QUEUE = 2;

/** Starts threads that map pieces. */
export function startThreads(told: MapArguments, count: number): Pick<PieceMappers, 'mapBeside' | 'close'> {
  const threads = Array.from({ length: count }, () => new Thread(told));
  return {
    mapBeside: (piece) => threads.find((thread) => thread.hasTime)?.map(piece),
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

/** Maps pieces in this thread. */
export function mapHere(mapper: PieceMapper): PieceMappers['map'] {
  return (piece) => releasable(mapper.map(piece), (entities) => mapper.takeBack(entities));
}

function releasable(
  mapped: MappedPiece | undefined,
  giveBack: (entities: ArrayBuffer) => void,
): MappedBeside | undefined {
  return mapped && { ...mapped, release: () => giveBack(mapped.entities.buffer as ArrayBuffer) };
}

/** One thread. It maps pieces in the order in which it is given them. */
class Thread {
  private readonly worker: Worker;
  private waiting: Waiting[] = [];
  /** Whether it has come so far that it can map, or has failed, which is told when it is given a piece. */
  private hasStarted = false;
  private failure: Error | undefined;

  constructor(told: MapArguments) {
    this.worker = new Worker(new URL('./worker.js', import.meta.url), {
      workerData: told,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    });
    this.worker.once('message', () => {
      this.hasStarted = true;
      this.worker.on('message', (mapped: MappedPiece | undefined) => {
        this.waiting.shift()?.resolve(releasable(mapped, (entities) => this.giveBack(entities)));
      });
    });
    this.worker.on('error', (error) => this.fail(error));
    this.worker.on('exit', () => this.fail(new Error('A thread of --jobs ended early.')));
  }

  get hasTime(): boolean {
    return this.hasStarted && this.waiting.length < QUEUE;
  }

  map(piece: Piece): Promise<MappedBeside | undefined> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.worker.postMessage(piece);
    });
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private giveBack(entities: ArrayBuffer): void {
    this.worker.postMessage(entities, [entities]);
  }

  private fail(error: Error): void {
    this.hasStarted = true;
    this.failure ??= error;
    const { waiting } = this;
    this.waiting = [];
    for (const { reject } of waiting) reject(error);
  }
}
