import { MORE, type Reading } from './unit.ts';
import type { ByteWindow } from './window.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NEWLINE = 10;

/**
 * Skips the JSON value with which the window starts, without keeping it.
 *
 * @returns whether its end was found; false where the input or, within text, the line ended first
 */
export function* skipValue(window: ByteWindow): Reading<boolean> {
  let depth = 0;
  let inText = false;
  let escaped = false;
  for (;;) {
    const bytes = window.view(0, window.length);
    for (let index = 0; index < bytes.length; index += 1) {
      const byte = bytes[index]!;
      if (inText) {
        if (byte === NEWLINE) return stop(window, index, false);
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inText = false;
      } else if (byte === QUOTE) inText = true;
      else if (byte === 0x7b || byte === 0x5b) depth += 1;
      else if (depth === 0 && isDelimiter(byte)) return stop(window, index, true);
      else if (byte === 0x7d || byte === 0x5d) depth -= 1;
      else continue;
      if (depth === 0 && !inText) return stop(window, index + 1, true);
    }
    window.drop(bytes.length);
    if (window.ended) return false;
    yield MORE;
  }
}

/** What ends a number, `true`, `false` or `null`. */
function isDelimiter(byte: number): boolean {
  return byte === 0x2c || byte === 0x7d || byte === 0x5d || byte <= 32;
}

function stop(window: ByteWindow, count: number, found: boolean): boolean {
  window.drop(count);
  return found;
}
