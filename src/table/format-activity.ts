import { csvLines } from '../text/csv.ts';
import { escapeHtml } from '../text/html.ts';
import { code, escapeMarkdown, markdownTable } from '../text/markdown.ts';
import { CLOUDTRAIL_SOURCE, CLOUDTRAIL_TABLE, type CloudTrailMappingRow } from './cloudtrail-table.ts';
import { TABLE_FORMATS, type TableFormat } from './format.ts';

const HEADER = ['Row', 'Log field', 'UDM field', 'Logic', 'Evidence'] as const;

/**
 * Writes the table by which records of CloudTrail become events, with what is known of each row.
 *
 * @param format `md` for Markdown, `csv` for lines as RFC 4180 has them, `json` for programs, `html` for one complete
 * `table` element
 * @returns whole lines
 * @throws {TypeError} when there is no such format
 * @example
 * await writeFile('activity.csv', formatActivityTable('csv'));
 */
export function formatActivityTable(format: TableFormat): string {
  const { title, note, evidence } = CLOUDTRAIL_SOURCE;
  const source = `${title.charAt(0).toUpperCase()}${title.slice(1)}. ${note}`;
  switch (format) {
    case 'md':
      return `${escapeMarkdown(source)}\n\n${markdownTable(HEADER, CLOUDTRAIL_TABLE.map(markdownCells))}`;
    case 'csv':
      return csvLines([HEADER, ...CLOUDTRAIL_TABLE.map(cells)]);
    case 'json':
      return `${JSON.stringify({ title, note, evidence, rows: CLOUDTRAIL_TABLE }, null, 2)}\n`;
    case 'html':
      return htmlTable(source);
    default:
      throw new TypeError(`The format must be one of ${TABLE_FORMATS.join(', ')}.`);
  }
}

function cells({ row, logField, udmField, logic, evidence }: CloudTrailMappingRow): string[] {
  return [row, logField ?? '', udmField, logic, evidence];
}

function markdownCells({ row, logField, udmField, logic, evidence }: CloudTrailMappingRow): string[] {
  return [row, logField === null ? '—' : code(logField), code(udmField), escapeMarkdown(logic), evidence];
}

function htmlTable(caption: string): string {
  const lineOf = (texts: readonly string[], tag: string) =>
    `    <tr>${texts.map((text) => `<${tag}>${escapeHtml(text)}</${tag}>`).join('')}</tr>\n`;
  const body = CLOUDTRAIL_TABLE.map((row) => lineOf(cells(row), 'td')).join('');
  return `<table>\n  <caption>${escapeHtml(caption)}</caption>\n  <thead>\n${lineOf(HEADER, 'th')}  </thead>\n  <tbody>\n${body}  </tbody>\n</table>\n`;
}
