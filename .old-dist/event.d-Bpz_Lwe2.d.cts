import { E as EventType, f as UdmTypes } from './options.d-BTuJBkIA.cjs';

/** A key with its value. A label whose value is empty has its key alone. */
interface UdmLabel {
    key: string;
    value?: string;
}
/** What is said of a user, a group or a resource beside its own fields. */
interface UdmAttribute {
    cloud?: {
        environment: 'AMAZON_WEB_SERVICES';
    };
    /** RFC 3339, UTC. */
    creationTime?: string;
    labels?: UdmLabel[];
    permissions?: {
        name: string;
    }[];
    roles?: {
        name: string;
    }[];
}
/** The user of a noun. */
interface UdmUser {
    attribute?: UdmAttribute;
    /** RFC 3339, UTC. */
    lastLoginTime?: string;
    productObjectId?: string;
    userid?: string;
}
/** The group of a noun. */
interface UdmGroup {
    attribute?: UdmAttribute;
    emailAddresses?: string[];
    groupDisplayName?: string;
    productObjectId?: string;
}
/** The cloud resource of a noun. */
interface UdmResource {
    attribute?: UdmAttribute;
    name?: string;
    productObjectId?: string;
    resourceSubtype?: string;
    resourceType?: 'ACCESS_POLICY';
}
/** What an entity or a relation is about. */
interface UdmNoun {
    group?: UdmGroup;
    location?: {
        name: string;
    };
    /** The asset namespace of the feed, where one was handed in. */
    namespace?: string;
    resource?: UdmResource;
    user?: UdmUser;
}
/** An edge from the entity to another noun: here from a group to each of its members. */
interface UdmRelation {
    direction: 'UNIDIRECTIONAL';
    entity: UdmNoun;
    entityType: 'USER';
    relationship: 'MEMBER';
}
/** Where an entity came from. */
interface UdmEntityMetadata {
    /** RFC 3339, UTC. */
    collectedTimestamp: string;
    entityType: 'USER' | 'GROUP' | 'RESOURCE';
    productName: 'AWS IAM';
    vendorName: 'AWS';
}
/**
 * A UDM entity in strict proto3-JSON: exactly the fields that the mapping table writes.
 * Absent fields are left out; keys stand in sorted order.
 *
 * @see https://cloud.google.com/chronicle/docs/reference/udm-field-list
 */
interface UdmEntity {
    entity: UdmNoun;
    metadata: UdmEntityMetadata;
    relations?: UdmRelation[];
}
type SnakeName<Name extends string> = Name extends `${infer Head}${infer Tail}` ? `${Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`}${SnakeName<Tail>}` : '';
/** A type with its keys in snake_case. */
type SnakeCase<T> = T extends readonly (infer Element)[] ? SnakeCase<Element>[] : T extends object ? string extends keyof T ? T : {
    [Key in keyof T as SnakeName<Key & string>]: SnakeCase<T[Key]>;
} : T;
/** A UDM entity with snake_case keys, as rules and parsers write them. */
type UdmEntitySnakeCase = SnakeCase<UdmEntity>;

/** A key with its value. */
interface UdmEventLabel {
    key: string;
    value: string;
}
/** Who did something, or to whom something was done. */
interface UdmEventUser {
    attribute?: {
        labels?: UdmEventLabel[];
        roles?: {
            name: string;
        }[];
    };
    /** The account of the user. */
    groupIdentifiers?: string[];
    productObjectId?: string;
    userDisplayName?: string;
    userid?: string;
}
/** What something was done to. */
interface UdmEventResource {
    attribute?: {
        labels?: UdmEventLabel[];
        permissions?: {
            name: string;
        }[];
    };
    name?: string;
    productObjectId?: string;
    resourceSubtype?: string;
    resourceType?: UdmTypes['Resource.ResourceType'];
}
/** What an event is, and where it came from. */
interface UdmEventMetadata {
    /** RFC 3339, UTC. */
    eventTimestamp: string;
    eventType: EventType;
    /** The ingestion labels of the feed, where it was given some. */
    ingestionLabels?: UdmEventLabel[];
    logType: 'AWS_CLOUDTRAIL';
    /** The operation. */
    productEventType: string;
    productLogId?: string;
    productName: 'AWS CloudTrail';
    productVersion?: string;
    vendorName: 'AMAZON';
}
/** What acts, and where. */
interface UdmEventPrincipal {
    asset: {
        attribute: {
            cloud: {
                environment: 'AMAZON_WEB_SERVICES';
            };
        };
        hostname?: string;
        ip?: string[];
    };
    hostname?: string;
    ip?: string[];
    location?: {
        name: string;
    };
    namespace?: string;
    port?: number;
    /** The type of the identity; `type` is deprecated, and two published rules read it. */
    resource?: {
        resourceSubtype: string;
        type: string;
    };
    user?: UdmEventUser;
}
/** What the call is about. */
interface UdmEventTarget {
    application?: string;
    group?: {
        groupDisplayName?: string;
        productObjectId?: string;
    };
    location?: {
        name: string;
    };
    namespace?: string;
    resource?: UdmEventResource;
    resourceAncestors?: {
        name: string;
        resourceSubtype: 'AWS::IAM::Role';
        resourceType: 'ACCESS_POLICY';
    }[];
    url?: string;
    user?: UdmEventUser;
}
/** Whether the call was let through, and why not. */
interface UdmSecurityResult {
    action: ('ALLOW' | 'BLOCK')[];
    category?: 'AUTH_VIOLATION'[];
    categoryDetails?: string[];
    description?: string;
    ruleId?: string;
    ruleName?: string;
    severity: 'INFORMATIONAL';
    summary?: string;
}
/** A UDM event of a CloudTrail record, in strict proto3-JSON with sorted keys. Unset fields are absent. */
interface UdmEvent {
    about?: {
        resource: {
            attribute?: {
                labels: UdmEventLabel[];
            };
            name?: string;
            resourceSubtype?: string;
        };
    }[];
    /** Texts by the dotted paths of their log fields. */
    additional?: {
        [key: string]: string;
    };
    extensions?: {
        auth: {
            authDetails?: string;
            mechanism?: 'REMOTE'[];
            type?: 'MACHINE' | 'SSO';
        };
    };
    metadata: UdmEventMetadata;
    network?: {
        http?: {
            userAgent: string;
        };
        tls?: {
            cipher?: string;
            version?: string;
        };
    };
    principal: UdmEventPrincipal;
    securityResult: UdmSecurityResult[];
    src?: {
        user: {
            userDisplayName: string;
        };
    };
    target?: UdmEventTarget;
}
/** The same event with snake_case keys, as rules and parsers write them. */
type UdmEventSnakeCase = SnakeCase<UdmEvent>;

export type { SnakeCase as S, UdmEntity as U, UdmEvent as a, UdmAttribute as b, UdmEntityMetadata as c, UdmEntitySnakeCase as d, UdmEventLabel as e, UdmEventMetadata as f, UdmEventPrincipal as g, UdmEventResource as h, UdmEventSnakeCase as i, UdmEventTarget as j, UdmEventUser as k, UdmGroup as l, UdmLabel as m, UdmNoun as n, UdmRelation as o, UdmResource as p, UdmSecurityResult as q, UdmUser as r };
