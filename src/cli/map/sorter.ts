import type { EntityItem, MapItem } from '../../stream/item.ts';
import type { TextBuffer } from '../files/text-buffer.ts';
import type { ItemWithIssues } from '../items/diagnostics.ts';
import type { MapArguments } from './arguments.ts';
import { entityWriter } from './entity-writer.ts';

/** Something of which more is to be told than numbers. */
export interface Told {
  readonly item: ItemWithIssues;
  /** Whether it goes to the rejects. */
  readonly isRejected: boolean;
}

/** Whether infos are only counted. */
export function isSilent({ issues, verbose }: MapArguments): boolean {
  return issues === undefined && !verbose;
}

/** Sorts what was mapped into entities, which are written, and what is to be told. */
export class Sorter {
  private readonly isSilent: boolean;
  private readonly writer: ReturnType<typeof entityWriter>;
  private readonly entities: TextBuffer;
  private told: Told[] = [];

  constructor(told: MapArguments, entities: TextBuffer) {
    this.isSilent = isSilent(told);
    this.writer = entityWriter(told.format);
    this.entities = entities;
  }

  takeItems(items: readonly MapItem<unknown>[]): void {
    for (const item of items) {
      if (item.type === 'end') this.entities.add(this.writer.end());
      else {
        if (item.type === 'entity') this.entities.add(this.writer.add(item as EntityItem));
        if (this.isTold(item)) this.told.push({ item, isRejected: item.type === 'refused' });
      }
    }
    for (const { item, issues } of this.writer.takeUnsendable()) {
      this.told.push({ item: { ...item, issues }, isRejected: true });
    }
  }

  /** What is to be told of the items taken since this was asked last, in their order. */
  takeTold(): Told[] {
    const { told } = this;
    this.told = [];
    return told;
  }

  private isTold(item: ItemWithIssues): boolean {
    if (item.type === 'refused') return true;
    return this.isSilent ? item.issues.some(({ severity }) => severity !== 'info') : item.issues.length > 0;
  }
}
