import { gzipSync } from 'node:zlib';
import { ByteWriter, parquetWrite } from 'hyparquet-writer';

type Fields = { readonly [name: string]: unknown };

/** How a file of a test is written. */
export interface Writing {
  readonly codec?: 'UNCOMPRESSED' | 'GZIP' | 'SNAPPY' | 'ZSTD';
  readonly rowGroupSize?: number;
  readonly pageSize?: number;
}

/** A frame of Zstandard whose blocks are not packed: only readers are tried here. */
export function zstdFrame(bytes: Uint8Array): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (let at = 0; at < Math.max(bytes.length, 1); at += BLOCK) {
    const block = bytes.subarray(at, at + BLOCK);
    const isLast = at + BLOCK >= bytes.length;
    const head = (block.length << 3) | (isLast ? 1 : 0);
    blocks.push(Uint8Array.of(head & 255, (head >> 8) & 255, head >> 16), block);
  }
  const size = Buffer.alloc(4);
  size.writeUInt32LE(bytes.length);
  return Buffer.concat([ZSTD_HEAD, size, ...blocks]);
}

const BLOCK = 1 << 16;

/** The magic number; one segment, whose size stands in four bytes. */
const ZSTD_HEAD = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0xa0);

/** Elements of a schema for a field: texts, numbers, flags, lists of texts, maps of texts, and objects of these. */
function elementsOf(name: string, values: readonly unknown[]): object[] {
  const value = values.find((one) => one !== null && one !== undefined);
  const repetition_type = 'OPTIONAL';
  if (name === 'unmapped')
    return [
      { name, repetition_type, num_children: 1, converted_type: 'MAP' },
      { name: 'key_value', repetition_type: 'REPEATED', num_children: 2 },
      { name: 'key', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
      { name: 'value', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type },
    ];
  if (Array.isArray(value)) {
    const inner = elementsOf('element', value);
    return [
      { name, repetition_type, num_children: 1, converted_type: 'LIST' },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      ...inner,
    ];
  }
  if (value instanceof Date)
    return [{ name, repetition_type, type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' }];
  if (typeof value === 'object' && value !== null) {
    const names = [...new Set(values.flatMap((one) => Object.keys((one as Fields | null) ?? {})))];
    const inner = names.flatMap((member) =>
      elementsOf(
        member,
        values.map((one) => (one as Fields | null)?.[member]),
      ),
    );
    return [{ name, repetition_type, num_children: names.length }, ...inner];
  }
  if (typeof value === 'bigint') return [{ name, repetition_type, type: 'INT64' }];
  if (typeof value === 'number') return [{ name, repetition_type, type: 'DOUBLE' }];
  if (typeof value === 'boolean') return [{ name, repetition_type, type: 'BOOLEAN' }];
  return [{ name, repetition_type, type: 'BYTE_ARRAY', converted_type: 'UTF8' }];
}

/** Rows as a file of Parquet has them; columns with nothing in them are left out. */
export function parquetOf(rows: readonly Fields[], { codec = 'GZIP', ...sizes }: Writing = {}): Uint8Array {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const writer = new ByteWriter();
  parquetWrite({
    writer,
    columnData: names.map((name) => ({ name, data: rows.map((row) => row[name] ?? null) })),
    schema: [
      { name: 'root', num_children: names.length },
      ...names.flatMap((name) =>
        elementsOf(
          name,
          rows.map((row) => row[name]),
        ),
      ),
    ] as never,
    codec,
    compressors: { GZIP: (bytes) => gzipSync(bytes), ZSTD: zstdFrame },
    ...sizes,
  });
  return new Uint8Array(writer.getBuffer());
}
