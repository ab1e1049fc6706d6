import stringify from 'fast-json-stable-stringify';
import type { PolicyDocument } from './field.ts';
import { isObject } from './spelling.ts';

/** No policy nests deeper by far; a document that does is hostile and would overflow the stack. */
const DEEPEST = 100;

/** A policy document as text: canonical where it could be read, else as the log had it. */
export interface ReadPolicy {
  /** Undefined where the document is no text and cannot become one. */
  readonly text: string | undefined;
  readonly canonical: boolean;
}

/**
 * Gives a policy document one text, whatever the source: JSON with sorted keys and no spaces.
 * Text is percent-decoded at most once, and only where it is not JSON as it stands.
 *
 * @param document percent-encoded JSON, JSON text or an object
 * @returns the canonical text; text that cannot be read exactly comes back as it is
 * @example
 * readPolicy('%7B%22Version%22%3A%222012-10-17%22%7D'); // { text: '{"Version":"2012-10-17"}', canonical: true }
 */
export function readPolicy(document: PolicyDocument): ReadPolicy {
  const parsed = typeof document === 'string' ? parsePolicy(document) : document;
  const text = parsed === undefined || !isExact(parsed, DEEPEST) ? undefined : print(parsed);
  if (text !== undefined) return { text, canonical: true };
  return { text: typeof document === 'string' ? document : undefined, canonical: false };
}

/** Parses the text of a policy: JSON as it stands, else percent-decoded once. Undefined where it is neither. */
export function parsePolicy(text: string): { readonly [key: string]: unknown } | undefined {
  return parseObject(text) ?? decodeObject(text);
}

function parseObject(text: string): { readonly [key: string]: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function decodeObject(text: string): { readonly [key: string]: unknown } | undefined {
  if (!text.includes('%')) return undefined;
  try {
    return parseObject(decodeURIComponent(text));
  } catch {
    return undefined;
  }
}

/** Whether a document survives being written again: not too deep, no number that lost digits, JSON values only. */
function isExact(value: unknown, depth: number): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
    case 'object':
      if (value === null) return true;
      if (depth === 0 || !isPlain(value)) return false;
      return Object.values(value).every((member) => isExact(member, depth - 1));
    default:
      return false;
  }
}

/** Whether an object is what JSON can hold: a list, or members and no class that would be lost. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === null || Object.getPrototypeOf(prototype) === null;
}

function print(document: { readonly [key: string]: unknown }): string | undefined {
  try {
    return stringify(document);
  } catch {
    return undefined;
  }
}
