import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { COLLECTED_AT, HAND_WRITTEN } from '../.bench/competitors.ts';
import { corpusLines } from '../.bench/corpus.ts';
import { checkEqual, firstDifference } from '../.bench/equality.ts';
import { createMapper, createMapperOn, type Mapper } from '../src/mapper.ts';

const RECORDS = 300;
const LINES = [...corpusLines({ records: RECORDS, seed: 5 })];
const FOLDER = mkdtempSync(join(tmpdir(), 'aws-iam-udm-test-'));
const FILE = join(FOLDER, 'corpus.ndjson');
writeFileSync(FILE, LINES.map((line) => `${line}\n`).join(''));
afterAll(() => rmSync(FOLDER, { recursive: true }));

const MAPPER = createMapper();
const ENTITIES = entitiesOf(LINES, MAPPER);

function entitiesOf(lines: readonly string[], mapper: Mapper): string[] {
  return lines.map((line) => {
    const result = mapper.map(JSON.parse(line), { collectedAt: COLLECTED_AT });
    return result.ok ? JSON.stringify(result.entity) : 'refused';
  });
}

describe('what the benchmark compares is equal', () => {
  it.each(HAND_WRITTEN)(
    '$name gives our entities',
    (competitor) => {
      expect(() => checkEqual(competitor, FILE, ENTITIES)).not.toThrow();
    },
    60_000,
  );

  it('the reference engine gives the same bytes', () => {
    expect(entitiesOf(LINES, createMapperOn('reference'))).toEqual(ENTITIES);
  });

  it('records with their keys in another order give the same bytes', () => {
    const shuffled = [...corpusLines({ records: RECORDS, seed: 5, shuffled: true })];
    expect(shuffled).not.toEqual(LINES);
    expect(entitiesOf(shuffled, MAPPER)).toEqual(ENTITIES);
  });

  it('the corpus is the same for the same seed, holds every kind and has no record that is refused', () => {
    expect([...corpusLines({ records: RECORDS, seed: 5 })]).toEqual(LINES);
    const kinds = ENTITIES.map((entity) => JSON.parse(entity).metadata.entityType);
    expect(new Set(kinds)).toEqual(new Set(['USER', 'RESOURCE', 'GROUP']));
  });

  it.each([{}, { keyOrder: true, policyText: true, absence: true }] as const)(
    'a value that differs, or an entity more or less, is found where %o may be lacking',
    (lacks) => {
      const altered = [...ENTITIES];
      altered[7] = altered[7]!.replace('"vendorName":"AWS"', '"vendorName":"AWZ"');
      expect(firstDifference(ENTITIES, ENTITIES, lacks)).toBeUndefined();
      expect(firstDifference(ENTITIES, altered, lacks)).toBe(8);
      expect(firstDifference(ENTITIES, [...ENTITIES, '{}'], lacks)).toBe(RECORDS + 1);
      expect(firstDifference(ENTITIES, ENTITIES.slice(0, -1), lacks)).toBe(RECORDS);
    },
  );
});
