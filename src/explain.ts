import { logFieldText } from './engine/row.ts';
import type { Trace } from './engine/write.ts';
import type { Issue, IssueCode, Path, RowId } from './issue.ts';
import { isEmpty, isObject } from './json.ts';
import { FAULTS } from './log/form.ts';
import type { RecordKind } from './log/iam/kind.ts';
import { respellRecord } from './log/iam/record.ts';
import { SPELLINGS } from './log/iam/spelling.ts';
import { contextOf, type MapperOptions, type RecordOptions, settleOptions } from './options.ts';
import { kindIn, RecordMapper } from './record.ts';
import type { Result } from './result.ts';
import { DOCUMENTATION } from './table/documented.ts';
import { reasonOf } from './table/extended/reasons.ts';
import { describeLogic } from './table/mapping-table.ts';
import { DEEPEST_VALUE } from './text/depth.ts';
import type { UdmEntity } from './udm/entity.ts';

/** What became of a leaf of the log, with one fixed sentence for each fate. */
export const FATES = {
  mapped: 'A row of the mapping table took it over.',
  unmapped: 'The log field is known, but the mapping table has no row for it.',
  unknown: 'The log field is not in the AWS API reference.',
  dropped: 'A row would have taken it over, but an issue stood in the way.',
  empty: 'It holds nothing: null, an empty text, an empty list or an empty object.',
  second_spelling: 'The log field is there in two spellings with one value; the other spelling was read.',
  passed_over: 'A row names it, but another field had its place, or it only decided what was written.',
  refused: 'The whole record was refused.',
} as const;

/** The closed set of fates. */
export type Fate = keyof typeof FATES;

/** One leaf of the entity, and why it is there. */
export interface UdmLeaf {
  /** Where it stands in the entity, in the entity's own style of keys. */
  readonly udmPath: Path;
  /** The row that wrote it: its number in the documented table, or the id of an extension. */
  readonly row: RowId;
  /** The log field of that row; null where the row reads none. */
  readonly logField: string | null;
  /** The UDM field of that row. */
  readonly udmField: string;
  /** What that row does, in one sentence. */
  readonly logic: string;
  /** Where the log holds what it came from, as the log spells it; null where it came from no log field. */
  readonly logPath: Path | null;
  /** The page that documents the row; null where the row is an extension. */
  readonly documentation: string | null;
  /** Why there is such an extension; absent where the row is documented. */
  readonly reason?: string;
  /** What the entity holds there, only when `includeValues` is on. */
  readonly value?: unknown;
}

/** One leaf of the log, and what became of it. */
export interface LogLeaf {
  /** Where the log holds it, as the log spells it. */
  readonly logPath: Path;
  readonly fate: Fate;
  /** The rows that took it over; empty unless its fate is `mapped`. */
  readonly rows: readonly RowId[];
  /** The codes of the issues about it; those that refused the record, where its fate is `refused`. */
  readonly issues: readonly IssueCode[];
  /** What the log holds there, only when `includeValues` is on. */
  readonly value?: unknown;
}

/** What `map` gives for a record, with an account of every leaf on both sides. */
export type Explanation<Entity = UdmEntity> = Result<Entity> & {
  /** What the record describes; undefined where it is none. */
  readonly kind: RecordKind | undefined;
  /** Every leaf of the entity, in its order; none where the record was refused. */
  readonly udmLeaves: readonly UdmLeaf[];
  /** Every leaf of the log, in its order. */
  readonly logLeaves: readonly LogLeaf[];
};

/**
 * Maps one record as `mapRecord` does, by the same rows run by the same engine, and accounts for every leaf of the
 * entity and of the log. A leaf is a scalar, a date, or a list or object that is empty, deeper than 100 levels,
 * inside itself or throws when it is read; of each the issues are listed, however many they are. A record whose keys
 * are spelled otherwise is accounted for as it was read.
 *
 * @param log one IAM user, role or group, or a GetGroup answer, of any type
 * @param options when the record was collected, and how to map; `includeValues` puts values on the leaves
 * @returns the result of `mapRecord`, with the leaves of the entity (`udmLeaves`) and of the log (`logLeaves`)
 * @throws {TypeError} when an option is bad
 * @example
 * const { logLeaves } = explain(user, { collectedAt: '2026-01-02T03:04:05Z' });
 * logLeaves.filter((leaf) => leaf.fate === 'unmapped').map((leaf) => formatPath(leaf.logPath));
 * @see https://cloud.google.com/chronicle/docs/ingestion/default-parsers/aws-iam
 */
export function explain(log: unknown, options: RecordOptions & MapperOptions): Explanation {
  const { collectedAt, ...rest } = options;
  const settings = settleOptions(rest);
  const traces: Trace[] = [];
  const result = new RecordMapper(settings, Number.POSITIVE_INFINITY).map(
    log,
    contextOf(settings, collectedAt),
    traces,
  ) as Result<UdmEntity>;
  const udmLeaves = result.ok
    ? traces.flatMap(leafTraces).map((trace) => udmLeaf(trace, settings.includeValues))
    : [];
  const read = result.issues.some(({ code }) => code === 'other_spelling')
    ? respellRecord(log as { readonly [key: string]: unknown })
    : log;
  const logLeaves = accountFor(read, result, traces, settings.includeValues);
  return { ...result, kind: kindIn(read, settings.profile), udmLeaves, logLeaves };
}

/** A row may write a whole struct: then each leaf of it came of that row. */
export function leafTraces(trace: Trace): Trace[] {
  const members = membersOf(trace.value) ?? [];
  if (members.length === 0) return [trace];
  return members.flatMap(([key, value]) => leafTraces({ ...trace, udm: [...trace.udm, key], value }));
}

