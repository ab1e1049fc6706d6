import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { COLLECTED_AT } from '../.bench/competitor.ts';
import { HAND_WRITTEN, HAND_WRITTEN_DOCUMENT } from '../.bench/competitors.ts';
import { writeCorpus } from '../.bench/corpus.ts';
import { checkEqual, firstDifference } from '../.bench/equality.ts';
import { SHAPES, type Shape } from '../.bench/shapes.ts';
import { mapStream } from '../src/stream.ts';

const RECORDS = 200;
const SEED = 5;
const FOLDER = mkdtempSync(join(tmpdir(), 'aws-iam-udm-test-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));

const fileOf = (shape: Shape) => writeCorpus(FOLDER, shape, RECORDS, SEED).file;
const entities = async (file: string): Promise<string[]> => {
  const lines: string[] = [];
  for await (const item of mapStream([readFileSync(file)], { collectedAt: COLLECTED_AT })) {
    if (item.type === 'refused') throw new Error(`A record was refused: ${item.raw}`);
    if (item.type === 'entity') lines.push(JSON.stringify(item.entity));
  }
  return lines;
};

/** Shapes of activity, of which no mapping by hand is compared, and how many of the records are mapped at least. */
const ACTIVITY = { calls: RECORDS, callRecords: RECORDS, trail: 1 };
const HAND_MAPPED = Object.entries(SHAPES).filter(([name]) => !(name in ACTIVITY));

describe('what the benchmark compares is equal', () => {
  it.each(Object.entries(ACTIVITY))(
    '%s: records are mapped or outside the table, and the same seed gives the same bytes',
    async (name, mapped) => {
      const shape = SHAPES[name as keyof typeof ACTIVITY];
      const file = fileOf(shape);
      const types: string[] = [];
      for await (const { type } of mapStream([readFileSync(file)], { collectedAt: COLLECTED_AT }))
        types.push(type);
      expect(types).not.toContain('refused');
      expect(types.filter((type) => type === 'event').length).toBeGreaterThanOrEqual(mapped);
      expect([...shape.print(RECORDS, SEED)].join('')).toBe(readFileSync(file, 'utf8'));
    },
  );

  it.each(HAND_MAPPED)(
    '%s: a mapping by hand gives our entities, and the same seed the same bytes',
    async (_, shape) => {
      const file = fileOf(shape);
      const competitor = shape.form === 'lines' ? HAND_WRITTEN[0]! : HAND_WRITTEN_DOCUMENT;
      const ours = await entities(file);
      expect(ours.length).toBeGreaterThan(shape === SHAPES.getUser ? 0 : 180);
      expect(
        () => checkEqual(competitor, file, ours),
        'a mapping by hand in .bench/competitors/',
      ).not.toThrow();
      expect([...shape.print(RECORDS, SEED)].join('')).toBe(readFileSync(file, 'utf8'));
    },
    60_000,
  );

  it.each(HAND_WRITTEN)(
    '$name gives our entities',
    async (competitor) => {
      const file = fileOf(SHAPES.mixed);
      const ours = await entities(file);
      expect(() => checkEqual(competitor, file, ours)).not.toThrow();
    },
    60_000,
  );

  it('records with their keys in another order give the same bytes', async () => {
    const [plain, shuffled] = [fileOf(SHAPES.mixed), fileOf(SHAPES.shuffled)];
    expect(readFileSync(shuffled, 'utf8')).not.toBe(readFileSync(plain, 'utf8'));
    expect(await entities(shuffled)).toEqual(await entities(plain));
  });

  it('no trust policy of the roles stands twice, and seven tenths of the mixed ones are new', () => {
    const policiesOf = (shape: Shape) =>
      [...shape.print(1000, SEED)].map((line) => JSON.parse(line).AssumeRolePolicyDocument).filter(Boolean);
    expect(new Set(policiesOf(SHAPES.roles)).size).toBe(1000);
    const mixed = policiesOf(SHAPES.mixed);
    const once = mixed.filter((policy) => mixed.indexOf(policy) === mixed.lastIndexOf(policy));
    expect(once.length / mixed.length).toBeGreaterThan(0.65);
  });

  it.each([{}, { keyOrder: true, policyText: true, absence: true }] as const)(
    'a value that differs, or an entity more or less, is found where %o may be lacking',
    async (lacks) => {
      const ours = await entities(fileOf(SHAPES.mixed));
      const altered = [...ours];
      altered[7] = altered[7]!.replace('"vendorName":"AWS"', '"vendorName":"AWZ"');
      expect(firstDifference(ours, ours, lacks)).toBeUndefined();
      expect(firstDifference(ours, altered, lacks)).toBe(8);
      expect(firstDifference(ours, [...ours, '{}'], lacks)).toBe(RECORDS + 1);
      expect(firstDifference(ours, ours.slice(0, -1), lacks)).toBe(RECORDS);
    },
  );
});
