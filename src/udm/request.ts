import { REQUEST_ISSUES } from '../issue/request.ts';
import { createIssue, type Issue, type Report, type RequestIssueCode } from '../issue.ts';
import { checkEntity, checkEvent } from './check.ts';
import type { UdmEntity } from './entity.ts';
import type { UdmEntityExtended } from './entity-extended.ts';
import type { UdmEvent } from './event/event.ts';
import type { UdmCase } from './style.ts';

/** The body of one call of `entities:import`. */
export interface ImportRequest<Entity = UdmEntity> {
  readonly inlineSource: { readonly entities: readonly Entity[]; readonly logType: string };
}

/** The body of one call of `events:import`. */
export interface EventImportRequest<Event = UdmEvent> {
  readonly inlineSource: { readonly events: readonly { readonly udm: Event }[] };
}

/** The limits of one request. */
interface Limits {
  /** How many bytes of UTF-8 a request's JSON has at most; 2,000,000 unless said. */
  readonly maxBytes?: number;
}

/** How entities are cut into requests. */
export interface ImportOptions extends Limits {
  /** The log type of the entities; `AWS_IAM` unless said. */
  readonly logType?: string;
  /** How many entities a request holds at most; 1,000 unless said. */
  readonly maxEntities?: number;
}

/** How events are cut into requests. */
export interface EventImportOptions extends Limits {
  /** How many events a request holds at most; 1,000 unless said. */
  readonly maxEvents?: number;
}

/** Cuts what comes one after the other into requests: the same things give the same requests, whenever each comes. */
export interface RequestCutter<Made, Part> {
  /** Takes one more; gives the request that is full without it, or says that no request may hold it. */
  add(made: Made): readonly Part[];
  /** No more will come: gives the last request. */
  end(): readonly Part[];
}

/** A request to send, or an entity that no request may hold. */
export type ImportPart<Entity = UdmEntity> =
  | { readonly type: 'request'; readonly body: ImportRequest<Entity> }
  | { readonly type: 'refused'; readonly entity: unknown; readonly issues: readonly Issue[] };

/** A request to send, or an event that no request may hold. */
export type EventImportPart<Event = UdmEvent> =
  | { readonly type: 'request'; readonly body: EventImportRequest<Event> }
  | { readonly type: 'refused'; readonly event: unknown; readonly issues: readonly Issue[] };

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
export function* importRequests<Entity extends UdmEntityExtended = UdmEntity>(
  entities: Iterable<Entity>,
  options: ImportOptions = {},
): Generator<ImportPart<Entity>> {
  yield* cutAll(entities, entityCutter<Entity>(options));
}

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
export function* eventImportRequests<Event extends UdmEvent = UdmEvent>(
  events: Iterable<Event>,
  options: EventImportOptions = {},
): Generator<EventImportPart<Event>> {
  yield* cutAll(events, eventCutter<Event>(options));
}

function* cutAll<Made, Part>(all: Iterable<Made>, cutter: RequestCutter<Made, Part>): Generator<Part> {
  for (const made of all) yield* cutter.add(made);
  yield* cutter.end();
}

/** {@link importRequests}, for entities that come one by one. */
export function entityCutter<Entity extends UdmEntityExtended = UdmEntity>(
  options: ImportOptions = {},
): RequestCutter<Entity, ImportPart<Entity>> {
  const { logType = 'AWS_IAM', maxEntities = 1000, maxBytes = 2_000_000 } = options;
  return new Cutter<Entity, Entity, ImportPart<Entity>>({
    check: checkEntity,
    tooLarge: 'entity_too_large',
    max: maxEntities,
    maxBytes,
    names: 'maxEntities and maxBytes',
    elementOf: (entity) => entity,
    request: (entities) => ({ type: 'request', body: { inlineSource: { entities, logType } } }),
    refuse: (entity, issues) => ({ type: 'refused', entity, issues }),
  });
}

/** {@link eventImportRequests}, for events that come one by one. */
export function eventCutter<Event extends UdmEvent = UdmEvent>(
  options: EventImportOptions = {},
): RequestCutter<Event, EventImportPart<Event>> {
  const { maxEvents = 1000, maxBytes = 2_000_000 } = options;
  return new Cutter<Event, { readonly udm: Event }, EventImportPart<Event>>({
    check: checkEvent,
    tooLarge: 'event_too_large',
    max: maxEvents,
    maxBytes,
    names: 'maxEvents and maxBytes',
    elementOf: (udm) => ({ udm }),
    request: (events) => ({ type: 'request', body: { inlineSource: { events } } }),
    refuse: (event, issues) => ({ type: 'refused', event, issues }),
  });
}

type Requested<Part> = Extract<Part, { readonly type: 'request' }>;

/** What requests are made by. */
interface Rules<Made, Element, Part> {
  readonly check: (made: unknown, style: UdmCase, report: Report<RequestIssueCode>) => boolean;
  readonly tooLarge: RequestIssueCode;
  readonly max: number;
  readonly maxBytes: number;
  /** The names of the two limits. */
  readonly names: string;
  /** How it stands in the list of a request. */
  elementOf(made: Made): Element;
  request(elements: readonly Element[]): Requested<Part> & { readonly body: unknown };
  refuse(made: Made, issues: readonly Issue[]): Part;
}

class Cutter<Made, Element, Part> implements RequestCutter<Made, Part> {
  /** How many bytes a request without elements has. */
  private readonly frame: number;
  private elements: Element[] = [];
  private bytes: number;

  constructor(private readonly rules: Rules<Made, Element, Part>) {
    const { max, maxBytes, names, request } = rules;
    for (const limit of [max, maxBytes]) {
      if (!Number.isSafeInteger(limit) || limit < 1) {
        throw new TypeError(`${names} must be positive whole numbers.`);
      }
    }
    this.frame = bytesOf(request([]).body);
    this.bytes = this.frame;
  }

  add(made: Made): readonly Part[] {
    const { check, tooLarge, max, maxBytes, elementOf, refuse } = this.rules;
    const issues: Issue[] = [];
    check(made, 'camel', (finding) => issues.push(createIssue(REQUEST_ISSUES, finding)));
    if (issues.length > 0) return [refuse(made, issues)];
    const element = elementOf(made);
    const size = bytesOf(element);
    if (this.frame + size > maxBytes)
      return [refuse(made, [createIssue(REQUEST_ISSUES, { code: tooLarge, path: [] })])];
    const isFull = this.elements.length === max || this.bytes + this.comma + size > maxBytes;
    const full = isFull ? this.end() : [];
    this.bytes += this.comma + size;
    this.elements.push(element);
    return full;
  }

  end(): readonly Part[] {
    const { elements } = this;
    if (elements.length === 0) return [];
    this.elements = [];
    this.bytes = this.frame;
    return [this.rules.request(elements)];
  }

  /** How many bytes stand between the last element and the next. */
  private get comma(): number {
    return this.elements.length > 0 ? 1 : 0;
  }
}

function bytesOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
