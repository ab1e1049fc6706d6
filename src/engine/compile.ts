import type { Report } from '../issue.ts';
import { type Cursor, child, follow, pathOf, type Reading, ROOT } from './cursor.ts';
import {
  type PlanItem,
  type PlanLeaf,
  type PlanList,
  type PlanNode,
  type PlanObject,
  planTable,
} from './plan.ts';
import type { Row } from './row.ts';

/** A leaf that was written: which row wrote it, from which log path, to which path of the output. */
export interface Trace {
  readonly row: Row<never>;
  readonly log: readonly (string | number)[] | null;
  readonly udm: readonly (string | number)[];
  readonly value: unknown;
}

/** What a run needs beside the log. */
export interface Run<Context> {
  readonly context: Context;
  readonly report: Report;
  /** Receives a trace of each leaf, where someone wants to know. */
  readonly traces?: Trace[] | undefined;
}

/** How names are read and written. */
export interface Names extends Reading {
  readonly rename: (name: string) => string;
}

/** A table made ready to run: log → output, undefined where no row wrote anything. */
export type CompiledTable<Context> = (log: unknown, run: Run<Context>) => unknown;

interface State<Context> extends Run<Context> {
  /** How many leaves were filled from the log so far. */
  filled: number;
}

type Write<Context> = (scope: Cursor, out: Cursor, state: State<Context>) => unknown;

/**
 * Compiles a table into closures, once. The output has its keys in sorted order, and nothing that is empty.
 *
 * @param rows the rows, in the order in which entries of one list shall stand
 * @param names the spellings and readers of log fields and the style of output names
 */
export function compileTable<Context>(rows: readonly Row<Context>[], names: Names): CompiledTable<Context> {
  const write = compileObject(planTable(rows), names);
  return (log, run) => write({ ...ROOT, value: log }, ROOT, { ...run, filled: 0 });
}

function compileNode<C>(node: PlanNode<C>, names: Names): Write<C> {
  if (node.type === 'object') return compileObject(node, names);
  return node.type === 'list' ? compileList(node, names) : compileLeaf(node, names);
}

function compileObject<C>(node: PlanObject<C>, names: Names): Write<C> {
  const members = [...node.members]
    .map(([name, member]) => [names.rename(name), compileNode(member, names)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return (scope, out, state) => {
    let object: Record<string, unknown> | undefined;
    for (const [name, write] of members) {
      const value = write(scope, child(out, name, undefined), state);
      if (value === undefined) continue;
      object ??= {};
      object[name] = value;
    }
    return object;
  };
}

function compileLeaf<C>({ row, log }: PlanLeaf<C>, names: Names): Write<C> {
  return (scope, out, state) => {
    const cursor = log === null ? ROOT : follow(scope, log, names);
    if (log !== null && cursor.value === undefined) return undefined;
    const value = row.logic.apply(log === null ? null : cursor.value, state.context, (code) =>
      state.report({ code, path: pathOf(cursor), row: row.row, value: cursor.value }),
    );
    if (value === undefined) return undefined;
    if (log !== null) state.filled += 1;
    state.traces?.push({ row, log: log === null ? null : pathOf(cursor), udm: pathOf(out), value });
    return value;
  };
}

function compileList<C>(list: PlanList<C>, names: Names): Write<C> {
  const items = list.items.map((item) => compileItem(item, names));
  // The keys of rows differ: only elements can repeat one.
  const hasEntries = list.items.some(isEntryElement);
  return (scope, out, state) => {
    const elements: unknown[] = [];
    const keys: Keys | undefined = hasEntries ? new Map() : undefined;
    for (const write of items) write(scope, out, state, elements, keys);
    return elements.length === 0 ? undefined : elements;
  };
}

type WriteItem<C> = (
  scope: Cursor,
  out: Cursor,
  state: State<C>,
  elements: unknown[],
  keys: Keys | undefined,
) => void;

/** The keys of the entries that a list has so far, each with the log's element that it came from; a row's from none. */
type Keys = Map<unknown, Cursor | undefined>;

function compileItem<C>(item: PlanItem<C>, names: Names): WriteItem<C> {
  if (item.type === 'entry') return compileEntry(item.key, compileLeaf(item.leaf, names));
  const write = item.type === 'scalar' ? compileLeaf(item.leaf, names) : compileElement(item.node, names);
  const isEntry = isEntryElement(item);
  return (scope, out, state, elements, keys) => {
    for (const element of elementsOf(scope, item.each, names)) {
      const value = write(element, child(out, elements.length, undefined), state);
      if (value === undefined) continue;
      elements.push(value);
      if (isEntry) noteKey((value as { key: unknown }).key, element, state, keys);
    }
  };
}

function compileEntry<C>(key: string, write: Write<C>): WriteItem<C> {
  return (scope, out, state, elements, keys) => {
    const value = write(scope, child(child(out, elements.length, undefined), 'value', undefined), state);
    if (value === undefined) return;
    if (state.traces !== undefined) traceKey(key, state.traces);
    elements.push({ key, value });
    const element = keys?.get(key);
    if (element !== undefined) state.report({ code: 'duplicate_label_key', path: pathOf(element) });
    keys?.set(key, element);
  };
}

/** The row that wrote an entry's value, just before, wrote its fixed key too. */
function traceKey(key: string, traces: Trace[]): void {
  const value = traces.pop()!;
  traces.push({ ...value, udm: [...value.udm.slice(0, -1), 'key'], value: key }, value);
}

/** An element that only constants would fill says nothing, nor does an entry without its key: both are left out. */
function compileElement<C>(node: PlanObject<C>, names: Names): Write<C> {
  const write = compileObject(node, names);
  const isEntry = node.members.has('key');
  return (scope, out, state) => {
    const filled = state.filled;
    const traced = state.traces?.length ?? 0;
    const value = write(scope, out, state) as Record<string, unknown> | undefined;
    if (state.filled > filled && !(isEntry && value?.key === undefined)) return value;
    state.traces?.splice(traced);
    return undefined;
  };
}

function isEntryElement<C>(item: PlanItem<C>): boolean {
  return item.type === 'element' && item.node.members.has('key');
}

function noteKey<C>(key: unknown, element: Cursor, state: State<C>, keys: Keys | undefined): void {
  if (keys?.has(key)) state.report({ code: 'duplicate_label_key', path: pathOf(element) });
  else keys?.set(key, element);
}

function elementsOf(scope: Cursor, each: readonly string[] | null, reading: Reading): readonly Cursor[] {
  if (each === null) return [scope];
  const list = follow(scope, each, reading);
  if (!Array.isArray(list.value)) return [];
  return list.value.flatMap((value, index) => (value === undefined ? [] : [child(list, index, value)]));
}
