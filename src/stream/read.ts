import { readLong } from './long.ts';
import { refuseInvalid } from './refuse.ts';
import { DocumentScan } from './scan.ts';
import { isBlank, parseJson, readJson } from './text.ts';
import { type DocumentUnit, MORE, type Reading, spanOf } from './unit.ts';
import type { ByteWindow } from './window.ts';

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const NEWLINE = 10;
const RETURN = 13;
const DONE = 'done';

/** Takes a line in a range of bytes, a line feed behind it, or leaves it; gives whether it took it. */
export type TakeLine = (bytes: Uint8Array, from: number, to: number) => boolean;

/**
 * Reads lines of JSON, one JSON document or several after each other. A document of up to `limit` bytes is read
 * whole; of a longer one, the elements of its lists are read one by one.
 *
 * @param window where the bytes come in
 * @param limit how many bytes are held at most
 * @param take is asked for each line; what it takes does not come out as a unit
 */
export function* readUnits(window: ByteWindow, limit: number, take?: TakeLine): Reading {
  if (window.offset === 0) yield* skipByteOrderMark(window);
  for (let searched = 0; window.length > 0 || !window.ended; ) {
    window.lineStart = window.offset;
    const newline = window.newline(searched);
    if (newline < 0 && !window.ended && window.length <= limit) {
      searched = window.length;
      yield MORE;
      continue;
    }
    searched = 0;
    const length = newline < 0 ? window.length : newline;
    const unit = length <= limit ? readLine(window, length, take) : undefined;
    if (unit === undefined) yield* readDocuments(window, limit);
    else {
      if (unit !== DONE) yield unit;
      if (newline < 0) window.drop(length);
      else window.dropLine(length + 1);
    }
  }
}

function* skipByteOrderMark(window: ByteWindow): Reading {
  while (window.length < BYTE_ORDER_MARK.length && !window.ended) yield MORE;
  if (BYTE_ORDER_MARK.every((byte, index) => window.at(index) === byte)) window.drop(BYTE_ORDER_MARK.length);
}

/** Reads a line that is one document, or blank; undefined where it is neither. */
function readLine(
  window: ByteWindow,
  length: number,
  take: TakeLine | undefined,
): DocumentUnit | typeof DONE | undefined {
  const byteLength = window.at(length - 1) === RETURN ? length - 1 : length;
  if (window.isBlank(byteLength)) return DONE;
  if (take !== undefined && window.offer(byteLength, take)) return DONE;
  const read = parseJson(window.text(0, byteLength));
  if (read === undefined) return undefined;
  return { type: 'document', ...read, ...spanOf(window, byteLength) };
}

/** Reads documents until one of them is the last of its line. */
function* readDocuments(window: ByteWindow, limit: number): Reading {
  while (!(yield* skipBlanks(window))) yield* readDocument(window, limit);
}

/** Skips white space; gives whether the line or the input has ended with it. */
function* skipBlanks(window: ByteWindow): Reading<boolean> {
  for (;;) {
    let blanks = 0;
    while (isBlank(window.at(blanks)) && window.at(blanks) !== NEWLINE) blanks += 1;
    const byte = window.at(blanks);
    window.drop(byte === NEWLINE ? blanks + 1 : blanks);
    if (byte !== undefined) return byte === NEWLINE;
    if (window.ended) return true;
    yield MORE;
  }
}

/** Reads the document with which the window starts, however many lines it has. */
function* readDocument(window: ByteWindow, limit: number): Reading {
  const scan = new DocumentScan();
  for (;;) {
    // Never further than just beyond the limit, so that what comes of it does not depend on how the bytes are cut.
    scan.write(window.view(scan.taken, Math.min(window.length, limit + 1)));
    if (scan.end !== undefined && scan.end <= limit) return yield* giveDocument(window, limit, scan.end);
    if (!scan.failed && scan.taken > limit) return yield* readLong(window, scan, limit);
    if (scan.failed || window.ended) return yield* refuseInvalid(window, limit, 0);
    yield MORE;
  }
}

function* giveDocument(window: ByteWindow, limit: number, length: number): Reading {
  const read = readJson(window.view(0, length));
  if (read === undefined) return yield* refuseInvalid(window, limit, 0);
  yield { type: 'document', ...read, ...spanOf(window, length) };
  window.drop(length);
}
