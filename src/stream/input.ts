/** What a stream may be fed with: bytes and text, cut anywhere, or objects, each of them a document by itself. */
export type MapInput = AsyncIterable<unknown> | Iterable<unknown> | ReadableStream<unknown>;

/** Bytes of the input's text, or a document that came as an object. */
export type Chunk =
  | { readonly type: 'bytes'; readonly bytes: Uint8Array }
  | { readonly type: 'object'; readonly log: unknown }
  /** The gzip data is broken from here on. */
  | { readonly type: 'broken' };

/** Bytes are read in blocks, so that a whole file in one chunk does not have to be copied at once. */
const BLOCK = 1 << 18;

const GZIP_MAGIC = [0x1f, 0x8b];

/**
 * Reads an input as it is asked for: text as UTF-8, gzip unpacked where the first two bytes say so.
 *
 * @param input bytes, text or objects
 */
export async function* readChunks(input: MapInput): AsyncGenerator<Chunk> {
  const chunks = tagged(iterate(input));
  try {
    const first = await firstBytes(chunks);
    const all = chain(first.chunks, chunks);
    if (GZIP_MAGIC.every((byte, index) => first.bytes[index] === byte)) yield* unzip(all);
    else yield* all;
  } finally {
    await chunks.return(undefined);
  }
}

async function* iterate(input: MapInput): AsyncGenerator<unknown> {
  if (typeof input === 'object' && 'getReader' in input) yield* readStream(input);
  else if (typeof input === 'string' || input instanceof Uint8Array) yield input;
  else yield* input;
}

async function* readStream(stream: ReadableStream<unknown>): AsyncGenerator<unknown> {
  const reader = stream.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    await reader.cancel().catch(() => {});
    reader.releaseLock();
  }
}

async function* tagged(chunks: AsyncIterable<unknown>): AsyncGenerator<Chunk, undefined> {
  let held = '';
  for await (const chunk of chunks) {
    if (typeof chunk === 'string') {
      const text = held + chunk;
      const whole = /[\ud800-\udbff]$/.test(text) ? text.length - 1 : text.length;
      held = text.slice(whole);
      yield* blocksOf(encode(text.slice(0, whole)));
    } else if (chunk instanceof Uint8Array) yield* blocksOf(chunk);
    else yield { type: 'object', log: chunk };
  }
  if (held !== '') yield* blocksOf(encode(held));
}

function* blocksOf(bytes: Uint8Array): Generator<Chunk> {
  for (let start = 0; start < bytes.length; start += BLOCK) {
    yield { type: 'bytes', bytes: bytes.subarray(start, start + BLOCK) };
  }
}

/** Text as UTF-8. A lone surrogate, which UTF-8 cannot hold, becomes a byte that it cannot hold either. */
function encode(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  if (!/\p{Surrogate}/u.test(text)) return bytes;
  const parts = text.split(/\p{Surrogate}/u).map((part) => new TextEncoder().encode(part));
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length + 1, -1)).fill(0xff);
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.length + 1;
  }
  return whole;
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

async function* chain(first: readonly Chunk[], rest: AsyncIterable<Chunk>): AsyncGenerator<Chunk> {
  yield* first;
  yield* rest;
}

/** Unpacks gzip, which may have several members. An error of the source goes on; one of the data is told. */
async function* unzip(chunks: AsyncGenerator<Chunk>): AsyncGenerator<Chunk> {
  let failure: { readonly error: unknown } | undefined;
  const zipped = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const next = await chunks.next();
        if (next.done) controller.close();
        // Copied, since whoever reads the source may use its block again while this one waits.
        else if (next.value.type === 'bytes') controller.enqueue(new Uint8Array(next.value.bytes));
        else throw new TypeError('A gzip stream cannot hold objects.');
      } catch (error) {
        failure = { error };
        controller.error(error);
      }
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
  try {
    const unzipped = readStream(zipped.pipeThrough(new DecompressionStream('gzip')));
    for await (const bytes of unzipped) yield* blocksOf(bytes as Uint8Array);
  } catch {
    if (failure !== undefined) throw failure.error;
    yield { type: 'broken' };
  }
}
