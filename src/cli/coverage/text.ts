import type { Coverage, RowCoverage } from '../../coverage.ts';
import type { ActivityCoverage, ActivityRowCoverage } from '../../coverage-activity.ts';
import { ISSUE_CODES } from '../../issue/codes.ts';
import type { RecordKind } from '../../log/iam/kind.ts';
import type { Counts } from '../../stream/item.ts';
import { plural } from '../../text/plural.ts';
import { type Column, type Line, printColumns, printMarkdown } from '../terminal/columns.ts';
import type { TextLook } from '../terminal/look.ts';

/** A table of what was counted. */
export interface CoverageSection {
  readonly title: string;
  /** What stands there where there are no lines. */
  readonly nothing: string;
  readonly columns: readonly Column[];
  readonly lines: readonly Line[];
}

const COUNTS: readonly Column[] = [
  { head: 'COUNT', alignsRight: true },
  { head: 'RECORDS', alignsRight: true },
];
const ROW: readonly Column[] = [
  { head: 'ROW', alignsRight: true },
  { head: 'LOG FIELD' },
  { head: 'UDM FIELD' },
];

/** Prints the coverage of an input for a terminal. */
export function coverageText(coverage: Coverage, counts: Counts, { paint, width }: TextLook): string {
  const sections = sectionsOf(coverage).map(({ title, nothing, columns, lines }) => {
    const body = lines.length === 0 ? `${nothing}\n` : printColumns(columns, lines, paint, width);
    return `\n${paint('bold', title)}\n${body}`;
  });
  return `${countsText(coverage, counts)}${sections.join('')}`;
}

/** Prints the coverage of an input as Markdown. */
export function coverageMarkdown(coverage: Coverage, counts: Counts): string {
  const sections = sectionsOf(coverage).map(({ title, nothing, columns, lines }) => {
    return `\n## ${title}\n\n${lines.length === 0 ? `${nothing}\n` : printMarkdown(columns, lines)}`;
  });
  return `# Coverage of the mapping table\n\n${countsText(coverage, counts)}${sections.join('')}`;
}

/** The headline, and what it does not count: together they are the counts of `map`. */
function countsText(coverage: Coverage, { unmapped, merged }: Counts): string {
  const beside = `${plural(unmapped, 'record')} outside the table, ${merged} merged.\n`;
  return `${headline(coverage)}\n${unmapped + merged === 0 ? '' : beside}`;
}

/** Says in a line or two how far the table went. */
export function headline(coverage: Coverage): string {
  const { activity } = coverage;
  const lines = isOfEntities(coverage) ? [entitiesLine(coverage)] : [];
  if (activity !== undefined) lines.push(activityLine(activity));
  return lines.join('\n');
}

/** Of an input that has nothing but activity, the rows of entities say nothing. */
function isOfEntities({ activity, records }: Coverage): boolean {
  return activity === undefined || Object.values(records).some((count) => count > 0);
}

function activityLine({ records, refused, steppedDown, rows }: ActivityCoverage): string {
  const fired = rows.filter(({ count }) => count > 0).length;
  return `${plural(records, 'record')} of activity, ${refused} refused, ${steppedDown} stepped down. ${fired} of ${rows.length} rows of activity fired.`;
}

function entitiesLine({ records, refused, rows }: Coverage): string {
  const { USER, RESOURCE, GROUP, none } = records;
  const fired = rows.filter(({ count }) => count > 0).length;
  const kinds = `${USER} USER, ${RESOURCE} RESOURCE, ${GROUP} GROUP, ${none} of no kind`;
  return `${plural(USER + RESOURCE + GROUP + none, 'record')} (${kinds}), ${refused} refused. ${fired} of ${rows.length} rows fired.`;
}

/** What was counted, in tables. */
export function sectionsOf(coverage: Coverage): CoverageSection[] {
  return [
    ...(isOfEntities(coverage) ? entitySections(coverage) : []),
    ...activitySections(coverage.activity),
    issueSection(coverage),
  ];
}

function entitySections(coverage: Coverage): CoverageSection[] {
  const { rows } = coverage;
  return [
    {
      title: 'Rows that fired',
      nothing: 'None.',
      columns: [...ROW, ...COUNTS],
      lines: rows
        .filter(({ count }) => count > 0)
        .map((row) => ({ cells: [...rowCells(row), ...tally(row)] })),
    },
    {
      title: 'Rows that never fired',
      nothing: 'None.',
      columns: [...ROW, { head: 'WHY' }],
      lines: rows
        .filter(({ count }) => count === 0)
        .map((row) => ({ cells: [...rowCells(row), why(row, coverage)] })),
    },
    unreadSection(coverage),
  ];
}

function activitySections(activity: ActivityCoverage | undefined): CoverageSection[] {
  if (activity === undefined) return [];
  const records: Column = { head: 'RECORDS', alignsRight: true };
  const fired = activity.rows.filter(({ count }) => count > 0);
  const unfired = activity.rows.filter(({ count }) => count === 0);
  return [
    {
      title: 'Operations',
      nothing: 'None.',
      columns: [{ head: 'OPERATION' }, records],
      lines: activity.operations.map((one) => ({ cells: [one.operation, String(one.records)] })),
    },
    {
      title: 'Who acted',
      nothing: 'None.',
      columns: [{ head: 'TYPE OF IDENTITY' }, records],
      lines: activity.identities.map((one) => ({ cells: [one.type, String(one.records)] })),
    },
    {
      title: 'Rows of activity that fired',
      nothing: 'None.',
      columns: [...ROW, ...COUNTS],
      lines: fired.map((row) => ({ cells: [...rowCells(row), ...tally(row)] })),
    },
    {
      title: 'Rows of activity that never fired',
      nothing: 'None.',
      columns: ROW,
      lines: unfired.map((row) => ({ cells: rowCells(row) })),
    },
  ];
}

function rowCells({
  row,
  logField,
  udmField,
}: Pick<RowCoverage | ActivityRowCoverage, 'row' | 'logField' | 'udmField'>): string[] {
  return [String(row), logField ?? '-', udmField];
}

function tally({ count, records }: { readonly count: number; readonly records: number }): string[] {
  return [String(count), String(records)];
}

function why({ kinds, logField }: RowCoverage, { records }: Coverage): string {
  const present = kinds.some((kind: RecordKind) => records[kind] > 0);
  if (!present) return `the input has no ${kinds.join(' or ')}`;
  return logField === null ? 'no record had use for it' : 'no record held a value that it could take';
}

function unreadSection({ unread }: Coverage): CoverageSection {
  return {
    title: 'Log fields without a row',
    nothing: 'None.',
    columns: [{ head: 'KIND' }, { head: 'LOG FIELD' }, { head: 'AWS API REFERENCE' }, ...COUNTS],
    lines: unread.map((field) => ({
      cells: [field.kind, field.logField, field.known ? 'known' : 'unknown', ...tally(field)],
      ...(field.known ? {} : { style: 'yellow' as const }),
    })),
  };
}

function issueSection({ issues }: Coverage): CoverageSection {
  return {
    title: 'Issues',
    nothing: 'None.',
    columns: [{ head: 'CODE' }, { head: 'SEVERITY' }, ...COUNTS, { head: 'MEANING', givesWay: true }],
    lines: issues.map(({ code, ...counts }) => {
      const { severity, message } = ISSUE_CODES[code];
      return {
        cells: [code, severity, ...tally(counts), message],
        ...(severity === 'info'
          ? {}
          : { style: severity === 'error' ? ('red' as const) : ('yellow' as const) }),
      };
    }),
  };
}
