/*
 * Chance for records whose results are facts: a generator of its own, so that no library that grows has a part in them.
 */

/** Choices that are the same for the same seed on every machine. */
export class Random {
  constructor(private state: number) {}

  /** A number from 0 up to 1, by a linear congruence whose upper bits are folded into the lower ones. */
  next(): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    const folded = Math.imul(this.state ^ (this.state >>> 16), 0x45d9f3b);
    return ((folded ^ (folded >>> 16)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 up to a limit. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  pick<Value>(values: readonly Value[]): Value {
    return values[this.below(values.length)]!;
  }

  /** Whether something comes about that does so with a probability. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  list<Value>(most: number, make: () => Value): Value[] {
    return Array.from({ length: this.below(most + 1) }, make);
  }

  /** An id as AWS makes them. */
  id(prefix: string): string {
    return (
      prefix +
      this.below(2 ** 31)
        .toString(36)
        .toUpperCase()
        .padStart(16, 'EXAMPLE000')
    );
  }

  /** Some of the fields, each with the same probability. */
  some(fields: Fields, probability: number): Fields {
    return Object.fromEntries(Object.entries(fields).filter(() => this.chance(probability)));
  }

  /** The same fields in another order. */
  shuffled(fields: Fields): Fields {
    const ranked = Object.entries(fields).map((field) => [this.next(), field] as const);
    return Object.fromEntries(ranked.sort(([a], [b]) => a - b).map(([, field]) => field));
  }
}

export type Fields = { [name: string]: unknown };
