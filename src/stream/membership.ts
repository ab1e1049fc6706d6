import { type GroupJoin, joinGroups } from '../log/iam/join.ts';
import type { Place } from './item.ts';

type Fields = { readonly [key: string]: unknown };

/** A group with its members, and where the group was met first. */
export interface JoinedGroup {
  readonly log: Fields;
  readonly place: Place;
  readonly collectedAt: string | undefined;
}

/** Holds groups back until all their members have come, and remembers where each came from. */
export class Membership {
  private readonly join: GroupJoin = joinGroups();
  private readonly groups: Omit<JoinedGroup, 'log'>[] = [];
  private readonly users = new Map<unknown, Place>();
  /** Whether nothing was taken in. */
  isEmpty = true;

  /** Takes a user's memberships in. */
  addUser(log: Fields, place: Place): void {
    const member = this.join.addUser(log);
    if (member === undefined) return;
    this.users.set(member, place);
    this.isEmpty = false;
  }

  /** Takes a group or a page of one in; gives whether it is the first of its group. */
  addGroup(log: Fields, place: Place, collectedAt: string | undefined): boolean {
    const isFirst = this.join.addGroup(log);
    if (isFirst) this.groups.push({ place, collectedAt });
    this.isEmpty = false;
    return isFirst;
  }

  /** Every group once, in the order in which they came. */
  *joined(): Generator<JoinedGroup> {
    let index = 0;
    for (const log of this.join.groups()) {
      yield { log, ...this.groups[index]! };
      index += 1;
    }
  }

  /** Where a user names a group that never came. */
  *missing(): Generator<Place> {
    for (const { user, index } of this.join.missing()) {
      const place = this.users.get(user)!;
      yield { ...place, path: [...place.path, 'GroupList', index] };
    }
  }
}
