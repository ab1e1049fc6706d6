import { type Competitor, ours, whatIsMissing } from './competitor.ts';
import { ECHO, ON_CALLS, ON_DOCUMENTS, ON_LINES } from './competitors.ts';
import { type Corpus, withCorpus } from './corpus.ts';
import { checkEqual, linesOf } from './equality.ts';
import { runRounds, type Standing } from './rounds.ts';
import type { Session } from './session.ts';
import { SHAPES, type Shape } from './shapes.ts';

/** What everyone took over the same input. */
export interface Field {
  readonly shape: Shape;
  readonly bytes: number;
  readonly competitors: readonly Competitor[];
  /** Echo's, then theirs in the same order. */
  readonly standings: readonly Standing[];
  /** Who did not take part, each with the reason. */
  readonly leftOut: readonly string[];
}

/** The inputs on which others are measured, too; a quick run leaves those of 0 megabytes out. */
const FIELDS = [
  { shape: SHAPES.mixed, competitors: ON_LINES, megabytes: [30, 3] },
  { shape: SHAPES.listUsersPretty, competitors: ON_DOCUMENTS, megabytes: [30, 0] },
  { shape: SHAPES.accountPretty, competitors: ON_DOCUMENTS, megabytes: [30, 3] },
  { shape: SHAPES.calls, competitors: ON_CALLS, megabytes: [30, 3] },
] as const;

/** How much of an input is compared before it is measured. */
const COMPARED_MEGABYTES = 1;

/** Measures everyone on the same inputs, after holding their entities against ours. */
export function measureFields(session: Session): Field[] {
  const chosen = FIELDS.filter(({ megabytes }) => !session.quick || megabytes[1] > 0);
  return chosen.map(({ shape, competitors, megabytes }) => {
    const { partaking, leftOut } = choose(competitors, session);
    checkAll(partaking, shape, session);
    session.tell(`${shape.name}: all entities are equal`);
    return withCorpus(session.folder, shape, megabytes[session.quick ? 1 : 0], session.seed, (corpus) => ({
      ...{ shape, bytes: corpus.bytes, competitors: partaking, leftOut },
      standings: runAll(partaking, shape, corpus, session),
    }));
  });
}

function choose(competitors: readonly Competitor[], { quick, tell }: Session) {
  const leftOut: string[] = [];
  const partaking = competitors.filter((competitor) => {
    const reason = quick && competitor.slow ? 'a whole run has the time for it' : whatIsMissing(competitor);
    if (reason !== undefined) leftOut.push(`${competitor.name}: ${reason}`);
    return reason === undefined;
  });
  for (const line of leftOut) tell(`Left out: ${line}`);
  return { partaking, leftOut };
}

function checkAll(competitors: readonly Competitor[], shape: Shape, { folder, seed }: Session): void {
  withCorpus(folder, shape, COMPARED_MEGABYTES, seed, ({ file }) => {
    const expected = linesOf(ours()(file));
    for (const competitor of competitors) checkEqual(competitor, file, expected);
  });
}

function runAll(
  competitors: readonly Competitor[],
  shape: Shape,
  { file }: Corpus,
  { roundsOfMany }: Session,
): Standing[] {
  const everyone = [ECHO[shape.form], ...competitors];
  return runRounds(
    everyone.map(({ name, command }) => ({ name, command: command(file) })),
    roundsOfMany,
  );
}
