import { spawnSync } from 'node:child_process';
import type { MapperOptions } from '../src/index.ts';
import { here } from './competitor.ts';
import type { MicroResult } from './micro.ts';
import type { Session } from './session.ts';

/** What the library took for one choice of settings. */
export interface MeasuredLibrary {
  readonly name: string;
  readonly results: readonly MicroResult[];
}

const SETTINGS: readonly MapperOptions[] = [
  {},
  { strict: true },
  { includeValues: true },
  { case: 'snake' },
  { profile: 'extended' },
];

/** What a kind may take, as a multiple of parsing its text. */
export function libraryTarget(kind: string, name: string): number {
  if (name.includes('extended')) return kind === 'role' ? 4 : 2;
  return kind === 'role' ? 2.4 : 1.6;
}

/** Measures from object to checked entity with its issues, beside the parsing of the object's text. */
export function measureLibrary({ quick, tell }: Session): MeasuredLibrary[] {
  return SETTINGS.map((options) => {
    const script = ['--import', 'tsx', here('micro.ts'), JSON.stringify(options), quick ? '7' : '41'];
    const { stdout, status } = spawnSync(process.execPath, script, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [setting] = Object.entries(options);
    const name = setting === undefined ? 'as it is' : `\`${setting[0]}: ${JSON.stringify(setting[1])}\``;
    if (status !== 0) throw new Error(`The library could not be measured: ${name}.`);
    tell(`library, ${name}: done`);
    return { name: name.replaceAll('"', "'"), results: JSON.parse(stdout) as MicroResult[] };
  });
}
