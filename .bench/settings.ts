import { ours } from './competitor.ts';
import { withCorpus } from './corpus.ts';
import { runRounds, type Standing } from './rounds.ts';
import type { Session } from './session.ts';
import { SHAPES, type Shape } from './shapes.ts';

/** What `map` took with settings, as a multiple of `map` without. */
export interface MeasuredSettings {
  readonly shape: Shape;
  readonly bytes: number;
  readonly standings: readonly Standing[];
}

const SETTINGS: readonly (readonly string[])[] = [
  ['--case', 'snake'],
  ['--policy-text', 'verbatim'],
  ['--no-group-name-as-email'],
  ['--include-values'],
  ['--profile', 'extended'],
];

/** No record of it is refused for a warning. */
const STRICT = ['--strict'];

/** What settings may cost, as a multiple of the default. */
export function settingsTarget(name: string): number {
  return name.includes('extended') ? 2 : 1.5;
}

/** Holds settings against the default, on lines and on a document. */
export function measureSettings({ quick, folder, seed, roundsOfMany, tell }: Session): MeasuredSettings[] {
  const inputs = [
    { shape: SHAPES.mixed, megabytes: quick ? 4 : 30, settings: SETTINGS },
    { shape: SHAPES.accountMinified, megabytes: quick ? 2 : 30, settings: [...SETTINGS, STRICT] },
  ];
  return inputs.map(({ shape, megabytes, settings }) =>
    withCorpus(folder, shape, megabytes, seed, ({ file, bytes }) => {
      const contestants = [[], ...settings].map((options) => ({
        name: ['map', ...options].join(' '),
        command: ours(...options)(file),
      }));
      const standings = runRounds(contestants, roundsOfMany);
      tell(`${shape.name}: settings done`);
      return { shape, bytes, standings };
    }),
  );
}
