import type { PolicyDocument } from './field.ts';
import { isEmpty } from './shape.ts';
import { isObject } from './spelling.ts';
import { dateText } from './timestamp.ts';

/** JSON without null. */
export type PlainJson = string | number | boolean | PlainJson[] | { [key: string]: PlainJson };

/** The fields of IAM's records that hold a policy document. */
const DOCUMENTS: ReadonlySet<string> = new Set(['AssumeRolePolicyDocument', 'PolicyDocument', 'Document']);

/**
 * Writes a part of a record, as its schema left it, as plain JSON: keys sorted, each date as text, each policy document
 * as one text, nothing that is empty.
 *
 * @param value the part
 * @param textOf gives a policy document its text
 * @returns undefined where nothing is left
 */
export function plainJson(
  value: unknown,
  textOf: (document: PolicyDocument) => string | undefined,
): PlainJson | undefined {
  if (value instanceof Date) return dateText(value);
  if (Array.isArray(value)) return filled(value.flatMap((element) => plainJson(element, textOf) ?? []));
  if (!isObject(value)) return isEmpty(value) ? undefined : (value as PlainJson);
  const members: { [key: string]: PlainJson } = {};
  for (const key of Object.keys(value).sort()) {
    const member = DOCUMENTS.has(key) ? textOf(value[key] as PolicyDocument) : plainJson(value[key], textOf);
    if (member !== undefined) members[key] = member;
  }
  return filled(members);
}

function filled<Value extends PlainJson>(value: Value): Value | undefined {
  return isEmpty(value) ? undefined : value;
}
