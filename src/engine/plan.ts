import { logFieldsOf, type Row } from './row.ts';

/** The shape of what a table writes: objects of named members, leaves that rows fill, lists of items. */
export interface PlanObject {
  readonly type: 'object';
  readonly members: Map<string, PlanNode>;
  /** What readers give members of, behind those that have names of their own. */
  readonly spreads: PlanItem[];
}

/** A list's items in the order of the rows. */
export interface PlanList {
  readonly type: 'list';
  readonly items: PlanItem[];
}

/** A scalar: of the rows that may write it, the first that has a value does. */
export interface PlanLeaf {
  readonly type: 'leaf';
  readonly ways: PlanWay[];
}

/** One row that may write a leaf. */
export interface PlanWay {
  readonly row: Row;
  /** The log fields' paths from the scope in which the leaf stands, best first; none where the row reads none. */
  readonly logs: readonly (readonly string[])[];
}

export type PlanNode = PlanObject | PlanList | PlanLeaf;

/** What a list holds: a scalar, an entry `{key, value}` with a fixed key, or an object for each element of a log list. */
export type PlanItem =
  | { readonly type: 'scalar'; readonly way: PlanWay; readonly each: readonly string[] | null }
  | { readonly type: 'entry'; readonly key: string; readonly way: PlanWay }
  | { readonly type: 'element'; readonly node: PlanObject; readonly each: readonly string[] | null };

/** Which of several rows for one scalar field wins, where more than one has a value. */
export type Precedence = 'first' | 'last';

/** The name of a path that stands for whatever members a reader gives. */
const EACH_MEMBER = '*';

interface Segment {
  readonly name: string;
  /** Undefined for a member, '' for any element of a list, else the key of an entry. */
  readonly index: string | undefined;
}

/** Lays the rows of one table out as the shape of what they write. */
export function planTable(rows: readonly Row[], precedence: Precedence = 'first'): PlanObject {
  const planner = new Planner(rows, precedence);
  const root = newObject();
  // Rows that read no log field join the elements that the others have made.
  const ordered = [...rows.filter((row) => row.log !== null), ...rows.filter((row) => row.log === null)];
  for (const row of ordered) {
    const logs = row.log === null ? [] : typeof row.log === 'string' ? [row.log] : row.log;
    planner.place(root, parseUdmPath(row.udm), row, logs);
  }
  return root;
}

const SEGMENT = /(?:"([^"]+)"|([^.[\]]+))(?:\[([^\]]*)\])?/u;
const SEGMENTS = /* @__PURE__ */ new RegExp(SEGMENT, 'gu');

function parseUdmPath(path: string): Segment[] {
  return path.match(SEGMENTS)!.map((segment) => {
    const [, quoted, name, index] = SEGMENT.exec(segment)!;
    return { name: quoted ?? name!, index };
  });
}

class Planner {
  private readonly places: ReadonlyMap<Row, number>;

  constructor(rows: readonly Row[], precedence: Precedence) {
    const sign = precedence === 'first' ? 1 : -1;
    this.places = new Map(rows.map((row, index) => [row, sign * index]));
  }

  place(node: PlanObject, path: readonly Segment[], row: Row, logs: readonly string[]): void {
    const [head, ...rest] = path;
    if (head!.name === EACH_MEMBER) node.spreads.push(scalarOf(row, logs));
    else if (head!.index !== undefined) this.placeInList(memberList(node, head!.name), path, row, logs);
    else if (rest.length === 0) this.placeLeaf(node, head!.name, row, logs);
    else this.place(memberObject(node, head!.name), rest, row, logs);
  }

  private placeLeaf({ members }: PlanObject, name: string, row: Row, logs: readonly string[]): void {
    const found = members.get(name);
    const way = wayOf(row, logs);
    if (found?.type !== 'leaf') members.set(name, { type: 'leaf', ways: [way] });
    else {
      found.ways.push(way);
      found.ways.sort((a, b) => this.places.get(a.row)! - this.places.get(b.row)!);
    }
  }

  private placeInList(list: PlanList, path: readonly Segment[], row: Row, logs: readonly string[]): void {
    const [head, ...rest] = path;
    if (head!.index !== '') {
      list.items.push({ type: 'entry', key: head!.index!, way: wayOf(row, logs) });
      return;
    }
    if (rest.length === 0) {
      list.items.push(scalarOf(row, logs));
      return;
    }
    const { each, below } = splitEach(logs);
    for (const element of elementsFor(list, row, each)) this.place(element, rest, row, below);
  }
}

/** The elements that a row belongs to: those made of the same log list, or all where it reads no log field. */
function elementsFor(list: PlanList, row: Row, each: readonly string[] | null): PlanObject[] {
  const elements = list.items.filter((item) => item.type === 'element');
  if (row.log === null) return elements.map((item) => item.node);
  const same = elements.find((item) => item.each?.join('.') === each?.join('.'));
  if (same !== undefined) return [same.node];
  const node = newObject();
  list.items.push({ type: 'element', node, each });
  return [node];
}

/** Splits `Users[].Path` into the list and what lies below each of its elements. Several paths have one list. */
function splitEach(logs: readonly string[]): { each: readonly string[] | null; below: readonly string[] } {
  const end = logs[0]?.indexOf('[]') ?? -1;
  if (end === -1) return { each: null, below: logs };
  return { each: logs[0]!.slice(0, end).split('.'), below: logs.map((log) => log.slice(end + 3)) };
}

function newObject(): PlanObject {
  return { type: 'object', members: new Map(), spreads: [] };
}

function scalarOf(row: Row, logs: readonly string[]): PlanItem {
  const { each, below } = splitEach(logs);
  return { type: 'scalar', way: wayOf(row, below), each };
}

/** A constant beside a log list belongs to the list's elements, but reads nothing of them. */
function wayOf(row: Row, logs: readonly string[]): PlanWay {
  const read = logFieldsOf(row).length === 0 ? [] : logs;
  return { row, logs: read.map((log) => (log === '' ? [] : log.split('.'))) };
}

function memberObject(node: PlanObject, name: string): PlanObject {
  const found = node.members.get(name);
  if (found?.type === 'object') return found;
  const made = newObject();
  node.members.set(name, made);
  return made;
}

function memberList(node: PlanObject, name: string): PlanList {
  const found = node.members.get(name);
  if (found?.type === 'list') return found;
  const made: PlanList = { type: 'list', items: [] };
  node.members.set(name, made);
  return made;
}
