import { Byte, EachByte } from '../text/byte.ts';

/** How many bytes are looked at in one go: four words, so that the loop itself takes less than they do. */
const STEP = 16;

/** So many steps are counted before one of the four sums of a byte each would run over. */
const MOST = 63;

/** How many line feeds stand in a range: four bytes at a time, with a sum for each of the four. */
export function countLineFeeds(words: DataView, from: number, to: number): number {
  let count = 0;
  let at = from;
  while (at + STEP <= to) {
    const stop = Math.min(at + STEP * MOST, to - STEP + 1);
    let sums = 0;
    for (; at < stop; at += STEP) {
      sums +=
        feedBits(words.getInt32(at, true)) +
        feedBits(words.getInt32(at + 4, true)) +
        feedBits(words.getInt32(at + 8, true)) +
        feedBits(words.getInt32(at + 12, true));
      sums |= 0;
    }
    count += (sums & 0xff) + ((sums >>> 8) & 0xff) + ((sums >>> 16) & 0xff) + (sums >>> 24);
  }
  for (; at < to; at += 1) if (words.getUint8(at) === Byte.LineFeed) count += 1;
  return count;
}

/** The low bit of each byte of a word that is a line feed. */
function feedBits(word: number): number {
  const other = word ^ EachByte.LineFeed;
  // A high bit for each byte of which no bit differs.
  return ~(((other & EachByte.LowBits) + EachByte.LowBits) | other | EachByte.LowBits) >>> 7;
}
