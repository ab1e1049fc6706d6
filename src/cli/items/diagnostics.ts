import { ISSUE_CODES } from '../../issue/codes.ts';
import { countOf, formatNotes, formatPath, type Issue, type IssueCode, type Severity } from '../../issue.ts';
import { cutText } from '../../text/cut.ts';
import { printable } from '../../text/printable.ts';
import type { ItemWithIssues } from './item-text.ts';

/** How many issues of a code are shown; the others are counted. */
const MOST_SHOWN = 5;

/** Where the issues are that a command does not show and cannot write to a file. */
export const REST_OF_MAP = '; `map --issues FILE` has all';

/** What was found of one code in one severity. */
export interface FoundIssues {
  readonly count: number;
  /** Where the first of them were found, as lines for people. */
  readonly places: readonly string[];
}

/** A code behind the severity that it had: an identity of a wrong type refuses, and with `strict` each warning. */
type Name = `${Severity} ${IssueCode}`;

/** What was found of each code. */
export type FoundByCode = Readonly<Partial<Record<Name, FoundIssues>>>;

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** Gathers issues for people: by code, the first of each with its place. It holds no more for more of them. */
export class Diagnostics {
  private found = new Map<Name, { count: number; places: string[] }>();

  take(item: ItemWithIssues, issue: Issue): void {
    const { places } = this.count(`${issue.severity} ${issue.code}`, countOf(issue));
    if (places.length < MOST_SHOWN) places.push(placeOf(item, issue));
  }

  /** Takes what another gathered of what came behind. */
  add(others: FoundByCode): void {
    for (const [name, { count, places }] of Object.entries(others)) {
      const found = this.count(name as Name, count);
      found.places.push(...places.slice(0, MOST_SHOWN - found.places.length));
    }
  }

  /** What has gathered since this was asked last. */
  takeFound(): FoundByCode {
    const found = Object.fromEntries(this.found);
    this.found = new Map();
    return found;
  }

  /**
   * What was found as text: errors first, each code with its sentence, its first places and what to do.
   *
   * @param rest where those are that are not shown, behind "and 3 more"
   */
  text(rest: string): string {
    const groups = SEVERITIES.flatMap((severity) =>
      [...this.found].filter(([name]) => name.startsWith(severity)),
    );
    return groups.map(([name, found]) => groupText(name, found, rest)).join('');
  }

  private count(name: Name, count: number): { count: number; places: string[] } {
    const found = this.found.get(name) ?? { count: 0, places: [] };
    found.count += count;
    this.found.set(name, found);
    return found;
  }
}

function groupText(name: Name, { count, places }: FoundIssues, rest: string): string {
  const { message, remedy } = ISSUE_CODES[name.slice(name.indexOf(' ') + 1) as IssueCode];
  const times = count === 1 ? '' : ` (${count} times)`;
  const more = count > places.length ? [`and ${count - places.length} more${rest}`] : [];
  const lines = [...places, ...more, remedy].map((line) => `  ${line}\n`);
  return `${name}${times}: ${message}\n${lines.join('')}`;
}

/** File, line, and where in the document. */
function placeOf(item: ItemWithIssues, issue: Issue): string {
  const place = item.line === undefined ? item.input : `${item.input}:${item.line}`;
  const path = formatPath([...item.path, ...issue.path]);
  return printable(cutText(`${place}${path && ` at ${path}`}${formatNotes(issue)}`));
}
