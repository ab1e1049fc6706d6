import type { Issue, IssueCode } from '../issue.ts';
import type { RecordKind } from '../log/iam/kind.ts';
import type { Counts, MapItem } from './item.ts';

/** Counts that grow. */
export interface Tally {
  records: number;
  readonly entities: Record<RecordKind, number>;
  refused: number;
  unmapped: number;
  merged: number;
  readonly issues: Partial<Record<IssueCode, number>>;
  readonly refusals: Partial<Record<IssueCode, number>>;
}

/** Counts of nothing. */
export function startTally(): Tally {
  return {
    records: 0,
    entities: { USER: 0, RESOURCE: 0, GROUP: 0 },
    refused: 0,
    unmapped: 0,
    merged: 0,
    issues: {},
    refusals: {},
  };
}

/** Counts an item in. */
export function countItem(tally: Tally, item: MapItem<unknown>): void {
  if (item.type === 'end') return;
  if (item.type === 'entity') tally.entities[item.kind] += 1;
  else if (item.type === 'refused') tally.refused += 1;
  else if (item.type === 'unmapped') tally.unmapped += 1;
  else if (item.type === 'merged') tally.merged += 1;
  countIssues(tally.issues, item.issues);
  if (item.type === 'refused') {
    countIssues(
      tally.refusals,
      item.issues.filter(({ severity }) => severity === 'error'),
    );
  }
}

function countIssues(counts: Partial<Record<IssueCode, number>>, issues: readonly Issue[]): void {
  for (const { code } of issues) counts[code] = (counts[code] ?? 0) + 1;
}

/** Counts in what was counted elsewhere. */
export function countMore(tally: Tally, counts: Counts): void {
  for (const name of ['records', 'refused', 'unmapped', 'merged'] as const) tally[name] += counts[name];
  for (const name of ['entities', 'issues', 'refusals'] as const) addInto(tally[name], counts[name]);
}

function addInto(sum: Record<string, number>, counts: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + count;
}
