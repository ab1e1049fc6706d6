import { logFieldText } from '../engine/row.ts';
import { GOOGLE_ROWS } from './google/rows.ts';
import { describeLogic, type MappingRow } from './mapping-table.ts';
import type { GoogleId } from './row.ts';

/** Where the source of Google's parser was published, and as of when. */
export const GOOGLE_SOURCE = {
  title: 'the source of Google’s AWS_IAM parser',
  repository: 'metron-labs/content-hub',
  commit: 'c90af7ce',
  path: 'content/parsers/third_party/community/AWS_IAM_GUS/cbn',
  updated: '2023-12-14',
} as const;

/** One row of Google's parser source as plain data. */
export interface GoogleMappingRow extends Omit<MappingRow, 'row'> {
  /** Its id, `G` and its place in the parser's order of work. */
  readonly row: GoogleId;
}

function listRows(): readonly GoogleMappingRow[] {
  const rows = GOOGLE_ROWS.flatMap((row): GoogleMappingRow[] => {
    if (row.row === 34) return [];
    const { row: id, udm: udmField, kinds } = row;
    const logField = logFieldText(row)?.replace('Users[].$.', '') ?? null;
    return [
      Object.freeze({
        row: id,
        logField,
        udmField,
        kinds: Object.freeze([...kinds]),
        logic: describeLogic(row),
      }),
    ];
  });
  return Object.freeze(rows);
}

/**
 * What Google's own parser for `AWS_IAM` does, 50 rows in its order of work, as frozen plain data: what the profile
 * `google` runs, not a copy of it. It differs from the documented table in places.
 *
 * @example
 * GOOGLE_TABLE.filter((row) => row.kinds.includes('RESOURCE')).map((row) => row.logField);
 */
export const GOOGLE_TABLE: readonly GoogleMappingRow[] = /* @__PURE__ */ listRows();
