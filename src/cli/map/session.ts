import { contextOf, settleOptions } from '../../options.ts';
import { ByteLane } from '../../splice/lane.ts';
import { splitOptions } from '../../stream/options.ts';
import { MapSession } from '../../stream/session.ts';
import type { TextBuffer } from '../files/text-buffer.ts';
import type { MapArguments } from './arguments.ts';
import { isSilent, type Sorter } from './sorter.ts';

/** Makes what maps lines to lines at once, where entities become lines of their own; else undefined. */
export function openLines(told: MapArguments, buffer: TextBuffer): ByteLane | undefined {
  const { stream, format } = told;
  if (format !== 'ndjson' || stream.mergeEqual || stream.join) return undefined;
  const { mapper, collectedAt } = splitOptions(stream);
  const settings = settleOptions(mapper);
  const context = { ...settings, ...contextOf(settings, collectedAt) };
  return new ByteLane(context, buffer, isSilent(told));
}

/** Starts a session that maps as `map` was told. */
export function startSession({ stream }: MapArguments, sorter: Sorter, lines?: ByteLane): MapSession {
  if (lines === undefined) return new MapSession(stream);
  return new MapSession(stream, { lane: lines, takeItems: (items) => sorter.takeItems(items) });
}
