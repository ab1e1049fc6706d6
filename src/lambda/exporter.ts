import { Buffer } from 'node:buffer';
import { gunzipSync, gzipSync } from 'node:zlib';
import { isObject, parseJson } from '../json.ts';
import { needFunctions } from './options.ts';

/** An object to be put into the bucket. */
export interface ExportedObject {
  readonly key: string;
  /** Gzipped lines. */
  readonly body: Uint8Array;
  readonly contentType: 'application/gzip';
}

/** Where log events are exported to. */
export interface SubscriptionExporterOptions {
  /** Puts an object into the bucket. Throws where it is not there. */
  readonly putObject: (object: ExportedObject) => unknown;
  /** What the names of the objects begin with, without a slash at its end; nothing unless given. */
  readonly prefix?: string;
}

/** What CloudWatch Logs hands to a function: gzipped JSON, as base64. */
export interface SubscriptionEvent {
  readonly awslogs: { readonly data: string };
}

/** What AWS Lambda says of a call. */
export interface InvocationContext {
  readonly awsRequestId: string;
}

/** A function that exports the log events of a subscription. */
export type SubscriptionExporter = (event: SubscriptionEvent, context: InvocationContext) => Promise<void>;

/** One call of a subscription holds some megabytes; more than this is no such call. */
const MOST_BYTES = 256 * 1024 * 1024;

/**
 * Makes a function for AWS Lambda that writes the log events of a CloudWatch Logs subscription to S3, for the Amazon S3
 * feed of Google SecOps: gzipped lines, one object for each call. A line feed within an event becomes a space, which means
 * the same in JSON.
 *
 * An object is named by the time of its first event and by the request, so that a retry writes the same object again and
 * no two calls write one.
 *
 * @param options what puts objects, and what their names begin with
 * @returns the function to be exported as `handler`; it throws where the call holds no data of a subscription, or the
 * object could not be put
 * @example
 * export const handler = createSubscriptionExporter({
 *   prefix: 'activity',
 *   putObject: ({ key: Key, body: Body, contentType: ContentType }) =>
 *     s3.send(new PutObjectCommand({ Bucket: 'iam-logs', Key, Body, ContentType })),
 * });
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
 */
export function createSubscriptionExporter(options: SubscriptionExporterOptions): SubscriptionExporter {
  needFunctions(options, 'putObject');
  const { putObject, prefix } = options;
  const folder = prefix ? `${prefix}/` : '';
  return async (event, { awsRequestId }) => {
    const logEvents = logEventsOf(event);
    const [first] = logEvents;
    if (first === undefined) return;
    const lines = logEvents.map(({ message }) => `${message.replace(/[\r\n]+/gu, ' ')}\n`);
    await putObject({
      key: `${folder}${nameOf(first.timestamp, awsRequestId)}`,
      body: gzipSync(lines.join('')),
      contentType: 'application/gzip',
    });
  };
}

interface LogEvent {
  /** Epoch milliseconds. */
  readonly timestamp: number;
  readonly message: string;
}

/** The log events of a call; none where it only says that the subscription is there. */
function logEventsOf({ awslogs }: SubscriptionEvent): readonly LogEvent[] {
  const zipped = Buffer.from(awslogs.data, 'base64');
  const data = parseJson(gunzipSync(zipped, { maxOutputLength: MOST_BYTES }).toString())?.value;
  if (isObject(data) && data.messageType === 'CONTROL_MESSAGE') return [];
  if (isObject(data) && Array.isArray(data.logEvents) && data.logEvents.every(isLogEvent))
    return data.logEvents;
  throw new Error('The call holds no data of a CloudWatch Logs subscription.');
}

function isLogEvent(event: unknown): event is LogEvent {
  return isObject(event) && typeof event.message === 'string' && isTime(event.timestamp);
}

/** Whether it is a number of milliseconds that a date can hold. */
function isTime(value: unknown): value is number {
  return typeof value === 'number' && !Number.isNaN(new Date(value).getTime());
}

/** The name of an object: a folder a day, the time without what a name should not have, and the request. */
function nameOf(timestamp: number, request: string): string {
  const time = new Date(timestamp).toISOString();
  return `${time.slice(0, 10).replaceAll('-', '/')}/${time.replaceAll(/[-:]/gu, '')}-${request}.ndjson.gz`;
}
