import { formatIssue, ISSUE_CODES, type IssueCode } from '../src/index.ts';
import { printable } from '../src/text/printable.ts';
import { compareInputs } from './comparing.ts';
import { coverageOf } from './coverage-view.ts';
import { element, firstOf, part } from './element.ts';
import { EntryList } from './entry-list.ts';
import { EXAMPLES, type Example } from './examples.ts';
import { ExplanationView } from './explanation-view.ts';
import { InputSide } from './input-side.ts';
import { type Link, readLink, writeLink } from './link.ts';
import { readChoices, readOptions, writeChoices } from './options.ts';
import { type EntryFilter, type Reading, readInputs } from './reading.ts';

/** The page waits so many milliseconds for the next key before it reads what was typed. */
const PAUSE = 200;

/** So many sentences about the input as a whole are shown. */
const MOST_NOTICES = 20;

/** So many lines of a comparison are shown. */
const MOST_CHANGES = 500;

/** Ties the input to what is shown of it. */
class Playground {
  private readonly status = part('status', HTMLElement);
  private readonly compare = part('mode-compare', HTMLInputElement);
  private readonly example = part('example', HTMLSelectElement);
  private readonly view = new ExplanationView(part('explanation', HTMLElement));
  private readonly list = new EntryList(part('entries', HTMLElement), (entry) => this.view.show(entry));
  private readonly first = sideOf('text', 'files', 'file', () => this.changedByReader());
  private readonly other = sideOf('other-text', 'other-files', 'other-file', () => this.changedByReader());
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = new AbortController();

  constructor() {
    this.example.append(
      element('option', { value: '' }, 'own input'),
      ...EXAMPLES.map(({ name, title }) => element('option', { value: name }, title)),
    );
    this.example.addEventListener('change', () => this.showExample());
    part('collectedAt', HTMLInputElement).value = new Date().toISOString();
    part('form', HTMLFormElement).addEventListener('submit', (event) => event.preventDefault());
    for (const id of [
      'profile',
      'source',
      'case',
      'policyText',
      'allServices',
      'strict',
      'join',
      'mode-explain',
      'mode-compare',
    ])
      part(id, HTMLElement).addEventListener('change', () => this.update());
    for (const id of ['collectedAt', 'filter-text'])
      part(id, HTMLElement).addEventListener('input', () => this.updateSoon());
    part('filter-show', HTMLElement).addEventListener('change', () => this.update());
    addEventListener('hashchange', () => this.follow(readLink(location.hash)));
    takeDrops((files) => this.drop(files));
    this.follow(readLink(location.hash) ?? { example: EXAMPLES[0]!.name, choices: {} });
  }

  /** Shows what a link says; a link that names no example of this page says nothing. */
  private follow(link: Link | undefined): void {
    const example = EXAMPLES.find(({ name }) => name === link?.example);
    if (link === undefined || example === undefined) this.update();
    else {
      writeChoices(link.choices);
      this.example.value = example.name;
      this.showExample();
    }
  }

  private showExample(): void {
    const example: Example | undefined = EXAMPLES.find(({ name }) => name === this.example.value);
    this.first.setText(example?.text ?? '');
    this.other.setText(example?.other ?? '');
    part(example?.other === undefined ? 'mode-explain' : 'mode-compare', HTMLInputElement).checked = true;
    this.startAnew();
    this.update();
    if (example === undefined) part('text', HTMLElement).focus();
  }

  private changedByReader(): void {
    this.example.value = '';
    this.startAnew();
    this.updateSoon();
  }

  /** What was chosen and narrowed down was of another input. */
  private startAnew(): void {
    this.list.forget();
    this.view.forget();
    part('filter-show', HTMLSelectElement).value = 'all';
    part('filter-text', HTMLInputElement).value = '';
  }

  /** Where two are compared, two files are the earlier and the later one, and a single one goes where nothing is yet. */
  private drop(files: readonly File[]): void {
    const [earlier, later] = files;
    if (!this.compare.checked) void this.first.takeFiles(files);
    else if (later !== undefined && earlier !== undefined) {
      void this.first.takeFiles([earlier]);
      void this.other.takeFiles([later]);
    } else void (this.first.isEmpty ? this.first : this.other).takeFiles(files);
  }