export function udmLeaf({ row, log, udm, value }: Trace, includeValues: boolean): UdmLeaf {
  const reason = reasonOf(row.row);
  return {
    udmPath: udm,
    row: row.row,
    logField: logFieldText(row),
    udmField: row.udm,
    logic: describeLogic(row),
    logPath: log,
    documentation: typeof row.row === 'number' ? DOCUMENTATION.page : null,
    ...(reason === undefined ? {} : { reason }),
    ...(includeValues ? { value } : {}),
  };
}

/** Whether a leaf is the fixed key of a label, which its row writes together with the value. */
export function isFixedKey({ udmField, udmPath }: UdmLeaf): boolean {
  return udmField.endsWith(']') && udmPath.at(-1) === 'key';
}

/** Most paths have no row and no issue, and most of the others one: what is equal is one list, since there may be millions. */
const NONE: readonly never[] = /* @__PURE__ */ Object.freeze([]);

/** One path of a log in the tree of its paths: the rows that read it, the issues found there, and the paths below. */
export interface PathNode {
  rows: readonly RowId[];
  issues: readonly IssueCode[];
  below: Map<string | number, PathNode> | undefined;
}

function newNode(): PathNode {
  return { rows: NONE, issues: NONE, below: undefined };
}

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

function accountFor(
  log: unknown,
  result: Result<unknown>,
  traces: readonly Trace[],
  includeValues: boolean,
): LogLeaf[] {
  const root = pathTreeOf(traces, result.issues);
  const refusedBy = result.ok ? undefined : errorsOf(result);
  return tellLeaves(log, root, (leaf) => ({
    logPath: leaf.path,
    ...fateOf(leaf, refusedBy),
    ...(includeValues ? { value: leaf.value } : {}),
  }));
}

export function errorsOf({ issues }: { readonly issues: readonly Issue[] }): IssueCode[] {
  return [...new Set(issues.filter(({ severity }) => severity === 'error').map(({ code }) => code))];
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
function membersOf(value: unknown): [string | number, unknown][] | undefined {
  try {
    if (Array.isArray(value)) return [...value.entries()];
    return isObject(value) ? Object.entries(value) : [];
  } catch {
    return undefined;
  }
}

/** The issues for which a value is left out. */
const DROPPING: ReadonlySet<IssueCode> = /* @__PURE__ */ new Set<IssueCode>([
  ...FAULTS,
  'ambiguous_timestamp',
  'arn_is_unique_id',
  'arn_with_white_space',
  'conflicting_spelling',
  'invalid_policy_document',
  'invalid_timestamp',
  'label_without_value',
  'missing_log_field',
  'zero_date',
]);

function fateOf(
  leaf: TracedLeaf,
  refusedBy: IssueCode[] | undefined,
): Pick<LogLeaf, 'fate' | 'rows' | 'issues'> {
  const rows = rowsOf(leaf);
  const issues = unionOf([...leaf.nodes, ...nodesBelow(leaf)].map((node) => node?.issues ?? NONE));
  const fate = ownFate(leaf, rows, issues);
  if (refusedBy !== undefined && (fate === 'mapped' || fate === undefined)) {
    return { fate: 'refused', rows: NONE, issues: refusedBy };
  }
  if (fate !== undefined || isSpelling(leaf.path.at(-1)))
    return { fate: fate ?? 'second_spelling', rows, issues };
  const beside = issuesBeside(leaf);
  return { fate: beside.length > 0 ? 'dropped' : 'passed_over', rows, issues: beside };
}

/** What a row that takes a whole object leaves out of it. */
const LEFT_OUT: ReadonlySet<IssueCode> = /* @__PURE__ */ new Set<IssueCode>(['unknown_log_field', ...FAULTS]);

/** The rows that took a leaf over: of those around it none where it was left out. */
function rowsOf({ nodes }: TracedLeaf): readonly RowId[] {
  const rows: (readonly RowId[])[] = [];
  for (const node of nodes) {
    if (node?.issues.some((code) => LEFT_OUT.has(code))) rows.length = 0;
    rows.push(node?.rows ?? NONE);
  }
  return unionOf(rows);
}

/** The fate that the rows and issues of a leaf's own way decide; undefined where they say nothing. */
function ownFate(leaf: TracedLeaf, rows: readonly RowId[], issues: readonly IssueCode[]): Fate | undefined {
  if (rows.length > 0) return 'mapped';
  if (issues.some((code) => code !== 'missing_log_field' && DROPPING.has(code))) return 'dropped';
  if (leaf.empty) return 'empty';
  if (issues.includes('unknown_log_field')) return 'unknown';
  return issues.includes('unmapped_log_field') ? 'unmapped' : undefined;
}

function isSpelling(key: string | number | undefined): boolean {
  return Object.values(SPELLINGS).some((spellings) => spellings.some((spelling) => spelling === key));
}

/** An entry without its key is left out with all that is in it: the issue stands at the key, beside the leaf. */
function issuesBeside({ nodes }: TracedLeaf): IssueCode[] {
  const around = nodes.at(-2);
  return around ? droppingBelow(around) : [];
}

/** What was found below a node once, as many leaves may lie there. */
const FOUND = /* @__PURE__ */ new WeakMap<PathNode, IssueCode[]>();

function droppingBelow(node: PathNode): IssueCode[] {
  const known = FOUND.get(node);
  if (known !== undefined) return known;
  const codes = new Set<IssueCode>();
  for (const { issues } of node.below?.values() ?? NONE)
    for (const code of issues) if (DROPPING.has(code)) codes.add(code);
  FOUND.set(node, [...codes]);
  return [...codes];
}
