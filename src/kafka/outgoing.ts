import type { BatchProducer, ProducedMessage } from './client.ts';
import type { Addressed } from './message.ts';

/** Messages that wait to be produced, never more than one request of a partition may hold. */
export class Outgoing {
  private topics = new Map<string, ProducedMessage[]>();
  private bytes = 0;

  /** @param maxBytes how many bytes are produced in one go */
  constructor(
    private readonly producer: BatchProducer,
    private readonly maxBytes: number,
  ) {}

  /** Whether there is room for a message beside those that wait. */
  hasRoom({ bytes }: Addressed): boolean {
    return this.bytes + bytes <= this.maxBytes;
  }

  add({ topic, message, bytes }: Addressed): void {
    const messages = this.topics.get(topic);
    if (messages === undefined) this.topics.set(topic, [message]);
    else messages.push(message);
    this.bytes += bytes;
  }

  /** Produces what waits, and is done once every replica that is in sync has it. */
  async produce(): Promise<void> {
    if (this.topics.size === 0) return;
    const topicMessages = [...this.topics].map(([topic, messages]) => ({ topic, messages }));
    this.topics = new Map();
    this.bytes = 0;
    await this.producer.sendBatch({ acks: -1, topicMessages });
  }
}
