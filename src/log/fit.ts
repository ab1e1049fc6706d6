import { timeOf } from './date.ts';
import { type PolicyForm, readPolicy } from './policy.ts';
import { exactPolicyText } from './policy-text.ts';
import { isAbsent, isObject } from './spelling.ts';
import { commonTimestamp, dateText, readTimestamp } from './timestamp.ts';

/*
 * Quick readers of single log fields, for the generated engine. Each takes only what leaves nothing to report:
 * it gives the value, null where the field is absent, and undefined where the canonical path must judge.
 */

/** What a quick reader gives. */
export type Fit<Value> = Value | null | undefined;

/** A JSON object as a parser makes it. */
export type PlainObject = { readonly [key: string]: unknown };

const SURROGATE = /[\ud800-\udfff]/u;

/** Whether UTF-8 can carry a text; the engine's own answer, where it has one, costs next to nothing. */
const isWellFormed: (text: string) => boolean =
  'isWellFormed' in String.prototype
    ? (text) => (text as string & { isWellFormed(): boolean }).isWellFormed()
    : (text) => !SURROGATE.test(text);

const PRINTABLE_WITHOUT_SPACE = /^[!-~]*$/u;

/** Whether a value is an object with nothing inherited but what every object has. */
export function isPlain(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Whether nobody has added fields to every object there is; `for … in` would take them for the record's own. */
export function isPrototypeClean(): boolean {
  for (const _ in Object.prototype) return false;
  return true;
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && isWellFormed(value);
}

export function isNonEmptyText(value: unknown): boolean {
  return value !== '' && isText(value);
}

export function isArn(value: unknown): boolean {
  return typeof value === 'string' && PRINTABLE_WITHOUT_SPACE.test(value);
}

export function isNumber(value: unknown): boolean {
  return Number.isFinite(value);
}

export function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean';
}

export function isDate(value: unknown): boolean {
  return isText(value) || isNumber(value) || (typeof value === 'object' && timeOf(value) !== undefined);
}

export function isEnvelope(value: unknown): value is PlainObject {
  return isObject(value) && value.constructor === Object && Object.getOwnPropertySymbols(value).length === 0;
}

export function isPolicy(value: unknown): boolean {
  return isText(value) || isEnvelope(value);
}

/** Whether each element of a list passes; a hole does not. */
export function isListOf(value: unknown, passes: (element: unknown) => boolean): boolean {
  if (!Array.isArray(value)) return false;
  for (const element of value) if (!passes(element)) return false;
  return true;
}

export function fitText(value: unknown): Fit<string> {
  if (typeof value !== 'string') return isAbsent(value) ? null : undefined;
  if (value === '') return null;
  return isWellFormed(value) ? value : undefined;
}

/** Text that must be given, though it may be empty. */
export function fitGivenText(value: unknown): Fit<string> {
  return value === undefined || value === null ? undefined : fitText(value);
}

export function fitArn(value: unknown): Fit<string> {
  if (typeof value !== 'string') return isAbsent(value) ? null : undefined;
  if (value === '') return null;
  return PRINTABLE_WITHOUT_SPACE.test(value) ? value : undefined;
}

export function fitTimestamp(value: unknown): Fit<string> {
  if (typeof value === 'string') {
    if (value === '') return null;
    return commonTimestamp(value) ?? zonedTimestamp(value);
  }
  if (typeof value === 'number' || value instanceof Date) return zonedTimestamp(value);
  return isAbsent(value) ? null : undefined;
}

function zonedTimestamp(value: string | number | Date): string | undefined {
  const read = readTimestamp(value);
  return read?.zoned ? read.text : undefined;
}

export function fitDateText(value: unknown): Fit<string> {
  if (typeof value === 'number' || value instanceof Date) return dateText(value);
  return fitText(value);
}

export function fitBooleanText(value: unknown): Fit<string> {
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  return isAbsent(value) ? null : undefined;
}

export function fitPolicyText(value: unknown, form: PolicyForm): Fit<string> {
  if (isAbsent(value)) return null;
  if (typeof value === 'string') {
    return form === 'verbatim' ? fitText(value) : exactPolicyText(value, form);
  }
  if (!isEnvelope(value)) return undefined;
  const { text, isExact } = readPolicy(value, form);
  return isExact ? text : undefined;
}

const NO_ELEMENTS: readonly never[] = [];

/** Reads a list whose every element fits; an absent list is an empty one. */
export function fitList<Element>(
  value: unknown,
  read: (element: unknown) => Element | undefined,
): readonly Element[] | undefined {
  if (isAbsent(value)) return NO_ELEMENTS;
  if (!Array.isArray(value)) return undefined;
  const elements: Element[] = [];
  for (const element of value) {
    const fitting = read(element);
    if (fitting === undefined) return undefined;
    elements.push(fitting);
  }
  return elements;
}

/** One field of two spellings; a log that uses both is for the canonical path. */
export function either(documented: Fit<string>, aws: Fit<string>): Fit<string> {
  if (documented === null) return aws;
  return aws === null ? documented : undefined;
}

/** AWS allows 50 tags; a longer list is not worth comparing each with each. */
const MOST_TAGS = 50;

/** Whether a label's key occurs twice, or is one of the keys that the table fixes. */
export function repeatsKey(tags: readonly { readonly Key: string }[], fixed: readonly string[]): boolean {
  if (tags.length > MOST_TAGS) return true;
  for (let index = 0; index < tags.length; index += 1) {
    const key = tags[index]!.Key;
    if (fixed.includes(key)) return true;
    for (let before = 0; before < index; before += 1) if (tags[before]!.Key === key) return true;
  }
  return false;
}

/** Adds a field that no row reads to what is to be reported; nothing is added for an absent field or an empty list. */
export function addUnmapped(
  unmapped: Record<string, unknown> | null,
  name: string,
  value: unknown,
): Record<string, unknown> | null {
  if (isAbsent(value) || (Array.isArray(value) && value.length === 0)) return unmapped;
  const added = unmapped ?? {};
  added[name] = value;
  return added;
}

/** The unmapped fields of a list's elements, each in its place; null where there are none. */
export function unmappedOf(elements: readonly { readonly unmapped: object | null }[]): unknown {
  if (elements.every(({ unmapped }) => unmapped === null)) return null;
  return elements.map(({ unmapped }) => unmapped ?? undefined);
}
