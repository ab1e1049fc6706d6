import { setTimeout } from 'node:timers/promises';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRandom } from '../.bench/random.ts';
import { makeRecord } from '../.bench/records.ts';
import { gunzip, gunzipByWeb } from '../src/stream/gunzip.ts';
import { cut, idsOf, lines, mapAll, user } from './stream-inputs.ts';

vi.setConfig({ testTimeout: 60_000 });

const random = createRandom(4);
const whole = Buffer.from(lines(...Array.from({ length: 1500 }, () => makeRecord(random))));
const packed = gzipSync(whole);
const small = gzipSync('small');
const zeros = Buffer.alloc(600);

interface Unpacked {
  readonly read: Buffer;
  readonly error: unknown;
}

async function unpack(bytes: Uint8Array, { size = 100_000, pause = 0, by = gunzip } = {}): Promise<Unpacked> {
  const read: Buffer[] = [];
  const blocks = async function* () {
    yield* cut(bytes, size);
  };
  try {
    for await (const chunk of by(blocks())) {
      read.push(Buffer.from(chunk));
      if (pause > 0) await setTimeout(pause);
    }
  } catch (error) {
    return { read: Buffer.concat(read), error };
  }
  return { read: Buffer.concat(read), error: undefined };
}

/** A member with everything that a header may have. */
function fullMember(text: string): Buffer {
  const flags = 0x01 | 0x02 | 0x04 | 0x08 | 0x10;
  const header = [
    0x1f,
    0x8b,
    8,
    flags,
    1,
    2,
    3,
    4,
    0,
    3,
    2,
    0,
    7,
    7,
    ...Buffer.from('name\0a comment\0'),
    9,
    9,
  ];
  return Buffer.concat([Buffer.from(header), deflateRawSync(text), gzipSync(text).subarray(-8)]);
}

/** The same bytes with one changed. */
function changed(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at]! ^= 0x40;
  return copy;
}

describe('gzip', () => {
  it('is unpacked where little becomes much, and where small members stand beside each other', async () => {
    const much = Buffer.alloc(5_000_000, 'a');
    expect((await unpack(gzipSync(much))).read.equals(much)).toBe(true);
    expect((await unpack(Buffer.concat([small, small]))).read.toString()).toBe('smallsmall');
    const broken = await unpack(Buffer.concat([small, changed(small, small.length - 6)]));
    expect(broken.read.toString()).toBe('smallsmall');
    expect(broken.error).toBeInstanceOf(Error);
  });

  it.each([0, 3])(
    'is unpacked up to where it ends early, however slowly it is read (%i ms)',
    async (pause) => {
      expect((await unpack(packed, { pause })).read.equals(whole)).toBe(true);
      const { read, error } = await unpack(packed.subarray(0, -9), { pause });
      expect(error).toBeInstanceOf(Error);
      expect(read.equals(whole)).toBe(true);
    },
  );

  it('is unpacked up to the slice that is broken', async () => {
    const broken = Buffer.from(packed).fill(0xff, packed.length - 30_000, packed.length - 29_900);
    const { read, error } = await unpack(broken);
    expect(error).toMatchObject({ code: 'Z_DATA_ERROR' });
    expect(read.length).toBeGreaterThan(whole.length / 2);
    expect(whole.subarray(0, read.length).equals(read)).toBe(true);
  });

  it.each([1, 7, 100_000])('of several members is read to its end, cut into blocks of %i', async (size) => {
    const all = Buffer.concat([small, fullMember('full'), gzipSync(''), zeros, small, zeros]);
    const { read, error } = await unpack(all, { size });
    expect(error).toBeUndefined();
    expect(read.toString()).toBe('smallfullsmall');
  });

  it.each([
    ['a checksum that is wrong', changed(packed, packed.length - 8), whole],
    ['a length that is wrong', changed(packed, packed.length - 1), whole],
    ['text behind it', Buffer.concat([packed, Buffer.from('text')]), whole],
    ['text behind zeros', Buffer.concat([packed, zeros, Buffer.from('text')]), whole],
    ['a second member that ends early', Buffer.concat([packed, small.subarray(0, 9)]), whole],
    ['a second member that is packed in another way', Buffer.concat([packed, changed(small, 2)]), whole],
    ['unknown flags', Buffer.concat([packed, changed(small, 3)]), whole],
    ['only its first bytes', small.subarray(0, 2), Buffer.alloc(0)],
  ])('with %s is given whole up to there, and said to be broken', async (_, bytes, expected) => {
    const { read, error } = await unpack(bytes);
    expect(error).toBeInstanceOf(Error);
    expect(read.equals(expected)).toBe(true);
  });

  it('loses no record to a broken checksum, and counts what is broken', async () => {
    const bytes = gzipSync(lines(user('ana'), user('eva')));
    const mapped = await mapAll([changed(bytes, bytes.length - 8)]);
    expect(idsOf(mapped)).toEqual(['AIDAANA', 'AIDAEVA']);
    expect(mapped.refused.map(({ line, issues }) => [line, issues[0]!.code])).toEqual([[3, 'invalid_gzip']]);
  });

  it('with zeros between its members loses no record', async () => {
    const [one, two] = [gzipSync(lines(user('ana'))), gzipSync(lines(user('eva')))];
    const mapped = await mapAll([Buffer.concat([one, zeros, two, zeros])]);
    expect(idsOf(mapped)).toEqual(['AIDAANA', 'AIDAEVA']);
    expect(mapped.counts.refused).toBe(0);
  });
});

describe('gzip without Node.js', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('is unpacked by web standards', async () => {
    expect((await unpack(packed, { by: gunzipByWeb })).read.equals(whole)).toBe(true);
    expect((await unpack(packed.subarray(0, -9), { by: gunzipByWeb })).error).toBeInstanceOf(Error);
  });

  it('is so unpacked where there is no Node.js', async () => {
    vi.stubGlobal('DecompressionStream', undefined);
    expect((await unpack(small)).read.toString()).toBe('small');
    vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined as never);
    expect((await unpack(small)).error).toBeInstanceOf(TypeError);
    vi.unstubAllGlobals();
    expect((await unpack(small)).read.toString()).toBe('small');
  });

  it('is not called broken where nothing can unpack it', async () => {
    vi.stubGlobal('DecompressionStream', undefined);
    vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined as never);
    await expect(mapAll([gzipSync(lines(user('ana')))])).rejects.toThrow('DecompressionStream');
  });
});
