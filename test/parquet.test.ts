import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningScriptOptions, Script } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { ParquetType } from 'hyparquet/src/types.js';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { WITHOUT_UNREAD } from '../.scripts/without-unread.ts';
import { Budget } from '../src/cli/parquet/budget.ts';
import { unpackPage } from '../src/cli/parquet/codecs.ts';
import { checkPages } from '../src/cli/parquet/pages.ts';
import { parquetRows } from '../src/cli/parquet/rows.ts';
import { countInRuns } from '../src/cli/parquet/runs.ts';
import { structEnd } from '../src/cli/parquet/thrift.ts';
import { jsonValue } from '../src/cli/parquet/value.ts';
import { BrokenInput } from '../src/stream/input.ts';
import { mapStream } from '../src/stream.ts';
import { Random } from './generated-random.ts';
import { ocsfOf } from './ocsf.ts';
import { parquetOf, type Writing, zstdFrame } from './parquet.ts';
import { run } from './program.ts';

type Fields = { readonly [name: string]: unknown };

const PUBLISHED = new URL('security-lake/', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'parquet-'));
afterAll(() => rmSync(folder, { recursive: true }));

let written = 0;

/** A file with these bytes. */
function fileOf(bytes: Uint8Array): string {
  written += 1;
  const path = join(folder, `${written}.parquet`);
  writeFileSync(path, bytes);
  return path;
}

/** What unpacks a page, with a twentieth of the time that it may take. */
function unpackInHaste(codec: string, packed: Uint8Array, size: number): () => Uint8Array {
  return () => {
    const { runInContext } = Script.prototype;
    const spy = vi.spyOn(Script.prototype, 'runInContext').mockImplementation(function (
      this: Script,
      context,
      { timeout }: RunningScriptOptions = {},
    ) {
      return runInContext.call(this, context, { timeout: Math.ceil(timeout! / 20) });
    });
    try {
      return unpackPage(codec, packed, size);
    } finally {
      expect(spy).toHaveBeenCalledExactlyOnceWith(expect.anything(), {
        timeout: 2000 + Math.ceil(size / 1000),
      });
      spy.mockRestore();
    }
  };
}

/** A bundle has a class of its own. */
function isFault(row: unknown): row is BrokenInput {
  return row?.constructor?.name === BrokenInput.name;
}

/** The rows of a file with these bytes, and what is wrong with it. */
async function read(
  bytes: Uint8Array,
  rowsOf = parquetRows,
): Promise<{ readonly rows: unknown[]; readonly fault: BrokenInput | undefined }> {
  const rows: unknown[] = [];
  for await (const row of rowsOf(fileOf(bytes), () => {})) {
    if (isFault(row)) return { rows, fault: row };
    rows.push(row);
  }
  return { rows, fault: undefined };
}

const RAW = JSON.parse(readFileSync(new URL('CreateUser.record.json', PUBLISHED), 'utf8')).Records[0];
const CREATED = ocsfOf(RAW, '1.1.0');
const TIME = CREATED.time as number;

/** Records as they are written: numbers of 64 bits, and a time that is one to Parquet. */
function written64(count: number): Fields[] {
  return Array.from({ length: count }, (_, index) => ({
    ...CREATED,
    time: BigInt(TIME),
    time_dt: new Date(TIME),
    metadata: { ...(CREATED.metadata as Fields), uid: `id-${index}` },
  }));
}

/** Those records as JSON has them. */
function expected(count: number): unknown[] {
  const texts = written64(count).map(({ time, ...row }) => ({ ...row, time: Number(time) }));
  return JSON.parse(JSON.stringify(texts));
}

/** A row without what is absent, which Parquet has as nulls. */
function present(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(present);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(members.map(([name, member]) => [name, present(member)]));
}

