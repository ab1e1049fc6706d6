import { DETAILS } from '../log/iam/answer/call.ts';
import type { IamRecordType } from '../log/iam/kind.ts';
import { isNeverReturned } from '../log/iam/never-returned.ts';
import { isPolicyText } from '../log/policy/statement.ts';
import type { Profile } from '../table/profile.ts';
import { profileOf, recordTypeOf } from '../table/record-type.ts';
import { responsibleRows } from '../table/responsible.ts';
import type { AnyMappingRow } from '../table/table-rows.ts';
import type { EntityName } from '../udm/name.ts';
import type { UdmPath, UdmStep } from '../udm/path.ts';
import type { OmissionReason } from './omission.ts';
import type { Compared, SnakeEntity, Snapshot } from './snapshot.ts';

/** What is known of a snapshot beside its entities: what it cannot show is no change. */
export interface SnapshotLimits {
  /** The profile by which it was mapped; where none is given, it is told by the entities as far as that goes. */
  readonly profile?: Profile;
  /** The AWS call of whose answer an entity was made; undefined where that is not known. */
  readonly callOf?: (entity: unknown) => string | undefined;
  /** Why an entity that only the other snapshot has may be there all the same; undefined where it is not. */
  readonly whyAbsent?: (name: EntityName) => OmissionReason | undefined;
}

/** Why a value is not there, though the account may have it. */
export interface Unseen {
  readonly reason: OmissionReason;
  readonly call?: string;
}

/** An entity of one side; whether its members go on is told once, and not anew for each of them. */
export interface ComparedSide extends Compared {
  readonly isTruncated: boolean;
}

/** One of two snapshots, and what it can show. */
export class Side {
  readonly profile: Profile | undefined;
  /** The log fields of which entities show something, for each type and call that was asked for. */
  private readonly shown = new Map<string, ReadonlySet<string>>();

  constructor(
    private readonly snapshot: Snapshot,
    private readonly limits: SnapshotLimits,
  ) {
    let { profile } = limits;
    for (const entry of snapshot.entries) profile ??= profileOf(entry.fields);
    this.profile = profile;
  }

  /** Why an entity that only the other side has may be in the account all the same; undefined where it is not. */
  whyAbsent(name: EntityName, { fields }: Compared, other: Side): OmissionReason | undefined {
    const isPolicy = recordTypeOf(fields) === 'POLICY';
    if (isPolicy && this.profile !== 'extended' && this.differsFrom(other)) return 'profile_differs';
    return this.limits.whyAbsent?.(name);
  }

  /**
   * Why a value that only the other side has may be in the account all the same; undefined where it is not.
   *
   * @param entry the entity of this side
   */
  whyUnseen(path: UdmPath, value: unknown, entry: ComparedSide, other: Side): Unseen | undefined {
    const type = recordTypeOf(entry.fields);
    if (type === undefined) return undefined;
    const call = this.limits.callOf?.(entry.entity);
    const isRelation = path.length === 1 && path[0]?.name === 'relations';
    if (isRelation && type === 'GROUP' && (entry.isTruncated || this.mayLackMember(path, call)))
      return { reason: 'incomplete_answer' };
    const leaves = leavesOf(path, value);
    // A relation shows as soon as anything of it does: a member by its name, whatever becomes of its tags.
    const howMany = isRelation ? 'every' : 'some';
    if (this.differsFrom(other) && this.lacksRow(leaves, howMany, type, other))
      return { reason: 'profile_differs' };
    if (call === undefined) return undefined;
    const read = leaves.filter((leaf) => logFieldsOf(leaf, type, this.profile ?? 'documented').length > 0);
    const isUnseen = read[howMany]((leaf) => this.isNeverReturned(leaf, type, call));
    return isUnseen ? { reason: 'field_not_returned', call } : undefined;
  }

  /** Groups of authorization details get their members of users, of which a later page may have more. */
  private mayLackMember(path: UdmPath, call: string | undefined): boolean {
    const id = String(path[0]?.element);
    return call === DETAILS && this.limits.whyAbsent?.({ type: 'USER', id, name: undefined }) !== undefined;
  }

  private differsFrom({ profile }: Side): boolean {
    if (this.profile !== undefined && profile !== undefined) return this.profile !== profile;
    // What is told by no entity is taken for the documented one.
    return (this.profile ?? profile ?? 'documented') !== 'documented';
  }

