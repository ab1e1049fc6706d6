import { describe, expect, it } from 'vitest';
import { Diagnostics } from '../src/cli/items/diagnostics.ts';
import { explain, formatIssue, mapRecord } from '../src/index.ts';
import { countIssues } from '../src/stream/counts.ts';
import { run } from './program.ts';
import { bytes, collectedAt, mapAll, user } from './stream-inputs.ts';

const TAGS = 3000;
/** A tag that says nothing is missing its key and its value. */
const record = user('ana', { Tags: Array.from({ length: TAGS }, () => ({ Key: 7 })) });

describe('a record with thousands of issues of one code', () => {
  const { issues } = mapRecord(record, { collectedAt });
  const bad = issues.filter(({ code }) => code === 'invalid_log_field');

  it('lists a thousand, and one that says for how many more it stands', () => {
    expect(bad).toHaveLength(1001);
    expect(bad.at(-1)).toMatchObject({ path: [], severity: 'warning', more: TAGS - 1000 });
    expect(formatIssue(bad.at(-1)!)).toMatch(/ \(2000 more of them\)$/u);
    expect(bad.slice(0, 1000).every(({ more }) => more === undefined)).toBe(true);
  });

  it('still lists the issues of other codes', () => {
    const other = mapRecord({ ...record, CreateDate: 'soon' }, { collectedAt }).issues;
    expect(other.filter(({ code }) => code === 'invalid_timestamp')).toMatchObject([
      { path: ['CreateDate'] },
    ]);
  });

  it('is counted to the last of them, by streams and where people read', async () => {
    const { counts } = await mapAll(bytes(JSON.stringify(record)));
    expect(counts.issues.invalid_log_field).toBe(TAGS);
    const sum: Parameters<typeof countIssues>[0] = {};
    countIssues(sum, issues);
    expect(sum).toEqual(counts.issues);
    const diagnostics = new Diagnostics();
    const item = { type: 'refused', index: 0, path: [], issues, input: 'a' } as const;
    for (const issue of issues) diagnostics.take(item, issue);
    expect(diagnostics.text('')).toContain(`invalid_log_field (${TAGS} times)`);
    expect(diagnostics.text('')).toContain(`and ${TAGS - 5} more`);
  });

  it('is refused for them where warnings refuse, and they are counted', async () => {
    const { counts, refused } = await mapAll(bytes(JSON.stringify(record)), { strict: true });
    expect(refused).toHaveLength(1);
    expect(counts.refusals.invalid_log_field).toBe(TAGS);
  });

  it('is summed up with the number of its issues, and not of those that are listed', async () => {
    const { stderr } = await run(['map'], { stdin: JSON.stringify(record) });
    const told = stderr.matchAll(/^warning \S+ \((\d+) times\)/gmu);
    const sum = [...told].reduce((total, [, times]) => total + Number(times), 0);
    expect(sum).toBeGreaterThanOrEqual(TAGS);
    expect(stderr).toContain(`; ${sum} warnings`);
  });

  it('is explained with each of them, since each leaf is accounted for', () => {
    const { issues: all } = explain(record, { collectedAt });
    expect(all.filter(({ code }) => code === 'invalid_log_field')).toHaveLength(TAGS);
  });
});
