import { type Column, type Line, printColumns } from '../terminal/columns.ts';
import type { TextLook } from '../terminal/look.ts';
import type { FoundItem } from './found.ts';

/** The forms in which records that were found are written. */
export const FIND_FORMATS = ['text', 'json', 'records', 'events'] as const;
export type FindFormat = (typeof FIND_FORMATS)[number];

/** Writes what was found. What it gives is text to be written, at the end in parts. */
export interface FoundWriter {
  add(found: readonly FoundItem[]): string;
  end(): Iterable<string>;
}

/** Makes the writer of a form. */
export function foundWriter(format: FindFormat, look: TextLook): FoundWriter {
  if (format === 'text') return new TableWriter(look);
  const lineOf = { json: jsonLine, records: recordLine, events: eventLine }[format];
  return { add: (found) => found.map(lineOf).join(''), end: () => [] };
}

/** A record that was found as one line of JSON: where it lies, and what people want to know of it. */
export function jsonLine(item: FoundItem): string {
  return `${JSON.stringify(jsonOf(item))}\n`;
}

/** What {@link jsonLine} writes; what is not known is absent. */
export function jsonOf({ input, line, index, path, event: { brief, because } }: FoundItem) {
  const { time, who, what, target, isRefused, reason, eventId } = brief;
  const outcome = isRefused ? 'refused' : 'ok';
  return { input, line, index, path, time, who, what, target, outcome, reason, eventId, because };
}

/** Line breaks of a document lie between its tokens: none are in its texts. */
function recordLine({ raw = '' }: FoundItem): string {
  return `${raw.replace(/[\r\n]+[\t ]*/gu, '')}\n`;
}

function eventLine({ event }: FoundItem): string {
  return `${JSON.stringify(event.event)}\n`;
}

/** The columns of records that were found. */
export const COLUMNS: readonly Column[] = [
  { head: 'TIME' },
  { head: 'WHO', givesWay: true },
  { head: 'WHAT', givesWay: true },
  { head: 'TARGET', givesWay: true },
  { head: 'OUTCOME', givesWay: true },
];

/** A record that was found as the cells of {@link COLUMNS}. */
export function lineOf({ event: { brief } }: FoundItem): Line {
  const { time = '-', who = '-', what, target, isRefused, reason } = brief;
  const refusal = reason === undefined ? 'refused' : `refused: ${reason}`;
  const cells = [time, who, what, target.join(', ') || '-', isRefused ? refusal : 'ok'];
  return isRefused ? { cells, style: 'red' } : { cells };
}

/** So many lines are held to align their columns; then the head comes again. */
const BLOCK = 500;

/** A table, in blocks: its columns cannot be aligned before their cells are known, and there may be any number. */
class TableWriter implements FoundWriter {
  private lines: Line[] = [];

  constructor(private readonly look: TextLook) {}

  add(found: readonly FoundItem[]): string {
    this.lines.push(...found.map(lineOf));
    let text = '';
    while (this.lines.length >= BLOCK) text += this.print(this.lines.splice(0, BLOCK));
    return text;
  }

  end(): string[] {
    return this.lines.length === 0 ? [] : [this.print(this.lines.splice(0))];
  }

  private print(lines: readonly Line[]): string {
    const { paint, width } = this.look;
    return printColumns(COLUMNS, lines, paint, width);
  }
}
