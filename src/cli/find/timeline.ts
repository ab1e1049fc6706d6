import { sortableTime } from '../../stream/options.ts';
import { type Line, printColumns } from '../terminal/columns.ts';
import type { TextLook } from '../terminal/look.ts';
import type { FoundItem } from './found.ts';
import { HeldItems } from './held.ts';
import { COLUMNS, type FoundWriter, jsonLine, lineOf } from './writer.ts';

/** So long without a record, in seconds, is a gap. */
const GAP = 3600;

/** Makes the writer of a timeline: records in the order of time, and where there was none for an hour or more. */
export function timelineWriter(format: 'text' | 'json', look: TextLook): FoundWriter {
  const held = new HeldItems();
  return {
    add(found) {
      held.add(found);
      return '';
    },
    end() {
      const entries = entriesOf(held.items);
      if (format === 'json') return entries.map(jsonOfEntry);
      return entries.length === 0 ? [] : [printTimeline(entries, look)];
    },
  };
}

/** A record in its place, and the time without one that follows it. */
interface TimelineEntry {
  readonly item: FoundItem;
  readonly gap: { readonly from: string; readonly to: string; readonly seconds: number } | undefined;
}

/** What has no time stands at the end, in the order in which it came. */
function entriesOf(items: readonly FoundItem[]): readonly TimelineEntry[] {
  const keyed = items.map((item) => ({ item, key: keyOf(item) }));
  keyed.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
  return keyed.map(({ item }, at) => ({
    item,
    gap: gapBetween(item.event.brief.time, keyed[at + 1]?.item.event.brief.time),
  }));
}

function keyOf({ event: { brief } }: FoundItem): string {
  return brief.time === undefined ? '~' : sortableTime(brief.time);
}

function gapBetween(from: string | undefined, to: string | undefined): TimelineEntry['gap'] {
  if (from === undefined || to === undefined) return undefined;
  const seconds = Math.floor((Date.parse(to) - Date.parse(from)) / 1000);
  return seconds >= GAP ? { from, to, seconds } : undefined;
}

function jsonOfEntry({ item, gap }: TimelineEntry): string {
  return jsonLine(item) + (gap === undefined ? '' : `${JSON.stringify({ gap })}\n`);
}

function printTimeline(entries: readonly TimelineEntry[], { paint, width }: TextLook): string {
  const lines = entries.map(({ item, gap }): Line => {
    const { cells, ...style } = lineOf(item);
    const marked = [item.event.brief.isRefused ? '!' : '', ...cells];
    return { cells: marked, ...style, ...(gap && { below: `${duration(gap.seconds)} without a record` }) };
  });
  return printColumns([{ head: '' }, ...COLUMNS], lines, paint, width);
}

/** A time in its two largest units: `3 h 12 min`. */
function duration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24];
  if (days > 0) return hours === 0 ? `${days} d` : `${days} d ${hours} h`;
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}
