import { logFieldText, type Row } from '../engine/row.ts';
import type { RecordKind } from '../log/iam/kind.ts';
import { DOCUMENTED } from './documented.ts';

/** One row of the mapping table as plain data. */
export interface MappingRow {
  /** Its number in the documented table. */
  readonly row: number;
  /** The log field, `[]` for each element of a list; null where the row reads none. */
  readonly logField: string | null;
  /** The UDM field, `[]` for an element of a list, `[key]` for a label of that key. */
  readonly udmField: string;
  /** The record kinds that the row applies to. */
  readonly kinds: readonly RecordKind[];
  /** What the row does, in one sentence. */
  readonly logic: string;
}

const LABEL_KEY = /\[([^\]]+)\]$/u;

/** Says in one sentence what a row does, with the label key that it fixes. */
export function describeLogic(row: Row): string {
  const key = LABEL_KEY.exec(row.udm)?.[1];
  return key === undefined ? row.logic.sentence : `${row.logic.sentence}; label key fixed to ${key}`;
}

function listRows(): readonly MappingRow[] {
  const rows = new Map<number, MappingRow & { kinds: RecordKind[] }>();
  for (const kind of Object.keys(DOCUMENTED) as RecordKind[]) {
    for (const row of DOCUMENTED[kind]) {
      const { row: number, udm: udmField } = row;
      const listed = rows.get(number) ?? {
        row: number,
        logField: logFieldText(row),
        udmField,
        kinds: [],
        logic: describeLogic(row),
      };
      listed.kinds.push(kind);
      rows.set(number, listed);
    }
  }
  const ordered = [...rows.values()].sort((a, b) => a.row - b.row);
  for (const row of ordered) Object.freeze(Object.freeze(row).kinds);
  return Object.freeze(ordered);
}

/**
 * The documented mapping table, all 44 rows, as frozen plain data: what the mapper runs, not a copy of it.
 *
 * @see https://cloud.google.com/chronicle/docs/ingestion/default-parsers/aws-iam
 * @example
 * MAPPING_TABLE.filter((row) => row.kinds.includes('USER')).map((row) => row.logField);
 */
export const MAPPING_TABLE: readonly MappingRow[] = /* @__PURE__ */ listRows();
