import { broken } from './fault.ts';

/** The types of Thrift's compact protocol that Parquet has. */
enum Type {
  Stop,
  True,
  False,
  Byte,
  Short,
  Int,
  Long,
  Double,
  Binary,
  List,
  Struct = 12,
}

/** The metadata of Parquet lies seven deep. */
const DEEPEST = 16;

/** So many fields and elements are more than any file has, and still fit in memory. */
const MOST = 1 << 21;

/** A number of 64 bits has so many groups of seven. */
const LONGEST_NUMBER = 10;

/**
 * Finds where a struct of Thrift's compact protocol ends, before any value is made of it: who reads it believes what it
 * says of lengths and sizes.
 *
 * @param bytes where it stands
 * @param from where it begins
 * @throws {ParquetFault} where it says of itself what cannot be
 */
export function structEnd(bytes: Uint8Array, from: number): number {
  const walk = new ThriftReader(bytes, from);
  walk.struct(0);
  return walk.at;
}

class ThriftReader {
  private parts = 0;

  constructor(
    private readonly bytes: Uint8Array,
    public at: number,
  ) {}

  struct(depth: number): void {
    if (depth > DEEPEST) throw broken('its metadata lies too deep');
    for (;;) {
      const head = this.byte();
      const type = head & 0x0f;
      if (type === Type.Stop) return;
      if (head >> 4 === 0) this.number();
      this.value(type, depth);
    }
  }

  private value(type: number, depth: number): void {
    this.parts += 1;
    if (this.parts > MOST) throw broken('its metadata has too many parts');
    if (type === Type.True || type === Type.False) return;
    if (type === Type.Byte) this.skip(1);
    else if (type === Type.Short || type === Type.Int || type === Type.Long) this.number();
    else if (type === Type.Double) this.skip(8);
    else if (type === Type.Binary) this.skip(this.number());
    else if (type === Type.List) this.list(depth);
    else if (type === Type.Struct) this.struct(depth + 1);
    else throw broken('its metadata has a part of an unknown type');
  }

  private list(depth: number): void {
    if (depth > DEEPEST) throw broken('its metadata lies too deep');
    const head = this.byte();
    const own = head & 0x0f;
    // Truth values of a list are bytes.
    const type = own === Type.True || own === Type.False ? Type.Byte : own;
    const size = head >> 4 === 15 ? this.number() : head >> 4;
    if (size > this.bytes.length - this.at)
      throw broken('a list of its metadata is longer than what is left');
    for (let index = 0; index < size; index += 1) this.value(type, depth + 1);
  }

  /** A number; its sign is of no account here. */
  private number(): number {
    let value = 0;
    for (let group = 0; group < LONGEST_NUMBER; group += 1) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** (7 * group);
      if (byte < 0x80) return value;
    }
    throw broken('a number of its metadata does not end');
  }

  private byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw broken('its metadata is cut off');
    this.at += 1;
    return byte;
  }

  private skip(count: number): void {
    if (count > this.bytes.length - this.at) throw broken('its metadata is cut off');
    this.at += count;
  }
}
