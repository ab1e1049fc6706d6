import { type Fate, isFixedKey, type UdmLeaf } from '../../explain.ts';
import type { ActivityFate } from '../../explain-activity.ts';
import { ISSUE_CODES } from '../../issue/codes.ts';
import { formatIssue, formatPath, type Issue, type Path, type RowId, type Severity } from '../../issue.ts';
import { valueAt } from '../../json.ts';
import { isHarmless } from '../../log/cloudtrail/secret.ts';
import { type PathNode, pathTreeOf } from '../../path-tree.ts';
import { printable } from '../../text/printable.ts';
import { cutDeep } from '../../udm/style.ts';
import type { AnyExplanation } from '../items/explained-items.ts';
import type { Paint, Style } from '../terminal/colour.ts';
import { type Column, columnLines, fitsColumns, type Line } from '../terminal/columns.ts';
import type { TextLook } from '../terminal/look.ts';

/** How an explanation is printed. */
export interface ExplainTextOptions extends TextLook {
  /** Whether values of the record are shown. */
  readonly values: boolean;
}

/**
 * Prints an explanation for people, line by line: what each log field became, which log fields did not arrive and why, and issues.
 *
 * @param title what the record is, and where it was found
 */
export function* printExplanation(
  title: string,
  log: unknown,
  explanation: AnyExplanation,
  options: ExplainTextOptions,
): Generator<string> {
  const { paint } = options;
  yield `${paint('bold', printable(title))}\n\n`;
  if (explanation.ok) yield* printMade(explanation, madeOf(explanation), options);
  else
    yield `${paint('red', `${whyNone(explanation)}: there is no ${nameOf(explanation)}. The issues below say why.`)}\n`;
  const absent = [...explanation.logLeaves].filter((leaf) => leaf.fate !== 'mapped');
  if (absent.length > 0) {
    yield '\n';
    yield* printAbsent(absent, log, explanation, options);
  }
  yield* printIssues(explanation.issues, paint);
}

/** One leaf of a record of any source. */
type AnyLogLeaf = AnyExplanation['logLeaves'][number];

function madeOf(explanation: Extract<AnyExplanation, { ok: true }>): unknown {
  return 'event' in explanation ? explanation.event : explanation.entity;
}

/** What a record of its source becomes. */
function nameOf(explanation: AnyExplanation): 'entity' | 'event' {
  return 'kind' in explanation ? 'entity' : 'event';
}

function whyNone(explanation: AnyExplanation): string {
  const isOutside = 'outside' in explanation && explanation.outside;
  return isOutside ? 'The record is outside the table' : 'The record was refused';
}

const VALUE: Column = { head: 'VALUE', givesWay: true };

function* printMade(
  explanation: AnyExplanation,
  made: unknown,
  options: ExplainTextOptions,
): Generator<string> {
  const leaves = inLogOrder(explanation);
  const cells = leaves.map((leaf) => udmCells(leaf, made));
  yield* printLeaves(cells, options);
  if (leaves.some(({ row }) => typeof row === 'string' && row.startsWith('E')))
    yield 'Rows with an E are extensions: the documented table does not have them.\n';
}

/** The leaves of what was made, in the order of what they came from; the keys of labels go without saying. */
function inLogOrder({ logLeaves, udmLeaves }: AnyExplanation): UdmLeaf[] {
  const order = orderOf(logLeaves);
  const place = ({ logPath }: UdmLeaf): number =>
    (logPath === null ? undefined : placeIn(order, logPath)?.at) ?? Number.POSITIVE_INFINITY;
  return udmLeaves
    .filter((leaf) => !isFixedKey(leaf))
    .map((leaf) => ({ leaf, at: place(leaf) }))
    .sort((a, b) => (a.at === b.at ? rank(a.leaf.row) - rank(b.leaf.row) : a.at - b.at))
    .map(({ leaf }) => leaf);
}

/** Where in the log a path starts, counted in leaves, and what lies below it by its steps. */
interface Order {
  readonly at: number;
  readonly below: Map<string | number, Order>;
}

