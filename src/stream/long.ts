import { ANSWER_FIELDS, hasDetails } from '../log/answer.ts';
import { kindsOf } from '../log/kind.ts';
import { refuseInvalid, refuseTooLong } from './refuse.ts';
import type { DocumentScan, Piece } from './scan.ts';
import { readJson } from './text.ts';
import { MORE, type Reading, spanOf } from './unit.ts';
import type { ByteWindow } from './window.ts';

type Fields = Record<string, unknown>;

/**
 * Reads the document with which the window starts, and which is longer than the limit. The elements of a list, and
 * of the lists of an answer, are given one by one; what cannot be taken apart so is refused.
 *
 * @param scan has taken in more than the limit, and has come to the end or not
 */
export function* readLong(window: ByteWindow, scan: DocumentScan, limit: number): Reading {
  const start = spanOf(window, 0);
  const fields: Fields = {};
  for (let pieces = scan.takePieces(); ; pieces = scan.takePieces()) {
    if (window.offset === start.byteOffset && !isAnswer(window, scan, pieces)) {
      yield* refuseTooLong(window, limit, []);
      return;
    }
    for (const piece of pieces) yield* givePiece(window, piece, start.byteOffset, fields, limit);
    if (scan.end !== undefined) {
      window.drop(start.byteOffset + scan.end - window.offset);
      return yield { ...start, type: 'end', fields, byteLength: scan.end };
    }
    if (!(yield* goOn(window, scan, start.byteOffset, limit))) return;
  }
}

/** Whether the pieces are to be taken one by one: a record may have lists, too, but is not read in pieces. */
function isAnswer(window: ByteWindow, scan: DocumentScan, pieces: readonly Piece[]): boolean {
  const fields: Fields = {};
  for (const piece of pieces)
    if (isField(piece)) keepField(fields, piece, readJson(window.view(piece.start, piece.end))?.value);
  return scan.isDivisible && kindsOf(fields).length === 0;
}

function isField(piece: Piece): boolean {
  return piece.path.length === 1 && typeof piece.path[0] === 'string';
}

function keepField(fields: Fields, { path }: Piece, value: unknown): void {
  Object.defineProperty(fields, path[0]!, { value, enumerable: true, configurable: true, writable: true });
}

function* givePiece(window: ByteWindow, piece: Piece, start: number, fields: Fields, limit: number): Reading {
  window.drop(Math.max(start + piece.start - window.offset, 0));
  window.dropBlanks();
  const length = window.trimmedEnd(start + piece.end - window.offset);
  if (length > limit) {
    yield* refuseTooLong(window, limit, piece.path);
    return;
  }
  const bytes = window.view(0, length);
  const read = readJson(bytes);
  const span = spanOf(window, bytes.length);
  if (read === undefined)
    return yield { ...span, type: 'bad', code: 'invalid_json', path: piece.path, bytes };
  if (isField(piece)) return keepField(fields, piece, read.value);
  if (piece.path.length === 2) keepExample(fields, piece, read.value);
  if (typeof piece.path[0] === 'number' || Object.hasOwn(ANSWER_FIELDS, piece.path[0]!))
    yield { ...span, ...read, type: 'piece', path: piece.path };
}

/** Of a list, what tells whether its call returns tags: the first element, and the first with tags or a boundary. */
function keepExample(fields: Fields, piece: Piece, element: unknown): void {
  const [name] = piece.path as [string, number];
  const list = Object.hasOwn(fields, name) ? (fields[name] as unknown[]) : [];
  if (list.length === 0) keepField(fields, piece, [element]);
  else if (list.length === 1 && hasDetails(element)) list.push(element);
}

/** Takes more bytes in, after forgetting those that are done with. Gives whether the document goes on. */
function* goOn(window: ByteWindow, scan: DocumentScan, start: number, limit: number): Reading<boolean> {
  // Not all that was taken in: what is refused must not depend on how the bytes were cut.
  const doneWith = scan.pieceStart ?? scan.lastToken;
  window.drop(Math.max(start + doneWith - window.offset, 0));
  if (scan.pieceStart !== undefined) window.dropBlanks();
  if (scan.failed || (window.ended && start + scan.taken === window.offset + window.length)) {
    yield* refuseInvalid(window, limit, Math.max(start + scan.lastToken - window.offset - 1, 0));
    return false;
  }
  if (scan.pieceStart !== undefined && start + scan.taken - window.offset > limit) {
    const found = yield* refuseTooLong(window, limit, scan.piecePath);
    scan.skipPieceTo(window.offset - start);
    return found;
  }
  if (scan.pieceStart === undefined && scan.taken - scan.lastToken > limit) {
    yield* refuseTooLong(window, limit, []);
    return false;
  }
  if (start + scan.taken === window.offset + window.length) yield MORE;
  const from = start + scan.taken - window.offset;
  scan.write(window.view(from, Math.min(window.length, limit + 1)));
  return true;
}
