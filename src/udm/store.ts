// biome-ignore-all lint/suspicious/noAssignInExpressions: one line for each name.

/** Stores a member of an object under the one name that it is for. */
export type Store = (made: Record<string, unknown>, value: unknown) => unknown;

/** Each is a place of its own in the code, at which V8 remembers where the member lies, and looks no name up. */
const STORES: Readonly<Record<string, Store>> = {
  attribute: (made, value) => (made.attribute = value),
  cloud: (made, value) => (made.cloud = value),
  creationTime: (made, value) => (made.creationTime = value),
  creation_time: (made, value) => (made.creation_time = value),
  direction: (made, value) => (made.direction = value),
  emailAddresses: (made, value) => (made.emailAddresses = value),
  email_addresses: (made, value) => (made.email_addresses = value),
  entity: (made, value) => (made.entity = value),
  entityType: (made, value) => (made.entityType = value),
  entity_type: (made, value) => (made.entity_type = value),
  group: (made, value) => (made.group = value),
  groupDisplayName: (made, value) => (made.groupDisplayName = value),
  group_display_name: (made, value) => (made.group_display_name = value),
  key: (made, value) => (made.key = value),
  labels: (made, value) => (made.labels = value),
  lastLoginTime: (made, value) => (made.lastLoginTime = value),
  last_login_time: (made, value) => (made.last_login_time = value),
  location: (made, value) => (made.location = value),
  metadata: (made, value) => (made.metadata = value),
  name: (made, value) => (made.name = value),
  namespace: (made, value) => (made.namespace = value),
  permissions: (made, value) => (made.permissions = value),
  productObjectId: (made, value) => (made.productObjectId = value),
  product_object_id: (made, value) => (made.product_object_id = value),
  relations: (made, value) => (made.relations = value),
  relationship: (made, value) => (made.relationship = value),
  resource: (made, value) => (made.resource = value),
  resourceSubtype: (made, value) => (made.resourceSubtype = value),
  resource_subtype: (made, value) => (made.resource_subtype = value),
  resourceType: (made, value) => (made.resourceType = value),
  resource_type: (made, value) => (made.resource_type = value),
  roles: (made, value) => (made.roles = value),
  user: (made, value) => (made.user = value),
  userid: (made, value) => (made.userid = value),
  value: (made, value) => (made.value = value),
};

/** How a member is stored that rows of the documented table write; undefined of every other. */
export function storeOf(name: string): Store | undefined {
  return Object.hasOwn(STORES, name) ? STORES[name] : undefined;
}
