/** What is used of Node.js to unpack. */
export type Zlib = Pick<typeof import('node:zlib'), 'createInflateRaw' | 'crc32' | 'inflateRawSync'>;

/** What is packed in so little, and becomes no more than this, is unpacked at once: a stream takes longer to begin. */
const MOST_AT_ONCE = 1 << 17;
const MOST_UNPACKED = 1 << 22;

/** Node.js takes no less for a chunk. */
const LEAST = 64;

/** So little is unpacked at once, because what of it becomes is held, and the end of it lost where the data breaks. */
const SLICE = 1 << 14;

/** About what a slice becomes. */
const CHUNK = 1 << 17;

/** What a header has behind its first ten bytes, by the bits of its flags. */
enum Flag {
  HeaderCheck = 0x02,
  Extra = 0x04,
  Name = 0x08,
  Comment = 0x10,
  Reserved = 0xe0,
}

const MAGIC = [0x1f, 0x8b, 8];

/**
 * Unpacks gzip of any number of members, with zeros behind each. All of a member is given before its checksum is
 * looked at.
 *
 * @throws {Error} where the data is broken, ends early or goes on with something else
 * @see https://www.rfc-editor.org/rfc/rfc1952
 */
export async function* unpackMembers(
  zipped: AsyncIterable<Uint8Array>,
  zlib: Zlib,
): AsyncGenerator<Uint8Array> {
  const bytes = new PackedBytes(zipped[Symbol.asyncIterator]());
  while (await bytes.areLeft()) {
    await skipHeader(bytes);
    const whole = await unpackAtOnce(bytes, zlib);
    if (whole === undefined) {
      yield* unpackMember(bytes, zlib);
      // Of a million empty members nothing would come, and whoever reads them could not stop.
      yield new Uint8Array();
    } else {
      yield whole;
      await checkMember(bytes, zlib.crc32(whole), whole.length);
    }
    await bytes.skipZeros();
  }
}

async function skipHeader(bytes: PackedBytes): Promise<void> {
  // With the time, how it was packed and where.
  await bytes.hold(10);
  if (MAGIC.some((byte) => bytes.take() !== byte)) throw new Error('There is no gzip.');
  const flags = bytes.take();
  if (flags & Flag.Reserved) throw new Error('The flags are unknown.');
  bytes.skip(6);
  if (flags & Flag.Extra) {
    await bytes.hold(2);
    await bytes.pass(bytes.takeNumber(2));
  }
  for (const flag of [Flag.Name, Flag.Comment]) if (flags & flag) await bytes.passText();
  if (flags & Flag.HeaderCheck) await bytes.pass(2);
}

async function* unpackMember(bytes: PackedBytes, zlib: Zlib): AsyncGenerator<Uint8Array> {
  const stream = zlib.createInflateRaw({ chunkSize: CHUNK });
  const chunks: Uint8Array[] = [];
  let settle: (error?: Error | null) => void = () => {};
  stream.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  stream.on('error', (error) => settle(error));
  const inflate = (slice: Uint8Array) =>
    new Promise<Error | null | undefined>((resolve) => {
      settle = resolve;
      stream.write(slice, settle);
    });
  let check = 0;
  let size = 0;
  try {
    for (let isOver = false; !isOver; ) {
      const slice = await bytes.peek(SLICE);
      const before = stream.bytesWritten;
      const error = await inflate(slice);
      // What was unpacked is taken before the next slice, or the error, since an error makes a stream forget it.
      for (const chunk of chunks.splice(0)) {
        check = zlib.crc32(chunk, check);
        size = (size + chunk.length) >>> 0;
        yield chunk;
      }
      if (error) throw error;
      // What is packed knows where it ends.
      const used = stream.bytesWritten - before;
      isOver = used < slice.length;
      bytes.skip(used);
    }
  } finally {
    stream.destroy();
  }
  await checkMember(bytes, check, size);
}

async function checkMember(bytes: PackedBytes, check: number, size: number): Promise<void> {
  await bytes.hold(8);
  if (bytes.takeNumber(4) !== check) throw new Error('The checksum is wrong.');
  if (bytes.takeNumber(4) !== size) throw new Error('The length is wrong.');
}

