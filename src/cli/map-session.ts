import { settleCollectedAt, settleOptions } from '../options.ts';
import { LineMapper } from '../splice/lines.ts';
import { splitOptions } from '../stream/options.ts';
import { MapSession } from '../stream/session.ts';
import type { MapArguments } from './map-options.ts';
import { isSilent, type Sorter } from './sorter.ts';
import type { TextBuffer } from './text-buffer.ts';

/** Makes what maps lines to lines at once, where entities become lines of their own; else undefined. */
export function openLines(told: MapArguments, buffer: TextBuffer): LineMapper | undefined {
  const { stream, format } = told;
  if (format !== 'ndjson' || stream.mergeEqual || stream.join) return undefined;
  const { mapper, collectedAt } = splitOptions(stream);
  const context = { ...settleOptions(mapper), collectedAt: settleCollectedAt(collectedAt) };
  return new LineMapper(context, buffer, isSilent(told));
}

/** Starts a session that maps as `map` was told. */
export function startSession({ stream }: MapArguments, sorter: Sorter, lines?: LineMapper): MapSession {
  if (lines === undefined) return new MapSession(stream);
  const lane = {
    map: (bytes: Uint8Array, from: number, to: number) => lines.map(bytes, from, to),
    takeItems: sorter.takeItems.bind(sorter),
  };
  return new MapSession(stream, { lane });
}
