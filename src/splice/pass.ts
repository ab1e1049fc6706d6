import { Byte } from '../text/byte.ts';
import { constantOf, LEFT, Size, skipBlanks, standsAt } from './bytes.ts';
import { characterLength, digitsEnd, ESCAPES, Escape, lowest, specialBits } from './ends.ts';

/*
 * Where JSON ends of which nothing is written. What is accepted here is JSON in UTF-8, to the last byte.
 */

/** What lies deeper is left: a stack has an end. */
const DEEPEST = 100;

const WORDS = /* @__PURE__ */ (() => ['true', 'false', 'null'].map(constantOf))();

/** Where the value ends that starts at `at`; -1 where it is no JSON, or too deep. */
export function valueEnd(text: DataView, at: number, depth = DEEPEST): number {
  const byte = text.getUint8(at);
  if (byte === Byte.Quote) return anyTextEnd(text, at + 1);
  if (byte === Byte.OpenObject || byte === Byte.OpenList) {
    return depth === 0 ? LEFT : membersEnd(text, at + 1, byte === Byte.OpenObject, depth - 1);
  }
  if (byte <= Byte.Nine) return anyNumberEnd(text, at);
  for (const word of WORDS) if (standsAt(word, text, at)) return at + word.length;
  return LEFT;
}

/** Where an object or a list ends, of which the first member or the end stands at `start`, behind white space or not. */
function membersEnd(text: DataView, start: number, isObject: boolean, depth: number): number {
  const close = isObject ? Byte.CloseObject : Byte.CloseList;
  let at = skipBlanks(text, start);
  if (text.getUint8(at) === close) return at + 1;
  for (;;) {
    if (isObject) {
      at = keyEnd(text, at);
      if (at === LEFT) return LEFT;
    }
    at = valueEnd(text, at, depth);
    if (at === LEFT) return LEFT;
    at = skipBlanks(text, at);
    const byte = text.getUint8(at);
    if (byte === close) return at + 1;
    if (byte !== Byte.Comma) return LEFT;
    at = skipBlanks(text, at + 1);
  }
}

/** Where the value begins whose key stands at `at`. */
function keyEnd(text: DataView, at: number): number {
  const end = text.getUint8(at) === Byte.Quote ? anyTextEnd(text, at + 1) : LEFT;
  if (end === LEFT) return LEFT;
  const colon = skipBlanks(text, end);
  return text.getUint8(colon) === Byte.Colon ? skipBlanks(text, colon + 1) : LEFT;
}

/** Behind the closing quote of a text that starts at `at`, behind its opening quote. */
function anyTextEnd(text: DataView, at: number): number {
  for (let end = at; ; ) {
    const special = specialBits(text.getInt32(end, true));
    if (special === 0) {
      end += Size.Word;
      continue;
    }
    end += lowest(special);
    const byte = text.getUint8(end);
    if (byte === Byte.Quote) return end + 1;
    const length =
      byte === Byte.Backslash
        ? escapeLength(text, end + 1)
        : byte < Byte.Space
          ? 0
          : characterLength(text, end, byte);
    if (length === 0) return LEFT;
    end += length;
  }
}

/** How long an escape is whose backslash stands before `at`, the backslash included; 0 where it is none. */
function escapeLength(text: DataView, at: number): number {
  const kind = ESCAPES[text.getUint8(at)];
  if (kind === Escape.None) return 0;
  if (kind !== Escape.Code) return 2;
  for (let digit = at + 1; digit <= at + 4; digit += 1) if (!isHex(text.getUint8(digit))) return 0;
  return 6;
}

function isHex(byte: number): boolean {
  const letter = byte | 0x20;
  return (byte >= Byte.Zero && byte <= Byte.Nine) || (letter >= Byte.LowerA && letter <= Byte.LowerF);
}

/** Where any number of JSON ends that starts at `at`; -1 where it is none. */
function anyNumberEnd(text: DataView, at: number): number {
  const start = text.getUint8(at) === Byte.Minus ? at + 1 : at;
  let end = digitsEnd(text, start);
  if (end === start || (text.getUint8(start) === Byte.Zero && end > start + 1)) return LEFT;
  if (text.getUint8(end) === Byte.Point) {
    const fraction = end + 1;
    end = digitsEnd(text, fraction);
    if (end === fraction) return LEFT;
  }
  if ((text.getUint8(end) | 0x20) !== Byte.LowerE) return end;
  const sign = text.getUint8(end + 1);
  const exponent = sign === Byte.Plus || sign === Byte.Minus ? end + 2 : end + 1;
  end = digitsEnd(text, exponent);
  return end === exponent ? LEFT : end;
}
