import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collectedAt } from '../stream-inputs.ts';
import { callAt, lineAt } from './records.ts';
import { type Job, submit } from './spark/submit.ts';

const LINES = 200_000;
const PARTS = 8;
const CALLS = 40;

/** How many texts there are, and the sum of their hashes, whatever their order. */
interface Tally {
  readonly count: number;
  readonly sum: bigint;
}

function tally(texts: readonly string[]): Tally {
  const sum = texts.reduce((before, text) => before + hashOf(text), 0n);
  return { count: texts.length, sum };
}

const hashOf = (text: string) => createHash('sha256').update(text).digest().readBigUInt64BE();

/** The JSON of each line, written one way. */
const plain = (lines: readonly string[]) => lines.map((line) => JSON.stringify(JSON.parse(line)));

const linesIn = (text: string) => text.split('\n').slice(0, -1);

/** The dead letters' exact texts. */
const rawOf = (lines: readonly string[]) => lines.map((line): string => JSON.parse(line).raw);

/** The lines of all parts of an output of Spark. */
function written(folder: string): string[] {
  const parts = readdirSync(folder).filter((name) => name.startsWith('part-'));
  return parts.flatMap((name) => linesIn(readFileSync(join(folder, name), 'utf8')));
}

describe('map in Apache Spark', () => {
  let folder: string;
  let source: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'aws-iam-udm-spark-'));
    source = join(folder, 'source');
    mkdirSync(source);
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Writes gzipped files of a trail; gives their names. */
  function writeTrail(files: number): string[] {
    return Array.from({ length: files }, (_, file) => {
      const Records = Array.from({ length: CALLS }, (_, index) => callAt(LINES + file * CALLS + index));
      const name = join(source, `trail-${file}.json.gz`);
      writeFileSync(name, gzipSync(JSON.stringify({ Records })));
      return name;
    });
  }

  /** Holds what a job made against what one process of `map` makes of the same files. */
  function compare({ stdout, events }: Job, records: number, refused: number): void {
    const [output, rejects] = [join(folder, 'output'), join(folder, 'rejects')];
    const options = ['--collected-at', collectedAt, '--output', output, '--rejects', rejects];
    const { status } = spawnSync(process.execPath, ['dist/cli.js', 'map', ...options, source]);
    expect(status).toBe(refused > 0 ? 1 : 0);
    const due = linesIn(readFileSync(output, 'utf8'));
    const dueLetters = rawOf(linesIn(readFileSync(rejects, 'utf8')));
    expect(due.length + dueLetters.length).toBe(records);

    const target = join(folder, 'target');
    const entities = plain(written(join(target, 'entity')));
    const acts = plain(written(join(target, 'event')));
    expect(tally(entities)).toEqual(tally(due.filter((line) => 'entity' in JSON.parse(line))));
    expect(tally(acts)).toEqual(tally(due.filter((line) => !('entity' in JSON.parse(line)))));
    expect(tally(rawOf(written(join(target, 'refused'))))).toEqual(tally(dueLetters));
    expect(JSON.parse(stdout)).toEqual({ records, refused });

    const lost = events.filter((event) => event['Task End Reason']?.Reason === 'ExecutorLostFailure');
    expect(lost.length).toBeGreaterThan(0);
    const added = events.filter(({ Event }) => Event === 'SparkListenerExecutorAdded');
    expect(added.map((event) => event['Executor ID'])).toEqual(expect.arrayContaining(['0', '1', '2']));
  }

  it('maps lines and unpacked files of a trail as map does, through the loss of an executor', async () => {
    for (let part = 0; part < PARTS; part += 1) {
      const lines = Array.from({ length: LINES / PARTS }, (_, index) => lineAt(index * PARTS + part));
      writeFileSync(join(source, `${part}.ndjson`), `${lines.join('\n')}\n`);
    }
    const files = writeTrail(4);
    const job = await submit(folder, collectedAt, 'lines', source, join(folder, 'target'));
    compare(job, LINES + files.length * CALLS, LINES / 100);
  }, 1_200_000);

  it('maps gzipped files by their names as map does, through the loss of an executor', async () => {
    const files = writeTrail(300);
    const names = join(folder, 'names.txt');
    writeFileSync(names, `${files.join('\n')}\n`);
    const job = await submit(folder, collectedAt, 'files', names, join(folder, 'target'));
    compare(job, files.length * CALLS, 0);
  }, 1_200_000);
});
