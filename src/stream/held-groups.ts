import { type JoinedGroup, Membership } from './membership.ts';
import type { Outbox } from './outbox.ts';

/** Holds groups back until their members have come, and then gives one after the other: groups may be long. */
export class HeldGroups {
  private held = new Membership();
  private given: Generator<undefined> | undefined;

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
   * Gives the next group that came to its end.
   *
   * @returns false when there is none left
   */
  giveNext(): boolean {
    if (this.given?.next().done) this.given = undefined;
    return this.given !== undefined;
  }

  private *giveAll(membership: Membership): Generator<undefined> {
    for (const group of membership.joined()) {
      this.map(group);
      yield undefined;
    }
    for (const { path, ...origin } of membership.missing()) {
      this.outbox.notice({ code: 'group_not_in_input', path }, origin);
    }
  }
}
