import type { AnyExplanation, ExplainedRecord } from '../src/cli/items/explained-items.ts';
import { isFixedKey, type UdmLeaf } from '../src/explain.ts';
import type { EventLeaf } from '../src/explain-activity.ts';
import type { Path } from '../src/issue.ts';
import { isHarmless } from '../src/log/cloudtrail/secret.ts';

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

  private readonly explanation: AnyExplanation;
  private readonly madeTexts: ReadonlySet<string>;

  constructor(private readonly record: ExplainedRecord) {
    const { explanation } = record;
    this.explanation = explanation;
    const made = madeOf(explanation);
    this.madeTexts = new Set(explanation.udmLeaves.map(({ udmPath }) => String(valueAt(made, udmPath))));
    this.logLeaves = new Map(explanation.logLeaves.map((leaf) => [nameOf(leaf.logPath), leaf]));
    this.udmLeaves = new Map(explanation.udmLeaves.map((leaf) => [nameOf(leaf.udmPath), leaf]));
  }

  /** The leaf of the log at a place; undefined where there is a branch. */
  logLeaf(path: Path): AnyLogLeaf | undefined {
    return this.logLeaves.get(nameOf(path));
  }

  /** Whether a place of the log holds a secret, or what may carry one and is not in the event: it is not shown either. */
  hides(path: Path): boolean {
    if ('kind' in this.explanation) return false;
    return (this.explanation.logLeaves as readonly AnyLogLeaf[]).some(({ fate, logPath }) => {
      if (!isOnOneWay(logPath, path)) return false;
      const text = String(valueAt(this.record.log, logPath));
      return fate === 'secret' || !(this.madeTexts.has(text) || isHarmless(logPath, text));
    });
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

/** The entity or event that came of a record; undefined where none did. */
export function madeOf(explanation: AnyExplanation): unknown {
  if (!explanation.ok) return undefined;
  return 'event' in explanation ? explanation.event : explanation.entity;
}

/** Whether an explanation is of a record of activity. */
export function isOfActivity(explanation: AnyExplanation): boolean {
  return !('kind' in explanation);
}

/** What a document holds at a place. */
export function valueAt(document: unknown, path: Path): unknown {
  return path.reduce<unknown>((held, key) => (held as Record<string, unknown> | undefined)?.[key], document);
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
