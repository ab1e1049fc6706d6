import { escapeMarkdown } from '../../text/markdown.ts';
import { printable } from '../../text/printable.ts';
import type { Paint, Style } from './colour.ts';

/** A column of a table. */
export interface Column {
  readonly head: string;
  /** Loses the middles of its cells before the others do, where a terminal is too narrow. */
  readonly givesWay?: boolean;
  /** Numbers stand to the right. */
  readonly alignsRight?: boolean;
}

/** One line of a table, in one style where it has one. */
export interface Line {
  readonly cells: readonly string[];
  readonly style?: Style;
}

const GAP = '  ';

/** Where nothing limits a line, a cell longer than this runs over, so that it does not push all others apart. */
const WIDEST = 64;
const NARROWEST = 12;

/**
 * Prints lines as aligned columns.
 *
 * @param width how many characters a line may have; cells lose their middles to fit. Undefined where nothing limits it
 */
export function printColumns(
  columns: readonly Column[],
  lines: readonly Line[],
  paint: Paint,
  width?: number,
): string {
  const printed = lines.map(({ cells, ...line }) => ({ ...line, cells: cells.map(printable) }));
  const heads = columns.map(({ head }) => head);
  const rows = [heads, ...printed.map(({ cells }) => cells)];
  const natural = columns.map((_, index) =>
    widthOf(
      rows.map((cells) => lengthOf(cells[index]!)),
      width,
    ),
  );
  const widths = width === undefined ? natural : narrow(natural, columns, width);
  const print = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => {
        const text = width === undefined ? cell : cutMiddle(cell, widths[index]!);
        return pad(text, widths[index]!, columns[index]!.alignsRight === true);
      })
      .join(GAP)
      .trimEnd();
  const body = printed.map(({ cells, style }) => (style ? paint(style, print(cells)) : print(cells)));
  return [paint('bold', print(heads)), ...body, ''].join('\n');
}

function widthOf(lengths: readonly number[], width: number | undefined): number {
  const counting = lengths.map((length) => (width !== undefined || length <= WIDEST ? length : 0));
  return Math.min(
    counting.reduce((widest, length) => Math.max(widest, length), 0),
    width ?? WIDEST,
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

function lengthOf(text: string): number {
  return [...text].length;
}

function pad(text: string, width: number, alignsRight: boolean): string {
  const blanks = ' '.repeat(Math.max(0, width - lengthOf(text)));
  return alignsRight ? blanks + text : text + blanks;
}

/** Cuts a text in its middle, since names and ARNs differ at their ends. */
function cutMiddle(text: string, width: number): string {
  const characters = [...text];
  if (characters.length <= width) return text;
  const head = Math.ceil((width - 1) / 2);
  return `${characters.slice(0, head).join('')}…${characters.slice(characters.length - (width - 1 - head)).join('')}`;
}

/** Prints lines as a table of Markdown. */
export function printMarkdown(columns: readonly Column[], lines: readonly Line[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = columns.map(({ alignsRight }) => (alignsRight ? '---:' : '---'));
  const body = lines.map(({ cells }) => row(cells.map((cell) => escapeMarkdown(printable(cell)))));
  return [row(columns.map(({ head }) => head)), row(rule), ...body, ''].join('\n');
}
