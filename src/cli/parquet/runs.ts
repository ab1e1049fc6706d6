import { broken } from './fault.ts';

/** Runs of numbers of a fixed width, as levels and indices are written: one number many times, or numbers bit by bit. */
export interface Runs {
  readonly bytes: Uint8Array;
  readonly from: number;
  /** Where they end at the latest. */
  readonly to: number;
  /** How many bits a number has. */
  readonly width: number;
  /** How many numbers there are. */
  readonly count: number;
}

/**
 * Goes through runs before any list is made of them: who reads them believes how long a run says that it is.
 *
 * @param wanted a number to be counted, where one is
 * @returns how often it is there
 * @throws {ParquetFault} where runs go beyond their count or their bytes
 */
export function countInRuns({ bytes, from, to, width, count }: Runs, wanted?: number): number {
  let [at, seen, found] = [from, 0, 0];
  while (seen < count) {
    const [head, next] = readNumber(bytes, at, to);
    at = next;
    const isPacked = head % 2 === 1;
    const length = Math.floor(head / 2);
    // Numbers that are packed come in eights, of which the last may be more than are there.
    const most = isPacked ? Math.ceil((count - seen) / 8) : count - seen;
    const numbers = isPacked ? Math.min(length * 8, count - seen) : length;
    const needed = isPacked ? Math.ceil((numbers * width) / 8) : Math.ceil(width / 8);
    if (length === 0 || length > most || needed > to - at) throw broken('a run of a page is too long');
    if (wanted !== undefined && isPacked) found += countPacked(bytes, at, width, numbers, wanted);
    else if (wanted !== undefined && readPacked(bytes, at, 8 * needed, 0) === wanted) found += numbers;
    seen += numbers;
    at += isPacked ? length * width : needed;
  }
  return found;
}

function countPacked(bytes: Uint8Array, at: number, width: number, count: number, wanted: number): number {
  let found = 0;
  for (let index = 0; index < count; index += 1) {
    if (readPacked(bytes, at, width, index * width) === wanted) found += 1;
  }
  return found;
}

/** A number of some bits that begins behind so many others. */
function readPacked(bytes: Uint8Array, at: number, width: number, bit: number): number {
  let value = 0;
  for (let taken = 0; taken < width; ) {
    const offset = (bit + taken) % 8;
    const bits = Math.min(8 - offset, width - taken);
    const part = (bytes[at + Math.floor((bit + taken) / 8)]! >> offset) & ((1 << bits) - 1);
    value += part * 2 ** taken;
    taken += bits;
  }
  return value;
}

/** A number in groups of seven bits, of 32 bits at most, and where it ends. */
function readNumber(bytes: Uint8Array, from: number, to: number): readonly [value: number, end: number] {
  let value = 0;
  for (let at = from; at < to && at < from + 5; at += 1) {
    const byte = bytes[at]!;
    value += (byte & 0x7f) * 2 ** (7 * (at - from));
    if (byte < 0x80 && value < 2 ** 31) return [value, at + 1];
  }
  throw broken('a run of a page is cut off');
}
