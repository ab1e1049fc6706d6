import { U as UdmEntity } from './event.d-Bpz_Lwe2.cjs';
import { U as UdmEntityExtended } from './entity-extended.d-Bl55U2Im.cjs';
import { d as ImportRequest, b as EventImportRequest, I as ImportOptions, E as EventImportOptions } from './request.d-CWr2xCqr.cjs';
import { M as MapInput } from './input.d-Bk-PkgOc.cjs';
import { R as RefusedItem, S as StreamOptions } from './options.d-CIOIGRlW.cjs';
import './options.d-BTuJBkIA.cjs';
import './issue.d-B5Lyq7gT.cjs';

/** How far an object was sent: how many deliveries were taken, and what tells them from others. */
interface Checkpoint {
    readonly deliveries: number;
    /** Of all of them together, so that those of another version of this function are not taken for the same. */
    readonly digest: string;
}
/** Where it is kept how far each object was sent. What was saved must be there for the next try, wherever that runs. */
interface Checkpoints {
    /**
     * Gives what was saved last.
     *
     * @param name of the object, with its version: text of at most some 1,200 characters
     */
    load(name: string): Promise<Checkpoint | undefined>;
    save(name: string, checkpoint: Checkpoint): Promise<void>;
}

/**
 * A dead letter: a record that was refused, or an entity or event that cannot be sent. As JSON it is a line of
 * `map --rejects`, which can be read again where it has the text of its record.
 */
interface DeadLetter extends Omit<RefusedItem, 'type'> {
    /** The entity that no request may hold. */
    readonly entity?: unknown;
    /** The event that no request may hold. */
    readonly event?: unknown;
}

/** A request for Google SecOps: the body of `entities:import` or of `events:import`. */
type UdmRequest = {
    readonly type: 'entities';
    readonly body: ImportRequest<UdmEntity | UdmEntityExtended>;
} | {
    readonly type: 'events';
    readonly body: EventImportRequest;
};
/** How requests are cut. */
interface RequestOptions extends ImportOptions, EventImportOptions {
}

/** An object to be put into the bucket. */
interface ExportedObject {
    readonly key: string;
    /** Gzipped lines. */
    readonly body: Uint8Array;
    readonly contentType: 'application/gzip';
}
/** Where log events are exported to. */
interface SubscriptionExporterOptions {
    /** Puts an object into the bucket. Throws where it is not there. */
    readonly putObject: (object: ExportedObject) => unknown;
    /** What the names of the objects begin with, without a slash at its end; nothing unless given. */
    readonly prefix?: string;
}
/** What CloudWatch Logs hands to a function: gzipped JSON, as base64. */
interface SubscriptionEvent {
    readonly awslogs: {
        readonly data: string;
    };
}
/** What AWS Lambda says of a call. */
interface InvocationContext {
    readonly awsRequestId: string;
}
/** A function that exports the log events of a subscription. */
type SubscriptionExporter = (event: SubscriptionEvent, context: InvocationContext) => Promise<void>;
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
declare function createSubscriptionExporter(options: SubscriptionExporterOptions): SubscriptionExporter;

/** An object of S3. */
interface ObjectPlace {
    readonly bucket: string;
    readonly key: string;
    /** Absent where the bucket keeps no versions. */
    readonly versionId?: string;
}

/** How records are mapped; what brings them says when they were collected. */
type FlowOptions = Omit<StreamOptions, 'collectedAt' | 'input' | 'signal'>;
/** What a function may be told beside its work. */
interface FunctionOptions {
    /** Says a sentence to whoever reads the function's log; `console.error` unless given. It holds no values of records. */
    readonly tell?: (sentence: string) => void;
}

/** How objects are imported, and by whom. */
interface ObjectImporterOptions extends FunctionOptions {
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
interface QueueMessage {
    readonly messageId: string;
    readonly body: string;
    readonly eventSourceARN: string;
    readonly attributes: {
        readonly SentTimestamp: string;
    };
}
/** Which messages of a batch are to come again. */
interface BatchAnswer {
    batchItemFailures: {
        itemIdentifier: string;
    }[];
}
/** A function that imports the objects that an event names. */
interface ObjectImporter {
    /** Answers a batch of SQS with the messages that are to come again. Never throws for what a message holds. */
    (event: {
        readonly Records: readonly QueueMessage[];
    }): Promise<BatchAnswer>;
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
declare function createObjectImporter(options: ObjectImporterOptions): ObjectImporter;

/** How records of Firehose are transformed. */
interface FirehoseTransformerOptions extends FunctionOptions {
    /**
     * Keeps dead letters, 100 at most in one go; throws where they were not kept. Without it a record of Firehose that
     * holds one refused record fails whole, and Firehose keeps it under its error prefix.
     */
    readonly reject?: (letters: readonly DeadLetter[], place: {
        readonly recordId: string;
    }) => unknown;
    /** How records are mapped. */
    readonly map?: FlowOptions;
    /** How many bytes the answer has at most; 6,000,000 unless said. AWS Lambda refuses more than 6 MB. */
    readonly maxAnswerBytes?: number;
}
/** What Firehose hands to a function, as far as it is looked at. */
interface FirehoseEvent {
    readonly records: readonly FirehoseRecord[];
}
/** A record of Firehose, which may hold many of AWS. */
interface FirehoseRecord {
    readonly recordId: string;
    /** When it came to Firehose: epoch milliseconds. */
    readonly approximateArrivalTimestamp: number;
    /** The bytes, as base64. */
    readonly data: string;
}
/** What becomes of a record of Firehose. */
interface FirehoseResult {
    recordId: string;
    result: 'Ok' | 'Dropped' | 'ProcessingFailed';
    /** Lines of JSON, as base64; only where the result is `Ok`. */
    data?: string;
}
/** A function that transforms the records of a Firehose stream. */
type FirehoseTransformer = (event: FirehoseEvent) => Promise<{
    records: FirehoseResult[];
}>;
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
declare function createFirehoseTransformer(options?: FirehoseTransformerOptions): FirehoseTransformer;

export { type BatchAnswer, type Checkpoint, type Checkpoints, type DeadLetter, type ExportedObject, type FirehoseEvent, type FirehoseRecord, type FirehoseResult, type FirehoseTransformer, type FirehoseTransformerOptions, type FlowOptions, type FunctionOptions, type InvocationContext, type ObjectImporter, type ObjectImporterOptions, type ObjectPlace, type QueueMessage, type RequestOptions, type SubscriptionEvent, type SubscriptionExporter, type SubscriptionExporterOptions, type UdmRequest, createFirehoseTransformer, createObjectImporter, createSubscriptionExporter };
