import { readTimestamp } from '../log/timestamp.ts';
import type { MapperOptions, RecordOptions } from '../options.ts';
import { SOURCES, type Source } from '../table/sources.ts';

/** How a stream is mapped. */
export interface StreamOptions extends MapperOptions, RecordOptions {
  /**
   * Which records are mapped: `detect` (the default), both users, roles and groups, and activity; `iam` or `cloudtrail`,
   * one of them alone.
   */
  readonly source?: Source | 'detect';
  /** Events before this time are outside: RFC 3339 with a zone. Entities have no such time. */
  readonly from?: string;
  /** Events from this time on are outside: RFC 3339 with a zone. */
  readonly to?: string;
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
  readonly signal?: StopSignal;
}

/** What is read of an `AbortSignal`. */
export interface StopSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options: { once: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** How a stream of activity alone is mapped: events do not say when they were collected. */
export interface ActivityStreamOptions extends Omit<StreamOptions, 'collectedAt' | 'source'> {
  readonly source: 'cloudtrail';
  readonly collectedAt?: RecordOptions['collectedAt'];
}

/** The limit of what is held of one line, document or record. */
export const MAX_LINE_BYTES = 16 * 1024 * 1024;

/** The options of a stream, taken apart. */
export interface StreamSettings {
  readonly mapper: MapperOptions;
  /** Undefined where only activity is mapped, which needs none. */
  readonly collectedAt: RecordOptions['collectedAt'] | undefined;
  readonly source: Source | 'detect';
  /** The times between which events are given, in UTC and as long as each other, so that their texts compare. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly input: string | undefined;
  readonly join: boolean;
  readonly mergeEqual: boolean;
  readonly maxLineBytes: number;
}

/** Takes the options apart into those of the stream and those of the mapper. */
export function splitOptions(options: StreamOptions | ActivityStreamOptions): StreamSettings {
  const { collectedAt, input, source = 'detect', join = false, from, to, ...others } = options ?? {};
  const { signal: _, mergeEqual = false, maxLineBytes = MAX_LINE_BYTES, ...mapper } = others;
  if (!Number.isSafeInteger(maxLineBytes) || maxLineBytes < 1) {
    throw new TypeError('maxLineBytes must be a positive whole number.');
  }
  if (source !== 'detect' && !SOURCES.includes(source)) {
    throw new TypeError(`source must be one of ${[...SOURCES, 'detect'].join(', ')}.`);
  }
  const times = { from: timeOf('from', from), to: timeOf('to', to) };
  if (times.from !== undefined && times.to !== undefined && times.from >= times.to)
    throw new TypeError('The option from must lie before the option to: no time lies between them.');
  return { mapper, collectedAt, source, ...times, input, join, mergeEqual, maxLineBytes };
}

function timeOf(name: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const read = typeof text === 'string' ? readTimestamp(text) : undefined;
  if (read?.zoned) return sortableTime(read.text);
  throw new TypeError(`${name} must be RFC 3339 text with a zone, such as 2026-01-02T03:04:05Z.`);
}

/** A time of UTC as text that sorts as times do: with nine digits of a second's fraction. */
export function sortableTime(time: string): string {
  const [seconds, fraction = ''] = time.slice(0, -1).split('.');
  return `${seconds}.${fraction.padEnd(9, '0')}`;
}
