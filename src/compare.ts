import type { CloudTrailMappingRow } from './table/cloudtrail-table.ts';
import type { Profile } from './table/profile.ts';
import { recordTypeOf } from './table/record-type.ts';
import { responsibleEventRows, responsibleRows } from './table/responsible.ts';
import { saySame } from './table/same-text.ts';
import type { AnyMappingRow } from './table/table-rows.ts';
import { type DifferenceOptions, findDifferences } from './udm/difference.ts';
import { isEvent } from './udm/made.ts';
import { formatUdmPath, type UdmPath } from './udm/path.ts';
import { snakeKeys } from './udm/style.ts';

/** One place at which an entity or an event is not what was expected. */
export interface EntityDifference {
  /** The UDM field as the mapping table writes it; a label by its key and a relation by its member's identity. */
  readonly udmField: string;
  /** What was expected there; undefined where nothing was. */
  readonly expected: unknown;
  /** What is there; undefined where nothing is. */
  readonly actual: unknown;
  /** The rows of the record's own table that write there; none where no row does. */
  readonly rows: readonly (AnyMappingRow | CloudTrailMappingRow)[];
}

/** What counts as a difference, and which rows are looked at. */
export interface CompareOptions extends DifferenceOptions {
  /** The rows that the mapper followed; `documented` unless said. Events have rows of their own. */
  readonly profile?: Profile;
}

/**
 * Compares two entities, or two events, field by field: by meaning, not by spelling. Timestamps are equal by instant
 * (`.198Z` = `.198000Z`); the order of keys and their style (`productObjectId`, `product_object_id`) are nothing, and
 * so is the difference between absent and empty. Labels are compared by key and value, in any order, as the elements of
 * every list are; policies are compared as policies. With `exact`, the order of lists and the texts of policies count.
 * What is deeper than 100 levels, as no entity can be, is not compared.
 *
 * @param expected the entity as it should be
 * @param actual the entity as it is
 * @param options what may differ
 * @returns each difference with the rows responsible for it; none where the entities say the same
 * @example
 * for (const { udmField, rows } of compareEntities(golden, entity, { ignoreIngestionTimes: true })) {
 *   console.log(udmField, rows.map((row) => row.row));
 * }
 */
export function compareEntities(
  expected: unknown,
  actual: unknown,
  options: CompareOptions = {},
): EntityDifference[] {
  const [before, after] = [snakeKeys(expected), snakeKeys(actual)];
  const rowsOf = rowFinder([after, before], options.profile ?? 'documented');
  return findDifferences(before, after, options, saySame).map(({ path, ...values }) => ({
    udmField: formatUdmPath(path),
    ...values,
    rows: rowsOf(path),
  }));
}

/** Finds rows by what was made; by what was expected where that says nothing. */
function rowFinder(made: readonly unknown[], profile: Profile): (path: UdmPath) => EntityDifference['rows'] {
  if (made.some(isEvent)) return responsibleEventRows;
  const types = made.map(recordTypeOf);
  return (path) =>
    types.map((type) => responsibleRows(path, type, profile)).find((rows) => rows.length > 0) ?? [];
}
