import { setImmediate } from 'node:timers/promises';

/** So long, in milliseconds, nobody has to wait for a command to hear a signal. */
const PATIENCE = 250;

/**
 * Makes a question to be asked now and then in long work: whether the interrupt has come. Signals come in only where
 * they are let in, which what is at hand and need not be waited for does not do by itself.
 */
export function interruptions(interrupt: AbortSignal | undefined): () => Promise<boolean> {
  let letIn = performance.now();
  return async () => {
    if (performance.now() - letIn > PATIENCE) {
      await setImmediate();
      letIn = performance.now();
    }
    return interrupt?.aborted === true;
  };
}

/** Gives what comes until the interrupt does: much may come of one block of an input, and more of what was held. */
export async function* untilInterrupted<Batch>(
  batches: AsyncIterable<Batch>,
  interrupt: AbortSignal | undefined,
): AsyncGenerator<Batch> {
  const isInterrupted = interruptions(interrupt);
  for await (const batch of batches) {
    yield batch;
    if (await isInterrupted()) return;
  }
}
