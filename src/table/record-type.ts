import type { IamRecordType } from '../log/iam/kind.ts';
import type { Profile } from './profile.ts';

interface SnakeEntity {
  readonly metadata?: {
    readonly entity_type?: unknown;
    readonly product_entity_id?: unknown;
    readonly creation_timestamp?: unknown;
  } | null;
  readonly entity?: {
    readonly group?: unknown;
    readonly resource?: { readonly resource_subtype?: unknown; readonly product_object_id?: unknown } | null;
    readonly resource_ancestors?: unknown;
  } | null;
}

const TYPES: readonly unknown[] = ['USER', 'RESOURCE', 'GROUP'] satisfies IamRecordType[];

/** The type of the record of which an entity with snake_case keys was made: a policy is one by its subtype alone. */
export function recordTypeOf(made: unknown): IamRecordType | undefined {
  const { metadata, entity } = (made ?? {}) as SnakeEntity;
  const type = metadata?.entity_type;
  if (type === 'RESOURCE' && entity?.resource?.resource_subtype === 'Policy') return 'POLICY';
  return TYPES.includes(type) ? (type as IamRecordType) : undefined;
}

/**
 * The profile by which an entity was made, by what only that profile writes.
 *
 * @returns undefined for a user of the documented rows or Google's, which look alike
 */
export function profileOf(made: unknown): Profile | undefined {
  const { metadata, entity } = (made ?? {}) as SnakeEntity;
  // A group may come without an id, and what is AWS's own lies in no account.
  const extensions = [metadata?.product_entity_id, metadata?.creation_timestamp, entity?.resource_ancestors];
  if (extensions.some((extension) => extension !== undefined)) return 'extended';
  const subtype = entity?.resource?.resource_subtype;
  const isOfUser = metadata?.entity_type === 'USER';
  const others = [entity?.group, entity?.resource?.product_object_id];
  if (isOfUser && others.some((other) => other !== undefined)) return 'google';
  if (metadata?.entity_type === 'RESOURCE') return subtype === undefined ? 'google' : 'documented';
  if (metadata?.entity_type === 'GROUP') return subtype === undefined ? 'documented' : 'google';
  return undefined;
}
