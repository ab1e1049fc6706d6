/** How often something was seen, and in how many records. */
export interface Tally {
  readonly count: number;
  readonly records: number;
}

/** A subject with how often it was seen. */
export type Counted<Subject> = { readonly subject: Subject; count: number; records: number };

/** Counts subjects, which are told apart by what they hold. */
export class Tallies<Subject> {
  readonly #found = new Map<string, Counted<Subject>>();

  /** Counts what one record holds, each as often as it is there. */
  add(subjects: readonly Subject[]): void {
    const counted = new Set(subjects.map((subject) => this.addOne(subject)));
    for (const tally of counted) tally.records += 1;
  }

  /** Counts one that belongs to no record, or as many as it stands for. */
  addOne(subject: Subject, count = 1): Counted<Subject> {
    const name = JSON.stringify(subject);
    const tally = this.#found.get(name) ?? { subject, count: 0, records: 0 };
    this.#found.set(name, tally);
    tally.count += count;
    return tally;
  }

  of(subject: Subject): Tally {
    const { count, records } = this.#found.get(JSON.stringify(subject)) ?? { count: 0, records: 0 };
    return { count, records };
  }

  /** Most frequent first; equals by name. */
  ranked(): Counted<Subject>[] {
    return [...this.#found.entries()]
      .sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1))
      .map(([, tally]) => tally);
  }
}
