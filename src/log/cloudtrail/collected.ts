import type { Path } from '../../issue.ts';
import { isObject, type JsonObject, valueAt } from '../../json.ts';
import type { Content } from '../iam/answer/part.ts';
import { base64Text, fromText, named, packed, within } from './content.ts';
import { isOfCloudTrail } from './judge.ts';

/** Where collectors and searches keep the record that they were given. */
const CARRIED: readonly Path[] = [
  // Logs Insights, as its console exports rows.
  ['@message'],
  // Splunk, in exports of a search and in rows of its page.
  ['result', '_raw'],
  ['_raw'],
  // Sumo Logic.
  ['map', '_raw'],
  // Filebeat, Logstash and Vector, and CloudWatch Logs in an event by itself.
  ['message'],
  // Fluent Bit and Docker.
  ['log'],
  // Cloud Logging.
  ['textPayload'],
  ['jsonPayload'],
  // The same, of an agent that parses no lines.
  ['jsonPayload', 'message'],
  // Loki, by logcli.
  ['line'],
  // OpenTelemetry.
  ['body'],
  // Kafka, by kcat and by Connect.
  ['payload'],
  // Datadog: archives, and the answers of both its interfaces.
  ['attributes'],
  ['attributes', 'attributes'],
  ['content', 'attributes'],
  // The HTTP Event Collector of Splunk.
  ['event'],
  // EventBridge, by itself or in a test, without its type.
  ['detail'],
  // CloudTrail Lake, where a tool has read the text.
  ['eventJson'],
  // Steampipe.
  ['cloud_trail_event'],
  // Falcon LogScale.
  ['@rawstring'],
  // Graylog.
  ['full_message'],
  // Dynatrace.
  ['content'],
  // Defender for Cloud Apps.
  ['RawEventData'],
  // A rule of AWS Config, as a function is called for it.
  ['invokingEvent'],
];

/** Whether a value is text that begins as the JSON of an object does. */
export function isObjectText(value: unknown): value is string {
  return typeof value === 'string' && /^\s*\{/u.test(value);
}

/** What carries one record, as text or as an object, among fields of its own. */
export function unwrapCarried(document: JsonObject): readonly Content[] | undefined {
  for (const at of CARRIED) {
    if (document[at[0]!] === undefined) continue;
    const value = valueAt(document, at);
    if (isObjectText(value)) return [fromText(value, at)];
    if (isObject(value) && isOfCloudTrail(value)) return [within(value, at)];
  }
  return undefined;
}

const KINESIS = 'a record of Kinesis; decode its data';
const PUBSUB = 'a message of Pub/Sub; decode its data';

/** What carries records as base64: a field that tells it, what it is and what to decode where that is packed, and where the base64 lies. */
const ENCODED: readonly (readonly [mark: string, form: string, at: Path])[] = [
  // As a function gets it, and as `get-records` gives it.
  ['kinesis', KINESIS, ['kinesis', 'data']],
  ['PartitionKey', KINESIS, ['Data']],
  // As a pipe of EventBridge gives it.
  ['partitionKey', KINESIS, ['data']],
  // As it is pushed or pulled, in a CloudEvent, by itself, and as a function gets it.
  ['message', PUBSUB, ['message', 'data']],
  ['data', PUBSUB, ['data', 'message', 'data']],
  ['messageId', PUBSUB, ['data']],
  ['attributes', PUBSUB, ['data']],
  ['topic', 'a record of Kafka; decode its value', ['value']],
  // As it is kept where it could not be delivered.
  ['rawData', 'a record of Firehose; decode its rawData', ['rawData']],
];

/** What carries records as base64 among fields of its own; what is packed in it is named. */
export function unwrapEncoded(document: JsonObject): readonly Content[] | undefined {
  for (const [mark, form, at] of ENCODED) {
    const value = document[mark] === undefined ? undefined : valueAt(document, at);
    if (typeof value !== 'string') continue;
    // Tools that unpack on the way leave the field where it was.
    const text = isObjectText(value) ? value : base64Text(value);
    if (text !== undefined) return [fromText(text, at)];
    return [packed([], document, form)];
  }
  return undefined;
}

/**
 * A document of the Elastic Common Schema: the record that it was made of, where that was kept.
 *
 * @see https://www.elastic.co/guide/en/ecs/current/ecs-event.html#field-event-original
 */
export function unwrapElastic(document: JsonObject): readonly Content[] | undefined {
  const { event, aws, message } = document;
  if (!isObject(event)) return undefined;
  const { original } = event;
  if (isObjectText(original)) return [fromText(original, ['event', 'original'])];
  // Others keep the record as the message.
  if (isObjectText(message) || !isObject(aws) || !isObject(aws.cloudtrail)) return undefined;
  return [named([], document, TAKEN_APART)];
}

const TAKEN_APART =
  'a document of Elastic whose record was taken apart; keep it with the tag preserve_original_event, or hand in the files of the trail';

/** A hit of a search in Elasticsearch, where it holds a record of activity; the page of Kibana shows lists of fields. */
export function unwrapHit({ _source: value, fields }: JsonObject): readonly Content[] | undefined {
  const original = isObject(fields) ? valueAt(fields, ['event.original', 0]) : undefined;
  if (isObjectText(original)) return [fromText(original, ['fields', 'event.original', 0])];
  return isObject(value) && holdsActivity(value) ? [within(value, ['_source'])] : undefined;
}

function holdsActivity(source: JsonObject): boolean {
  return isOfCloudTrail(source) || (unwrapElastic(source) ?? unwrapCarried(source)) !== undefined;
}

/** Where answers to searches have what they found: Elasticsearch, Splunk, Cloud Logging, Pub/Sub, Datadog, Sumo Logic; and tests. */
const FOUND: readonly Path[] = [
  ['hits', 'hits'],
  ['results'],
  ['entries'],
  ['receivedMessages'],
  ['logs'],
  ['data'],
  ['messages'],
  ['events'],
];

/** What a search found, as one answer. */
export function unwrapFound(answer: JsonObject): readonly Content[] | undefined {
  for (const at of FOUND) {
    const value = valueAt(answer, at);
    if (Array.isArray(value) && value.some(carries)) return [within(value, at)];
  }
  return undefined;
}

function carries(one: unknown): boolean {
  return (
    isObject(one) &&
    (isOfCloudTrail(one) || (unwrapHit(one) ?? unwrapCarried(one) ?? unwrapEncoded(one)) !== undefined)
  );
}
