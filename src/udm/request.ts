import { createIssue, type Issue, type IssueCode, type Report } from '../issue.ts';
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
  const { logType = 'AWS_IAM', maxEntities = 1000, maxBytes = 2_000_000 } = options;
  const bodyOf = (batch: readonly Entity[]) => ({ inlineSource: { entities: batch, logType } });
  const rules = { check: checkEntity, tooLarge: 'entity_too_large', maxBytes, bodyOf } as const;
  for (const part of cut(entities, { ...rules, max: maxEntities, names: 'maxEntities and maxBytes' })) {
    if ('body' in part) yield { type: 'request', body: part.body };
    else yield { type: 'refused', entity: part.item, issues: part.issues };
  }
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
  const { maxEvents = 1000, maxBytes = 2_000_000 } = options;
  const wrapped = (function* () {
    for (const udm of events) yield { udm };
  })();
  const check: Check = (item, style, report) => checkEvent((item as { udm: unknown }).udm, style, report);
  const bodyOf = (batch: readonly { readonly udm: Event }[]) => ({ inlineSource: { events: batch } });
  const rules = { check, tooLarge: 'event_too_large', maxBytes, bodyOf } as const;
  for (const part of cut(wrapped, { ...rules, max: maxEvents, names: 'maxEvents and maxBytes' })) {
    if ('body' in part) yield { type: 'request', body: part.body };
    else yield { type: 'refused', event: part.item.udm, issues: part.issues };
  }
}

type Check = (item: unknown, style: UdmCase, report: Report) => boolean;

/** What requests are made by. */
interface Rules<Item, Body> {
  readonly check: Check;
  readonly tooLarge: IssueCode;
  readonly max: number;
  readonly maxBytes: number;
  /** The names of the two limits. */
  readonly names: string;
  readonly bodyOf: (batch: readonly Item[]) => Body;
}

function* cut<Item, Body>(
  items: Iterable<Item>,
  { check, tooLarge, max, maxBytes, names, bodyOf }: Rules<Item, Body>,
): Generator<{ readonly body: Body } | { readonly item: Item; readonly issues: readonly Issue[] }> {
  for (const limit of [max, maxBytes]) {
    if (!Number.isSafeInteger(limit) || limit < 1) {
      throw new TypeError(`${names} must be positive whole numbers.`);
    }
  }
  const frame = bytesOf(bodyOf([]));
  let batch: Item[] = [];
  let bytes = frame;
  for (const item of items) {
    const issues: Issue[] = [];
    check(item, 'camel', (finding) => issues.push(createIssue(finding)));
    const size = issues.length === 0 ? bytesOf(item) : 0;
    if (issues.length === 0 && frame + size > maxBytes)
      issues.push(createIssue({ code: tooLarge, path: [] }));
    if (issues.length > 0) {
      yield { item, issues };
      continue;
    }
    if (batch.length === max || bytes + size + (batch.length > 0 ? 1 : 0) > maxBytes) {
      yield { body: bodyOf(batch) };
      batch = [];
      bytes = frame;
    }
    bytes += size + (batch.length > 0 ? 1 : 0);
    batch.push(item);
  }
  if (batch.length > 0) yield { body: bodyOf(batch) };
}

function bytesOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
