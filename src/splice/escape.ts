import { Byte } from '../text/byte.ts';
import { encode } from './bytes.ts';

/** What an escape is, by the byte behind its backslash. */
enum Escape {
  None = 0,
  /** `JSON.stringify` writes it just so. */
  Own = 1,
  /** `\/`, which `JSON.stringify` writes without its backslash. */
  Slash = 2,
  /** `\u`, with four digits behind. */
  Code = 3,
}

/** The escapes of JSON. */
const ESCAPES: Readonly<Uint8Array> = /* @__PURE__ */ (() => {
  const escapes = new Uint8Array(256);
  for (const byte of encode('"\\bfnrt')) escapes[byte] = Escape.Own;
  escapes[Byte.Slash] = Escape.Slash;
  escapes[Byte.LowerU] = Escape.Code;
  return escapes;
})();

/** The value of each hexadecimal digit; -1 for what is none. */
export const HEX: Readonly<Int8Array> = /* @__PURE__ */ (() => {
  const values = new Int8Array(256).fill(-1);
  for (let digit = 0; digit < 16; digit += 1) {
    const text = digit.toString(16);
    values[text.charCodeAt(0)] = digit;
    values[text.toUpperCase().charCodeAt(0)] = digit;
  }
  return values;
})();

/**
 * How many bytes an escape has whose backslash stands at a place; 0 where it is none.
 *
 * @param isOwn whether it must be one that `JSON.stringify` writes
 */
export function escapeLength(text: DataView, at: number, isOwn: boolean): number {
  const kind = ESCAPES[text.getUint8(at + 1)] as Escape;
  if (isOwn) return kind === Escape.Own ? 2 : 0;
  if (kind === Escape.Code) return isCode(text, at + 2) ? 6 : 0;
  return kind === Escape.None ? 0 : 2;
}

/** Whether the four digits stand at a place that name a character. */
function isCode(text: DataView, at: number): boolean {
  for (let digit = 0; digit < 4; digit += 1) if (HEX[text.getUint8(at + digit)]! < 0) return false;
  return true;
}
