import type { EventMapper } from '../../event-mapper.ts';
import { mapBatches } from '../../stream/map-stream.ts';
import { type Surroundings, UsageError } from '../command/command.ts';
import { untilInterrupted } from '../command/interrupt.ts';
import { openFiles } from '../files/input-files.ts';
import type { FilesGiven } from '../files/input-names.ts';
import { timeIn } from './found.ts';

/**
 * Reads files through for the time of their newest record, from which durations are counted back.
 *
 * @returns RFC 3339 in UTC; undefined where no record has a time
 * @throws {UsageError} when an input cannot be read twice
 */
export async function newestTime(given: FilesGiven, around: Surroundings): Promise<string | undefined> {
  if (given.from === '-') throw notTwice();
  // What is to be said is said when they are read again.
  const files = await openFiles(given, around, true);
  try {
    if (files.inputs.some(({ file }) => file === undefined)) throw notTwice();
    return await newestIn(files.inputs, around);
  } finally {
    await files.close();
  }
}

function notTwice(): UsageError {
  return new UsageError(
    'A duration is counted back from the newest record, so the input is read twice: give files, or a time such as 2026-01-02T03:04:05Z.',
  );
}

async function newestIn(
  inputs: Parameters<typeof mapBatches>[0],
  { interrupt }: Surroundings,
): Promise<string | undefined> {
  let newest: number | undefined;
  const events: EventMapper<never> = {
    map(log) {
      const time = timeIn(log);
      if (time !== undefined && (newest === undefined || time > newest)) newest = time;
      return { ok: false, outside: true, issues: [] };
    },
  };
  const options = { source: 'cloudtrail', ...(interrupt && { signal: interrupt }) } as const;
  for await (const _ of untilInterrupted(mapBatches(inputs, options, { events }), interrupt));
  return newest === undefined ? undefined : new Date(newest).toISOString();
}
