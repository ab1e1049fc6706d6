import type { Issue } from '../issue.ts';
import type { NamedGroup, UserMember } from '../log/iam/join.ts';
import type { RecordKind } from '../log/iam/kind.ts';
import { countIssues, countOutside, type GrowingCounts } from './counts.ts';

/** What is to be counted of a record of which nothing else is to be told. */
export interface PlainRecord {
  readonly kind: RecordKind;
  /** How many fields without a row it has. */
  readonly unmapped: number;
  /** Whether it is a group whose members came without their tags. */
  readonly lacksMemberTags: boolean;
}

/** A quick lane for plain records: what it takes never becomes an item. It tells of what it took last. */
export interface RecordLane extends PlainRecord {
  /** Whether the record is an answer of GetGroup. */
  readonly isGetGroup: boolean;
  /** Whether the record names groups. */
  readonly hasGroups: boolean;
  /** Where the group ends that was read last. */
  readonly end: number;
  /** Maps a line that is one record, and writes its entity; gives whether it did. */
  takeLine(bytes: Uint8Array, from: number, to: number): boolean;
  /**
   * Maps the record that starts at `from`, and writes its entity; gives where it ends, or 0 where the session must, as
   * where it is a group that waits for its members.
   */
  take(bytes: Uint8Array, from: number, to: number, mayBeGroup: boolean): number;
  /** Whether the record has what a call does not return. */
  hasDetails(call: string): boolean;
  /** What the user that was taken last, in a range, is to its groups; undefined where the session must say it. */
  readMember(from: number, to: number): UserMember | undefined;
  /** Reads the group by itself that starts at `from`, and writes nothing; undefined where the session must map it. */
  readGroup(bytes: Uint8Array, from: number, to: number): NamedGroup | undefined;
  /** Passes over an object of which an info is all that is to be said; gives where it ends, or 0 where the session must. */
  pass(bytes: Uint8Array, from: number, to: number): number;
}

/** What is to be counted of a record of activity that never becomes an item. */
export interface PlainCall {
  /** Whether it is outside the table; otherwise it became an event. */
  readonly isOutside: boolean;
  readonly issues: readonly Pick<Issue, 'code'>[];
}

/** The same for records of activity. It tells of the record that it took last. */
export interface CallLane extends PlainCall {
  /** Maps a line that is one record, and writes its event; gives whether it did. */
  takeLine(bytes: Uint8Array, from: number, to: number): boolean;
  /** Maps the record that starts at `from`, and writes its event; gives where it ends, or 0 where the session must. */
  take(bytes: Uint8Array, from: number, to: number): number;
}

/** Counts a record of activity that was taken, as a session counts its items. */
export function countCall(counts: GrowingCounts, { isOutside, issues }: PlainCall): void {
  counts.records += 1;
  if (isOutside) countOutside(counts, issues);
  else {
    counts.events += 1;
    countIssues(counts.issues, issues);
  }
}

/** Counts a plain record that was taken. */
export function countPlain(counts: GrowingCounts, record: PlainRecord): void {
  counts.records += 1;
  countHeld(counts, record);
}

/** Counts the entity of a plain record that has come before. */
export function countHeld(counts: GrowingCounts, { kind, unmapped, lacksMemberTags }: PlainRecord): void {
  const { issues } = counts;
  counts.entities[kind] += 1;
  if (unmapped > 0) issues.unmapped_log_field = (issues.unmapped_log_field ?? 0) + unmapped;
  if (lacksMemberTags) issues.field_not_returned = (issues.field_not_returned ?? 0) + 1;
}

/** Counts a record without rows that was passed over. */
export function countUnmapped(counts: GrowingCounts): void {
  counts.records += 1;
  countOutside(counts, [{ code: 'unmapped_record' }]);
}
