import { closeSync, existsSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from './random.ts';
import { makeRecord, shuffleKeys } from './records.ts';

/** Which lines of JSON to make. The same choice gives the same bytes. */
export interface CorpusChoice {
  readonly records: number;
  readonly seed: number;
  /** Whether the keys stand in an order of chance and not in AWS's. */
  readonly shuffled?: boolean;
}

/** A file of one JSON record a line. */
export interface Corpus {
  readonly file: string;
  readonly records: number;
  readonly bytes: number;
}

/** To be raised when the records change, so that files of older benchmarks are not taken for new ones. */
const EDITION = 1;

/** The records of a corpus as lines of JSON, without line ends. */
export function* corpusLines({ records, seed, shuffled = false }: CorpusChoice): Generator<string> {
  const random = createRandom(seed);
  const order = createRandom(seed + 1);
  for (let index = 0; index < records; index += 1) {
    const record = makeRecord(random);
    yield JSON.stringify(shuffled ? shuffleKeys(record, order) : record);
  }
}

/** Writes a corpus to the folder for temporary files, or finds it there. */
export function makeCorpus(choice: CorpusChoice): Corpus {
  const { records, seed, shuffled = false } = choice;
  const name = `aws-iam-udm-bench-${EDITION}-${seed}-${records}${shuffled ? '-shuffled' : ''}.ndjson`;
  const file = join(tmpdir(), name);
  if (!existsSync(file)) writeWhole(file, corpusLines(choice));
  return { file, records, bytes: statSync(file).size };
}

/** Writes lines in blocks to a file that is there whole or not at all. */
export function writeWhole(file: string, lines: Iterable<string>): void {
  const unfinished = `${file}.${process.pid}`;
  const descriptor = openSync(unfinished, 'w');
  let block = '';
  for (const line of lines) {
    block += `${line}\n`;
    if (block.length < 1 << 20) continue;
    writeSync(descriptor, block);
    block = '';
  }
  writeSync(descriptor, block);
  closeSync(descriptor);
  renameSync(unfinished, file);
}
