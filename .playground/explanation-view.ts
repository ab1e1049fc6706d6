import type { AnyExplanation, ExplainedRecord } from '../src/cli/items/explained-items.ts';
import { formatPath, type Issue, type Path } from '../src/index.ts';
import { cardOf, issueOf, worstFirst } from './card.ts';
import { element, firstOf, part } from './element.ts';
import { type Absence, markOfLog, markOfUdm, wordOf } from './marks.ts';
import {
  type AnyLogLeaf,
  isOfActivity,
  madeOf,
  Pairing,
  placesOf,
  type SideName,
  valueAt,
} from './pairing.ts';
import type { Entry } from './reading.ts';
import { Tree } from './tree.ts';

/** So many issues are listed; a hostile record may have one for each of its fields. */
const MOST_ISSUES = 200;

interface Place {
  readonly side: SideName;
  readonly path: Path;
}

/** What is shown now. */
interface Shown {
  readonly record: ExplainedRecord;
  readonly pairing: Pairing;
}

/** The two trees of a record, what joins them, and the issues. */
export class ExplanationView {
  private shown: Shown | undefined;
  /** Where the record stands in the input that was shown last. */
  private place: string | undefined;
  private chosen: Place | undefined;
  private readonly trees: Readonly<Record<SideName, Tree>>;
  private readonly panes = { log: part('log-pane', HTMLElement), udm: part('udm-pane', HTMLElement) };
  private readonly card = part('card', HTMLElement);
  private readonly issues = part('issues', HTMLElement);

  constructor(private readonly frame: HTMLElement) {
    this.trees = { log: this.treeOf('log'), udm: this.treeOf('udm') };
  }

  /** Shows an entry, or nothing. Where it is the one that was shown, with other options, its chosen field stays so. */
  show(entry: Entry | undefined): void {
    this.frame.hidden = entry === undefined;
    const record = entry?.record;
    this.shown = record && { record, pairing: new Pairing(record) };
    if (entry === undefined) return;
    if (entry.place !== this.place) this.forget();
    this.place = entry.place;
    const made = record && madeOf(record.explanation);
    this.panes.log.hidden = record === undefined;
    this.panes.udm.hidden = made === undefined;
    if (record !== undefined) this.trees.log.show(record.log);
    if (made !== undefined) this.trees.udm.show(made);
    part('udm-title', HTMLElement).textContent =
      record && isOfActivity(record.explanation) ? 'UDM event' : 'UDM entity';
    part('verdict', HTMLElement).replaceChildren(...verdictOf(entry));
    this.card.replaceChildren(element('p', { class: 'quiet' }, hintFor(entry)));
    part('issues-section', HTMLElement).hidden = entry.issues.length === 0;
    this.issues.replaceChildren(...this.issueList(entry.issues));
    this.chooseAgain({ log: record?.log, udm: made });
  }

  /** Other input is to come, of which nothing was chosen. */
  forget(): void {
    this.chosen = undefined;
  }

  /** Chooses the chosen field again, where it is still there. */
  private chooseAgain(documents: Readonly<Record<SideName, unknown>>): void {
    const { chosen } = this;
    if (chosen === undefined) return;
    const isThere = valueAt(documents[chosen.side], chosen.path) !== undefined;
    if (isThere) this.trees[chosen.side].reveal(chosen.path, false);
    else this.forget();
    this.light(this.chosen, true);
  }

  private treeOf(side: SideName): Tree {
    return new Tree(part(`${side}-tree`, HTMLElement), {
      markOf: (path) => this.markOf(side, path),
      point: (path) => this.light(path === undefined ? this.chosen : { side, path }, path === undefined),
      choose: (path) => {
        this.chosen = { side, path };
        this.light(this.chosen, true);
      },
      cross: (path) => this.cross({ side, path }),
    });
  }

  private markOf(side: SideName, path: Path) {
    if (this.shown === undefined) return undefined;
    const { pairing, record } = this.shown;
    if (side === 'udm') {
      const leaf = pairing.udmLeaf(path);
      return leaf && markOfUdm(leaf);
    }
    const leaf = pairing.logLeaf(path);
    return leaf && markOfLog(leaf, isOfActivity(record.explanation), pairing.hides(path));
  }

  /** Lights a field and its partners, and tells of them. */
  private light(place: Place | undefined, isScrolling: boolean): void {
    if (this.shown === undefined || place === undefined) {
      for (const tree of Object.values(this.trees)) tree.light([], false);
      return;
    }
    const { side, path } = place;
    const leaves = this.shown.pairing.leavesAt(side, path);
    const other = side === 'log' ? 'udm' : 'log';
    this.trees[side].light([path], false);
    this.trees[other].light(placesOf(leaves, other), isScrolling);
    this.card.replaceChildren(...cardOf({ ...this.shown, side, path }, (to, at) => this.go(to, at)));
    this.card.scrollTop = 0;
  }

  /** Goes to the first partner of a field. */
  private cross({ side, path }: Place): void {
    const other = side === 'log' ? 'udm' : 'log';
    const [first] = placesOf(this.shown?.pairing.leavesAt(side, path) ?? [], other);
    if (first !== undefined) this.go(other, first);
  }

  private go(side: SideName, path: Path): void {
    this.trees[side].reveal(path, true);
  }

  private issueList(issues: readonly Issue[]): HTMLElement[] {
    return firstOf(worstFirst(issues), MOST_ISSUES, 'li', (issue) => {
      const told = issueOf(issue);
      if (issue.path.length > 0 && this.shown !== undefined) told.prepend(this.linkTo(issue.path));
      return element('li', {}, told);
    });
  }

  private linkTo(path: Path): HTMLElement {
    const link = element('button', { type: 'button', class: 'path' }, formatPath(path));
    link.addEventListener('click', () => this.go('log', path));
    return link;
  }
}

function hintFor({ record }: Entry): string {
  if (record === undefined) return 'There is no record to point at. The issues say why.';
  return record.explanation.ok
    ? 'Point at a field on either side, or walk to it by the arrow keys: here you see where it went, by which row, and why.'
    : 'Point at a field of the record, or walk to it by the arrow keys: here you see why it went nowhere.';
}

/** Says in a line what became of a record. */
function verdictOf({ title, became, record, raw }: Entry): HTMLElement[] {
  const verdict = element(
    'p',
    {},
    element('strong', {}, title),
    ' ',
    element('span', { class: `tag ${became}` }, wordFor(became)),
  );
  if (record === undefined) {
    return raw === undefined
      ? [verdict]
      : [verdict, element('pre', { tabindex: '0', 'aria-label': 'The refused text' }, raw.slice(0, 2000))];
  }
  return [verdict, element('p', { class: 'quiet' }, tallyOf(record.explanation))];
}

/** What became of an entry, in a word or two. */
export function wordFor(became: Entry['became']): string {
  if (became === 'outside') return 'outside the table';
  return became;
}

function tallyOf({ logLeaves }: AnyExplanation): string {
  const absent = new Map<Absence, number>();
  let mapped = 0;
  for (const { fate } of logLeaves as readonly AnyLogLeaf[]) {
    if (fate === 'mapped') mapped += 1;
    else absent.set(fate, (absent.get(fate) ?? 0) + 1);
  }
  const others = [...absent].map(([fate, count]) => `${count} ${wordOf(fate)}`);
  return [`${mapped} of ${logLeaves.length} values mapped`, ...others].join(', ');
}
