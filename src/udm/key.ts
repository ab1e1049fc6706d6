/**
 * The fields by which Google SecOps joins entities of each type, as paths of snake_case names below the noun.
 *
 * @see https://cloud.google.com/chronicle/docs/ingestion/ingest-entities
 */
export const MERGE_KEYS = {
  USER: [
    ['user', 'product_object_id'],
    ['user', 'userid'],
    ['user', 'email_addresses'],
  ],
  GROUP: [
    ['group', 'product_object_id'],
    ['group', 'email_addresses'],
  ],
  RESOURCE: [
    ['resource', 'product_object_id'],
    ['resource', 'name'],
  ],
} as const;
