import stringWidth from 'string-width';
import { cutText, LONGEST_SHOWN } from '../../text/cut.ts';
import { escapeMarkdown } from '../../text/markdown.ts';
import { printable } from '../../text/printable.ts';
import type { Paint, Style } from './colour.ts';

/** A column of a table. */
export interface Column {
  readonly head: string;
  /** Wraps its cells before the others do, where a terminal is too narrow. */
  readonly givesWay?: boolean;
  /** Numbers stand to the right. */
  readonly alignsRight?: boolean;
}

/** One line of a table, in one style where it has one. */
export interface Line {
  readonly cells: readonly string[];
  readonly style?: Style;
  /** What stands below its cells, indented. */
  readonly below?: string;
}

const GAP = '  ';

/** Where nothing limits a line, a cell longer than this runs over, so that it does not push all others apart. */
const WIDEST = 64;
const NARROWEST = 12;

/**
 * Prints lines as aligned columns.
 *
 * @param width how many columns a line may have; cells are wrapped to fit. Undefined where nothing limits it
 */
export function printColumns(
  columns: readonly Column[],
  lines: readonly Line[],
  paint: Paint,
  width?: number,
): string {
  return [...columnLines(columns, lines, paint, width)].join('');
}

/** As {@link printColumns}, line by line: a record may have a million of them. */
export function* columnLines(
  columns: readonly Column[],
  lines: readonly Line[],
  paint: Paint,
  width?: number,
): Generator<string> {
  const rows = [columns.map(({ head }) => head), ...lines.map(({ cells }) => cells)].map((cells) =>
    cells.map((cell) => printable(width === undefined ? cell : cutText(cell))),
  );
  const natural = columns.map((_, index) => widestOf(rows, index, width));
  const widths = width === undefined ? natural : narrow(natural, columns, width);
  const print = (cells: readonly string[]): string[] => {
    const wrapped = cells.map((cell, index) => (width === undefined ? [cell] : wrap(cell, widths[index]!)));
    const height = wrapped.reduce((most, parts) => Math.max(most, parts.length), 1);
    return Array.from({ length: height }, (_, at) =>
      wrapped
        .map((parts, index) => pad(parts[at] ?? '', widths[index]!, columns[index]!.alignsRight === true))
        .join(GAP)
        .trimEnd(),
    );
  };
  for (const text of print(rows[0]!)) yield `${paint('bold', text)}\n`;
  for (const [at, { style, below }] of lines.entries()) {
    for (const text of print(rows[at + 1]!)) yield `${style === undefined ? text : paint(style, text)}\n`;
    for (const text of below === undefined ? [] : wrapBelow(below, width)) yield `${paint('dim', text)}\n`;
  }
}

/** Whether columns fit a width without wrapping any that does not give way. */
export function fitsColumns(columns: readonly Column[], lines: readonly Line[], width: number): boolean {
  const rows = [columns.map(({ head }) => head), ...lines.map(({ cells }) => cells)];
  const needed = columns.map(({ givesWay }, index) =>
    Math.min(widestOf(rows, index, width), givesWay ? 2 * NARROWEST : Number.POSITIVE_INFINITY),
  );
  return needed.reduce((sum, one) => sum + one, 0) + GAP.length * (columns.length - 1) <= width;
}

function widestOf(rows: readonly (readonly string[])[], index: number, width: number | undefined): number {
  const limit = width ?? WIDEST;
  const lengths = rows.map((cells) => columnsOf(cells[index]!, limit));
  const counting = lengths.map((length) => (width !== undefined || length <= WIDEST ? length : 0));
  return Math.min(
    counting.reduce((widest, length) => Math.max(widest, length), 0),
    limit,
  );
}

/** Takes from the widest of the columns that give way, then from all, until the line fits or nothing is left to take. */
function narrow(natural: readonly number[], columns: readonly Column[], width: number): number[] {
  const widths = [...natural];
  const available = width - GAP.length * (widths.length - 1);
  for (const giving of [columns.filter(({ givesWay }) => givesWay), columns]) {
    const indices = giving.map((column) => columns.indexOf(column));
    while (widths.reduce((sum, one) => sum + one, 0) > available) {
      const widest = indices.reduce((a, b) => (widths[b]! > widths[a]! ? b : a), indices[0] ?? 0);
      if (indices.length === 0 || widths[widest]! <= NARROWEST) break;
      widths[widest]! -= 1;
    }
  }
  return widths;
}

/** Most texts are plain, and each of their characters takes one column. */
const PLAIN = /^[ -~]*$/u;

function displayWidth(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text);
}

/** How many columns of a terminal a text takes; anything above a limit where it is longer than that by far. */
function columnsOf(text: string, limit: number): number {
  return text.length > 2 * limit + LONGEST_SHOWN ? text.length : displayWidth(text);
}

function pad(text: string, width: number, alignsRight: boolean): string {
  const blanks = ' '.repeat(Math.max(0, width - columnsOf(text, width)));
  return alignsRight ? blanks + text : text + blanks;
}

/** Where a text may be broken: behind these, if they stand in the last part of a line. */
const BREAKS = /[\s./:,;\]}-]/u;

/** Breaks a text into lines of a width. */
function wrap(text: string, width: number): string[] {
  if (displayWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line: string[] = [];
  let taken = 0;
  for (const { segment } of new Intl.Segmenter('en').segment(text)) {
    const columns = displayWidth(segment);
    if (taken + columns > width && line.length > 0) {
      const rest = line.splice(breakOf(line));
      lines.push(line.join('').trimEnd());
      line = rest;
      taken = displayWidth(rest.join(''));
    }
    line.push(segment);
    taken += columns;
  }
  lines.push(line.join(''));
  return lines;
}

/** Where a full line ends: behind its last break, unless that is far from its end. */
function breakOf(line: readonly string[]): number {
  for (let at = line.length; at > line.length / 2; at -= 1) if (BREAKS.test(line[at - 1]!)) return at;
  return line.length;
}

function wrapBelow(text: string, width: number | undefined): string[] {
  const shown = printable(text);
  if (width === undefined) return [GAP + shown];
  return wrap(cutText(shown), width - GAP.length).map((line) => GAP + line.trimStart());
}

/** Prints lines as a table of Markdown. */
export function printMarkdown(columns: readonly Column[], lines: readonly Line[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = columns.map(({ alignsRight }) => (alignsRight ? '---:' : '---'));
  const body = lines.map(({ cells }) => row(cells.map((cell) => escapeMarkdown(printable(cell)))));
  return [row(columns.map(({ head }) => head)), row(rule), ...body, ''].join('\n');
}
