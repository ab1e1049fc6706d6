export type { MapInput } from './stream/input.ts';
export type {
  Counts,
  EndItem,
  EntityItem,
  EventItem,
  MapItem,
  MergedItem,
  NoticeItem,
  Place,
  RefusedItem,
  UnmappedItem,
} from './stream/item.ts';
export { mapAnswer } from './stream/map-answer.ts';
export { mapStream, mapTransform } from './stream/map-stream.ts';
export {
  type ActivityStreamOptions,
  MAX_LINE_BYTES,
  type StopSignal,
  type StreamOptions,
} from './stream/options.ts';
export type { WebStream } from './stream/web-stream.ts';
