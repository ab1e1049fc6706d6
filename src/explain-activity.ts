import { ActivityMapper } from './activity.ts';
import type { Trace } from './engine/write.ts';
import { errorsOf, FATES, type LogLeaf, leafTraces, type UdmLeaf, udmLeaf } from './explain.ts';
import type { IssueCode, RowId } from './issue.ts';
import { isObject } from './json.ts';
import { isScalar } from './log/cloudtrail/form.ts';
import { isNothing } from './log/cloudtrail/json-text.ts';
import { isHarmless } from './log/cloudtrail/secret.ts';
import { FAULTS } from './log/form.ts';
import { cloudTrailOf } from './log/ocsf/cloudtrail.ts';
import { type MapperOptions, settleOptions } from './options.ts';
import {
  nodeAt,
  nodesBelow,
  type PathNode,
  pathTreeOf,
  type TracedLeaf,
  tellLeaves,
  unionOf,
} from './path-tree.ts';
import type { EventResult } from './result.ts';
import { secretsIn } from './table/cloudtrail/readers.ts';
import { EVIDENCE, type EventRow, type Evidence } from './table/cloudtrail/row.ts';
import { logFieldOf } from './table/cloudtrail-table.ts';
import type { UdmEvent } from './udm/event/event.ts';

/** What became of a leaf of a record of activity. */
export const ACTIVITY_FATES = /* @__PURE__ */ (() =>
  ({
    mapped: FATES.mapped,
    secret: 'It is a secret, and secrets never leave.',
    passed_over: FATES.passed_over,
    unknown: 'No row is for the log field.',
    dropped: FATES.dropped,
    empty: FATES.empty,
    outside: 'The whole record is known, and outside the table.',
    refused: FATES.refused,
  }) as const)();

/** The closed set of those fates. */
export type ActivityFate = keyof typeof ACTIVITY_FATES;

/** One leaf of an event, and why it is there. */
export interface EventLeaf extends UdmLeaf {
  /** What is known of the reason for its row. */
  readonly evidence: Evidence;
}

/** One leaf of a record of activity, and what became of it. */
export interface ActivityLeaf extends Omit<LogLeaf, 'fate'> {
  readonly fate: ActivityFate;
}

/** What `map` gives for a record of activity, with an account of every leaf on both sides. */
export type ActivityExplanation = EventResult<UdmEvent> & {
  /** Every leaf of the event, in its order; none where there is no event. */
  readonly udmLeaves: readonly EventLeaf[];
  /** Every leaf of the record, in its order. */
  readonly logLeaves: readonly ActivityLeaf[];
};

/**
 * Maps one record of activity as `mapRecord` does with the source `cloudtrail`, and accounts for every leaf of the event
 * and of the record; of a record of OCSF, those of what it was read back to. The JSON text of an object is one leaf,
 * however much rows read of it, and so is what throws when it is read.
 *
 * @param log one CloudTrail record, of any type
 * @param options how to map; `includeValues` puts values on the leaves, but never a secret
 * @returns the result of `mapRecord`, with the leaves of the event (`udmLeaves`) and of the record (`logLeaves`)
 * @throws {TypeError} when an option is bad
 * @example
 * const { udmLeaves } = explainActivity(record);
 * udmLeaves.filter((leaf) => leaf.evidence === 'ours').map((leaf) => leaf.udmField);
 */
export function explainActivity(log: unknown, options: MapperOptions = {}): ActivityExplanation {
  const settings = settleOptions(options);
  const traces: Trace[] = [];
  const result = new ActivityMapper(settings, Number.POSITIVE_INFINITY).map(
    log,
    traces,
  ) as EventResult<UdmEvent>;
  const { includeValues } = settings;
  const udmLeaves = result.ok
    ? traces.flatMap(leafTraces).map((trace) => eventLeaf(trace, includeValues))
    : [];
  const record = unlessItThrows(() => cloudTrailOf(log)?.record) ?? log;
  return { ...result, udmLeaves, logLeaves: accountOf(record, result, traces, includeValues) };
}

function eventLeaf(trace: Trace, includeValues: boolean): EventLeaf {
  const row = trace.row as unknown as EventRow;
  const { evidence } = row;
  return {
    ...udmLeaf(trace, includeValues),
    logField: logFieldOf(row),
    reason: EVIDENCE[evidence],
    evidence,
  };
}

/** What is read of a record; undefined where that throws, as no JSON value does. */
function unlessItThrows<Read>(read: () => Read): Read | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function accountOf(
  log: unknown,
  result: EventResult<unknown>,
  traces: readonly Trace[],
  includeValues: boolean,
): ActivityLeaf[] {
  const root = pathTreeOf(traces, result.issues);
  const secrets = new Set<PathNode>();
  const paths = unlessItThrows(() => (isObject(log) ? secretsIn(log) : []));
  for (const path of paths ?? []) secrets.add(nodeAt(root, path));
  const refused = result.ok ? undefined : refusalOf(result);
  return tellLeaves(log, root, (leaf) => {
    const account = accountOfLeaf(leaf, refused, secrets);
    const isShown = includeValues && account.fate !== 'secret' && isScalar(leaf.value);
    return {
      logPath: leaf.path,
      ...account,
      ...(isShown && isHarmless(leaf.path, String(leaf.value)) ? { value: leaf.value } : {}),
    };
  });
}

type Account = Pick<ActivityLeaf, 'fate' | 'rows' | 'issues'>;

function accountOfLeaf(
  leaf: TracedLeaf,
  refused: Account | undefined,
  secrets: ReadonlySet<PathNode>,
): Account {
  const nodes = leaf.nodes.filter((node) => node !== undefined);
  const all = [...nodes, ...nodesBelow(leaf)];
  const rows = unionOf(all.map((node) => node.rows));
  const issues = unionOf(all.map((node) => node.issues));
  if (nodes.some((node) => secrets.has(node))) return { fate: 'secret', rows: [], issues };
  const isEmpty = leaf.empty || (isNothing(leaf.value) && rows.length + issues.length === 0);
  if (isEmpty) return { fate: 'empty', rows: [], issues };
  return refused ?? { fate: fateOf(rows, issues), rows, issues };
}

/** What became of what a record without an event holds, told once for all of its leaves. */
function refusalOf(result: EventResult<unknown> & { readonly ok: false }): Account {
  return result.outside
    ? { fate: 'outside', rows: [], issues: result.issues.map(({ code }) => code) }
    : { fate: 'refused', rows: [], issues: errorsOf(result) };
}

/** The issues for which a value is left out. */
const DROPPING: readonly IssueCode[] = /* @__PURE__ */ (() => [
  ...FAULTS,
  'duplicate_member',
  'path_too_long',
  'too_many_labels',
  'unreadable_text',
])();

function fateOf(rows: readonly RowId[], issues: readonly IssueCode[]): ActivityFate {
  if (rows.length > 0) return 'mapped';
  if (issues.includes('unknown_log_field')) return 'unknown';
  return issues.some((code) => DROPPING.includes(code)) ? 'dropped' : 'passed_over';
}
