import { CASES, type Case } from './cases.ts';
import { ours } from './competitor.ts';
import { ECHO } from './competitors.ts';
import { withCorpus } from './corpus.ts';
import { runRounds, type Standing } from './rounds.ts';
import type { Session } from './session.ts';

/** What `map` took over one input, as a multiple of echo. */
export interface MeasuredCase {
  readonly measured: Case;
  readonly bytes: number;
  readonly standing: Standing;
}

/** Holds `map` against echo on every input. */
export function measureCases(session: Session): MeasuredCase[] {
  const sizeOf = (one: Case) => one.megabytes[session.quick ? 1 : 0];
  return CASES.filter((one) => sizeOf(one) > 0).map((one) =>
    withCorpus(session.folder, one.shape, sizeOf(one), session.seed, ({ file, bytes }) => {
      const echo = ECHO[one.shape.form];
      const contestants = [
        { name: echo.name, command: echo.command(file) },
        { name: one.shape.name, command: ours()(file) },
      ];
      const standing = runRounds(contestants, session.rounds, one.times)[1]!;
      session.tell(`${one.shape.name}: ${standing.cpuRatio?.median.toFixed(2)} × echo`);
      return { measured: one, bytes, standing };
    }),
  );
}
