import { addCounts, noCounts } from '../stream/counts.ts';
import type { Counts } from '../stream/item.ts';
import { mapStream } from '../stream/map-stream.ts';
import type { StreamOptions } from '../stream/options.ts';
import type { BatchPayload, BatchProducer, ConsumedMessage } from './client.ts';
import { MessageMaker, type Topics } from './message.ts';
import { Outgoing } from './outgoing.ts';

/** How messages are mapped; each says by its timestamp when it was collected. */
export type MessageOptions = Omit<StreamOptions, 'collectedAt' | 'input' | 'signal' | 'join' | 'mergeEqual'>;

/** How batches are mapped, and where to. */
export interface BatchMapperOptions {
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
  readonly report?: (counts: Counts, batch: { readonly topic: string; readonly partition: number }) => void;
}

/** What a consumer of kafkajs is run with. */
export interface BatchMapper {
  /** Off: an offset is resolved once what came of its message was produced, and only then. */
  readonly eachBatchAutoResolve: false;
  readonly eachBatch: (payload: BatchPayload) => Promise<void>;
}

/** What a topic takes of itself is 1,048,588 bytes, frame and all. */
const MOST_BYTES = 1_000_000;

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
export function createBatchMapper(options: BatchMapperOptions): BatchMapper {
  const { producer, topics, map = {}, maxMessageBytes = MOST_BYTES, report } = options;
  if (!Number.isSafeInteger(maxMessageBytes) || maxMessageBytes < LEAST_BYTES)
    throw new TypeError(`maxMessageBytes must be a whole number of ${LEAST_BYTES} at least.`);
  // A bad option is to be told before anything is consumed.
  if (typeof producer?.sendBatch !== 'function')
    throw new TypeError('The option producer must be a producer of kafkajs.');
  for (const name of ['entities', 'events', 'rejects'] as const)
    if (typeof topics?.[name] !== 'string' || topics[name] === '')
      throw new TypeError(`The option topics must name a topic for ${name}.`);
  mapStream([], { ...map, collectedAt: 0 });
  const maker = new MessageMaker(topics, maxMessageBytes);
  return {
    eachBatchAutoResolve: false,
    eachBatch: async (payload) => {
      const outgoing = new Outgoing(producer, maxMessageBytes);
      const counts = await new BatchRun(payload, maker, outgoing, map).run();
      report?.(counts, { topic: payload.batch.topic, partition: payload.batch.partition });
    },
  };
}

/** The last millisecond that a timestamp may have. */
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** When a message was collected: now, where it has no timestamp (-1) or one that is no milliseconds, as nanoseconds are. */
function timeOf({ timestamp }: ConsumedMessage): number {
  const time = Number(timestamp);
  return time > 0 && time <= LAST ? time : Date.now();
}

/** A dead letter without its value fits in. */
const LEAST_BYTES = 10_000;

/** One batch on its way. */
class BatchRun {
  /** The offset of the last message of which all is produced or waits. */
  private mapped: string | undefined;

  constructor(
    private readonly payload: BatchPayload,
    private readonly maker: MessageMaker,
    private readonly outgoing: Outgoing,
    private readonly map: MessageOptions,
  ) {}

  /** Maps the messages until the consumer is to stop; gives what became of their records. */
  async run(): Promise<Counts> {
    const { payload } = this;
    let counts: Counts = noCounts();
    for (const message of payload.batch.messages) {
      if (!payload.isRunning() || payload.isStale()) break;
      counts = addCounts(counts, await this.take(message));
      this.mapped = message.offset;
      await payload.heartbeat();
    }
    await this.settle();
    return counts;
  }

  private async take(message: ConsumedMessage): Promise<Counts> {
    const { topic, partition } = this.payload.batch;
    const source = { topic, partition, message };
    let counts: Counts = noCounts();
    const data = message.value === null ? [] : [message.value];
    const options = { ...this.map, collectedAt: timeOf(message) };
    for await (const item of mapStream(data, options)) {
      if (item.type === 'end') counts = item.counts;
      const addressed = this.maker.messageOf(item, source);
      if (addressed === undefined) continue;
      if (!this.outgoing.hasRoom(addressed)) await this.settle();
      this.outgoing.add(addressed);
    }
    return counts;
  }

  /** Produces what waits, and only then lets the offsets behind it be committed. */
  private async settle(): Promise<void> {
    const { payload } = this;
    await this.outgoing.produce();
    // A consumer that was told to go elsewhere has forgotten these offsets.
    if (this.mapped !== undefined && !payload.isStale()) {
      payload.resolveOffset(this.mapped);
      await payload.commitOffsetsIfNecessary();
    }
    await payload.heartbeat();
  }
}
