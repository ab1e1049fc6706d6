/** Bytes of JSON text. An enumeration, since the bundler writes its members as plain numbers. */
export enum Byte {
  Tab = 0x09,
  LineFeed = 0x0a,
  Return = 0x0d,
  Escape = 0x1b,
  RecordSeparator = 0x1e,
  Space = 0x20,
  Quote = 0x22,
  Percent = 0x25,
  Plus = 0x2b,
  Comma = 0x2c,
  Minus = 0x2d,
  Point = 0x2e,
  Slash = 0x2f,
  Zero = 0x30,
  Nine = 0x39,
  Colon = 0x3a,
  UpperT = 0x54,
  UpperZ = 0x5a,
  OpenList = 0x5b,
  Backslash = 0x5c,
  CloseList = 0x5d,
  Underline = 0x5f,
  LowerE = 0x65,
  LowerF = 0x66,
  LowerN = 0x6e,
  LowerT = 0x74,
  LowerU = 0x75,
  OpenObject = 0x7b,
  CloseObject = 0x7d,
  Delete = 0x7f,
}

/** Words of four bytes that are the same. */
export enum EachByte {
  One = 0x01010101,
  LineFeed = 0x0a0a0a0a,
  Space = 0x20202020,
  Printable = 0x21212121,
  Quote = 0x22222222,
  Percent = 0x25252525,
  Backslash = 0x5c5c5c5c,
  /** Added to a byte above 9, it sets the high bit. */
  AboveNine = 0x76767676,
  LowBits = 0x7f7f7f7f,
  /** Of each byte, the high bit; as a number of 32 bits, it is negative. */
  HighBit = -0x7f7f7f80,
}

/** The same bytes, to be read as words. */
export function wordsOf({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length);
}

/*
 * Four bytes are judged at once by what a subtraction leaves in the high bit of each. Of the bits that are set, only
 * the lowest is sure: a byte may be taken for one that is sought because of the one below it.
 */

/** Has the high bits of the quotes and backslashes of a word, and any other bits. */
export function markBits(word: number): number {
  const quote = word ^ EachByte.Quote;
  const backslash = word ^ EachByte.Backslash;
  return ((quote - EachByte.One) & ~quote) | ((backslash - EachByte.One) & ~backslash);
}

/** Which byte of a word has the lowest of its high bits. */
export function lowest(highBits: number): number {
  return (31 - Math.clz32(highBits & -highBits)) >> 3;
}

/** How many bytes stand behind those that are held, for readers that read on: a line feed, or more, and then zeros. */
export const BEHIND = 64;
