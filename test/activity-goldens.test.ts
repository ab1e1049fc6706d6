import { describe, expect, it } from 'vitest';
import { IDENTITY_TYPES } from '../src/coverage-activity.ts';
import type { MappedEvent } from '../src/event-mapper.ts';
import { isObject, parseJson } from '../src/json.ts';
import { DELIVERIES } from '../src/log/cloudtrail/delivery.ts';
import { FOREIGN_FORMS } from '../src/log/cloudtrail/foreign.ts';
import { OUTSIDE, REFUSED } from '../src/log/cloudtrail/judge.ts';
import { createMapper } from '../src/mapper.ts';
import { EVENT_TYPES } from '../src/udm/event/type.ts';
import { snakeKeys } from '../src/udm/style.ts';
import { activityCases, answerCases } from './golden.ts';

const results = activityCases().map(({ log, options }) => ({
  log,
  result: createMapper({ ...options, source: 'cloudtrail' }).map(log),
}));
const answers = answerCases().filter(({ name }) => name.startsWith('cloudtrail/'));

/** What of a list no golden has. */
function missing<Item>(all: readonly Item[], had: Iterable<Item>): Item[] {
  const known = new Set(had);
  return all.filter((one) => !known.has(one));
}

/** A document and all objects in it, those in texts of JSON too. */
function objectsIn(value: unknown): object[] {
  const inner = typeof value === 'string' ? parseJson(value)?.value : value;
  if (typeof inner !== 'object' || inner === null) return [];
  return [inner, ...Object.values(inner).flatMap(objectsIn)];
}

describe('the goldens of activity', () => {
  it('are ninety at least, with those that hold several records', () => {
    expect(results.length + answers.length).toBeGreaterThanOrEqual(90);
  });

  it('have an event of each type', () => {
    const events = results.flatMap(({ result }) => (result.ok ? [snakeKeys(result.event)] : []));
    const typeOf = (event: unknown) =>
      (event as { metadata: { event_type: MappedEvent } }).metadata.event_type;
    expect(missing<unknown>(EVENT_TYPES, events.map(typeOf))).toEqual([]);
  });

  it('have each kind of identity', () => {
    const types = objectsIn(results.map(({ log }) => log)).flatMap((one) =>
      'userIdentity' in one && isObject(one.userIdentity) ? [String(one.userIdentity.type)] : [],
    );
    expect(missing<unknown>(IDENTITY_TYPES, types)).toEqual([]);
  });

  it('have each reason for which a record is refused or outside the table', () => {
    const codes = results.flatMap(({ result }) => (result.ok ? [] : result.issues.map(({ code }) => code)));
    expect(missing<unknown>([...REFUSED, ...OUTSIDE], codes)).toEqual([]);
  });

  it('have each way of wrapping, and each form that is named and not read', () => {
    const objects = objectsIn(answers.map(({ log }) => log)).filter(isObject);
    const isUsed = (unwrap: (typeof DELIVERIES)[number]) => objects.some((one) => unwrap(one) !== undefined);
    expect(DELIVERIES.filter((unwrap) => !isUsed(unwrap)).map(({ name }) => name)).toEqual([]);
    const isNamed = ([, isForm]: (typeof FOREIGN_FORMS)[number]) => objects.some(isForm);
    expect(FOREIGN_FORMS.filter((form) => !isNamed(form)).map(([form]) => form)).toEqual([]);
  });
});
