import type { EventMapper } from '../../event-mapper.ts';
import { eventTimeOf } from '../../find/event-time.ts';
import type { IdentityMatch } from '../../find/identity/select.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { isOfCloudTrail } from '../../log/cloudtrail/judge.ts';
import { hasUnreadable } from '../../log/cloudtrail/record.ts';
import { cloudTrailOf } from '../../log/ocsf/cloudtrail.ts';
import { createMapper } from '../../mapper.ts';
import type { EventResult } from '../../result.ts';
import type { Counts, EventItem } from '../../stream/item.ts';
import { mapBatches, type NamedInput } from '../../stream/map-stream.ts';
import { snakeKeys } from '../../udm/style.ts';
import type { ItemWithIssues } from '../items/item-text.ts';
import { type Brief, briefOfEvent, briefOfRecord } from './brief.ts';
import type { Question } from './question.ts';

/** A record that was asked for. */
export interface Found {
  readonly brief: Brief;
  /** Why it was found; empty where a pattern alone says so. */
  readonly because: readonly IdentityMatch[];
  /** Its UDM event, where events are asked for. */
  readonly event: unknown;
}

/** A record that was found, with its place and, where it is asked for, its exact text. */
export type FoundItem = EventItem<Found>;

/** What came of a block of an input: records that were found, and what else is to be said. */
export interface FoundBatch {
  readonly found: readonly FoundItem[];
  readonly others: readonly ItemWithIssues[];
  /** What became of all records so far. */
  readonly counts: Counts;
}

/** How records are looked through. */
export interface FindSettings {
  readonly question: Question;
  readonly gives: 'brief' | 'text' | 'event';
  /** Whether UDM events are taken as well. */
  readonly takesEvents: boolean;
  readonly maxLineBytes?: number;
  readonly signal?: AbortSignal;
  /** Is told of each record between the times that was not asked for. */
  readonly passOver?: (record: unknown) => void;
  /** Is told of each record that is in no range of times, since its own cannot be read. */
  readonly leaveOut?: () => void;
  /** Is told of each record that was not found and has a field that cannot be read. */
  readonly misread?: () => void;
}

/** Looks through records of CloudTrail, of every service, in all the ways in which they come. */
export async function* findBatches(
  inputs: Iterable<NamedInput>,
  settings: FindSettings,
): AsyncGenerator<FoundBatch> {
  const { gives, maxLineBytes, signal } = settings;
  const options = { source: 'cloudtrail', allServices: true, ...(maxLineBytes && { maxLineBytes }) } as const;
  const events = gives === 'event' ? eventFinder(settings) : briefFinder(settings);
  const mappers = { events, keepsText: gives === 'text' };
  for await (const { items, counts } of mapBatches(
    inputs,
    { ...options, ...(signal && { signal }) },
    mappers,
  )) {
    const found: FoundItem[] = [];
    const others: ItemWithIssues[] = [];
    for (const item of items) {
      if (item.type === 'event') found.push(item as FoundItem);
      else if (item.type !== 'end') others.push(item);
    }
    yield { found, others, counts };
  }
}

/** A record that was not asked for is counted, and nothing is said of it. */
const PASSED: EventResult<never> = { ok: false, outside: true, issues: [] };

/** Gives records that are asked for in brief; what is no record of CloudTrail is refused as the mapper refuses it. */
function briefFinder({ question, takesEvents, ...hooks }: FindSettings): EventMapper<Found> {
  const mapper = createMapper({ source: 'cloudtrail', allServices: true, case: 'snake' });
  const briefOf = (record: unknown) => {
    const result = mapper.map(record);
    return result.ok ? briefOfEvent(result.event) : briefOfRecord(record);
  };
  return {
    map(given) {
      const event = takesEvents ? udmEventIn(given) : undefined;
      if (event !== undefined) return timedEvent(event, question);
      const log = readBack(given);
      if (!isObject(log) || !isOfCloudTrail(log)) return mapper.map(log) as EventResult<never>;
      const because = askedFor(log, question, hooks);
      if (because === undefined) return PASSED;
      return { ok: true, event: { brief: briefOf(log), because, event: undefined }, issues: [] };
    },
  };
}

function eventFinder({ question, ...hooks }: FindSettings): EventMapper<Found> {
  const mapper = createMapper({ source: 'cloudtrail', allServices: true });
  return {
    map(given) {
      const log = readBack(given);
      const isRecord = isObject(log) && isOfCloudTrail(log);
      const because = isRecord ? askedFor(log, question, hooks) : undefined;
      if (isRecord && because === undefined) return PASSED;
      const result = mapper.map(log);
      if (!result.ok) return result;
      const { event, issues } = result;
      return { ok: true, event: { brief: briefOfRecord(log), because: because ?? [], event }, issues };
    },
  };
}

/** A record of OCSF that comes as it is, because it has a field of IAM beside, as the mapper reads it. */
function readBack(given: unknown): unknown {
  return cloudTrailOf(given)?.record ?? given;
}

function askedFor(
  log: JsonObject,
  question: Question,
  { passOver, leaveOut, misread }: Pick<FindSettings, 'passOver' | 'leaveOut' | 'misread'>,
) {
  if (!question.isInTime(log)) {
    if (eventTimeOf(log) === undefined) leaveOut?.();
    return undefined;
  }
  const because = question.explain(log);
  if (because === undefined) {
    passOver?.(log);
    if (hasUnreadable(log)) misread?.();
  }
  return because;
}

/** A UDM event of CloudTrail, alone or as raw logs and fixtures have it, with snake_case keys. */
function udmEventIn(log: unknown): object | undefined {
  if (!isObject(log)) return undefined;
  const { udm = log } = log;
  const event = snakeKeys(udm);
  return isObject(event) && isObject(event.metadata) && event.metadata.log_type === 'AWS_CLOUDTRAIL'
    ? event
    : undefined;
}

/** When a record, or what a UDM event tells of, happened, in epoch milliseconds. */
export function timeIn(log: unknown): number | undefined {
  const event = udmEventIn(log);
  return eventTimeOf(event === undefined ? readBack(log) : { eventTime: briefOfEvent(event).time });
}

function timedEvent(event: object, question: Question): EventResult<Found> {
  const brief = briefOfEvent(event);
  if (!question.isInTime({ eventTime: brief.time })) return PASSED;
  return { ok: true, event: { brief, because: [], event: undefined }, issues: [] };
}
