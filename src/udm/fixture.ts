import type { UdmEntity } from './entity.ts';
import type { UdmEntityExtended } from './entity-extended.ts';

/** Entities in the shape of Google SecOps's parser test data. */
export interface ExpectedEvents<Entity = UdmEntity> {
  readonly events: readonly {
    readonly event: { readonly idm: { readonly entity: Entity }; readonly timestamp: string };
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
