import type { HeldGroups } from './held-groups.ts';
import type { ElementLane, ElementPlace, Lanes } from './means.ts';
import type { Outbox } from './outbox.ts';
import type { RecordLane } from './plain.ts';
import { decode, parseJson } from './text.ts';

/** Where plain records are taken from bytes, and what comes of the others. */
export interface LanePlaces {
  readonly outbox: Outbox;
  readonly groups: HeldGroups;
  /** How many bytes an element may have. */
  readonly maxBytes: number;
  /** Writes the items that come before a record that the lane takes. */
  readonly giveItems: () => void;
}

/** A lane within a session: what it takes is counted, and stands behind what came before. */
export function lanesOf(lane: RecordLane, places: LanePlaces): Lanes {
  const { outbox, groups, giveItems } = places;
  const elements: ElementLane = {
    take: (bytes, from, to, place) => takeElement(lane, places, bytes, from, to, place),
    get hasDetails() {
      return lane.hasDetails;
    },
  };
  const takeLine = (bytes: Uint8Array, from: number, to: number) => {
    if (groups.isHolding) return false;
    giveItems();
    const isTaken = lane.takeLine(bytes, from, to);
    if (isTaken) outbox.countPlain(lane);
    return isTaken;
  };
  return { takeLine, elements };
}

function takeElement(
  lane: RecordLane,
  { outbox, groups, maxBytes, giveItems }: LanePlaces,
  bytes: Uint8Array,
  from: number,
  to: number,
  place: ElementPlace,
): number {
  // Groups of authorization details wait for their members; those of the document before are to come first.
  if (place.field === 'GroupDetailList' || groups.isGiving) return 0;
  giveItems();
  const end = lane.take(bytes, from, Math.min(to, from + maxBytes));
  if (end === 0) return 0;
  if (lane.hasGroups && place.field === 'UserDetailList') {
    const user = parseJson(decode(bytes.subarray(from, end)))!.value as { readonly [key: string]: unknown };
    groups.membership.addUser(user, outbox.placeAt(place.path, place.line));
  }
  // A list's own notice speaks of its elements, members of groups included.
  const { kind, unmapped, lacksMemberTags } = lane;
  const isListed = place.field !== undefined;
  outbox.countPlain({ kind, unmapped, lacksMemberTags: lacksMemberTags && !isListed });
  return end;
}
