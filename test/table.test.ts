import { describe, expect, it } from 'vitest';
import {
  CLOUDTRAIL_SOURCE,
  CLOUDTRAIL_TABLE,
  DOCUMENTATION,
  EXTENDED_TABLE,
  formatTable,
  GOOGLE_SOURCE,
  GOOGLE_TABLE,
  MAPPING_TABLE,
} from '../src/index.ts';
import { formatActivityTable } from '../src/table/format-activity.ts';
import { csvLines } from '../src/text/csv.ts';
import { escapeHtml } from '../src/text/html.ts';
import { code, escapeMarkdown } from '../src/text/markdown.ts';

/** The cells of each row as plain text. */
const CELLS = MAPPING_TABLE.map(({ row, logField, udmField, kinds, logic }) => [
  String(row),
  logField ?? '',
  udmField,
  kinds.join(', '),
  logic,
]);

/** Reads RFC 4180 lines, independently of what writes them. */
function readCsv(text: string): string[][] {
  const cells = [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gu)];
  expect(cells.map(([cell]) => cell).join('')).toBe(text);
  const lines: string[][] = [[]];
  for (const [, quoted, plain, end] of cells) {
    lines.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') lines.push([]);
  }
  return lines.slice(0, -1);
}

const unescapeMarkdown = (text: string) => text.replace(/\\([\W_])/gu, '$1').replace(/^`(.*)`$/u, '$1');

const unescapeHtml = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

