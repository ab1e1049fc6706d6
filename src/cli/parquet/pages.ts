import { parquetHeader } from 'hyparquet/src/column.js';
import { getMaxDefinitionLevel, getMaxRepetitionLevel } from 'hyparquet/src/schema.js';
import type { PageHeader, ParquetType, SchemaTree } from 'hyparquet/src/types.js';
import { wordsOf } from '../../text/byte.ts';
import type { Budget } from './budget.ts';
import { unpackPage } from './codecs.ts';
import { broken, unread } from './fault.ts';
import { countInRuns } from './runs.ts';
import { structEnd } from './thrift.ts';

/** A column of a group of rows, in the file's own bytes. */
export interface ColumnChunk {
  readonly bytes: Uint8Array;
  readonly codec: string;
  readonly type: ParquetType;
  /** How long a value is, where all are as long as each other. */
  readonly typeLength: number | undefined;
  /** The schema from the root to the column. */
  readonly schemaPath: SchemaTree[];
}

/** What pages of a column hold. */
export interface CheckedPages {
  /** The unpacked pages, by where each begins among the bytes. */
  readonly pages: ReadonlyMap<number, Uint8Array>;
  readonly rows: number;
  readonly values: number;
}

/**
 * Unpacks the pages of a column and checks all that whoever reads them believes: sizes, counts and runs.
 *
 * @param chunk the column
 * @param most for how many values there is memory
 * @param budget what may come of the file
 * @throws {ParquetFault} where a page says of itself what cannot be
 */
export function checkPages(chunk: ColumnChunk, most: number, budget: Budget): CheckedPages {
  const { bytes } = chunk;
  const pages = new Map<number, Uint8Array>();
  let [at, rows, values] = [0, 0, 0];
  while (at < bytes.length - 1) {
    const start = structEnd(bytes, at);
    const header = parquetHeader({ view: wordsOf(bytes), offset: at });
    const { compressed_page_size: packedSize, uncompressed_page_size: size } = header;
    if (!isCount(packedSize, bytes.length - start) || !isCount(size, Number.MAX_SAFE_INTEGER))
      throw broken('a page is longer than its column');
    budget.spend(size);
    const page = new Page(chunk, header, bytes.subarray(start, start + packedSize));
    values += page.check(most - values);
    rows += page.rows;
    pages.set(start + page.levelsLength, page.unpacked);
    at = start + packedSize;
  }
  return { pages, rows, values };
}

function isCount(value: unknown, most: number): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most;
}

/** How many bits the numbers up to this one need. */
function widthOf(most: number): number {
  return 32 - Math.clz32(most);
}

/** How many bits a value has at least that is written plainly. */
const LEAST_BITS: { readonly [Type in ParquetType]: number } = {
  BOOLEAN: 1,
  INT32: 32,
  INT64: 64,
  INT96: 96,
  FLOAT: 32,
  DOUBLE: 64,
  BYTE_ARRAY: 32,
  FIXED_LEN_BYTE_ARRAY: 8,
};

/** One page. */
class Page {
  /** What the packed bytes become; levels of the second version are never packed. */
  unpacked: Uint8Array = new Uint8Array();
  rows = 0;
  /** How many bytes stand before what is packed. */
  levelsLength = 0;
  private readonly repetition: number;
  private readonly definition: number;

  constructor(
    private readonly chunk: ColumnChunk,
    private readonly header: PageHeader,
    private readonly packed: Uint8Array,
  ) {
    this.repetition = getMaxRepetitionLevel(chunk.schemaPath);
    this.definition = getMaxDefinitionLevel(chunk.schemaPath);
  }

  /** Checks the page; gives how many values it has. */
  check(most: number): number {
    const {
      data_page_header: first,
      data_page_header_v2: second,
      dictionary_page_header: words,
    } = this.header;
    const { type } = this.header;
    if (type === 'DICTIONARY_PAGE' && words) return this.checkDictionary(words.num_values);
    const counted = type === 'DATA_PAGE' ? first : type === 'DATA_PAGE_V2' ? second : undefined;
    if (counted === undefined) throw broken('a page is of no known type');
    if (!isCount(counted.num_values, Number.MAX_SAFE_INTEGER)) throw broken('a page has no number of values');
    if (counted.num_values > most) throw unread('a group of rows has more values than fit in memory');
    if (type === 'DATA_PAGE') this.checkFirst(first!);
    else this.checkSecond(second!);
    return counted.num_values;
  }

  private unpack(packed: Uint8Array, size: number): Uint8Array {
    return unpackPage(this.chunk.codec, packed, size);
  }

  private checkDictionary(count: number): number {
    this.unpacked = this.unpack(this.packed, this.header.uncompressed_page_size);
    this.checkPlain(this.unpacked, 0, count);
    return 0;
  }

