import { EVIDENCE, type EventRow, type Evidence } from './cloudtrail/row.ts';
import { EVENT_ROWS } from './cloudtrail/table.ts';

/** One line of the table for CloudTrail as plain data; the lines of one row have its id. */
export interface CloudTrailMappingRow {
  /** `C` and its number; `E` and a number for what a feed is given beside. */
  readonly row: EventRow['row'];
  /**
   * The log field, `[]` for each element of a list, `<path>` for every leaf below; several where the first that has a
   * value is read, or where they decide a constant; null where the row reads none.
   */
  readonly logField: string | null;
  /** The UDM field, `[]` for an element of a list, `[key]` for a label or an additional field of that key. */
  readonly udmField: string;
  /** What the row does, in one sentence. */
  readonly logic: string;
  /** What is known of the reason for it: Google publishes no field table for these records. */
  readonly evidence: Evidence;
}

/** Where the evidence is from, and what each kind of it means. */
export const CLOUDTRAIL_SOURCE = {
  title: 'rows of this project for AWS_CLOUDTRAIL',
  note: 'Google publishes no field table for these records; each row says what is known of it.',
  evidence: EVIDENCE,
} as const;

/** A log field as people write it: the leaves that a reader gives are every path below. */
export function logFieldOf({ log }: EventRow): string | null {
  if (log === null) return null;
  const fields = typeof log === 'string' ? [log] : log;
  return fields.map((field) => field.replace(/@.*$/u, '<path>')).join(', ');
}

const ADDITIONAL = 'additional.';

function udmFieldOf({ udm }: EventRow): string {
  if (udm.endsWith('labels[]')) return udm.replace('labels[]', 'labels[<path>]');
  if (!udm.startsWith(ADDITIONAL)) return udm;
  const key = udm.slice(ADDITIONAL.length).replaceAll('"', '');
  return `additional.fields[${key === '*' ? '<path>' : key}]`;
}

/** The place of a row among all: those of a feed stand behind the others. */
function numberOf({ row }: EventRow): number {
  return Number(row.slice(1)) + (row.startsWith('E') ? 1000 : 0);
}

function listRows(): readonly CloudTrailMappingRow[] {
  const numbered = EVENT_ROWS.map((row) => ({ row, number: numberOf(row) }));
  // Pairs would be taken apart at each comparison, which takes most of the time while the code is new.
  const ordered = numbered.sort((one, other) => one.number - other.number);
  return Object.freeze(
    ordered.map(({ row }) =>
      Object.freeze({
        row: row.row,
        logField: logFieldOf(row),
        udmField: udmFieldOf(row),
        logic: row.logic.sentence,
        evidence: row.evidence,
      }),
    ),
  );
}

/**
 * The table by which records of CloudTrail become events, as frozen plain data: what the mapper runs, not a copy of it.
 * Rows of the same number are lines of one row; some hold for some operations or records only.
 *
 * @example
 * CLOUDTRAIL_TABLE.filter((row) => row.evidence === 'documented').map((row) => row.udmField);
 */
export const CLOUDTRAIL_TABLE: readonly CloudTrailMappingRow[] = /* @__PURE__ */ listRows();