/** Unpacks a small member of which all is there; undefined where it is none, or is broken. */
async function unpackAtOnce(bytes: PackedBytes, zlib: Zlib): Promise<Uint8Array | undefined> {
  const packed = await bytes.lastOf(MOST_AT_ONCE);
  if (packed === undefined) return undefined;
  try {
    const options = { info: true, chunkSize: roomFor(packed), maxOutputLength: MOST_UNPACKED };
    const { buffer, engine } = zlib.inflateRawSync(packed, options) as unknown as Inflated;
    bytes.skip(engine.bytesWritten);
    return buffer;
  } catch {
    // What there is of a broken one is given by a stream.
    return undefined;
  }
}

/** How much room a member is given at a time: a byte more than it says that it becomes, where that can be. */
function roomFor(packed: Uint8Array): number {
  const said = new DataView(packed.buffer, packed.byteOffset + packed.length - 4).getUint32(0, true) + 1;
  return said > LEAST && said <= MOST_UNPACKED ? said : CHUNK;
}

/** What Node.js gives where it is asked how much was read. */
interface Inflated {
  readonly buffer: Uint8Array;
  readonly engine: { readonly bytesWritten: number };
}

/** Bytes that come in blocks. */
class PackedBytes {
  private block: Uint8Array = new Uint8Array();
  private at = 0;
  /** What comes behind the block, where that was asked. */
  private next: IteratorResult<Uint8Array> | undefined;

  constructor(private readonly blocks: AsyncIterator<Uint8Array>) {}

  async areLeft(): Promise<boolean> {
    while (this.at === this.block.length) {
      const next = this.next ?? (await this.blocks.next());
      this.next = undefined;
      if (next.done) return false;
      this.block = next.value;
      this.at = 0;
    }
    return true;
  }

  /** All bytes that are left, where they are in one block and so few; undefined where there may be more. */
  async lastOf(most: number): Promise<Uint8Array | undefined> {
    if (!(await this.areLeft()) || this.block.length - this.at > most) return undefined;
    this.next ??= await this.blocks.next();
    return this.next.done ? this.block.subarray(this.at) : undefined;
  }

  /** The bytes that come, one at least and `most` at most. */
  async peek(most: number): Promise<Uint8Array> {
    if (!(await this.areLeft())) throw new Error('The data ends early.');
    return this.block.subarray(this.at, this.at + most);
  }

  /** Waits until so many bytes, which are few, are in the block. */
  async hold(count: number): Promise<void> {
    while (this.block.length - this.at < count) {
      const left = this.block.subarray(this.at);
      this.at = this.block.length;
      await this.peek(1);
      const block = new Uint8Array(left.length + this.block.length);
      block.set(left);
      block.set(this.block, left.length);
      this.block = block;
    }
  }

  skip(count: number): void {
    this.at += count;
  }

  /** Takes a byte of the block. */
  take(): number {
    this.at += 1;
    return this.block[this.at - 1]!;
  }

  /** Takes a number of so many bytes of the block, the lowest first. */
  takeNumber(length: number): number {
    let number = 0;
    for (let index = 0; index < length; index += 1) number += this.take() * 2 ** (8 * index);
    return number;
  }

  /** Skips so many bytes, however they come. */
  async pass(count: number): Promise<void> {
    for (let left = count; left > 0; ) {
      const { length } = await this.peek(left);
      this.skip(length);
      left -= length;
    }
  }

  /** Skips a text, with the zero that ends it. */
  async passText(): Promise<void> {
    for (let end = -1; end < 0; ) {
      const held = await this.peek(Number.POSITIVE_INFINITY);
      end = held.indexOf(0);
      this.skip(end < 0 ? held.length : end + 1);
    }
  }

  /** Skips zeros, with which tapes and blocks of storage are filled. */
  async skipZeros(): Promise<void> {
    while (await this.areLeft()) {
      while (this.block[this.at] === 0) this.at += 1;
      if (this.at < this.block.length) return;
    }
  }
}