  private checkFirst({
    num_values: count,
    encoding,
    ...levels
  }: NonNullable<PageHeader['data_page_header']>): void {
    const page = this.unpack(this.packed, this.header.uncompressed_page_size);
    this.unpacked = page;
    if (this.repetition > 0 && levels.repetition_level_encoding !== 'RLE')
      throw broken('levels are not in runs');
    if (this.definition > 0 && levels.definition_level_encoding !== 'RLE')
      throw broken('levels are not in runs');
    const [repetitionEnd, rows] = this.checkSizedLevels(page, 0, count, this.repetition, 0);
    const [start, filled] = this.checkSizedLevels(
      page,
      repetitionEnd,
      count,
      this.definition,
      this.definition,
    );
    this.rows = this.repetition > 0 ? rows : count;
    this.checkValues(page, start, this.definition > 0 ? filled : count, encoding);
  }

  /** Checks levels that have their length before them; gives where they end, and how often one is there. */
  private checkSizedLevels(page: Uint8Array, at: number, count: number, most: number, wanted: number) {
    if (most === 0) return [at, 0] as const;
    const length = at + 4 <= page.length ? wordsOf(page).getUint32(at, true) : Number.POSITIVE_INFINITY;
    const [from, to] = [at + 4, at + 4 + length];
    if (to > page.length) throw broken('the levels of a page are cut off');
    return [to, countInRuns({ bytes: page, from, to, width: widthOf(most), count }, wanted)] as const;
  }

  private checkSecond(second: NonNullable<PageHeader['data_page_header_v2']>): void {
    const { num_values: count, num_nulls: nulls, encoding, is_compressed: isPacked } = second;
    const { repetition_levels_byte_length: repeated, definition_levels_byte_length: defined } = second;
    const { packed } = this;
    if (
      !isCount(repeated, packed.length) ||
      !isCount(defined, packed.length - repeated) ||
      !isCount(nulls, count)
    )
      throw broken('the levels of a page are cut off');
    const size = this.header.uncompressed_page_size - repeated - defined;
    if (size < 0) throw broken('the levels of a page are longer than the page');
    if (this.definition === 0 && defined > 0) throw broken('a page has levels that its column has not');
    this.levelsLength = repeated + defined;
    const levels = (from: number, to: number, most: number, wanted: number) =>
      countInRuns({ bytes: packed, from, to, width: widthOf(most), count }, wanted);
    this.rows = this.repetition > 0 ? levels(0, repeated, this.repetition, 0) : count;
    if (
      this.definition > 0 &&
      levels(repeated, repeated + defined, this.definition, this.definition) !== count - nulls
    )
      throw broken('a page has not as many values as it says');
    const values = packed.subarray(repeated + defined);
    this.unpacked = isPacked === false ? values : this.unpack(values, size);
    this.checkValues(this.unpacked, 0, count - nulls, encoding);
  }

  private checkValues(page: Uint8Array, at: number, count: number, encoding: string | undefined): void {
    if (encoding === 'PLAIN') this.checkPlain(page, at, count);
    else if (encoding === 'PLAIN_DICTIONARY' || encoding === 'RLE_DICTIONARY')
      checkIndices(page, at, count, this.header.type);
    else if (encoding === 'RLE' && this.chunk.type === 'BOOLEAN')
      this.checkSizedLevels(page, at, count, 1, 0);
    else throw unread(`its values are encoded as ${encoding}`);
  }

  private checkPlain(page: Uint8Array, at: number, count: unknown): void {
    const { type, typeLength } = this.chunk;
    const bits = type === 'FIXED_LEN_BYTE_ARRAY' ? 8 * (typeLength ?? 0) : LEAST_BITS[type];
    const most = bits > 0 ? Math.floor((8 * (page.length - at)) / bits) : 0;
    if (!isCount(count, most)) throw broken('a page has more values than it has room for');
    if (type === 'BYTE_ARRAY') checkTexts(page, at, count);
  }
}

/** Checks texts that have their lengths before them. */
function checkTexts(page: Uint8Array, from: number, count: number): void {
  const view = wordsOf(page);
  let at = from;
  for (let index = 0; index < count; index += 1) {
    if (at + 4 > page.length) throw broken('a text of a page is cut off');
    at += 4 + view.getUint32(at, true);
  }
  if (at > page.length) throw broken('a text of a page is cut off');
}

/** Checks indices of a dictionary, which have their width before them. */
function checkIndices(page: Uint8Array, at: number, count: number, type: PageHeader['type']): void {
  if (count === 0) return;
  const width = page[at];
  if (width === undefined || width > 31) throw broken('the indices of a page are cut off');
  // Indices of no width are all the first, and pages of the first version have no runs of them.
  if (width > 0 || type === 'DATA_PAGE_V2')
    countInRuns({ bytes: page, from: at + 1, to: page.length, width, count });
}
