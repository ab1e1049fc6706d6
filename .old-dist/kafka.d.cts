import { S as StreamOptions, C as Counts } from './options.d-CIOIGRlW.cjs';
import './issue.d-B5Lyq7gT.cjs';
import './options.d-BTuJBkIA.cjs';
import './event.d-Bpz_Lwe2.cjs';

/** Text or bytes of a message. */
type Content = Uint8Array | string;
/** A message to be produced. */
interface ProducedMessage {
    readonly key?: Content | null;
    readonly value: Content | null;
    readonly headers?: {
        readonly [name: string]: Content | Content[] | undefined;
    };
}
/** Messages to be produced, by topic. */
interface ProducedBatch {
    readonly acks?: number;
    readonly topicMessages?: {
        topic: string;
        messages: ProducedMessage[];
    }[];
}
/** A producer that is connected. */
interface BatchProducer {
    sendBatch(batch: ProducedBatch): Promise<unknown>;
}
/** A message that was consumed. */
interface ConsumedMessage {
    readonly key: Uint8Array | null;
    readonly value: Uint8Array | null;
    /** When it was produced: epoch milliseconds, as text. */
    readonly timestamp: string;
    readonly offset: string;
}
/** What a consumer hands to `eachBatch`. */
interface BatchPayload {
    readonly batch: {
        readonly topic: string;
        readonly partition: number;
        readonly messages: readonly ConsumedMessage[];
    };
    resolveOffset(offset: string): void;
    commitOffsetsIfNecessary(): Promise<void>;
    heartbeat(): Promise<void>;
    isRunning(): boolean;
    isStale(): boolean;
}

/** The topics to which messages go. */
interface Topics {
    readonly entities: string;
    readonly events: string;
    /** Of dead letters. */
    readonly rejects: string;
}

/** How messages are mapped; each says by its timestamp when it was collected. */
type MessageOptions = Omit<StreamOptions, 'collectedAt' | 'input' | 'signal' | 'join' | 'mergeEqual'>;
/** How batches are mapped, and where to. */
interface BatchMapperOptions {
    /** A producer of kafkajs that is connected. */
    readonly producer: BatchProducer;
    /** The topics for entities, events and dead letters. */
    readonly topics: Topics;
    /** How records are mapped. */
    readonly map?: MessageOptions;
    /**
     * How many bytes are produced in one go, and a message has at most, before compression; 1,000,000 unless said, which is
     * below the `max.message.bytes` of a topic.
     */
    readonly maxMessageBytes?: number;
    /** Is told what became of the records of each batch that was produced. */
    readonly report?: (counts: Counts, batch: {
        readonly topic: string;
        readonly partition: number;
    }) => void;
}
/** What a consumer of kafkajs is run with. */
interface BatchMapper {
    /** Off: an offset is resolved once what came of its message was produced, and only then. */
    readonly eachBatchAutoResolve: false;
    readonly eachBatch: (payload: BatchPayload) => Promise<void>;
}
/**
 * Makes what a consumer of kafkajs is run with: it maps the messages of a topic, which may be lines, records or documents,
 * and produces entities, events and dead letters to topics of their own.
 *
 * At least once: offsets are committed behind what was produced, so that a consumer that ends midway leaves nothing out and
 * may produce some messages again. They are the same messages, under the same keys, so that a topic with
 * `cleanup.policy=compact` keeps each once: the key of an entity is its type and best merge key (`USER/AIDA…`), that of an
 * event its `eventID`. Dead letters have the exact bytes and say why in their headers (`errors.codes`, `errors.message`) and
 * where their record lies (`errors.topic`, `errors.partition`, `errors.offset`). Messages without a value are passed over.
 *
 * @param options the producer, the topics, and how records are mapped
 * @returns `eachBatch` and the setting that it needs, for `consumer.run`
 * @throws {TypeError} when an option is bad
 * @example
 * await consumer.run(
 *   createBatchMapper({ producer, topics: { entities: 'udm-entities', events: 'udm-events', rejects: 'udm-rejects' } }),
 * );
 * @see https://kafka.js.org/docs/consuming#a-name-each-batch-a-eachbatch
 */
declare function createBatchMapper(options: BatchMapperOptions): BatchMapper;

export { type BatchMapper, type BatchMapperOptions, type BatchPayload, type BatchProducer, type ConsumedMessage, type MessageOptions, type ProducedBatch, type ProducedMessage, type Topics, createBatchMapper };
