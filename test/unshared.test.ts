import { expect, it } from 'vitest';
import { explain, explainActivity, mapRecord } from '../src/index.ts';
import { activityCases, goldenCases } from './golden.ts';

/** Every object and list of a value that can be changed. */
function changeable(value: unknown, found = new Set<object>()): Set<object> {
  if (typeof value !== 'object' || value === null || found.has(value)) return found;
  if (!Object.isFrozen(value)) found.add(value);
  for (const member of Object.values(value)) changeable(member, found);
  return found;
}

function sharedBy(make: (log: unknown) => unknown, log: unknown): unknown[] {
  const first = changeable(make(structuredClone(log)));
  return [...changeable(make(structuredClone(log)))].filter((held) => first.has(held));
}

it('results of the same record share nothing that can be changed', () => {
  for (const { log, options, collectedAt } of [...goldenCases(), ...activityCases()]) {
    const settings = { ...options, collectedAt };
    expect(sharedBy((copy) => mapRecord(copy, settings), log)).toEqual([]);
    expect(sharedBy((copy) => explain(copy, settings), log)).toEqual([]);
    expect(sharedBy((copy) => explainActivity(copy, options), log)).toEqual([]);
  }
});
