// The parts of kafkajs that are used here, by their shapes: the package imports no client.

/** Text or bytes of a message. */
type MessageBytes = Uint8Array | string;

/** A message to be produced. */
export interface ProducedMessage {
  readonly key?: MessageBytes | null;
  readonly value: MessageBytes | null;
  readonly headers?: { readonly [name: string]: MessageBytes | MessageBytes[] | undefined };
}

/** Messages to be produced, by topic. */
export interface ProducedBatch {
  readonly acks?: number;
  readonly topicMessages?: { topic: string; messages: ProducedMessage[] }[];
}

/** A producer that is connected. */
export interface BatchProducer {
  sendBatch(batch: ProducedBatch): Promise<unknown>;
}

/** A message that was consumed. */
export interface ConsumedMessage {
  readonly key: Uint8Array | null;
  readonly value: Uint8Array | null;
  /** When it was produced: epoch milliseconds, as text. */
  readonly timestamp: string;
  readonly offset: string;
}

/** What a consumer hands to `eachBatch`. */
export interface BatchPayload {
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
