import { setTimeout } from 'node:timers/promises';

/** How long is looked each time whether a thread works, in milliseconds. */
const LOOK = 10;

/** How much of that a thread takes which works, in microseconds; it may have to wait for other processes. */
const WORKING = 1000;

/** So many looks at which no thread works, one behind the other, tell that none does. */
const ENOUGH_LOOKS = 2;

/** Whoever works on after so many looks is not waited for. */
const MOST_LOOKS = 50;

/** In less processor time, in microseconds, nothing is made that would have to be waited for. */
const SHORT = 100_000;

/**
 * Waits until no thread of the process works. What still compiles the program when all is done may have to wait until
 * this thread collects garbage, while Node.js 20, at the end of the process or of a worker, lets this thread wait for
 * what compiles: one of a hundred runs over 3 MB never ended. https://github.com/nodejs/node/issues/54918
 *
 * @param usedTime the processor time of the process so far, in microseconds
 */
export async function untilIdle(usedTime = processorTime): Promise<void> {
  let before = usedTime();
  if (before < SHORT) return;
  for (let looks = 0, idle = 0; looks < MOST_LOOKS && idle < ENOUGH_LOOKS; looks += 1) {
    await setTimeout(LOOK);
    const now = usedTime();
    idle = now - before < WORKING ? idle + 1 : 0;
    before = now;
  }
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
