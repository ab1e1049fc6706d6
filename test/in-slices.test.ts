import { setImmediate } from 'node:timers';
import { setImmediate as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { inSlices } from '../src/diff/in-slices.ts';

/** Steps that count how many of them were taken. */
function counted(most: number) {
  const counts = { taken: 0 };
  function* steps() {
    for (; counts.taken < most; counts.taken += 1) yield;
    return 'done';
  }
  return { counts, steps: steps() };
}

describe('steps in slices', () => {
  it.each([0, 99, 100, 101, 1000])('come to what they come to: %d', async (most) => {
    const { counts, steps } = counted(most);
    expect(await inSlices(steps, { size: 100, pause, interrupt: new AbortController().signal })).toBe('done');
    expect(counts.taken).toBe(most);
  });

  it('end soon after an interrupt comes in', async () => {
    const { counts, steps } = counted(1_000_000);
    const interrupt = new AbortController();
    setImmediate(() => interrupt.abort());
    expect(await inSlices(steps, { size: 100, pause, interrupt: interrupt.signal })).toBe(undefined);
    expect(counts.taken).toBeLessThan(1000);
  });
});
