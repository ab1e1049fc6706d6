import type { Path } from '../issue.ts';
import type { HeldGroups } from './held-groups.ts';
import type { Outbox } from './outbox.ts';
import type { Pages } from './pages.ts';
import type { StructureScan } from './structure.ts';
import type { ByteWindow } from './window.ts';

/** Takes a line in a range of bytes, a line feed behind it, or leaves it; gives whether it took it. */
export type TakeLine = (bytes: Uint8Array, from: number, to: number) => boolean;

/** Where an element lies in its document. */
export interface ElementPlace {
  /** The answer's field that holds it, or whose list does; undefined for an element of a list by itself. */
  readonly field: string | undefined;
  readonly path: Path;
  /** The line on which it starts. Lines are counted when it is asked for. */
  readonly line: number;
}

/** Takes objects that are elements of a document's lists, or fields of an answer, straight from their bytes. */
export interface ElementLane {
  /**
   * Takes the object that starts at `from`, or leaves it. Nothing of it was looked at but its bracket.
   *
   * @param bytes where it stands
   * @param from its opening bracket
   * @param to where the bytes end that it may have: it may end before, or go on behind, and then it is left. Behind
   * them stands more of the input, or a line feed and zeros, at least `BEHIND` bytes in all
   * @param place which element it is
   * @returns where it ends, its bracket included; 0 where it is left: it may be offered once more then, when all its
   * bytes are there and `to` is its end
   */
  take(bytes: Uint8Array, from: number, to: number, place: ElementPlace): number;
  /** Whether what was taken last has what the call of a list never returns. */
  hasDetails(list: string): boolean;
}

/** What is asked first, before bytes become values. */
export interface Lanes {
  readonly takeLine?: TakeLine | undefined;
  readonly elements?: ElementLane | undefined;
}

/** The lanes of a session, which count what they take there. */
export interface SessionLanes extends Lanes {
  /** Maps JSON of a group with its members; gives whether it did. */
  readonly takeJoined?: (json: string) => boolean;
}

/** Where plain records are taken from bytes, and what comes of the others. */
export interface LanePlaces {
  readonly outbox: Outbox;
  readonly groups: HeldGroups;
  readonly pages: Pages;
  /** How many bytes an element may have. */
  readonly maxBytes: number;
  /** Whether managed policies become entities. */
  readonly mapsPolicies: boolean;
}

/** What documents are read with. */
export interface Means extends Lanes {
  readonly window: ByteWindow;
  /** How many bytes of a line, a record or a document that is not read in pieces are held. */
  readonly limit: number;
  readonly scan: StructureScan;
  /** Where the last document broke, and how many in turn broke there. */
  readonly fault: { at: number; times: number };
}
