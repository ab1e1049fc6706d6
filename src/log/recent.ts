/** Few accounts have more policies than a quarter of this that differ, so that few of them share a full set. */
const SETS = 256;
const WAYS = 4;

/** The longest source worth keeping; with it the memory is at most some megabytes, whatever the input. */
export const LONGEST = 4096;

/**
 * What was made of policy documents seen lately: an account's roles share few trust policies. A document's set is found
 * by a sample of it, which costs less than a hash of the whole.
 */
export class RecentSets<Seen> {
  private readonly sets: Seen[][] = Array.from({ length: SETS }, () => []);

  /** The set that a sample leads to. */
  find(sample: number): readonly Seen[] {
    return this.sets[indexOf(sample)]!;
  }

  /** Keeps what was made, in place of what has been in its set the longest. */
  keep(sample: number, seen: Seen): void {
    const set = this.sets[indexOf(sample)]!;
    if (set.length === WAYS) set.shift();
    set.push(seen);
  }
}

function indexOf(sample: number): number {
  return ((sample ^ (sample >>> 15)) >>> 0) % SETS;
}

/** Takes one more unit of a document into the sample. */
export function addToSample(sample: number, unit: number): number {
  return Math.imul(sample ^ unit, 0x01000193);
}
