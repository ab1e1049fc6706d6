import { SnapshotItems } from '../src/cli/diff/snapshot-items.ts';
import { diffSteps } from '../src/diff/entities.ts';
import { inSlices } from '../src/diff/in-slices.ts';
import { formatDiff } from '../src/index.ts';
import { mapBatches, type NamedInput } from '../src/stream/map-stream.ts';
import type { StreamOptions } from '../src/stream/options.ts';

/** So many entities are compared before the page is let go. */
const SLICE = 500;

/**
 * Compares two inputs as `diff` does at the terminal.
 *
 * @returns what it comes to, and then what differs, a line each, behind what is not compared
 */
export async function compareInputs(
  before: readonly NamedInput[],
  after: readonly NamedInput[],
  options: StreamOptions & { readonly signal: AbortSignal },
): Promise<readonly string[]> {
  const sides = [await readSide(before, options), await readSide(after, options)] as const;
  const [old, now] = sides;
  const refused = [...refusedLines('earlier', old), ...refusedLines('later', now)];
  if (sides.some(({ entities }) => entities.length === 0))
    return [
      'Hand in a snapshot on each side (records or answers of IAM, or entities), or records of activity on both.',
      ...refused,
    ];
  const steps = diffSteps(old.entities, now.entities, { before: old.limits(), after: now.limits() });
  const diff = await inSlices(steps, { size: SLICE, pause, interrupt: options.signal });
  if (diff === undefined) return [];
  const lines = formatDiff(diff, 'text').trimEnd().split('\n');
  const [summary = '', ...omissions] = lines.splice(-1 - diff.notCompared.length);
  return [summary, ...refused, ...omissions, ...lines];
}

async function readSide(inputs: readonly NamedInput[], options: StreamOptions): Promise<SnapshotItems> {
  const snapshot = new SnapshotItems(options.profile);
  for await (const { items } of mapBatches(inputs, options)) {
    for (const item of items) snapshot.take(item);
    await pause();
  }
  return snapshot;
}

/** Lets the page go for a moment. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function refusedLines(name: string, { refused }: SnapshotItems): string[] {
  return refused === 0 ? [] : [`! ${refused} refused in the ${name} one, not compared`];
}
