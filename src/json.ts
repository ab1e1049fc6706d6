/** Whether a log holds nothing for a field: `null` and the empty string count as absent. */
export function isAbsent(value: unknown): value is null | undefined | '' {
  return value === undefined || value === null || value === '';
}

/** An object of JSON, whatever it holds. */
export type JsonObject = { readonly [key: string]: unknown };

/** Whether a value is a JSON object: no list, no date, no scalar. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** Whether a value is a JSON object of members alone, and of no class that would be lost. */
export function isPlainObject(value: unknown): value is JsonObject {
  if (!isObject(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** A JSON text with its value. */
export interface ReadJson {
  readonly text: string;
  readonly value: unknown;
}

/** Parses a text that may be no JSON; undefined where it is none. */
export function parseJson(text: string | undefined): ReadJson | undefined {
  try {
    return text === undefined ? undefined : { text, value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** A field of an object as JSON would write it: what it inherits or hides is no part of it. */
export function ownField(log: object, name: string): unknown {
  return Object.prototype.propertyIsEnumerable.call(log, name) ? log[name as keyof typeof log] : undefined;
}

/** Gives an object a field of its own, whatever it is called; gives the value. */
export function define<Value>(object: Record<string, unknown>, name: string, value: Value): Value {
  // To assign takes a tenth of the time, but what is inherited, such as `__proto__`, would not become a field.
  if (!(name in object) || Object.hasOwn(object, name)) object[name] = value;
  else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  return value;
}

/** The value to which steps lead, through objects by names and through lists by places; undefined where none lies. */
export function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  let held = value;
  for (const step of path) {
    if (typeof step === 'number') held = Array.isArray(held) ? held[step] : undefined;
    else held = isObject(held) ? ownField(held, step) : undefined;
  }
  return held;
}

/** Whether a value holds nothing that could be lost. */
export function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isAbsent(value) || (isObject(value) && Object.keys(value).length === 0);
}

const SURROGATE = /[\ud800-\udfff]/u;

/** Whether UTF-8 can carry a text; a JavaScript engine's own answer, where it has one, costs next to nothing. */
export const isWellFormed: (text: string) => boolean = /* @__PURE__ */ (() =>
  'isWellFormed' in String.prototype
    ? (text: string) => (text as string & { isWellFormed(): boolean }).isWellFormed()
    : (text: string) => !SURROGATE.test(text))();
