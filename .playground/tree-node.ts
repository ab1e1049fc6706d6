import type { Path } from '../src/issue.ts';
import { isObject } from '../src/json.ts';

/** A value of a document, and where it stands in the tree of it. */
export interface TreeNode {
  readonly key: string | number | undefined;
  readonly value: unknown;
  readonly path: Path;
  readonly parent: TreeNode | undefined;
  /** Its number among its siblings; the first is 1. */
  readonly position: number;
  /** Made once they are asked for; undefined for a scalar. */
  children: readonly TreeNode[] | undefined;
  isOpen: boolean;
  /** How many of its children have rows. */
  shown: number;
  /** Its row, once it has one. */
  row: HTMLElement | undefined;
}

/** The root of a tree, whose children are made when they are asked for. */
export function rootNode(value: unknown): TreeNode {
  return newNode(undefined, value, undefined, 1);
}

function newNode(
  key: string | number | undefined,
  value: unknown,
  parent: TreeNode | undefined,
  position: number,
): TreeNode {
  const path = key === undefined ? [] : [...(parent?.path ?? []), key];
  return { key, value, path, parent, position, children: undefined, isOpen: false, shown: 0, row: undefined };
}

/** Whether a node holds others. */
export function isBranch({ value }: TreeNode): boolean {
  return Array.isArray(value) ? value.length > 0 : isObject(value) && Object.keys(value).length > 0;
}

/** What lies in a node. */
export function childrenOf(node: TreeNode): readonly TreeNode[] {
  node.children ??= membersOf(node.value).map(([key, value], index) => newNode(key, value, node, index + 1));
  return node.children;
}

function membersOf(value: unknown): readonly (readonly [string | number, unknown])[] {
  if (Array.isArray(value)) return value.map((member, index) => [index, member] as const);
  return isObject(value) ? Object.entries(value) : [];
}

/** The node at a path, or the last one on the way there. */
export function nodeAt(root: TreeNode, path: Path): TreeNode {
  let node = root;
  for (const key of path) {
    const children = childrenOf(node);
    const next = typeof key === 'number' ? children[key] : children.find((child) => child.key === key);
    if (next === undefined) return node;
    node = next;
  }
  return node;
}
