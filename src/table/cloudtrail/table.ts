import { CLOUDTRAIL_RECORD } from '../../log/cloudtrail/record.ts';
import { GENERAL_ROWS } from './general-rows.ts';
import { IDENTITY_ROWS } from './identity-rows.ts';
import { namingOf, namingRows } from './kind.ts';
import { EVENT_READERS } from './readers.ts';
import type { EventRow } from './row.ts';
import { TARGET_ROWS } from './target-rows.ts';
import { VARIANT_NAMES } from './variant.ts';

/** The rows of the table for CloudTrail, in the order in which entries of lists stand. */
export const EVENT_ROWS: readonly EventRow[] = /* @__PURE__ */ (() => [
  ...GENERAL_ROWS,
  ...IDENTITY_ROWS,
  ...TARGET_ROWS,
])();

/** What the table for CloudTrail is compiled of. */
export const EVENT_TABLE = {
  schema: CLOUDTRAIL_RECORD,
  rows: EVENT_ROWS,
  spellings: {},
  readers: EVENT_READERS,
  precedence: 'first',
  variants: VARIANT_NAMES,
} as const;

const NAMING_ROWS = /* @__PURE__ */ namingRows(TARGET_ROWS);

/** What names the resource of the calls of a variant, by its number. */
export function namingAt(variant: number): ReturnType<typeof namingOf> {
  return namingOf(NAMING_ROWS, VARIANT_NAMES[variant]!);
}
