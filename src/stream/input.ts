import type { IssueCode } from '../issue.ts';
import { type Gunzip, gunzip as gunzipHere } from './gunzip.ts';
import { encodeExactly } from './text.ts';
import { readStream, type WebStream } from './web-stream.ts';

/** What a stream may be fed with: bytes and text, cut anywhere, or objects, each of them a document by itself. */
export type MapInput = AsyncIterable<unknown> | Iterable<unknown> | WebStream;

/** Bytes of the input's text, or a document that came as an object. */
export type Chunk =
  | { readonly type: 'bytes'; readonly bytes: Uint8Array }
  | { readonly type: 'object'; readonly log: unknown }
  /** The gzip data is broken from here on. */
  | { readonly type: 'broken' }
  /** The input cannot be read any further, for a reason of its own. */
  | { readonly type: 'ended'; readonly reason: BrokenInput };

/** What a reader of objects gives last where what it reads is broken: it becomes a dead letter without text. */
export class BrokenInput {
  /** @param form what is wrong, as part of a sentence */
  constructor(
    readonly code: IssueCode,
    readonly form: string,
  ) {}
}

/** Bytes are read in blocks, so that a whole file in one chunk does not have to be copied at once. */
const BLOCK = 1 << 18;

/** How gzip begins. */
export const GZIP_MAGIC: readonly number[] = [0x1f, 0x8b];

/**
 * Reads an input as it is asked for: text as UTF-8, gzip unpacked where the first two bytes say so.
 *
 * @param input bytes, text or objects
 * @param gunzip unpacks gzip, in the way that is best here unless told
 */
export async function* readChunks(input: MapInput, gunzip: Gunzip = gunzipHere): AsyncGenerator<Chunk> {
  const chunks = tagged(piecesOf(input));
  try {
    const first = await firstBytes(chunks);
    if (GZIP_MAGIC.every((byte, index) => first.bytes[index] === byte))
      yield* unzip([first.chunks, chunks], gunzip);
    else {
      yield* first.chunks;
      yield* chunks;
    }
  } finally {
    await chunks.return(undefined);
  }
}

function piecesOf(input: MapInput): AsyncIterable<unknown> | Iterable<unknown> {
  if (typeof input === 'string' || ArrayBuffer.isView(input)) return [input];
  const held = Object(input);
  if ('getReader' in held) return readStream(held);
  if (Symbol.iterator in held || Symbol.asyncIterator in held) return held;
  throw new TypeError('The input must be text, bytes, a stream, or a list of such or of objects.');
}

async function* tagged(pieces: AsyncIterable<unknown> | Iterable<unknown>): AsyncGenerator<Chunk, undefined> {
  let held = '';
  for await (const piece of pieces) {
    if (typeof piece === 'string') {
      const text = held + piece;
      const whole = /[\ud800-\udbff]$/.test(text) ? text.length - 1 : text.length;
      held = text.slice(whole);
      yield* blocksOf(encodeExactly(text.slice(0, whole)));
    } else if (ArrayBuffer.isView(piece)) yield* blocksOf(piece);
    else if (piece instanceof BrokenInput) yield { type: 'ended', reason: piece };
    else yield { type: 'object', log: piece };
  }
  if (held !== '') yield* blocksOf(encodeExactly(held));
}

/** Another realm may have made the view: test runners have one of their own, and Node.js gives its streams another's. */
function* blocksOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Generator<Chunk> {
  for (let start = 0; start < byteLength; start += BLOCK) {
    const length = Math.min(BLOCK, byteLength - start);
    yield { type: 'bytes', bytes: new Uint8Array(buffer, byteOffset + start, length) };
  }
}

/** Reads until two bytes are there, which tell gzip from text. */
async function firstBytes(chunks: AsyncIterator<Chunk>): Promise<{ chunks: Chunk[]; bytes: number[] }> {
  const taken: Chunk[] = [];
  const bytes: number[] = [];
  while (bytes.length < GZIP_MAGIC.length) {
    const next = await chunks.next();
    if (next.done) break;
    if (next.value.type !== 'bytes') {
      taken.push(next.value);
      break;
    }
    // A source may use its bytes again as soon as it is asked for more.
    taken.push({ type: 'bytes', bytes: new Uint8Array(next.value.bytes) });
    bytes.push(...next.value.bytes.subarray(0, GZIP_MAGIC.length));
  }
  return { chunks: taken, bytes };
}

/** What comes of a member of nothing, so that whoever reads hears that it is to stop. */
const NO_BYTES: Chunk = { type: 'bytes', bytes: /* @__PURE__ */ new Uint8Array() };

/** Unpacks gzip, which may have several members. An error of the input goes on; one of the data is told. */
async function* unzip(
  parts: readonly (Iterable<Chunk> | AsyncIterable<Chunk>)[],
  gunzip: Gunzip,
): AsyncGenerator<Chunk> {
  let failure: { readonly error: unknown } | undefined;
  const zipped = async function* () {
    try {
      for (const chunks of parts) {
        for await (const chunk of chunks) {
          if (chunk.type !== 'bytes') throw new TypeError('A gzip stream cannot hold objects.');
          // Copied, since whoever reads the input may use its block again while this one waits.
          yield new Uint8Array(chunk.bytes);
        }
      }
    } catch (error) {
      failure = { error };
      throw error;
    }
  };
  const unzipped = gunzip(zipped());
  try {
    for await (const bytes of unzipped) yield* bytes.length === 0 ? [NO_BYTES] : blocksOf(bytes);
  } catch {
    if (failure !== undefined) throw failure.error;
    yield { type: 'broken' };
  }
}
