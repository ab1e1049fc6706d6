import { parseJson } from '../json.ts';
import type { MapInput } from '../stream/input.ts';
import type { Counts } from '../stream/item.ts';
import type { DeadLetter } from '../stream/letter-box.ts';
import { plural } from '../text/plural.ts';
import { type Checkpoints, memoryCheckpoints } from './checkpoint.ts';
import { DeliveryMaker, type RequestOptions, type UdmRequest } from './deliveries.ts';
import { type ImportSettings, importObject, type ObjectOutcome } from './import-object.ts';
import { notifiedObjects, type ObjectPlace } from './notification.ts';
import {
  type FlowOptions,
  type FunctionOptions,
  needFunctions,
  reasonOf,
  refuseBadOptions,
  tellerOf,
} from './options.ts';

/** How objects are imported, and by whom. */
export interface ObjectImporterOptions extends FunctionOptions {
  /** Opens an object: its bytes as they are stored, gzip or not, in any chunks. */
  readonly getObject: (place: ObjectPlace) => MapInput | Promise<MapInput>;
  /** Sends a request, which is taken whole or not at all. Throws where it was not taken. */
  readonly send: (request: UdmRequest) => unknown;
  /** Keeps dead letters, 100 at most in one go. Throws where they were not kept. */
  readonly reject: (letters: readonly DeadLetter[], place: ObjectPlace) => unknown;
  /**
   * Keeps how far each object was sent. In the memory of the function unless given: then a retry that comes to another
   * instance begins anew, and sends twice what was taken.
   */
  readonly checkpoints?: Checkpoints;
  /** How records are mapped. */
  readonly map?: Omit<FlowOptions, 'case'>;
  /** How requests are cut. */
  readonly requests?: RequestOptions;
}

/** A message of SQS, as far as it is looked at. */
export interface QueueMessage {
  readonly messageId: string;
  readonly body: string;
  readonly eventSourceARN: string;
  readonly attributes: { readonly SentTimestamp: string };
}

/** Which messages of a batch are to come again. */
export interface BatchAnswer {
  batchItemFailures: { itemIdentifier: string }[];
}

/** A function that imports the objects that an event names. */
export interface ObjectImporter {
  /** Answers a batch of SQS with the messages that are to come again. Never throws for what a message holds. */
  (event: { readonly Records: readonly QueueMessage[] }): Promise<BatchAnswer>;
  /**
   * Imports the objects that S3, EventBridge or SNS tell of.
   *
   * @throws {AggregateError} when one of them was not imported, after all were tried: AWS Lambda calls again
   */
  (event: object): Promise<undefined>;
}

/**
 * Makes a function for AWS Lambda that imports the objects that notifications name into Google SecOps: notifications of
 * S3, events of EventBridge, notifications of CloudTrail, by themselves, through SNS or through SQS.
 *
 * Objects of any size are read as they come. What was taken is not sent again when Lambda tries again: the same object
 * gives the same requests in the same order, and `checkpoints` has how many were taken. Only where a function ends
 * between a request and its checkpoint is that one request sent twice.
 *
 * @param options what opens objects, sends requests and keeps dead letters, and how records are mapped; entities are
 * collected when their notification was made
 * @returns the function to be exported as `handler`. The event source mapping of a queue needs
 * `ReportBatchItemFailures`
 * @throws {TypeError} when an option is bad
 * @example
 * export const handler = createObjectImporter({
 *   getObject: async ({ bucket: Bucket, key: Key }) =>
 *     (await s3.send(new GetObjectCommand({ Bucket, Key }))).Body as Readable,
 *   send: ({ type, body }) => post(`${instance}/${type}:import`, body),
 *   reject: (letters, { key }) => keep(`rejects/${key}`, letters),
 * });
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export function createObjectImporter(options: ObjectImporterOptions): ObjectImporter {
  needFunctions(options, 'getObject', 'send', 'reject');
  const { checkpoints = memoryCheckpoints(), map = {}, requests = {}, ...means } = options;
  refuseBadOptions(map);
  new DeliveryMaker(requests);
  const importer = new Importer({ checkpoints, map, requests, ...means }, tellerOf(options));
  return ((event) => importer.take(event)) as ObjectImporter;
}

class Importer {
  constructor(
    private readonly settings: ImportSettings,
    private readonly tell: (sentence: string) => void,
  ) {}

  async take(event: object): Promise<BatchAnswer | undefined> {
    if (isQueued(event)) return { batchItemFailures: await this.takeMessages(event.Records) };
    const failures = await this.importAll(event);
    if (failures.length === 0) return undefined;
    throw new AggregateError(failures, `${failures.length} objects were not imported; try again.`);
  }

  private async takeMessages(messages: readonly QueueMessage[]): Promise<{ itemIdentifier: string }[]> {
    const failed: QueueMessage[] = [];
    for (const message of messages) {
      // What comes after a message of a queue with an order has to wait for it.
      const waits = failed.length > 0 && message.eventSourceARN.endsWith('.fifo');
      if (waits || !(await this.takeMessage(message))) failed.push(message);
    }
    return failed.map(({ messageId }) => ({ itemIdentifier: messageId }));
  }

  private async takeMessage({ body, attributes, messageId }: QueueMessage): Promise<boolean> {
    try {
      const sent = new Date(Number(attributes.SentTimestamp)).toISOString();
      return (await this.importAll(parseJson(body)?.value, sent)).length === 0;
    } catch (error) {
      this.tell(`Message ${messageId} was not taken. ${reasonOf(error)}`);
      return false;
    }
  }

  /** Imports the objects that a message names; gives what kept some of them from it. */
  private async importAll(message: unknown, time?: string): Promise<unknown[]> {
    const failures: unknown[] = [];
    for (const object of notifiedObjects(message, time)) {
      try {
        this.tell(sentenceOf(await importObject(object, this.settings)));
      } catch (error) {
        this.tell(`s3://${object.bucket}/${object.key} was not imported to its end. ${reasonOf(error)}`);
        failures.push(error);
      }
    }
    return failures;
  }
}

function isQueued(event: object): event is { readonly Records: readonly QueueMessage[] } {
  const [first] = (event as { readonly Records?: readonly Partial<QueueMessage>[] }).Records ?? [];
  return typeof first?.messageId === 'string' && typeof first.body === 'string';
}

/** What became of an object, as a sentence. */
function sentenceOf({ uri, counts, made, madeBefore }: ObjectOutcome): string {
  const parts = [
    plural(sumOf(counts.entities), 'entity', 'entities'),
    plural(counts.events, 'event'),
    `${counts.refused} refused`,
    `${counts.unmapped} outside the table`,
    `${counts.merged} merged`,
  ];
  const before = madeBefore === 0 ? '' : `, after ${madeBefore} at tries before`;
  return `${uri}: ${plural(counts.records, 'record')}: ${parts.join(', ')}; ${plural(made, 'delivery', 'deliveries')}${before}.`;
}

function sumOf(counts: Counts['entities']): number {
  return counts.USER + counts.RESOURCE + counts.GROUP;
}
