import { isAbsent, isObject, type JsonObject } from '../../json.ts';
import type { AnswerUnit, Content, Unwrap } from '../iam/answer/part.ts';
import { cloudTrailOf, isOcsf } from '../ocsf/cloudtrail.ts';

const unit = (at: Content['at'], log: unknown, more: Partial<AnswerUnit> = {}): Content => ({
  is: 'unit',
  at,
  unit: { holds: 'record', log, call: undefined, ...more },
});

/** A record that is delivered as text. */
function fromText(text: unknown, at: Content['at']): Content {
  return typeof text === 'string' ? { is: 'text', at, text } : unit(at, text);
}

/** What says that a destination is there, and tells of no activity. */
function control(message: JsonObject): Content {
  return unit([], message, { holds: 'other', code: 'control_message' });
}

/** What CloudWatch Logs hands to a subscription. */
function unwrapSubscription(document: JsonObject): readonly Content[] | undefined {
  const { messageType, logEvents } = document;
  if (messageType === 'CONTROL_MESSAGE') return [control(document)];
  return Array.isArray(logEvents) ? logEvents.map(messageIn('logEvents')) : undefined;
}

/** What `get-log-events` and `filter-log-events` give. */
function unwrapLogEvents({ events, ...answer }: JsonObject): readonly Content[] | undefined {
  const isOfLogs = (event: unknown) =>
    isObject(event) && typeof event.message === 'string' && event.timestamp !== undefined;
  if (!Array.isArray(events) || !events.every(isOfLogs)) return undefined;
  const isAnswer = events.length > 0 || 'nextForwardToken' in answer || 'searchedLogStreams' in answer;
  return isAnswer ? events.map(messageIn('events')) : undefined;
}

/** The message of an event of CloudWatch Logs. */
function messageIn(list: string) {
  return (event: unknown, index: number): Content =>
    isObject(event) ? fromText(event.message, [list, index, 'message']) : unit([list, index], event);
}

/** One of the events that `lookup-events` gives. */
function unwrapLookedUp(event: JsonObject): readonly Content[] | undefined {
  return Object.hasOwn(event, 'CloudTrailEvent')
    ? [fromText(event.CloudTrailEvent, ['CloudTrailEvent'])]
    : undefined;
}

/** A row of CloudTrail Lake. */
function unwrapRow({ eventJson }: JsonObject): readonly Content[] | undefined {
  return typeof eventJson === 'string' ? [fromText(eventJson, ['eventJson'])] : undefined;
}

/** What `get-query-results` gives: rows of objects with one key each. */
function unwrapResults({ QueryResultRows: rows }: JsonObject): readonly Content[] | undefined {
  if (!Array.isArray(rows)) return undefined;
  return rows.map((row: unknown, index) => {
    const at = ['QueryResultRows', index];
    const cells: unknown[] = Array.isArray(row) ? row : [];
    if (cells.length === 0 || !cells.every(isObject)) return unit(at, row);
    const cell = cells.findIndex(({ eventJson }) => typeof eventJson === 'string');
    return cell < 0 ? unit(at, joined(cells)) : fromText(cells[cell]!.eventJson, [...at, cell, 'eventJson']);
  });
}

/** The fields of all cells; none of them is a prototype. */
function joined(cells: readonly JsonObject[]): JsonObject {
  return Object.fromEntries(cells.flatMap((cell) => Object.entries(cell)));
}

/** Messages of SQS, each with its body as text. */
function unwrapMessages({ Messages }: JsonObject): readonly Content[] | undefined {
  if (!Array.isArray(Messages) || !Messages.some((one) => isObject(one) && 'Body' in one)) return undefined;
  return Messages.map((message: unknown, index) => {
    const at = ['Messages', index];
    return isObject(message) ? fromText(message.Body, [...at, 'Body']) : unit(at, message);
  });
}

/** A message of SQS or SNS as a function gets it. */
function unwrapMessage(document: JsonObject): readonly Content[] | undefined {
  const { body, receiptHandle, eventSource, Sns } = document;
  const isOfSqs = receiptHandle !== undefined || eventSource === 'aws:sqs';
  if (typeof body === 'string' && isOfSqs) return [fromText(body, ['body'])];
  return isObject(Sns) && typeof Sns.Message === 'string'
    ? [fromText(Sns.Message, ['Sns', 'Message'])]
    : undefined;
}

/** What CloudTrail sends when its topic is set up. */
function unwrapValidation(document: JsonObject): readonly Content[] | undefined {
  return document.Message === 'CloudTrail validation message.' ? [control(document)] : undefined;
}

/** A record as Security Lake keeps it, read back; what it keeps of others is named. */
export function unwrapOcsf(document: JsonObject): readonly Content[] | undefined {
  const back = cloudTrailOf(document);
  if (back !== undefined) return [unit([], back.record, { ocsf: back.version })];
  return isOcsf(document) ? [named(document, OTHER_OCSF)] : undefined;
}

const OTHER_OCSF =
  'OCSF of another source or version; of Security Lake, CloudTrail is read, in the versions 1.0.0-rc.2 and 1.1.0';

/** The forms that are known and not read: what they look like, and what to do. */
export const FOREIGN_FORMS: readonly (readonly [string, (document: JsonObject) => boolean])[] = [
  [
    'a notification of CloudTrail that says where a file lies; hand in that file',
    ({ s3ObjectKey }) => s3ObjectKey !== undefined,
  ],
  [
    'the body of a Firehose request; decode the data of its records from base64 and gzip',
    ({ records }) => Array.isArray(records) && records.some((one) => isObject(one) && 'data' in one),
  ],
  [
    'the call of a function by CloudWatch Logs; decode awslogs.data from base64 and gzip',
    ({ awslogs }) => isObject(awslogs) && typeof awslogs.data === 'string',
  ],
  [
    'a record of Kinesis; decode kinesis.data from base64 and gzip',
    ({ kinesis }) => isObject(kinesis) && typeof kinesis.data === 'string',
  ],
  [
    'a line of Wazuh; hand in what its aws holds',
    ({ aws, integration }) => isObject(aws) && (integration === 'aws' || has(aws, 'eventSource')),
  ],
  [
    'a row of a SQL front end; hand in the text of its cloud_trail_event',
    ({ cloud_trail_event }) => typeof cloud_trail_event === 'string',
  ],
  [
    'a row of Microsoft Sentinel, whose columns are its own; hand in the files of the trail',
    ({ EventName, EventSource, Type }) =>
      (typeof EventName === 'string' && typeof EventSource === 'string') || Type === 'AWSCloudTrail',
  ],
  [
    'a row of Athena, whose columns are in lower case; hand in the files of the trail, or select the records as JSON',
    ({ eventname, eventsource }) => typeof eventname === 'string' && typeof eventsource === 'string',
  ],
];

function has(fields: JsonObject, name: string): boolean {
  return !isAbsent(fields[name]);
}

function nameForeign(document: JsonObject): readonly Content[] | undefined {
  const form = FOREIGN_FORMS.find(([, isForm]) => isForm(document))?.[0];
  return form === undefined ? undefined : [named(document, form)];
}

function named(document: JsonObject, form: string): Content {
  return unit([], document, { holds: 'named', code: 'foreign_form', form });
}

/**
 * How records of activity are wrapped, each told by fields that nothing else has; and the forms that are not read.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html
 */
export const DELIVERIES: readonly Unwrap[] = [
  unwrapSubscription,
  unwrapLogEvents,
  unwrapLookedUp,
  unwrapRow,
  unwrapResults,
  unwrapMessages,
  unwrapMessage,
  unwrapValidation,
  nameForeign,
];
