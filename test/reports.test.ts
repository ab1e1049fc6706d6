import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatIssue, formatPath } from '../src/index.ts';
import type { MapItem } from '../src/stream.ts';
import { mapStream } from '../src/stream.ts';

const FOLDER = new URL('reports/', import.meta.url);
const FACTS = new URL('facts/reports.json', import.meta.url);
const NAMES = readdirSync(FOLDER).sort();

/** What came of an item, as one line: what it is, where it lies, the keys by which SecOps joins it, and its issues. */
function lineOf(item: Exclude<MapItem, { type: 'end' }>): string {
  const place = `${item.line}${item.path.length === 0 ? '' : ` ${formatPath(item.path)}`}`;
  const issues = item.issues.map((issue) => `\n  ${formatIssue(issue)}`).join('');
  return `${item.type} ${place}${item.type === 'entity' ? ` ${wordsOf(item.entity)}` : ''}${issues}`;
}

function wordsOf({ entity, metadata, relations }: Extract<MapItem, { type: 'entity' }>['entity']): string {
  const noun = JSON.stringify(entity);
  const members = relations === undefined ? '' : ` ${JSON.stringify(relations)}`;
  return `${metadata.entityType} ${noun}${members}`;
}

async function outcomeOf(name: string, window: number | undefined): Promise<string[]> {
  const bytes = readFileSync(new URL(name, FOLDER));
  const blocks =
    window === undefined
      ? [bytes]
      : Array.from({ length: Math.ceil(bytes.length / window) }, (_, index) =>
          bytes.subarray(index * window, (index + 1) * window),
        );
  const lines: string[] = [];
  for await (const item of mapStream(blocks, { collectedAt: '2026-01-02T03:04:05Z' })) {
    if (item.type !== 'end') lines.push(...lineOf(item as never).split('\n'));
  }
  return lines;
}

const outcomes = process.env.UPDATE_FACTS === '1' ? undefined : JSON.parse(readFileSync(FACTS, 'utf8'));

describe('inputs that people report', () => {
  it('are all there', () => {
    expect(NAMES).toHaveLength(188);
    expect(Object.keys(outcomes ?? {})).toEqual(outcomes === undefined ? [] : NAMES);
  });

  it.each(NAMES)('give what was found right, however the bytes are cut: %s', async (name) => {
    const whole = await outcomeOf(name, undefined);
    for (const window of [1, 7, 64]) expect(await outcomeOf(name, window)).toEqual(whole);
    if (outcomes !== undefined) expect(whole).toEqual(outcomes[name]);
  });
});
