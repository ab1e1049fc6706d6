import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** When the records of the benchmark were collected: one time for all, so that outputs can be equal. */
export const COLLECTED_AT = '2026-01-02T03:04:05Z';

/** What a competitor's output lacks beside ours; only that is forgiven when outputs are compared. */
export interface Lacks {
  /** Keys stand in another order. */
  readonly keyOrder?: true;
  /** Trust policies go over as the log has them. */
  readonly policyText?: true;
  /** Unset fields are written as `null` and empty lists. */
  readonly absence?: true;
}

/** A program that reads a file of records and writes one line for each to standard output. */
export interface Competitor {
  readonly name: string;
  readonly command: (file: string) => readonly string[];
  /** What to forgive when its entities are compared with ours; undefined where it writes none. */
  readonly lacks?: Lacks;
  /** Slow ones get a tenth of the records. */
  readonly slow?: true;
  /** The program that must answer for this competitor to take part. */
  readonly needs?: readonly string[];
}

export const ECHO = 'echo: read lines, JSON.parse, JSON.stringify, write';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const python = process.env.PYTHON ?? 'python3';

const node =
  (script: string) =>
  (file: string): string[] => [process.execPath, here(`competitors/${script}`), file, COLLECTED_AT];

const jq =
  (program: string) =>
  (file: string): string[] => [
    program,
    '-c',
    '--arg',
    'collected',
    COLLECTED_AT,
    '-f',
    here('competitors/map.jq'),
    file,
  ];

/** The command of `aws-iam-udm map` on a file. */
export function ours(...options: string[]): (...files: string[]) => string[] {
  return (...files) => [
    process.execPath,
    here('../dist/cli.js'),
    'map',
    '--collected-at',
    COLLECTED_AT,
    ...options,
    ...files,
  ];
}

const HAND: Lacks = { keyOrder: true, policyText: true };

/** What one would write by hand: a second implementation of the mapping, which needs no further package. */
export const HAND_WRITTEN: readonly Competitor[] = [
  { name: '`readline` + hand mapping', command: node('hand.mjs'), lacks: HAND },
  { name: '`readline` + zod + hand mapping', command: node('zod.mjs'), lacks: HAND },
  {
    name: '`readline` + hand mapping + `fast-json-stable-stringify`',
    command: node('stable.mjs'),
    lacks: {},
  },
];

const OURS: readonly Competitor[] = [
  { name: '**`aws-iam-udm map`**', command: ours(), lacks: {} },
  {
    name: '**`aws-iam-udm map --jobs 2`**',
    command: ours('--jobs', '2'),
    lacks: {},
    needs: ours('--jobs', '2')(),
  },
  {
    name: '`aws-iam-udm map --profile extended`: more rows',
    command: ours('--profile', 'extended'),
    needs: ours('--profile', 'extended')(),
  },
  {
    name: 'the reference engine: rows run by closures',
    command: node('reference.mjs'),
    lacks: {},
    slow: true,
  },
];

/** Everyone who takes part, in the order of the table. */
export const COMPETITORS: readonly Competitor[] = [
  { name: ECHO, command: node('echo.mjs') },
  { name: '`JSON.parse` alone, nothing written', command: node('parse.mjs') },
  ...OURS,
  ...HAND_WRITTEN,
  {
    name: 'Python, msgspec',
    command: (file) => [python, here('competitors/msgspec_map.py'), file, COLLECTED_AT],
    lacks: HAND,
    needs: [python, '-c', 'import msgspec'],
  },
  { name: 'DuckDB SQL, all cores', command: node('duckdb.mjs'), lacks: { ...HAND, absence: true } },
  { name: 'object-mapper', command: node('object-mapper.mjs'), lacks: HAND, slow: true },
  { name: 'morphism', command: node('morphism.mjs'), lacks: HAND, slow: true },
  { name: 'jsonata', command: node('jsonata.mjs'), lacks: HAND, slow: true },
  { name: 'gojq', command: jq('gojq'), lacks: HAND, slow: true, needs: ['gojq', '--version'] },
  { name: 'jq', command: jq('jq'), lacks: HAND, slow: true, needs: ['jq', '--version'] },
];

/** Whether what a competitor needs is there. */
export function canRun({ needs }: Competitor): boolean {
  if (needs === undefined) return true;
  const [program, ...rest] = needs;
  return spawnSync(program!, rest, { input: '', stdio: ['pipe', 'ignore', 'ignore'] }).status === 0;
}
