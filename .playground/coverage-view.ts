import { headline, sectionsOf } from '../src/cli/coverage/text.ts';
import type { Coverage } from '../src/index.ts';
import { element } from './element.ts';

/** So many lines of a table are shown: a hostile record may have a field for each byte. */
const MOST_LINES = 300;

type Section = ReturnType<typeof sectionsOf>[number];

/** How far the tables went over an input: what `coverage` prints at the terminal, as tables that open. */
export function coverageOf(coverage: Coverage): readonly HTMLElement[] {
  const sections = sectionsOf(coverage).map((section) =>
    element(
      'details',
      {},
      element('summary', {}, `${section.title} (${section.lines.length})`),
      ...contentOf(section),
    ),
  );
  return [
    ...headline(coverage)
      .split('\n')
      .map((line) => element('p', {}, line)),
    ...sections,
  ];
}

function contentOf({ columns, lines, nothing }: Section): HTMLElement[] {
  if (lines.length === 0) return [element('p', { class: 'quiet' }, nothing)];
  const classOf = (at: number) => (columns[at]?.alignsRight ? 'number' : undefined);
  const heads = columns.map(({ head }, at) =>
    element('th', { scope: 'col', class: classOf(at) }, head.toLowerCase()),
  );
  const rows = lines.slice(0, MOST_LINES).map(({ cells }) => {
    return element('tr', {}, ...cells.map((cell, at) => element('td', { class: classOf(at) }, cell)));
  });
  const head = element('thead', {}, element('tr', {}, ...heads));
  const table = element('table', {}, head, element('tbody', {}, ...rows));
  const rest = lines.length - rows.length;
  return rest > 0 ? [table, element('p', { class: 'quiet' }, `And ${rest} more.`)] : [table];
}
