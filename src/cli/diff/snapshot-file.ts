import { findEntities } from '../../diff/find-entities.ts';
import type { SnapshotLimits } from '../../diff/limits.ts';
import { parseJson } from '../../json.ts';
import type { RefusedItem } from '../../stream/item.ts';
import { mapBatches } from '../../stream/map-stream.ts';
import type { StreamOptions } from '../../stream/options.ts';
import { cutText } from '../../text/cut.ts';
import { printable } from '../../text/printable.ts';
import { type Surroundings, UsageError } from '../command/command.ts';
import { openFiles } from '../files/input-files.ts';
import { messageOutput } from '../files/output.ts';
import { Diagnostics } from '../items/diagnostics.ts';
import { SnapshotSources } from './snapshot-sources.ts';

/** The entities of a snapshot, and what is known of it beside. */
export interface SnapshotFile {
  readonly entities: readonly unknown[];
  readonly limits: SnapshotLimits;
  /** Whether all that the account had is there: no record was refused, and no answer goes on. */
  readonly isWhole: boolean;
}

/**
 * Reads a snapshot as `map` does. What that refuses may be entities that are mapped already; the rest is told.
 *
 * @throws {UsageError} when it holds no entity and no record
 */
export async function readSnapshot(
  file: string,
  options: StreamOptions,
  around: Surroundings,
  isQuiet: boolean,
): Promise<SnapshotFile> {
  const diagnostics = new Diagnostics();
  const sources = new SnapshotSources(options.profile ?? 'documented');
  const entities: unknown[] = [];
  let refused = 0;
  const files = await openFiles({ names: [file] }, around, isQuiet);
  try {
    for await (const { items } of mapBatches(files.inputs, options)) {
      for (const item of items) {
        const mapped = item.type === 'refused' ? mappedAlready(item) : undefined;
        if (item.type === 'notice') sources.takeNotice(item);
        else if (item.type === 'entity') {
          sources.takeEntity(item);
          entities.push(item.entity);
        } else if (mapped !== undefined) {
          sources.takeMapped();
          for (const entity of mapped) entities.push(entity);
        } else if (item.type === 'refused') {
          sources.takeRefused(item);
          refused += 1;
          for (const issue of item.issues) diagnostics.take(item, issue);
        }
      }
    }
  } finally {
    await files.close();
  }
  const name = printable(cutText(file));
  if (refused > 0 && !isQuiet)
    await messageOutput(around).write(
      `${diagnostics.text('; `map --issues FILE` has all')}${name}: ${refused} refused, not compared\n`,
    );
  if (entities.length === 0 && around.interrupt?.aborted !== true)
    throw new UsageError(
      `${file} holds no entity and no record. An empty snapshot is not compared: see that it was written whole.`,
    );
  return { entities, limits: sources.limits(), isWhole: refused === 0 && !sources.goesOn() };
}

/** A dead letter holds the exact text of what was no record. */
function mappedAlready({ raw }: RefusedItem): unknown[] | undefined {
  return raw === undefined ? undefined : findEntities(parseJson(raw)?.value);
}