function orderOf(leaves: readonly AnyLogLeaf[]): Order {
  const order: Order = { at: 0, below: new Map() };
  for (const [at, { logPath }] of leaves.entries()) {
    let place = order;
    for (const step of logPath) {
      const next = place.below.get(step) ?? { at, below: new Map() };
      place.below.set(step, next);
      place = next;
    }
  }
  return order;
}

function placeIn(order: Order, path: Path): Order | undefined {
  return path.reduce<Order | undefined>((place, step) => place?.below.get(step), order);
}

/** Documented rows come before extensions. */
function rank(row: RowId): number {
  return typeof row === 'number' ? row : 10_000 + Number(row.slice(1));
}

/** What is told of one leaf of the entity or event. */
interface UdmCells {
  readonly logField: string | undefined;
  readonly row: string;
  readonly logic: string;
  readonly udmField: string;
  readonly value: string;
}

function udmCells(leaf: UdmLeaf, made: unknown): UdmCells {
  const { logPath, row, logic, udmPath } = leaf;
  return {
    logField: logPath === null ? undefined : formatPath(logPath),
    row: String(row),
    logic: logic.replace(/; label key fixed to \S+$/u, ''),
    udmField: udmPlace(leaf),
    value: valueText(valueAt(made, udmPath)),
  };
}

/** One line for each leaf, or two where a terminal is too narrow for one: then UDM field and value get the room. */
function printLeaves(
  leaves: readonly UdmCells[],
  { paint, width, values }: ExplainTextOptions,
): Iterable<string> {
  const value = values ? [VALUE] : [];
  const columns = [
    { head: 'LOG FIELD' },
    { head: 'ROW', alignsRight: true },
    { head: 'LOGIC', givesWay: true },
    { head: 'UDM FIELD' },
    ...value,
  ];
  const lines = leaves.map((leaf): Line => {
    const cells = [
      leaf.logField ?? '-',
      leaf.row,
      leaf.logic,
      leaf.udmField,
      ...(values ? [leaf.value] : []),
    ];
    return leaf.logField === undefined ? { cells, style: 'dim' } : { cells };
  });
  if (width === undefined || fitsColumns(columns, lines, width))
    return columnLines(columns, lines, paint, width);
  const stacked = leaves.map(({ logField, row, logic, udmField, value: text }): Line => {
    const origin = logField === undefined ? `row ${row}` : `${logField}, row ${row}`;
    return { cells: values ? [udmField, text] : [udmField], below: `${origin}: ${logic}` };
  });
  return columnLines([{ head: 'UDM FIELD' }, ...value], stacked, paint, width);
}

/** Writes a label with a fixed key as rules do: `labels["path"]`. */
function udmPlace({ udmField, udmPath }: UdmLeaf): string {
  const key = /\[([^\]]+)\]$/u.exec(udmField)?.[1];
  return key === undefined ? formatPath(udmPath) : `${formatPath(udmPath.slice(0, -2))}["${key}"]`;
}

/** Log fields that did not arrive: what to mend first comes first. */
const ABSENT: Readonly<
  Record<Exclude<Fate | ActivityFate, 'mapped'>, { readonly why: string; readonly style?: Style }>
> = {
  dropped: { why: 'dropped', style: 'red' },
  refused: { why: 'refused with the record', style: 'red' },
  unknown: { why: 'not in the AWS API reference', style: 'yellow' },
  unmapped: { why: 'known, but the mapping table has no row for it' },
  secret: { why: 'a secret, which never leaves' },
  passed_over: { why: 'another field had its place, or it only decided what was written' },
  outside: { why: 'outside the table with the record' },
  second_spelling: { why: 'second spelling of a field, with the same value' },
  empty: { why: 'empty', style: 'dim' },
};

/** A log field that did not arrive, with one or many leaves of one fate. */
interface AbsentField {
  readonly path: Path | undefined;
  readonly leaf: AnyLogLeaf;
  count: number;
}

