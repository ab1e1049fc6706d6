import { element } from './element.ts';
import { wordFor } from './explanation-view.ts';
import type { Entry } from './reading.ts';

/**
 * The records of an input, one of which is shown: a list box, of which the chosen option has the focus.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/listbox/
 */
export class EntryList {
  private entries: readonly Entry[] = [];
  private options: readonly HTMLElement[] = [];
  private at = 0;
  /** The place of the record that the reader chose: with other options it is chosen again. */
  private chosen: string | undefined;

  constructor(
    private readonly list: HTMLElement,
    private readonly choose: (entry: Entry | undefined) => void,
  ) {
    list.addEventListener('keydown', (event) => this.press(event));
    list.addEventListener('click', ({ target }) => {
      const option = (target as Element).closest<HTMLElement>('[role=option]');
      if (option !== null) this.move(this.options.indexOf(option));
    });
  }

  /** Lists entries, and chooses the one that the reader chose, or the first. */
  show(entries: readonly Entry[]): void {
    this.entries = entries;
    this.options = entries.map(optionOf);
    this.list.replaceChildren(...this.options);
    this.list.setAttribute('tabindex', entries.length === 0 ? '-1' : '0');
    this.select(
      Math.max(
        entries.findIndex(({ place }) => place === this.chosen),
        0,
      ),
    );
  }

  /** Other input is to come, of which nothing was chosen. */
  forget(): void {
    this.chosen = undefined;
  }

  private move(to: number): void {
    this.select(Math.max(0, Math.min(to, this.entries.length - 1)));
    this.chosen = this.entries[this.at]?.place;
    this.options[this.at]?.scrollIntoView({ block: 'nearest' });
  }

  private select(at: number): void {
    this.options[this.at]?.setAttribute('aria-selected', 'false');
    this.at = at;
    const option = this.options[at];
    option?.setAttribute('aria-selected', 'true');
    if (option === undefined) this.list.removeAttribute('aria-activedescendant');
    else this.list.setAttribute('aria-activedescendant', option.id);
    this.choose(this.entries[at]);
  }

  private press(event: KeyboardEvent): void {
    const { key } = event;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (key === 'ArrowDown') this.move(this.at + 1);
    else if (key === 'ArrowUp') this.move(this.at - 1);
    else if (key === 'Home') this.move(0);
    else if (key === 'End') this.move(this.entries.length - 1);
    else return;
    event.preventDefault();
  }
}

function optionOf({ title, became, place, issues }: Entry, index: number): HTMLElement {
  const worst = ['error', 'warning'].find((severity) => issues.some((issue) => issue.severity === severity));
  return element(
    'div',
    { role: 'option', id: `entry-${index}`, 'aria-selected': 'false' },
    element('span', { class: 'name' }, title),
    element('span', { class: `tag ${became}` }, wordFor(became)),
    worst === undefined || became === 'refused'
      ? undefined
      : element('span', { class: `tag ${worst}` }, worst),
    element('span', { class: 'place' }, place),
  );
}
