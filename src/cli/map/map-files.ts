import { addCounts, noCounts } from '../../stream/counts.ts';
import type { InputFiles } from '../files/input-files.ts';
import { InputMapper, type WrittenBatch } from './input-mapper.ts';
import type { MapOptions } from './options.ts';
import type { FileThreads } from './threads.ts';
import { isShare } from './turns.ts';

/**
 * Maps files, side by side where there are threads for it, and gives what comes of them in the order of the input; the
 * entities of a batch stand until the next is asked for.
 */
export function mapFiles(
  { inputs }: InputFiles,
  threads: FileThreads | undefined,
  options: MapOptions,
  signal: AbortSignal | undefined,
): AsyncGenerator<WrittenBatch> {
  if (threads === undefined) return new InputMapper(options).map(inputs, signal);
  return mapByThreads(threads, options, signal);
}

async function* mapByThreads(
  threads: FileThreads,
  options: MapOptions,
  signal: AbortSignal | undefined,
): AsyncGenerator<WrittenBatch> {
  let before = noCounts();
  for (const turn of threads.turns) {
    if (signal?.aborted) break;
    let counts = before;
    const mapped = isShare(turn)
      ? threads.batchesOf(turn, signal)
      : new InputMapper(options).map(turn, signal);
    for await (const batch of mapped) {
      counts = addCounts(before, batch.counts);
      yield { ...batch, counts };
    }
    before = counts;
  }
}
