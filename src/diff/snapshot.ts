import stringify from 'fast-json-stable-stringify';
import type { JsonObject } from '../json.ts';
import { type MergeKey, mergeKeysOf, relationIdentity } from '../udm/key.ts';
import { isEvent } from '../udm/made.ts';
import { snakeKeys } from '../udm/style.ts';

/** An entity or an event with its snake_case form. */
export interface Compared {
  readonly entity: unknown;
  readonly fields: SnakeEntity;
}

/** An entity or an event, and what tells it apart from the others. */
export class Entry implements Compared {
  /** The relations of the pages of one group that it was merged of, by what tells them apart. */
  private relations: Map<string, unknown> | undefined;

  /**
   * @param id its unique id, where it has one
   * @param keys its other merge keys, best first; its whole text where it has no key at all
   */
  constructor(
    public entity: unknown,
    public id: string | undefined,
    readonly keys: string[],
  ) {}

  /** Its snake_case form, made anew each time: to keep one of each would double what a snapshot takes. */
  get fields(): SnakeEntity {
    const fields = (snakeKeys(this.entity) ?? {}) as SnakeEntity;
    return this.relations?.size ? { ...fields, relations: [...this.relations.values()] } : fields;
  }

  /** Takes what another one of the same key says: as much as has to be looked at of that one, and not of all before. */
  merge({ entity, fields }: Compared): void {
    const age = collectedAt(entity) - collectedAt(this.entity);
    if (age < 0) return;
    if (age > 0) this.relations = undefined;
    else {
      this.relations ??= keepRelations(new Map(), this.fields);
      keepRelations(this.relations, fields);
    }
    this.entity = entity;
  }
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
export function* takeSnapshot(entities: Iterable<unknown>): Generator<undefined, Snapshot> {
  const index = new EntryIndex();
  const entries: Entry[] = [];
  let repeated = 0;
  for (const entity of entities) {
    yield;
    const entry = entryOf(entity);
    const found = index.find(entry);
    if (found === undefined) entries.push(entry);
    else repeated += 1;
    index.add(entry, found);
  }
  return { entries, repeated, find: (entry) => index.find(entry) };
}

/** Entries by id, by each other key, and by each other key of those that have no id. */
class EntryIndex {
  private readonly byId = new Map<string, Entry>();
  private readonly byKey = new Map<string, Entry>();
  private readonly withoutId = new Map<string, Entry>();

  /** Takes an entry in, or merges it into one that is in; the first of a key keeps it. */
  add(entry: Entry, into = entry): void {
    const { byId, byKey, withoutId } = this;
    const keys = entry.keys.filter((key) => byKey.get(key) !== into);
    if (into !== entry) {
      into.merge(entry);
      if (into.id === undefined && entry.id !== undefined)
        for (const key of into.keys) if (withoutId.get(key) === into) withoutId.delete(key);
      into.id ??= entry.id;
      // What is merged is found by the keys of both.
      for (const key of keys) into.keys.push(key);
    }
    if (into.id !== undefined && !byId.has(into.id)) byId.set(into.id, into);
    for (const map of into.id === undefined ? [byKey, withoutId] : [byKey])
      for (const key of keys) if (!map.has(key)) map.set(key, into);
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
  const known = keys.length === 0 ? [`${type} ${stringify(fields.entity) ?? ''}`] : others;
  return new Entry(entity, id && name(id), known);
}

/** An event is the one with its id. One without is known by its whole text. */
function eventEntryOf(entity: unknown, fields: SnakeEntity): Entry {
  const id = fields.metadata?.product_log_id;
  return typeof id === 'string'
    ? new Entry(entity, `event ${id}`, [])
    : new Entry(entity, undefined, [`event ${stringify(fields)}`]);
}

function keepRelations(kept: Map<string, unknown>, { relations }: SnakeEntity): Map<string, unknown> {
  if (!Array.isArray(relations)) return kept;
  for (const relation of relations as (JsonObject | null)[])
    kept.set(relationIdentity(relation) ?? stringify(relation), relation);
  return kept;
}

function collectedAt(entity: unknown): number {
  const { metadata } = (entity ?? {}) as SnakeEntity;
  const time = Date.parse(String((snakeKeys(metadata) as SnakeEntity['metadata'])?.collected_timestamp));
  return Number.isNaN(time) ? 0 : time;
}
