import { countOf } from '../../issue.ts';
import type { AnyItem } from '../../stream/item.ts';
import type { TextBuffer } from '../files/text-buffer.ts';
import { Diagnostics, type FoundByCode } from '../items/diagnostics.ts';
import { type ItemWithIssues, issueLine, rejectLine } from '../items/item-text.ts';
import { type MadeItem, madeWriter } from './made-writer.ts';
import type { MapOptions } from './options.ts';

/** What is written of some items, for each place to which it goes, and what only the writer counts. */
export interface WrittenItems {
  /** They stand until more is written. */
  readonly entities: Uint8Array;
  readonly rejects: string;
  readonly issues: string;
  readonly found: FoundByCode;
  /** How many warnings there were. */
  readonly warnings: number;
  /** How many entities the form of the output could not hold. */
  readonly unsendable: number;
}

/** Whether infos are only counted. */
export function countsInfosOnly({ issues, verbose }: MapOptions): boolean {
  return issues === undefined && !verbose;
}

/** An item of which something is still to be written beside what was made of it. */
interface Waiting {
  readonly item: ItemWithIssues;
  readonly isRejected: boolean;
}

const NONE = new Uint8Array(0);

/** So much text is given at a time: the issues of one record alone may be longer than any text can be. */
const PIECE = 1 << 20;

/** Writes items as text: entities, rejects and issues; and gathers what people are told. */
export class ItemWriter {
  private readonly writer: ReturnType<typeof madeWriter>;
  private readonly diagnostics = new Diagnostics();
  private waiting: Waiting[] = [];
  private warnings = 0;
  private unsendable = 0;

  /**
   * @param options which texts are wanted
   * @param entities where entities gather
   */
  constructor(
    private readonly options: MapOptions,
    private readonly entities: TextBuffer,
  ) {
    this.writer = madeWriter(options, (text) => entities.add(text));
  }

  write(items: readonly AnyItem[]): void {
    for (const item of items) {
      if (item.type === 'end') this.writer.end(item);
      else {
        if (item.type === 'entity' || item.type === 'event') this.writer.add(item as MadeItem);
        else if (item.type === 'refused') this.writer.refuse(item);
        this.tell({ item, isRejected: item.type === 'refused' });
      }
    }
    for (const { item, issues } of this.writer.takeUnsendable()) {
      this.unsendable += 1;
      this.tell({ item: { ...item, issues }, isRejected: true });
    }
  }

  /** What was written since this was asked last, at least once and in pieces where it is much. */
  *take(): Generator<WrittenItems> {
    let entities: Uint8Array = this.entities.take();
    let texts = { rejects: '', issues: '' };
    const { waiting } = this;
    this.waiting = [];
    for (const { name, text } of this.textsOf(waiting)) {
      texts[name] += text;
      if (texts[name].length < PIECE) continue;
      yield this.written(entities, texts);
      [entities, texts] = [NONE, { rejects: '', issues: '' }];
    }
    yield this.written(entities, texts);
  }

  private *textsOf(waiting: readonly Waiting[]): Generator<{ name: 'rejects' | 'issues'; text: string }> {
    const { rejects, issues } = this.options;
    for (const { item, isRejected } of waiting) {
      if (isRejected && rejects !== undefined)
        for (const text of rejectLine(item)) yield { name: 'rejects', text };
      if (issues !== undefined)
        for (const issue of item.issues) yield { name: 'issues', text: issueLine(item, issue) };
    }
  }

  private written(entities: Uint8Array, texts: { rejects: string; issues: string }): WrittenItems {
    const { warnings, unsendable } = this;
    [this.warnings, this.unsendable] = [0, 0];
    return { entities, ...texts, found: this.diagnostics.takeFound(), warnings, unsendable };
  }

  private tell(told: Waiting): void {
    const { rejects, issues, verbose } = this.options;
    for (const issue of told.item.issues) {
      if (issue.severity === 'warning') this.warnings += countOf(issue);
      if (issue.severity !== 'info' || verbose) this.diagnostics.take(told.item, issue);
    }
    const isWritten = issues !== undefined && told.item.issues.length > 0;
    if (isWritten || (rejects !== undefined && told.isRejected)) this.waiting.push(told);
  }
}
