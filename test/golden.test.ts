import stringify from 'fast-json-stable-stringify';
import { describe, expect, it } from 'vitest';
import {
  activityCases,
  answerCases,
  goldenCases,
  goldenText,
  mapActivity,
  mapGolden,
  mapGoldenAnswer,
  orphanFiles,
  readGolden,
  writeGolden,
} from './golden.ts';

const CASES = goldenCases();
const NAMED = CASES.map((golden) => [golden.name, golden] as const);

const ACTIVITY = activityCases();
const NAMED_ACTIVITY = ACTIVITY.map((golden) => [golden.name, golden] as const);

describe('golden files of activity', () => {
  it('are many', () => {
    expect(ACTIVITY.length).toBeGreaterThanOrEqual(60);
  });

  it.each(NAMED_ACTIVITY)('hold what the mapper gives: %s', (_, golden) => {
    const actual = goldenText(mapActivity(golden));
    if (process.env.UPDATE_GOLDEN === '1') writeGolden(golden, actual);
    expect(readGolden(golden)).toStrictEqual(actual);
  });

  it.each(NAMED_ACTIVITY)('have a stable order of keys in both styles: %s', (_, golden) => {
    for (const style of ['camel', 'snake'] as const) {
      const result = mapActivity(golden, style);
      if (result.ok) expect(JSON.stringify(result.event)).toBe(stringify(result.event));
    }
  });
});

describe('golden files', () => {
  it('are many, and every folder has some', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(45);
    const folders = new Set(CASES.map(({ name }) => name.split('/')[0]));
    expect([...folders].sort()).toEqual(['group', 'invalid', 'mixed', 'role', 'user']);
  });

  it('belong each to a case', () => {
    expect(orphanFiles()).toEqual([]);
  });

  it.each(NAMED)('hold what the mapper gives: %s', (_, golden) => {
    const actual = goldenText(mapGolden(golden));
    if (process.env.UPDATE_GOLDEN === '1') writeGolden(golden, actual);
    expect(readGolden(golden)).toStrictEqual(actual);
  });

  it.each(answerCases().map((golden) => [golden.name, golden] as const))(
    'hold what every record of an answer gives: %s',
    (_, golden) => {
      const actual = goldenText(mapGoldenAnswer(golden));
      if (process.env.UPDATE_GOLDEN === '1') writeGolden(golden, actual);
      expect(readGolden(golden)).toStrictEqual(actual);
    },
  );

  it.each(NAMED)('have a stable order of keys in both styles: %s', (_, golden) => {
    for (const style of ['camel', 'snake'] as const) {
      const result = mapGolden(golden, style);
      if (result.ok) expect(JSON.stringify(result.entity)).toBe(stringify(result.entity));
    }
  });
});
