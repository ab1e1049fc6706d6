import { closeSync, openSync, readSync, writeSync } from 'node:fs';

const BLOCK = 1 << 20;

/** Reads a file of lines in blocks: one decoding a line, and no copy but that of the line cut by a block's end. */
export function forEachLine(file, take) {
  const descriptor = openSync(file, 'r');
  let buffer = Buffer.allocUnsafe(2 * BLOCK);
  let kept = 0;
  for (;;) {
    if (buffer.length - kept < BLOCK) buffer = Buffer.concat([buffer], buffer.length * 2);
    const read = readSync(descriptor, buffer, kept, buffer.length - kept);
    if (read === 0) break;
    kept = takeLines(buffer, kept + read, take);
  }
  if (kept > 0) take(buffer.utf8Slice(0, kept));
  closeSync(descriptor);
}

/** Hands out the whole lines and moves what is left to the front; gives its length. */
function takeLines(buffer, filled, take) {
  let start = 0;
  for (;;) {
    const end = buffer.indexOf(10, start);
    if (end === -1 || end >= filled) break;
    take(buffer.utf8Slice(start, end));
    start = end + 1;
  }
  buffer.copyWithin(0, start, filled);
  return filled - start;
}

/** Writes lines to standard output through one reused buffer. */
export function createLineWriter() {
  const buffer = Buffer.allocUnsafe(BLOCK);
  let filled = 0;
  const flush = () => {
    for (let start = 0; start < filled; ) start += writeSync(1, buffer, start, filled - start);
    filled = 0;
  };
  return {
    write(line) {
      // A UTF-16 unit is three bytes of UTF-8 at most.
      const most = line.length * 3 + 1;
      if (most > BLOCK - filled) flush();
      if (most > BLOCK) {
        writeSync(1, `${line}\n`);
        return;
      }
      filled += buffer.utf8Write(line, filled);
      buffer[filled] = 10;
      filled += 1;
    },
    flush,
  };
}
