import { UsageError } from '../command/command.ts';
import { regularData } from '../files/input-files.ts';
import { InputMapper, type WrittenBatch } from './input-mapper.ts';
import type { MapOptions } from './options.ts';

/** What all threads of a run work on. */
export interface ThreadWork {
  readonly options: MapOptions;
  /** The names of the files of each. */
  readonly shares: readonly (readonly string[])[];
  /** The index of the share that no thread has taken yet, in memory of all: none waits to be told of it. */
  readonly next: Int32Array;
}

/** What a thread is told. */
export type ToThread =
  /** What it gave was written: so many bytes of memory, of which the entities' are given back. */
  | { readonly type: 'written'; readonly bytes: number; readonly spare: SharedArrayBuffer }
  /** The share that it maps is to be left where it is. */
  | { readonly type: 'stop' };

/** What a thread gives, share after share. */
export type FromThread = { readonly share: number } & (
  | { readonly type: 'batch'; readonly batch: GivenBatch; readonly readBytes: number }
  | { readonly type: 'end' }
  /** An error on its way between threads loses its class. */
  | { readonly type: 'failure'; readonly error: Error; readonly isUsage: boolean }
);

/** A batch whose entities lie in memory that threads share: to move it from one to another makes both collect garbage. */
export interface GivenBatch extends WrittenBatch {
  readonly entities: Uint8Array<SharedArrayBuffer>;
}

/** How many bytes a thread gives that are not written yet, before it waits. */
const MOST_UNWRITTEN = 8 << 20;

/** Maps share after share, each the next that no thread has taken, no faster than what comes of them is written. */
export class ThreadMapper {
  private readonly mapper: InputMapper;
  private readonly interrupt = new AbortController();
  private unwritten = 0;
  /** Memory that came back: without it, each batch would leave some to be collected. */
  private readonly spare: SharedArrayBuffer[] = [];
  private goOn: (() => void) | undefined;

  constructor(
    private readonly work: ThreadWork,
    private readonly give: (message: FromThread) => void,
    private readonly mostUnwritten = MOST_UNWRITTEN,
  ) {
    this.mapper = new InputMapper(work.options);
  }

  take(message: ToThread): void {
    if (message.type === 'stop') this.interrupt.abort();
    else {
      this.unwritten -= message.bytes;
      this.spare.push(message.spare);
    }
    this.goOn?.();
  }

  async run(): Promise<void> {
    const { shares, next } = this.work;
    for (;;) {
      const share = Atomics.add(next, 0, 1);
      if (share >= shares.length) return;
      try {
        await this.map(share);
        this.give({ type: 'end', share });
      } catch (thrown) {
        const error = thrown instanceof Error ? thrown : new Error(String(thrown));
        this.give({ type: 'failure', share, error, isUsage: error instanceof UsageError });
      }
    }
  }

  private async map(share: number): Promise<void> {
    let readBytes = 0;
    const count = (bytes: number) => {
      readBytes += bytes;
    };
    const inputs = this.work.shares[share]!.map((name) => {
      return { name, data: regularData(name, count), isPrompt: true };
    });
    for await (const batch of this.mapper.map(inputs, this.interrupt.signal)) {
      const shared = { ...batch, entities: this.copy(batch.entities) };
      this.unwritten += sizeOf(shared);
      this.give({ type: 'batch', share, batch: shared, readBytes });
      readBytes = 0;
      await this.untilWritten();
    }
  }

  private copy(bytes: Uint8Array): Uint8Array<SharedArrayBuffer> {
    const spare = this.spare.pop();
    const fits = spare !== undefined && spare.byteLength >= bytes.length;
    const room = fits ? spare : new SharedArrayBuffer(roomFor(bytes.length));
    const copy = new Uint8Array(room, 0, bytes.length);
    copy.set(bytes);
    return copy;
  }

  private async untilWritten(): Promise<void> {
    while (this.unwritten >= this.mostUnwritten && !this.interrupt.signal.aborted) {
      await new Promise<void>((resolve) => {
        this.goOn = resolve;
      });
    }
  }
}

/** How much memory a batch takes. */
export function sizeOf({ entities, rejects, issues }: WrittenBatch): number {
  return entities.buffer.byteLength + rejects.length + issues.length;
}

/** Batches give more or less, so that memory with some room fits the next one, too. */
function roomFor(length: number): number {
  return Math.ceil(length * 1.25);
}
