import { SnapshotItems } from '../src/cli/diff/snapshot-items.ts';
import { diffEntities, formatDiff } from '../src/index.ts';
import { mapBatches, type NamedInput } from '../src/stream/map-stream.ts';
import type { StreamOptions } from '../src/stream/options.ts';

/**
 * Compares two inputs as `diff` does at the terminal.
 *
 * @returns what differs, a line each, and last what it comes to
 */
export async function compareInputs(
  before: readonly NamedInput[],
  after: readonly NamedInput[],
  options: StreamOptions,
): Promise<readonly string[]> {
  const sides = [await readSide(before, options), await readSide(after, options)] as const;
  const [old, now] = sides;
  const lines = [...refusedLines('earlier', old), ...refusedLines('later', now)];
  if (sides.every(({ entities }) => entities.length > 0)) {
    const limits = { before: old.limits(), after: now.limits() };
    const diff = diffEntities(old.entities, now.entities, limits);
    return [...lines, ...formatDiff(diff, 'text').trimEnd().split('\n')];
  }
  return [
    ...lines,
    'Hand in a snapshot on each side (records or answers of IAM, or entities), or records of activity on both.',
  ];
}

async function readSide(inputs: readonly NamedInput[], options: StreamOptions): Promise<SnapshotItems> {
  const snapshot = new SnapshotItems(options.profile);
  for await (const { items } of mapBatches(inputs, options)) {
    for (const item of items) snapshot.take(item);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return snapshot;
}

function refusedLines(name: string, { refused }: SnapshotItems): string[] {
  return refused === 0 ? [] : [`! ${refused} refused in the ${name} one, not compared`];
}
