import type { Path } from '../../issue.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { Content, Unwrap } from '../iam/answer/part.ts';
import { cloudTrailOf, isOcsf } from '../ocsf/cloudtrail.ts';
import { unwrapCarried, unwrapEncoded, unwrapFound, unwrapHit } from './collected.ts';
import { base64Text, fromMessage, fromText, named, packed, unit, within } from './content.ts';
import { nameForeign } from './foreign.ts';

/** What says that a destination is there, and tells of no activity. */
function control(message: JsonObject): Content {
  return unit([], message, { holds: 'other', code: 'control_message' });
}

/** What CloudWatch Logs hands to a subscription. */
function unwrapSubscription(document: JsonObject): readonly Content[] | undefined {
  const { messageType, logEvents } = document;
  if (messageType === 'CONTROL_MESSAGE') return [control(document)];
  return Array.isArray(logEvents) ? logEvents.map(fieldIn('logEvents', 'message')) : undefined;
}

/** What `get-log-events` and `filter-log-events` give. */
function unwrapLogEvents(answer: JsonObject): readonly Content[] | undefined {
  const { events } = answer;
  if (!Array.isArray(events) || !events.every(isOfLogs)) return undefined;
  const isAnswer = events.length > 0 || 'nextForwardToken' in answer || 'searchedLogStreams' in answer;
  return isAnswer ? events.map(fieldIn('events', 'message')) : undefined;
}

function isOfLogs(event: unknown): boolean {
  return isObject(event) && typeof event.message === 'string' && event.timestamp !== undefined;
}

/** What an element of a list holds as text; one without it is looked at as if it stood alone. */
function fieldIn(list: string, field: string, read = fromText) {
  return (one: unknown, index: number): Content =>
    isObject(one) && field in one ? read(one[field], [list, index, field]) : within(one, [list, index]);
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
function unwrapResults({ QueryResultRows: rows, QueryStatus }: JsonObject): readonly Content[] | undefined {
  if (!Array.isArray(rows) || (rows.length === 0 && QueryStatus !== 'FINISHED')) return undefined;
  return rows.map((row: unknown, index) => {
    const at = ['QueryResultRows', index];
    const cells: unknown[] = Array.isArray(row) ? row : [];
    if (cells.length === 0 || !cells.every(isObject)) return unit(at, row);
    const cell = cells.findIndex(({ eventJson }) => typeof eventJson === 'string');
    return cell < 0 ? joined(cells, at) : fromText(cells[cell]!.eventJson, [...at, cell, 'eventJson']);
  });
}

/** A record of the fields of all cells, none of which is a prototype; a dead letter has it as a whole, since the cells alone are a list. */
function joined(cells: readonly JsonObject[], at: Path): Content {
  const record = Object.fromEntries(cells.flatMap((cell) => Object.entries(cell)));
  return unit(at, record, { text: JSON.stringify(record) });
}

/** Messages of SQS, each with its body as text. */
function unwrapMessages({ Messages }: JsonObject): readonly Content[] | undefined {
  if (!Array.isArray(Messages) || !Messages.some((one) => isObject(one) && 'Body' in one)) return undefined;
  return Messages.map(fieldIn('Messages', 'Body', fromMessage));
}

/** A message of SQS or SNS as a function gets it. */
function unwrapMessage(document: JsonObject): readonly Content[] | undefined {
  const { body, receiptHandle, eventSource, Sns } = document;
  const isOfSqs = receiptHandle !== undefined || eventSource === 'aws:sqs';
  if (typeof body === 'string' && isOfSqs) return [fromMessage(body, ['body'])];
  return isObject(Sns) && typeof Sns.Message === 'string'
    ? [fromMessage(Sns.Message, ['Sns', 'Message'])]
    : undefined;
}

/** What CloudTrail, S3 and SNS send when they are told whom to notify. */
function unwrapValidation(document: JsonObject): readonly Content[] | undefined {
  const { Message, Event, SubscribeURL } = document;
  const isTest = Message === 'CloudTrail validation message.' || Event === 's3:TestEvent';
  return isTest || SubscribeURL !== undefined ? [control(document)] : undefined;
}

/** What Firehose hands to a function or sends to an address: records, each with its data as base64. */
function unwrapFirehose({ records }: JsonObject): readonly Content[] | undefined {
  const isOfFirehose = (record: unknown) => isObject(record) && typeof record.data === 'string';
  if (!Array.isArray(records) || !records.some(isOfFirehose)) return undefined;
  return records.map((record: unknown, index) => {
    const at = ['records', index];
    const text = isObject(record) ? base64Text(record.data) : undefined;
    return text === undefined
      ? packed(at, record, 'a record of Firehose; decode its data')
      : fromText(text, [...at, 'data']);
  });
}

/** What a function gets of Kafka: records of each partition. */
function unwrapPartitions({ eventSource, records }: JsonObject): readonly Content[] | undefined {
  if (eventSource === undefined || !isObject(records)) return undefined;
  return Object.keys(records).map((name) => within(records[name], ['records', name]));
}

/** What `get-query-results` of Logs Insights gives: rows of fields, one of which is the whole message. */
function unwrapInsights({ results, status }: JsonObject): readonly Content[] | undefined {
  if (!Array.isArray(results) || !results.every(isInsightsRow)) return undefined;
  if (results.length === 0 && status !== 'Complete') return undefined;
  const rows = results.map((row, index): Content => {
    const cell = row.findIndex(({ field }) => field === '@message');
    if (cell < 0) return named(['results', index], row, INSIGHTS_ROW);
    return fromText(row[cell]!.value, ['results', index, cell, 'value']);
  });
  const isWhole = status === undefined || status === 'Complete';
  return isWhole ? rows : [...rows, { is: 'notice', at: ['status'], code: 'incomplete_answer' }];
}

function isInsightsRow(row: unknown): row is JsonObject[] {
  return Array.isArray(row) && row.every((cell) => isObject(cell) && typeof cell.field === 'string');
}

const INSIGHTS_ROW = 'a row of Logs Insights without the record; add @message to the fields of the query';

/** A record as Security Lake keeps it, read back; what it keeps of others is named. */
export function unwrapOcsf(document: JsonObject): readonly Content[] | undefined {
  const back = cloudTrailOf(document);
  if (back !== undefined) return [unit([], back.record, { ocsf: back.version })];
  return isOcsf(document) ? [named([], document, OTHER_OCSF)] : undefined;
}

const OTHER_OCSF =
  'OCSF of another source or version; of Security Lake, CloudTrail is read, in the versions 1.0.0-rc.2 and 1.1.0';

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
  unwrapEncoded,
  unwrapFirehose,
  unwrapPartitions,
  unwrapInsights,
  unwrapFound,
  unwrapHit,
  unwrapCarried,
  nameForeign,
];
