import type { SnapshotLimits } from '../../diff/limits.ts';
import { mapBatches } from '../../stream/map-stream.ts';
import type { StreamOptions } from '../../stream/options.ts';
import { cutText } from '../../text/cut.ts';
import { printable } from '../../text/printable.ts';
import { type Surroundings, UsageError } from '../command/command.ts';
import { untilInterrupted } from '../command/interrupt.ts';
import { openFiles } from '../files/input-files.ts';
import { messageOutput } from '../files/output.ts';
import { Diagnostics, REST_OF_MAP } from '../items/diagnostics.ts';
import { SnapshotItems } from './snapshot-items.ts';

/** The entities and events of a snapshot, and what is known of it beside. */
export interface SnapshotFile {
  readonly entities: readonly unknown[];
  readonly limits: SnapshotLimits;
  readonly withoutRow: ReadonlySet<string>;
  /** Whether all that the account had is there: no record was refused, and no answer goes on. */
  readonly isWhole: boolean;
}

/**
 * Reads a snapshot as `map` does. What that refuses may be entities that are mapped already; the rest is told.
 *
 * @throws {UsageError} when nothing in it is mapped
 */
export async function readSnapshot(
  file: string,
  options: StreamOptions,
  around: Surroundings,
  isQuiet: boolean,
): Promise<SnapshotFile> {
  const diagnostics = new Diagnostics();
  const snapshot = new SnapshotItems(options.profile);
  const files = await openFiles({ names: [file] }, around, isQuiet);
  try {
    for await (const { items } of untilInterrupted(mapBatches(files.inputs, options), around.interrupt)) {
      for (const item of items) {
        if (snapshot.take(item) || item.type !== 'refused') continue;
        for (const issue of item.issues) diagnostics.take(item, issue);
      }
    }
  } finally {
    await files.close();
  }
  const { entities, withoutRow, refused } = snapshot;
  const name = printable(cutText(file));
  if (refused > 0 && !isQuiet)
    await messageOutput(around).write(
      `${diagnostics.text(REST_OF_MAP)}${name}: ${refused} refused, not compared\n`,
    );
  if (entities.length === 0 && around.interrupt?.aborted !== true)
    throw new UsageError(
      `${file} holds no entity, no event and no record of either. An empty snapshot is not compared: see that it was written whole.`,
    );
  return { entities, withoutRow, limits: snapshot.limits(), isWhole: snapshot.isWhole() };
}
