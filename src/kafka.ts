export {
  type BatchMapper,
  type BatchMapperOptions,
  createBatchMapper,
  type MessageOptions,
} from './kafka/batch-mapper.ts';
export type {
  BatchPayload,
  BatchProducer,
  ConsumedMessage,
  ProducedBatch,
  ProducedMessage,
} from './kafka/client.ts';
export type { Topics } from './kafka/message.ts';
