import { isAbsent, isObject, ownField } from '../../json.ts';
import { TEXT } from '../form.ts';
import type { FieldSchema, ObjectSchema } from '../schema.ts';

/**
 * Log fields with two spellings: the mapping table writes `UserID`, every AWS API, SDK and CLI writes `UserId`.
 * The documented spelling comes first and wins.
 */
export const SPELLINGS: Readonly<Record<string, readonly [documented: string, aws: string]>> = {
  UserID: ['UserID', 'UserId'],
  RoleID: ['RoleID', 'RoleId'],
  GroupID: ['GroupID', 'GroupId'],
};

/** The spelling under which a log holds a field, one that can be read before one that cannot; undefined where it holds none. */
export function spellingOf(log: { readonly [key: string]: unknown }, field: string): string | undefined {
  const held = (SPELLINGS[field] ?? [field]).filter((spelling) => !isAbsent(ownField(log, spelling)));
  return held.find((spelling) => TEXT.fits(log[spelling])) ?? held[0];
}

/** How AWS's name of a field is spelled in lowerCamelCase and in snake_case: `userId` and `user_id`. */
export function otherSpellings(name: string): readonly [camel: string, snake: string] {
  const camel = name.replace(/^[A-Z]+(?![a-z])|^[A-Z]/u, (start) => start.toLowerCase());
  return [camel, name.replace(/(?<=[a-z0-9])(?=[A-Z])/gu, '_').toLowerCase()];
}

const NAMES = new WeakMap<ObjectSchema, ReadonlyMap<string, string>>();

/** AWS's names of the fields of a schema, by their other spellings. */
function namesOf(schema: ObjectSchema): ReadonlyMap<string, string> {
  const found = NAMES.get(schema);
  if (found !== undefined) return found;
  const fields = Object.keys(schema.fields).filter((name) => !Object.hasOwn(SPELLINGS, name));
  const names = new Map(fields.flatMap((name) => otherSpellings(name).map((other) => [other, name])));
  NAMES.set(schema, names);
  return names;
}

/**
 * Gives the keys of a log the spelling of AWS's API, as deep as its schema goes. A list that XML has made an object of
 * its members becomes a list again, and so do tags that were made one of their keys. What is there in AWS's spelling,
 * and what no schema knows, stays as it is.
 */
export function respell(log: unknown, schema: FieldSchema): unknown {
  if ('optional' in schema) return respell(log, schema.optional);
  if ('element' in schema) {
    const list = membersOf(tagsOf(log, schema.element));
    return Array.isArray(list) ? list.map((element) => respell(element, schema.element)) : log;
  }
  if (!('fields' in schema) || !isObject(log)) return log;
  const names = namesOf(schema);
  const fields = Object.entries(log).map(([key, value]) => {
    const other = names.get(key);
    const name = other === undefined || Object.hasOwn(log, other) ? key : other;
    const field = Object.hasOwn(schema.fields, name) ? schema.fields[name] : undefined;
    return [name, field === undefined ? value : respell(value, field)];
  });
  return Object.fromEntries(fields);
}

/** The tags of which a table or a playbook has made an object of their keys; anything else as it is. */
function tagsOf(log: unknown, element: FieldSchema): unknown {
  if (!isObject(log) || !('fields' in element) || element.fields.Key === undefined) return log;
  const tags = Object.entries(log).map(([Key, Value]) => ({ Key, Value }));
  // What has but a key and a value may be one tag without its list.
  const isDoubtful = tags.every(({ Key }) => /^(?:key|value)$/iu.test(Key)) && tags.length > 0;
  return !isDoubtful && tags.every(({ Value }) => typeof Value === 'string') ? tags : log;
}

/** The list of which XML, turned to JSON, has made an object with `member`; anything else as it is. */
export function membersOf(list: unknown): unknown {
  if (!isObject(list) || Object.keys(list).length !== 1 || !Object.hasOwn(list, 'member')) return list;
  return Array.isArray(list.member) ? list.member : [list.member];
}
