/** A key with its value. A label whose value is empty has its key alone. */
export interface UdmLabel {
  key: string;
  value?: string;
}

/** What is said of a user, a group or a resource beside its own fields. */
export interface UdmAttribute {
  cloud?: { environment: 'AMAZON_WEB_SERVICES' };
  /** RFC 3339, UTC. */
  creationTime?: string;
  labels?: UdmLabel[];
  permissions?: { name: string }[];
  roles?: { name: string }[];
}

/** The user of a noun. */
export interface UdmUser {
  attribute?: UdmAttribute;
  /** RFC 3339, UTC. */
  lastLoginTime?: string;
  productObjectId?: string;
  userid?: string;
}

/** The group of a noun. */
export interface UdmGroup {
  attribute?: UdmAttribute;
  emailAddresses?: string[];
  groupDisplayName?: string;
  productObjectId?: string;
}

/** The cloud resource of a noun. */
export interface UdmResource {
  attribute?: UdmAttribute;
  name?: string;
  productObjectId?: string;
  resourceSubtype?: string;
  resourceType?: 'ACCESS_POLICY';
}

/** What an entity or a relation is about. */
export interface UdmNoun {
  group?: UdmGroup;
  location?: { name: string };
  /** The asset namespace of the feed, where one was handed in. */
  namespace?: string;
  resource?: UdmResource;
  user?: UdmUser;
}

/** An edge from the entity to another noun: here from a group to each of its members. */
export interface UdmRelation {
  direction: 'UNIDIRECTIONAL';
  entity: UdmNoun;
  entityType: 'USER';
  relationship: 'MEMBER';
}

/** Where an entity came from. */
export interface UdmEntityMetadata {
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
export interface UdmEntity {
  entity: UdmNoun;
  metadata: UdmEntityMetadata;
  relations?: UdmRelation[];
}

type SnakeName<Name extends string> = Name extends `${infer Head}${infer Tail}`
  ? `${Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`}${SnakeName<Tail>}`
  : '';

/** A type with its keys in snake_case. */
export type SnakeCase<T> = T extends readonly (infer Element)[]
  ? SnakeCase<Element>[]
  : T extends object
    ? string extends keyof T
      ? T
      : { [Key in keyof T as SnakeName<Key & string>]: SnakeCase<T[Key]> }
    : T;

/** A UDM entity with snake_case keys, as rules and parsers write them. */
export type UdmEntitySnakeCase = SnakeCase<UdmEntity>;
