import { createTextMapper } from '../mapper.ts';
import { splitOptions } from '../stream/options.ts';
import { MapSession } from '../stream/session.ts';
import type { MapArguments } from './map-options.ts';
import type { Sorter } from './sorter.ts';

/** Starts a session that maps to what `map` was told to write: to text at once where entities become lines. */
export function startSession(told: MapArguments, sorter: Sorter): MapSession {
  const { stream, format } = told;
  if (format !== 'ndjson' || stream.mergeEqual) return new MapSession(stream);
  return new MapSession(stream, {
    mapper: createTextMapper(splitOptions(stream).mapper),
    plain: sorter,
  });
}
