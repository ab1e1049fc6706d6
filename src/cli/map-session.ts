import { settleCollectedAt, settleOptions } from '../options.ts';
import { LineMapper } from '../splice/lines.ts';
import { splitOptions } from '../stream/options.ts';
import type { LineLane } from '../stream/plain.ts';
import { MapSession } from '../stream/session.ts';
import type { MapArguments } from './map-options.ts';
import type { Sorter } from './sorter.ts';

/** Starts a session that maps as `map` was told: lines to lines at once where entities become lines of their own. */
export function startSession(told: MapArguments, sorter: Sorter): MapSession {
  const { stream, format } = told;
  const isPlain = format === 'ndjson' && !stream.mergeEqual && !stream.join;
  return new MapSession(stream, isPlain ? { lane: openLane(told, sorter) } : {});
}

function openLane({ stream }: MapArguments, sorter: Sorter): LineLane {
  const { mapper, collectedAt } = splitOptions(stream);
  const context = { ...settleOptions(mapper), collectedAt: settleCollectedAt(collectedAt) };
  const lines = new LineMapper(context, sorter.entities, sorter.isSilent);
  return {
    map: (bytes, from, to) => lines.map(bytes, from, to),
    takeItems: (items) => sorter.takeItems(items),
  };
}
