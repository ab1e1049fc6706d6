import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Random } from '../../test/generated-random.ts';
import { generatedRecords } from '../../test/generated-records.ts';
import { runBuilt, startBuilt } from './program.ts';

const FILES = ['issues', 'output', 'rejects'] as const;
const BEFORE = 'before\n';
const SIGNALS: readonly (readonly NodeJS.Signals[])[] = [
  ['SIGINT'],
  ['SIGTERM'],
  ['SIGHUP'],
  ['SIGINT', 'SIGINT'],
  ['SIGTERM', 'SIGINT'],
];

/** What killing came to: how often old files stayed, how often new ones were whole, and what else was found. */
export interface Killed {
  readonly kept: number;
  readonly written: number;
  readonly wrong: readonly string[];
}

/** Ends the program at chance moments while it writes: each file is the old one or the whole new one, and no part stays. */
export async function kill(times: number, seed: number): Promise<Killed> {
  const random = new Random(seed);
  const folder = mkdtempSync(join(tmpdir(), 'aws-iam-udm-'));
  const input = join(folder, 'input.ndjson');
  writeFileSync(
    input,
    [...generatedRecords(60_000, seed), 7].map((record) => `${JSON.stringify(record)}\n`).join(''),
  );
  const result = { kept: 0, written: 0, wrong: [] as string[] };
  try {
    const whole = await wholeRun(folder, input);
    for (let time = 0; time < times; time += 1) {
      const signals = random.pick(SIGNALS);
      const own = freshFolder(folder);
      const child = startBuilt(argvOf(own, input));
      const ended = once(child, 'exit');
      await Promise.race([ended, setTimeout(random.below(1.2 * whole.milliseconds))]);
      for (const signal of signals) {
        child.kill(signal);
        await setTimeout(random.below(20));
      }
      await ended;
      const found = stateOf(own, whole.texts);
      if (found === 'kept' || found === 'written') result[found] += 1;
      else result.wrong.push(`${signals.join(', ')}: ${found}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return result;
}

function argvOf(own: string, input: string): string[] {
  const [issues, output, rejects] = FILES.map((name) => join(own, name));
  const files = ['--output', output!, '--rejects', rejects!, '--issues', issues!];
  return ['map', '--quiet', '--collected-at', '2026-01-02T03:04:05Z', ...files, input];
}

function freshFolder(folder: string): string {
  const own = mkdtempSync(join(folder, 'run-'));
  for (const name of FILES) writeFileSync(join(own, name), BEFORE);
  return own;
}

async function wholeRun(folder: string, input: string) {
  const own = freshFolder(folder);
  const started = performance.now();
  await runBuilt(argvOf(own, input));
  return { texts: textsOf(own), milliseconds: performance.now() - started };
}

function textsOf(own: string): string[] {
  return FILES.map((name) => readFileSync(join(own, name), 'utf8'));
}

/** Files are finished one after the other, so some may be new and the others old; none is anything else. */
function stateOf(own: string, whole: readonly string[]): string {
  const names = readdirSync(own).sort();
  if (names.join() !== FILES.join()) return `the folder holds ${names.join(', ')}`;
  const texts = textsOf(own);
  const bad = FILES.filter((_, index) => texts[index] !== BEFORE && texts[index] !== whole[index]);
  if (bad.length > 0) return `neither old nor whole: ${bad.join(', ')}`;
  return texts.every((text) => text === BEFORE) ? 'kept' : 'written';
}
