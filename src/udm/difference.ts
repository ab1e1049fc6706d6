import { isObject, type JsonObject } from '../json.ts';
import { isEvent } from './made.ts';
import { type Pairing, pairElements } from './pairing.ts';
import type { UdmPath } from './path.ts';
import { entityShape, eventShape, type UdmShape } from './shape.ts';
import { instantOf } from './timestamp.ts';

/** One place at which two entities, or two events, say different things. A side that says nothing there is undefined. */
export interface Difference {
  readonly path: UdmPath;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** What counts as a difference. */
export interface DifferenceOptions {
  /** Whether `metadata.collected_timestamp` may differ. Off by default. */
  readonly ignoreIngestionTimes?: boolean;
  /**
   * Whether the order of lists and the texts of policies and dates count, too. Off by default: then the elements of a
   * list may stand in any order, and policies are compared as policies.
   */
  readonly exact?: boolean;
}

/** Whether two texts that differ say the same at their place. */
export type SaySame = (path: UdmPath, expected: string, actual: string) => boolean;

interface DifferenceSearch {
  readonly exact: boolean;
  readonly saySame: SaySame;
  readonly found: Difference[];
}

const INGESTION_TIME = 'metadata.collected_timestamp';

/**
 * Compares two entities, or two events, with snake_case keys by meaning: key order, the spelling of timestamps and the
 * difference between absent and empty are nothing. Elements of lists are told apart by what identifies them, so that
 * one label or one member more is one difference.
 *
 * @param saySame what is asked of texts that differ, unless the comparison is exact
 */
export function findDifferences(
  expected: unknown,
  actual: unknown,
  options: DifferenceOptions,
  saySame: SaySame,
): Difference[] {
  const found: Difference[] = [];
  const shape = isEvent(expected) || isEvent(actual) ? eventShape('snake') : entityShape('snake');
  compare(shape, expected, actual, [], { exact: options.exact ?? false, saySame, found });
  if (!options.ignoreIngestionTimes) return found;
  return found.filter(({ path }) => path.map((step) => step.name).join('.') !== INGESTION_TIME);
}

/** Whether two values are the same throughout, in the same order; others may say the same, too. */
export function isSame(one: unknown, other: unknown): boolean {
  if (!isHolder(one) || !isHolder(other)) return one === other;
  const [names, others] = [Object.keys(one), Object.keys(other)];
  if (Array.isArray(one) !== Array.isArray(other) || names.length !== others.length) return false;
  return names.every((name, at) => name === others[at] && isSame(one[name], other[name]));
}

function isHolder(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null;
}

function compare(
  shape: UdmShape | undefined,
  before: unknown,
  after: unknown,
  path: UdmPath,
  run: DifferenceSearch,
): void {
  const [expected, actual] = [unlessUnset(before), unlessUnset(after)];
  if (bothAre(Array.isArray, expected, actual)) {
    compareLists(shape, (expected ?? []) as unknown[], (actual ?? []) as unknown[], path, run);
  } else if (bothAre(isObject, expected, actual)) {
    compareMembers(shape, (expected ?? {}) as JsonObject, (actual ?? {}) as JsonObject, path, run);
  } else if (!isSameValue(shape, expected, actual, path, run)) {
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

function isSameValue(
  shape: UdmShape | undefined,
  expected: unknown,
  actual: unknown,
  path: UdmPath,
  { exact, saySame }: DifferenceSearch,
): boolean {
  if (expected === actual) return true;
  if (typeof expected !== 'string' || typeof actual !== 'string') return false;
  if (shape?.type !== 'value' || shape.udmType !== 'timestamp')
    return !exact && saySame(path, expected, actual);
  const instant = instantOf(expected);
  return instant !== undefined && instant === instantOf(actual);
}

function compareMembers(
  shape: UdmShape | undefined,
  expected: JsonObject,
  actual: JsonObject,
  path: UdmPath,
  run: DifferenceSearch,
): void {
  for (const name of [...new Set([...Object.keys(expected), ...Object.keys(actual)])].sort()) {
    const inner = shape?.type === 'object' ? shape.members.get(name) : undefined;
    compare(inner, own(expected, name), own(actual, name), [...path, { name }], run);
  }
}

function own(fields: JsonObject, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function compareLists(
  shape: UdmShape | undefined,
  expected: readonly unknown[],
  actual: readonly unknown[],
  path: UdmPath,
  run: DifferenceSearch,
): void {
  const inner = shape?.type === 'list' ? shape.element : undefined;
  const { pairs, missing, extra, order }: Pairing = pairElements(expected, actual, run.exact);
  for (const [one, other] of pairs) compare(inner, one.value, other.value, elementPath(path, one.name), run);
  for (const { name, value } of missing)
    run.found.push({ path: elementPath(path, name), expected: value, actual: undefined });
  for (const { name, value } of extra)
    run.found.push({ path: elementPath(path, name), expected: undefined, actual: value });
  if (order !== undefined) run.found.push({ path, ...order });
}

/** A list that is no member, which no entity has, gets a step without a name. */
function elementPath(path: UdmPath, element: string | number): UdmPath {
  const last = path.at(-1);
  if (last === undefined || last.element !== undefined) return [...path, { name: '', element }];
  return [...path.slice(0, -1), { name: last.name, element }];
}
