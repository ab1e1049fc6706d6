import type { Trace } from './engine/write.ts';
import type { Issue, IssueCode, Path, RowId } from './issue.ts';
import { isEmpty, isObject } from './json.ts';
import { DEEPEST_VALUE } from './text/depth.ts';

/** Most paths have no row and no issue, and most of the others one: what is equal is one list, since there may be millions. */
export const NONE: readonly never[] = /* @__PURE__ */ Object.freeze([]);

/** One path of a log in the tree of its paths: the rows that read it, the issues found there, and the paths below. */
export interface PathNode {
  rows: readonly RowId[];
  issues: readonly IssueCode[];
  below: Map<string | number, PathNode> | undefined;
}

function newNode(): PathNode {
  return { rows: NONE, issues: NONE, below: undefined };
}

/** The node of a path, which is made where there is none. */
export function nodeAt(root: PathNode, path: Path): PathNode {
  let node = root;
  for (const key of path) {
    node.below ??= new Map();
    const below = node.below.get(key) ?? newNode();
    node.below.set(key, below);
    node = below;
  }
  return node;
}

/** The root of the tree of what rows and issues tell of a log. */
export function pathTreeOf(traces: readonly Trace[], issues: readonly Issue[]): PathNode {
  const root = newNode();
  const addRow = listMaker<RowId>();
  const addIssue = listMaker<IssueCode>();
  for (const { log: path, row } of traces) {
    if (path === null) continue;
    const node = nodeAt(root, path);
    node.rows = addRow(node.rows, row.row);
  }
  for (const { path, code } of issues) {
    // What is said of the record as a whole is said of no leaf.
    if (path.length === 0) continue;
    const node = nodeAt(root, path);
    node.issues = addIssue(node.issues, code);
  }
  return root;
}

/** Adds to lists; those of one are made once. */
function listMaker<Item>() {
  const ones = new Map<Item, readonly Item[]>();
  return (list: readonly Item[], item: Item): readonly Item[] => {
    if (list.includes(item)) return list;
    if (list.length > 0) return [...list, item];
    const one = ones.get(item) ?? [item];
    ones.set(item, one);
    return one;
  };
}

/** All that is in some lists, each once. */
export function unionOf<Item>(lists: readonly (readonly Item[])[]): readonly Item[] {
  const filled = lists.filter((list) => list.length > 0);
  return filled.length < 2 ? (filled[0] ?? NONE) : [...new Set(filled.flat())];
}

/** A leaf of the log with all that is known of the paths from the root down to it. */
export interface TracedLeaf {
  readonly value: unknown;
  readonly empty: boolean;
  readonly path: Path;
  readonly nodes: readonly (PathNode | undefined)[];
}

/**
 * Goes through the leaves of a log in its order.
 *
 * @param tell what is to be kept of each
 */
export function tellLeaves<Told>(log: unknown, root: PathNode, tell: (leaf: TracedLeaf) => Told): Told[] {
  const told: Told[] = [];
  const visit = (
    value: unknown,
    path: Path,
    nodes: TracedLeaf['nodes'],
    around: readonly unknown[],
  ): void => {
    const members = around.includes(value) || path.length > DEEPEST_VALUE ? undefined : membersOf(value);
    if (!members?.length)
      told.push(tell({ value, path, nodes, empty: members !== undefined && isEmpty(value) }));
    for (const [key, member] of members ?? []) {
      visit(member, [...path, key], [...nodes, nodes.at(-1)?.below?.get(key)], [...around, value]);
    }
  };
  visit(log, [], [root], []);
  return told;
}

/** What lies below a leaf is what is read of its JSON text. */
export function nodesBelow({ nodes }: TracedLeaf): PathNode[] {
  const below: PathNode[] = [];
  const visit = (inner: PathNode) => {
    below.push(inner);
    inner.below?.forEach(visit);
  };
  nodes.at(-1)?.below?.forEach(visit);
  return below;
}

/** What a list or an object holds; undefined where it throws when it is read, as no JSON value does. */
export function membersOf(value: unknown): [string | number, unknown][] | undefined {
  try {
    if (Array.isArray(value)) return [...value.entries()];
    return isObject(value) ? Object.entries(value) : [];
  } catch {
    return undefined;
  }
}
