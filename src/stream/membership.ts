import type { JsonObject } from '../json.ts';
import { type NamedGroup, TextJoin, type UserMember } from '../log/iam/join.ts';
import type { Place } from './item.ts';

/** A group with its members, and where the group was met first. */
export interface JoinedGroup {
  /** A GetGroup answer, or its JSON. */
  readonly log: JsonObject | string;
  readonly place: Place;
  readonly collectedAt: string | undefined;
}

/** Holds groups back until all their members have come, and remembers where each came from. */
export class Membership {
  private readonly join = new TextJoin();
  private readonly groups: Omit<JoinedGroup, 'log'>[] = [];
  /** The users that name groups, and where each came from. */
  private readonly members: object[] = [];
  private readonly places: Place[] = [];
  /** Whether nothing was taken in. */
  isEmpty = true;

  /** Takes a user's memberships in. */
  addUser(log: JsonObject, place: Place): void {
    const member = this.join.addUser(log);
    if (member !== undefined) this.noteUser(member, place);
  }

  /** Takes the memberships of a user in whose bytes were not made a value. */
  addMember(user: UserMember, place: Place): void {
    this.join.addNames(user);
    this.noteUser(user.member, place);
  }

  private noteUser(member: object, place: Place): void {
    this.members.push(member);
    this.places.push(place);
    this.isEmpty = false;
  }

  /** Takes a group or a page of one in; gives whether it is the first of its group. */
  addGroup(log: JsonObject, place: Place, collectedAt: string | undefined): boolean {
    return this.noteGroup(this.join.addGroup(log), place, collectedAt);
  }

  /** Takes a group by itself in whose bytes were not made a value; gives whether it is the first of its group. */
  addGroupText(group: NamedGroup, place: Place): boolean {
    return this.noteGroup(this.join.addGroupText(group), place, undefined);
  }

  private noteGroup(isFirst: boolean, place: Place, collectedAt: string | undefined): boolean {
    if (isFirst) this.groups.push({ place, collectedAt });
    this.isEmpty = false;
    return isFirst;
  }

  /** Every group once, in the order in which they came. */
  *joined(): Generator<JoinedGroup> {
    let index = 0;
    for (const log of this.join.joined()) {
      yield { log, ...this.groups[index]! };
      index += 1;
    }
  }

  /** Where a user names a group that never came. */
  *missing(): Generator<Place> {
    const missing = this.join.missing();
    if (missing.length === 0) return;
    const placeOf = new Map<unknown, Place>(this.members.map((member, at) => [member, this.places[at]!]));
    for (const { user, index } of missing) {
      const place = placeOf.get(user)!;
      yield { ...place, path: [...place.path, 'GroupList', index] };
    }
  }
}
