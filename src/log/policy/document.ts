import stringify from 'fast-json-stable-stringify';
import type { Finding, Path } from '../../issue.ts';
import { isPlainObject, type JsonObject, parseJson } from '../../json.ts';
import { DEEPEST_VALUE } from '../../text/depth.ts';
import { type DoubledKeys, doubledKeys, NO_DOUBLED_KEYS } from '../../text/doubled-key.ts';
import { scanJson } from '../../text/json-scan.ts';
import { doubledFindings } from '../doubled-finding.ts';
import type { PolicyDocument } from '../form.ts';
import { remembering } from '../remembering.ts';

/**
 * The forms in which a policy document becomes text. `compact` is the document's own text without white space between
 * its tokens, `canonical` has its keys sorted, too, `verbatim` is text as the log has it.
 */
export const POLICY_FORMS = ['compact', 'canonical', 'verbatim'] as const;

/** How a policy document becomes text. */
export type PolicyForm = (typeof POLICY_FORMS)[number];

/** A policy document as text. */
export interface ReadPolicy {
  /** Undefined where the document is no text and cannot become one. */
  readonly text: string | undefined;
  /** Whether the text says all that the document says, in the form that was asked for. */
  readonly isExact: boolean;
}

/**
 * Gives a policy document its text. Text is percent-decoded at most once, and only where it is not JSON as it stands.
 *
 * @param document percent-encoded JSON, JSON text or an object
 * @param form how the text is written; an object has no text of its own, so that `verbatim` gives its compact one
 * @returns the text; what cannot be read as a JSON object, or nests deeper than 100, comes back as it is
 * @example
 * readPolicy('%7B%22Version%22%3A%20%222012-10-17%22%7D', 'compact').text; // '{"Version":"2012-10-17"}'
 */
export function readPolicy(document: PolicyDocument, form: PolicyForm): ReadPolicy {
  if (typeof document !== 'string') return readObject(document, form);
  if (form === 'verbatim') return { text: document, isExact: true };
  const text = form === 'canonical' ? canonicalText(parsePolicy(document)) : policyIn(document)?.compact;
  return { text: text ?? document, isExact: text !== undefined };
}

/** Records hold policies this deep at most. */
const DEEPEST_HOLDER = 8;

/** Whether keys stand twice in a policy document's text. An object has none, and what is kept `verbatim` is not read. */
export function hasDoubledKeys(document: PolicyDocument, form: PolicyForm): boolean {
  const isRead = typeof document === 'string' && form !== 'verbatim';
  return isRead && doubledInPolicy(document).paths.length > 0;
}

/** The keys that stand twice in the text of a policy; none in text that is no policy. */
export function doubledInPolicy(document: string): DoubledKeys {
  return policyIn(document)?.doubled ?? NO_DOUBLED_KEYS;
}

/** What is to be said of each key that stands twice in the policies of a part of a record, where one was found. */
export function tellDoubled(finding: Pick<Finding, 'path' | 'row' | 'value'>): Finding<'duplicate_key'>[] {
  const told: Finding<'duplicate_key'>[] = [];
  tellDoubledBelow(finding.value, finding.path, 0, told);
  return told.map((doubled) => ({ ...finding, ...doubled }));
}

function tellDoubledBelow(part: unknown, at: Path, depth: number, told: Finding<'duplicate_key'>[]): void {
  if (typeof part === 'string') {
    told.push(...doubledFindings(doubledInPolicy(part), at));
  } else if (typeof part === 'object' && part !== null && depth < DEEPEST_HOLDER) {
    const members: Iterable<[string | number, unknown]> = Array.isArray(part)
      ? part.entries()
      : Object.entries(part);
    for (const [key, member] of members) tellDoubledBelow(member, [...at, key], depth + 1, told);
  }
}

function readObject(document: JsonObject, form: PolicyForm): ReadPolicy {
  const write = form === 'canonical' ? stringify : JSON.stringify;
  const text = isJson(document, DEEPEST_VALUE, Number.isFinite) ? print(document, write) : undefined;
  // A number that has lost digits before it came here cannot be mended, only told of.
  return { text, isExact: text !== undefined && isJson(document, DEEPEST_VALUE, isExactNumber) };
}

/** Parses the text of a policy: JSON as it stands, else percent-decoded once. Undefined where it is neither. */
export function parsePolicy(text: string): JsonObject | undefined {
  const read = policyIn(text);
  if (read === undefined) return undefined;
  read.policy ??= parseObject(read.json);
  return read.policy;
}

/** What the text of a policy is as JSON. */
interface PolicyText {
  /** Its text, percent-decoded where it was encoded. */
  readonly json: string;
  /** The same without white space between its tokens; undefined where it nests too deep. */
  readonly compact: string | undefined;
  /** Where keys stand twice. */
  readonly doubled: DoubledKeys;
  /** What it says, once that was asked for. */
  policy: JsonObject | undefined;
}

/** Rows of one record ask for the text of a policy and for whom it names. */
const policyIn = /* @__PURE__ */ remembering((text) => readJson(text) ?? readJson(decode(text)));

function readJson(json: string | undefined): PolicyText | undefined {
  if (json === undefined || !OPEN_OBJECT.test(json)) return undefined;
  const scan = scanJson(json, DEEPEST_VALUE);
  const compact = typeof scan === 'number' ? undefined : scan;
  // What nests too deep is a policy all the same.
  if (compact === undefined && parseObject(json) === undefined) return undefined;
  const doubled = compact?.mayDouble === false ? NO_DOUBLED_KEYS : doubledKeys(json);
  return { json, compact: compact?.text, doubled, policy: undefined };
}

/** What can be no JSON object is not given to the parser: an exception costs more than most policies. */
const OPEN_OBJECT = /^[\t\n\r ]*\{/u;

function parseObject(text: string): JsonObject | undefined {
  return parseJson(text)?.value as JsonObject | undefined;
}

function decode(text: string): string | undefined {
  if (!text.includes('%')) return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Whether JSON has a word for all that a value holds, and it is not too deep. */
function isJson(value: unknown, depth: number, isNumber: (value: number) => boolean): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return isNumber(value);
    case 'object':
      if (value === null) return true;
      if (depth === 0 || !(Array.isArray(value) || isPlainObject(value))) return false;
      return Object.values(value).every((member) => isJson(member, depth - 1, isNumber));
    default:
      return false;
  }
}

/** Whether a number surely has all its digits. */
function isExactNumber(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}

function canonicalText(document: JsonObject | undefined): string | undefined {
  return isJson(document, DEEPEST_VALUE, isExactNumber) ? print(document, stringify) : undefined;
}

function print(document: unknown, write: (value: unknown) => string): string | undefined {
  try {
    return write(document);
  } catch {
    return undefined;
  }
}

/** What a policy gives as a list, or alone where it has but one. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined ? [] : [value];
}
