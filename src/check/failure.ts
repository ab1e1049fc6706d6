import type { EntityDifference } from '../compare.ts';
import type { AnyMappingRow } from '../table/table-rows.ts';

/** One thing that is not as it was expected. */
export interface CheckFailure {
  /** What it is about: a UDM field, with the entity before it where a case has several, or a whole sentence. */
  readonly what: string;
  /** What was expected there; undefined where nothing was. */
  readonly expected?: unknown;
  /** What is there; undefined where nothing is. */
  readonly actual?: unknown;
  /** The rows of the mapping table that are responsible. */
  readonly rows?: readonly AnyMappingRow[];
}

/** The longest value that is shown in full; a policy fits, a thousand members do not. */
const LONGEST = 2000;

/** A failure for each difference of two entities. */
export function failuresOf(differences: readonly EntityDifference[], subject?: string): CheckFailure[] {
  return differences.map(({ udmField, ...rest }) => ({
    what: subject === undefined ? udmField : `${subject}: ${udmField}`,
    ...rest,
  }));
}

/**
 * Writes a failure for people: what it is about, the rows responsible, what was expected and what is there.
 *
 * @param failure the failure
 * @returns one line where it is a whole sentence; else several, without a line break at the end
 * @example
 * formatFailure(failure);
 * // entity.user.userid
 * //   expected  "ana"
 * //   actual    "anna"
 * //   row 25    UserName → entity.user.userid, direct
 */
export function formatFailure(failure: CheckFailure): string {
  if (failure.rows === undefined) return failure.what;
  return [
    failure.what,
    `  expected  ${showValue(failure.expected)}`,
    `  actual    ${showValue(failure.actual)}`,
    ...rowLines(failure.rows),
  ].join('\n');
}

function showValue(value: unknown): string {
  if (value === undefined) return '(nothing)';
  const text = JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}… (${text.length} characters)`;
}

function rowLines(rows: readonly AnyMappingRow[]): string[] {
  if (rows.length === 0) return ['  row       none: no row of the mapping table writes there'];
  if (rows.length > 3) return [`  rows      ${rows.map(({ row }) => row).join(', ')}`];
  return rows.map(
    ({ row, logField, udmField, logic }) =>
      `  ${`row ${row}`.padEnd(9)} ${logField === null ? '' : `${logField} → `}${udmField}, ${logic}`,
  );
}
