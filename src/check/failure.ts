import type { EntityDifference } from '../compare.ts';
import { formatIssue, type Issue } from '../issue.ts';
import { cutText } from '../text/cut.ts';
import { printable } from '../text/printable.ts';
import { formatEntityName, nameOfEntity } from '../udm/name.ts';

/** One thing that is not as it was expected. */
export interface CheckFailure {
  /** What it is about: an entity or event and a UDM field of it, or a whole sentence. */
  readonly what: string;
  /** What was expected there; undefined where nothing was. */
  readonly expected?: unknown;
  /** What is there; undefined where nothing is. */
  readonly actual?: unknown;
  /** The rows of the record's own table that are responsible; absent where `what` is a sentence. */
  readonly rows?: EntityDifference['rows'];
}

/** What to do where there is nothing to compare with. */
export const WRITE_IT = 'Write it with --update, and read it.';

/** A failure for each difference of an entity or event from what was expected; it is called as it was expected. */
export function failuresOf(
  differences: readonly EntityDifference[],
  expected: unknown,
  place?: string,
): CheckFailure[] {
  const subject = [place, nameOfMade(expected)].filter(Boolean).join(' ');
  return differences.map(({ udmField, ...rest }) => ({ what: `${subject}: ${udmField}`, ...rest }));
}

/** What an entity or event is called; a line break in a name begins no line of a sentence. */
export function nameOfMade(made: unknown): string {
  return printable(formatEntityName(nameOfEntity(made)));
}

/** Says why records were refused, a line for each issue behind a sentence. */
export function issueLines(issues: readonly Issue[]): string {
  return issues.map((issue) => `\n  ${formatIssue(issue)}`).join('');
}

/** Says that expectations were rewritten so that they expect a refusal. */
export function refusalSentence(refusals: readonly Issue[]): string {
  return `The rewritten expectations expect a refusal now: see that this is meant.${issueLines(refusals)}`;
}

/**
 * Says in one line what failed: the entity or event, the UDM field, and whether that is missing or new.
 *
 * @param failure the failure
 * @returns one line, in which what is not visible is escaped
 */
export function headline({ what, expected, actual, rows }: CheckFailure): string {
  if (rows === undefined) return printable(what.split('\n', 1)[0]!);
  const became = actual === undefined ? ' is missing' : expected === undefined ? ' is new' : '';
  return printable(`${what}${became}`);
}

/**
 * Writes a failure for people: what it is about, the rows responsible, what was expected and what is there.
 *
 * @param failure the failure
 * @returns one line or several, without a line break at the end; what is not visible in values is escaped
 * @example
 * formatFailure(failure);
 * // USER ana (AIDAANA): entity.user.userid
 * //   expected  "ana"
 * //   actual    "anna"
 * //   row 25    UserName → entity.user.userid, direct
 */
export function formatFailure(failure: CheckFailure): string {
  if (failure.rows === undefined) return failure.what.split('\n').map(printable).join('\n');
  return [
    headline(failure),
    `  expected  ${showValue(failure.expected)}`,
    `  actual    ${showValue(failure.actual)}`,
    ...rowLines(failure.rows).map(printable),
  ].join('\n');
}

function showValue(value: unknown): string {
  if (value === undefined) return '(nothing)';
  return printable(cutText(JSON.stringify(value)));
}

function rowLines(rows: NonNullable<CheckFailure['rows']>): string[] {
  if (rows.length === 0) return ['  row       none: no row of the mapping table writes there'];
  if (rows.length > 3) return [`  rows      ${[...new Set(rows.map(({ row }) => row))].join(', ')}`];
  return rows.map(
    ({ row, logField, udmField, logic }) =>
      `  ${`row ${row}`.padEnd(9)} ${logField === null ? '' : `${logField} → `}${udmField}, ${logic}`,
  );
}
