import type { RecordKind } from '../log/kind.ts';
import type { MapItem } from './item.ts';
import type { Tally } from './tally.ts';

/** What is to be counted of a record of which nothing else is to be told. */
export interface PlainRecord {
  readonly kind: RecordKind;
  /** How many fields without a row it has. */
  readonly unmapped: number;
  /** Whether it is a group whose members came without their tags. */
  readonly lacksMemberTags: boolean;
}

/** A quick lane for lines that are plain records: what it takes never becomes an item. */
export interface LineLane {
  /** Maps the line in a range, a line feed behind it, and writes its entity; undefined where the session must. */
  map(bytes: Uint8Array, from: number, to: number): PlainRecord | undefined;
  /** Takes the items that come before. */
  takeItems(items: readonly MapItem<unknown>[]): void;
}

/** Counts a plain record as a session counts its items. */
export function countPlain(tally: Tally, { kind, unmapped, lacksMemberTags }: PlainRecord): void {
  const { issues } = tally;
  tally.records += 1;
  tally.entities[kind] += 1;
  if (unmapped > 0) issues.unmapped_log_field = (issues.unmapped_log_field ?? 0) + unmapped;
  if (lacksMemberTags) issues.field_not_returned = (issues.field_not_returned ?? 0) + 1;
}
