import { encodeExactly } from './text.ts';

/** So many code units become text at a time. */
const UNITS = 4096;

/** So many bytes tell UTF-16, by its byte order mark or the zeros of its first characters. */
const FIRST = 4;

type Order = 'plain' | 'little' | 'big';

/** Gives an input as UTF-8: UTF-16 is decoded, and everything else goes through as it is. */
export class Utf16Decoder {
  private order: Order | undefined;
  /** What came and is still to be decoded: first bytes, half a code unit, half a character. */
  private rest = new Uint8Array();

  /** The bytes of a block as UTF-8, as far as they can be told. */
  take(bytes: Uint8Array): Uint8Array {
    if (this.order === 'plain') return bytes;
    const all = this.rest.length === 0 ? bytes : join(this.rest, bytes);
    if (this.order === undefined) {
      if (all.length < FIRST) {
        this.rest = new Uint8Array(all);
        return all.subarray(0, 0);
      }
      this.order = orderOf(all);
    }
    this.rest = new Uint8Array();
    return this.order === 'plain' ? all : this.decode(all, false);
  }

  /** What is left when the input has ended. */
  end(): Uint8Array {
    const { rest } = this;
    this.rest = new Uint8Array();
    // An input may end with the mark that it begins with.
    this.order ??= orderOf(rest);
    return this.order === 'plain' ? rest : this.decode(rest, true);
  }

  private decode(bytes: Uint8Array, isLast: boolean): Uint8Array {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    let length = bytes.length >> 1;
    const isCut = !isLast && length > 0 && (this.unit(view, length - 1) & 0xfc00) === 0xd800;
    if (isCut) length -= 1;
    let text = '';
    for (let at = 0; at < length; at += UNITS) {
      const units = Array.from({ length: Math.min(UNITS, length - at) }, (_, index) =>
        this.unit(view, at + index),
      );
      text += String.fromCharCode(...units);
    }
    this.rest = bytes.slice(2 * length);
    // Half a code unit at the end is no text: it stays a byte that is none.
    return isLast && this.rest.length > 0
      ? join(encodeExactly(text), new Uint8Array([0xff]))
      : encodeExactly(text);
  }

  private unit(view: DataView, index: number): number {
    return view.getUint16(2 * index, this.order === 'little');
  }
}

function orderOf([one, two, three, four]: Uint8Array): Order {
  // UTF-32 begins with the same two bytes, and no text of UTF-16 with a zero.
  if (one === 0xff && two === 0xfe && three === 0 && four === 0) return 'plain';
  if ((one === 0xff && two === 0xfe) || (two === 0 && four === 0 && one !== 0 && three !== 0))
    return 'little';
  if ((one === 0xfe && two === 0xff) || (one === 0 && three === 0 && two !== 0 && four !== 0)) return 'big';
  return 'plain';
}

function join(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(one.length + other.length);
  joined.set(one);
  joined.set(other, one.length);
  return joined;
}
