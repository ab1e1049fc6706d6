import type { Path } from '../issue.ts';
import { skipValue } from './skip.ts';
import { MORE, type Reading, type Span, spanOf } from './unit.ts';
import type { ByteWindow } from './window.ts';

/**
 * Refuses what is no JSON, up to the next line that may begin a document because it starts with a bracket.
 * So a line that was cut off costs no line but itself.
 *
 * @param from how many bytes at the start of the window are sure to belong to it
 */
export function* refuseInvalid(window: ByteWindow, limit: number, from: number): Reading {
  const start = spanOf(window, 0);
  let searched = from;
  for (;;) {
    const newline = window.newline(searched);
    const next = newline < 0 ? undefined : window.at(newline + 1);
    if (next === 0x7b || next === 0x5b) return yield* giveInvalid(window, newline, start, limit);
    if (next !== undefined) searched = newline + 1;
    else if (window.ended) return yield* giveInvalid(window, window.length, start, limit);
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

function* giveInvalid(window: ByteWindow, end: number, start: Span, limit: number): Reading {
  const isHeld = window.offset === start.byteOffset && end <= limit;
  const length = isHeld ? window.trimmedEnd(end) : end;
  const byteLength = window.offset + length - start.byteOffset;
  const bytes = isHeld ? window.view(0, length) : undefined;
  yield { ...start, type: 'bad', code: 'invalid_json', path: [], bytes, byteLength };
  window.drop(Math.min(end + 1, window.length));
}

/** Refuses the value with which the window starts because it is too long, without keeping it. */
export function* refuseTooLong(window: ByteWindow, limit: number, path: Path): Reading<boolean> {
  const start = spanOf(window, 0);
  // So long a record on one line is a line of JSON: whatever is wrong with it ends with the line.
  const newline = window.newline(0);
  const isLine = path.length === 0 && (newline < 0 || newline > limit);
  const found = isLine ? yield* skipLine(window) : yield* skipValue(window);
  const byteLength = window.offset - start.byteOffset;
  yield { ...start, type: 'bad', code: 'too_long', path, bytes: undefined, byteLength };
  return found;
}

function* skipLine(window: ByteWindow): Reading<boolean> {
  for (;;) {
    const newline = window.newline(0);
    window.drop(newline < 0 ? window.length : newline);
    if (newline >= 0 || window.ended) return true;
    yield MORE;
  }
}
