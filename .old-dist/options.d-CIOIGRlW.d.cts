import { I as IssueCode, P as Path, a as Issue } from './issue.d-B5Lyq7gT.cjs';
import { R as RecordKind, M as MapperOptions, a as RecordOptions, S as Source } from './options.d-BTuJBkIA.cjs';
import { U as UdmEntity, a as UdmEvent } from './event.d-Bpz_Lwe2.cjs';

/** Where a record came from. */
interface Place {
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
interface EntityItem<Entity = UdmEntity> extends Place {
    readonly type: 'entity';
    readonly kind: RecordKind;
    readonly entity: Entity;
    readonly issues: readonly Issue[];
}
/** An event of activity, and what was found on the way. */
interface EventItem<Event = UdmEvent> extends Place {
    readonly type: 'event';
    readonly event: Event;
    /** The exact text of its record, where whoever reads has asked for it. */
    readonly raw?: string;
    readonly issues: readonly Issue[];
}
/** A dead letter: a record that was refused. Reading its `raw` again refuses it for the same reasons. */
interface RefusedItem extends Place {
    readonly type: 'refused';
    readonly issues: readonly Issue[];
    /** Where it starts in the input's bytes (uncompressed). Absent for objects. */
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
interface UnmappedItem extends Place {
    readonly type: 'unmapped';
    /** The call that gives such answers, where it can be told. */
    readonly call?: string;
    readonly issues: readonly Issue[];
}
/**
 * A record that became part of what came of one before: a group or a page of one that was joined with it, or a record
 * whose entity or event is equal.
 */
interface MergedItem extends Place {
    readonly type: 'merged';
    /** Absent for an event. */
    readonly kind?: RecordKind;
    readonly issues: readonly Issue[];
}
/** Something to be said of an answer as a whole, or of what a record lacks in the others. */
interface NoticeItem extends Omit<Place, 'index'> {
    readonly type: 'notice';
    readonly issues: readonly Issue[];
}
/** The last item: what became of the records. */
interface EndItem {
    readonly type: 'end';
    readonly counts: Counts;
}
/** What came of an input, one thing after the other. */
type MapItem<Entity = UdmEntity, Event = UdmEvent> = EntityItem<Entity> | EventItem<Event> | RefusedItem | UnmappedItem | MergedItem | NoticeItem | EndItem;
/** What became of the records: `records` = all `entities` + `events` + `refused` + `unmapped` + `merged`, always. */
interface Counts {
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

/** How a stream is mapped. */
interface StreamOptions extends MapperOptions, RecordOptions {
    /**
     * Which records are mapped: `detect` (the default), both users, roles and groups, and activity; `iam` or `cloudtrail`,
     * one of them alone.
     */
    readonly source?: Source | 'detect';
    /** Events before this time are outside: RFC 3339 with a zone. Entities have no such time. */
    readonly from?: string;
    /** Events from this time on are outside: RFC 3339 with a zone. */
    readonly to?: string;
    /** The name of the input, for items and dead letters. */
    readonly input?: string;
    /**
     * Joins groups with their members across the whole input: authorization details, pages of GetGroup, groups and
     * users. Groups come at the end; memory grows with groups and memberships. Off by default: authorization details
     * are joined within each document.
     */
    readonly join?: boolean;
    /**
     * Leaves out entities that equal one that came before, whenever collected: same merge key, same content. Each is
     * given as a `merged` item. Memory grows with the entities. Off by default.
     */
    readonly mergeEqual?: boolean;
    /** How many bytes of a line, a document or a record are held at most; 16 MiB unless said. */
    readonly maxLineBytes?: number;
    /** Stops the reading when it is aborted. What was read whole until then is mapped and counted, the rest is not. */
    readonly signal?: AbortSignal;
}
/** How a stream of activity alone is mapped: events do not say when they were collected. */
interface ActivityStreamOptions extends Omit<StreamOptions, 'collectedAt' | 'source'> {
    readonly source: 'cloudtrail';
    readonly collectedAt?: RecordOptions['collectedAt'];
}
/** The limit of what is held of one line, document or record. */
declare const MAX_LINE_BYTES: number;

export { type ActivityStreamOptions as A, type Counts as C, type EndItem as E, type MapItem as M, type NoticeItem as N, type Place as P, type RefusedItem as R, type StreamOptions as S, type UnmappedItem as U, type EntityItem as a, type EventItem as b, MAX_LINE_BYTES as c, type MergedItem as d };
