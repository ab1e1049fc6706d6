import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { parquetSchema } from 'hyparquet/src/metadata.js';
import { assembleAsync, asyncGroupToRows, readRowGroup } from 'hyparquet/src/rowgroup.js';
import { getTreePath } from 'hyparquet/src/schema.js';
import type { AsyncColumn, AsyncRowGroup, SchemaTree } from 'hyparquet/src/types.js';
import { flatten } from 'hyparquet/src/utils.js';
import { BrokenInput } from '../../stream/input.ts';
import { Budget } from './budget.ts';
import { broken, ParquetFault, unread } from './fault.ts';
import { type Footer, type ParquetFile, type PlacedColumn, readFooter } from './footer.ts';
import { checkPages } from './pages.ts';
import { jsonValue } from './value.ts';

/** So many bytes of a group are unpacked and held at once. */
const MOST_BYTES = 1 << 28;

/** So many bytes of memory the values of a group may take beside their texts. */
const MOST_MEMORY = 1 << 30;

/** What a value takes of that, and each of the lists in which it lies while its row is not made: as measured. */
const VALUE_BYTES = 16;
const LIST_BYTES = 184;

/** So many rows become objects at a time. */
const WINDOW = 1024;

/**
 * Reads the rows of a file of Parquet, a group of them at a time, as JSON would have them.
 *
 * @param path a file that can be read at any place
 * @param count is told how many bytes were read
 * @returns rows; at last what is wrong, where the file is broken or written in a way that is not read
 */
export async function* parquetRows(path: string, count: (bytes: number) => void): AsyncGenerator<unknown> {
  const descriptor = openSync(path, 'r');
  try {
    const file = fileAt(descriptor);
    const budget = new Budget(file.size);
    const footer = readFooter(file);
    const tree = parquetSchema(footer.metadata);
    for (const group of footer.groups) {
      const read = await readGroup(file, footer, tree, group, budget);
      count(group.columns.reduce((sum, { from, to }) => sum + to - from, 0));
      yield* rowsOf(read, tree, budget);
    }
  } catch (error) {
    yield faultOf(error);
  } finally {
    closeSync(descriptor);
  }
}

/** What hyparquet throws, it throws for what the file says; only the system's own errors are none of its. */
function faultOf(error: unknown): BrokenInput {
  if (error instanceof ParquetFault) return new BrokenInput(error.code, error.message);
  if (error instanceof Error && 'syscall' in error) throw error;
  return new BrokenInput('invalid_parquet', 'what it says of itself does not fit together');
}

function fileAt(descriptor: number): ParquetFile {
  const { size } = fstatSync(descriptor);
  return {
    size,
    read(from, to) {
      const bytes = new Uint8Array(to - from);
      for (let at = 0; at < bytes.length; ) {
        const read = readSync(descriptor, bytes, at, bytes.length - at, from + at);
        if (read === 0) throw broken('it became shorter while it was read');
        at += read;
      }
      return bytes;
    },
  };
}

async function readGroup(
  file: ParquetFile,
  footer: Footer,
  tree: SchemaTree,
  { rows, columns }: Footer['groups'][number],
  budget: Budget,
): Promise<AsyncRowGroup> {
  const size = columns.reduce((sum, { metadata }) => sum + Number(metadata.total_uncompressed_size), 0);
  if (!(size <= MOST_BYTES)) throw unread('a group of rows has more than 256 MiB');
  let left = MOST_MEMORY;
  const held: AsyncColumn[] = [];
  for (const column of columns) {
    const { data, memory } = await readColumn(file, footer, tree, column, { rows, left }, budget);
    left -= memory;
    held.push(data);
    await setImmediate();
  }
  return { groupStart: 0, groupRows: rows, asyncColumns: held };
}

/** Reads a column of a group: its pages are checked before hyparquet makes values of them. */
async function readColumn(
  file: ParquetFile,
  { metadata }: Footer,
  tree: SchemaTree,
  { from, to, metadata: column }: PlacedColumn,
  { rows, left }: { readonly rows: number; readonly left: number },
  budget: Budget,
): Promise<{ readonly data: AsyncColumn; readonly memory: number }> {
  const bytes = file.read(from, to);
  const schemaPath = getTreePath(tree, column.path_in_schema);
  const { type, codec } = column;
  const chunk = { bytes, codec, type, typeLength: schemaPath.at(-1)!.element.type_length, schemaPath };
  const each = VALUE_BYTES + LIST_BYTES * listsIn(schemaPath);
  const checked = checkPages(chunk, Math.floor(left / each), budget);
  if (checked.rows !== rows) throw broken('a column has not as many rows as its group');
  const unpacked = (packed: Uint8Array) => checked.pages.get(packed.byteOffset)!;
  const options = {
    file: { byteLength: file.size, slice: () => bytes.buffer },
    metadata,
    compressors: { GZIP: unpacked, ZSTD: unpacked, SNAPPY: unpacked },
    parsers: DEFAULT_PARSERS,
  };
  const group = {
    chunks: [{ columnMetadata: column, range: { startByte: 0, endByte: bytes.length } }],
    rowGroup: metadata.row_groups[0]!,
    groupStart: 0,
    groupRows: rows,
    selectStart: 0,
    selectEnd: rows,
  };
  const [read] = readRowGroup(options, { ...NO_PLAN, metadata }, group).asyncColumns;
  const { data } = await read!.data;
  return {
    data: {
      pathInSchema: column.path_in_schema,
      data: Promise.resolve({ data: [flatten(data)], skipped: 0 }),
    },
    memory: checked.values * each,
  };
}

/** How many lists hyparquet makes around a value: one for each step that may be absent or repeated. */
function listsIn(schemaPath: readonly SchemaTree[]): number {
  const steps = schemaPath.slice(1).map(({ element }) => element.repetition_type);
  return steps.filter(
    (type, index) => type === 'REPEATED' || (type === 'OPTIONAL' && index < steps.length - 1),
  ).length;
}

const NO_PLAN = { rowStart: 0, rowEnd: 0, fetches: [], groups: [] };

/** Makes objects of the columns of a group, some rows at a time. */
async function* rowsOf(group: AsyncRowGroup, tree: SchemaTree, budget: Budget): AsyncGenerator<unknown> {
  for (let start = 0; start < group.groupRows; start += WINDOW) {
    const end = Math.min(start + WINDOW, group.groupRows);
    const assembled = assembleAsync({ ...group, selectStart: start, selectEnd: end }, tree);
    for (const row of await asyncGroupToRows(assembled, start, end, undefined, 'object'))
      yield jsonValue(row, (bytes) => budget.spend(bytes));
    await setImmediate();
  }
}
