import { R as RowId, I as IssueCode } from './issue.d-B5Lyq7gT.cjs';
import { e as PolicyForm, L as Label, R as RecordKind, P as Profile } from './options.d-BTuJBkIA.cjs';

/**
 * How a value can be written from the bytes of the log alone, where the lane over bytes reads it:
 * `copy` as it stands; `label` and `policy` by forms of their own, which the lane knows; `part` where it lies within.
 */
type ByteForm = 
/** The text of the field, or its number or truth value, between quotes. */
{
    readonly as: 'text';
}
/** The value in its own JSON form. */
 | {
    readonly as: 'json';
}
/** A date with its zone, as RFC 3339 in UTC. */
 | {
    readonly as: 'timestamp';
}
/** A policy document as text. */
 | {
    readonly as: 'policy';
}
/** Nothing, where the date can be read. */
 | {
    readonly as: 'unreadable_date';
}
/** A part of the text: there is none without the byte `mark`; texts that begin alike have the same, where `isAtStart`. */
 | {
    readonly as: 'part';
    readonly mark: number;
    readonly isAtStart: boolean;
};
/** One row of a mapping table: log field → UDM field, with the logic. */
interface Row<Context = never, Id extends RowId = RowId> {
    /** Its number in the documented table, or the id of an extension. */
    readonly row: Id;
    /**
     * The log field as a dotted path: `[]` for each element of a list, `@name` for what a reader makes of the field
     * before it, `$.` behind an element for a field of the record around it. A list of paths is read as the first that
     * has a value; null where the row reads none.
     */
    readonly log: string | readonly string[] | null;
    /**
     * The UDM field as a dotted path, `[]` for each element of a list, `[key]` for an entry of that key, quotes round a
     * name with dots, a last `*` for members of an object, one for each `{key, value}` that a reader gives.
     */
    readonly udm: string;
    readonly logic: RowLogic<Context>;
    /** Why the row is there although the documented table does not have it, in one sentence; absent where it does. */
    readonly reason?: string;
    /** The option that must be on for the row to apply, where one can turn it off. */
    readonly setting?: string;
    /** For which of the table's variants the row holds; absent where for all. */
    readonly on?: (variant: string) => boolean;
    /** The circumstances of the record that must hold, as bits of one number; absent where none must. */
    readonly when?: number;
    /** How many elements it may write of what a reader makes, together with the rows that have the same limit. */
    readonly limit?: Limit;
}
/** A number of elements, and what is said once where there are more. */
interface Limit {
    readonly count: number;
    readonly code: IssueCode;
}
/** A logic as the engine runs it: the row's maker has checked that log field, logic and UDM field fit. */
interface RowLogic<Context = never> {
    readonly sentence: string;
    readonly constant?: true;
    readonly isDirect?: true;
    readonly isNeeded?: true;
    readonly isBeside?: true;
    readonly stands?: true;
    readonly bytes?: ByteForm;
    readonly apply: (value: any, context: Context, third: any) => unknown;
}

/** What rows may need beside the record: handed in by the caller. */
interface EventContext {
    /** How policy documents become text. */
    readonly policyText: PolicyForm;
    /** The asset namespace of the feed, if it has one. */
    readonly namespace: string | undefined;
    /** The ingestion labels of the feed, if it has any. */
    readonly ingestionLabels: readonly Label[] | undefined;
}
/** What is known of the reason for a row; Google publishes no table of these fields. */
declare const EVIDENCE: {
    readonly documented: 'Google says so of its parser for AWS_CLOUDTRAIL.';
    readonly observed: 'A detection rule that Google published depends on it, or an event that its parser made has it.';
    readonly sibling: 'Google says so of another parser of the same records.';
    readonly ours: 'No public mapping was found; it is a choice of this project.';
};
type Evidence = keyof typeof EVIDENCE;
/** The id of a row of the table for CloudTrail. */
type CloudTrailId = `C${number}`;
/** The id of a row that writes what the feed is given, beside the table. */
type EventRowId = CloudTrailId | 'E1' | 'E2';
/** A row of the table for CloudTrail. */
interface EventRow extends Row<EventContext, EventRowId> {
    readonly evidence: Evidence;
}

