import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import {
  createEntityMapper,
  EXTENDED_TABLE,
  explain,
  FATES,
  type IssueCode,
  MAPPING_TABLE,
  type MapperOptions,
} from '../src/index.ts';

/*
 * What an engine that ran the rows one by one, and shared no code with the one after it, made of 20,000 records. A
 * change that is meant has its goldens first; then `UPDATE_FACTS=1 npx vitest run test/engine-facts.test.ts`.
 */

const RECORDS = 20_000;
const BLOCK = 250;
const FILE = new URL('facts/engine-hashes.json', import.meta.url);
const collectedAt = '2026-01-02T03:04:05Z';

/** The choices that the engine of these facts knew. */
const CHOICES = {
  case: ['camel', 'snake'],
  profile: ['documented', 'extended'],
  strict: [false, true],
  policyText: ['compact', 'canonical', 'verbatim'],
  groupNameAsEmail: [true, false],
  includeValues: [false, true],
} as const satisfies { readonly [Option in keyof MapperOptions]: readonly unknown[] };

/** Every combination of the choices. */
const SETTINGS = Object.entries(CHOICES).reduce<MapperOptions[]>(
  (settings, [name, choices]) =>
    settings.flatMap((setting) => choices.map((choice) => ({ ...setting, [name]: choice }))),
  [{}],
);

const MAPPERS = SETTINGS.map((settings) => ({ settings, mapper: createEntityMapper(settings) }));

/** The codes of what may be found in one record by itself. */
const CODES: readonly IssueCode[] = [
  'not_an_object',
  'unknown_record',
  'ambiguous_record',
  'missing_log_field',
  'invalid_log_field',
  'lone_surrogate',
  'invalid_timestamp',
  'timestamp_without_zone',
  'zero_date',
  'invalid_policy_document',
  'conflicting_spelling',
  'duplicate_key',
  'duplicate_label_key',
  'duplicate_member',
  'arn_with_white_space',
  'incomplete_answer',
  'unmapped_log_field',
  'unknown_log_field',
  'no_merge_key',
];

const met = { rows: new Set<unknown>(), codes: new Set<string>(), fates: new Set<string>() };

/** All that a record gives under some settings, as one line of JSON. */
function lineOf(record: unknown, { settings, mapper }: (typeof MAPPERS)[number]): string {
  const mapped = mapper.map(record, { collectedAt });
  const { ok, kind, issues, logLeaves, udmLeaves } = explain(record, { ...settings, collectedAt });
  for (const { row } of udmLeaves) met.rows.add(row);
  for (const { code } of issues) met.codes.add(code);
  for (const { fate } of logLeaves) met.fates.add(fate);
  return JSON.stringify([
    settings,
    ok,
    mapped.ok ? mapped.entity : null,
    issues,
    kind ?? null,
    udmLeaves,
    logLeaves,
  ]);
}

/** The lines of each block: each record twice, with settings that follow each other and never meet again soon. */
function* blocks(generatedRecords: (count: number) => Iterable<unknown>): Generator<string[]> {
  let lines: string[] = [];
  let index = 0;
  for (const record of generatedRecords(RECORDS)) {
    for (const turn of [index, index + MAPPERS.length / 2 + 1])
      lines.push(lineOf(record, MAPPERS[turn % MAPPERS.length]!));
    index += 1;
    if (index % BLOCK > 0) continue;
    yield lines;
    lines = [];
  }
}

const hashOf = (lines: readonly string[]) =>
  createHash('sha256').update(lines.join('\n')).digest('base64url').slice(0, 16);

const facts: string[] = JSON.parse(readFileSync(FILE, 'utf8'));
const found: string[] = [];
let help = '';

/** Writes down what the records of a block give, for people to compare. */
function writeBlock(lines: readonly string[], block: number): void {
  const file = join(tmpdir(), `engine-facts-${block}-${hashOf(lines)}.ndjson`);
  writeFileSync(file, `${lines.join('\n')}\n`);
  help = `What the records ${block * BLOCK} to ${(block + 1) * BLOCK - 1} give is in ${file}. FACTS_BLOCK=${block} writes it where this test passes, too: compare the two. UPDATE_FACTS=1 locks what is meant.`;
}

beforeAll(async () => {
  // The generator mutates what it is made of: other suites, which share modules with this one, must not have used it.
  vi.resetModules();
  const { generatedRecords } = await import('./generated-records.ts');
  for (const lines of blocks(generatedRecords)) {
    const block = found.push(hashOf(lines)) - 1;
    const isFirstToDiffer = help === '' && found[block] !== facts[block];
    if (isFirstToDiffer || process.env.FACTS_BLOCK === String(block)) writeBlock(lines, block);
  }
  if (process.env.UPDATE_FACTS === '1') writeFileSync(FILE, `${JSON.stringify(found, null, 2)}\n`);
}, 600_000);

describe('20,000 records under all settings', () => {
  it('give the entities, issues and traces that they gave before', () => {
    expect(found, help).toEqual(JSON.parse(readFileSync(FILE, 'utf8')));
  });

  it('show every row, every fate and every issue that a record can have', () => {
    const rows = [...MAPPING_TABLE, ...EXTENDED_TABLE].map(({ row }) => row);
    expect(
      rows.filter((row) => !met.rows.has(row)),
      'rows that no record of test/generated-records.ts exercises',
    ).toEqual([]);
    // Only the rows of the profile google pass fields over for others.
    expect(Object.keys(FATES).filter((fate) => !met.fates.has(fate))).toEqual(['passed_over']);
    expect([...met.codes].sort()).toEqual([...CODES].sort());
  });
});
