import { Buffer } from 'node:buffer';
import { type DeadLetter, LetterBox } from '../stream/letter-box.ts';
import { mapStream } from '../stream/map-stream.ts';
import { type FlowOptions, type FunctionOptions, reasonOf, refuseBadOptions, tellerOf } from './options.ts';

/** How records of Firehose are transformed. */
export interface FirehoseTransformerOptions extends FunctionOptions {
  /**
   * Keeps dead letters, 100 at most in one go; throws where they were not kept. Without it a record of Firehose that
   * holds one refused record fails whole, and Firehose keeps it under its error prefix.
   */
  readonly reject?: (letters: readonly DeadLetter[], place: { readonly recordId: string }) => unknown;
  /** How records are mapped. */
  readonly map?: FlowOptions;
  /** How many bytes the answer has at most; 6,000,000 unless said. AWS Lambda refuses more than 6 MB. */
  readonly maxAnswerBytes?: number;
}

/** What Firehose hands to a function, as far as it is looked at. */
export interface FirehoseEvent {
  readonly records: readonly FirehoseRecord[];
}

/** A record of Firehose, which may hold many of AWS. */
export interface FirehoseRecord {
  readonly recordId: string;
  /** When it came to Firehose: epoch milliseconds. */
  readonly approximateArrivalTimestamp: number;
  /** The bytes, as base64. */
  readonly data: string;
}

/** What becomes of a record of Firehose. */
export interface FirehoseResult {
  recordId: string;
  result: 'Ok' | 'Dropped' | 'ProcessingFailed';
  /** Lines of JSON, as base64; only where the result is `Ok`. */
  data?: string;
}

/** A function that transforms the records of a Firehose stream. */
export type FirehoseTransformer = (event: FirehoseEvent) => Promise<{ records: FirehoseResult[] }>;

/** The answer that AWS Lambda takes, with room for what it may count as 6 MB. */
const MOST_BYTES = 6_000_000;

/**
 * Makes a function for AWS Lambda that transforms the records of a Firehose stream into lines of UDM entities and events.
 * A record may be lines, a document, or the data of a CloudWatch Logs subscription; gzip or not.
 *
 * Each record comes back: `Ok` with its lines, `Dropped` where all that it holds is known and outside the table,
 * `ProcessingFailed` where something was refused and nobody keeps it, or where the answer would be too large.
 *
 * The stream's destination is S3 or an HTTP endpoint. It must not be a feed of Google SecOps, which parses logs and takes
 * no UDM.
 *
 * @param options who keeps dead letters, how records are mapped; entities are collected when their record arrived
 * @returns the function to be exported as `handler`
 * @throws {TypeError} when an option is bad
 * @example
 * export const handler = createFirehoseTransformer({ map: { source: 'cloudtrail' } });
 * @see https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html
 */
export function createFirehoseTransformer(options: FirehoseTransformerOptions = {}): FirehoseTransformer {
  const { maxAnswerBytes = MOST_BYTES, map = {} } = options;
  refuseBadOptions(map);
  if (!Number.isSafeInteger(maxAnswerBytes) || maxAnswerBytes < 1)
    throw new TypeError('maxAnswerBytes must be a positive whole number.');
  return async ({ records }) => {
    const answer = new FirehoseResponse(records, maxAnswerBytes);
    for (const record of records) answer.add(await transform(record, answer.room, options));
    return { records: answer.results };
  };
}

/** The results until now, and how many bytes are left for more. */
class FirehoseResponse {
  readonly results: FirehoseResult[] = [];
  room: number;

  constructor(records: readonly FirehoseRecord[], maxBytes: number) {
    // Every record comes back, if only as one that failed.
    const failed = records.map(({ recordId }) => ({ recordId, result: 'ProcessingFailed', data: '' }));
    this.room = maxBytes - Buffer.byteLength(JSON.stringify({ records: failed }));
  }

  add(result: FirehoseResult): void {
    this.results.push(result);
    this.room -= result.data?.length ?? 0;
  }
}

async function transform(
  record: FirehoseRecord,
  room: number,
  options: FirehoseTransformerOptions,
): Promise<FirehoseResult> {
  const { recordId } = record;
  try {
    const lines = await linesOf(record, { ...options.map }, room, options.reject);
    const data = Buffer.from(lines).toString('base64');
    return lines === '' ? { recordId, result: 'Dropped' } : { recordId, result: 'Ok', data };
  } catch (error) {
    tellerOf(options)(`Record ${recordId} was not transformed. ${reasonOf(error)}`);
    return { recordId, result: 'ProcessingFailed' };
  }
}

/**
 * Maps a record to lines.
 *
 * @throws {Error} when there is no room for them, or something was refused and not kept
 */
async function linesOf(
  { recordId, data, approximateArrivalTimestamp: collectedAt }: FirehoseRecord,
  map: FlowOptions,
  room: number,
  reject: FirehoseTransformerOptions['reject'],
): Promise<string> {
  const letters = new LetterBox();
  const keep = async (some: readonly DeadLetter[]) => {
    if (some.length > 0) await reject!(some, { recordId });
  };
  let lines = '';
  let bytes = 0;
  for await (const item of mapStream([Buffer.from(data, 'base64')], {
    ...map,
    collectedAt,
    input: recordId,
  })) {
    if (item.type === 'refused') {
      if (reject === undefined)
        throw new Error(
          `It holds a record that was refused: ${item.issues.map(({ code }) => code).join(', ')}.`,
        );
      await keep(letters.add(item));
    } else if (item.type === 'entity' || item.type === 'event') {
      const line = `${JSON.stringify(item.type === 'entity' ? item.entity : item.event)}\n`;
      bytes += Buffer.byteLength(line);
      if (base64Length(bytes) > room)
        throw new Error(
          'The answer would be larger than AWS Lambda takes: give the stream a smaller buffer.',
        );
      lines += line;
    }
  }
  await keep(letters.take());
  return lines;
}

/** How long so many bytes are as base64. */
function base64Length(bytes: number): number {
  return 4 * Math.ceil(bytes / 3);
}
