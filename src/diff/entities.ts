import { accountOfRoot } from '../log/policy/statement.ts';
import { saySame } from '../table/same-text.ts';
import { type Difference, findDifferences, isSame } from '../udm/difference.ts';
import { type EntityName, nameOfEntity, nameOfMember } from '../udm/name.ts';
import { formatUdmPath, udmPattern } from '../udm/path.ts';
import { type ComparedSide, isTruncated, Side, type SnapshotLimits } from './limits.ts';
import { type Omission, Omissions } from './omission.ts';
import { changedPolicies, type PolicyChange, takePolicies } from './policies.ts';
import { type Entry, takeSnapshot } from './snapshot.ts';

/** An entity or an event that only one of two snapshots has. */
export interface EntityPresence extends EntityName {
  readonly entity: unknown;
}

/** A relation that only one of two snapshots has. */
export interface RelationPresence {
  /** The name of the noun that the relation leads to. */
  readonly name: string;
  /** The type of that noun, such as `USER`. */
  readonly type: string;
  /** What the relation is, such as `MEMBER`; empty where it does not say. */
  readonly relationship: string;
}

/** A UDM field that two snapshots hold differently. */
export interface FieldChange {
  /** The UDM field as the mapping table writes it; a label by its key and a relation by its member's identity. */
  readonly udmField: string;
  /** What the earlier snapshot holds; undefined where it holds nothing. */
  readonly before: unknown;
  /** What the later snapshot holds; undefined where it holds nothing. */
  readonly after: unknown;
}

/** An entity that both snapshots have, and that changed. */
export interface EntityChange extends EntityName {
  readonly fields: readonly FieldChange[];
  /** The relations that only the later snapshot has: who entered a group. */
  readonly joined: readonly RelationPresence[];
  /** The relations that only the earlier snapshot has: who left a group. */
  readonly left: readonly RelationPresence[];
  /** The policies whose meaning changed. */
  readonly policies: readonly PolicyChange[];
}

/** What became of the entities of one snapshot in another. */
export interface EntityDiff {
  readonly added: readonly EntityPresence[];
  readonly removed: readonly EntityPresence[];
  readonly changed: readonly EntityChange[];
  readonly unchanged: number;
  /** How many entities of each snapshot had the key of another one and were merged into it. */
  readonly repeated: { readonly before: number; readonly after: number };
  /** What one of the snapshots cannot show, so that it is told here and is no change. */
  readonly notCompared: readonly Omission[];
}

/** What is known of two snapshots beside their entities. */
export interface DiffLimits {
  readonly before?: SnapshotLimits;
  readonly after?: SnapshotLimits;
}

/**
 * Compares two snapshots of entities. Entities of one type are the same where their unique ids are, or where one has
 * no id and their next merge key is the same; so a user deleted and made again under one name is removed and added.
 * Fields are compared by meaning: list elements by what identifies them and in any order, policies as policies, and
 * one account is the same in whichever form a policy names it; when entities were collected is nothing. Of entities
 * with one key in one snapshot, the one collected last wins; those collected at the same time are pages of one group,
 * whose relations are kept together. What a snapshot cannot show is no change: fields that the profile by which it was
 * mapped does not write, members of a group whose list goes on, and what `limits` says. Events are the same where
 * their ids are; one without an id is known by all that it says.
 *
 * @param before the entities or events of the earlier snapshot, with keys in either style
 * @param after the entities or events of the later snapshot
 * @param limits what is known of the two beside: calls, profiles, answers that go on
 * @returns the entities added, removed and changed, with the fields, relations and policies that changed
 * @example
 * const { changed } = diffEntities(yesterday, today);
 * for (const { name, joined } of changed) console.log(name, joined.map((member) => member.name));
 * @see https://cloud.google.com/chronicle/docs/ingestion/ingest-entities
 */
