import stringify from 'fast-json-stable-stringify';
import type { JsonObject } from '../json.ts';
import { type MergeKey, mergeKeysOf, relationIdentity } from '../udm/key.ts';
import { isEvent } from '../udm/made.ts';
import { snakeKeys } from '../udm/style.ts';

/** An entity or an event with its snake_case form and what tells it apart from the others. */
export interface Entry {
  readonly entity: unknown;
  readonly fields: SnakeEntity;
  /** Its unique id, where it has one. */
  readonly id: string | undefined;
  /** Its other merge keys, best first; its whole text where it has no key at all. */
  readonly keys: readonly string[];
}

export interface SnakeEntity {
  readonly [name: string]: unknown;
  readonly metadata?: {
    readonly entity_type?: unknown;
    readonly collected_timestamp?: unknown;
    readonly product_log_id?: unknown;
  };
  readonly entity?: unknown;
  readonly relations?: unknown;
}

/** The entities of one snapshot, each once. */
export interface Snapshot {
  readonly entries: readonly Entry[];
  /** How many entities were merged into another of the same key. */
  readonly repeated: number;
  /** Finds the entity that another one is: by unique id, or by the next key where one of the two has no id. */
  find(entry: Entry): Entry | undefined;
}

/**
 * Takes a snapshot in. Of entities with the same key the one collected last wins, as in Google SecOps; of those
 * collected at the same time the later one wins and the relations of both are kept: they are pages of one group.
 */
export function takeSnapshot(entities: Iterable<unknown>): Snapshot {
  const index = new EntryIndex();
  const entries: (Entry | undefined)[] = [];
  const places = new Map<Entry, number>();
  let repeated = 0;
  for (const entity of entities) {
    const entry = entryOf(entity);
    const found = index.find(entry);
    const settled = found === undefined ? entry : merge(found, entry);
    const place = found === undefined ? entries.length : places.get(found)!;
    if (found !== undefined) repeated += 1;
    entries[place] = settled;
    places.set(settled, place);
    index.add(settled, found);
  }
  return { entries: entries as Entry[], repeated, find: (entry) => index.find(entry) };
}

/** Entries by id, by each other key, and by each other key of those that have no id. */
class EntryIndex {
  private readonly byId = new Map<string, Entry>();
  private readonly byKey = new Map<string, Entry>();
  private readonly withoutId = new Map<string, Entry>();

  /** Takes an entry in, in the place of one that it was merged with; otherwise the first of a key keeps it. */
  add(entry: Entry, replaced: Entry | undefined): void {
    const put = (map: Map<string, Entry>, key: string) => {
      if (!map.has(key) || map.get(key) === replaced) map.set(key, entry);
    };
    if (entry.id !== undefined) put(this.byId, entry.id);
    for (const key of entry.keys) {
      put(this.byKey, key);
      if (entry.id === undefined) put(this.withoutId, key);
      else if (this.withoutId.get(key) === replaced) this.withoutId.delete(key);
    }
  }

  find({ id, keys }: Entry): Entry | undefined {
    const sameId = id === undefined ? undefined : this.byId.get(id);
    if (sameId !== undefined) return sameId;
    const candidates = id === undefined ? this.byKey : this.withoutId;
    return keys.map((key) => candidates.get(key)).find((entry) => entry !== undefined);
  }
}

function entryOf(entity: unknown): Entry {
  const fields = (snakeKeys(entity) ?? {}) as SnakeEntity;
  if (isEvent(fields)) return eventEntryOf(entity, fields);
  const type = fields.metadata?.entity_type;
  const keys = mergeKeysOf(fields.entity, type);
  const name = ({ field, value }: MergeKey) => `${type} ${field} ${value}`;
  const isId = ({ field }: MergeKey) => field.endsWith('.product_object_id');
  const others = keys.filter((key) => !isId(key)).map(name);
  const id = keys.find(isId);
  return {
    entity,
    fields,
    id: id && name(id),
    keys: keys.length === 0 ? [`${type} ${stringify(fields.entity) ?? ''}`] : others,
  };
}

/** An event is the one with its id. One without is known by its whole text. */
function eventEntryOf(entity: unknown, fields: SnakeEntity): Entry {
  const id = fields.metadata?.product_log_id;
  return typeof id === 'string'
    ? { entity, fields, id: `event ${id}`, keys: [] }
    : { entity, fields, id: undefined, keys: [`event ${stringify(fields)}`] };
}

/** What is merged is found by the keys of both. */
function merge(first: Entry, second: Entry): Entry {
  const keys = [...new Set([...first.keys, ...second.keys])];
  return { ...newest(first, second), id: first.id ?? second.id, keys };
}

function newest(first: Entry, second: Entry): Entry {
  const age = collectedAt(second) - collectedAt(first);
  if (age !== 0) return age < 0 ? first : second;
  const relations = new Map<string, unknown>();
  for (const relation of [...relationsOf(first), ...relationsOf(second)]) {
    relations.set(relationIdentity(relation as JsonObject) ?? stringify(relation), relation);
  }
  if (relations.size === 0) return second;
  return { ...second, fields: { ...second.fields, relations: [...relations.values()] } };
}

function relationsOf({ fields }: Entry): readonly unknown[] {
  return Array.isArray(fields.relations) ? fields.relations : [];
}

function collectedAt({ fields }: Entry): number {
  const time = Date.parse(String(fields.metadata?.collected_timestamp));
  return Number.isNaN(time) ? 0 : time;
}
