import { SnapshotItems } from '../src/cli/diff/snapshot-items.ts';
import { compareEntities, diffEntities, formatDiff } from '../src/index.ts';
import { mapBatches, type NamedInput } from '../src/stream/map-stream.ts';
import type { StreamOptions } from '../src/stream/options.ts';

/** One of two inputs: its entities, and its first two events. */
interface Side {
  readonly snapshot: SnapshotItems;
  readonly events: readonly unknown[];
}

/**
 * Compares two inputs as `diff` does at the terminal; two events field by field, since of events there are no snapshots.
 *
 * @returns what differs, a line each
 */
export async function compareInputs(
  before: readonly NamedInput[],
  after: readonly NamedInput[],
  options: StreamOptions,
): Promise<readonly string[]> {
  const sides = [await readSide(before, options), await readSide(after, options)] as const;
  const [old, now] = sides;
  const lines = [...refusedLines('earlier', old), ...refusedLines('later', now)];
  if (sides.every(({ snapshot }) => snapshot.entities.length > 0)) {
    const limits = { before: old.snapshot.limits(), after: now.snapshot.limits() };
    const diff = diffEntities(old.snapshot.entities, now.snapshot.entities, limits);
    return [...lines, ...formatDiff(diff, 'text').trimEnd().split('\n')];
  }
  if (sides.every(({ snapshot, events }) => snapshot.entities.length === 0 && events.length === 1))
    return [...lines, ...eventLines(old.events[0], now.events[0])];
  return [
    ...lines,
    'Hand in a snapshot on each side (records or answers of IAM, or entities), or one event on each.',
  ];
}

async function readSide(inputs: readonly NamedInput[], options: StreamOptions): Promise<Side> {
  const snapshot = new SnapshotItems(options.profile);
  const events: unknown[] = [];
  for await (const { items } of mapBatches(inputs, options)) {
    for (const item of items) {
      snapshot.take(item);
      if (item.type === 'event' && events.length < 2) events.push(item.event);
    }
    await new Promise((resolve) => setTimeout(resolve));
  }
  return { snapshot, events };
}

function refusedLines(name: string, { snapshot }: Side): string[] {
  return snapshot.refused === 0 ? [] : [`! ${snapshot.refused} refused in the ${name} one, not compared`];
}

function eventLines(before: unknown, after: unknown): string[] {
  const differences = compareEntities(before, after);
  const lines = differences.map(({ udmField, expected, actual, rows }) => {
    const ids = [...new Set(rows.map(({ row }) => row))].join(', ');
    return `~ ${udmField}: ${textOf(expected)} → ${textOf(actual)}${ids && ` (row ${ids})`}`;
  });
  return [...lines, `${differences.length} fields of the event differ`];
}

function textOf(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
