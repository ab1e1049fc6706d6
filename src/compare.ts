import type { RecordKind } from './log/iam/kind.ts';
import type { Profile } from './table/profile.ts';
import { responsibleRows } from './table/responsible.ts';
import type { AnyMappingRow } from './table/table-rows.ts';
import { type DifferenceOptions, findDifferences } from './udm/difference.ts';
import { formatUdmPath } from './udm/path.ts';
import { snakeKeys } from './udm/style.ts';

/** One place at which an entity is not what was expected. */
export interface EntityDifference {
  /** The UDM field as the mapping table writes it; a label by its key and a relation by its member's identity. */
  readonly udmField: string;
  /** What was expected there; undefined where nothing was. */
  readonly expected: unknown;
  /** What is there; undefined where nothing is. */
  readonly actual: unknown;
  /** The rows of the mapping table that write there; none where no row does. */
  readonly rows: readonly AnyMappingRow[];
}

/** What counts as a difference, and which rows are looked at. */
export interface CompareOptions extends DifferenceOptions {
  /** The rows that the mapper followed; `documented` unless said. */
  readonly profile?: Profile;
}

/**
 * Compares two entities field by field: by meaning, not by spelling. Timestamps are equal by instant
 * (`.198Z` = `.198000Z`); the order of keys and their style (`productObjectId`, `product_object_id`) are nothing, and
 * so is the difference between absent and empty. The order of lists counts unless `ignoreOrder` is on.
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
  const { profile = 'documented' } = options;
  const kinds = [kindOf(actual), kindOf(expected)];
  return findDifferences(expected, actual, options).map((difference) => ({
    udmField: formatUdmPath(difference.path),
    expected: difference.expected,
    actual: difference.actual,
    rows:
      kinds.map((kind) => responsibleRows(difference.path, kind, profile)).find((rows) => rows.length > 0) ??
      [],
  }));
}

const KINDS: readonly unknown[] = ['USER', 'RESOURCE', 'GROUP'] satisfies RecordKind[];

function kindOf(entity: unknown): RecordKind | undefined {
  const metadata = snakeKeys((entity as { readonly metadata?: unknown } | null | undefined)?.metadata);
  const type = (metadata as { readonly entity_type?: unknown } | null | undefined)?.entity_type;
  return KINDS.includes(type) ? (type as RecordKind) : undefined;
}
