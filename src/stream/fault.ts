import type { Finding, TextPlace } from '../issue.ts';
import { nameText } from '../log/text-name.ts';
import { jsonFault } from '../text/json-fault.ts';
import { encode } from './text.ts';
import type { BadUnit } from './unit.ts';

/**
 * Says more of what was refused than that it is no JSON: what it looks like, or where it breaks.
 *
 * @param text the text of its bytes; undefined where they are no UTF-8, or were too many to be held
 */
export function nameFault(unit: BadUnit, text: string | undefined): Omit<Finding, 'path'> {
  const { code, bytes } = unit;
  if (code !== 'invalid_json' || bytes === undefined) return { code };
  if (isUtf32(bytes)) return { code: 'wide_encoding' };
  if (text === undefined) return { code: isBinary(bytes) ? 'binary_data' : 'unknown_encoding' };
  const named = nameText(text);
  if (named !== undefined) return named;
  const fault = jsonFault(text);
  return fault === undefined ? { code } : { code, place: placeAt(text, fault, unit) };
}

/** Each character of UTF-32 that JSON begins with has three bytes that are zero, before it or behind. */
function isUtf32([one, two, three, four = 0]: Uint8Array): boolean {
  return two === 0 && three === 0 && (one === 0) !== (four === 0);
}

/** Whether bytes are no text of any encoding with one byte for an ASCII letter: such a text has no control characters. */
function isBinary(bytes: Uint8Array): boolean {
  return bytes.some(isControl);
}

function isControl(byte: number): boolean {
  const isSpace = (byte >= 0x09 && byte <= 0x0d) || byte === 0x1a || byte === 0x1b || byte === 0x1e;
  return byte < 0x20 && !isSpace;
}

function placeAt(text: string, index: number, { line: firstLine, column: before }: BadUnit): TextPlace {
  let line = firstLine;
  let start = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < index; at = text.indexOf('\n', start)) {
    line += 1;
    start = at + 1;
  }
  const base = start === 0 ? before : 0;
  if (base === undefined) return { line };
  return { line, column: base + encode(text.slice(start, index)).length + 1 };
}
