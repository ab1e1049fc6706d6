import { entityTypeOf, type IamRecordType } from '../log/iam/kind.ts';
import { type UdmPath, udmPattern } from '../udm/path.ts';
import { CLOUDTRAIL_TABLE, type CloudTrailMappingRow } from './cloudtrail-table.ts';
import { RECORDS } from './extended-table.ts';
import { NAMESPACE_TABLE } from './namespace.ts';
import type { Profile } from './profile.ts';
import { type AnyMappingRow, tableRowsOf } from './table-rows.ts';

/**
 * The rows that write a place of an entity: the field itself, what it is a part of, or what lies below it.
 * A label of a fixed key has its own row; any other label has those of the tags.
 *
 * @param path the place
 * @param type the record type; undefined for the rows of all types
 * @param profile the rows that the mapper followed
 * @returns the rows in the table's order; none where no row writes there
 */
export function responsibleRows(
  path: UdmPath,
  type: IamRecordType | undefined,
  profile: Profile,
): readonly AnyMappingRow[] {
  const isNamespace = path.at(-1)?.name === 'namespace';
  return rowsAt(path, isNamespace ? NAMESPACE_TABLE : rowsFor(type, profile));
}

/** The rows of a profile for one record type, found once: an entity may have many places. */
const ROWS = /* @__PURE__ */ new Map<string, readonly AnyMappingRow[]>();

function rowsFor(type: IamRecordType | undefined, profile: Profile): readonly AnyMappingRow[] {
  const name = `${type} ${profile}`;
  const found =
    ROWS.get(name) ?? tableRowsOf(profile).filter((row) => type === undefined || isForRecord(row, type));
  ROWS.set(name, found);
  return found;
}

/** The rows that write a place of an event. An additional field of a fixed key has its own; any other has those of leaves. */
export function responsibleEventRows(path: UdmPath): readonly CloudTrailMappingRow[] {
  const isAdditional = path.length > 1 && path[0]!.name === 'additional';
  const place = isAdditional ? ANY_ADDITIONAL : udmPattern(path, false);
  return rowsAt(path, CLOUDTRAIL_TABLE, place, patternOf);
}

/** A policy is a resource like a role, and has rows of its own. */
function isForRecord(row: AnyMappingRow, type: IamRecordType): boolean {
  if ('record' in row) return row.record === RECORDS[type];
  const isForPolicies = 'reason' in row;
  return (type !== 'POLICY' || isForPolicies) && row.kinds.includes(entityTypeOf(type));
}

/** @param place how rows that know no key name the place */
function rowsAt<Row extends { readonly udmField: string }>(
  path: UdmPath,
  rows: readonly Row[],
  place = udmPattern(path, false),
  fieldOf: (row: Row) => string = ({ udmField }) => udmField,
): readonly Row[] {
  const keyed = udmPattern(path, true);
  const fixed = rows.filter((row) => isWithin(keyed, fieldOf(row)));
  if (fixed.length > 0) return fixed;
  return rows.filter((row) => isWithin(place, fieldOf(row)) || isWithin(fieldOf(row), place));
}

const ADDITIONAL = 'additional.fields[';
const ANY_ADDITIONAL = 'additional.<path>';

/** The table writes additional fields of events as people know them; in JSON they are plain members. */
function patternOf({ udmField }: CloudTrailMappingRow): string {
  if (udmField.startsWith(ADDITIONAL)) return `additional.${udmField.slice(ADDITIONAL.length, -1)}`;
  return udmField.replace('[<path>]', '[]');
}

function isWithin(inner: string, outer: string): boolean {
  if (!inner.startsWith(outer)) return false;
  const next = inner[outer.length];
  return next === undefined || next === '.' || next === '[';
}
