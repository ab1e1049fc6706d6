import { type Count, fileBlocks, isParquet } from './file-blocks.ts';

/**
 * Reads a regular file: its bytes, or its rows where it is Parquet. Each block of bytes stands until the next is asked
 * for.
 *
 * @param count is told how many bytes were read
 */
export async function* fileData(path: string, count: Count): AsyncGenerator<unknown> {
  if (isParquet(path)) {
    // Its reader is a file of the program's own, which is not loaded for anything else.
    const { parquetRows } = await import('../parquet/rows.ts');
    return yield* parquetRows(path, count);
  }
  for await (const block of fileBlocks(path)) {
    count(block.length);
    yield block;
  }
}
