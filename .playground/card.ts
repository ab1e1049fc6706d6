import type { ExplainedRecord } from '../src/cli/items/explained-items.ts';
import {
  CLOUDTRAIL_TABLE,
  EXTENDED_TABLE,
  formatPath,
  GOOGLE_TABLE,
  ISSUE_CODES,
  type Issue,
  MAPPING_TABLE,
  type Path,
  type Severity,
} from '../src/index.ts';
import { formatNotes } from '../src/issue.ts';
import { DOCUMENTATION } from '../src/table/documented.ts';
import { cutText } from '../src/text/cut.ts';
import { printable } from '../src/text/printable.ts';
import { cutDeep } from '../src/udm/style.ts';
import { breakable, element, firstOf } from './element.ts';
import { sentenceOf } from './marks.ts';
import { type AnyUdmLeaf, isOfActivity, madeOf, type Pairing, type SideName, valueAt } from './pairing.ts';

/** So many partners and issues of a branch are told of one by one. */
const MOST_TOLD = 12;

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** What is known of a row, whether it wrote anything or not. */
type RowTold = Pick<AnyUdmLeaf, 'row' | 'logField' | 'udmField' | 'logic' | 'reason' | 'evidence'>;

/** The rows that an issue may name. */
const TABLES: readonly (readonly RowTold[])[] = [
  MAPPING_TABLE,
  GOOGLE_TABLE,
  EXTENDED_TABLE,
  CLOUDTRAIL_TABLE,
];

/** What the card tells of: a field of a record. */
export interface Subject {
  readonly record: ExplainedRecord;
  readonly pairing: Pairing;
  readonly side: SideName;
  readonly path: Path;
}

/**
 * Tells all that is known of one field: what it became or what it came from, by which row, by which logic, on what
 * evidence, and which issues were found there.
 *
 * @param go leads to a field of a side
 */
export function cardOf(subject: Subject, go: (side: SideName, path: Path) => void): readonly HTMLElement[] {
  const { record, pairing, side, path } = subject;
  const leaves = pairing.leavesAt(side, path);
  const places = side === 'log' ? [path] : leaves.slice(0, MOST_TOLD).map(({ logPath }) => logPath ?? []);
  const issues = record.explanation.issues.filter((issue) => places.some((place) => isAt(issue, place)));
  return [
    headOf(subject),
    ...fateOf(subject),
    // Why something is odd is what most people want to know.
    ...firstOf(worstFirst(issues), MOST_TOLD, 'p', (issue) =>
      element('div', {}, issueOf(issue), ...rowsOf(issue, leaves)),
    ),
    ...firstOf(leaves, MOST_TOLD, 'p', (leaf) => partnerOf(leaf, subject, go)),
  ];
}

function headOf(subject: Subject): HTMLElement {
  const { pairing, side, path } = subject;
  const isLeaf = (side === 'log' ? pairing.logLeaf(path) : pairing.udmLeaf(path)) !== undefined;
  return element(
    'div',
    { class: 'subject' },
    element('h3', {}, formatPath(path) || 'The whole record'),
    isLeaf ? element('p', { class: 'sample' }, ...breakable(sampleOf(subject, side, path))) : undefined,
  );
}

function fateOf({ record, pairing, side, path }: Subject): HTMLElement[] {
  const leaf = side === 'log' ? pairing.logLeaf(path) : undefined;
  if (leaf === undefined || leaf.fate === 'mapped') return [];
  return [element('p', { class: 'fate' }, sentenceOf(leaf.fate, isOfActivity(record.explanation)))];
}

/** The field on the other side, and why it is there. */
function partnerOf(
  leaf: AnyUdmLeaf,
  subject: Subject,
  go: (side: SideName, path: Path) => void,
): HTMLElement {
  const other = subject.side === 'log' ? 'udm' : 'log';
  const partner = other === 'udm' ? leaf.udmPath : leaf.logPath;
  const word = other === 'udm' ? 'becomes ' : 'comes from ';
  if (partner === null) {
    return element(
      'section',
      { class: 'partner' },
      element('p', { class: 'arrow' }, word, 'no log field'),
      reasonsOf(leaf),
    );
  }
  const link = element(
    'button',
    { type: 'button', class: 'path' },
    formatPath(partner) || 'the whole record',
  );
  link.addEventListener('click', () => go(other, partner));
  return element(
    'section',
    { class: 'partner' },
    element('p', { class: 'arrow' }, word, link),
    element('p', { class: 'sample' }, ...breakable(sampleOf(subject, other, partner))),
    reasonsOf(leaf),
  );
}

/** The rows that would have taken over what an issue speaks of, but for those that are told with what they wrote. */
function rowsOf({ row: id }: Issue, leaves: readonly AnyUdmLeaf[]): HTMLElement[] {
  if (leaves.some(({ row }) => row === id)) return [];
  const rows = TABLES.flatMap((table) => table.filter(({ row }) => row === id));
  return rows.slice(0, MOST_TOLD).map((row) => element('section', { class: 'partner' }, reasonsOf(row)));
}

function reasonsOf({ row, logField, udmField, logic, reason, evidence }: RowTold): HTMLElement {
  const source =
    typeof row === 'number'
      ? element(
          'a',
          { href: DOCUMENTATION.page, target: '_blank', rel: 'noopener noreferrer' },
          'the documented table',
        )
      : undefined;
  return element(
    'dl',
    {},
    ...line('Row', element('strong', {}, String(row)), source && ' of ', source),
    ...line('Maps', element('code', {}, logField ?? 'no log field'), ' to ', element('code', {}, udmField)),
    ...line('Logic', logic),
    ...(evidence === undefined ? [] : line('Evidence', [evidence, reason].filter(Boolean).join(': '))),
    ...(evidence === undefined && reason !== undefined ? line('Reason', reason) : []),
  );
}

function line(name: string, ...told: Parameters<typeof element>[2][]): HTMLElement[] {
  return [element('dt', {}, name), element('dd', {}, ...told)];
}

/** Whether an issue was found at a field, in it or at what it is a part of. */
function isAt({ path }: Issue, at: Path): boolean {
  return (
    at.length > 0 && path.length > 0 && at.every((key, index) => index >= path.length || path[index] === key)
  );
}

/** Issues by how grave they are. */
export function worstFirst(issues: readonly Issue[]): Issue[] {
  return [...issues].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

/** An issue with its remedy. */
export function issueOf(issue: Issue): HTMLElement {
  const { code, severity, message } = issue;
  return element(
    'div',
    { class: `issue ${severity}` },
    element('p', {}, element('strong', {}, severity), ' ', element('code', {}, code)),
    element('p', {}, message, formatNotes(issue)),
    element('p', { class: 'remedy' }, `What to do: ${ISSUE_CODES[code].remedy}`),
  );
}

/** What a side holds at a place, for people; a secret is not shown. */
function sampleOf({ record, pairing }: Subject, side: SideName, path: Path): string {
  if (side === 'log' && pairing.hides(path)) return 'hidden';
  return valueText(valueAt(side === 'log' ? record.log : madeOf(record.explanation), path));
}

/** A value for people: what is not visible is made so, and what is too long is cut. */
function valueText(value: unknown): string {
  return printable(
    cutText(
      typeof value === 'string' && value !== '' ? value : (JSON.stringify(cutDeep(value)) ?? 'nothing'),
    ),
  );
}
