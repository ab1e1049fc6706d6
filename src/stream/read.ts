import { isObject, parseJson, type ReadJson } from '../json.ts';
import { beginsAsAnswer, isDivisible, isRecord } from '../log/iam/answer/unpack.ts';
import { Byte } from '../text/byte.ts';
import { DEEPEST, isTooDeep } from '../text/depth.ts';
import type { Lanes, Means } from './means.ts';
import { readOutline } from './outline.ts';
import { readPieces } from './pieces.ts';
import { refuseForeign, refuseInvalid, refuseTooLong } from './refuse.ts';
import { isBracket, stampLength } from './stamp.ts';
import { ScanStop, StructureScan } from './structure.ts';
import { isBlank } from './text.ts';
import { type DocumentUnit, MORE, type Reading } from './unit.ts';
import type { ByteWindow } from './window.ts';

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/**
 * Reads lines of JSON, one JSON document or several after each other. Lists and answers are read in pieces, however
 * long; any other document is read whole.
 *
 * @param window where the bytes come in
 * @param limit how many bytes of a line, a document or a piece of one are held at most
 * @param lanes are asked first; what they take does not come out as a unit
 */
export function* readUnits(window: ByteWindow, limit: number, lanes: Lanes = {}): Reading {
  const fault = { at: -1, times: 0 };
  const means: Means = { ...lanes, window, limit, scan: new StructureScan(), fault };
  if (yield* refuseForeign(window)) return;
  let isStamped = false;
  for (let searched = 0; window.length > 0 || !window.ended; ) {
    if (searched === 0 && isMark(window.at(0))) yield* skipMarks(window);
    // A time before a record is part of its line.
    if (!isStamped) window.lineStart = window.offset;
    const newline = window.newline(searched);
    if (newline < 0 && !window.ended && window.length <= limit) {
      searched = window.length;
      yield MORE;
      continue;
    }
    searched = 0;
    const stamp = stampLength(window);
    isStamped = stamp !== 0 && (newline < 0 || (stamp ?? 0) <= newline);
    if (stamp === undefined) yield MORE;
    else window.drop(stamp);
    if (stamp !== 0) continue;
    const length = newline < 0 ? window.length : newline;
    const unit = length <= limit ? readLine(means, length) : undefined;
    if (unit === undefined) yield* readDocuments(means, length <= limit ? length : 0);
    else {
      if (unit !== 'done') yield unit;
      if (newline < 0) window.drop(length);
      else window.dropLine(length + 1);
    }
  }
}

function isMark(byte: number | undefined): boolean {
  return byte === BYTE_ORDER_MARK[0] || byte === Byte.RecordSeparator;
}

/**
 * Skips what may stand before the text of a line: byte order marks, also where files were put one behind the other, and
 * the separators of RFC 7464.
 */
function* skipMarks(window: ByteWindow): Reading {
  for (;;) {
    while (window.at(0) === Byte.RecordSeparator) window.drop(1);
    if (window.at(0) !== BYTE_ORDER_MARK[0]) {
      if (window.length > 0 || window.ended) return;
      yield MORE;
      continue;
    }
    while (window.length < BYTE_ORDER_MARK.length && !window.ended) yield MORE;
    if (!BYTE_ORDER_MARK.every((byte, index) => window.at(index) === byte)) return;
    window.drop(BYTE_ORDER_MARK.length);
  }
}

/** Reads a line that is blank, taken, one record, or neither an object nor a list; otherwise undefined. */
function readLine({ window, takeLine }: Means, length: number): DocumentUnit | 'done' | undefined {
  const byteLength = withoutReturn(window, length);
  const start = window.blanksEnd(0, byteLength);
  if (start === byteLength) return 'done';
  if (takeLine?.(window.bytes, window.start, window.start + byteLength)) return 'done';
  if (byteLength > LONGEST_RECORD && isBracket(window.at(start))) return undefined;
  const text = window.text(0, byteLength);
  // In so short a line no brackets that are closed nest too deep.
  const isDeep = byteLength > 2 * DEEPEST && text !== undefined && isTooDeep(text);
  const read = isDeep ? undefined : parseJson(text);
  return read === undefined || !isWhole(read.value) ? undefined : documentUnit(window, read, byteLength);
}

/** Longer lines are looked through before they are parsed: they may be answers, which are read in pieces. */
const LONGEST_RECORD = 1 << 14;

/** Whether a value is surely not to be read in pieces. */
function isWhole(value: unknown): boolean {
  return !Array.isArray(value) && (!isObject(value) || isRecord(value));
}

function documentUnit(window: ByteWindow, { text, value }: ReadJson, byteLength: number): DocumentUnit {
  return { type: 'document', value, text, line: window.line, byteOffset: window.offset, byteLength };
}

function withoutReturn(window: ByteWindow, length: number): number {
  return window.at(length - 1) === Byte.Return ? length - 1 : length;
}

/**
 * Reads documents until one of them is the last of its line.
 *
 * @param length how long the first line is; 0 where it is longer than the limit
 */
function* readDocuments(means: Means, length: number): Reading {
  const { window } = means;
  window.lineEnd = window.offset + length;
  const start = window.blanksEnd(0, length);
  if (start === length && (yield* skipBlanks(window))) return;
  yield* readDocument(means, start < length ? start : 0, length);
  // What was refused ends with its line.
  while (window.lineStart !== window.offset && !(yield* skipBlanks(window))) yield* readDocument(means, 0, 0);
}

/** Skips white space; gives whether the line or the input has ended with it. */
function* skipBlanks(window: ByteWindow): Reading<boolean> {
  for (;;) {
    let blanks = 0;
    while (isBlank(window.at(blanks)) && window.at(blanks) !== Byte.LineFeed) blanks += 1;
    const byte = window.at(blanks);
    window.drop(byte === Byte.LineFeed ? blanks + 1 : blanks);
    if (byte !== undefined) return byte === Byte.LineFeed;
    if (window.ended) return true;
    yield MORE;
  }
}

/**
 * Reads a document, however many lines it has.
 *
 * @param start where in the window it starts
 * @param length where the line ends on which it starts, if white space alone stands before it; otherwise 0
 */
function* readDocument(means: Means, start: number, length: number): Reading {
  const { window, scan } = means;
  const first = window.at(start);
  scan.restart(window.offset + start);
  let isDivided = first === Byte.OpenList;
  if (first === Byte.OpenObject) {
    scan.next(window, 0);
    const { fields, found } = yield* readOutline(means, beginsAsAnswer);
    isDivided = isDivisible(fields);
    if (!isDivided && found === ScanStop.End) return yield* giveDocument(means, start, length);
    window.drop(start);
    if (!isDivided && found === ScanStop.Edge) return yield* refuseTooLong(means);
  } else window.drop(start);
  if (isDivided) yield* readPieces(means);
  else yield* refuseInvalid(means);
}

/** Gives the document that the scan has come through: with its line, if the line has nothing else. */
function* giveDocument(means: Means, start: number, length: number): Reading {
  const { window, scan } = means;
  const end = scan.at - window.offset;
  const isLine = end <= length && window.blanksEnd(end, length) === length;
  if (!isLine) window.drop(start);
  const byteLength = isLine ? withoutReturn(window, length) : end - start;
  const read = parseJson(window.text(0, byteLength));
  if (read === undefined) {
    if (isLine) window.drop(start);
    return yield* refuseInvalid(means);
  }
  yield documentUnit(window, read, byteLength);
  window.drop(byteLength);
}
