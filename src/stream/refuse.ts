import type { IssueCode } from '../issue.ts';
import { Byte } from '../text/byte.ts';
import type { Means } from './means.ts';
import { isBracket, stampLength } from './stamp.ts';
import { ScanStop, type StructureScan } from './structure.ts';
import { type BadUnit, columnOf, MORE, type Reading, type Span, spanOf } from './unit.ts';
import type { ByteWindow } from './window.ts';

/** So many documents that begin one after the other and break at one place are looked at; then it goes on behind it. */
const MOST_FAULTS = 32;

/**
 * Refuses what the scan found to be no JSON, up to the next line that may begin a document because it starts with a
 * bracket, or with a time before one. So a line that was cut off costs no line but itself.
 *
 * @param code why
 * @param start where it starts: where the window does, unless so much was passed over that it is not held any more
 */
export function* refuseInvalid(
  means: Means,
  code: IssueCode = faultAt(means.scan),
  start = spanOf(means.window, 0),
): Reading {
  const { window, limit } = means;
  for (let searched = skipsOver(means); ; ) {
    const newline = window.newline(searched);
    const begins = newline < 0 ? undefined : beginsDocument(window, newline + 1);
    if (begins) return yield* giveInvalid(means, newline, code, start);
    if (begins !== undefined) searched = newline + 1;
    else if (window.ended) return yield* giveInvalid(means, window.length, code, start);
    else {
      searched = newline < 0 ? window.length : newline;
      if (window.length > limit + 1) {
        window.drop(searched);
        searched = 0;
      }
      yield MORE;
    }
  }
}

/** Whether a line may begin a document; undefined where more bytes have to come to tell. */
function beginsDocument(window: ByteWindow, from: number): boolean | undefined {
  const first = window.at(from);
  if (first === undefined) return undefined;
  if (isBracket(first) || first === Byte.RecordSeparator) return true;
  const stamp = stampLength(window, from);
  return stamp === undefined ? undefined : stamp > 0;
}

/**
 * How many bytes are refused before a line is looked for: what is nested too deep goes as a whole, and what many
 * documents in turn stumbled over, so that no byte is looked at time and again.
 */
function skipsOver({ window, scan, fault }: Means): number {
  fault.times = fault.at === scan.at ? fault.times + 1 : 0;
  fault.at = scan.at;
  const isHopeless = scan.isTooDeep || fault.times > MOST_FAULTS;
  return isHopeless ? Math.max(scan.at - window.offset, 0) : 0;
}

function* giveInvalid({ window, limit }: Means, end: number, code: IssueCode, start: Span): Reading {
  const isHeld = window.offset === start.byteOffset && end <= limit;
  const length = isHeld ? window.trimmedEnd(end) : end;
  const byteLength = window.offset + length - start.byteOffset;
  const bytes = isHeld ? window.view(0, length) : undefined;
  const column = columnOf(window, start.byteOffset);
  yield { ...start, type: 'bad', code, path: [], bytes, byteLength, column };
  window.drop(Math.min(end + 1, window.length));
  window.lineStart = window.offset;
}

/** How files begin that are no text. No line of JSON begins so. */
const FOREIGN: readonly (readonly [code: IssueCode, sign: string])[] = [
  ['looks_like_parquet', 'PAR1'],
  ['wide_encoding', '\xff\xfe\0\0'],
  ['wide_encoding', '\0\0\xfe\xff'],
  // Zip, Zstandard, xz, bzip2 and Avro; and gzip in gzip, since what is unpacked again and again may become any amount.
  ['binary_data', 'PK\x03\x04'],
  ['binary_data', '(\xb5/\xfd'],
  ['binary_data', '\xfd7zX'],
  ['binary_data', 'BZh9'],
  ['binary_data', 'Obj\x01'],
  ['binary_data', '\x1f\x8b\b'],
];

/** All that is told by the first bytes is told by so many. */
const FIRST = 4;

/** Refuses an input that begins as no text does, without keeping it; gives whether it was one. */
export function* refuseForeign(window: ByteWindow): Reading<boolean> {
  // No longer waited for than what is there may be one.
  while (window.length < FIRST && !window.ended && foreignIn(window) !== undefined) yield MORE;
  const code = window.length < FIRST ? undefined : foreignIn(window);
  if (code === undefined) return false;
  const start = spanOf(window, 0);
  do {
    window.drop(window.length);
    if (!window.ended) yield MORE;
  } while (window.length > 0 || !window.ended);
  yield passedOver(window, start, code);
  return true;
}

/** What was dropped from a place on. */
function passedOver({ offset }: ByteWindow, start: Span, code: IssueCode): BadUnit {
  return { ...start, type: 'bad', code, path: [], byteLength: offset - start.byteOffset };
}

/** What the bytes that are there begin as. */
function foreignIn(window: ByteWindow): IssueCode | undefined {
  const isIn = (letter: string, at: number) => at >= window.length || letter.charCodeAt(0) === window.at(at);
  return FOREIGN.find(([, sign]) => [...sign].every(isIn))?.[0];
}

/** Why a scan goes on no further. */
export function faultAt({ isTooDeep }: StructureScan): IssueCode {
  return isTooDeep ? 'too_deep' : 'invalid_json';
}

/** Refuses the document with which the window starts because it is too long, without keeping it. */
export function* refuseTooLong(means: Means): Reading {
  const { window, limit } = means;
  const start = spanOf(window, 0);
  // So long a record on one line is a line of JSON: whatever is wrong with it ends with the line.
  const newline = window.newline(0);
  if (newline < 0 || newline > limit) yield* skipLine(window);
  else yield* skipDocument(means);
  yield passedOver(window, start, 'too_long');
}

function* skipLine(window: ByteWindow): Reading {
  for (;;) {
    const newline = window.newline(0);
    window.drop(newline < 0 ? window.length : newline);
    if (newline >= 0 || window.ended) return;
    yield MORE;
  }
}

/** Skips what is left of a document, to its end or where it breaks. */
function* skipDocument({ window, scan }: Means): Reading {
  for (;;) {
    const found = scan.next(window, 0);
    window.drop(scan.at - window.offset);
    if (found !== ScanStop.Edge || window.ended) return;
    yield MORE;
  }
}
