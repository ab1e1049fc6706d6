import { formatIssue, type Issue } from './issue.ts';
import type { IamRecord } from './log/iam/record.ts';

/** What came of a record: an entity, or the reasons why there is none. Issues are there on both branches. */
export type Result<Entity> =
  | { readonly ok: true; readonly entity: Entity; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * What came of a record of activity: an event; nothing, since it is known and outside the table (`outside`); or the
 * reasons why there is none. Issues are there on each branch.
 */
export type EventResult<Event> =
  | { readonly ok: true; readonly event: Event; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly outside: boolean; readonly issues: readonly Issue[] };

/** What came of reading a record, before any mapping. */
export type ParseResult =
  | { readonly ok: true; readonly record: IamRecord; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Takes the entity or the event out of a result, for callers who would rather have an exception.
 *
 * @param result what `map` returned
 * @returns the entity or the event
 * @throws {Error} when the record was refused; the message lists its issues, without values
 * @example
 * const entity = unwrap(mapper.map(log, { collectedAt }));
 */
export function unwrap<Entity>(result: Result<Entity>): Entity;
export function unwrap<Event>(result: EventResult<Event>): Event;
export function unwrap<Entity, Event>(result: Result<Entity> | EventResult<Event>): Entity | Event;
export function unwrap<Made>(result: Result<Made> | EventResult<Made>): Made {
  if (result.ok) return 'event' in result ? result.event : result.entity;
  throw new Error(`The record was refused.\n${result.issues.map(formatIssue).join('\n')}`);
}
