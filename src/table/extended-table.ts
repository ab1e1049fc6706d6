import { logFieldText } from '../engine/row.ts';
import type { IamRecordType } from '../log/iam/kind.ts';
import { reasonOf } from './extended/reasons.ts';
import { describeLogic, type MappingRow } from './mapping-table.ts';
import { EXTENSIONS } from './profile.ts';
import type { ExtensionId } from './row.ts';

/** One row of the extended profile as plain data: what the documented table does not have, and why it is there. */
export interface ExtendedMappingRow extends Omit<MappingRow, 'row'> {
  /** Its id, which no documented row has. */
  readonly row: ExtensionId;
  /** The records that it is for. */
  readonly record: 'user' | 'role' | 'group' | 'policy';
  /** Why the value belongs there, in one sentence. */
  readonly reason: string;
}

/** What each record type is called in the table. */
export const RECORDS = { USER: 'user', RESOURCE: 'role', GROUP: 'group', POLICY: 'policy' } as const;

function listExtensions(): readonly ExtendedMappingRow[] {
  const rows = (Object.keys(RECORDS) as IamRecordType[]).flatMap((table) =>
    EXTENSIONS[table].map((row) =>
      Object.freeze({
        row: row.row,
        logField: logFieldText(row),
        udmField: row.udm,
        kinds: Object.freeze([table === 'POLICY' ? 'RESOURCE' : table] as const),
        logic: describeLogic(row),
        record: RECORDS[table],
        reason: reasonOf(row.row)!,
      }),
    ),
  );
  return Object.freeze(rows);
}

/**
 * The rows that the profile `extended` adds to the documented table, as frozen plain data. `@principals` in a log field
 * stands for the principals that a trust policy names.
 *
 * @example
 * EXTENDED_TABLE.filter((row) => row.record === 'policy').map((row) => row.udmField);
 */
export const EXTENDED_TABLE: readonly ExtendedMappingRow[] = /* @__PURE__ */ listExtensions();