/** One line of the table for CloudTrail as plain data; the lines of one row have its id. */
interface CloudTrailMappingRow {
    /** `C` and its number; `E` and a number for what a feed is given beside. */
    readonly row: EventRow['row'];
    /**
     * The log field, `[]` for each element of a list, `<path>` for every leaf below; several where the first that has a
     * value is read, or where they decide a constant; null where the row reads none.
     */
    readonly logField: string | null;
    /** The UDM field, `[]` for an element of a list, `[key]` for a label or an additional field of that key. */
    readonly udmField: string;
    /** What the row does, in one sentence. */
    readonly logic: string;
    /** What is known of the reason for it: Google publishes no field table for these records. */
    readonly evidence: Evidence;
}
/** Where the evidence is from, and what each kind of it means. */
declare const CLOUDTRAIL_SOURCE: {
    readonly title: 'rows of this project for AWS_CLOUDTRAIL';
    readonly note: 'Google publishes no field table for these records; each row says what is known of it.';
    readonly evidence: {
        readonly documented: 'Google says so of its parser for AWS_CLOUDTRAIL.';
        readonly observed: 'A detection rule that Google published depends on it, or an event that its parser made has it.';
        readonly sibling: 'Google says so of another parser of the same records.';
        readonly ours: 'No public mapping was found; it is a choice of this project.';
    };
};
/**
 * The table by which records of CloudTrail become events, as frozen plain data: what the mapper runs, not a copy of it.
 * Rows of the same number are lines of one row; some hold for some operations or records only.
 *
 * @example
 * CLOUDTRAIL_TABLE.filter((row) => row.evidence === 'documented').map((row) => row.udmField);
 */
declare const CLOUDTRAIL_TABLE: readonly CloudTrailMappingRow[];

/** The id of a row that the documented table does not have. */
type ExtensionId = `E${number}`;
/** The id of a row of Google's parser source. */
type GoogleId = `G${number}`;

/** One row of the mapping table as plain data. */
interface MappingRow {
    /** Its number in the documented table. */
    readonly row: number;
    /** The log field, `[]` for each element of a list; null where the row reads none. */
    readonly logField: string | null;
    /** The UDM field, `[]` for an element of a list, `[key]` for a label of that key. */
    readonly udmField: string;
    /** The record kinds that the row applies to. */
    readonly kinds: readonly RecordKind[];
    /** What the row does, in one sentence. */
    readonly logic: string;
}
/**
 * The documented mapping table, all 44 rows, as frozen plain data: what the mapper runs, not a copy of it.
 *
 * @see https://cloud.google.com/chronicle/docs/ingestion/default-parsers/aws-iam
 * @example
 * MAPPING_TABLE.filter((row) => row.kinds.includes('USER')).map((row) => row.logField);
 */
declare const MAPPING_TABLE: readonly MappingRow[];

/** One row of the extended profile as plain data: what the documented table does not have, and why it is there. */
interface ExtendedMappingRow extends Omit<MappingRow, 'row'> {
    /** Its id, which no documented row has. */
    readonly row: ExtensionId;
    /** The records that it is for. */
    readonly record: 'user' | 'role' | 'group' | 'policy';
    /** Why the value belongs there, in one sentence. */
    readonly reason: string;
}
/**
 * The rows that the profile `extended` adds to the documented table, as frozen plain data. `@principals` in a log field
 * stands for the principals that a trust policy names.
 *
 * @example
 * EXTENDED_TABLE.filter((row) => row.record === 'policy').map((row) => row.udmField);
 */
declare const EXTENDED_TABLE: readonly ExtendedMappingRow[];

