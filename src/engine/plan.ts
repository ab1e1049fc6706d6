import type { Row } from './row.ts';

/** The shape of what a table writes: objects of named members, leaves that rows fill, lists of items. */
export interface PlanObject<Context> {
  readonly type: 'object';
  readonly members: Map<string, PlanNode<Context>>;
}

/** A list's items in the order of the rows. */
export interface PlanList<Context> {
  readonly type: 'list';
  readonly items: PlanItem<Context>[];
}

/** A scalar that one row writes. */
export interface PlanLeaf<Context> {
  readonly type: 'leaf';
  readonly row: Row<Context>;
  /** The log field's path from the scope in which the leaf stands; null where the row reads none. */
  readonly log: readonly string[] | null;
}

export type PlanNode<Context> = PlanObject<Context> | PlanList<Context> | PlanLeaf<Context>;

/** What a list holds: a scalar, an entry `{key, value}` with a fixed key, or an object for each element of a log list. */
export type PlanItem<Context> =
  | { readonly type: 'scalar'; readonly leaf: PlanLeaf<Context>; readonly each: readonly string[] | null }
  | { readonly type: 'entry'; readonly key: string; readonly leaf: PlanLeaf<Context> }
  | { readonly type: 'element'; readonly node: PlanObject<Context>; readonly each: readonly string[] | null };

interface Segment {
  readonly name: string;
  /** Undefined for a member, '' for any element of a list, else the key of an entry. */
  readonly index: string | undefined;
}

/** Lays the rows of one table out as the shape of what they write. */
export function planTable<Context>(rows: readonly Row<Context>[]): PlanObject<Context> {
  const root: PlanObject<Context> = { type: 'object', members: new Map() };
  // Rows that read no log field join the elements that the others have made.
  const ordered = [...rows.filter((row) => row.log !== null), ...rows.filter((row) => row.log === null)];
  for (const row of ordered) place(root, parseUdmPath(row.udm), row, row.log);
  return root;
}

function parseUdmPath(path: string): Segment[] {
  return [...path.matchAll(/([^.[\]]+)(?:\[([^\]]*)\])?/gu)].map(([, name, index]) => ({
    name: name!,
    index,
  }));
}

function place<C>(node: PlanObject<C>, path: readonly Segment[], row: Row<C>, log: string | null): void {
  const [head, ...rest] = path;
  if (head!.index !== undefined) placeInList(memberList(node, head!.name), head!.index, rest, row, log);
  else if (rest.length === 0) node.members.set(head!.name, leafOf(row, log));
  else place(memberObject(node, head!.name), rest, row, log);
}

function placeInList<C>(
  list: PlanList<C>,
  key: string,
  rest: Segment[],
  row: Row<C>,
  log: string | null,
): void {
  if (key !== '') {
    list.items.push({ type: 'entry', key, leaf: leafOf(row, log) });
    return;
  }
  const { each, below } = splitEach(log);
  if (rest.length === 0) {
    list.items.push({ type: 'scalar', leaf: leafOf(row, below), each });
    return;
  }
  for (const element of elementsFor(list, log, each)) place(element, rest, row, below);
}

/** The elements that a row belongs to: those made of the same log list, or all where it reads no log field. */
function elementsFor<C>(
  list: PlanList<C>,
  log: string | null,
  each: readonly string[] | null,
): PlanObject<C>[] {
  const elements = list.items.filter((item) => item.type === 'element');
  if (log === null) return elements.map((item) => item.node);
  const same = elements.find((item) => item.each?.join('.') === each?.join('.'));
  if (same !== undefined) return [same.node];
  const node: PlanObject<C> = { type: 'object', members: new Map() };
  list.items.push({ type: 'element', node, each });
  return [node];
}

/** Splits `Users[].Path` into the list and what lies below each of its elements. */
function splitEach(log: string | null): { each: readonly string[] | null; below: string | null } {
  const end = log?.indexOf('[]') ?? -1;
  if (log === null || end === -1) return { each: null, below: log };
  return { each: log.slice(0, end).split('.'), below: log.slice(end + 3) };
}

/** A constant beside a log list belongs to the list's elements, but reads nothing of them. */
function leafOf<C>(row: Row<C>, log: string | null): PlanLeaf<C> {
  if (log === null || row.logic.constant) return { type: 'leaf', row, log: null };
  return { type: 'leaf', row, log: log === '' ? [] : log.split('.') };
}

function memberObject<C>(node: PlanObject<C>, name: string): PlanObject<C> {
  const found = node.members.get(name);
  if (found?.type === 'object') return found;
  const made: PlanObject<C> = { type: 'object', members: new Map() };
  node.members.set(name, made);
  return made;
}

function memberList<C>(node: PlanObject<C>, name: string): PlanList<C> {
  const found = node.members.get(name);
  if (found?.type === 'list') return found;
  const made: PlanList<C> = { type: 'list', items: [] };
  node.members.set(name, made);
  return made;
}
