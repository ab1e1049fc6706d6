import { expect, it } from 'vitest';
import { untilIdle } from '../src/cli/idle.ts';

/** How often processor time is asked for that grows by these microseconds from one question to the next. */
async function questions(first: number, ...growth: readonly number[]): Promise<number> {
  let asked = 0;
  let used = first;
  await untilIdle(() => {
    if (asked > 0) used += growth[asked - 1] ?? growth.at(-1)!;
    asked += 1;
    return used;
  });
  return asked;
}

it('ends at once after a short run', async () => {
  expect(await questions(40_000, 0)).toBe(1);
});

it('waits for threads that work, and looks twice', async () => {
  expect(await questions(300_000, 9000, 4000, 200, 300)).toBe(5);
  expect(await questions(300_000, 200, 9000, 200, 300)).toBe(5);
});

it('does not wait for ever for a thread that goes on working', async () => {
  expect(await questions(300_000, 9000)).toBe(51);
});
