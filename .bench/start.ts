import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { ours } from './competitor.ts';
import { writeCorpus } from './corpus.ts';
import { ROOT } from './measure.ts';
import { runRounds, type Standing } from './rounds.ts';
import type { Session } from './session.ts';
import { SHAPES } from './shapes.ts';
import { type Summary, summarize } from './statistics.ts';

/** What it takes until the first record is mapped. */
export interface Start {
  /** Milliseconds of processor time inside the process. */
  readonly imported: Summary;
  /** `node -e 0`, then `map` of one record. */
  readonly standings: readonly Standing[];
}

/** What starting may take: milliseconds of an import, and multiples of `node -e 0`. */
export const START_TARGET = { imported: 40, map: 2 };

const IMPORT = `const { user, system } = process.cpuUsage();
await import('aws-iam-udm');
const used = process.cpuUsage({ user, system });
console.log((used.user + used.system) / 1000);`;

/** Measures the package's import, and the program over one record against Node.js doing nothing. */
export function measureStart({ folder, seed, quick, rounds, tell }: Session): Start {
  const imported = summarize(Array.from({ length: quick ? 7 : 15 }, timeImport));
  const { file } = writeCorpus(folder, SHAPES.getUser, 1, seed);
  const contestants = [
    { name: '`node -e 0`', command: [process.execPath, '-e', '0'] },
    { name: '`aws-iam-udm map` of one record', command: ours()(file) },
  ];
  const standings = runRounds(contestants, rounds, 5);
  rmSync(file);
  tell('start done');
  return { imported, standings };
}

/** The package imports itself by its name, as those who install it do. */
function timeImport(): number {
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', IMPORT], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error('The package could not be imported.');
  return Number(stdout);
}
