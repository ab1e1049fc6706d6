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

/** So many elements of a list make one piece of text. */
const ELEMENTS_OF_A_PIECE = 1000;

/** An object as one line of JSON, in pieces: a record may have millions of issues, and no text is as long as theirs. */
export function* itemLine(item: object): Generator<string> {
  if (!Object.values(item).some(isLong)) {
    yield `${JSON.stringify(item)}\n`;
    return;
  }
  let lead = '{';
  for (const [name, value] of Object.entries(item)) {
    if (value === undefined) continue;
    lead += `${JSON.stringify(name)}:`;
    if (isLong(value)) {
      lead += '[';
      for (let from = 0; from < value.length; from += ELEMENTS_OF_A_PIECE) {
        yield lead + JSON.stringify(value.slice(from, from + ELEMENTS_OF_A_PIECE)).slice(1, -1);
        lead = ',';
      }
      lead = '],';
    } else {
      yield lead + JSON.stringify(value);
      lead = ',';
    }
  }
  yield `${lead.slice(0, -1)}}\n`;
}

function isLong(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > ELEMENTS_OF_A_PIECE;
}

/** So much text is written at once, in UTF-16 units. */
const BLOCK = 1 << 16;

/** Puts pieces of text together to what is worth to be written. */
export function* inBlocks(pieces: Iterable<string>): Generator<string> {
  let block = '';
  for (const piece of pieces) {
    block += piece;
    if (block.length < BLOCK) continue;
    yield block;
    block = '';
  }
  yield block;
}
