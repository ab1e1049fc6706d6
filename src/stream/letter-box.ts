import type { EntityItem, EventItem, RefusedItem } from './item.ts';

/**
 * A dead letter: a record that was refused, or an entity or event that cannot be sent. As JSON it is a line of
 * `map --rejects`, which can be read again where it has the text of its record.
 */
export interface DeadLetter extends Omit<RefusedItem, 'type'> {
  /** The entity that no request may hold. */
  readonly entity?: unknown;
  /** The event that no request may hold. */
  readonly event?: unknown;
}

/** So many letters, or so much text of theirs, are handed on in one go. */
const MOST_LETTERS = 100;
const MOST_TEXT = 2_000_000;

/** Gathers dead letters to hand them on some at a time. The same letters make the same bundles. */
export class LetterBox {
  private letters: DeadLetter[] = [];
  private text = 0;

  /** Takes a letter; gives those that should be handed on. */
  add(item: RefusedItem | EntityItem<unknown> | EventItem<unknown>): readonly DeadLetter[] {
    const { type: _, ...letter }: Omit<RefusedItem, 'type'> & { readonly type: string } = item;
    this.letters.push(letter);
    this.text += (letter.raw ?? letter.rawBase64 ?? JSON.stringify(letter)).length;
    return this.letters.length < MOST_LETTERS && this.text < MOST_TEXT ? [] : this.take();
  }

  /** What was not handed on yet. */
  take(): readonly DeadLetter[] {
    const { letters } = this;
    this.letters = [];
    this.text = 0;
    return letters;
  }
}
