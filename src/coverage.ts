import { type ActivityCoverage, ActivityTallies } from './coverage-activity.ts';
import { type Explanation, isFixedKey } from './explain.ts';
import type { ActivityExplanation } from './explain-activity.ts';
import { countOf, formatPath, type Issue, type IssueCode, type Path } from './issue.ts';
import type { RecordKind } from './log/iam/kind.ts';
import { cloudTrailOf } from './log/ocsf/cloudtrail.ts';
import { NAMESPACE_TABLE } from './table/namespace.ts';
import type { Profile } from './table/profile.ts';
import { type AnyMappingRow, tableRowsOf } from './table/table-rows.ts';
import { Tallies, type Tally } from './tally.ts';

/** A row with how often it fired; a row that never did has zeros. */
export type RowCoverage = AnyMappingRow & Tally;

/** A log field that was seen and that no row reads. */
export interface UnreadLogField extends Tally {
  /** The kind of the records that held it. */
  readonly kind: RecordKind;
  /** The log field, `[]` for each element of a list. */
  readonly logField: string;
  /** Whether the AWS API reference knows it. */
  readonly known: boolean;
}

/** How often an issue was found. Issues about no one record count in no record. */
export interface IssueCoverage extends Tally {
  readonly code: IssueCode;
}

/** How far the mapping table went over a whole input. */
export interface Coverage {
  /** How many records there were of each kind; `none` counts what is no record. */
  readonly records: Readonly<Record<RecordKind | 'none', number>>;
  /** How many of them were refused. */
  readonly refused: number;
  /** Every row of the profile, in the order of its tables. */
  readonly rows: readonly RowCoverage[];
  /** Log fields without a row, most frequent first. */
  readonly unread: readonly UnreadLogField[];
  /** Issues by code, most frequent first. */
  readonly issues: readonly IssueCoverage[];
  /** Of records of activity, where there were any. */
  readonly activity?: ActivityCoverage;
}

/** What is counted of a record: an explanation, or as much where there was nothing to explain, such as broken JSON. */
export type CountedRecord = Pick<Explanation<unknown>, 'ok' | 'kind' | 'issues' | 'udmLeaves'>;

/** Counts what explanations tell. */
export interface CoverageCounter {
  /** Takes one record in. */
  add(record: CountedRecord): void;
  /** Takes one record of activity in. */
  addActivity(log: unknown, explanation: ActivityExplanation): void;
  /** Takes an issue in that is about no one record, such as an answer that goes on. */
  addIssue(issue: Pick<Issue, 'code' | 'more'>): void;
  /** What was counted so far. */
  coverage(): Coverage;
}

/**
 * Makes a counter that tells, over many records, which rows fired, which log fields have no row and which issues
 * were found. It keeps counts only: no record and no value.
 *
 * @param profile the profile with which the records were explained; its rows are listed
 * @returns the counter
 * @example
 * const counter = countCoverage();
 * for (const log of logs) counter.add(explain(log, { collectedAt }));
 * counter.coverage().rows.filter((row) => row.count === 0); // the rows that never fired
 */
export function countCoverage(profile: Profile = 'documented'): CoverageCounter {
  const records = { USER: 0, RESOURCE: 0, GROUP: 0, none: 0 };
  // By line: the namespace has two under one id.
  const rows = new Tallies<string>();
  const unread = new Tallies<Omit<UnreadLogField, keyof Tally>>();
  const issues = new Tallies<IssueCode>();
  const activity = new ActivityTallies();
  let refused = 0;
  const addIssues = (found: readonly Issue[]): void => {
    issues.add(found.map(({ code }) => code));
    // One may stand for many.
    for (const issue of found) issues.addOne(issue.code, countOf(issue) - 1);
  };
  return {
    add({ ok, kind, udmLeaves, issues: found }) {
      records[kind ?? 'none'] += 1;
      if (!ok) refused += 1;
      rows.add(udmLeaves.filter((leaf) => !isFixedKey(leaf)).map(({ row, udmField }) => row + udmField));
      unread.add(kind === undefined ? [] : found.flatMap((issue) => unreadField(kind, issue)));
      addIssues(found);
    },
    addActivity(log, explanation) {
      activity.add(cloudTrailOf(log)?.record ?? log, explanation);
      addIssues(explanation.issues);
    },
    addIssue(issue) {
      issues.addOne(issue.code, countOf(issue));
    },
    coverage: () => ({
      records: { ...records },
      refused,
      rows: [...tableRowsOf(profile), ...NAMESPACE_TABLE]
        .map((row) => ({ ...row, ...rows.of(row.row + row.udmField) }))
        // The namespace is an option: where nobody gave one, no row waits for it.
        .filter((row) => row.count > 0 || !NAMESPACE_TABLE.some(({ row: id }) => id === row.row)),
      unread: unread.ranked().map(({ subject, count, records }) => ({ ...subject, count, records })),
      issues: issues.ranked().map(({ subject, count, records }) => ({ code: subject, count, records })),
      ...(activity.records === 0 ? {} : { activity: activity.coverage() }),
    }),
  };
}

function unreadField(kind: RecordKind, { code, path }: Issue): Omit<UnreadLogField, keyof Tally>[] {
  if (code !== 'unmapped_log_field' && code !== 'unknown_log_field') return [];
  return [{ kind, logField: logFieldOf(path), known: code === 'unmapped_log_field' }];
}

/** The log field that a path leads to, as the mapping table writes log fields: `Users[].Tags`. */
function logFieldOf(path: Path): string {
  return path.reduce<string>((field, key) => {
    if (typeof key === 'number') return `${field}[]`;
    const name = formatPath([key]);
    return field === '' || name.startsWith('[') ? field + name : `${field}.${name}`;
  }, '');
}
