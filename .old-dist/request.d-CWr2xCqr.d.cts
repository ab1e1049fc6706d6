import { a as Issue } from './issue.d-B5Lyq7gT.cjs';
import { a as UdmEvent, U as UdmEntity } from './event.d-Bpz_Lwe2.cjs';
import { U as UdmEntityExtended } from './entity-extended.d-Bl55U2Im.cjs';

/** The body of one call of `entities:import`. */
interface ImportRequest<Entity = UdmEntity> {
    readonly inlineSource: {
        readonly entities: readonly Entity[];
        readonly logType: string;
    };
}
/** The body of one call of `events:import`. */
interface EventImportRequest<Event = UdmEvent> {
    readonly inlineSource: {
        readonly events: readonly {
            readonly udm: Event;
        }[];
    };
}
/** The limits of one request. */
interface Limits {
    /** How many bytes of UTF-8 a request's JSON has at most; 2,000,000 unless said. */
    readonly maxBytes?: number;
}
/** How entities are cut into requests. */
interface ImportOptions extends Limits {
    /** The log type of the entities; `AWS_IAM` unless said. */
    readonly logType?: string;
    /** How many entities a request holds at most; 1,000 unless said. */
    readonly maxEntities?: number;
}
/** How events are cut into requests. */
interface EventImportOptions extends Limits {
    /** How many events a request holds at most; 1,000 unless said. */
    readonly maxEvents?: number;
}
/** A request to send, or an entity that no request may hold. */
type ImportPart<Entity = UdmEntity> = {
    readonly type: 'request';
    readonly body: ImportRequest<Entity>;
} | {
    readonly type: 'refused';
    readonly entity: unknown;
    readonly issues: readonly Issue[];
};
/** A request to send, or an event that no request may hold. */
type EventImportPart<Event = UdmEvent> = {
    readonly type: 'request';
    readonly body: EventImportRequest<Event>;
} | {
    readonly type: 'refused';
    readonly event: unknown;
    readonly issues: readonly Issue[];
};
/**
 * Cuts entities into bodies for `entities:import`. One bad entity would refuse its whole request, so each is checked
 * first, and comes back as refused (`invalid_entity`, `entity_too_large`) where it cannot be sent.
 *
 * @param entities entities with camelCase keys, in the order in which they shall be sent
 * @param options the log type, and the limits of one request
 * @returns requests and refused entities, as soon as each is settled; the same entities give the same requests
 * @throws {TypeError} when a limit is no positive whole number
 * @example
 * for (const part of importRequests(entities)) {
 *   if (part.type === 'request') await post(JSON.stringify(part.body));
 * }
 * @see https://cloud.google.com/chronicle/docs/reference/rest/v1alpha/projects.locations.instances.entities/import
 */
declare function importRequests<Entity extends UdmEntityExtended = UdmEntity>(entities: Iterable<Entity>, options?: ImportOptions): Generator<ImportPart<Entity>>;
/**
 * Cuts events into bodies for `events:import`, as {@link importRequests} cuts entities: an event that cannot be sent
 * comes back as refused (`invalid_event`, `event_too_large`).
 *
 * @param events events with camelCase keys, in the order in which they shall be sent
 * @param options the limits of one request
 * @returns requests and refused events, as soon as each is settled; the same events give the same requests
 * @throws {TypeError} when a limit is no positive whole number
 * @example
 * for (const part of eventImportRequests(events)) {
 *   if (part.type === 'request') await post(JSON.stringify(part.body));
 * }
 * @see https://cloud.google.com/chronicle/docs/reference/rest/v1alpha/projects.locations.instances.events/import
 */
declare function eventImportRequests<Event extends UdmEvent = UdmEvent>(events: Iterable<Event>, options?: EventImportOptions): Generator<EventImportPart<Event>>;

export { type EventImportOptions as E, type ImportOptions as I, type EventImportPart as a, type EventImportRequest as b, type ImportPart as c, type ImportRequest as d, eventImportRequests as e, importRequests as i };
