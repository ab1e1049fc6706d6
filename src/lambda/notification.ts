import { isObject, type JsonObject, parseJson } from '../json.ts';

/** An object of S3. */
export interface ObjectPlace {
  readonly bucket: string;
  readonly key: string;
  /** Absent where the bucket keeps no versions. */
  readonly versionId?: string;
}

/** An object of which a notification tells. */
export interface NotifiedObject extends ObjectPlace {
  /** What tells one content of a key from another; absent where the notification does not say. */
  readonly eTag?: string;
  /** When the notification was made: RFC 3339. */
  readonly time: string | undefined;
}

/** What may stand around a notification: the message of a queue, that of a topic, an event. */
const DEEPEST = 4;

/** An object, or why a notification names none. */
type Found = NotifiedObject | Error;

/**
 * Finds the objects that were created, in notifications of S3, events of EventBridge, notifications of CloudTrail, and
 * what SNS has wrapped around them.
 *
 * @param message the event of a function, or the body of a message
 * @param time when the message was made, where it does not say so itself
 * @returns the objects that are named
 * @throws {Error} behind them, when a part of it names none, which is for whoever sent it to mend
 */
export function* notifiedObjects(message: unknown, time?: string): Generator<NotifiedObject> {
  const faults: Error[] = [];
  for (const one of find(message, time, 0)) {
    if (one instanceof Error) faults.push(one);
    else yield one;
  }
  for (const fault of faults) throw fault;
}

function find(message: unknown, time: string | undefined, depth: number): Found[] {
  const finders = isObject(message) && depth <= DEEPEST ? FINDERS : [];
  for (const objectsOf of finders) {
    const found = objectsOf(message as JsonObject, time, depth);
    if (found !== undefined) return found;
  }
  return [new Error('The message names no object of S3: it is none of S3, EventBridge or CloudTrail.')];
}

type Finder = (message: JsonObject, time: string | undefined, depth: number) => Found[] | undefined;

/** The message of a topic is text, of whatever else is here. */
function findInTopic(
  { Message, Timestamp, Type, TopicArn }: JsonObject,
  time: string | undefined,
  depth: number,
) {
  if (typeof Message !== 'string' || (Type !== 'Notification' && TopicArn === undefined)) return undefined;
  if (Message === 'CloudTrail validation message.') return [];
  return find(parseJson(Message)?.value, textOf(Timestamp) ?? time, depth + 1);
}

function findInRecords({ Records }: JsonObject, time: string | undefined, depth: number) {
  if (!Array.isArray(Records)) return undefined;
  return Records.flatMap((record: unknown) => {
    if (isObject(record) && isObject(record.s3)) return fromS3(record, record.s3);
    return find(isObject(record) && isObject(record.Sns) ? record.Sns : undefined, time, depth + 1);
  });
}

/** S3 says when a notification is set up that it is. */
function findInTest({ Event }: JsonObject) {
  return Event === 's3:TestEvent' ? [] : undefined;
}

function findInEvent(event: JsonObject) {
  if (event.source !== 'aws.s3' || !isObject(event.detail)) return undefined;
  // Security Lake tells its subscribers of new objects alone, and leaves the type out.
  const { 'detail-type': type = 'Object Created' } = event;
  return type === 'Object Created' ? [objectOf(event.detail, textOf(event.time))] : [];
}

/** What CloudTrail tells its topic. */
function findInDelivery({ s3Bucket: bucket, s3ObjectKey: keys }: JsonObject, time: string | undefined) {
  if (typeof bucket !== 'string' || !Array.isArray(keys)) return undefined;
  return keys.map((key: unknown) => placeOf(bucket, key, { time }));
}

const FINDERS: readonly Finder[] = [findInTopic, findInRecords, findInTest, findInEvent, findInDelivery];

/** Keys in a notification of S3 are written as in a form; those in an event of EventBridge are not. */
function fromS3({ eventName, eventTime }: JsonObject, s3: JsonObject): Found[] {
  if (typeof eventName !== 'string' || !eventName.startsWith('ObjectCreated:')) return [];
  const { key, ...object } = isObject(s3.object) ? s3.object : {};
  const named = { ...s3, object: { ...object, key: decodeKey(key) } };
  return [objectOf(named, textOf(eventTime))];
}

function decodeKey(key: unknown): string | undefined {
  try {
    return typeof key === 'string' ? decodeURIComponent(key.replaceAll('+', ' ')) : undefined;
  } catch {
    return undefined;
  }
}

function objectOf({ bucket, object }: JsonObject, time: string | undefined): Found {
  const { key, versionId, eTag, etag, ...others } = isObject(object) ? object : {};
  const version = textOf(versionId) ?? textOf(others['version-id']);
  const tag = textOf(eTag) ?? textOf(etag);
  return placeOf(isObject(bucket) ? bucket.name : undefined, key, {
    ...(version === undefined ? {} : { versionId: version }),
    ...(tag === undefined ? {} : { eTag: tag }),
    time,
  });
}

function placeOf(bucket: unknown, key: unknown, more: Omit<NotifiedObject, 'bucket' | 'key'>): Found {
  if (typeof bucket === 'string' && typeof key === 'string' && key !== '') return { bucket, key, ...more };
  return new Error('The notification has no bucket and key of an object that can be read.');
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
