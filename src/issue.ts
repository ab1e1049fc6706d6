import type { ALL_ISSUES } from './issue/all.ts';
import type { Meaning, Severity } from './issue/meaning.ts';
import type { RECORD_ISSUES } from './issue/record.ts';
import type { REQUEST_ISSUES } from './issue/request.ts';

export type { Severity } from './issue/meaning.ts';

/** Where in the log an issue was found: keys and list indices, outermost first. */
export type Path = readonly (string | number)[];

/**
 * The id of a row: its number in the documented table; `G` and a number where it is of Google's parser source; `C` and
 * a number where it is of the table for CloudTrail; `E` and a number where it is an extension.
 */
export type RowId = number | `G${number}` | `C${number}` | `E${number}`;

/** The closed set of issue codes. Codes are stable: a code never changes its meaning. */
export type IssueCode = keyof typeof ALL_ISSUES;

/** The codes of what a mapper says of one record. */
export type RecordIssueCode = keyof typeof RECORD_ISSUES;

/** The codes of what is said of entities and events that shall go into a request. */
export type RequestIssueCode = keyof typeof REQUEST_ISSUES;

/** A place in a text: the first line is 1, and so is the first byte of a line. */
export interface TextPlace {
  readonly line: number;
  /** Absent where the line is so long that it is not known. */
  readonly column?: number;
}

/** Something worth saying about one record. It never holds a value of the log unless asked to. */
export interface Issue {
  /** What it is, for programs. */
  readonly code: IssueCode;
  /** How much it weighs. */
  readonly severity: Severity;
  /** Where in the log, as the log spells it. */
  readonly path: Path;
  /** The row that was being applied, where one was: a number of the documented table, or an extension such as `E101`. */
  readonly row?: RowId;
  /** What it is, for people: one fixed sentence for each code. */
  readonly message: string;
  /** The AWS call whose answer it is about, or the other service whose it is, where that was recognised. */
  readonly call?: string;
  /** The fields of which it speaks, where it speaks of several. */
  readonly fields?: readonly string[];
  /** The code of the error with which AWS answered. */
  readonly errorCode?: string;
  /** Where in the input the text breaks. */
  readonly place?: TextPlace;
  /** What the record looks like and what to do about that, where its form is known and not read. */
  readonly form?: string;
  /** Type and size of what was found, such as `string(11)` or `array(3)`. */
  readonly received?: string;
  /** What was found, only when `includeValues` is on. */
  readonly value?: unknown;
  /** For how many issues of its code it stands, where a record has so many that no more are listed one by one. */
  readonly more?: number;
}

/** How many issues one stands for. */
export function countOf({ more = 1 }: Pick<Issue, 'more'>): number {
  return more;
}

/** What is known where an issue is found. */
export interface Finding<Code extends IssueCode = IssueCode> {
  readonly code: Code;
  readonly path: Path;
  readonly row?: RowId | undefined;
  readonly call?: string | undefined;
  readonly fields?: readonly string[] | undefined;
  readonly errorCode?: string | undefined;
  readonly place?: TextPlace | undefined;
  readonly form?: string | undefined;
  readonly severity?: Severity | undefined;
  readonly value?: unknown;
  readonly more?: number | undefined;
}

/** Receives what is found while a record is read. */
export type Report<Code extends IssueCode = IssueCode> = (finding: Finding<Code>) => void;

/** Type and size of a value, without the value. */
export function describeValue(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `string(${value.length})`;
  if (Array.isArray(value)) return `array(${value.length})`;
  if (value instanceof Date) return 'date';
  return typeof value;
}

/**
 * Makes the issue for a finding.
 *
 * @param meanings the codes that may come, so that nothing brings the sentences of others with it
 * @param finding what was found and where
 * @param includeValues whether the issue may hold the value itself
 */
export function createIssue<Code extends IssueCode>(
  meanings: Readonly<Record<Code, Meaning>>,
  finding: Finding<Code>,
  includeValues = false,
): Issue {
  const { code, path, row, call, value } = finding;
  const { severity, message } = meanings[code];
  const issue: { -readonly [Member in keyof Issue]: Issue[Member] } =
    row === undefined
      ? { code, severity: finding.severity ?? severity, path, message }
      : { code, severity: finding.severity ?? severity, path, row, message };
  if (call !== undefined) issue.call = call;
  if (finding.fields !== undefined) issue.fields = [...finding.fields];
  if (finding.errorCode !== undefined) issue.errorCode = finding.errorCode;
  if (finding.place !== undefined) issue.place = finding.place;
  if (finding.form !== undefined) issue.form = finding.form;
  if (finding.more !== undefined) issue.more = finding.more;
  if (value === undefined) return issue;
  issue.received = describeValue(value);
  if (includeValues) issue.value = value;
  return issue;
}

/**
 * Writes a path as people write it.
 *
 * @param path where something stands, as an issue has it
 * @returns the keys with points between them and indices in brackets; an empty text for the record itself
 * @example
 * formatPath(['Users', 3, 'CreateDate']); // 'Users[3].CreateDate'
 */
export function formatPath(path: Path): string {
  let text = '';
  for (const key of path) {
    if (typeof key === 'number') text += `[${key}]`;
    else if (/^[\w$:-]+$/u.test(key)) text += text === '' ? key : `.${key}`;
    else text += `[${JSON.stringify(key)}]`;
  }
  return text;
}

function formatPlace({ line, column }: TextPlace): string {
  return column === undefined ? `line ${line}` : `line ${line}, column ${column}`;
}

/**
 * Writes an issue as one line for people.
 *
 * @param issue the issue
 * @returns severity, code, place, sentence, what was found and the row
 * @example
 * formatIssue(issue);
 * // 'warning invalid_timestamp at CreateDate: The log field is no date … (string(20), row 3)'
 */
export function formatIssue(issue: Issue): string {
  const place = issue.path.length === 0 ? '' : ` at ${formatPath(issue.path)}`;
  return `${issue.severity} ${issue.code}${place}: ${issue.message}${formatNotes(issue)}`;
}

/** What is known of an issue beside its place and its sentence, in brackets; empty where that is nothing. */
export function formatNotes(issue: Issue): string {
  const notes = [
    issue.call,
    issue.fields?.join(', '),
    issue.errorCode,
    issue.place && formatPlace(issue.place),
    issue.form,
    issue.received,
    issue.row === undefined ? undefined : `row ${issue.row}`,
    issue.more === undefined ? undefined : `${issue.more} more of them`,
  ].filter(Boolean);
  return notes.length === 0 ? '' : ` (${notes.join(', ')})`;
}
