import { isEmpty, isObject, type JsonObject, ownField } from '../../json.ts';
import { commonTimestamp, readTimestamp } from '../timestamp.ts';
import { EMPTY_COLUMN, isScalar } from './form.ts';
import { serviceOf } from './service.ts';

/** Why a record is known and gives no event. */
export const OUTSIDE = ['digest_record', 'insight_record', 'aggregated_record', 'not_iam_activity'] as const;

/** Why a record is refused. */
export const REFUSED = ['event_name_missing', 'event_time_missing', 'event_time_invalid'] as const;

/** Why a record gives no event. */
export type Verdict = (typeof OUTSIDE)[number] | (typeof REFUSED)[number];

/** The JSON text of what has nothing in it. */
const EMPTY_JSON = /^(?:\{\s*\}|\[\s*\])$/u;

/** Whether a record has a field with something in it: exports of tables have every column. */
function has(log: JsonObject, name: string): boolean {
  const value = log[name];
  if (isEmpty(value) || EMPTY_COLUMN.includes(value as string)) return false;
  if (typeof value === 'string' && EMPTY_JSON.test(value)) return false;
  return ownField(log, name) !== undefined;
}

function hasText(log: JsonObject, name: string): boolean {
  return has(log, name) && isScalar(log[name]);
}

/** The fields of which a CloudTrail record, a digest or an insight has one at least. */
const MARKS = [
  'eventVersion',
  'eventSource',
  'eventName',
  'eventID',
  'digestStartTime',
  'insightDetails',
] as const;

/** Whether an object is of CloudTrail: a record of activity, a digest or an insight. */
export function isOfCloudTrail(log: JsonObject): boolean {
  return MARKS.some((name) => has(log, name)) && !isCarrier(log) && !isFlat(log);
}

/** Whether an object is a record of activity, whatever fields it has beside those that were seen of it. */
export function isSurelyActivity(log: JsonObject): boolean {
  return isObject(log.userIdentity) && hasText(log, 'eventSource') && !isNotification(log.eventSource);
}

/** Where SQS, Kinesis and Kafka carry records, as a function or a pipe gets them, beside the name of their source. */
const CARRIERS = ['body', 'data', 'value', 'kinesis', 'records'] as const;

function isCarrier(log: JsonObject): boolean {
  return isNotification(log.eventSource) && CARRIERS.some((name) => has(log, name));
}

const PART_OF_OBJECT = /^(?:userIdentity|requestParameters|responseElements)[._]/u;

/** Whether the objects of a record were made fields with dots or lines in their names, as tables have them. */
export function isFlat(log: JsonObject): boolean {
  return !('userIdentity' in log) && Object.keys(log).some((name) => PART_OF_OBJECT.test(name));
}

/** Buckets tell of their objects in notifications that look like records of CloudTrail. */
function isNotification(source: unknown): boolean {
  return typeof source === 'string' && source.startsWith('aws:');
}

/**
 * Judges whether a record gives an event.
 *
 * @param takesAll whether activity of any service is mapped
 * @returns the first reason why it gives none; undefined where it does
 */
export function judge(log: JsonObject, takesAll: boolean): Verdict | undefined {
  if (has(log, 'digestStartTime') && !hasText(log, 'eventName')) return 'digest_record';
  const { eventCategory, eventType, eventSource, eventTime } = log;
  if (has(log, 'insightDetails') || eventCategory === 'Insight' || eventType === 'AwsCloudTrailInsight') {
    return 'insight_record';
  }
  if (eventCategory === 'Aggregated' || eventType === 'AwsAggregatedEvent') return 'aggregated_record';
  if (!hasText(log, 'eventName')) return 'event_name_missing';
  if (isNotification(eventSource) || (!takesAll && serviceOf(eventSource) === undefined)) {
    return 'not_iam_activity';
  }
  if (!hasText(log, 'eventTime')) return 'event_time_missing';
  return readEventTime(String(eventTime)) === undefined ? 'event_time_invalid' : undefined;
}

/** How long a time is as CloudTrail writes it: `2026-01-02T03:04:05Z`. */
const COMMON_LENGTH = 20;

const RFC_3339 = /^(\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d{1,9})?)([Zz]|[+-]\d\d:?\d\d)?$/u;

/**
 * Reads the time of an event: RFC 3339, also with a space for the `T`, without a zone or with an offset without its
 * colon.
 *
 * @returns the time in UTC, and whether the log named a zone; undefined where it is no such time
 */
export function readEventTime(text: string): { readonly text: string; readonly zoned: boolean } | undefined {
  if (text.length === COMMON_LENGTH) {
    const common = commonTimestamp(text);
    if (common !== undefined) return { text: common, zoned: true };
  }
  const [, time, zone = ''] = RFC_3339.exec(text) ?? [];
  if (time === undefined) return undefined;
  return readTimestamp(time + zone.replace(/^([+-]\d\d)(\d\d)$/u, '$1:$2'));
}
