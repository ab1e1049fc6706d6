import { rmSync } from 'node:fs';
import { ours } from './competitor.ts';
import { writeCorpus } from './corpus.ts';
import { measure } from './measure.ts';
import type { Session } from './session.ts';
import { SHAPES } from './shapes.ts';
import { summarize } from './statistics.ts';

/** What so many records took. */
export interface Step {
  readonly records: number;
  /** Milliseconds, the median of some runs. */
  readonly wall: number;
  /** Nanoseconds for each record that the step before did not have. */
  readonly marginal: number;
  /** MiB. */
  readonly memory: number | undefined;
}

const WHOLE = 200_000;

/** From a thousand to five million records: one file, and from 200,000 on the same file several times. */
const SIZES = [1000, 10_000, 50_000, WHOLE, 5 * WHOLE, 25 * WHOLE];

/** Measures what a further record costs, from few records to many. */
export function measureScale({ folder, seed, tell }: Session): Step[] {
  const steps: Step[] = [];
  for (const records of SIZES) {
    const { file } = writeCorpus(folder, SHAPES.mixed, Math.min(records, WHOLE), seed);
    const files = Array.from({ length: Math.max(1, records / WHOLE) }, () => file);
    const runs = Array.from({ length: records > WHOLE ? 1 : 5 }, () => measure(ours()(...files)));
    rmSync(file);
    const wall = summarize(runs.map((run) => run.wall)).median;
    const { wall: lastWall, records: lastRecords } = steps.at(-1) ?? { wall: 0, records: 0 };
    const marginal = ((wall - lastWall) / (records - lastRecords)) * 1e6;
    steps.push({ records, wall, marginal, memory: runs[0]!.memory });
    tell(`${records} records done`);
  }
  return steps;
}
