import type { Each } from './step.ts';

/** With few labels, looking through them costs less than remembering their keys. */
const FEW_LABELS = 16;

/** The keys of the labels of one list. */
export class Labels {
  private readonly keys: string[] = [];
  /** The lists of the log whose elements they are, and the elements' places. */
  readonly eaches: (Each | undefined)[] = [];
  readonly indices: number[] = [];
  /** The keys of entries, which are the table's. */
  private fixed: string[] | undefined;
  private all: Set<string> | undefined;

  /** Takes the key of an element; gives whether another label has it. */
  add(key: string, each: Each | undefined, index: number): boolean {
    const isRepeated = this.has(key) || this.fixed?.includes(key) === true;
    this.keys.push(key);
    this.eaches.push(each);
    this.indices.push(index);
    this.all?.add(key);
    return isRepeated;
  }

  /** Takes the key of an entry; gives the number of the first element that has it, or -1. */
  addFixed(key: string): number {
    this.fixed ??= [];
    this.fixed.push(key);
    return this.has(key) ? this.keys.indexOf(key) : -1;
  }

  private has(key: string): boolean {
    if (this.keys.length < FEW_LABELS) return this.keys.includes(key);
    this.all ??= new Set(this.keys);
    return this.all.has(key);
  }
}
