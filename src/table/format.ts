import { csvLines } from '../text/csv.ts';
import { escapeHtml } from '../text/html.ts';
import { code, escapeMarkdown, markdownTable } from '../text/markdown.ts';
import { DOCUMENTATION } from './documented.ts';
import { MAPPING_TABLE, type MappingRow } from './mapping-table.ts';

/** The forms in which the mapping table can be written. */
export const TABLE_FORMATS = ['md', 'csv', 'json', 'html'] as const;

/** How the mapping table is written: Markdown, RFC 4180 lines, JSON or an HTML table element. */
export type TableFormat = (typeof TABLE_FORMATS)[number];

const HEADER = ['Row', 'Log field', 'UDM field', 'Kinds', 'Logic'] as const;

const SOURCE = `Rows of “${DOCUMENTATION.title}”, documentation revision ${DOCUMENTATION.revision}`;

/**
 * Writes the mapping table with the revision of the documentation that it follows.
 *
 * @param format `md` for Markdown, `csv` for lines as RFC 4180 has them, `json` for programs, `html` for one complete
 * `table` element
 * @returns whole lines
 * @throws {TypeError} when there is no such format
 * @example
 * await writeFile('mapping.csv', formatTable('csv'));
 * @see https://cloud.google.com/chronicle/docs/ingestion/default-parsers/aws-iam
 */
export function formatTable(format: TableFormat): string {
  switch (format) {
    case 'md':
      return formatMarkdown(MAPPING_TABLE);
    case 'csv':
      return formatCsv(MAPPING_TABLE);
    case 'json':
      return `${JSON.stringify({ documentation: DOCUMENTATION, rows: MAPPING_TABLE }, null, 2)}\n`;
    case 'html':
      return formatHtml(MAPPING_TABLE);
    default:
      throw new TypeError(`The format must be one of ${TABLE_FORMATS.join(', ')}.`);
  }
}

function formatMarkdown(rows: readonly MappingRow[]): string {
  const cells = rows.map(({ row, logField, udmField, kinds, logic }) => [
    String(row),
    logField === null ? '' : code(logField),
    code(udmField),
    kinds.join(', '),
    escapeMarkdown(logic),
  ]);
  return `${SOURCE}: <${DOCUMENTATION.page}>\n\n${markdownTable(HEADER, cells)}`;
}

function formatCsv(rows: readonly MappingRow[]): string {
  const header = ['row', 'log_field', 'udm_field', 'kinds', 'logic', 'documentation_revision'];
  const lines = rows.map(({ row, logField, udmField, kinds, logic }) => [
    row,
    logField ?? '',
    udmField,
    kinds.join(' '),
    logic,
    DOCUMENTATION.revision,
  ]);
  return csvLines([header, ...lines]);
}

function formatHtml(rows: readonly MappingRow[]): string {
  const page = escapeHtml(DOCUMENTATION.page);
  const head = HEADER.map((name) => `<th scope="col">${name}</th>`).join('');
  return [
    '<table>',
    `<caption><a href="${page}">${escapeHtml(SOURCE)}</a></caption>`,
    `<thead><tr>${head}</tr></thead>`,
    '<tbody>',
    ...rows.map(htmlRow),
    '</tbody>',
    '</table>',
    '',
  ].join('\n');
}

function htmlRow({ row, logField, udmField, kinds, logic }: MappingRow): string {
  const fields = [logField, udmField].map((field) =>
    field === null ? '<td></td>' : `<td><code>${escapeHtml(field)}</code></td>`,
  );
  const texts = [kinds.join(', '), logic].map((text) => `<td>${escapeHtml(text)}</td>`);
  return `<tr><th scope="row">${row}</th>${fields.join('')}${texts.join('')}</tr>`;
}
