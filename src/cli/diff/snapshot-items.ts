import { findEntities } from '../../diff/find-entities.ts';
import type { SnapshotLimits } from '../../diff/limits.ts';
import type { Path } from '../../issue.ts';
import { parseJson } from '../../json.ts';
import type { AnyItem, RefusedItem } from '../../stream/item.ts';
import type { Profile } from '../../table/profile.ts';
import { SnapshotSources } from './snapshot-sources.ts';

/**
 * Gathers the entities and events of a snapshot, and what is known of it beside. What is refused may be such that are
 * mapped already.
 */
export class SnapshotItems {
  readonly entities: unknown[] = [];
  /** Known fields that no row of the profile takes, each behind the type of its entity: their changes do not show. */
  readonly withoutRow = new Set<string>();
  refused = 0;
  private readonly sources: SnapshotSources;

  constructor(profile: Profile = 'documented') {
    this.sources = new SnapshotSources(profile);
  }

  /** Takes what came of an input; gives whether it can be compared. */
  take(item: AnyItem): boolean {
    const mapped = item.type === 'refused' ? mappedAlready(item) : undefined;
    if (item.type === 'notice') this.sources.takeNotice(item);
    else if (item.type === 'entity') {
      this.sources.takeEntity(item);
      this.entities.push(item.entity);
      for (const { code, path } of item.issues) {
        // What a user's GroupList says shows in the members of groups.
        if (code === 'unmapped_log_field' && path[0] !== 'GroupList')
          this.withoutRow.add(`${item.kind} ${fieldOf(path)}`);
      }
    } else if (item.type === 'event') this.entities.push(item.event);
    else if (mapped !== undefined) {
      this.sources.takeMapped();
      for (const entity of mapped) this.entities.push(entity);
    } else if (item.type === 'refused') {
      this.sources.takeRefused(item);
      this.refused += 1;
      return false;
    }
    return true;
  }

  limits(): SnapshotLimits {
    return this.sources.limits();
  }

  /** Whether all that the account had is there: no record was refused, and no answer goes on. */
  isWhole(): boolean {
    return this.refused === 0 && !this.sources.goesOn();
  }
}

/** The name of a field, whatever element of a list it is in. */
function fieldOf(path: Path): string {
  return path.filter((step) => typeof step === 'string').join('.');
}

/** A dead letter holds the exact text of what was no record. */
function mappedAlready({ raw }: RefusedItem): unknown[] | undefined {
  return raw === undefined ? undefined : findEntities(parseJson(raw)?.value);
}
