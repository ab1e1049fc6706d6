import { Byte } from '../text/byte.ts';

/** Words of which each byte is the same. */
enum Each {
  LineFeed = 0x0a0a0a0a,
  LowBits = 0x7f7f7f7f,
}

/** So many words are counted before one of the four sums of a byte each would run over. */
const MOST = 255;

/** How many line feeds stand in a range: four bytes at a time, with a sum for each of the four. */
export function countLineFeeds(words: DataView, from: number, to: number): number {
  let count = 0;
  let at = from;
  while (at + 4 <= to) {
    const stop = Math.min(at + 4 * MOST, to - 3);
    let sums = 0;
    for (; at < stop; at += 4) {
      const other = words.getInt32(at, true) ^ Each.LineFeed;
      // A high bit for each byte of which no bit differs.
      sums = (sums + (~(((other & Each.LowBits) + Each.LowBits) | other | Each.LowBits) >>> 7)) | 0;
    }
    count += (sums & 0xff) + ((sums >>> 8) & 0xff) + ((sums >>> 16) & 0xff) + (sums >>> 24);
  }
  for (; at < to; at += 1) if (words.getUint8(at) === Byte.LineFeed) count += 1;
  return count;
}
