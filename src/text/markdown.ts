/** Writes a table in GitHub's Markdown; cells are text or, by {@link code}, text in a code span. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return line(header) + line(header.map(() => '---')) + rows.map(line).join('');
}

/** Text that Markdown shows as it is, also in the cell of a table. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~&!]/gu, (character) => `\\${character}`).replace(/\r\n|\r|\n/gu, ' ');
}

/** Text in a code span, also in the cell of a table: fenced by more back-ticks than it holds. */
export function code(text: string): string {
  const longest = (text.match(/`+/gu) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
  const fence = '`'.repeat(longest + 1);
  const padding = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${padding}${text.replace(/\r\n|\r|\n/gu, ' ').replaceAll('|', '\\|')}${padding}${fence}`;
}
