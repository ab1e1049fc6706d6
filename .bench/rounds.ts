import { type Competitor, ECHO } from './competitors.ts';
import type { Corpus } from './corpus.ts';
import { measure, type Run } from './measure.ts';
import { type Summary, summarize } from './statistics.ts';

/** What a competitor took over all rounds, scaled to the records of the whole corpus. */
export interface Standing {
  readonly competitor: Competitor;
  /** Wall time as a multiple of what echo took in the same round. */
  readonly ratio: Summary;
  /** Processor time, likewise. */
  readonly cpuRatio: Summary | undefined;
  /** Milliseconds. */
  readonly wall: Summary;
  /** Milliseconds of all threads. */
  readonly cpu: Summary | undefined;
  /** MiB, the most of any round. */
  readonly memory: number | undefined;
}

/** The corpus of most, and the smaller one of those that would take minutes over it. */
export interface Corpora {
  readonly whole: Corpus;
  readonly part: Corpus;
}

/**
 * Runs everyone once a round, each round beginning with another one, so that a slow spell of the machine meets all.
 *
 * @param tell receives a line for each round
 */
export function runRounds(
  competitors: readonly Competitor[],
  corpora: Corpora,
  rounds: number,
  tell: (line: string) => void,
): Standing[] {
  const runs = new Map<Competitor, Run[]>(competitors.map((competitor) => [competitor, []]));
  for (let round = 0; round < rounds; round += 1) {
    const first = (round * 3) % competitors.length;
    for (const competitor of [...competitors.slice(first), ...competitors.slice(0, first)]) {
      runs.get(competitor)!.push(runOne(competitor, corpora));
    }
    tell(`round ${round + 1} of ${rounds} done`);
  }
  const echo = runs.get(competitors.find(({ name }) => name === ECHO)!)!;
  return competitors.map((competitor) => rank(competitor, runs.get(competitor)!, echo));
}

function runOne(competitor: Competitor, { whole, part }: Corpora): Run {
  if (!competitor.slow) return measure(competitor.command(whole.file));
  const { wall, cpu, memory } = measure(competitor.command(part.file));
  const scale = whole.records / part.records;
  return { wall: wall * scale, cpu: cpu === undefined ? undefined : cpu * scale, memory };
}

function rank(competitor: Competitor, runs: readonly Run[], echo: readonly Run[]): Standing {
  const memories = known(runs.map((run) => run.memory));
  const cpuRatios = known(runs.map((run, round) => divide(run.cpu, echo[round]!.cpu)));
  const cpus = known(runs.map((run) => run.cpu));
  return {
    competitor,
    ratio: summarize(runs.map((run, round) => run.wall / echo[round]!.wall)),
    cpuRatio: cpuRatios.length > 0 ? summarize(cpuRatios) : undefined,
    wall: summarize(runs.map((run) => run.wall)),
    cpu: cpus.length > 0 ? summarize(cpus) : undefined,
    memory: memories.length > 0 ? Math.max(...memories) : undefined,
  };
}

function divide(value: number | undefined, by: number | undefined): number | undefined {
  return value === undefined || by === undefined ? undefined : value / by;
}

function known(values: readonly (number | undefined)[]): number[] {
  return values.filter((value) => value !== undefined);
}