describe('a file of Parquet', () => {
  it.each(['UNCOMPRESSED', 'GZIP', 'SNAPPY', 'ZSTD'] as const)(
    'has its rows as JSON would: %s',
    async (codec) => {
      const { rows, fault } = await read(parquetOf(written64(3), { codec }));
      expect(fault).toBeUndefined();
      expect(present(rows)).toEqual(expected(3));
    },
  );

  it('has groups, pages and windows of rows, in its order', async () => {
    const writing: Writing = { rowGroupSize: 1100, pageSize: 4096 };
    const { rows, fault } = await read(parquetOf(written64(2500), writing));
    expect(fault).toBeUndefined();
    expect(rows.map((row) => ((row as Fields).metadata as Fields).uid)).toEqual(
      Array.from({ length: 2500 }, (_, index) => `id-${index}`),
    );
  });

  it('is mapped by the program as the same records are as lines', async () => {
    const lines = expected(3)
      .map((row) => JSON.stringify(row))
      .join('\n');
    const path = fileOf(parquetOf(written64(3)));
    const [file, text] = [await run(['map', path]), await run(['map'], { stdin: lines })];
    expect(file).toMatchObject({ code: 0, stdout: text.stdout });
    expect(file.stderr).toBe(
      '3 records: 3 events, 0 refused, 0 outside the table; 1 info (--verbose prints them)\n',
    );
    const coverage = await run(['coverage', path]);
    expect(coverage).toMatchObject({ code: 0 });
    expect(coverage.stdout).toMatch(/iam CreateUser +3/u);
    const found = await run(['find', '--role', 'Admin', path]);
    expect(found.stdout.split('\n').filter((line) => line.includes('CreateUser'))).toHaveLength(3);
  });

  it('keeps a record that is refused as JSON, which is refused again', async () => {
    const [row] = written64(1);
    const path = fileOf(parquetOf([{ ...row!, api: { service: { name: 'iam.amazonaws.com' } } }]));
    const rejects = join(folder, 'rejects');
    expect((await run(['map', path, '--rejects', rejects])).code).toBe(1);
    const raw = JSON.parse(readFileSync(rejects, 'utf8').split('\n')[0]!).raw as string;
    expect((await run(['map'], { stdin: raw })).stderr).toContain('event_name_missing');
  });
});

describe('Parquet that is no file', () => {
  const bytes = parquetOf(written64(2));

  it.each([
    ['whole', [bytes]],
    ['byte by byte', [...bytes].map((byte) => Uint8Array.of(byte))],
    ['in gzip', [gzipSync(bytes)]],
  ])('is named once, and not kept: %s', async (_, chunks) => {
    const items = [];
    for await (const item of mapStream(chunks, { source: 'cloudtrail' })) items.push(item);
    expect(items).toMatchObject([
      { type: 'refused', issues: [{ code: 'looks_like_parquet' }], byteOffset: 0, byteLength: bytes.length },
      { type: 'end', counts: { records: 1, refused: 1 } },
    ]);
  });

  it('is refused from a pipe, in words', async () => {
    const { code, stderr } = await run(['map'], { stdin: bytes });
    expect(code).toBe(1);
    expect(stderr).toContain('error looks_like_parquet: This is Parquet');
  });

  it('is nothing that begins almost so', async () => {
    const items = [];
    for await (const item of mapStream(['PAR'], { source: 'cloudtrail' })) items.push(item);
    expect(items[0]).toMatchObject({ issues: [{ code: 'invalid_json' }] });
  });
});

/** A copy with other bytes in a place. */
function changed(bytes: Uint8Array, at: number, ...others: readonly number[]): Uint8Array {
  const copy = new Uint8Array(bytes);
  copy.set(others, at < 0 ? bytes.length + at : at);
  return copy;
}

