import { fstatSync, writeSync } from 'node:fs';

/**
 * Has a standard output that is a file take all that is written. Node.js asks the system once, which may take a part
 * alone, as where a disk gets full, and the rest would be lost without a word.
 */
export function writeWhole(stdout: typeof process.stdout): void {
  const { fd } = stdout;
  if (!fstatSync(fd).isFile()) return;
  stdout._write = (bytes: Uint8Array, _encoding, done) => {
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
    } catch (error) {
      return done(error as Error);
    }
    done();
  };
}
