import { ALL_ISSUES } from '../issue/all.ts';
import { createIssue, type Finding, type Issue, type Path } from '../issue.ts';
import { countItem, countOutside, noCounts } from './counts.ts';
import type { AnyItem, Batch, NoticeItem, Place } from './item.ts';

/** The input that something came from, and its line. */
export type Origin = Pick<Place, 'input' | 'line'>;

/** So many items and issues are held until they are taken. */
const MOST = 256;

/** Numbers the records of each input, and keeps what came of them, counted, until it is taken. */
export class Outbox {
  readonly counts = noCounts();
  private items: AnyItem[] = [];
  /** How many inputs came before this one. */
  inputNumber = 0;
  /** How many items and issues they are. */
  private weight = 0;
  /** How many records were read of all inputs before this one. */
  private recordsBefore = 0;

  constructor(
    private input: string | undefined,
    private readonly includeValues: boolean | undefined,
  ) {}

  /** Says that what comes now is of another input. */
  startInput(name: string | undefined): void {
    this.input = name;
    this.inputNumber += 1;
    this.recordsBefore = this.counts.records;
  }

  get isEmpty(): boolean {
    return this.items.length === 0;
  }

  /** Whether so much has come that it should be taken before more is made. */
  get isFull(): boolean {
    return this.weight >= MOST;
  }

  originAt(line: number | undefined): Origin {
    return originOf({ input: this.input, line });
  }

  /** Numbers a record that has come, and says where it lies. */
  startRecord(path: Path, line?: number): Place {
    const { counts, input } = this;
    const index = counts.records - this.recordsBefore;
    counts.records += 1;
    // Written out: a spread takes as long as the rest of what is done for a record.
    return input === undefined || line === undefined
      ? { ...this.originAt(line), index, path }
      : { input, line, index, path };
  }

  issue(finding: Finding): Issue {
    return createIssue(ALL_ISSUES, finding, this.includeValues);
  }

  give(item: AnyItem): void {
    countItem(this.counts, item);
    this.items.push(item);
    this.weight += item.type === 'end' ? 1 : 1 + item.issues.length;
  }

  notice(finding: Finding, origin: Origin): void {
    this.give(this.noticeItem(finding, origin));
  }

  noticeItem(finding: Finding, origin: Origin): NoticeItem {
    return { type: 'notice', ...originOf(origin), path: [], issues: [this.issue(finding)] };
  }

  /** Counts a record that has come and is known and outside the table. */
  countOutside(issues: readonly Pick<Issue, 'code'>[]): void {
    countOutside(this.counts, issues);
  }

  /** What has come since this was asked last, and what became of all records. */
  takeBatch(): Batch {
    const { items, counts } = this;
    this.items = [];
    this.weight = 0;
    return { items, counts };
  }

  /** {@link Outbox.takeBatch}, with the last item. */
  takeLastBatch(): Batch {
    this.items.push({ type: 'end', counts: this.counts });
    return this.takeBatch();
  }
}

/** An origin and nothing else, with what is known of it. */
function originOf({ input, line }: { readonly [Name in keyof Origin]: Origin[Name] | undefined }): Origin {
  if (input === undefined) return line === undefined ? {} : { line };
  return line === undefined ? { input } : { input, line };
}