function printAbsent(
  leaves: readonly AnyLogLeaf[],
  log: unknown,
  explanation: AnyExplanation,
  { paint, width, values }: ExplainTextOptions,
): Iterable<string> {
  const fields = absentFields(leaves, explanation.issues);
  const shownValue = ({ fate, logPath }: AnyLogLeaf): string => {
    const value = valueText(valueAt(log, logPath));
    return nameOf(explanation) === 'event' && !isShown(fate, logPath, value) ? '' : value;
  };
  const lines = Object.keys(ABSENT).flatMap((fate) =>
    fields.filter(({ leaf }) => leaf.fate === fate).map((field) => absentLine(field, shownValue, values)),
  );
  const columns = [
    { head: `NOT IN THE ${nameOf(explanation).toUpperCase()}` },
    { head: 'WHY' },
    ...(values ? [VALUE] : []),
  ];
  return columnLines(columns, lines, paint, width);
}

/** Many leaves of one field become one line: of the field at which an issue speaks of them all. */
function absentFields(leaves: readonly AnyLogLeaf[], issues: readonly Issue[]): AbsentField[] {
  const root = pathTreeOf([], issues);
  const fields: AbsentField[] = [];
  // By node, and not by the text of a path: that may be long, and have many leaves below.
  const shared = new Map<PathNode, Map<string, AbsentField>>();
  for (const leaf of leaves) {
    const { node, path } = toldAt(leaf, root);
    const named = (node && shared.get(node)) ?? new Map<string, AbsentField>();
    if (node !== undefined) shared.set(node, named);
    const name = `${leaf.fate} ${leaf.issues}`;
    const field = named.get(name) ?? { path, leaf, count: 0 };
    if (field.count === 0) fields.push(field);
    field.count += 1;
    named.set(name, field);
  }
  return fields;
}

/** Where an issue speaks of a leaf, as near as may be; of a record that is refused or outside, all is told at once. */
function toldAt({ fate, logPath, issues }: AnyLogLeaf, root: PathNode) {
  if (fate === 'refused' || fate === 'outside') return { node: root, path: undefined };
  let told: { readonly node?: PathNode; readonly path: Path } = { path: logPath };
  if (fate === 'empty') return told;
  let node: PathNode | undefined = root;
  for (let end = 1; end <= logPath.length; end += 1) {
    node = node?.below?.get(logPath[end - 1]!);
    if (node !== undefined && issues.some((code) => node!.issues.includes(code)))
      told = { node, path: logPath.slice(0, end) };
  }
  return told;
}

/** What an event must not hold is not shown either. */
function isShown(fate: AnyLogLeaf['fate'], path: Path, value: string): boolean {
  return fate !== 'secret' && isHarmless(path, value);
}

function absentLine(
  { path, leaf, count }: AbsentField,
  shownValue: (leaf: AnyLogLeaf) => string,
  values: boolean,
): Line {
  const { why, style } = ABSENT[leaf.fate as keyof typeof ABSENT];
  const name = path === undefined ? 'every other field' : formatPath(path) || 'the record';
  const codes = leaf.issues.filter((code) => code !== 'unknown_log_field' && code !== 'unmapped_log_field');
  const cells = [count > 1 ? `${name} (${count} values)` : name, [why, ...codes].join(': ')];
  if (values) cells.push(count > 1 || path === undefined ? '' : shownValue(leaf));
  return { cells, ...(style && { style }) };
}

function valueText(value: unknown): string {
  return typeof value === 'string' && value !== '' ? value : (JSON.stringify(cutDeep(value)) ?? 'undefined');
}

const SEVERITY_STYLES: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'dim' };

/** The issues, with what to do; those that the list of absent fields has told already are left out. */
function* printIssues(issues: readonly Issue[], paint: Paint): Generator<string> {
  const untold = issues.filter(({ code }) => code !== 'unmapped_log_field' && code !== 'unknown_log_field');
  if (untold.length > 0) yield `\n${paint('bold', 'ISSUES')}\n`;
  for (const issue of untold) {
    yield `${paint(SEVERITY_STYLES[issue.severity], printable(formatIssue(issue)))}\n`;
    yield `  ${ISSUE_CODES[issue.code].remedy}\n`;
  }
}
