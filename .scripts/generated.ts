import { makePage, PAGES } from './pages.ts';

/** A committed file that is made, wholly or between markers, of something else in the project. */
export interface Generated {
  /** Its path from the project's root. */
  readonly file: string;
  /** Makes the whole file anew from its present text, which is empty where there is no such file yet. */
  readonly make: (current: string) => string;
}

/** Every generated file. `npm run generate` writes them, `npm test` fails when one is out of date. */
export const GENERATED: readonly Generated[] = PAGES.map((file) => ({ file, make: makePage }));
