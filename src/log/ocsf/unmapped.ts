import { isObject } from '../../json.ts';
import { DEEPEST_VALUE } from '../../text/depth.ts';
import { LONGEST_PATH } from '../cloudtrail/leaf-rules.ts';
import { isPairKey, isPairValue, isSecretName } from '../cloudtrail/secret.ts';
import { type MutableObject, place, stepsOf } from './place.ts';

/** Values by their dotted names, in which `[]` stands for the elements of a list. */
type ValuesByName = ReadonlyMap<string, unknown>;
type NamedValues = Iterable<readonly [name: string, value: unknown]>;

/**
 * Puts what OCSF did not map in its place in a record. It stands there by dotted names; of a list, each name has the
 * values of all elements, put together with commas.
 *
 * @param record the record that is made
 * @param unmapped an object of names and values; a reader of Parquet may have made it a list of pairs
 */
export function placeUnmapped(record: MutableObject, unmapped: unknown): void {
  placeNamed(record, namedIn(unmapped));
}

function namedIn(unmapped: unknown): ValuesByName {
  const named = new Map<string, unknown>();
  for (const [name, value] of entriesOf(unmapped)) addNamed(named, name, value);
  return named;
}

function entriesOf(unmapped: unknown): (readonly [string, unknown])[] {
  if (isObject(unmapped)) return Object.entries(unmapped);
  if (!Array.isArray(unmapped)) return [];
  return unmapped.flatMap((pair: unknown) => {
    const [name, value]: unknown[] = Array.isArray(pair)
      ? pair
      : isObject(pair)
        ? [pair.key, pair.value]
        : [];
    return typeof name === 'string' ? [[name, value] as const] : [];
  });
}

/** What others than Security Lake write may have objects, too; a long name is not written out for each member. */
function addNamed(named: Map<string, unknown>, name: string, value: unknown): void {
  if (!isObject(value) || name.length > LONGEST_PATH) named.set(name, value);
  else for (const [inner, member] of Object.entries(value)) addNamed(named, `${name}.${inner}`, member);
}

function placeNamed(record: MutableObject, named: NamedValues): void {
  const lists = new Map<string, Map<string, unknown>>();
  for (const [name, value] of named) {
    const end = stepsOf(name).length > DEEPEST_VALUE ? -1 : name.indexOf('[]');
    if (end < 0) place(record, stepsOf(name), value);
    else {
      const columns = lists.get(name.slice(0, end)) ?? new Map<string, unknown>();
      columns.set(name.slice(end).replace(/^(?:\[\])+\.?/u, ''), value);
      lists.set(name.slice(0, end), columns);
    }
  }
  for (const [name, columns] of lists) place(record, stepsOf(name), listOf(name, columns));
}

/** What is known of a list: its elements, where that can be told; else the values of all its elements together. */
function listOf(name: string, columns: ValuesByName): unknown {
  const own = columns.get('');
  if (own !== undefined) return partsOf(own).length > 1 ? own : [own];
  const parts = [...columns].map(([column, value]) => [column, partsOf(value)] as const);
  const count = countOf(name, parts);
  if (count === undefined) return objectOf(withoutSecretValues(columns));
  // Of a single element, a list within it has all that there is.
  if (count === 1) return [objectOf(columns)];
  return Array.from({ length: count }, (_, index) =>
    objectOf(parts.map(([column, values]) => [column, values[index]])),
  );
}

function objectOf(columns: NamedValues): MutableObject {
  const made: MutableObject = {};
  placeNamed(made, columns);
  return made;
}

function partsOf(value: unknown): readonly unknown[] {
  return typeof value === 'string' ? value.split(',') : [value];
}

/** Of a resource, what has no comma in it: so many as these are, there are resources. */
const WITHOUT_COMMA: readonly string[] = ['accountId', 'type'];

/** How many elements a list has; undefined where a comma may be part of a value. */
function countOf(
  name: string,
  parts: readonly (readonly [column: string, values: readonly unknown[]])[],
): number | undefined {
  const counts = new Set(parts.flatMap(([column, values]) => (column.includes('[]') ? [] : [values.length])));
  const [count] = counts;
  const isSure = name === 'resources' && parts.some(([column]) => WITHOUT_COMMA.includes(column));
  return counts.size === 1 && (count === 1 || isSure) ? count : undefined;
}

/** Where it cannot be told which value is beside which key, one key of a secret makes secrets of all its values. */
function withoutSecretValues(columns: ValuesByName): NamedValues {
  const secret = new Set<string>();
  for (const [column, value] of columns) {
    const [above, last] = splitLast(column);
    if (isPairKey(last) && partsOf(value).some((part) => isSecretName(String(part)))) secret.add(above);
  }
  if (secret.size === 0) return columns;
  return [...columns].filter(([column]) => !hidesIn(secret, column));
}

function hidesIn(secret: ReadonlySet<string>, column: string): boolean {
  const [above, last] = splitLast(column);
  return isPairValue(last) && secret.has(above);
}

/** A dotted name without its last step, and that step. */
function splitLast(name: string): readonly [above: string, last: string] {
  const point = name.lastIndexOf('.');
  return [name.slice(0, Math.max(point, 0)), name.slice(point + 1)];
}
