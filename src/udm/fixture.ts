import type { UdmEntity } from './entity.ts';
import type { UdmEntityExtended } from './entity-extended.ts';
import type { UdmEvent } from './event/event.ts';

/** Entities in the shape of Google SecOps's parser test data. */
export interface ExpectedEvents<Entity = UdmEntity> {
  readonly events: readonly {
    readonly event: { readonly idm: { readonly entity: Entity }; readonly timestamp: string };
  }[];
}

/** Events in the shape of Google SecOps's parser test data. */
export interface ExpectedUdmEvents<Event = UdmEvent> {
  readonly events: readonly {
    readonly event: { readonly idm: { readonly readOnlyUdm: Event }; readonly timestamp: string };
  }[];
}

/**
 * Puts entities into the shape of Google SecOps's parser test data, as `expected_events/<case>_events.json` has it.
 *
 * @param entities entities with camelCase keys
 * @returns the content of the file; each event's timestamp is its entity's `collectedTimestamp`
 * @example
 * await writeFile('expected_events/admins_events.json', JSON.stringify(expectedEvents(entities), null, 2));
 */
export function expectedEvents<Entity extends UdmEntityExtended = UdmEntity>(
  entities: Iterable<Entity>,
): ExpectedEvents<Entity> {
  return {
    events: [...entities].map((entity) => ({
      event: { idm: { entity }, timestamp: entity.metadata.collectedTimestamp },
    })),
  };
}

/**
 * Puts events of activity into that shape.
 *
 * @param events events with camelCase keys
 * @returns the content of the file; each event's timestamp is its `eventTimestamp`
 * @example
 * await writeFile('expected_events/trail_events.json', JSON.stringify(expectedUdmEvents(events), null, 2));
 */
export function expectedUdmEvents<Event extends UdmEvent = UdmEvent>(
  events: Iterable<Event>,
): ExpectedUdmEvents<Event> {
  return {
    events: [...events].map((event) => ({
      event: { idm: { readOnlyUdm: event }, timestamp: event.metadata.eventTimestamp },
    })),
  };
}
