import { type Context, createContext, Script } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import { decompress } from 'fzstd';
import { snappyUncompress } from 'hyparquet/src/snappy.js';
import { broken, unread } from './fault.ts';

/** Unpacks a page of which it is known how long it becomes. */
type Codec = (packed: Uint8Array, size: number) => Uint8Array;

const CODECS: { readonly [name: string]: Codec } = {
  UNCOMPRESSED: (packed) => packed,
  GZIP: (packed, size) => gunzipSync(packed, { maxOutputLength: Math.max(size, 1) }),
  ZSTD: (packed, size) => inTime(size, () => decompress(packed, new Uint8Array(size))),
  SNAPPY: (packed, size) =>
    inTime(size, () => {
      const unpacked = new Uint8Array(size);
      snappyUncompress(packed, unpacked);
      return unpacked;
    }),
};

/** Whether pages that are packed so are read. */
export function isRead(codec: string): boolean {
  return Object.hasOwn(CODECS, codec);
}

/**
 * Unpacks a page.
 *
 * @param codec how it is packed
 * @param packed the page
 * @param size how long it says that it becomes
 * @returns the page; in memory of its own where it was packed
 * @throws {ParquetFault} where it cannot be unpacked, becomes longer or shorter, or takes far too long
 */
export function unpackPage(codec: string, packed: Uint8Array, size: number): Uint8Array {
  const unpack = CODECS[codec];
  if (unpack === undefined) throw unread(`its pages are packed by ${codec}`);
  let unpacked: Uint8Array;
  try {
    unpacked = size === 0 ? new Uint8Array() : unpack(packed, size);
  } catch {
    throw broken('a page cannot be unpacked');
  }
  if (unpacked.length !== size) throw broken('a page is not as long as it says');
  // Node.js may give bytes of memory that others have a part of.
  return unpacked === packed ? packed : new Uint8Array(unpacked);
}

/** So long any page may take, in milliseconds, and so many bytes of one are unpacked in one at the very least. */
const LEAST_TIME = 2000;
const SLOWEST = 1000;

const CALL = new Script('unpack()');
let context: Context | undefined;

/**
 * Calls what is written in JavaScript and believes its input: where that is hostile, a page of a few bytes may keep it
 * busy for hours.
 */
function inTime(size: number, unpack: () => Uint8Array): Uint8Array {
  const timeout = LEAST_TIME + Math.ceil(size / SLOWEST);
  context ??= createContext();
  context.unpack = unpack;
  return CALL.runInContext(context, { timeout });
}
