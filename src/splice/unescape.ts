import { Byte, EachByte, lowest } from '../text/byte.ts';
import { encode, LEFT, Size } from './bytes.ts';
import { specialBits } from './ends.ts';
import { HEX } from './escape.ts';

/*
 * What a JSON text stands for that holds a policy, byte by byte. Whether that is UTF-8 is for whoever reads it. Words
 * are copied before they are judged, so that the target has room for one more than the text has bytes.
 */

/** Where a text was read to, and where what was made of it ends. */
export interface Decoded {
  /** The place of the closing quote; -1 where the text is left to the engine. */
  end: number;
  /** Where what was made ends. */
  length: number;
}

/**
 * Undoes the percent-encoding of a text that is printable ASCII without escapes: a line feed as it stands would pass
 * for white space of the policy, and half a character for the half of one that is percent-encoded.
 *
 * @param from behind the opening quote
 */
export function percentDecode(source: DataView, from: number, target: DataView, decoded: Decoded): void {
  let place = from;
  let out = 0;
  decoded.end = LEFT;
  for (;;) {
    const word = source.getInt32(place, true);
    target.setInt32(out, word, true);
    const percent = word ^ EachByte.Percent;
    const marks = specialBits(word) | ((percent - EachByte.One) & ~percent & EachByte.HighBit);
    const plain = marks === 0 ? Size.Word : lowest(marks);
    place += plain;
    out += plain;
    if (marks === 0) continue;
    const byte = source.getUint8(place);
    if (byte !== Byte.Percent) {
      decoded.length = out;
      if (byte === Byte.Quote) decoded.end = place;
      return;
    }
    // Escapes come in rows.
    do {
      const value = (HEX[source.getUint8(place + 1)]! << 4) | HEX[source.getUint8(place + 2)]!;
      if (value < 0) return;
      target.setUint8(out, value);
      out += 1;
      place += 3;
    } while (source.getUint8(place) === Byte.Percent);
  }
}

/** What stands for each escape of one character; 0 where it is none. */
const MEANINGS: Readonly<Uint8Array> = /* @__PURE__ */ (() => {
  const meanings = new Uint8Array(256);
  const control = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
  for (const byte of encode('"\\/')) meanings[byte] = byte;
  for (const [name, meaning] of Object.entries(control)) meanings[name.charCodeAt(0)] = meaning.charCodeAt(0);
  return meanings;
})();

/** Undoes the escapes of a text; one that names a character by its number is left. */
export function unescapeText(source: DataView, from: number, target: DataView, decoded: Decoded): void {
  let place = from;
  let out = 0;
  decoded.end = LEFT;
  for (;;) {
    const word = source.getInt32(place, true);
    target.setInt32(out, word, true);
    // Bytes above ASCII are copied like others.
    const marks = specialBits(word & ~EachByte.HighBit) & ~word;
    const plain = marks === 0 ? Size.Word : lowest(marks);
    place += plain;
    out += plain;
    if (marks === 0) continue;
    const byte = source.getUint8(place);
    if (byte === Byte.Quote) {
      decoded.end = place;
      decoded.length = out;
      return;
    }
    const isEscape = byte === Byte.Backslash;
    const meaning = isEscape ? MEANINGS[source.getUint8(place + 1)]! : byte;
    if (meaning === 0 || byte < Byte.Space) return;
    target.setUint8(out, meaning);
    out += 1;
    place += isEscape ? 2 : 1;
  }
}
