import { fileData } from '../files/file-data.ts';
import { InputMapper, type WrittenBatch } from './input-mapper.ts';
import type { MapOptions } from './options.ts';

/** What a thread is told. */
export type ToThread =
  | { readonly type: 'map'; readonly name: string; readonly path: string }
  /** What it gave was written: so many bytes of memory, of which the entities' are given back. */
  | { readonly type: 'written'; readonly bytes: number; readonly spare: ArrayBuffer }
  /** The file that it maps is to be left where it is. */
  | { readonly type: 'stop' };

/** What a thread gives, file after file. */
export type FromThread =
  | { readonly type: 'batch'; readonly batch: WrittenBatch; readonly readBytes: number }
  | { readonly type: 'end' }
  | { readonly type: 'failure'; readonly error: Error; readonly code: unknown; readonly syscall: unknown };

/** The end of a channel that a thread holds. */
export interface Port {
  on(event: 'message', take: (message: ToThread) => void): unknown;
  postMessage(message: FromThread, moved?: readonly ArrayBuffer[]): void;
}

/** How many bytes a thread gives that are not written yet, before it waits. */
const MOST_UNWRITTEN = 8 << 20;

/** Maps the files that it is told to, and gives what comes of them no faster than it is written. */
export class ThreadMapper {
  private readonly mapper: InputMapper;
  private readonly interrupt = new AbortController();
  private unwritten = 0;
  /** Memory that came back: without it, each batch would leave some to be collected. */
  private readonly spare: ArrayBuffer[] = [];
  private goOn: (() => void) | undefined;

  constructor(
    private readonly port: Port,
    options: MapOptions,
    private readonly mostUnwritten = MOST_UNWRITTEN,
  ) {
    this.mapper = new InputMapper(options);
    port.on('message', (message) => {
      if (message.type === 'map') void this.map(message.name, message.path);
      else if (message.type === 'stop') this.interrupt.abort();
      else this.takeBack(message);
    });
  }

  private async map(name: string, path: string): Promise<void> {
    let readBytes = 0;
    const count = (bytes: number) => {
      readBytes += bytes;
    };
    try {
      for await (const batch of this.mapper.map(
        [{ name, data: fileData(path, count), isPrompt: true }],
        this.interrupt.signal,
      )) {
        this.give(batch, readBytes);
        readBytes = 0;
        await this.untilWritten();
      }
      this.port.postMessage({ type: 'end' });
    } catch (error) {
      this.port.postMessage(failureOf(error));
    }
  }

  private give(batch: WrittenBatch, readBytes: number): void {
    const given = { ...batch, entities: this.copy(batch.entities) };
    this.unwritten += sizeOf(given);
    this.port.postMessage({ type: 'batch', batch: given, readBytes }, [given.entities.buffer]);
  }

  private copy(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
    const spare = this.spare.pop();
    const fits = spare !== undefined && spare.byteLength >= bytes.length;
    const copy = new Uint8Array(fits ? spare : new ArrayBuffer(roomFor(bytes.length)), 0, bytes.length);
    copy.set(bytes);
    return copy;
  }

  private takeBack({ bytes, spare }: Extract<ToThread, { type: 'written' }>): void {
    this.unwritten -= bytes;
    this.spare.push(spare);
    this.goOn?.();
  }

  private async untilWritten(): Promise<void> {
    while (this.unwritten >= this.mostUnwritten) {
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

/** An error on its way between threads loses what tells an error of the system from others. */
function failureOf(thrown: unknown): FromThread {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const { code, syscall } = error as NodeJS.ErrnoException;
  return { type: 'failure', error, code, syscall };
}
