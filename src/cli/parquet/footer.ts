import { parquetMetadata } from 'hyparquet/src/metadata.js';
import { deserializeTCompactProtocol } from 'hyparquet/src/thrift.js';
import type {
  ColumnChunk,
  ColumnMetaData,
  FileMetaData,
  RowGroup,
  SchemaElement,
} from 'hyparquet/src/types.js';
import { isRead } from './codecs.ts';
import { broken, unread } from './fault.ts';
import { structEnd } from './thrift.ts';

/** A file that can be read at any place. */
export interface ParquetFile {
  readonly size: number;
  /** Reads bytes between two places, into memory of their own. */
  read(from: number, to: number): Uint8Array<ArrayBuffer>;
}

/** A column of a group of rows: where it lies, and what is said of it. */
export interface PlacedColumn {
  readonly from: number;
  readonly to: number;
  readonly metadata: ColumnMetaData;
}

/** What is known of a file before any of its rows is read. */
export interface Footer {
  readonly metadata: FileMetaData;
  readonly groups: readonly { readonly rows: number; readonly columns: readonly PlacedColumn[] }[];
}

/** `PAR1` at the end, and the length of the footer before it. */
const TAIL = 8;
const HEAD = 4;

/** More than any file of Security Lake has, and still little memory. */
const LONGEST_FOOTER = 16 << 20;
const MOST_ELEMENTS = 2000;
const DEEPEST = 32;

/** The least and greatest value of a column are texts of some length; long ones take long to be made numbers. */
const LONGEST_EXTREME = 4096;

/**
 * Reads the footer of a file, in which all is said of it, and checks what whoever reads the rows believes.
 *
 * @throws {ParquetFault} where it is broken or written in a way that is not read
 */
export function readFooter(file: ParquetFile): Footer {
  const { size } = file;
  if (size < HEAD + TAIL) throw broken('it is too short');
  const tail = file.read(size - TAIL, size);
  const end = String.fromCharCode(...tail.subarray(4));
  if (end === 'PARE') throw unread('it is encrypted');
  if (end !== 'PAR1') throw broken('it is cut off: its table of contents is missing');
  const length = new DataView(tail.buffer).getUint32(0, true);
  if (length > size - HEAD - TAIL) throw broken('its table of contents is longer than the file');
  if (length > LONGEST_FOOTER) throw unread('its table of contents is longer than 16 MiB');
  const bytes = file.read(size - TAIL - length, size);
  structEnd(bytes.subarray(0, length), 0);
  checkExtremes(bytes);
  const metadata = parquetMetadata(bytes, { geoparquet: false });
  metadata.schema.forEach(checkElement);
  if (metadata.schema.length > MOST_ELEMENTS) throw unread('it has more than 2,000 columns');
  const groups = metadata.row_groups.map((group) => placed(group, size - TAIL - length));
  return { metadata, groups };
}

/** The fields of a file's metadata by the numbers that Parquet gives them. */
interface RawMetadata {
  readonly field_2: readonly { readonly field_6?: number }[];
  readonly field_4: readonly {
    readonly field_1: readonly {
      readonly field_3?: { readonly field_12?: { readonly [field: string]: unknown } };
    }[];
  }[];
}

function checkExtremes(bytes: Uint8Array<ArrayBuffer>): void {
  const raw = deserializeTCompactProtocol({ view: new DataView(bytes.buffer), offset: 0 });
  for (const { field_1: columns } of (raw as unknown as RawMetadata).field_4)
    for (const { field_3: column } of columns)
      for (const extreme of Object.values(column?.field_12 ?? {}))
        if (extreme instanceof Uint8Array && extreme.length > LONGEST_EXTREME)
          throw unread('the statistics of a column are longer than 4 KiB');
}

/** What columns of records are: texts, numbers, times, and lists and maps of them. */
const READ_TYPES: readonly (string | undefined)[] = [
  undefined,
  ...['UTF8', 'ENUM', 'MAP', 'MAP_KEY_VALUE', 'LIST', 'STRING', 'UUID', 'NULL'],
  ...['DATE', 'TIME', 'TIME_MILLIS', 'TIME_MICROS', 'TIMESTAMP', 'TIMESTAMP_MILLIS', 'TIMESTAMP_MICROS'],
  ...['INTEGER', 'INT_8', 'INT_16', 'INT_32', 'INT_64', 'UINT_8', 'UINT_16', 'UINT_32', 'UINT_64'],
];

function checkElement({ converted_type: type, logical_type: logical }: SchemaElement): void {
  for (const one of [type, logical?.type])
    if (!READ_TYPES.includes(one)) throw unread(`it has a column of the type ${one}`);
}

function placed({ num_rows: rows, columns }: RowGroup, end: number): Footer['groups'][number] {
  if (typeof rows !== 'bigint' || rows < 0n || rows > BigInt(Number.MAX_SAFE_INTEGER))
    throw broken('a group has no number of rows');
  return { rows: Number(rows), columns: columns.map((column) => placeOf(column, end)) };
}

function placeOf(
  { meta_data: metadata, file_path: path, crypto_metadata: crypto }: ColumnChunk,
  end: number,
): PlacedColumn {
  if (path !== undefined) throw unread('a column lies in another file');
  if (crypto !== undefined || metadata === undefined) throw unread('it is encrypted');
  if (!isRead(metadata.codec)) throw unread(`its pages are packed by ${metadata.codec}`);
  if (metadata.path_in_schema.length > DEEPEST) throw unread('a column lies more than 32 deep');
  const from = Number(metadata.dictionary_page_offset || metadata.data_page_offset);
  const to = from + Number(metadata.total_compressed_size);
  if (!(from >= HEAD && to >= from && to <= end)) throw broken('a column lies outside the file');
  return { from, to, metadata };
}
