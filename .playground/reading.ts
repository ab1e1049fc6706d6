import {
  countBatch,
  type Explained,
  type ExplainedRecord,
  explainBatches,
} from '../src/cli/items/explained-items.ts';
import { titleOf } from '../src/cli/items/title.ts';
import { type Coverage, countCoverage, formatPath, type Issue } from '../src/index.ts';
import type { Counts } from '../src/stream/item.ts';
import type { NamedInput } from '../src/stream/map-stream.ts';
import type { StreamOptions } from '../src/stream/options.ts';

/** One record of the input, or a piece of it that is none. */
export interface Entry {
  readonly title: string;
  /** What became of it. */
  readonly became: 'entity' | 'event' | 'refused' | 'outside' | 'merged';
  /** Where in the input it stands. */
  readonly place: string;
  readonly issues: readonly Issue[];
  /** Absent where the text is no record. */
  readonly record?: ExplainedRecord;
  /** The text that is no record. */
  readonly raw?: string | undefined;
}

/** Which entries are listed. */
export interface EntryFilter {
  readonly show: 'all' | 'warned' | 'refused';
  /** What their title or the code of one of their issues holds, in lower case. */
  readonly text: string;
}

/** Something to be said of the input, or of an answer in it, as a whole. */
export interface Notice {
  readonly place: string;
  readonly issue: Issue;
}

/** All that is shown of an input. */
export interface Reading {
  /** The first entries that the filter lets through, activity outside the table behind the others. */
  readonly entries: readonly Entry[];
  /** How many it lets through. */
  readonly matching: number;
  readonly notices: readonly Notice[];
  readonly counts: Counts;
  readonly coverage: Coverage;
}

/** So many entries and notices are kept: a file may hold millions. */
export const MOST_LISTED = 500;

/** The page must stay at hand: it is let go after so many milliseconds. */
const TURN = 40;

/** Reads inputs as `explain` and `coverage` do at the terminal; undefined where the signal was aborted. */
export async function readInputs(
  inputs: readonly NamedInput[],
  options: StreamOptions & { readonly signal: AbortSignal },
  filter: EntryFilter,
  tellProgress: (records: number) => void,
): Promise<Reading | undefined> {
  const counter = countCoverage(options.profile);
  const gathered = new Gathered(filter);
  let counts: Counts | undefined;
  let began = performance.now();
  for await (const batch of explainBatches(inputs, options)) {
    for (const { log, explanation } of batch.outside) gathered.takeOutside({ log, explanation });
    for (const explained of batch.explained) gathered.take(explained);
    countBatch(counter, batch);
    counts = batch.counts;
    if (performance.now() - began > TURN) {
      tellProgress(counts.records);
      await new Promise((resolve) => setTimeout(resolve));
      began = performance.now();
    }
    if (options.signal.aborted) return undefined;
  }
  if (counts === undefined) return undefined;
  const { matching, notices } = gathered;
  return { entries: gathered.all(), matching, notices, counts, coverage: counter.coverage() };
}

/** What is kept of an input. */
class Gathered {
  private readonly entries: Entry[] = [];
  /** Most of a trail is outside the table, and must not crowd the others out. */
  private readonly outside: Entry[] = [];
  readonly notices: Notice[] = [];
  matching = 0;

  constructor(private readonly filter: EntryFilter) {}

  all(): readonly Entry[] {
    return [...this.entries, ...this.outside].slice(0, MOST_LISTED);
  }

  take({ item, record }: Explained): void {
    const place = placeOf(item);
    if (item.type === 'notice') {
      for (const issue of item.issues.slice(0, MOST_LISTED - this.notices.length))
        this.notices.push({ place, issue: { ...issue, path: [...item.path, ...issue.path] } });
      return;
    }
    const became = item.type === 'unmapped' ? 'outside' : item.type;
    const title = record === undefined ? untitled(item) : titleOfRecord(record);
    const raw = item.type === 'refused' && record === undefined ? item.raw : undefined;
    this.add(this.entries, { title, became, place, issues: item.issues, ...(record && { record }), raw });
  }

  takeOutside(record: ExplainedRecord): void {
    const { issues } = record.explanation;
    this.add(this.outside, { title: titleOfRecord(record), became: 'outside', place: '', issues, record });
  }

  private add(to: Entry[], entry: Entry): void {
    if (!isWanted(entry, this.filter)) return;
    this.matching += 1;
    if (to.length < MOST_LISTED) to.push(entry);
  }
}

function isWanted({ title, became, issues }: Entry, { show, text }: EntryFilter): boolean {
  if (show === 'refused' && became !== 'refused') return false;
  if (show === 'warned' && !issues.some(({ severity }) => severity !== 'info')) return false;
  return (
    text === '' ||
    [title, ...issues.map(({ code }) => code)].some((held) => held.toLowerCase().includes(text))
  );
}

/** Says where something stands: the file only where it has a name. */
function placeOf({ input, line, path }: Explained['item']): string {
  const at = [line === undefined ? undefined : `line ${line}`, formatPath(path)].filter(Boolean).join(', ');
  return [input, at].filter(Boolean).join(': ');
}

function titleOfRecord({ log, explanation }: ExplainedRecord): string {
  return titleOf(log, explanation, true);
}

function untitled(item: Exclude<Explained['item'], { type: 'notice' }>): string {
  if (item.type === 'unmapped') return item.call === undefined ? 'Outside the table' : `Of ${item.call}`;
  return item.type === 'merged' ? 'Joined with another' : 'No record';
}
