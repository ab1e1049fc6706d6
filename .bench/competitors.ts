import { type Competitor, HAND, here, jq, node, ours, python } from './competitor.ts';
import type { Shape } from './shapes.ts';
import { PYTHON } from './tools.ts';

/** The echo of documents, plain or packed, one after the other. */
export function echoDocuments(...files: string[]): string[] {
  return [process.execPath, here('competitors/echo-document.mjs'), ...files];
}

/** What everything is a multiple of: the least that whoever prints every record again has to do. */
export const ECHO: Readonly<Record<Shape['form'], Competitor>> = {
  lines: { name: 'echo: read lines, `JSON.parse`, `JSON.stringify`, write', command: node('echo.mjs') },
  document: {
    name: 'echo: read, `JSON.parse` whole, `JSON.stringify` of each record, write',
    command: (file) => echoDocuments(file),
  },
};

const OURS: readonly Competitor[] = [{ name: '**`aws-iam-udm map`**', command: ours(), lacks: {} }];

/** Languages and tools that read lines and documents alike. */
const ANYWHERE: readonly Competitor[] = [
  {
    name: 'Python, msgspec',
    command: python('msgspec_map.py'),
    lacks: HAND,
    needs: [PYTHON, '-c', 'import msgspec'],
  },
  {
    name: 'Python, orjson',
    command: python('json_map.py', 'orjson'),
    lacks: HAND,
    needs: [PYTHON, '-c', 'import orjson'],
  },
  {
    name: 'Python, its own `json`',
    command: python('json_map.py', 'json'),
    lacks: HAND,
    needs: [PYTHON, '--version'],
  },
  { name: 'gojq', command: jq('gojq'), lacks: HAND, needs: ['gojq', '--version'] },
  { name: 'jq', command: jq('jq'), lacks: HAND, needs: ['jq', '--version'] },
];

const DUCKDB: Competitor = {
  name: 'DuckDB SQL, all cores',
  command: node('duckdb.mjs'),
  lacks: { ...HAND, absence: true },
};

/** What one would write by hand for lines: a second implementation of the mapping, which needs no further package. */
export const HAND_WRITTEN: readonly Competitor[] = [
  { name: '`readline` + hand mapping', command: node('hand.mjs'), lacks: HAND },
  { name: '`readline` + zod + hand mapping', command: node('zod.mjs'), lacks: HAND },
  {
    name: '`readline` + hand mapping + `fast-json-stable-stringify`',
    command: node('stable.mjs'),
    lacks: {},
  },
];

/** The same for a document. */
export const HAND_WRITTEN_DOCUMENT: Competitor = {
  name: '`JSON.parse` whole + hand mapping',
  command: node('hand-document.mjs'),
  lacks: HAND,
};

/** Who maps lines. */
export const ON_LINES: readonly Competitor[] = [
  ...OURS,
  ...HAND_WRITTEN,
  ...ANYWHERE,
  DUCKDB,
  { name: 'object-mapper', command: node('object-mapper.mjs'), lacks: HAND, slow: true },
  { name: 'morphism', command: node('morphism.mjs'), lacks: HAND, slow: true },
  { name: 'jsonata', command: node('jsonata.mjs'), lacks: HAND, slow: true },
];

/** Who maps documents: the answer of one list, and authorization details, groups joined with their members. */
export const ON_DOCUMENTS: readonly Competitor[] = [...OURS, HAND_WRITTEN_DOCUMENT, ...ANYWHERE, DUCKDB];

/** Who maps lines of activity. */
export const ON_CALLS: readonly Competitor[] = [
  ...OURS,
  {
    name: '`readline` + hand mapping of activity',
    command: node('hand-activity.mjs'),
    lacks: { keyOrder: true },
  },
];
