import type { JsonObject } from '../json.ts';
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

/** One merge key that an entity has: the field's name with its value. */
export interface MergeKey {
  readonly field: string;
  readonly value: string;
}

/**
 * The merge keys that a noun has, best first.
 *
 * @param noun a noun with snake_case keys
 * @param type the type of its entity
 */
export function mergeKeysOf(noun: unknown, type: unknown): MergeKey[] {
  if (!isEntityType(type)) return [];
  return MERGE_KEYS[type].flatMap((path) => {
    const held = path.reduce<unknown>(
      (value, name) => (value as JsonObject | null | undefined)?.[name],
      noun,
    );
    const values: unknown[] = Array.isArray(held) ? held : [held];
    return values.flatMap((value) =>
      typeof value === 'string' && value !== '' ? [{ field: path.join('.'), value }] : [],
    );
  });
}

function isEntityType(type: unknown): type is keyof typeof MERGE_KEYS {
  return typeof type === 'string' && Object.hasOwn(MERGE_KEYS, type);
}

/** What tells one relation of an entity from another, whatever it may be: the best key of the noun that it leads to. */
export function relationIdentity(relation: JsonObject | null): string | undefined {
  if (relation?.relationship === undefined && relation?.entity_label === undefined) return undefined;
  const noun = relation.entity as { readonly resource?: { readonly name?: unknown } } | undefined;
  const [key] = mergeKeysOf(noun, relation.entity_type);
  const name = noun?.resource?.name;
  return key?.value ?? (typeof name === 'string' ? name : undefined);
}
