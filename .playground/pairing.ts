import type { AnyExplanation } from '../src/cli/items/explained-items.ts';
import { isFixedKey, type UdmLeaf } from '../src/explain.ts';
import type { EventLeaf } from '../src/explain-activity.ts';
import type { Path } from '../src/issue.ts';

/** A leaf of a record of any source. */
export type AnyLogLeaf = AnyExplanation['logLeaves'][number];

/** A leaf of an entity or of an event, which has evidence. */
export type AnyUdmLeaf = UdmLeaf & Partial<Pick<EventLeaf, 'evidence'>>;

/** The two sides of an explanation. */
export type SideName = 'log' | 'udm';

/** Says of an explanation which fields of its two sides belong together. */
export class Pairing {
  private readonly logLeaves: ReadonlyMap<string, AnyLogLeaf>;
  private readonly udmLeaves: ReadonlyMap<string, AnyUdmLeaf>;

  constructor(private readonly explanation: AnyExplanation) {
    this.logLeaves = new Map(explanation.logLeaves.map((leaf) => [nameOf(leaf.logPath), leaf]));
    this.udmLeaves = new Map(explanation.udmLeaves.map((leaf) => [nameOf(leaf.udmPath), leaf]));
  }

  /** The leaf of the log at a place; undefined where there is a branch. */
  logLeaf(path: Path): AnyLogLeaf | undefined {
    return this.logLeaves.get(nameOf(path));
  }

  /** The leaf of the entity or event at a place; undefined where there is a branch. */
  udmLeaf(path: Path): AnyUdmLeaf | undefined {
    return this.udmLeaves.get(nameOf(path));
  }

  /**
   * The leaves of the entity or event that belong to a place of one of the sides: those that lie in it, or in which it
   * lies. The fixed key of a label is left out, since its value says the same.
   */
  leavesAt(side: SideName, path: Path): AnyUdmLeaf[] {
    const leaves = this.explanation.udmLeaves.filter((leaf) => {
      const at = side === 'log' ? leaf.logPath : leaf.udmPath;
      return at !== null && isOnOneWay(at, path);
    });
    const told = leaves.filter((leaf) => !isFixedKey(leaf));
    return told.length > 0 ? told : leaves;
  }
}

/** Where the leaves of an entity or event stand on one of the sides, each place once. */
export function placesOf(leaves: readonly AnyUdmLeaf[], side: SideName): Path[] {
  const places = new Map<string, Path>();
  for (const { logPath, udmPath } of leaves) {
    const path = side === 'log' ? logPath : udmPath;
    if (path !== null) places.set(nameOf(path), path);
  }
  return [...places.values()];
}

/** Whether one of two paths leads to the other. */
function isOnOneWay(one: Path, other: Path): boolean {
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index += 1) if (one[index] !== other[index]) return false;
  return true;
}

function nameOf(path: Path): string {
  return JSON.stringify(path);
}
