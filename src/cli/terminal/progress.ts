import type { Counts } from '../../stream/item.ts';
import type { Surroundings } from '../command/command.ts';

/** Says how far a long run has come: a line that is written over. */
export interface Progress {
  show(counts: Counts, readBytes: number): void;
  /** Takes the line away, so that something else can be written. */
  clear(): void;
}

/** How often the line changes, in milliseconds. */
const EVERY = 200;

const SILENT: Progress = { show: () => {}, clear: () => {} };

/**
 * Starts a progress line on standard error; a silent one where that is no terminal, or there is none.
 *
 * @param totalBytes how many bytes there are to read, where that is known
 */
export function startProgress(
  stderr: Surroundings['stderr'] | undefined,
  totalBytes: number | undefined,
): Progress {
  if (stderr?.isTTY !== true) return SILENT;
  const started = performance.now();
  let shown = started;
  let isThere = false;
  return {
    show(counts, readBytes) {
      const now = performance.now();
      if (now - shown < EVERY) return;
      shown = now;
      isThere = true;
      const line = progressLine(counts, readBytes, totalBytes, (now - started) / 1000);
      stderr.write(`\r\x1b[K${line.slice(0, (stderr.columns ?? 80) - 1)}`);
    },
    clear() {
      if (isThere) stderr.write('\r\x1b[K');
      isThere = false;
    },
  };
}

/** The line: share, records, rate and refusals. */
export function progressLine(
  counts: Counts,
  readBytes: number,
  totalBytes: number | undefined,
  seconds: number,
): string {
  const share =
    totalBytes === undefined || totalBytes === 0
      ? `${(readBytes / 1e6).toFixed(1)} MB`
      : `${Math.floor((readBytes / totalBytes) * 100)} %`;
  const rate = seconds > 0 ? Math.round(counts.records / seconds) : 0;
  return `${share}, ${counts.records} records, ${rate} records/s, ${counts.refused} refused`;
}
