import { setImmediate } from 'node:timers/promises';
import { ByteFeed } from '../../stream/feed.ts';
import type { Batch } from '../../stream/item.ts';
import { endSession, runInput } from '../../stream/map-stream.ts';
import type { MapSession } from '../../stream/session.ts';
import { ByteWindow, type Start } from '../../stream/window.ts';
import { allocateBlock, FileLines } from '../files/file-lines.ts';
import type { InputFiles, RegularFile } from '../files/input-files.ts';
import { NODE_BYTES } from '../files/node-bytes.ts';
import type { ItemWithIssues } from '../items/diagnostics.ts';
import type { MappedPiece, Piece } from './piece.ts';
import type { MappedBeside, PieceMappers } from './threads.ts';

/** What came of one block of bytes, or of a piece that was mapped beside. */
export interface JobBatch extends Batch {
  readonly piece?: Pick<MappedPiece, 'entities' | 'told'>;
}

/** How pieces are made. */
export interface JobSettings {
  readonly signal?: AbortSignal | undefined;
  readonly pieceBytes?: number;
}

/** Pieces so long that handing them over costs nothing, and so short that a few of them are no memory. */
const PIECE = 1 << 18;

/** How many pieces may be mapped, or waiting for it, beyond those that are mapped at the same time. */
const AHEAD = 2;

/** A file whose lines hold documents of many lines is not worth cutting: after so many vain attempts, it is not. */
const MOST_MISSES = 2;

/**
 * Maps files, in pieces and side by side where there is more than one job, and gives what comes of them in the order of
 * the input. What cannot be mapped in pieces is mapped here.
 */
export async function* mapFiles(
  files: InputFiles,
  session: MapSession,
  mappers: PieceMappers,
  settings: JobSettings = {},
): AsyncGenerator<JobBatch> {
  const window = new ByteWindow(NODE_BYTES);
  const block = allocateBlock();
  for (const input of files.inputs) {
    if (settings.signal?.aborted) break;
    const lines = input.file && new FileLines(input.file.descriptor, block);
    if (input.file === undefined || lines === undefined || lines.isGzip)
      yield* runInput(session, input, { ...settings, store: NODE_BYTES });
    else yield* new FileRun(input.source, input.file, { lines, window, session, mappers, settings }).run();
  }
  yield* endSession(session);
}

/** What a file is mapped with. The window and the block of its lines are used again for the next one. */
interface Means {
  readonly lines: FileLines;
  readonly window: ByteWindow;
  readonly session: MapSession;
  readonly mappers: PieceMappers;
  readonly settings: JobSettings;
}

/** Whether a file is so large that others should map it, too. */
export function isWorthCutting({ inputs }: InputFiles): boolean {
  return inputs.some(({ file }) => file !== undefined && file.size > PIECE);
}

/** Maps one file, in pieces where others map, too. */
class FileRun {
  private readonly session: MapSession;
  private readonly mappers: PieceMappers;
  private readonly signal: AbortSignal | undefined;
  private readonly pieceBytes: number;
  private readonly lines: FileLines;
  private readonly window: ByteWindow;
  /** The pieces that threads map, by their number. */
  private readonly handedOut = new Map<number, Promise<void>>();
  /** What came of pieces before their turn. */
  private readonly done = new Map<number, MappedBeside | undefined>();
  private nextOut = 0;
  /** Where what is mapped next begins: a line, all before it being done. */
  private at: Start = { offset: 0, line: 1 };
  private misses = 0;
  private hasEnded = false;

  constructor(
    private readonly source: string,
    private readonly file: RegularFile,
    { lines, window, session, mappers, settings }: Means,
  ) {
    this.lines = lines;
    this.window = window;
    this.session = session;
    this.mappers = mappers;
    this.signal = settings.signal;
    this.pieceBytes = settings.pieceBytes ?? PIECE;
  }

