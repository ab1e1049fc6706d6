import type { Issue } from '../../issue.ts';
import type { AnyItem } from '../../stream/item.ts';
import type { TextBuffer } from '../files/text-buffer.ts';
import { diagnosticLine, type ItemWithIssues, issueLine, rejectLine } from '../items/diagnostics.ts';
import { type MadeItem, madeWriter } from './made-writer.ts';
import type { MapOptions } from './options.ts';

/** What is written of some items, for each place to which it goes, and what only the writer counts. */
export interface WrittenItems {
  /** They stand until more is written. */
  readonly entities: Uint8Array;
  readonly rejects: string;
  readonly issues: string;
  readonly messages: string;
  /** How many warnings there were. */
  readonly warnings: number;
  /** How many entities the form of the output could not hold. */
  readonly unsendable: number;
}

type Texts = { -readonly [Name in Exclude<keyof WrittenItems, 'entities'>]: WrittenItems[Name] };

/** Whether infos are only counted. */
export function countsInfosOnly({ issues, verbose }: MapOptions): boolean {
  return issues === undefined && !verbose;
}

/** Writes items as text: entities, rejects, issues, and messages for people. */
export class ItemWriter {
  private readonly writer: ReturnType<typeof madeWriter>;
  private texts = startTexts();

  /**
   * @param options which texts are wanted
   * @param entities where entities gather
   */
  constructor(
    private readonly options: MapOptions,
    private readonly entities: TextBuffer,
  ) {
    this.writer = madeWriter(options.format, options.verbose);
  }

  write(items: readonly AnyItem[]): void {
    for (const item of items) {
      if (item.type === 'end') this.entities.add(this.writer.end(item));
      else {
        if (item.type === 'entity' || item.type === 'event')
          this.entities.add(this.writer.add(item as MadeItem));
        else if (item.type === 'refused') {
          this.entities.add(this.writer.refuse(item));
          this.reject(item);
        }
        this.writeIssues(item, item.issues);
      }
    }
    for (const { item, issues } of this.writer.takeUnsendable()) {
      const rejected = { ...item, issues };
      this.texts.unsendable += 1;
      this.reject(rejected);
      this.writeIssues(rejected, issues);
    }
  }

  /** What was written since this was asked last. */
  take(): WrittenItems {
    const { texts } = this;
    this.texts = startTexts();
    return { ...texts, entities: this.entities.take() };
  }

  private reject(item: ItemWithIssues): void {
    if (this.options.rejects !== undefined) this.texts.rejects += rejectLine(item);
  }

  private writeIssues(item: ItemWithIssues, issues: readonly Issue[]): void {
    const { texts, options } = this;
    for (const issue of issues) {
      if (issue.severity === 'warning') texts.warnings += 1;
      if (options.issues !== undefined) texts.issues += issueLine(item, issue);
      if (issue.severity !== 'info' || options.verbose) texts.messages += diagnosticLine(item, issue);
    }
  }
}

function startTexts(): Texts {
  return { rejects: '', issues: '', messages: '', warnings: 0, unsendable: 0 };
}
