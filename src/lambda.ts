export type { Checkpoint, Checkpoints } from './lambda/checkpoint.ts';
export type { RequestOptions, UdmRequest } from './lambda/deliveries.ts';
export {
  createSubscriptionExporter,
  type ExportedObject,
  type InvocationContext,
  type SubscriptionEvent,
  type SubscriptionExporter,
  type SubscriptionExporterOptions,
} from './lambda/exporter.ts';
export {
  type BatchAnswer,
  createObjectImporter,
  type ObjectImporter,
  type ObjectImporterOptions,
  type QueueMessage,
} from './lambda/importer.ts';
export type { ObjectPlace } from './lambda/notification.ts';
export type { FlowOptions, FunctionOptions } from './lambda/options.ts';
export {
  createFirehoseTransformer,
  type FirehoseEvent,
  type FirehoseRecord,
  type FirehoseResult,
  type FirehoseTransformer,
  type FirehoseTransformerOptions,
} from './lambda/transformer.ts';
export type { DeadLetter } from './stream/letter-box.ts';
