import { measure, type Run } from './measure.ts';
import { type Summary, summarize } from './statistics.ts';

/** A command that takes part in a measurement. */
export interface Contestant {
  readonly name: string;
  readonly command: readonly string[];
}

/** What a contestant took over all rounds. */
export interface Standing {
  readonly name: string;
  /** Processor time as a multiple of what the first contestant took in the same round. */
  readonly cpuRatio: Summary | undefined;
  /** Time from start to end, likewise. */
  readonly wallRatio: Summary;
  /** Milliseconds. */
  readonly wall: Summary;
  /** Milliseconds of all threads. */
  readonly cpu: Summary | undefined;
  /** MiB, the most of any round. */
  readonly memory: number | undefined;
}

/**
 * Runs everyone once a round, each round beginning with another one, so that a slow spell of the machine meets all.
 *
 * @param contestants the first is what the others are held against
 * @param times how often each runs in a row in a round, for what takes a moment only
 */
export function runRounds(contestants: readonly Contestant[], rounds: number, times = 1): Standing[] {
  const runs = contestants.map((): Run[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < contestants.length; turn += 1) {
      const index = (round + turn) % contestants.length;
      runs[index]!.push(measure(contestants[index]!.command, { times }));
    }
  }
  return contestants.map(({ name }, index) => rank(name, runs[index]!, runs[0]!));
}

function rank(name: string, runs: readonly Run[], first: readonly Run[]): Standing {
  const memories = known(runs.map((run) => run.memory));
  return {
    name,
    cpuRatio: summarizeKnown(runs.map((run, round) => divide(run.cpu, first[round]!.cpu))),
    wallRatio: summarize(runs.map((run, round) => run.wall / first[round]!.wall)),
    wall: summarize(runs.map((run) => run.wall)),
    cpu: summarizeKnown(runs.map((run) => run.cpu)),
    memory: memories.length > 0 ? Math.max(...memories) : undefined,
  };
}

function divide(value: number | undefined, by: number | undefined): number | undefined {
  return value === undefined || by === undefined ? undefined : value / by;
}

function known(values: readonly (number | undefined)[]): number[] {
  return values.filter((value) => value !== undefined);
}

function summarizeKnown(values: readonly (number | undefined)[]): Summary | undefined {
  const found = known(values);
  return found.length > 0 ? summarize(found) : undefined;
}
