import { logFieldText } from './engine/row.ts';
import type { Trace } from './engine/write.ts';
import type { Issue, IssueCode, Path, RowId } from './issue.ts';
import { FAULTS } from './log/form.ts';
import type { RecordKind } from './log/iam/kind.ts';
import { respellRecord } from './log/iam/respelled.ts';
import { SPELLINGS } from './log/iam/spelling.ts';
import { contextOf, type MapperOptions, type RecordOptions, settleOptions } from './options.ts';
import {
  membersOf,
  NONE,
  nodesBelow,
  type PathNode,
  pathTreeOf,
  type TracedLeaf,
  tellLeaves,
  unionOf,
} from './path-tree.ts';
import { kindIn, RecordMapper } from './record.ts';
import type { Result } from './result.ts';
import { DOCUMENTATION } from './table/documented.ts';
import { reasonOf } from './table/extended/reasons.ts';
import { describeLogic } from './table/mapping-table.ts';
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
  const { collectedAt, ...rest } = options ?? {};
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
