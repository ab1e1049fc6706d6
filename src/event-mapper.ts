import { ActivityMapper } from './activity.ts';
import {
  type MapperOptions,
  type RecordOptions,
  type Said,
  type Settings,
  settleOptionsOf,
  type Unsaid,
} from './options.ts';
import type { EventResult } from './result.ts';
import type { Profile } from './table/profile.ts';
import type { UdmEvent, UdmEventSnakeCase } from './udm/event/event.ts';
import type { UdmCase } from './udm/style.ts';

/** An event in either style of keys. */
export type MappedEvent = UdmEvent | UdmEventSnakeCase;

/** The event in a style of keys. */
export type EventOf<Keys extends UdmCase | Unsaid> = EventIn<Said<Keys, 'camel'>>;

type EventIn<Keys> = Keys extends 'snake' ? UdmEventSnakeCase : UdmEvent;

/** Maps records of activity with one set of options. It holds no state. */
export interface EventMapper<Event = UdmEvent> {
  /**
   * Maps one record: log → event.
   *
   * @param log one CloudTrail record, of any type
   * @returns the event with the issues found; or the issues alone, where the record is known and outside the table
   * (`outside`) or was refused; it never throws for what a log may hold
   */
  map(log: unknown, options?: Partial<RecordOptions>): EventResult<Event>;
}

/**
 * Makes a mapper of activity alone: records of CloudTrail, also those that Security Lake keeps as OCSF. It maps as
 * `createMapper` does with the source `cloudtrail`, and a bundler leaves out what only configuration needs.
 *
 * @param options how to map; see {@link MapperOptions}
 * @returns a mapper: log → event, for which no time of collection is needed
 * @throws {TypeError} when an option does not exist or has no such choice
 * @example
 * const mapper = createEventMapper({ allServices: true });
 * const result = mapper.map(record);
 */
export function createEventMapper<Keys extends UdmCase | Unsaid>(
  options?: Omit<MapperOptions<Profile, Keys>, 'groupNameAsEmail'>,
): EventMapper<EventOf<Keys>>;
export function createEventMapper(options: MapperOptions = {}): EventMapper<MappedEvent> {
  return eventMapper(settleOptionsOf('cloudtrail', options));
}

/** A mapper of activity with settled options. */
export function eventMapper(settings: Settings): EventMapper<MappedEvent> {
  const records = new ActivityMapper(settings);
  return { map: (log) => records.map(log) as EventResult<MappedEvent> };
}
