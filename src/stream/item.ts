import type { Issue, IssueCode, Path } from '../issue.ts';
import type { RecordKind } from '../log/iam/kind.ts';
import type { UdmEntity } from '../udm/entity.ts';
import type { UdmEvent } from '../udm/event/event.ts';

/** Where a record came from. */
export interface Place {
  /** The name of the input, where one was given. */
  readonly input?: string;
  /** The number of the record in the input; the first is 0. */
  readonly index: number;
  /**
   * The line on which the record starts, or the document that was read whole and holds it; the first is 1. Absent for
   * objects.
   */
  readonly line?: number;
  /** Where the record lies in its document; empty where it is the document. */
  readonly path: Path;
}

/** An entity, and what was found on the way. */
export interface EntityItem<Entity = UdmEntity> extends Place {
  readonly type: 'entity';
  readonly kind: RecordKind;
  readonly entity: Entity;
  readonly issues: readonly Issue[];
}

/** An event of activity, and what was found on the way. */
export interface EventItem<Event = UdmEvent> extends Place {
  readonly type: 'event';
  readonly event: Event;
  /** The exact text of its record, where whoever reads has asked for it. */
  readonly raw?: string;
  readonly issues: readonly Issue[];
}

/** A dead letter: a record that was refused. Reading its `raw` again refuses it for the same reasons. */
export interface RefusedItem extends Place {
  readonly type: 'refused';
  readonly issues: readonly Issue[];
  /** Where it starts in the bytes of the input, unpacked and as UTF-8. Absent for objects. */
  readonly byteOffset?: number;
  readonly byteLength?: number;
  /**
   * The exact text of the record. Absent where it is longer than the limit. For an object it is the object as JSON;
   * for a group that was joined with its members, the GetGroup answer that the join made of them.
   */
  readonly raw?: string;
  /** The exact bytes, as base64, where they are not UTF-8. */
  readonly rawBase64?: string;
}

/** Something that is known and for which the mapping table has no row, such as an access key or an insight. */
export interface UnmappedItem extends Place {
  readonly type: 'unmapped';
  /** The call that gives such answers, where it can be told. */
  readonly call?: string;
  readonly issues: readonly Issue[];
}

/**
 * A record that became part of what came of one before: a group or a page of one that was joined with it, or a record
 * whose entity or event is equal.
 */
export interface MergedItem extends Place {
  readonly type: 'merged';
  /** Absent for an event. */
  readonly kind?: RecordKind;
  readonly issues: readonly Issue[];
}

/** Something to be said of an answer as a whole, or of what a record lacks in the others. */
export interface NoticeItem extends Omit<Place, 'index'> {
  readonly type: 'notice';
  readonly issues: readonly Issue[];
}

/** The last item: what became of the records. */
export interface EndItem {
  readonly type: 'end';
  readonly counts: Counts;
}

/** What came of an input, one thing after the other. */
export type MapItem<Entity = UdmEntity, Event = UdmEvent> =
  | EntityItem<Entity>
  | EventItem<Event>
  | RefusedItem
  | UnmappedItem
  | MergedItem
  | NoticeItem
  | EndItem;

/** An item of any entity or event, in either style of keys. */
export type AnyItem = MapItem<unknown, unknown>;

/** What became of the records: `records` = all `entities` + `events` + `refused` + `unmapped` + `merged`, always. */
export interface Counts {
  /** Records read, and pieces of text that are none. */
  readonly records: number;
  readonly entities: Readonly<Record<RecordKind, number>>;
  readonly events: number;
  readonly refused: number;
  /**
   * Records that are known and outside the table. Those of activity are only counted, here and by their issues, and
   * never become items: a trail is mostly other services.
   */
  readonly unmapped: number;
  /** Records that became part of what came of one before. */
  readonly merged: number;
  /** How often each issue was found. */
  readonly issues: Readonly<Partial<Record<IssueCode, number>>>;
  /** How often each error refused a record. */
  readonly refusals: Readonly<Partial<Record<IssueCode, number>>>;
}

/** What came of a block of bytes or less, and what became of all records until now. */
export interface Batch<Item = AnyItem> {
  readonly items: Item[];
  readonly counts: Counts;
}
