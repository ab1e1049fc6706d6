import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Shape } from './shapes.ts';

/** A file of records in one shape. */
export interface Corpus {
  readonly file: string;
  readonly bytes: number;
}

const SAMPLE = 1000;
const BLOCK = 1 << 20;

/** How many records of a shape make a file of so many megabytes. */
export function recordsIn(megabytes: number, shape: Shape, seed: number): number {
  let bytes = 0;
  for (const piece of shape.print(SAMPLE, seed)) bytes += Buffer.byteLength(piece);
  return Math.max(1, Math.round((megabytes * 1e6 * SAMPLE) / bytes));
}

let made = 0;

/** A folder for corpora, gone when the process ends, however it ends. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'aws-iam-udm-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  return folder;
}

/** Writes so many records in a shape to a new file; its name says whether they are lines or a document. */
export function writeCorpus(folder: string, shape: Shape, records: number, seed: number): Corpus {
  made += 1;
  const file = join(folder, `${made}.${shape.form === 'lines' ? 'ndjson' : 'json'}`);
  const out = openSync(file, 'w');
  let block = '';
  for (const piece of shape.print(records, seed)) {
    block += piece;
    if (block.length < BLOCK) continue;
    writeSync(out, block);
    block = '';
  }
  writeSync(out, block);
  closeSync(out);
  return { file, bytes: statSync(file).size };
}

/** Writes the same, packed. Its bytes are those before. */
export function writePacked(folder: string, shape: Shape, records: number, seed: number): Corpus {
  made += 1;
  const file = join(folder, `${made}.json.gz`);
  const whole = Buffer.from([...shape.print(records, seed)].join(''));
  const out = openSync(file, 'w');
  writeSync(out, gzipSync(whole));
  closeSync(out);
  return { file, bytes: whole.length };
}

/** Makes a corpus of so many megabytes, hands it out and removes it. */
export function withCorpus<Out>(
  folder: string,
  shape: Shape,
  megabytes: number,
  seed: number,
  use: (corpus: Corpus) => Out,
): Out {
  const corpus = writeCorpus(folder, shape, recordsIn(megabytes, shape, seed), seed);
  try {
    return use(corpus);
  } finally {
    rmSync(corpus.file);
  }
}
