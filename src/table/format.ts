import { csvLines } from '../text/csv.ts';
import { escapeHtml } from '../text/html.ts';
import { code, escapeMarkdown, markdownTable } from '../text/markdown.ts';
import { DOCUMENTATION } from './documented.ts';
import { EXTENDED_TABLE, type ExtendedMappingRow } from './extended-table.ts';
import { MAPPING_TABLE, type MappingRow } from './mapping-table.ts';
import type { Profile } from './profile.ts';

/** The forms in which the mapping table can be written. */
export const TABLE_FORMATS = ['md', 'csv', 'json', 'html'] as const;

/** How the mapping table is written: Markdown, RFC 4180 lines, JSON or an HTML table element. */
export type TableFormat = (typeof TABLE_FORMATS)[number];

type AnyRow = MappingRow | ExtendedMappingRow;

const HEADER = ['Row', 'Log field', 'UDM field', 'Kinds', 'Logic'] as const;

const SOURCE = /* @__PURE__ */ (() =>
  `Rows of “${DOCUMENTATION.title}”, documentation revision ${DOCUMENTATION.revision}`)();

const EXTENSIONS_SOURCE = 'Extensions of the profile “extended”, which the documentation does not have';

/**
 * Writes the mapping table with the revision of the documentation that it follows.
 *
 * @param format `md` for Markdown, `csv` for lines as RFC 4180 has them, `json` for programs, `html` for one complete
 * `table` element
 * @param profile `extended` adds the extensions with their reasons, as a table of their own in Markdown and HTML
 * @returns whole lines
 * @throws {TypeError} when there is no such format or profile
 * @example
 * await writeFile('mapping.csv', formatTable('csv'));
 * @see https://cloud.google.com/chronicle/docs/ingestion/default-parsers/aws-iam
 */
export function formatTable(format: TableFormat, profile: Profile = 'documented'): string {
  if (profile !== 'documented' && profile !== 'extended') {
    throw new TypeError('The profile must be one of documented, extended.');
  }
  const extensions = profile === 'extended' ? EXTENDED_TABLE : undefined;
  switch (format) {
    case 'md':
      return formatMarkdown() + (extensions ? formatMarkdownExtensions(extensions) : '');
    case 'csv':
      return formatCsv(extensions);
    case 'json':
      return `${JSON.stringify({ documentation: DOCUMENTATION, rows: MAPPING_TABLE, extensions }, null, 2)}\n`;
    case 'html':
      return (
        formatHtml(MAPPING_TABLE, htmlSource()) +
        (extensions ? formatHtml(extensions, EXTENSIONS_SOURCE) : '')
      );
    default:
      throw new TypeError(`The format must be one of ${TABLE_FORMATS.join(', ')}.`);
  }
}

function formatMarkdown(): string {
  const cells = MAPPING_TABLE.map(markdownCells);
  return `${SOURCE}: <${DOCUMENTATION.page}>\n\n${markdownTable(HEADER, cells)}`;
}

function formatMarkdownExtensions(rows: readonly ExtendedMappingRow[]): string {
  const cells = rows.map((row) => [...markdownCells(row), escapeMarkdown(row.reason)]);
  return `\n${EXTENSIONS_SOURCE}:\n\n${markdownTable([...HEADER, 'Reason'], cells)}`;
}

function markdownCells({ row, logField, udmField, kinds, logic }: AnyRow): string[] {
  return [
    String(row),
    logField === null ? '' : code(logField),
    code(udmField),
    kinds.join(', '),
    escapeMarkdown(logic),
  ];
}

function formatCsv(extensions: readonly ExtendedMappingRow[] | undefined): string {
  const header = ['row', 'log_field', 'udm_field', 'kinds', 'logic', 'documentation_revision'];
  const lines = MAPPING_TABLE.map((row) => [...csvCells(row), DOCUMENTATION.revision]);
  if (extensions === undefined) return csvLines([header, ...lines]);
  return csvLines([
    [...header, 'reason'],
    ...lines.map((line) => [...line, '']),
    ...extensions.map((row) => [...csvCells(row), '', row.reason]),
  ]);
}

function csvCells({ row, logField, udmField, kinds, logic }: AnyRow): (string | number)[] {
  return [row, logField ?? '', udmField, kinds.join(' '), logic];
}

function htmlSource(): string {
  return `<a href="${escapeHtml(DOCUMENTATION.page)}">${escapeHtml(SOURCE)}</a>`;
}

/** @param caption what the table is, as HTML */
function formatHtml(rows: readonly AnyRow[], caption: string): string {
  const names = rows.some((row) => 'reason' in row) ? [...HEADER, 'Reason'] : HEADER;
  const head = names.map((name) => `<th scope="col">${name}</th>`).join('');
  return [
    '<table>',
    `<caption>${caption}</caption>`,
    `<thead><tr>${head}</tr></thead>`,
    '<tbody>',
    ...rows.map(htmlRow),
    '</tbody>',
    '</table>',
    '',
  ].join('\n');
}

function htmlRow(mapped: AnyRow): string {
  const { row, logField, udmField, kinds, logic } = mapped;
  const fields = [logField, udmField].map((field) =>
    field === null ? '<td></td>' : `<td><code>${escapeHtml(field)}</code></td>`,
  );
  const reasons = 'reason' in mapped ? [mapped.reason] : [];
  const texts = [kinds.join(', '), logic, ...reasons].map((text) => `<td>${escapeHtml(text)}</td>`);
  return `<tr><th scope="row">${row}</th>${fields.join('')}${texts.join('')}</tr>`;
}