  /** Whether the other side's profile took a value over by a row, and none of this side's reads the same. */
  private lacksRow(
    leaves: readonly EntityLeaf[],
    howMany: 'every' | 'some',
    type: IamRecordType,
    other: Side,
  ): boolean {
    const { profile = 'documented' } = this;
    const { profile: others = 'documented' } = other;
    if (!leaves.every((leaf) => rowsOf(leaf, type, others).length > 0)) return false;
    if (leavesOutEmptyLabels(profile) && isEmptyLabel(leaves)) return true;
    return leaves[howMany]((leaf) => {
      const own = new Set(rowsOf(leaf, type, profile).map(({ logField }) => logField));
      return sourcesOf(leaf, type, others).some((logField) => !own.has(logField));
    });
  }

  private isNeverReturned(leaf: EntityLeaf, type: IamRecordType, call: string): boolean {
    const fields = logFieldsOf(leaf, type, this.profile ?? 'documented');
    if (!fields.every((field) => isNeverReturned(call, type, field))) return false;
    const shown = this.shownBy(type, call);
    return !fields.some((field) => shown.has(field));
  }

  /** What entities of a call show although the call never returns it came from somewhere else, and so did the rest. */
  private shownBy(type: IamRecordType, call: string): ReadonlySet<string> {
    const key = `${type} ${call}`;
    const known = this.shown.get(key);
    if (known !== undefined) return known;
    const shown = new Set<string>();
    for (const entry of this.snapshot.entries) {
      if (this.limits.callOf?.(entry.entity) !== call) continue;
      const { fields } = entry;
      if (recordTypeOf(fields) !== type) continue;
      for (const leaf of leavesOf([], fields))
        for (const field of logFieldsOf(leaf, type, this.profile ?? 'documented')) shown.add(field);
    }
    this.shown.set(key, shown);
    return shown;
  }
}

/** A value of an entity that is no list and no object, and where it stands. */
interface EntityLeaf {
  readonly path: UdmPath;
  readonly value: unknown;
}

function leavesOf(path: UdmPath, value: unknown): EntityLeaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  if (Array.isArray(value)) {
    const last = path.at(-1);
    const step = { name: last?.name ?? '', element: '' };
    return value.flatMap((element) => leavesOf([...path.slice(0, -1), named(step, element)], element));
  }
  return Object.entries(value).flatMap(([name, member]) => leavesOf([...path, { name }], member));
}

/** Labels of fixed keys have rows of their own. */
function named(step: UdmStep, element: unknown): UdmStep {
  const { key } = (element ?? {}) as { readonly key?: unknown };
  return step.name === 'labels' && typeof key === 'string' ? { ...step, element: key } : step;
}

function rowsOf(
  { path, value }: EntityLeaf,
  type: IamRecordType,
  profile: Profile,
): readonly AnyMappingRow[] {
  const rows = responsibleRows(path, type, profile);
  // A trust policy stands where names of policies do, and is told apart by what it is.
  const isName = path.at(-1)?.name === 'name' && path.at(-2)?.name === 'permissions';
  return isName && !isPolicyText(value) ? rows.filter(({ logField }) => logField !== TRUST_POLICY) : rows;
}

/** The log fields of all rows that may have written a leaf: a tag may be named like a label that the table names. */
function sourcesOf(leaf: EntityLeaf, type: IamRecordType, profile: Profile): (string | null)[] {
  const { path } = leaf;
  const unnamed = path.map(({ name, element }) => (element === undefined ? { name } : { name, element: '' }));
  const rows = [...rowsOf(leaf, type, profile), ...rowsOf({ ...leaf, path: unnamed }, type, profile)];
  return rows.map(({ logField }) => logField);
}

/** Google's parser takes no tag over that has no value. */
function leavesOutEmptyLabels(profile: Profile): boolean {
  return profile === 'google';
}

function isEmptyLabel(leaves: readonly EntityLeaf[]): boolean {
  return (
    leaves.length === 1 && leaves[0]!.path.at(-2)?.name === 'labels' && leaves[0]!.path.at(-1)?.name === 'key'
  );
}

const TRUST_POLICY = 'AssumeRolePolicyDocument';

function logFieldsOf(leaf: EntityLeaf, type: IamRecordType, profile: Profile): string[] {
  return rowsOf(leaf, type, profile).flatMap(({ logField }) => logField ?? []);
}

/** Whether a group says itself that its list of members goes on. */
export function isTruncated(fields: SnakeEntity): boolean {
  const { group } = (fields.entity ?? {}) as {
    readonly group?: { readonly attribute?: { readonly labels?: unknown } };
  };
  const labels = group?.attribute?.labels;
  return (
    Array.isArray(labels) && labels.some((label) => label?.key === 'is_truncated' && label.value === 'true')
  );
}