describe('formatTable', () => {
  it('writes every row in Markdown, under the revision of the documentation', () => {
    const [source, blank, header, rule, ...rows] = formatTable('md').trimEnd().split('\n');
    expect(source).toContain(DOCUMENTATION.revision);
    expect(source).toContain(DOCUMENTATION.page);
    expect([blank, header, rule]).toEqual([
      '',
      '| Row | Log field | UDM field | Kinds | Logic |',
      '| --- | --- | --- | --- | --- |',
    ]);
    const cells = rows.map((row) => row.slice(2, -2).split(' | ').map(unescapeMarkdown));
    expect(cells).toEqual(CELLS);
  });

  it('writes every row as RFC 4180 has it, with the revision', () => {
    const [header, ...rows] = readCsv(formatTable('csv'));
    expect(header).toEqual(['row', 'log_field', 'udm_field', 'kinds', 'logic', 'documentation_revision']);
    expect(rows.map((row) => row.slice(0, 5))).toEqual(
      CELLS.map(([row, log, udm, kinds, logic]) => [row, log, udm, kinds?.replaceAll(',', ''), logic]),
    );
    expect(new Set(rows.map((row) => row[5]))).toEqual(new Set([DOCUMENTATION.revision]));
  });

  it('writes JSON that is the table and its documentation', () => {
    expect(JSON.parse(formatTable('json'))).toEqual({ documentation: DOCUMENTATION, rows: MAPPING_TABLE });
  });

  it('writes one complete table element of HTML', () => {
    const html = formatTable('html');
    expect(html).toMatch(/^<table>\n<caption><a href="https:[^"]+">[^<]*<\/a><\/caption>\n<thead>/u);
    expect(html).toContain(DOCUMENTATION.revision);
    expect(html.endsWith('</tbody>\n</table>\n')).toBe(true);
    const rows = [...html.matchAll(/<tr>(<th scope="row">.*?)<\/tr>/gu)].map(([, row]) =>
      [...row!.matchAll(/<t[hd][^>]*>(?:<code>)?([^<]*)(?:<\/code>)?<\/t[hd]>/gu)].map(([, cell]) =>
        unescapeHtml(cell!),
      ),
    );
    expect(rows).toEqual(CELLS);
    const open: string[] = [];
    for (const [, slash, name] of html.matchAll(/<(\/?)(\w+)[^>]*>/gu)) {
      if (slash === '') open.push(name!);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });

  it('takes no other format', () => {
    const problem = new TypeError('The format must be one of md, csv, json, html.');
    expect(() => formatTable('xml' as never)).toThrow(problem);
  });
});

describe('text for tables', () => {
  it('quotes what RFC 4180 would take for something else', () => {
    const cells = ['plain', 'a,b', '"quoted"', 'two\r\nlines', ''];
    expect(csvLines([cells, [1, 2]])).toBe('plain,"a,b","""quoted""","two\r\nlines",\r\n1,2\r\n');
    expect(readCsv(csvLines([cells]))).toEqual([cells]);
  });

  it('escapes what HTML would take for markup', () => {
    expect(escapeHtml(`<a href="x">'&'</a>`)).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;');
  });

  it('escapes what Markdown would take for markup, and keeps a cell on its line', () => {
    expect(escapeMarkdown('a|b *c* <d>\r\n`e`')).toBe('a\\|b \\*c\\* \\<d\\> \\`e\\`');
    expect(code('a|b')).toBe('`a\\|b`');
    expect(code('a`b``c')).toBe('```a`b``c```');
    expect(code('`a')).toBe('`` `a ``');
    expect(code('a`')).toBe('`` a` ``');
  });

  it('adds the extensions, each with its reason, where the profile has them', () => {
    const reasons = EXTENDED_TABLE.map(({ reason }) => reason);
    const ids = EXTENDED_TABLE.map(({ row }) => row);

    expect(JSON.parse(formatTable('json', 'extended'))).toEqual({
      documentation: DOCUMENTATION,
      rows: MAPPING_TABLE,
      extensions: EXTENDED_TABLE,
    });

    const [header, ...rows] = readCsv(formatTable('csv', 'extended'));
    expect(header?.slice(5)).toEqual(['documentation_revision', 'reason']);
    expect(rows.slice(0, 44)).toEqual(
      readCsv(formatTable('csv'))
        .slice(1)
        .map((row) => [...row, '']),
    );
    expect(rows.slice(44).map((row) => [row[0], row[5], row[6]])).toEqual(
      ids.map((id, index) => [id, '', reasons[index]]),
    );

    const markdown = formatTable('md', 'extended');
    expect(markdown.startsWith(formatTable('md'))).toBe(true);
    const lines = markdown.trimEnd().split('\n').slice(-ids.length);
    const cells = lines.map((row) => row.slice(2, -2).split(' | ').map(unescapeMarkdown));
    expect(cells.map((row) => [row[0], row[5]])).toEqual(ids.map((id, index) => [id, reasons[index]]));

    const html = formatTable('html', 'extended');
    expect(html.startsWith(formatTable('html'))).toBe(true);
    const headers = [...html.matchAll(/<th scope="col">([^<]*)<\/th>/gu)].map(([, name]) => name);
    const names = ['Row', 'Log field', 'UDM field', 'Kinds', 'Logic'];
    for (const line of html.split('\n').filter((one) => one.includes('<tr>')))
      expect(line).toMatch(
        /^(?:<thead>)?<tr>(?:<(t[hd])[^>]*>(?:<code>)?[^<]*(?:<\/code>)?<\/t[hd]>)+<\/tr>(?:<\/thead>)?$/u,
      );
    expect(headers).toEqual([...names, ...names, 'Reason']);
    const texts = [...html.matchAll(/<tr><th scope="row">(E\d+)<.*<td>([^<]*)<\/td><\/tr>/gu)];
    expect(texts.map(([, id, reason]) => [id, unescapeHtml(reason!)])).toEqual(
      ids.map((id, index) => [id, reasons[index]]),
    );
  });

  it('refuses a profile that it does not know', () => {
    const problem = new TypeError('The profile must be one of documented, google, extended.');
    expect(() => formatTable('md', 'all' as never)).toThrow(problem);
  });
});

describe("the table of Google's parser", () => {
  const source = `Rows of ${GOOGLE_SOURCE.title}, updated ${GOOGLE_SOURCE.updated} (${GOOGLE_SOURCE.repository} at ${GOOGLE_SOURCE.commit})`;
  const cellsOf = GOOGLE_TABLE.map(({ row, udmField }) => [String(row), udmField]);

  it('is written under its source, in each format', () => {
    const [first, ...lines] = formatTable('md', 'google').trimEnd().split('\n');
    expect(first).toBe(`${source}:`);
    const cells = lines.slice(3).map((line) => line.slice(2, -2).split(' | ').map(unescapeMarkdown));
    expect(cells.map((line) => [line[0], line[2]])).toEqual(cellsOf);
    const [header, ...rows] = readCsv(formatTable('csv', 'google'));
    expect(header).toEqual(['row', 'log_field', 'udm_field', 'kinds', 'logic', 'parser_updated']);
    expect(rows.map((line) => [line[0], line[2]])).toEqual(cellsOf);
    expect(new Set(rows.map((line) => line[5]))).toEqual(new Set([GOOGLE_SOURCE.updated]));
    expect(JSON.parse(formatTable('json', 'google'))).toEqual({ source: GOOGLE_SOURCE, rows: GOOGLE_TABLE });
    expect(formatTable('html', 'google')).toContain(`<caption>${escapeHtml(source)}</caption>`);
  });
});

describe('the table of activity', () => {
  const cells = CLOUDTRAIL_TABLE.map(({ row, logField, udmField, logic, evidence }) => [
    row,
    logField ?? '',
    udmField,
    logic,
    evidence,
  ]);
  const header = ['Row', 'Log field', 'UDM field', 'Logic', 'Evidence'];
  const source = `Rows of this project for AWS_CLOUDTRAIL. ${CLOUDTRAIL_SOURCE.note}`;

  it('is written in Markdown under what it is, with a dash where a row reads no log field', () => {
    const [first, , head, , ...lines] = formatActivityTable('md').trimEnd().split('\n');
    expect(unescapeMarkdown(first!)).toBe(source);
    expect(head).toBe(`| ${header.join(' | ')} |`);
    const found = lines.map((line) => line.slice(2, -2).split(' | ').map(unescapeMarkdown));
    expect(found).toEqual(cells.map(([row, log, ...rest]) => [row, log === '' ? '—' : log, ...rest]));
  });

  it('is written as RFC 4180 has it, and as JSON', () => {
    expect(readCsv(formatActivityTable('csv'))).toEqual([header, ...cells]);
    expect(JSON.parse(formatActivityTable('json'))).toEqual({
      title: CLOUDTRAIL_SOURCE.title,
      note: CLOUDTRAIL_SOURCE.note,
      evidence: CLOUDTRAIL_SOURCE.evidence,
      rows: CLOUDTRAIL_TABLE,
    });
  });

  it('is written as one table element of HTML', () => {
    const html = formatActivityTable('html');
    const lines = [...html.matchAll(/^ {4}<tr>(.*)<\/tr>$/gmu)].map(([, line]) =>
      [...line!.matchAll(/<(t[hd])>([^<]*)<\/\1>/gu)].map(([, tag, cell]) => `${tag} ${unescapeHtml(cell!)}`),
    );
    expect(lines).toEqual([
      header.map((name) => `th ${name}`),
      ...cells.map((line) => line.map((cell) => `td ${cell}`)),
    ]);
    expect(html).toContain(`<tr>${header.map((name) => `<th>${name}</th>`).join('')}</tr>`);
    const around = html.replace(/^ {4}<tr>.*<\/tr>\n/gmu, '');
    expect(around).toBe(
      `<table>\n  <caption>${escapeHtml(source)}</caption>\n  <thead>\n  </thead>\n  <tbody>\n  </tbody>\n</table>\n`,
    );
  });

  it('takes no other format', () => {
    const problem = new TypeError('The format must be one of md, csv, json, html.');
    expect(() => formatActivityTable('xml' as never)).toThrow(problem);
  });
});
