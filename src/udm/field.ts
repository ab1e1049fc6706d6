import type { EventType } from './event/type.ts';

/** The type of a UDM field, by the name that its protocol buffer gives it. */
export interface UdmTypes {
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
export interface Label {
  readonly key: string;
  readonly value: string;
}

/** What a struct holds: JSON in which nothing is null or empty. */
export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

declare const timestamp: unique symbol;

/** RFC 3339 text in UTC with 0, 3, 6 or 9 fractional digits. */
export type Timestamp = string & { readonly [timestamp]: true };

/**
 * Every UDM field that a row may write, with its type. `[]` marks an element of a list,
 * `[*]` a label: the row writes the label's key in place of the star. Below a struct a row may write any name.
 */
export const UDM_FIELDS = {
  'metadata.collected_timestamp': 'timestamp',
  'metadata.vendor_name': 'string',
  'metadata.product_name': 'string',
  'metadata.entity_type': 'EntityMetadata.EntityType',
  'metadata.product_entity_id': 'string',
  'metadata.creation_timestamp': 'timestamp',
  'metadata.description': 'string',
  additional: 'struct',
  'entity.namespace': 'string',
  'entity.location.name': 'string',
  'entity.user.product_object_id': 'string',
  'entity.user.userid': 'string',
  'entity.user.last_login_time': 'timestamp',
  'entity.user.email_addresses[]': 'string',
  'entity.user.group_identifiers[]': 'string',
  'entity.user.attribute.creation_time': 'timestamp',
  'entity.user.attribute.labels[*]': 'string',
  'entity.user.attribute.labels[].key': 'string',
  'entity.user.attribute.labels[].value': 'string',
  'entity.user.attribute.permissions[].name': 'string',
  'entity.user.attribute.permissions[].description': 'string',
  'entity.group.product_object_id': 'string',
  'entity.group.group_display_name': 'string',
  'entity.group.email_addresses[]': 'string',
  'entity.group.attribute.creation_time': 'timestamp',
  'entity.group.attribute.labels[*]': 'string',
  'entity.group.attribute.permissions[].name': 'string',
  'entity.group.attribute.permissions[].description': 'string',
  'entity.resource.name': 'string',
  'entity.resource.product_object_id': 'string',
  'entity.resource.resource_type': 'Resource.ResourceType',
  'entity.resource.resource_subtype': 'string',
  'entity.resource.attribute.cloud.environment': 'Cloud.CloudEnvironment',
  'entity.resource.attribute.creation_time': 'timestamp',
  'entity.resource.attribute.labels[*]': 'string',
  'entity.resource.attribute.labels[].key': 'string',
  'entity.resource.attribute.labels[].value': 'string',
  'entity.resource.attribute.last_update_time': 'timestamp',
  'entity.resource.attribute.permissions[].name': 'string',
  'entity.resource.attribute.permissions[].description': 'string',
  'entity.resource.attribute.roles[].name': 'string',
  'entity.resource.attribute.roles[].description': 'string',
  'entity.resource_ancestors[].product_object_id': 'string',
  'entity.resource_ancestors[].resource_type': 'Resource.ResourceType',
  'entity.resource_ancestors[].resource_subtype': 'string',
  'relations[].entity_type': 'EntityMetadata.EntityType',
  'relations[].relationship': 'Relation.Relationship',
  'relations[].direction': 'Relation.Directionality',
  'relations[].entity_label': 'Relation.EntityLabel',
  'relations[].entity.application': 'string',
  'relations[].entity.namespace': 'string',
  'relations[].entity.group.group_display_name': 'string',
  'relations[].entity.group.email_addresses[]': 'string',
  'relations[].entity.user.product_object_id': 'string',
  'relations[].entity.user.userid': 'string',
  'relations[].entity.user.last_login_time': 'timestamp',
  'relations[].entity.user.email_addresses[]': 'string',
  'relations[].entity.user.group_identifiers[]': 'string',
  'relations[].entity.user.attribute.creation_time': 'timestamp',
  'relations[].entity.user.attribute.labels[*]': 'string',
  'relations[].entity.user.attribute.labels[].key': 'string',
  'relations[].entity.user.attribute.labels[].value': 'string',
  'relations[].entity.user.attribute.permissions[].name': 'string',
  'relations[].entity.user.attribute.permissions[].description': 'string',
  'relations[].entity.resource.name': 'string',
  'relations[].entity.resource.product_object_id': 'string',
  'relations[].entity.resource.resource_type': 'Resource.ResourceType',
  'relations[].entity.resource.resource_subtype': 'string',
  'relations[].entity.resource.attribute.labels[*]': 'string',
  'relations[].entity.resource.attribute.labels[].key': 'string',
  'relations[].entity.resource.attribute.labels[].value': 'string',
  'relations[].entity.resource.attribute.creation_time': 'timestamp',
  'relations[].entity.resource.attribute.permissions[].name': 'string',
  'relations[].entity.resource.attribute.permissions[].description': 'string',
  'relations[].entity.resource.attribute.roles[].name': 'string',
  'relations[].entity.resource_ancestors[].product_object_id': 'string',
  'relations[].entity.resource_ancestors[].resource_type': 'Resource.ResourceType',
  'relations[].entity.resource_ancestors[].resource_subtype': 'string',
} as const satisfies Record<string, keyof UdmTypes>;

/** The UDM fields that rows may write, with their types. */
export type FieldRegistry = Readonly<Record<string, keyof UdmTypes>>;

/** A field of a registry as a row writes it: its name, with a label's key or a name below a struct filled in. */
export type FieldOf<Registry extends FieldRegistry> = {
  [F in keyof Registry & string]: Registry[F] extends 'struct' | 'texts'
    ? `${F}.${string}`
    : F extends `${infer Head}[*]`
      ? `${Head}[${string}]`
      : F;
}[keyof Registry & string];

/** The TypeScript type that a field of a registry takes. */
export type ValueOf<Registry extends FieldRegistry, F extends string> = {
  [R in keyof Registry & string]: F extends R
    ? UdmTypes[Registry[R]]
    : Registry[R] extends 'struct' | 'texts'
      ? F extends `${R}.*`
        ? Label
        : F extends `${R}.${string}`
          ? UdmTypes[Registry[R]]
          : never
      : R extends `${infer Head}[*]`
        ? F extends `${Head}[]`
          ? never
          : F extends `${Head}[${string}]`
            ? UdmTypes[Registry[R]]
            : never
        : never;
}[keyof Registry & string];

/** A field of an entity as a row writes it. */
export type UdmField = FieldOf<typeof UDM_FIELDS>;

/** The TypeScript type that a field of an entity takes. */
export type UdmValue<F extends string> = ValueOf<typeof UDM_FIELDS, F>;
