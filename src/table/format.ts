import { csvLines } from '../text/csv.ts';
import { escapeHtml } from '../text/html.ts';
import { code, escapeMarkdown, markdownTable } from '../text/markdown.ts';
import { DOCUMENTATION } from './documented.ts';
import { EXTENDED_TABLE, type ExtendedMappingRow } from './extended-table.ts';
import { GOOGLE_SOURCE, GOOGLE_TABLE, type GoogleMappingRow } from './google-table.ts';
import { MAPPING_TABLE, type MappingRow } from './mapping-table.ts';
import { PROFILES, type Profile } from './profile.ts';
import type { AnyMappingRow } from './table-rows.ts';

/** The forms in which the mapping table can be written. */
export const TABLE_FORMATS = ['md', 'csv', 'json', 'html'] as const;

/** How the mapping table is written: Markdown, RFC 4180 lines, JSON or an HTML table element. */
export type TableFormat = (typeof TABLE_FORMATS)[number];

const HEADER = ['Row', 'Log field', 'UDM field', 'Kinds', 'Logic'] as const;
const EXTENSIONS_HEADER = [...HEADER, 'Reason'] as const;

const SOURCE = /* @__PURE__ */ (() =>
  `Rows of “${DOCUMENTATION.title}”, documentation revision ${DOCUMENTATION.revision}`)();

const GOOGLE_ROWS_SOURCE = /* @__PURE__ */ (() =>
  `Rows of ${GOOGLE_SOURCE.title}, updated ${GOOGLE_SOURCE.updated} (${GOOGLE_SOURCE.repository} at ${GOOGLE_SOURCE.commit})`)();

const EXTENSIONS_SOURCE = 'Extensions of the profile “extended”, which the documentation does not have';

/**
 * Writes the mapping table with the revision of the documentation that it follows.
 *
 * @param format `md` for Markdown, `csv` for lines as RFC 4180 has them, `json` for programs, `html` for one complete
 * `table` element
 * @param profile `google` gives the rows of Google's parser source instead; `extended` adds the extensions with their reasons, as a table of their own in Markdown and HTML
 * @returns whole lines
 * @throws {TypeError} when there is no such format or profile
 * @example
 * await writeFile('mapping.csv', formatTable('csv'));
 * @see https://cloud.google.com/chronicle/docs/ingestion/default-parsers/aws-iam
 */
export function formatTable(format: TableFormat, profile: Profile = 'documented'): string {
  if (!PROFILES.includes(profile)) throw new TypeError(`The profile must be one of ${PROFILES.join(', ')}.`);
  const rows = profile === 'google' ? GOOGLE_TABLE : MAPPING_TABLE;
  const extensions = profile === 'extended' ? EXTENDED_TABLE : undefined;
  switch (format) {
    case 'md':
      return formatMarkdown(rows) + (extensions ? formatMarkdownExtensions(extensions) : '');
    case 'csv':
      return formatCsv(rows, extensions);
    case 'json':
      return `${JSON.stringify({ ...sourceOf(rows), rows, extensions }, null, 2)}\n`;
    case 'html':
      return (
        formatHtml(HEADER, rows, htmlSource(rows)) +
        (extensions ? formatHtml(EXTENSIONS_HEADER, extensions, EXTENSIONS_SOURCE) : '')
      );
    default:
      throw new TypeError(`The format must be one of ${TABLE_FORMATS.join(', ')}.`);
  }
}

type Rows = readonly (MappingRow | GoogleMappingRow)[];

function isGoogle(rows: Rows): boolean {
  return rows === GOOGLE_TABLE;
}

function sourceOf(rows: Rows): object {
  return isGoogle(rows) ? { source: GOOGLE_SOURCE } : { documentation: DOCUMENTATION };
}

function formatMarkdown(rows: Rows): string {
  const source = isGoogle(rows) ? `${GOOGLE_ROWS_SOURCE}:` : `${SOURCE}: <${DOCUMENTATION.page}>`;
  return `${source}\n\n${markdownTable(HEADER, rows.map(markdownCells))}`;
}

function formatMarkdownExtensions(rows: readonly ExtendedMappingRow[]): string {
  const cells = rows.map((row) => [...markdownCells(row), escapeMarkdown(row.reason)]);
  return `\n${EXTENSIONS_SOURCE}:\n\n${markdownTable(EXTENSIONS_HEADER, cells)}`;
}

function markdownCells({ row, logField, udmField, kinds, logic }: AnyMappingRow): string[] {
  return [
    String(row),
    logField === null ? '' : code(logField),
    code(udmField),
    kinds.join(', '),
    escapeMarkdown(logic),
  ];
}

function formatCsv(rows: Rows, extensions: readonly ExtendedMappingRow[] | undefined): string {
  const [column, revision] = isGoogle(rows)
    ? ['parser_updated', GOOGLE_SOURCE.updated]
    : ['documentation_revision', DOCUMENTATION.revision];
  const header = ['row', 'log_field', 'udm_field', 'kinds', 'logic', column];
  const lines = rows.map((row) => [...csvCells(row), revision]);
  if (extensions === undefined) return csvLines([header, ...lines]);
  return csvLines([
    [...header, 'reason'],
    ...lines.map((line) => [...line, '']),
    ...extensions.map((row) => [...csvCells(row), '', row.reason]),
  ]);
}

function csvCells({ row, logField, udmField, kinds, logic }: AnyMappingRow): (string | number)[] {
  return [row, logField ?? '', udmField, kinds.join(' '), logic];
}

function htmlSource(rows: Rows): string {
  if (isGoogle(rows)) return escapeHtml(GOOGLE_ROWS_SOURCE);
  return `<a href="${escapeHtml(DOCUMENTATION.page)}">${escapeHtml(SOURCE)}</a>`;
}

/** @param caption what the table is, as HTML */
function formatHtml(names: readonly string[], rows: readonly AnyMappingRow[], caption: string): string {
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

function htmlRow(mapped: AnyMappingRow): string {
  const { row, logField, udmField, kinds, logic } = mapped;
  const fields = [logField, udmField].map((field) =>
    field === null ? '<td></td>' : `<td><code>${escapeHtml(field)}</code></td>`,
  );
  const reasons = 'reason' in mapped ? [mapped.reason] : [];
  const texts = [kinds.join(', '), logic, ...reasons].map((text) => `<td>${escapeHtml(text)}</td>`);
  return `<tr><th scope="row">${row}</th>${fields.join('')}${texts.join('')}</tr>`;
}
