import { type CompareOptions, compareEntities } from '../compare.ts';
import { formatIssue, type Issue } from '../issue.ts';
import { isObject } from '../json.ts';
import { unpackAnswer } from '../log/iam/answer.ts';
import { createMapper } from '../mapper.ts';
import type { MapperOptions } from '../options.ts';
import type { UdmEntity } from '../udm/entity.ts';
import { expectedEvents } from '../udm/fixture.ts';
import { type EntityName, formatEntityName, nameOfEntity } from '../udm/name.ts';
import { instantOf } from '../udm/timestamp.ts';
import {
  type CaseTexts,
  type CheckOptions,
  type CheckOutcome,
  mapLog,
  parseJson,
  printJson,
  unmappable,
} from './case.ts';
import { type CheckFailure, failuresOf } from './failure.ts';

type SecOpsTexts = Extract<CaseTexts, { layout: 'secops' }>;

interface Mapped {
  readonly entities: readonly UdmEntity[];
  /** The issues that refused records. */
  readonly refusals: readonly Issue[];
}

/** One event of an expectation: the entity in it, and when it happened. */
interface ExpectedEvent {
  readonly entity: unknown;
  readonly timestamp: unknown;
  readonly place: string;
}

/** Checks one case of the SecOps layout: raw logs and the events expected of them. */
export function checkSecOps(texts: SecOpsTexts, checkOptions: CheckOptions): CheckOutcome {
  const { ignoreIngestionTimes = false, ...mapperOptions } = checkOptions;
  const options = { ignoreIngestionTimes, profile: mapperOptions.profile ?? 'documented' };
  const log = parseJson(texts.log);
  if (log === undefined) return unmappable('The raw log is not JSON.');
  const mapped = mapRawLog(log.value, mapperOptions);
  if (typeof mapped === 'string') return unmappable(mapped);
  return {
    failures: checkEventsText(texts.events, mapped, options),
    rewritten: { events: printJson(expectedEvents(mapped.entities)) },
  };
}

/** Maps every record of a raw log; the sentence that says why not, where a time of collection is none. */
function mapRawLog(document: unknown, options: MapperOptions): Mapped | string {
  const mapper = createMapper({ ...options, case: 'camel' });
  const created = isObject(document) ? document.create_time : undefined;
  const entities: UdmEntity[] = [];
  const refusals: Issue[] = [];
  for (const part of unpackAnswer(document)) {
    if (part.type !== 'unit' || part.holds !== 'record') continue;
    const result = mapLog(mapper, part.log, part.collectedAt ?? created);
    if (typeof result === 'string') return `A time of the raw log is wrong: ${result}`;
    if (result.ok) entities.push(result.entity as UdmEntity);
    else refusals.push(...result.issues.filter((issue) => issue.severity === 'error'));
  }
  return { entities, refusals };
}

function checkEventsText(text: string | undefined, mapped: Mapped, options: CompareOptions): CheckFailure[] {
  if (text === undefined) return [{ what: 'The expected events are missing.' }];
  const document = parseJson(text)?.value;
  const events = isObject(document) ? document.events : undefined;
  if (!Array.isArray(events))
    return [{ what: 'The expected events are no JSON object with a list "events".' }];
  const expected = events.map(readEvent);
  const failures = expected.flatMap((event) => (typeof event === 'string' ? [{ what: event }] : []));
  const read = expected.filter((event) => typeof event !== 'string');
  return [...failures, ...comparePairs(read, mapped, options)];
}

function readEvent(element: unknown, index: number): ExpectedEvent | string {
  const place = `events[${index}]`;
  const event = isObject(element) ? element.event : undefined;
  const idm = isObject(event) ? event.idm : undefined;
  if (!isObject(event) || !isObject(idm)) return `${place} has no event.idm.`;
  if (!isObject(idm.entity))
    return `${place} expects something other than an entity, which no record is mapped to.`;
  return { entity: idm.entity, timestamp: event.timestamp, place };
}

function comparePairs(
  events: readonly ExpectedEvent[],
  { entities, refusals }: Mapped,
  options: CompareOptions,
): CheckFailure[] {
  const { pairs, missing, extra } = pairUp(events, entities);
  const because = refusals.map((issue) => `\n  ${formatIssue(issue)}`).join('');
  return [
    ...pairs.flatMap(([event, entity]) => compareEvent(event, entity, options)),
    ...missing.map(({ entity, place }) => ({
      what: `${place} expects ${formatEntityName(nameOfEntity(entity))}, but no record is mapped to it.${because}`,
    })),
    ...extra.map((entity) => ({
      what: `A record is mapped to ${formatEntityName(nameOfEntity(entity))}, but no event expects it.`,
    })),
  ];
}

function compareEvent(event: ExpectedEvent, actual: UdmEntity, options: CompareOptions): CheckFailure[] {
  const subject = `${event.place} ${formatEntityName(nameOfEntity(event.entity))}`;
  const failures = failuresOf(compareEntities(event.entity, actual, options), subject);
  const expected = typeof event.timestamp === 'string' ? instantOf(event.timestamp) : undefined;
  const time = actual.metadata.collectedTimestamp;
  if (options.ignoreIngestionTimes || expected === instantOf(time)) return failures;
  return [
    ...failures,
    { what: `${subject}: event.timestamp`, expected: event.timestamp, actual: time, rows: [] },
  ];
}

/** Pairs events with entities of the same name; what is left of one type on both sides is paired as renamed. */
function pairUp(events: readonly ExpectedEvent[], entities: readonly UdmEntity[]) {
  const left = entities.map((entity) => ({ entity, name: nameOfEntity(entity) }));
  const unmatched: ExpectedEvent[] = [];
  const missing: ExpectedEvent[] = [];
  const pairs: [ExpectedEvent, UdmEntity][] = [];
  const pair = (event: ExpectedEvent, fits: (name: EntityName) => boolean, otherwise: ExpectedEvent[]) => {
    const at = left.findIndex(({ name }) => fits(name));
    if (at === -1) otherwise.push(event);
    else pairs.push([event, left.splice(at, 1)[0]!.entity]);
  };
  for (const event of events) {
    const { type, id } = nameOfEntity(event.entity);
    pair(event, (name) => name.type === type && name.id === id, unmatched);
  }
  for (const event of unmatched) {
    const { type } = nameOfEntity(event.entity);
    pair(event, (name) => name.type === type, missing);
  }
  return { pairs, missing, extra: left.map(({ entity }) => entity) };
}
