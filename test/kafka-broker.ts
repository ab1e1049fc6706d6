import type {
  BatchPayload,
  BatchProducer,
  ConsumedMessage,
  ProducedBatch,
  ProducedMessage,
} from '../src/kafka.ts';

/** What goes wrong, by how often something was done before. */
export interface Faults {
  /** Whether producing fails. */
  readonly produces?: (number: number) => boolean;
  /** Whether the consumer is told to stop before a message. */
  readonly stops?: (number: number) => boolean;
}

/** One partition, a producer and a consumer group, with the rules of kafkajs for offsets. */
export class FakeBroker implements BatchProducer {
  readonly produced: { readonly topic: string; readonly message: ProducedMessage }[] = [];
  /** How much was produced when each offset was committed. */
  readonly commits: { readonly offset: number; readonly produced: number }[] = [];
  /** The sizes of what was produced in one go. */
  readonly batches: ProducedBatch[] = [];
  private readonly counts = { produces: 0, looks: 0 };
  private committed = 0;

  constructor(
    private readonly messages: readonly ConsumedMessage[],
    private readonly faults: Faults = {},
  ) {}

  async sendBatch(batch: ProducedBatch): Promise<void> {
    this.counts.produces += 1;
    if (this.faults.produces?.(this.counts.produces - 1)) throw new Error('The broker is away.');
    this.batches.push(batch);
    for (const { topic, messages } of batch.topicMessages ?? [])
      this.produced.push(...messages.map((message) => ({ topic, message })));
  }

  get isDone(): boolean {
    return this.committed === this.messages.length;
  }

  /** Hands what was not committed to a consumer, and commits what it resolved, also when it throws. */
  async consume(eachBatch: (payload: BatchPayload) => Promise<void>): Promise<void> {
    let resolved = this.committed;
    const commit = async () => {
      this.committed = resolved;
      this.commits.push({ offset: resolved, produced: this.produced.length });
    };
    const payload: BatchPayload = {
      batch: { topic: 'logs', partition: 3, messages: this.messages.slice(this.committed) },
      resolveOffset: (offset) => {
        resolved = Number(offset) + 1;
      },
      commitOffsetsIfNecessary: commit,
      heartbeat: async () => {},
      isRunning: () => {
        this.counts.looks += 1;
        return this.faults.stops?.(this.counts.looks - 1) !== true;
      },
      isStale: () => false,
    };
    await eachBatch(payload).finally(commit);
  }
}
