import { parseJson } from '../json.ts';
import { answerField, DETAILS } from '../log/iam/answer/call.ts';
import { BEHIND } from '../text/byte.ts';
import type { AnyItem } from './item.ts';
import type { ElementLane, ElementPlace, LanePlaces, SessionLanes } from './means.ts';
import type { Outbox } from './outbox.ts';
import { type CallLane, countCall, countHeld, countPlain, countUnmapped, type RecordLane } from './plain.ts';
import { decode, encode } from './text.ts';

/** What takes plain records from their bytes. */
export interface PlainLanes {
  /** Takes records of configuration. */
  readonly lane?: RecordLane | undefined;
  /** Takes records of activity. */
  readonly calls?: CallLane | undefined;
}

/** Places of a session, and what writes the items that come before a record that a lane takes. */
interface OpenPlaces extends LanePlaces {
  readonly giveItems: () => void;
}

/**
 * Lanes within a session: what they take is counted, and stands behind what came before.
 *
 * @param takeItems writes the items that come before a record that a lane takes
 */
export function lanesOf(
  { lane, calls }: PlainLanes,
  takeItems: (items: readonly AnyItem[]) => void,
  places: LanePlaces,
): SessionLanes {
  if (lane === undefined && calls === undefined) return {};
  const { outbox, groups, pages } = places;
  const giveItems = () => {
    if (!outbox.isEmpty) takeItems(outbox.takeBatch().items);
  };
  const open = { ...places, giveItems };
  const elements: ElementLane = {
    take: (bytes, from, to, place) =>
      (calls && takeCall(calls, open, bytes, from, to, place)) ||
      (lane === undefined ? 0 : takeElement(lane, open, bytes, from, to, place)),
    hasDetails: (list) => lane?.hasDetails(answerField(list)?.call ?? '') === true,
  };
  const takeEntity = (bytes: Uint8Array, from: number, to: number) => {
    if (!lane?.takeLine(bytes, from, to)) return false;
    if (lane.isGetGroup) pages.came('GetGroup');
    countPlain(outbox.counts, lane);
    return true;
  };
  const takeEvent = (bytes: Uint8Array, from: number, to: number) => {
    if (!calls?.takeLine(bytes, from, to)) return false;
    countCall(outbox.counts, calls);
    return true;
  };
  // Lines of a kind often come together.
  let first = takeEvent;
  let other = takeEntity;
  const takeLine = (bytes: Uint8Array, from: number, to: number) => {
    if (groups.isHolding || pages.isHolding) return false;
    giveItems();
    if (first(bytes, from, to)) return true;
    if (!other(bytes, from, to)) return false;
    [first, other] = [other, first];
    return true;
  };
  const takeGroup = (json: string) => {
    giveItems();
    return lane !== undefined && takeJoined(lane, outbox, json);
  };
  return { takeLine, elements, takeJoined: takeGroup };
}

/** Takes a record of activity: an element of a list by itself, or of one whose elements may be anything. */
function takeCall(
  calls: CallLane,
  { outbox, groups, pages, maxBytes, giveItems }: OpenPlaces,
  bytes: Uint8Array,
  from: number,
  to: number,
  { field }: ElementPlace,
): number {
  if (groups.isGiving || pages.isHolding) return 0;
  if (field !== undefined && answerField(field)?.holds !== 'document') return 0;
  giveItems();
  const end = calls.take(bytes, from, Math.min(to, from + maxBytes));
  if (end > 0) countCall(outbox.counts, calls);
  return end;
}

function takeElement(
  lane: RecordLane,
  places: OpenPlaces,
  bytes: Uint8Array,
  from: number,
  to: number,
  place: ElementPlace,
): number {
  const { outbox, groups, pages, maxBytes, mapsPolicies, giveItems } = places;
  // Those of the document before are to come first.
  if (groups.isGiving || pages.isHolding) return 0;
  const { field } = place;
  const most = Math.min(to, from + maxBytes);
  if (field === 'GroupDetailList') return holdGroup(lane, places, bytes, from, most, place);
  const known = field === undefined ? undefined : answerField(field);
  if (known?.holds === 'document') return 0;
  if (known !== undefined && known.holds !== 'record') {
    const end = known.holds === 'policy' && mapsPolicies ? 0 : lane.pass(bytes, from, most);
    if (end === 0) return 0;
    pages.came(known.call);
    countUnmapped(outbox.counts);
    return end;
  }
  giveItems();
  const isJoined = known?.call === DETAILS;
  const end = lane.take(bytes, from, most, !isJoined);
  if (end === 0) return 0;
  if (known !== undefined) pages.came(known.call);
  // A list's own notice speaks of its elements, members of groups included.
  const { kind, unmapped, lacksMemberTags } = lane;
  if (lane.hasGroups && isJoined) addMember(lane, places, bytes, from, end, place);
  else countPlain(outbox.counts, { kind, unmapped, lacksMemberTags: lacksMemberTags && field === undefined });
  return end;
}

/** Holds a group of authorization details back until its members have come. */
function holdGroup(
  lane: RecordLane,
  { outbox, groups, pages }: LanePlaces,
  bytes: Uint8Array,
  from: number,
  to: number,
  { path, line }: ElementPlace,
): number {
  const group = lane.readGroup(bytes, from, to);
  if (group === undefined) return 0;
  pages.came(DETAILS);
  const { end } = lane;
  const place = outbox.startRecord(path, line);
  if (!groups.membership.addGroupText(group, place))
    outbox.give({ type: 'merged', ...place, kind: 'GROUP', issues: [] });
  return end;
}

/** Counts a user that was taken, and keeps which groups it names. */
function addMember(
  lane: RecordLane,
  { outbox, groups: { membership } }: LanePlaces,
  bytes: Uint8Array,
  from: number,
  to: number,
  { path, line }: ElementPlace,
): void {
  countHeld(outbox.counts, lane);
  const place = outbox.startRecord(path, line);
  const member = lane.readMember(from, to);
  if (member !== undefined) membership.addMember(member, place);
  else
    membership.addUser(
      parseJson(decode(bytes.subarray(from, to)))!.value as { readonly [key: string]: unknown },
      place,
    );
}

/** Maps JSON of a group with its members; gives whether it did. */
function takeJoined(lane: RecordLane, outbox: Outbox, json: string): boolean {
  const bytes = encode(`${json}\n${'\0'.repeat(BEHIND)}`);
  const isTaken = lane.takeLine(bytes, 0, bytes.length - BEHIND - 1);
  const { kind, unmapped } = lane;
  if (isTaken) countHeld(outbox.counts, { kind, unmapped, lacksMemberTags: false });
  return isTaken;
}