export function diffEntities(
  before: Iterable<unknown>,
  after: Iterable<unknown>,
  limits: DiffLimits = {},
): EntityDiff {
  const steps = diffSteps(before, after, limits);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Compares two snapshots as {@link diffEntities} does, in short steps: whoever takes them may do something between. */
export function* diffSteps(
  before: Iterable<unknown>,
  after: Iterable<unknown>,
  limits: DiffLimits,
): Generator<undefined, EntityDiff> {
  const old = yield* takeSnapshot(before);
  const now = yield* takeSnapshot(after);
  const comparison = new SideComparison(
    new Side(old, limits.before ?? {}),
    new Side(now, limits.after ?? {}),
  );
  const matched = new Set<Entry>();
  const added: EntityPresence[] = [];
  const changed: EntityChange[] = [];
  const removed: EntityPresence[] = [];
  for (const entry of now.entries) {
    yield;
    const earlier = old.find(entry);
    if (earlier === undefined || matched.has(earlier)) {
      added.push(...comparison.presenceOf(entry, 'before'));
      continue;
    }
    matched.add(earlier);
    const change = comparison.changeOf(earlier, entry);
    if (change !== undefined) changed.push(change);
  }
  for (const entry of old.entries) {
    yield;
    if (!matched.has(entry)) removed.push(...comparison.presenceOf(entry, 'after'));
  }
  const unchanged = matched.size - changed.length;
  const repeated = { before: old.repeated, after: now.repeated };
  return { added, removed, changed, unchanged, repeated, notCompared: comparison.omissions.list() };
}

/** Compares entries, and counts what one of the sides cannot show. */
class SideComparison {
  readonly omissions = new Omissions();
  private readonly sides: Readonly<Record<Omission['side'], Side>>;

  constructor(before: Side, after: Side) {
    this.sides = { before, after };
  }

  /** An entity that one side lacks; nothing where that side cannot show it. */
  presenceOf(entry: Entry, side: Omission['side']): EntityPresence[] {
    const name = nameOfEntity(entry.entity);
    const reason = this.sides[side].whyAbsent(name, entry, this.sides[opposite(side)]);
    if (reason === undefined) return [{ ...name, entity: entry.entity }];
    this.omissions.add(entry.entity, { side, reason, type: name.type });
    return [];
  }

  changeOf(one: Entry, other: Entry): EntityChange | undefined {
    const [before, after] = [comparedOf(one), comparedOf(other)];
    if (isSame(before.fields, after.fields)) return undefined;
    const [old, now] = [takePolicies(before.fields), takePolicies(after.fields)];
    const differences = findDifferences(old.rest, now.rest, {}, saySame).filter(
      (difference) => !isNameOfAccount(difference) && this.isShown(difference, before, after),
    );
    const policies = changedPolicies(old.policies, now.policies).filter(({ policy }) => {
      const [expected, actual] = [old.policies.get(policy), now.policies.get(policy)];
      const { path, text } = (expected ?? actual)!;
      const sides = { expected: expected && text, actual: actual && text };
      return this.isShown({ path, ...sides }, before, after);
    });
    if (differences.length + policies.length === 0) return undefined;
    const relations = differences.filter(isRelation);
    return {
      ...nameOfEntity(after.entity),
      fields: differences.filter((difference) => !isRelation(difference)).map(fieldChange),
      joined: relations
        .filter(({ expected }) => expected === undefined)
        .map(({ actual }) => relationOf(actual)),
      left: relations
        .filter(({ actual }) => actual === undefined)
        .map(({ expected }) => relationOf(expected)),
      policies,
    };
  }

  /** Whether the side that lacks a value would show it; where it would not, that is counted. */
  private isShown(
    { path, expected, actual }: Difference,
    before: ComparedSide,
    after: ComparedSide,
  ): boolean {
    if (expected !== undefined && actual !== undefined) return true;
    const side = expected === undefined ? 'before' : 'after';
    const entry = side === 'before' ? before : after;
    const unseen = this.sides[side].whyUnseen(path, expected ?? actual, entry, this.sides[opposite(side)]);
    if (unseen === undefined) return true;
    const type = String(entry.fields.metadata?.entity_type);
    this.omissions.add(entry.entity, { side, ...unseen, type, udmField: udmPattern(path, false) });
    return false;
  }
}

/** What is compared of an entry: all but when it was collected. */
function comparedOf({ entity, fields }: Entry): ComparedSide {
  const { metadata } = fields as { readonly metadata?: { collected_timestamp?: unknown } | null };
  delete metadata?.collected_timestamp;
  return { entity, fields, isTruncated: isTruncated(fields) };
}

function opposite(side: Omission['side']): Omission['side'] {
  return side === 'before' ? 'after' : 'before';
}

/** An account may be named by its digits alone or by the ARN of its root, and is the same. */
function isNameOfAccount({ path, expected, actual }: Difference): boolean {
  const id = path[0]?.name === 'relations' ? path[0].element : undefined;
  if (id === undefined || formatUdmPath(path.slice(1)) !== 'entity.resource.name') return false;
  return [expected, actual].every((name) => name === undefined || accountOfRoot(name) === id);
}

/** Whether a difference is a whole relation that one side lacks. */
function isRelation({ path, expected, actual }: Difference): boolean {
  const isElement = path.length === 1 && path[0]?.name === 'relations' && path[0].element !== undefined;
  return isElement && (expected === undefined || actual === undefined);
}

function fieldChange({ path, expected, actual }: Difference): FieldChange {
  return { udmField: formatUdmPath(path), before: expected, after: actual };
}

function relationOf(relation: unknown): RelationPresence {
  const { entity_type: type, relationship } = relation as { readonly [name: string]: unknown };
  return { name: nameOfMember(relation), type: String(type ?? ''), relationship: String(relationship ?? '') };
}
