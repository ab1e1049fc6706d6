import stringify from 'fast-json-stable-stringify';
import { relationIdentity } from './key.ts';
import type { UdmPath } from './path.ts';
import { entityShape, type UdmShape } from './shape.ts';
import { snakeKeys } from './style.ts';
import { instantOf } from './timestamp.ts';

/** One place at which two entities say different things. A side that says nothing there is undefined. */
export interface Difference {
  readonly path: UdmPath;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** What counts as a difference. */
export interface DifferenceOptions {
  /** Whether `metadata.collected_timestamp` may differ. Off by default. */
  readonly ignoreIngestionTimes?: boolean;
  /** Whether the elements of lists may stand in another order. Off by default. */
  readonly ignoreOrder?: boolean;
}

type Fields = { readonly [name: string]: unknown };

interface Comparison {
  readonly ignoreOrder: boolean;
  readonly found: Difference[];
}

const INGESTION_TIME = 'metadata.collected_timestamp';

/**
 * Compares two entities by meaning: key order, the style of keys, the spelling of timestamps and the difference
 * between absent and empty are nothing. Elements of lists are told apart by what identifies them, so that one label
 * or one member more is one difference.
 */
export function findDifferences(
  expected: unknown,
  actual: unknown,
  options: DifferenceOptions = {},
): Difference[] {
  const found: Difference[] = [];
  compare(entityShape('snake'), snakeKeys(expected), snakeKeys(actual), [], {
    ignoreOrder: options.ignoreOrder ?? false,
    found,
  });
  if (!options.ignoreIngestionTimes) return found;
  return found.filter(({ path }) => path.map((step) => step.name).join('.') !== INGESTION_TIME);
}

function compare(
  shape: UdmShape | undefined,
  before: unknown,
  after: unknown,
  path: UdmPath,
  run: Comparison,
): void {
  const [expected, actual] = [unlessUnset(before), unlessUnset(after)];
  if (bothAre(Array.isArray, expected, actual)) {
    compareLists(shape, (expected ?? []) as unknown[], (actual ?? []) as unknown[], path, run);
  } else if (bothAre(isFields, expected, actual)) {
    compareMembers(shape, (expected ?? {}) as Fields, (actual ?? {}) as Fields, path, run);
  } else if (!isSameValue(shape, expected, actual)) {
    run.found.push({ path, expected, actual });
  }
}

/** Whether two values are of a type, where one of them may be unset. */
function bothAre(isOfType: (value: unknown) => boolean, a: unknown, b: unknown): boolean {
  return (isOfType(a) && (isOfType(b) || b === undefined)) || (isOfType(b) && a === undefined);
}

/** In proto3, a field that is null or has its default value is a field that is not set. */
function unlessUnset(value: unknown): unknown {
  return value === null || value === '' ? undefined : value;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSameValue(shape: UdmShape | undefined, expected: unknown, actual: unknown): boolean {
  if (expected === actual) return true;
  if (shape?.type !== 'value' || shape.udmType !== 'timestamp') return false;
  if (typeof expected !== 'string' || typeof actual !== 'string') return false;
  const instant = instantOf(expected);
  return instant !== undefined && instant === instantOf(actual);
}

function compareMembers(
  shape: UdmShape | undefined,
  expected: Fields,
  actual: Fields,
  path: UdmPath,
  run: Comparison,
): void {
  for (const name of [...new Set([...Object.keys(expected), ...Object.keys(actual)])].sort()) {
    const inner = shape?.type === 'object' ? shape.members.get(name) : undefined;
    compare(inner, own(expected, name), own(actual, name), [...path, { name }], run);
  }
}

function own(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** Elements of one list, by what tells them apart. */
interface Element {
  readonly value: unknown;
  readonly index: number;
  /** What a path calls the element: a label's key, a member's identity. */
  readonly name: string | number;
}

function compareLists(
  shape: UdmShape | undefined,
  expected: readonly unknown[],
  actual: readonly unknown[],
  path: UdmPath,
  run: Comparison,
): void {
  const inner = shape?.type === 'list' ? shape.element : undefined;
  const [expectedById, actualById] = [identify(expected, run), identify(actual, run)];
  const missing = [...expectedById].filter(([id]) => !actualById.has(id)).map(([, element]) => element);
  const extra = [...actualById].filter(([id]) => !expectedById.has(id)).map(([, element]) => element);
  const order: number[] = [];
  for (const [id, element] of expectedById) {
    const match = actualById.get(id);
    if (match === undefined) continue;
    order.push(match.index);
    compare(inner, element.value, match.value, elementPath(path, element), run);
  }
  compareLeftovers(inner, missing, extra, path, run);
  const moved = order.some((index, at) => at > 0 && index < order[at - 1]!);
  if (moved && !run.ignoreOrder)
    run.found.push({ path, expected: namesOf(expected, run), actual: namesOf(actual, run) });
}

/** What is left on both sides without an identity of its own is one element that changed: it is compared in order. */
function compareLeftovers(
  shape: UdmShape | undefined,
  missing: readonly Element[],
  extra: readonly Element[],
  path: UdmPath,
  run: Comparison,
): void {
  const [goneNamed, gone] = partition(missing);
  const [comeNamed, come] = partition(extra);
  const pairs = run.ignoreOrder ? 0 : Math.min(gone.length, come.length);
  for (let at = 0; at < pairs; at += 1) {
    compare(shape, gone[at]!.value, come[at]!.value, elementPath(path, gone[at]!), run);
  }
  for (const element of [...goneNamed, ...gone.slice(pairs)]) {
    run.found.push({ path: elementPath(path, element), expected: element.value, actual: undefined });
  }
  for (const element of [...comeNamed, ...come.slice(pairs)]) {
    run.found.push({ path: elementPath(path, element), expected: undefined, actual: element.value });
  }
}

function partition(elements: readonly Element[]): [named: Element[], unnamed: Element[]] {
  const isNamed = (element: Element) => typeof element.name === 'string';
  return [elements.filter(isNamed), elements.filter((element) => !isNamed(element))];
}

function identify(list: readonly unknown[], run: Comparison): Map<string, Element> {
  const elements: [id: string, element: Element][] = [];
  const counts = new Map<string, number>();
  for (const [index, value] of [...list.entries()].reverse()) {
    const name = nameOf(value, run);
    const id = JSON.stringify(name ?? stringify(value));
    const count = counts.get(id) ?? 0;
    counts.set(id, count + 1);
    // Of labels with one key the last is the row's, as tags stand before it; the others are called by their index.
    elements.push([`${id} ${count}`, { value, index, name: count > 0 ? index : (name ?? index) }]);
  }
  return new Map(elements.reverse());
}

/**
 * What tells an element of a list apart from the others, where it is a label or a relation; a permission or role goes
 * by its name where order is nothing, and by its place otherwise.
 */
function nameOf(value: unknown, run: Comparison): string | undefined {
  if (!isFields(value)) return undefined;
  if (typeof value.key === 'string') return value.key;
  if (run.ignoreOrder && typeof value.name === 'string') return value.name;
  return relationIdentity(value);
}

function namesOf(list: readonly unknown[], run: Comparison): unknown[] {
  return list.map((value) => nameOf(value, run) ?? value);
}

/** A list that is no member, which no entity has, gets a step without a name. */
function elementPath(path: UdmPath, { name: element }: Element): UdmPath {
  const last = path.at(-1);
  if (last === undefined || last.element !== undefined) return [...path, { name: '', element }];
  return [...path.slice(0, -1), { name: last.name, element }];
}
