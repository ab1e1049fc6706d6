import { headline, sectionsOf } from '../src/cli/coverage/text.ts';
import type { Coverage } from '../src/index.ts';
import { element } from './element.ts';

/** How far the tables went over an input: what `coverage` prints at the terminal, as tables that open. */
export function coverageOf(coverage: Coverage): readonly HTMLElement[] {
  const sections = sectionsOf(coverage).map(({ title, nothing, columns, lines }) => {
    const heads = columns.map(({ head }) => element('th', { scope: 'col' }, head.toLowerCase()));
    const rows = lines.map(({ cells }) =>
      element('tr', {}, ...cells.map((cell, at) => cellOf(cell, columns[at]))),
    );
    const table = element(
      'table',
      {},
      element('thead', {}, element('tr', {}, ...heads)),
      element('tbody', {}, ...rows),
    );
    return element(
      'details',
      {},
      element('summary', {}, `${title} (${lines.length})`),
      lines.length === 0 ? element('p', { class: 'quiet' }, nothing) : table,
    );
  });
  return [
    ...headline(coverage)
      .split('\n')
      .map((line) => element('p', {}, line)),
    ...sections,
  ];
}

function cellOf(text: string, column: { readonly alignsRight?: boolean } | undefined): HTMLElement {
  return element('td', { class: column?.alignsRight ? 'number' : undefined }, text);
}
