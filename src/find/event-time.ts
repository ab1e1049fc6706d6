import { isObject, ownField } from '../json.ts';
import { readEventTime } from '../log/cloudtrail/judge.ts';

/**
 * When a CloudTrail record happened.
 *
 * @param record the record
 * @returns epoch milliseconds; undefined where `eventTime` is missing or cannot be read without guessing
 */
export function eventTimeOf(record: unknown): number | undefined {
  const text = isObject(record) ? ownField(record, 'eventTime') : undefined;
  const read = typeof text === 'string' ? readEventTime(text) : undefined;
  return read === undefined ? undefined : millisecondsOf(read.text);
}

/** The epoch milliseconds of a timestamp in UTC: what is finer is cut off. */
export function millisecondsOf(timestamp: string): number {
  const [whole, fraction = ''] = timestamp.replace('Z', '').split('.') as [string, string?];
  return Date.parse(`${whole}Z`) + Number(fraction.slice(0, 3).padEnd(3, '0'));
}
