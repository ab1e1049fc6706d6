import { setImmediate } from 'node:timers/promises';

/** As many entities are compared at once as nobody has to wait for. */
const SLICE = 100;

/**
 * Takes all steps, and lets signals in between.
 *
 * @returns what they came to; undefined where the interrupt came first
 */
export async function inSlices<Outcome>(
  steps: Iterator<unknown, Outcome>,
  interrupt: AbortSignal | undefined,
): Promise<Outcome | undefined> {
  for (let taken = 1; ; taken += 1) {
    const step = steps.next();
    if (step.done) return step.value;
    if (taken % SLICE > 0) continue;
    await setImmediate();
    if (interrupt?.aborted) return undefined;
  }
}
