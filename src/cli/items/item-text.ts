import type { Issue } from '../../issue.ts';
import type { AnyItem } from '../../stream/item.ts';

/** Whatever has issues. */
export type ItemWithIssues = Exclude<AnyItem, { type: 'end' }>;

/** An issue as one line of JSON. */
export function issueLine(item: ItemWithIssues, issue: Issue): string {
  const { input, line, path } = item;
  const index = 'index' in item ? item.index : undefined;
  return `${JSON.stringify({ input, line, index, path, issue })}\n`;
}

/** A dead letter as one line of JSON, in pieces. */
export function rejectLine({ type: _, ...letter }: ItemWithIssues): Iterable<string> {
  return itemLine(letter);
}

/** Issues that make one piece of text. */
const ISSUES_OF_A_PIECE = 1000;

/** An item as one line of JSON, in pieces: a record may have millions of issues, and no text is as long as theirs. */
export function* itemLine(item: { readonly issues: readonly Issue[] }): Generator<string> {
  const { issues } = item;
  if (issues.length <= ISSUES_OF_A_PIECE) {
    yield `${JSON.stringify(item)}\n`;
    return;
  }
  const members = Object.entries(item);
  const at = members.findIndex(([name]) => name === 'issues');
  const before = JSON.stringify(Object.fromEntries(members.slice(0, at)));
  const after = JSON.stringify(Object.fromEntries(members.slice(at + 1)));
  yield `${before.slice(0, -1)}${before === '{}' ? '' : ','}"issues":[`;
  for (let from = 0; from < issues.length; from += ISSUES_OF_A_PIECE) {
    const piece = JSON.stringify(issues.slice(from, from + ISSUES_OF_A_PIECE));
    yield `${from === 0 ? '' : ','}${piece.slice(1, -1)}`;
  }
  yield `]${after === '{}' ? '' : ','}${after.slice(1)}\n`;
}
