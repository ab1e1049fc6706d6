/**
 * The forms in which a policy document becomes text. `compact` is the document's own text without white space between
 * its tokens, `canonical` has its keys sorted, too, `verbatim` is text as the log has it.
 */
declare const POLICY_FORMS: readonly ['compact', 'canonical', 'verbatim'];
/** How a policy document becomes text. */
type PolicyForm = (typeof POLICY_FORMS)[number];

/** The event types that events have here. */
declare const EVENT_TYPES: readonly ['USER_LOGIN', 'USER_CREATION', 'USER_DELETION', 'USER_CHANGE_PASSWORD', 'USER_CHANGE_PERMISSIONS', 'USER_UNCATEGORIZED', 'USER_RESOURCE_ACCESS', 'GROUP_CREATION', 'GROUP_DELETION', 'GROUP_MODIFICATION', 'SETTING_MODIFICATION', 'SETTING_DELETION', 'RESOURCE_CREATION', 'RESOURCE_DELETION', 'RESOURCE_PERMISSIONS_CHANGE', 'RESOURCE_READ', 'RESOURCE_WRITTEN', 'STATUS_UPDATE', 'GENERIC_EVENT'];
/** What happened, in UDM's words. */
type EventType = (typeof EVENT_TYPES)[number];

/** The type of a UDM field, by the name that its protocol buffer gives it. */
interface UdmTypes {
    string: string;
    timestamp: Timestamp;
    /** A plain JSON object; rows write the fields below it. */
    struct: Json;
    /** A plain JSON object whose members are texts; rows write the fields below it. */
    texts: string;
    int32: number;
    /** A whole label. */
    label: Label;
    /** All labels of a list. */
    labels: readonly Label[];
    'EntityMetadata.EntityType': 'USER' | 'GROUP' | 'RESOURCE';
    'Resource.ResourceType': 'ACCESS_POLICY' | 'CLOUD_PROJECT' | 'SERVICE' | 'CREDENTIAL' | 'SETTING';
    'Metadata.EventType': EventType;
    'SecurityResult.Action': 'ALLOW' | 'BLOCK';
    'SecurityResult.SecurityCategory': 'AUTH_VIOLATION';
    'SecurityResult.ProductSeverity': 'INFORMATIONAL';
    'Authentication.AuthType': 'MACHINE' | 'SSO';
    'Authentication.Mechanism': 'REMOTE';
    'Cloud.CloudEnvironment': 'AMAZON_WEB_SERVICES';
    'Relation.Relationship': 'MEMBER';
    'Relation.Directionality': 'UNIDIRECTIONAL';
    'Relation.EntityLabel': 'PRINCIPAL';
}
/** A key with its value. */
interface Label {
    readonly key: string;
    readonly value: string;
}
/** What a struct holds: JSON in which nothing is null or empty. */
type Json = string | number | boolean | readonly Json[] | {
    readonly [key: string]: Json;
};
declare const timestamp: unique symbol;
/** RFC 3339 text in UTC with 0, 3, 6 or 9 fractional digits. */
type Timestamp = string & {
    readonly [timestamp]: true;
};

/** What a record describes, in the words of UDM's entity types. */
type RecordKind = 'USER' | 'RESOURCE' | 'GROUP';
/**
 * Says what a record describes, by which identity is present: row 37 of the mapping table.
 *
 * @param log one record, of any type
 * @returns `USER` where `UserID` or `UserId` is present, `RESOURCE` where `RoleID` or `RoleId` is, `GROUP` where
 * `Group.GroupName` is, or a group's name and id without the `Group` around them; otherwise undefined, also for what
 * only looks so (GetCallerIdentity, Identity Center, other services), and for an object that throws when it is read
 * @example
 * detectKind({ UserId: 'AIDACKCEVSQ6C2EXAMPLE' }); // 'USER'
 */
declare function detectKind(log: unknown): RecordKind | undefined;

/** The profiles, the default first. */
declare const PROFILES: readonly ['documented', 'google', 'extended'];
/**
 * Which rows a mapper follows: those of the documentation, those of Google's own parser source, or the documented ones
 * and this project's extensions.
 */
type Profile = (typeof PROFILES)[number];

/** The sources of records: configuration, which becomes entities, and activity, which becomes events. */
declare const SOURCES: readonly ['iam', 'cloudtrail'];
/** Where a record is from. */
type Source = (typeof SOURCES)[number];
/**
 * Says where a record is from, by its fields.
 *
 * @param log one record, of any type
 * @returns `cloudtrail` for a record of activity, also one of OCSF, a digest or an insight; `iam` for a user, role, group or managed
 * policy; undefined for anything else, also for an object that throws when it is read
 * @example
 * detectSource({ eventSource: 'iam.amazonaws.com', eventName: 'CreateUser' }); // 'cloudtrail'
 */
declare function detectSource(log: unknown): Source | undefined;

/** How keys are written: `camel` as the ingestion reference does, `snake` as rules and parsers do. */
type UdmCase = 'camel' | 'snake';

/** What a mapper can be told, once. */
interface MapperOptions {
    /** How keys of entities are written: `camel` (the default) or `snake`. */
    readonly case?: UdmCase;
    /**
     * Which rows are followed: `documented` (the default), the 44 of the documentation and no others; `google`, those of
     * Google's own parser source, `GOOGLE_TABLE`; or `extended`, the documented rows and the extensions of
     * `EXTENDED_TABLE`, which also map managed policies.
     */
    readonly profile?: Profile;
    /** Whether a warning refuses the record as an error does. Off by default. */
    readonly strict?: boolean;
    /**
     * How policies become text: `compact` (the default), their own text, decoded and without white space between its
     * tokens; `canonical`, with sorted keys, too; `verbatim`, text as the log has it. An object has no text of its own:
     * `verbatim` gives its compact one. With the profile `google` the default is `verbatim`.
     */
    readonly policyText?: PolicyForm;
    /** Whether row 9 writes a group's name as an e-mail address, which SecOps joins groups by. On by default. */
    readonly groupNameAsEmail?: boolean;
    /** The asset namespace of the feed, which is written to each noun. None unless given; it must not be empty. */
    readonly namespace?: string;
    /** Whether activity of every service is mapped, and not of IAM, STS and sign-in alone. Off by default. */
    readonly allServices?: boolean;
    /** The ingestion labels of the feed, which are written to the metadata of each event. None unless given. */
    readonly ingestionLabels?: Readonly<Record<string, string>>;
    /** Whether issues may hold values of the log. Off by default: IAM documents are sensitive. */
    readonly includeValues?: boolean;
}
/** Which records a mapper takes. */
interface SourceOptions {
    /**
     * Where the records are from: `iam` (the default), whose users, roles and groups become entities; `cloudtrail`, whose
     * records of activity become events; or `detect`, which says so of each record by its fields.
     */
    readonly source?: Source | 'detect';
}
/** What a mapper is told for each record. */
interface RecordOptions {
    /** When the record was collected: a `Date`, RFC 3339 text with a zone, or epoch milliseconds. */
    readonly collectedAt: Date | string | number;
}

export { type EventType as E, type Json as J, type Label as L, type MapperOptions as M, type Profile as P, type RecordKind as R, type Source as S, type UdmCase as U, type RecordOptions as a, type SourceOptions as b, detectSource as c, detectKind as d, type PolicyForm as e, type UdmTypes as f };
