import { Byte, EachByte, lowest, markBits } from '../text/byte.ts';
import { LEFT, Size } from './bytes.ts';

/*
 * Escapes of JSON texts: how long they are, what they stand for, and how they come about. Words are copied before they
 * are judged, so that a target has room for one more.
 */

/** What stands for each escape of one character; 0 where it is none. */
const MEANINGS: Readonly<Uint8Array> = /* @__PURE__ */ (() => {
  const meanings = new Uint8Array(256);
  for (const name of '"\\/bfnrt') meanings[name.charCodeAt(0)] = JSON.parse(`"\\${name}"`).charCodeAt(0);
  return meanings;
})();

/** The value of each hexadecimal digit; -1 for what is none. */
const HEX: Readonly<Int8Array> = /* @__PURE__ */ (() => {
  const values = new Int8Array(256).fill(-1);
  for (let digit = 0; digit < 16; digit += 1) {
    const text = digit.toString(16);
    values[text.charCodeAt(0)] = digit;
    values[text.toUpperCase().charCodeAt(0)] = digit;
  }
  return values;
})();

/** The byte that two digits name; negative where they are none. */
function hexByte(text: DataView, at: number): number {
  return (HEX[text.getUint8(at)]! << 4) | HEX[text.getUint8(at + 1)]!;
}

/** The high bits of bytes that do not stand for themselves in JSON text. */
export function specialBits(word: number): number {
  return (markBits(word) | word | (word - EachByte.Space)) & EachByte.HighBit;
}

/**
 * How many bytes an escape has whose backslash stands at a place; 0 where it is none.
 *
 * @param isOwn whether it must be one that `JSON.stringify` writes
 */
export function escapeLength(text: DataView, at: number, isOwn: boolean): number {
  const byte = text.getUint8(at + 1);
  if (byte === Byte.LowerU) return isOwn || (hexByte(text, at + 2) | hexByte(text, at + 4)) < 0 ? 0 : 6;
  return MEANINGS[byte] === 0 || (isOwn && byte === Byte.Slash) ? 0 : 2;
}

/**
 * Undoes the escapes of a text, or its percent-encoding, and puts a zero behind what it says. Whether that is UTF-8 is
 * for whoever reads it. What is percent-encoded must be printable ASCII without escapes: a line feed as it stands would
 * pass for white space of a policy, and half a character for the half of one that is encoded.
 *
 * @param from behind its opening quote
 * @returns the place of its closing quote; -1 where it has none, or what cannot be undone, such as the number of a character
 */
export function decodeText(source: DataView, from: number, isPercent: boolean, target: DataView): number {
  const mark = isPercent ? Byte.Percent : Byte.Backslash;
  let out = 0;
  for (let place = from; ; ) {
    const word = source.getInt32(place, true);
    target.setInt32(out, word, true);
    const percent = word ^ EachByte.Percent;
    const marks = isPercent
      ? specialBits(word) | ((percent - EachByte.One) & ~percent & EachByte.HighBit)
      : specialBits(word) & ~word;
    const plain = marks === 0 ? Size.Word : lowest(marks);
    place += plain;
    out += plain;
    if (marks === 0) continue;
    const byte = source.getUint8(place);
    if (byte === Byte.Quote) {
      target.setUint8(out, 0);
      return place;
    }
    if (byte !== mark) return LEFT;
    // Bytes that are percent-encoded come in rows.
    do {
      const value = isPercent ? hexByte(source, place + 1) : MEANINGS[source.getUint8(place + 1)]!;
      if (value <= 0) return LEFT;
      target.setUint8(out, value);
      out += 1;
      place += isPercent ? 3 : 2;
    } while (source.getUint8(place) === mark);
  }
}
