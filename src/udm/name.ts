import { mergeKeysOf } from './key.ts';
import { isEvent } from './made.ts';
import { snakeKeys } from './style.ts';

/** What an entity is called: its type, its best merge key and the name that people know it by. */
export interface EntityName {
  /** The entity type, such as `USER`, or the type of an event; empty where there is none. */
  readonly type: string;
  /** The unique id, or the next best merge key; undefined where there is none. */
  readonly id: string | undefined;
  /** Its name for people; undefined where it has none. */
  readonly name: string | undefined;
}

interface SnakeEntity {
  readonly metadata?: { readonly entity_type?: unknown };
  readonly entity?: SnakeNoun;
}

interface SnakeEvent {
  readonly metadata: {
    readonly event_type: unknown;
    readonly product_event_type?: unknown;
    readonly product_log_id?: unknown;
  };
}

interface SnakeNoun {
  readonly user?: { readonly userid?: unknown };
  readonly group?: { readonly group_display_name?: unknown };
  readonly resource?: {
    readonly name?: unknown;
    readonly attribute?: { readonly roles?: readonly { readonly name?: unknown }[] };
  };
}

/** Says what an entity or an event is called, in either style of keys, whatever it may hold. */
export function nameOfEntity(made: unknown): EntityName {
  const fields = snakeKeys(made) ?? {};
  if (isEvent(fields)) return nameOfEvent(fields as SnakeEvent);
  const { metadata, entity: noun } = fields as SnakeEntity;
  const type = metadata?.entity_type;
  return {
    type: textOf(type) ?? '',
    id: mergeKeysOf(noun, type)[0]?.value,
    name: nameOfNoun(noun ?? {}, type),
  };
}

function nameOfEvent({ metadata }: SnakeEvent): EntityName {
  const { event_type: type, product_event_type: operation, product_log_id: id } = metadata;
  return { type: textOf(type) ?? '', id: textOf(id), name: textOf(operation) };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function nameOfNoun({ user, group, resource }: SnakeNoun, type: unknown): string | undefined {
  const roles = resource?.attribute?.roles;
  const role = Array.isArray(roles) ? roles[0]?.name : undefined;
  const named = { USER: user?.userid, GROUP: group?.group_display_name, RESOURCE: role }[String(type)];
  return textOf(named) ?? textOf(resource?.name);
}

/** The best name of a relation's member, for people. */
export function nameOfMember(relation: unknown): string {
  const { entity: noun, entity_type: type } = snakeKeys(relation) as {
    readonly entity?: SnakeNoun;
    readonly entity_type?: unknown;
  };
  return nameOfNoun(noun ?? {}, type) ?? mergeKeysOf(noun, type)[0]?.value ?? 'a member without a name';
}

/** Writes what an entity is called: `USER ana (AIDA…)`. */
export function formatEntityName({ type, id, name }: EntityName): string {
  const names = name === undefined || name === id ? (id ?? 'without a key') : `${name} (${id ?? 'no id'})`;
  return `${type || 'something'} ${names}`;
}
