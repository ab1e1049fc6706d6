import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { makeAccount } from './account.ts';
import { ours } from './competitors.ts';
import { makeCorpus } from './corpus.ts';
import { measure, type Run } from './measure.ts';

/** What mapping one large file took. */
export interface LargeFile {
  readonly name: string;
  readonly bytes: number;
  readonly run: Run;
}

const GIGABYTE = 1e9;

/** Hundreds of groups in an account whose authorization details are 300 MB. */
const HUNDREDS = 60;

/** Maps 1 GB of lines, and authorization details of 300 MB that are one document, without and with membership. */
export function measureLargeFiles(seed: number): LargeFile[] {
  const lines = makeGigabyte(seed);
  const account = makeAccount(HUNDREDS, seed);
  const measured = [
    { name: 'lines of JSON', bytes: lines.bytes, run: measure(ours()(lines.file)) },
    { name: 'one authorization-details document', bytes: account.bytes, run: measure(ours()(account.file)) },
    {
      name: 'the same with `--join`',
      bytes: account.bytes,
      run: measure(ours('--join')(account.file)),
    },
  ];
  rmSync(lines.file);
  rmSync(account.file);
  return measured;
}

/** A corpus over and over until it is 1 GB. */
function makeGigabyte(seed: number): { readonly file: string; readonly bytes: number } {
  const corpus = makeCorpus({ records: 200_000, seed });
  const file = corpus.file.replace('.ndjson', '-1gb.ndjson');
  if (existsSync(file)) rmSync(file);
  const content = readFileSync(corpus.file);
  const out = openSync(file, 'w');
  for (let bytes = 0; bytes < GIGABYTE; bytes += content.length) writeSync(out, content);
  closeSync(out);
  return { file, bytes: statSync(file).size };
}