/** Where the source of Google's parser was published, and as of when. */
declare const GOOGLE_SOURCE: {
    readonly title: 'the source of Google’s AWS_IAM parser';
    readonly repository: 'metron-labs/content-hub';
    readonly commit: 'c90af7ce';
    readonly path: 'content/parsers/third_party/community/AWS_IAM_GUS/cbn';
    readonly updated: '2023-12-14';
};
/** One row of Google's parser source as plain data. */
interface GoogleMappingRow extends Omit<MappingRow, 'row'> {
    /** Its id, `G` and its place in the parser's order of work. */
    readonly row: GoogleId;
}
/**
 * What Google's own parser for `AWS_IAM` does, 50 rows in its order of work, as frozen plain data: what the profile
 * `google` runs, not a copy of it. It differs from the documented table in places.
 *
 * @example
 * GOOGLE_TABLE.filter((row) => row.kinds.includes('RESOURCE')).map((row) => row.logField);
 */
declare const GOOGLE_TABLE: readonly GoogleMappingRow[];

/** A row of the namespace as plain data: it is an option of every profile, and so in no table. */
interface NamespaceRow extends Omit<MappingRow, 'row'> {
    readonly row: ExtensionId;
    readonly reason: string;
}

/** A row of any profile as plain data. */
type AnyMappingRow = MappingRow | GoogleMappingRow | ExtendedMappingRow | NamespaceRow;

/** What counts as a difference. */
interface DifferenceOptions {
    /** Whether `metadata.collected_timestamp` may differ. Off by default. */
    readonly ignoreIngestionTimes?: boolean;
    /**
     * Whether the order of lists and the texts of policies and dates count, too. Off by default: then the elements of a
     * list may stand in any order, and policies are compared as policies.
     */
    readonly exact?: boolean;
}

/** One place at which an entity or an event is not what was expected. */
interface EntityDifference {
    /** The UDM field as the mapping table writes it; a label by its key and a relation by its member's identity. */
    readonly udmField: string;
    /** What was expected there; undefined where nothing was. */
    readonly expected: unknown;
    /** What is there; undefined where nothing is. */
    readonly actual: unknown;
    /** The rows of the record's own table that write there; none where no row does. */
    readonly rows: readonly (AnyMappingRow | CloudTrailMappingRow)[];
}
/** What counts as a difference, and which rows are looked at. */
interface CompareOptions extends DifferenceOptions {
    /** The rows that the mapper followed; `documented` unless said. Events have rows of their own. */
    readonly profile?: Profile;
}
/**
 * Compares two entities, or two events, field by field: by meaning, not by spelling. Timestamps are equal by instant
 * (`.198Z` = `.198000Z`); the order of keys and their style (`productObjectId`, `product_object_id`) are nothing, and
 * so is the difference between absent and empty. Labels are compared by key and value, in any order, as the elements of
 * every list are; policies are compared as policies. With `exact`, the order of lists and the texts of policies count.
 * What is deeper than 100 levels, as no entity can be, is not compared.
 *
 * @param expected the entity as it should be
 * @param actual the entity as it is
 * @param options what may differ
 * @returns each difference with the rows responsible for it; none where the entities say the same
 * @example
 * for (const { udmField, rows } of compareEntities(golden, entity, { ignoreIngestionTimes: true })) {
 *   console.log(udmField, rows.map((row) => row.row));
 * }
 */
declare function compareEntities(expected: unknown, actual: unknown, options?: CompareOptions): EntityDifference[];

export { type AnyMappingRow as A, type CloudTrailMappingRow as C, type DifferenceOptions as D, type Evidence as E, GOOGLE_SOURCE as G, MAPPING_TABLE as M, CLOUDTRAIL_SOURCE as a, CLOUDTRAIL_TABLE as b, type CompareOptions as c, EXTENDED_TABLE as d, type EntityDifference as e, type ExtendedMappingRow as f, GOOGLE_TABLE as g, type GoogleMappingRow as h, type MappingRow as i, compareEntities as j };
