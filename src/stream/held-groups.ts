import { type JoinedGroup, Membership } from './membership.ts';
import type { Outbox } from './outbox.ts';

/** So many characters of JSON are given at a time, or one group alone that has more. */
const ENOUGH = 1 << 16;

/** About what a group by itself has, or a member. */
const CHARACTERS = 200;

/** Holds groups back until their members have come, and then gives some at a time: groups may be long. */
export class HeldGroups {
  private held = new Membership();
  private given: Generator<number> | undefined;

  /** @param map maps a group with its members */
  constructor(
    private readonly outbox: Outbox,
    private readonly map: (group: JoinedGroup) => void,
  ) {}

  /** Where groups and users are taken in. */
  get membership(): Membership {
    return this.held;
  }

  /** Whether groups have come to their end that were not given yet. */
  get isGiving(): boolean {
    return this.given !== undefined;
  }

  /** Whether something is held that comes after the next document. */
  get isHolding(): boolean {
    return !this.held.isEmpty || this.isGiving;
  }

  /** Says that no further members come. */
  release(): void {
    if (this.held.isEmpty) return;
    this.given = this.giveAll(this.held);
    this.held = new Membership();
  }

  /**
   * Gives the next groups that came to their end.
   *
   * @returns false when there is none left
   */
  giveNext(): boolean {
    for (let length = 0; this.given !== undefined && length < ENOUGH; ) {
      const next = this.given.next();
      if (next.done) this.given = undefined;
      else length += next.value;
    }
    return this.given !== undefined;
  }

  /** Gives each group, and how long it is. */
  private *giveAll(membership: Membership): Generator<number> {
    for (const group of membership.joined()) {
      this.map(group);
      yield lengthOf(group);
    }
    for (const { path, ...origin } of membership.missing()) {
      this.outbox.notice({ code: 'group_not_in_input', path }, origin);
    }
  }
}

function lengthOf({ log }: JoinedGroup): number {
  if (typeof log === 'string') return log.length;
  return CHARACTERS * (1 + (Array.isArray(log.Users) ? log.Users.length : 0));
}
