import stringify from 'fast-json-stable-stringify';
import { isObject } from '../json.ts';
import { relationIdentity } from './key.ts';

/** Which element of one list is which of another. */
export interface Pairing {
  readonly pairs: readonly (readonly [Element, Element])[];
  /** Those that the second list lacks. */
  readonly missing: readonly Element[];
  /** Those that the first list lacks. */
  readonly extra: readonly Element[];
  /** What the elements of both are called, in their order, where that counts and is not the same. */
  readonly order?: { readonly expected: unknown; readonly actual: unknown };
}

/** An element of a list. */
export interface Element {
  readonly value: unknown;
  readonly index: number;
  /** What a path calls it: a label's key, a member's identity; the index where neither tells it apart. */
  readonly name: string | number;
  /** What it has in common with the same element of another list. */
  readonly identity: string;
}

/**
 * Finds out which element of one list is which of another.
 *
 * @param exact whether order counts: then what has no name goes by its place, and what moved is told
 */
export function pairElements(
  expected: readonly unknown[],
  actual: readonly unknown[],
  exact: boolean,
): Pairing {
  const [before, after] = [identify(expected, exact), identify(actual, exact)];
  // Several labels may have one key, and in any order: what is wholly equal is the same.
  const equal = exact ? [] : takePairs(before, after, ({ value }) => stringify(value));
  const named = [...equal, ...takePairs(before, after, ({ identity }) => identity)].sort(
    ([one], [other]) => one.index - other.index,
  );
  const pairs = [...named, ...takeUnnamed(before, after, exact)];
  const found = { pairs, missing: [...before], extra: [...after] };
  const hasMoved = exact && named.some(([, { index }], at) => at > 0 && index < named[at - 1]![1].index);
  if (!hasMoved) return found;
  return { ...found, order: { expected: namesOf(expected, exact), actual: namesOf(actual, exact) } };
}

/** Pairs what has the same key, the last with the last, and takes it from both sides. */
export function takePairs<One, Other>(
  before: Set<One>,
  after: Set<Other>,
  keyOf: (element: One | Other) => string,
): [One, Other][] {
  const byKey = new Map<string, Other[]>();
  for (const element of after) {
    const key = keyOf(element);
    const same = byKey.get(key);
    if (same === undefined) byKey.set(key, [element]);
    else same.push(element);
  }
  const pairs: [One, Other][] = [];
  for (const element of [...before].reverse()) {
    const other = byKey.get(keyOf(element))?.pop();
    if (other === undefined) continue;
    before.delete(element);
    after.delete(other);
    pairs.push([element, other]);
  }
  return pairs;
}

/** What is left on both sides without a name of its own is one element that changed: it is paired in order. */
function takeUnnamed(before: Set<Element>, after: Set<Element>, exact: boolean): [Element, Element][] {
  // A text of a list that goes by no order did not become another text: one went, and one came.
  const isUnnamed = ({ name, value }: Element) => typeof name === 'number' && (exact || isObject(value));
  const come = [...after].filter(isUnnamed);
  const pairs = [...before]
    .filter(isUnnamed)
    .slice(0, come.length)
    .map((gone, at): [Element, Element] => [gone, come[at]!]);
  for (const [gone, one] of pairs) {
    before.delete(gone);
    after.delete(one);
  }
  return pairs;
}

function identify(list: readonly unknown[], exact: boolean): Set<Element> {
  const elements: Element[] = [];
  const seen = new Set<string>();
  for (const [index, value] of [...list.entries()].reverse()) {
    const name = nameOf(value, exact);
    const identity = JSON.stringify(name ?? stringify(value));
    // Of labels with one key the last is the row's, as tags stand before it; the others are called by their index.
    elements.push({ value, index, identity, name: seen.has(identity) ? index : (name ?? index) });
    seen.add(identity);
  }
  return new Set(elements.reverse());
}

/**
 * What tells an element of a list apart from the others, where it is a label or a relation; a permission or role goes
 * by its name where order is nothing, and by its place otherwise.
 */
function nameOf(value: unknown, exact: boolean): string | undefined {
  if (!isObject(value)) return undefined;
  if (typeof value.key === 'string') return value.key;
  if (!exact && typeof value.name === 'string' && !DOCUMENT.test(value.name)) return value.name;
  return relationIdentity(value);
}

/** The name of a permission may be a whole policy, which is no name. */
const DOCUMENT = /^\s*(?:\{|%7b)/iu;

function namesOf(list: readonly unknown[], exact: boolean): unknown[] {
  return list.map((value) => nameOf(value, exact) ?? value);
}
