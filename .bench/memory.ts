import { ours } from './competitor.ts';
import { withCorpus } from './corpus.ts';
import { measure, type Run } from './measure.ts';
import type { Session } from './session.ts';
import { SHAPES, type Shape } from './shapes.ts';

/** What mapping one large file took. */
export interface LargeFile {
  readonly name: string;
  readonly bytes: number;
  readonly run: Run;
  /** MiB that may be resident at most, where it does not depend on the input. */
  readonly most?: number;
}

interface Input {
  readonly shape: Shape;
  readonly megabytes: number;
  readonly most?: number;
  readonly settings: readonly (readonly string[])[];
}

/** 120 MB. */
const MOST = 120e6 / 2 ** 20;

const INPUTS: readonly Input[] = [
  { shape: SHAPES.mixed, megabytes: 1000, most: MOST, settings: [[]] },
  { shape: SHAPES.listUsersPretty, megabytes: 300, most: MOST, settings: [[]] },
  { shape: SHAPES.accountPretty, megabytes: 300, settings: [[], ['--join']] },
];

/** Maps 1 GB of lines, and documents of 300 MB, one of them with memberships. */
export function measureLargeFiles({ folder, seed, tell }: Session): LargeFile[] {
  return INPUTS.flatMap(({ shape, megabytes, most, settings }) =>
    withCorpus(folder, shape, megabytes, seed, ({ file, bytes }) =>
      settings.map((options) => {
        const run = measure(ours(...options)(file));
        tell(`${[shape.name, ...options].join(' ')} done`);
        return { name: [shape.name, ...options].join(' '), bytes, run, most };
      }),
    ),
  );
}
