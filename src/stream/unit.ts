import type { IssueCode, Path } from '../issue.ts';
import type { ByteWindow } from './window.ts';

/** Where something lies in the bytes of an input. */
export interface Span {
  /** The first line is 1. */
  readonly line: number;
  readonly byteOffset: number;
  readonly byteLength: number;
}

/** A JSON document that was read whole. */
export interface DocumentUnit extends Span {
  readonly type: 'document';
  readonly value: unknown;
  readonly text: string;
}

/** An element of the list that a document is, or of a list of the answer that it is, or another field of the answer. */
export interface PieceUnit extends Span {
  readonly type: 'piece';
  readonly path: Path;
  readonly value: unknown;
  readonly text: string;
}

/** The end of a document that was read in pieces, or where it breaks. */
export interface EndUnit extends Span {
  readonly type: 'end';
  /** What the answer as a whole is judged by: its known fields, with a few elements at most in its lists. */
  readonly fields: { readonly [field: string]: unknown };
}

/** Something to be said of an answer while it is read. */
export interface NoticeUnit extends Span {
  readonly type: 'notice';
  readonly code: IssueCode;
  readonly path: Path;
}

/** Bytes that are no JSON, or too many. */
export interface BadUnit extends Span {
  readonly type: 'bad';
  readonly code: IssueCode;
  /** Where it lies in a document that goes on behind it; empty for a document, or all that is left of one. */
  readonly path: Path;
  /** How many bytes of its first line stand before it, where that is known. */
  readonly column?: number | undefined;
  /** The bytes themselves, unless they are more than the limit. They stand until the reader goes on. */
  readonly bytes?: Uint8Array | undefined;
}

export type Unit = DocumentUnit | PieceUnit | EndUnit | NoticeUnit | BadUnit;

/** The reader has read all that there was; it goes on when the window has more, or has ended. */
export const MORE = 'more';

/** So much was taken without a unit that what came of it should be written before the reader goes on. */
export const PAUSE = 'pause';

/** Reads units. It waits for nothing: where bytes are wanting it gives {@link MORE}. */
export type Reading<Result = void> = Generator<Unit | typeof MORE | typeof PAUSE, Result, void>;

/** How many bytes of its line stand before a place of the input; undefined where that is not known. */
export function columnOf({ lineStart, lineEnd }: ByteWindow, offset: number): number | undefined {
  return offset === lineStart || (offset >= lineStart && offset < lineEnd) ? offset - lineStart : undefined;
}

/** The span of bytes that stand in the window, at its start or elsewhere. */
export function spanOf(window: ByteWindow, byteLength: number, from = 0): Span {
  return { line: window.lineAt(from), byteOffset: window.offset + from, byteLength };
}
