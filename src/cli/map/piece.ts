import type { ByteLane } from '../../splice/lane.ts';
import { ByteFeed } from '../../stream/feed.ts';
import type { Counts } from '../../stream/item.ts';
import { ByteWindow } from '../../stream/window.ts';
import { allocateBlock, FileLines } from '../files/file-lines.ts';
import { NODE_BYTES } from '../files/node-bytes.ts';
import type { TextBuffer } from '../files/text-buffer.ts';
import type { MapArguments } from './arguments.ts';
import { startSession } from './session.ts';
import { Sorter, type Told } from './sorter.ts';

/** A part of a file, to be mapped by itself: the lines that begin in it. */
export interface Piece {
  readonly file: number;
  readonly source: string;
  readonly start: number;
  readonly end: number;
  /** It goes on to the end of the file, however long that has become. */
  readonly isLast: boolean;
}

/** What came of a piece. Lines and indices are counted from its start. */
export interface MappedPiece {
  /** Where its first line begins, in bytes of the file. */
  readonly start: number;
  /** Where the line begins that comes next, in bytes of the file. */
  readonly end: number;
  /** How many lines it has. */
  readonly lines: number;
  readonly counts: Counts;
  /** The entities, as lines of JSON. */
  readonly entities: Uint8Array;
  readonly told: readonly Told[];
}

/** Maps pieces, one after the other. */
export class PieceMapper {
  private readonly window = new ByteWindow(NODE_BYTES);
  private readonly block = allocateBlock();
  private file: FileLines | undefined;
  /** Arrays that were handed over and came back: without them each piece would leave one to be collected. */
  private readonly spare: ArrayBuffer[] = [];

  /**
   * @param told how to map
   * @param buffer where entities gather; between pieces it is empty
   * @param lines what maps lines to lines into it, if anything does
   */
  constructor(
    private readonly told: MapArguments,
    private readonly buffer: TextBuffer,
    private readonly lines: ByteLane | undefined,
  ) {}

  /**
   * Maps a piece.
   *
   * @returns undefined where it cannot be mapped by itself: it has no line of its own, or ends within a document
   */
  map(piece: Piece): MappedPiece | undefined {
    const lines = this.linesOf(piece.file);
    const limit = piece.end + (piece.end - piece.start);
    const start = lines.lineStart(piece.start, limit);
    const end = piece.isLast ? Number.POSITIVE_INFINITY : lines.lineStart(piece.end, limit);
    if (start === undefined || end === undefined || start >= end) return undefined;
    return this.mapLines(piece, lines, start, end);
  }

  /** Takes the entities of a piece back, once they were written, for those of another. */
  takeBack(entities: ArrayBuffer): void {
    this.spare.push(entities);
  }

  private copy(bytes: Uint8Array): Uint8Array {
    const large = this.spare.findIndex(({ byteLength }) => byteLength >= bytes.length);
    // Where none is large enough, a larger one takes the place of one of them.
    const [spare] = this.spare.splice(large === -1 ? 0 : large, 1);
    const array = large === -1 ? new ArrayBuffer(roomFor(bytes.length)) : spare!;
    const copy = new Uint8Array(array, 0, bytes.length);
    copy.set(bytes);
    return copy;
  }

  private linesOf(descriptor: number): FileLines {
    if (this.file?.descriptor !== descriptor) this.file = new FileLines(descriptor, this.block);
    return this.file;
  }

  private mapLines(
    { source, isLast }: Piece,
    lines: FileLines,
    start: number,
    end: number,
  ): MappedPiece | undefined {
    const sorter = new Sorter(this.told, this.buffer);
    const session = startSession(this.told, sorter, this.lines);
    session.startSource(source);
    const feed = new ByteFeed(session, this.window, { offset: start, line: 1 });
    for (const block of lines.blocks(start, end)) {
      for (const { items } of feed.take(block)) sorter.takeItems(items);
    }
    if (isLast) for (const { items } of feed.end()) sorter.takeItems(items);
    const { counts } = session.takeBatch();
    const told = sorter.takeTold().map(withoutEntity);
    const entities = this.buffer.take();
    if (isLast ? session.isHolding : !feed.isBetweenLines) return undefined;
    const { offset, line } = feed.position;
    return { start, end: offset, lines: line - 1, counts, entities: this.copy(entities), told };
  }
}

/** Pieces give more or less entities, so that an array with some room fits the next piece, too. */
function roomFor(length: number): number {
  return Math.ceil(length * 1.25);
}

/** The entity itself is among the lines already. */
function withoutEntity({ item, isRejected }: Told): Told {
  return { item: item.type === 'entity' ? { ...item, entity: undefined } : item, isRejected };
}
