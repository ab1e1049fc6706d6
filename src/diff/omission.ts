/**
 * Why a snapshot cannot show something: an answer goes on and its rest is not there; no answer lists such entities; a
 * record was refused that may be the one; the call never returns it; the profile by which it was mapped has no row.
 */
export type OmissionReason =
  | 'incomplete_answer'
  | 'no_answer'
  | 'refused_record'
  | 'field_not_returned'
  | 'profile_differs';

/** Something that one snapshot cannot show: it is neither a change nor unchanged. */
export interface Omission {
  /** The snapshot that cannot show it. */
  readonly side: 'before' | 'after';
  readonly reason: OmissionReason;
  /** The entity type. */
  readonly type: string;
  /** The call that never returns it, where that is the reason. */
  readonly call?: string;
  /** The UDM field as the mapping table writes it; absent where whole entities cannot be shown. */
  readonly udmField?: string;
  /** Of how many entities. */
  readonly count: number;
}

/** Counts the entities of which something cannot be shown, by what it is. */
export class Omissions {
  private readonly counted = new Map<string, { omission: Omit<Omission, 'count'>; entities: Set<unknown> }>();

  add(entity: unknown, omission: Omit<Omission, 'count'>): void {
    const { side, reason, type, call, udmField } = omission;
    const key = JSON.stringify([side, reason, type, call, udmField]);
    const counted = this.counted.get(key) ?? { omission, entities: new Set() };
    this.counted.set(key, counted);
    counted.entities.add(entity);
  }

  list(): Omission[] {
    return Array.from(this.counted.values(), ({ omission, entities }) => ({
      ...omission,
      count: entities.size,
    }));
  }
}