describe('a file of Parquet that is broken', () => {
  const bytes = readFileSync(new URL('CreateUser.ocsf.parquet', PUBLISHED));

  it('ends with what is wrong, and what came before is mapped', async () => {
    const groups = parquetOf(written64(40), { rowGroupSize: 20 });
    // Bytes in the middle lie in the pages of the second group.
    const path = fileOf(changed(groups, Math.floor(groups.length * 0.4), ...Array(64).fill(255)));
    const { code, stdout, stderr } = await run(['map', path]);
    expect(code).toBe(1);
    expect(stdout.split('\n').filter(Boolean)).toHaveLength(20);
    expect(stderr).toContain(
      'error invalid_parquet: The Parquet file is broken; only the rows before that were read.',
    );
    expect(stderr).toContain('21 records: 20 events, 1 refused');
  });

  it('is told from one that is cut off, encrypted or says too much of itself', async () => {
    const forms = async (file: Uint8Array) => (await read(file)).fault?.form;
    expect(await forms(bytes.subarray(0, 6))).toBe('it is too short');
    expect(await forms(bytes.subarray(0, 9000))).toBe('it is cut off: its table of contents is missing');
    expect(await forms(changed(bytes, -4, ...[...'PARE'].map((letter) => letter.charCodeAt(0))))).toBe(
      'it is encrypted',
    );
    expect(await forms(changed(bytes, -8, 255, 255, 255, 127))).toBe(
      'its table of contents is longer than the file',
    );
  });

  it('ends in good time wherever it is cut', async () => {
    for (let length = 4; length < bytes.length; length += 397) {
      const { rows, fault } = await read(Buffer.concat([bytes.subarray(0, length), bytes.subarray(-8)]));
      expect([rows.length, fault?.code]).toEqual([0, 'invalid_parquet']);
    }
  });

  it('ends in good time whatever its bytes are', async () => {
    const random = new Random(7);
    let broken = 0;
    for (let round = 0; round < 60; round += 1) {
      const copy = new Uint8Array(bytes);
      for (let change = 0; change < 4; change += 1)
        copy[4 + random.below(bytes.length - 12)] = random.below(256);
      const { rows, fault } = await read(copy);
      expect(rows.length + (fault === undefined ? 0 : 1)).toBeGreaterThanOrEqual(1);
      if (fault !== undefined) broken += 1;
    }
    expect(broken).toBeGreaterThan(30);
  });

  it('is read alike by the program as it is built, which has less of hyparquet', async () => {
    const outfile = join(folder, 'rows.mjs');
    await build({
      entryPoints: ['src/cli/parquet/rows.ts'],
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile,
      plugins: [WITHOUT_UNREAD],
    });
    const built: { parquetRows: typeof parquetRows } = await import(outfile);
    const random = new Random(11);
    for (let round = 0; round < 60; round += 1) {
      const copy = new Uint8Array(bytes);
      for (let change = 0; change < round % 4; change += 1)
        copy[4 + random.below(bytes.length - 12)] = random.below(256);
      expect(await read(copy, built.parquetRows)).toEqual(await read(copy));
    }
  });

  it('does not become a thousand times what it is', async () => {
    const agent = 'a'.repeat(1 << 16);
    const rows = Array.from({ length: 2000 }, () => ({ agent }));
    const { rows: given, fault } = await read(parquetOf(rows, { codec: 'GZIP' }));
    expect(given.length).toBeGreaterThan(0);
    expect(given.length).toBeLessThan(2000);
    expect(fault).toMatchObject({
      code: 'unread_parquet',
      form: 'more than a thousand bytes would come of each byte',
    });
  });
});

