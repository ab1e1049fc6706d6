/** How steps are taken. */
export interface Slices {
  /** As many are taken at once as nobody has to wait for. */
  readonly size: number;
  /** Lets others in between. */
  readonly pause: () => Promise<unknown>;
  readonly interrupt: AbortSignal | undefined;
}

/**
 * Takes all steps, and lets signals in between.
 *
 * @returns what they came to; undefined where the interrupt came first
 */
export async function inSlices<Outcome>(
  steps: Iterator<unknown, Outcome>,
  { size, pause, interrupt }: Slices,
): Promise<Outcome | undefined> {
  for (let taken = 1; ; taken += 1) {
    const step = steps.next();
    if (step.done) return step.value;
    if (taken % size > 0) continue;
    await pause();
    if (interrupt?.aborted) return undefined;
  }
}
