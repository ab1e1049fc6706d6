import { lacksMemberTags } from '../log/answer.ts';
import { createPlainWriter, type PlainText } from '../mapper.ts';
import type { MapItem } from './item.ts';
import { type StreamOptions, splitOptions } from './options.ts';
import type { Tally } from './tally.ts';

/** Gives the entity of a plain record as JSON text: of a line of which only numbers are to be told. */
export type PlainReader = (value: unknown, text: string) => string | undefined;

/** Receives what comes of plain records as they are read, which costs much less than items. */
export interface PlainSink {
  /** Whether infos are only counted; otherwise a record with infos is no plain one. */
  readonly isSilent: boolean;
  /** Takes the entity of a plain record, as JSON text. */
  takeEntity(text: string): void;
  /** Takes the items that come before. */
  takeItems(items: readonly MapItem<unknown>[]): void;
}

/**
 * Makes the quick lane of a stream: it gives and counts the entity of a plain record, and gives undefined for all that
 * the session must go through. What is counted here is what the session would count.
 *
 * @param tally the session's counts
 * @returns undefined where the options leave the quick lane nothing to do
 */
export function plainReader(
  options: StreamOptions,
  tally: Tally,
  { isSilent }: Pick<PlainSink, 'isSilent'>,
): PlainReader | undefined {
  const { mapper, collectedAt, join } = splitOptions(options);
  const write = join || options.mergeEqual ? undefined : createPlainWriter({ ...mapper, collectedAt });
  if (write === undefined) return undefined;
  return (value, text) => {
    const plain = write(value, text);
    if (plain === undefined) return undefined;
    const lacksTags = plain.kind === 'GROUP' && lacksMemberTags(value as { readonly [key: string]: unknown });
    if (!isSilent && (plain.unmapped > 0 || lacksTags)) return undefined;
    count(tally, plain, lacksTags);
    return plain.text;
  };
}

function count(tally: Tally, { kind, unmapped }: PlainText, lacksTags: boolean): void {
  const { issues } = tally;
  tally.records += 1;
  tally.entities[kind] += 1;
  if (unmapped > 0) issues.unmapped_log_field = (issues.unmapped_log_field ?? 0) + unmapped;
  if (lacksTags) issues.field_not_returned = (issues.field_not_returned ?? 0) + 1;
}
