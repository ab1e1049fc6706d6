import { formatIssue, type Issue } from '../../issue.ts';
import type { AnyItem } from '../../stream/item.ts';

/** Whatever has issues. */
export type ItemWithIssues = Exclude<AnyItem, { type: 'end' }>;

/** An issue as one line for people: file, line, and where in the document. */
export function diagnosticLine(item: ItemWithIssues, issue: Issue): string {
  const place = item.line === undefined ? item.input : `${item.input}:${item.line}`;
  return `${place}: ${formatIssue({ ...issue, path: [...item.path, ...issue.path] })}\n`;
}

/** An issue as one line of JSON. */
export function issueLine(item: ItemWithIssues, issue: Issue): string {
  const { input, line, path } = item;
  const index = 'index' in item ? item.index : undefined;
  return `${JSON.stringify({ input, line, index, path, issue })}\n`;
}

/** A dead letter as one line of JSON. */
export function rejectLine(item: ItemWithIssues): string {
  const { type: _, ...letter } = item;
  return `${JSON.stringify(letter)}\n`;
}