describe('what a file of Parquet says of itself', () => {
  /** A number in groups of seven bits. */
  const number = (value: number): number[] =>
    value < 128 ? [value] : [(value % 128) + 128, ...number(Math.floor(value / 128))];

  it('is no list, text or number that is longer than what is left, and not too deep', () => {
    const struct =
      (...bytes: number[]) =>
      () =>
        structEnd(Uint8Array.from(bytes), 0);
    expect(struct(0x15, 0x02, 0x00)()).toBe(3);
    expect(struct(0x19, 0xfc, ...number(2 ** 25))).toThrow('longer than what is left');
    expect(struct(0x18, ...number(2 ** 40), 0)).toThrow('cut off');
    expect(struct(0x16, ...Array(64).fill(0x80), 0)).toThrow('does not end');
    expect(struct(...Array(64).fill(0x1c))).toThrow('too deep');
    expect(struct(...Array(64).fill(0x19), ...Array(64).fill(0x19))).toThrow('too deep');
    expect(struct(0x1b, 0, 0)).toThrow('unknown type');
    const many = new Uint8Array(2 ** 21 + 10);
    many.set([0x19, 0xf3, ...number(2 ** 21 + 1)]);
    expect(() => structEnd(many, 0)).toThrow('too many parts');
  });

  it('is no run that goes beyond what is counted', () => {
    const runs =
      (bytes: number[], count: number, width = 1) =>
      () =>
        countInRuns({ bytes: Uint8Array.from(bytes), from: 0, to: bytes.length, width, count }, 1);
    expect(runs([8, 1], 4)()).toBe(4);
    expect(runs([3, 0b1010_0101], 8)()).toBe(4);
    expect(runs([3, 0b101, 6, 1], 11)()).toBe(5);
    expect(runs([3, 255, 3, 255], 9)()).toBe(9);
    expect(runs([3, 0b0101_0101, 1, 2, 1], 9, 2)()).toBe(6);
    expect(runs([3, 255, 5, 255, 255], 9)).toThrow('too long');
    expect(runs([...number(2 ** 30), 1], 10)).toThrow('too long');
    expect(runs([0, 1], 10)).toThrow('too long');
    expect(runs([...number(2 ** 30 + 1), 1], 10, 0)).toThrow('too long');
    expect(runs([3], 8)).toThrow('too long');
    expect(runs([0x80, 0x80], 8)).toThrow('cut off');
  });

  const [PLAIN, RLE, BIT_PACKED, DICTIONARY] = [0, 3, 4, 8];
  const int = (value: number) => [0x15, ...number(value < 0 ? -2 * value - 1 : 2 * value)];

  interface Said {
    readonly values?: number;
    readonly encoding?: number;
    readonly levels?: number;
    /** How long the page is, and how long before it was packed. */
    readonly size?: number;
    readonly unpacked?: number;
    readonly isOptional?: boolean;
    readonly type?: ParquetType;
    readonly typeLength?: number;
    /** Of the second version: how many values are none, and how long the levels are. */
    readonly nulls?: number;
    readonly defined?: number;
    readonly repeated?: number;
  }

  /** Checks a page that says something of itself; gives its number of values. */
  function checked(version: 1 | 2, body: number[], said: Said): () => number {
    const { values = 1, encoding = PLAIN, levels = RLE, type = 'BYTE_ARRAY', typeLength } = said;
    const { size = body.length, unpacked = body.length, nulls = 0, defined = 0, repeated = 0 } = said;
    const first = [0x2c, ...int(values), ...int(encoding), ...int(levels), ...int(levels), 0];
    const counts = [...int(values), ...int(nulls), ...int(values), ...int(encoding)];
    const second = [0x5c, ...counts, ...int(defined), ...int(repeated), 0x12, 0];
    const sizes = [...int(unpacked), ...int(size)];
    const header = version === 1 ? [...int(0), ...sizes, ...first, 0] : [...int(3), ...sizes, ...second, 0];
    const bytes = Uint8Array.of(...header, ...body);
    const column = { name: 'a', repetition_type: said.isOptional ? 'OPTIONAL' : 'REQUIRED' };
    const schemaPath = [{ element: { name: 'root' } }, { element: column }] as never;
    const chunk = { bytes, codec: 'UNCOMPRESSED', type, typeLength, schemaPath };
    return () => checkPages(chunk, 100, new Budget(1000)).values;
  }

  it('is no page in which less stands than it says', () => {
    const page = (body: number[], said: Said = {}) => checked(1, body, said);
    expect(page([2, 0, 0, 0, 97, 98])()).toBe(1);
    expect(page([3, 0, 0, 0, 97, 98])).toThrow('a text of a page is cut off');
    expect(page([100, 0, 0, 0, 0, 0, 0, 0], { values: 2 })).toThrow('a text of a page is cut off');
    expect(page([0, 0, 0, 0], { values: 2 })).toThrow('more values than it has room for');
    expect(page([0, 0, 0, 0], { values: -1 })).toThrow('no number of values');
    expect(page([0, 0, 0, 0], { values: 101 })).toThrow('more values than fit in memory');
    expect(page([0, 0, 0, 0], { size: 5 })).toThrow('longer than its column');
    expect(page([0, 0, 0, 0], { size: -1 })).toThrow('longer than its column');
    expect(page([31, 2, 0, 0, 0, 0], { encoding: DICTIONARY })()).toBe(1);
    expect(page([32, 2, 0, 0, 0, 0], { encoding: DICTIONARY })).toThrow('indices of a page are cut off');
    expect(page([], { encoding: DICTIONARY })).toThrow('indices of a page are cut off');
    expect(page([], { encoding: DICTIONARY, values: 0 })()).toBe(0);
    expect(page([1, 200], { encoding: DICTIONARY })).toThrow('a run of a page is cut off');
    expect(page([0], { encoding: DICTIONARY })()).toBe(1);
    expect(page([0, 0, 0, 0], { encoding: RLE })).toThrow('encoded as RLE');
    expect(page([2, 0, 0, 0, 2, 0], { isOptional: true })()).toBe(1);
    expect(page([2, 0, 0, 0, 2, 1], { isOptional: true })).toThrow('more values than it has room for');
    expect(page([2, 0, 0, 0, 2, 0], { isOptional: true, levels: BIT_PACKED })).toThrow('not in runs');
    expect(page([9, 0, 0, 0, 2, 0], { isOptional: true })).toThrow('levels of a page are cut off');
    expect(page([2, 0], { isOptional: true })).toThrow('levels of a page are cut off');
    expect(page([2, 0, 0, 0, 2, 1], { encoding: RLE, type: 'BOOLEAN' })()).toBe(1);
    const fixed = { type: 'FIXED_LEN_BYTE_ARRAY', typeLength: 4 } as const;
    expect(page([1, 2, 3, 4, 5, 6, 7, 8], { ...fixed, values: 2 })()).toBe(2);
    expect(page([1, 2, 3, 4, 5, 6, 7, 8], { ...fixed, values: 3 })).toThrow(
      'more values than it has room for',
    );
  });

  it('is no page of the second version in which less stands than it says', () => {
    const page = (body: number[], said: Said = {}) => checked(2, body, said);
    const optional = { isOptional: true, defined: 2 };
    expect(page([2, 0, 0, 0, 97, 98])()).toBe(1);
    expect(page([2, 1, 1, 0, 0, 0, 97], optional)()).toBe(1);
    expect(page([3, 1, 1, 0, 0, 0, 97], { ...optional, values: 2, nulls: 1 })()).toBe(2);
    expect(page([3, 1, 1, 0, 0, 0, 97], { ...optional, values: 2 })).toThrow('not as many values as it says');
    expect(page([2, 0], { ...optional, nulls: 1 })()).toBe(1);
    expect(page([2, 0], { ...optional, nulls: 2 })).toThrow('levels of a page are cut off');
    expect(page([2], optional)).toThrow('levels of a page are cut off');
    expect(page([2, 0], { repeated: 3 })).toThrow('levels of a page are cut off');
    expect(page([2, 0], { ...optional, nulls: 1, unpacked: 1 })).toThrow('longer than the page');
    expect(page([2, 1, 0, 0, 0, 0], { defined: 2 })).toThrow('levels that its column has not');
    expect(page([0, 2], { encoding: DICTIONARY })()).toBe(1);
    expect(page([0], { encoding: DICTIONARY })).toThrow('a run of a page is cut off');
  });

  it('is base64 where it is bytes', () => {
    expect(jsonValue({ key: Uint8Array.of(1, 2, 3) }, () => {})).toEqual({ key: 'AQID' });
  });

  it('is no more than a thousand bytes for each byte, beyond what any file may have', () => {
    for (const size of [0, 10]) {
      const budget = new Budget(size);
      budget.spend((16 << 20) + 1032 * size);
      expect(() => budget.spend(1)).toThrow('more than a thousand bytes');
    }
  });

  it('is no page that becomes more than it says, or takes hours', () => {
    const text = Buffer.from('a'.repeat(100_000));
    expect(Buffer.from(unpackPage('ZSTD', zstdFrame(text), text.length))).toEqual(text);
    expect(() => unpackPage('GZIP', gzipSync(text), 10)).toThrow('cannot be unpacked');
    expect(() => unpackPage('ZSTD', zstdFrame(text), 10)).toThrow('cannot be unpacked');
    expect(() => unpackPage('GZIP', gzipSync(text), text.length + 1)).toThrow('not as long as it says');
    expect(() => unpackPage('LZO', text, 1)).toThrow('packed by LZO');
    // A literal that ends before it begins: whoever believes it goes round and round.
    const endless = Uint8Array.of(4, 0xfc, 0xf4, 0xff, 0xff, 0xff, 0, 0);
    expect(unpackInHaste('SNAPPY', endless, 4)).toThrow('cannot be unpacked');
    // 98,047 copies of 65,539 bytes each, in a block of nine bytes.
    const block = [0x00, 0xff, 0xff, 0xff, 0x54, 0, 0, 52, 0x80];
    const frame = Uint8Array.of(
      0x28,
      0xb5,
      0x2f,
      0xfd,
      0xa0,
      0,
      0,
      1,
      0,
      (block.length << 3) | 5,
      0,
      0,
      ...block,
    );
    expect(unpackInHaste('ZSTD', frame, 1 << 16)).toThrow('cannot be unpacked');
  });
});

describe('the files of Security Lake that AWS publishes', () => {
  const files = readdirSync(PUBLISHED).filter((file) => file.endsWith('.parquet'));

  it.each(files)('have one record each: %s', async (file) => {
    const { rows, fault } = await read(readFileSync(new URL(file, PUBLISHED)));
    expect(fault).toBeUndefined();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ metadata: { version: '1.0.0-rc.2', profiles: ['cloud'] } });
  });
});
