import { UsageError } from '../command/command.ts';
import type { FoundItem } from './found.ts';

/** So many records are held in brief at once where their order or what came before them matters. */
export const MOST_HELD = 100_000;

/** Records that were found, held in brief: what puts them in order needs them all. */
export class HeldItems {
  readonly items: FoundItem[] = [];

  /** @throws {UsageError} when they are too many */
  add(found: readonly FoundItem[]): void {
    if (this.items.length + found.length > MOST_HELD) {
      throw new UsageError(
        `More than ${MOST_HELD.toLocaleString('en')} records were found, which is too many to hold: ask for less, or for less time with --from and --to.`,
      );
    }
    for (const item of found) this.items.push(item);
  }
}
