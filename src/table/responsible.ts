import type { RecordKind } from '../log/iam/kind.ts';
import { type UdmPath, udmPattern } from '../udm/path.ts';
import { NAMESPACE_TABLE } from './namespace.ts';
import type { Profile } from './profile.ts';
import { type AnyMappingRow, tableRowsOf } from './table-rows.ts';

/**
 * The rows that write a place of an entity: the field itself, what it is a part of, or what lies below it.
 * A label of a fixed key has its own row; any other label has those of the tags.
 *
 * @param path the place
 * @param kind the record kind; undefined for the rows of all kinds
 * @param profile the rows that the mapper followed
 * @returns the rows in the table's order; none where no row writes there
 */
export function responsibleRows(
  path: UdmPath,
  kind: RecordKind | undefined,
  profile: Profile,
): readonly AnyMappingRow[] {
  const isNamespace = path.at(-1)?.name === 'namespace';
  const rows = (isNamespace ? NAMESPACE_TABLE : tableRowsOf(profile)).filter(
    (row) => kind === undefined || row.kinds.includes(kind),
  );
  const keyed = udmPattern(path, true);
  const fixed = rows.filter((row) => isWithin(keyed, row.udmField));
  if (fixed.length > 0) return fixed;
  const place = udmPattern(path, false);
  return rows.filter((row) => isWithin(place, row.udmField) || isWithin(row.udmField, place));
}

function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);
}
