import { countOf, type Issue, type IssueCode } from '../issue.ts';
import type { RecordKind } from '../log/iam/kind.ts';
import type { AnyItem, Counts } from './item.ts';

/** {@link Counts} that grow. */
export interface GrowingCounts extends Counts {
  records: number;
  readonly entities: Record<RecordKind, number>;
  events: number;
  refused: number;
  unmapped: number;
  merged: number;
  readonly issues: Partial<Record<IssueCode, number>>;
  readonly refusals: Partial<Record<IssueCode, number>>;
}

export function noCounts(): GrowingCounts {
  return {
    records: 0,
    entities: { USER: 0, RESOURCE: 0, GROUP: 0 },
    events: 0,
    refused: 0,
    unmapped: 0,
    merged: 0,
    issues: {},
    refusals: {},
  };
}

/** Counts an item in. */
export function countItem(counts: GrowingCounts, item: AnyItem): void {
  if (item.type === 'end') return;
  if (item.type === 'entity') counts.entities[item.kind] += 1;
  else if (item.type === 'event') counts.events += 1;
  else if (item.type !== 'notice') counts[item.type] += 1;
  countIssues(counts.issues, item.issues);
  if (item.type === 'refused') {
    countIssues(
      counts.refusals,
      item.issues.filter(({ severity }) => severity === 'error'),
    );
  }
}

/** Counts how often each issue was found. */
export function countIssues(
  counts: Partial<Record<IssueCode, number>>,
  issues: readonly Pick<Issue, 'code' | 'more'>[],
): void {
  for (const issue of issues) counts[issue.code] = (counts[issue.code] ?? 0) + countOf(issue);
}

/** Counts what became of a record that is known and outside the table. */
export function countOutside(counts: GrowingCounts, issues: readonly Pick<Issue, 'code'>[]): void {
  counts.unmapped += 1;
  countIssues(counts.issues, issues);
}

/** Adds up what was counted of two inputs. */
export function addCounts(one: Counts, other: Counts): Counts {
  const sum = noCounts();
  for (const counts of [one, other]) {
    for (const name of ['records', 'events', 'refused', 'unmapped', 'merged'] as const)
      sum[name] += counts[name];
    for (const name of ['entities', 'issues', 'refusals'] as const) addInto(sum[name], counts[name]);
  }
  return sum;
}

function addInto(sum: Record<string, number>, counts: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + count;
}
