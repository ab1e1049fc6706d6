import { type CompareOptions, compareEntities } from '../compare.ts';
import { isObject, parseJson } from '../json.ts';
import type { UdmEntity } from '../udm/entity.ts';
import type { UdmEvent } from '../udm/event/event.ts';
import { expectedEvents, expectedUdmEvents } from '../udm/fixture.ts';
import { isEvent } from '../udm/made.ts';
import { snakeKeys } from '../udm/style.ts';
import { instantOf } from '../udm/timestamp.ts';
import {
  type CaseTexts,
  type CheckOptions,
  type CheckOutcome,
  printJson,
  settleCase,
  unmappable,
} from './case.ts';
import { type CheckFailure, failuresOf, issueLines, nameOfMade, WRITE_IT } from './failure.ts';
import { breakOf } from './json-break.ts';
import { DEFAULT_COLLECTED_AT, type MappedLog, mapAll } from './map-log.ts';
import { pairMade } from './pairs.ts';

type SecOpsTexts = Extract<CaseTexts, { layout: 'secops' }>;

/** One event of an expectation: the entity in it, and when it happened. */
interface ExpectedEvent {
  readonly entity: unknown;
  readonly timestamp: unknown;
  readonly place: string;
}

/** Checks one case of the SecOps layout: raw logs and the events expected of them. */
export function checkSecOps(texts: SecOpsTexts, checkOptions: CheckOptions): CheckOutcome {
  const log = parseJson(texts.log);
  if (log === undefined) return unmappable(`The raw log is not JSON.${breakOf(texts.log)}`);
  const settings = settleCase(texts.options, checkOptions);
  if (typeof settings === 'string') return unmappable(settings);
  const { collectedAt = timeOf(log.value), difference, mapper } = settings;
  const mapped = mapAll(log.value, { ...settings, mapper: { ...mapper, case: 'camel' }, collectedAt });
  if (typeof mapped === 'string') return unmappable(`The raw log cannot be mapped: ${mapped}`);
  return {
    failures: [
      ...checkTimes(mapped),
      ...checkEventsText(texts.events, mapped, { ...difference, profile: mapper.profile ?? 'documented' }),
    ],
    rewritten: { events: printJson({ events: mapped.made.flatMap(expectationOf) }) },
    refusals: mapped.refusals,
  };
}

function expectationOf(made: unknown): readonly unknown[] {
  const { events } = isEvent(snakeKeys(made))
    ? expectedUdmEvents([made as UdmEvent])
    : expectedEvents([made as UdmEntity]);
  return events;
}

function timeOf(document: unknown): unknown {
  return (isObject(document) ? document.create_time : undefined) ?? DEFAULT_COLLECTED_AT;
}

/** A raw log whose time is none is mapped with that of the document, which no parser would do. */
function checkTimes({ issues }: MappedLog): CheckFailure[] {
  const wrong = issues.filter(({ path }) => path.at(-1) === 'collection_time');
  return wrong.length === 0 ? [] : [{ what: `A time of the raw log is wrong.${issueLines(wrong)}` }];
}

function checkEventsText(
  text: string | undefined,
  mapped: MappedLog,
  options: CompareOptions,
): CheckFailure[] {
  if (text === undefined) return [{ what: `There is no expected_events/<case>_events.json. ${WRITE_IT}` }];
  const document = parseJson(text)?.value;
  const events = isObject(document) ? document.events : undefined;
  if (!Array.isArray(events))
    return [
      { what: `The expected events are no JSON object with a list "events".${breakOf(text)} ${WRITE_IT}` },
    ];
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
  const entity = idm.entity ?? idm.readOnlyUdm;
  if (!isObject(entity)) return `${place} expects neither an entity nor an event.`;
  return { entity, timestamp: event.timestamp, place };
}

function comparePairs(
  events: readonly ExpectedEvent[],
  { made, refusals }: MappedLog,
  options: CompareOptions,
): CheckFailure[] {
  const { pairs, missing, extra } = pairMade(events, made, ({ entity }) => entity);
  const because = issueLines(refusals);
  return [
    ...pairs.flatMap(([event, entity]) => compareEvent(event, entity as UdmEntity, options)),
    ...missing.map(({ entity, place }) => ({
      what: `${place} expects ${nameOfMade(entity)}, which is missing: no record is mapped to it.${because}`,
    })),
    ...extra.map((entity) => ({ what: `${nameOfMade(entity)} is new: no event expects it.` })),
  ];
}

function compareEvent(event: ExpectedEvent, actual: UdmEntity, options: CompareOptions): CheckFailure[] {
  const failures = failuresOf(compareEntities(event.entity, actual, options), event.entity, event.place);
  const expected = typeof event.timestamp === 'string' ? instantOf(event.timestamp) : undefined;
  const { collectedTimestamp, eventTimestamp = collectedTimestamp } = actual.metadata as {
    readonly collectedTimestamp: string;
    readonly eventTimestamp?: string;
  };
  if (options.ignoreIngestionTimes || expected === instantOf(eventTimestamp)) return failures;
  const what = `${event.place} ${nameOfMade(event.entity)}: event.timestamp`;
  return [...failures, { what, expected: event.timestamp, actual: eventTimestamp, rows: [] }];
}
