import type { MapperOptions, RecordOptions } from '../options.ts';

/** How a stream is mapped. */
export interface StreamOptions extends MapperOptions, RecordOptions {
  /** The name of the input, for items and dead letters. */
  readonly input?: string;
  /**
   * Joins groups with their members across the whole input: authorization details, pages of GetGroup, groups and
   * users. Groups come at the end; memory grows with groups and memberships. Off by default: authorization details
   * are joined within each document.
   */
  readonly join?: boolean;
  /**
   * Leaves out entities that equal one that came before, whenever collected: same merge key, same content. Each is
   * given as a `merged` item. Memory grows with the entities. Off by default.
   */
  readonly mergeEqual?: boolean;
  /** How many bytes of a line, a document or a record are held at most; 16 MiB unless said. */
  readonly maxLineBytes?: number;
  /** Stops the reading when it is aborted. What was read whole until then is mapped and counted, the rest is not. */
  readonly signal?: AbortSignal;
}

/** The limit of what is held of one line, document or record. */
export const MAX_LINE_BYTES = 16 * 1024 * 1024;

/** Takes the options apart into those of the stream and those of the mapper. */
export function splitOptions(options: StreamOptions): {
  readonly mapper: MapperOptions;
  readonly collectedAt: RecordOptions['collectedAt'];
  readonly input: string | undefined;
  readonly join: boolean;
  readonly mergeEqual: boolean;
  readonly maxLineBytes: number;
} {
  const { collectedAt, input, join = false, maxLineBytes = MAX_LINE_BYTES, ...rest } = options;
  const { signal: _, mergeEqual = false, ...mapper } = rest;
  if (!Number.isSafeInteger(maxLineBytes) || maxLineBytes < 1) {
    throw new TypeError('maxLineBytes must be a positive whole number.');
  }
  return { mapper, collectedAt, input, join, mergeEqual, maxLineBytes };
}