  async *run(): AsyncGenerator<JobBatch> {
    this.session.startSource(this.source);
    if (this.mappers.jobs === 1 || this.file.size <= this.pieceBytes)
      return yield* this.mapHere(Number.POSITIVE_INFINITY);
    const count = Math.ceil(this.file.size / this.pieceBytes);
    for (let index = 0; index < count && !this.hasEnded && !this.signal?.aborted; index += 1) {
      const { end, isLast } = this.pieceAt(index, count);
      if (this.at.offset >= end && !isLast) continue;
      const mapped = this.misses < MOST_MISSES ? await this.mapped(index, count) : undefined;
      if (mapped?.start === this.at.offset) {
        yield this.accept(mapped);
        mapped.release();
      } else yield* this.mapHere(isLast || this.misses >= MOST_MISSES ? Number.POSITIVE_INFINITY : end);
    }
  }

  private pieceAt(index: number, count: number): Piece {
    const start = index * this.pieceBytes;
    const { source, file } = this;
    const isLast = index === count - 1;
    return { file: file.descriptor, source, start, end: start + this.pieceBytes, isLast };
  }

  /** Waits for a piece. Meanwhile the next ones are mapped here, but not so many that they fill the memory. */
  private async mapped(index: number, count: number): Promise<MappedBeside | undefined> {
    this.nextOut = Math.max(this.nextOut, index);
    const most = Math.min(index + this.mappers.jobs + AHEAD, count);
    while (!this.done.has(index)) {
      this.handOut(most, count);
      if (this.nextOut < most) {
        this.done.set(this.nextOut, this.mappers.map(this.pieceAt(this.nextOut, count)));
        this.nextOut += 1;
        // Lets signals in, and what threads have done.
        await setImmediate();
      } else await this.handedOut.get(index);
    }
    const mapped = this.done.get(index);
    this.done.delete(index);
    return mapped;
  }

  private handOut(most: number, count: number): void {
    for (; this.nextOut < most; this.nextOut += 1) {
      const number = this.nextOut;
      const mapped = this.mappers.mapBeside(this.pieceAt(number, count));
      if (mapped === undefined) return;
      const done = mapped.then((piece) => {
        this.handedOut.delete(number);
        this.done.set(number, piece);
      });
      // A failure is told where the piece is waited for, which may be never.
      done.catch(() => {});
      this.handedOut.set(number, done);
    }
  }

  private accept({ entities, told, counts, end, lines }: MappedPiece): JobBatch {
    const index = this.session.nextIndex;
    const line = this.at.line - 1;
    this.session.takeCounts(counts);
    this.file.count(end - this.at.offset);
    this.at = { offset: end, line: this.at.line + lines };
    this.misses = 0;
    const moved = told.map(({ item, isRejected }) => ({ item: moveItem(item, index, line), isRejected }));
    return { items: [], counts: this.session.takeBatch().counts, piece: { entities, told: moved } };
  }

  /** Maps from here to the first line that begins at `end` or behind it, and does not lie within a document. */
  private async *mapHere(end: number): AsyncGenerator<JobBatch> {
    this.misses += 1;
    const feed = new ByteFeed(this.session, this.window, this.at);
    let from = this.at.offset;
    for (let least = end; ; least += this.pieceBytes) {
      const to = this.endFrom(least);
      for (const block of this.lines.blocks(from, to)) {
        from += block.length;
        this.file.count(block.length);
        yield* feed.take(block);
        // Lets signals in.
        await setImmediate();
        if (this.signal?.aborted) return;
      }
      this.hasEnded = to === Number.POSITIVE_INFINITY;
      if (this.hasEnded) yield* feed.end();
      if (this.hasEnded || feed.isBetweenLines) break;
    }
    this.at = feed.position;
  }

  /** Where the line begins before which the reading may stop; a line longer than a piece is read in parts. */
  private endFrom(least: number): number {
    if (least >= this.file.size) return Number.POSITIVE_INFINITY;
    const limit = least + this.pieceBytes;
    return this.lines.lineStart(least, limit) ?? limit;
  }
}

/** Gives an item of a piece its place in the whole input. */
function moveItem(item: ItemWithIssues, index: number, line: number): ItemWithIssues {
  const moved = item.line === undefined ? item : { ...item, line: item.line + line };
  return 'index' in moved ? { ...moved, index: moved.index + index } : moved;
}