  private updateSoon(): void {
    this.setBusy(true);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.update(), PAUSE);
  }

  /** Reads what is there, and shows what came of it. What is still being read is given up. */
  private update(): void {
    this.setBusy(true);
    clearTimeout(this.timer);
    this.running.abort();
    this.running = new AbortController();
    const { signal } = this.running;
    const isComparing = this.compare.checked;
    const { value: example } = this.example;
    writeLink(example === '' ? undefined : { example, choices: readChoices() });
    part('other-side', HTMLElement).hidden = !isComparing;
    part('text-label', HTMLElement).textContent = isComparing ? 'Earlier one' : 'Record, answer or file';
    const showing = isComparing ? this.showComparison(signal) : this.showReading(signal);
    showing
      .catch((error: unknown) => {
        if (signal.aborted) return;
        this.clear();
        // A bad time of collection, or a file that cannot be read: the sentence says which.
        this.tell(error instanceof Error ? error.message : String(error), true);
      })
      .finally(() => {
        if (!signal.aborted) this.setBusy(false);
      });
  }

  /** Says to those who cannot see it that what is shown is not yet of what was handed in. */
  private setBusy(isBusy: boolean): void {
    part('main', HTMLElement).setAttribute('aria-busy', String(isBusy));
  }

  private async showReading(signal: AbortSignal): Promise<void> {
    if (this.first.isEmpty) {
      this.clear();
      return this.tell('Nothing is here yet: paste a record, drop a file or pick an example.');
    }
    const reading = await readInputs(
      this.first.inputs(),
      { ...readOptions(), signal },
      readFilter(),
      (records) => {
        // What is still there is of another input, unless a long one is narrowed down: who types there goes on typing.
        const frame = part('records', HTMLElement);
        const isNarrowed = frame.contains(document.activeElement);
        this.clear();
        frame.hidden = !isNarrowed;
        this.tell(`${records} records read…`);
      },
    );
    if (reading === undefined || signal.aborted) return;
    part('difference', HTMLElement).hidden = true;
    this.showRecords(reading);
    this.list.show(reading.entries);
    part('notices', HTMLElement).replaceChildren(...noticesOf(reading));
    this.tell(summaryOf(reading));
  }

  private showRecords(reading: Reading): void {
    const { counts, entries, matching, coverage } = reading;
    const { show, text } = readFilter();
    const isFiltered = show !== 'all' || text !== '';
    part('records', HTMLElement).hidden = counts.records < 2 && !isFiltered;
    part('listed', HTMLElement).textContent =
      matching > entries.length
        ? `The first ${entries.length} of ${matching}. Narrow them down to see others.`
        : `${matching} listed.`;
    part('coverage', HTMLElement).replaceChildren(...coverageOf(coverage));
  }

  private async showComparison(signal: AbortSignal): Promise<void> {
    this.clear();
    if (this.first.isEmpty || this.other.isEmpty)
      return this.tell('Hand in two: what was, and what came later.');
    this.tell('Comparing…');
    const [sentence = '', ...changes] = await compareInputs(this.first.inputs(), this.other.inputs(), {
      ...readOptions(),
      signal,
    });
    if (signal.aborted) return;
    part('difference', HTMLElement).hidden = changes.length === 0;
    part('changes', HTMLElement).replaceChildren(...firstOf(changes, MOST_CHANGES, 'li', changeOf));
    this.tell(sentence);
  }

  private clear(): void {
    part('notices', HTMLElement).replaceChildren();
    this.list.show([]);
    for (const id of ['records', 'difference']) part(id, HTMLElement).hidden = true;
  }

  private tell(sentence: string, isBad = false): void {
    this.status.textContent = printable(sentence);
    this.status.classList.toggle('bad', isBad);
  }
}

function sideOf(text: string, files: string, file: string, changed: () => void): InputSide {
  return new InputSide(
    part(text, HTMLTextAreaElement),
    part(files, HTMLElement),
    part(file, HTMLInputElement),
    changed,
  );
}

function readFilter(): EntryFilter {
  const show = part('filter-show', HTMLSelectElement).value as EntryFilter['show'];
  return { show, text: part('filter-text', HTMLInputElement).value.trim().toLowerCase() };
}

/** What was read, in a sentence. */
function summaryOf({ counts }: Reading): string {
  const { entities, events, refused, unmapped, merged, records } = counts;
  const sum = entities.USER + entities.RESOURCE + entities.GROUP;
  const parts = [
    [sum, sum === 1 ? 'entity' : 'entities'],
    [events, events === 1 ? 'event' : 'events'],
    [refused, 'refused'],
    [unmapped, 'outside the table'],
    [merged, 'joined with others'],
  ] as const;
  const became = parts.filter(([count]) => count > 0).map(([count, name]) => `${count} ${name}`);
  const read = `${records === 1 ? '1 record' : `${records} records`} read: ${became.join(', ') || 'nothing in it'}.`;
  const warnings = warningsIn(counts);
  return warnings === 0 ? read : `${read} ${warnings === 1 ? '1 warning' : `${warnings} warnings`} below.`;
}

function warningsIn({ issues }: Reading['counts']): number {
  const codes = Object.keys(issues) as IssueCode[];
  const warnings = codes.filter((code) => ISSUE_CODES[code].severity === 'warning');
  return warnings.reduce((sum, code) => sum + issues[code]!, 0);
}

/** What is to be said of the input as a whole, each sentence once. */
function noticesOf({ notices }: Reading): HTMLElement[] {
  const lines = new Set(notices.map(({ issue }) => formatIssue(issue)));
  return [...lines].slice(0, MOST_NOTICES).map((line) => element('li', {}, line));
}

function changeOf(line: string): HTMLElement {
  const kind = { '+': 'added', '-': 'removed', '~': 'changed', '!': 'refused' }[line.trimStart().charAt(0)];
  const isBelow = line.startsWith(' ');
  return element('li', { class: [kind ?? 'told', isBelow ? 'below' : ''].join(' ').trim() }, line.trim());
}

/** Takes files that are dropped anywhere on the page. */
function takeDrops(take: (files: readonly File[]) => void): void {
  const veil = part('drop', HTMLElement);
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
  addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    veil.hidden = false;
  });
  addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) veil.hidden = true;
  });
  addEventListener('drop', (event) => {
    veil.hidden = true;
    if (!hasFiles(event)) return;
    event.preventDefault();
    take([...(event.dataTransfer?.files ?? [])]);
  });
}

new Playground();
