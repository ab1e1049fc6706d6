import type { Path } from '../issue.ts';
import type { AnswerUnit } from '../log/iam/answer/part.ts';
import { exactTexts } from './exact.ts';
import type { MapItem, RefusedItem } from './item.ts';
import { jsonOf } from './text.ts';
import type { Span } from './unit.ts';

/** A dead letter whose text is still to come. */
export type DeadLetter = { -readonly [Key in keyof RefusedItem]: RefusedItem[Key] };

/** A document, or a piece of a long one, where it came as text. */
export interface DocumentText {
  readonly span: Span | undefined;
  readonly text: string | undefined;
  /** Where the text lies in the document, when it is only a piece of it. */
  readonly at: Path;
}

/** A record that has issues, whose place in the text is still to be told. */
export interface PlacedItem {
  readonly item: DeadLetter | Extract<MapItem<unknown>, { type: 'entity' | 'merged' }>;
  readonly unit: AnswerUnit;
}

type Mutable<Item> = { -readonly [Key in keyof Item]: Item[Key] };

/**
 * Gives items with issues the line of their record, and dead letters their exact text. Most documents have neither, and
 * are not gone through again.
 */
export function addTexts(placed: readonly PlacedItem[], { span, text, at }: DocumentText): void {
  if (span === undefined || text === undefined) {
    for (const { item, unit } of placed) if (item.type === 'refused') Object.assign(item, jsonOf(unit.log));
    return;
  }
  const looked = text.includes('\n') ? placed : placed.filter(({ item }) => item.type === 'refused');
  const paths = looked.map(({ unit }) => unit.path.slice(at.length, textEnd(unit)));
  const exact = paths.every((path) => path.length === 0) ? [] : exactTexts(text, paths);
  for (const [index, { item, unit }] of looked.entries()) {
    const found = paths[index]!.length === 0 ? undefined : exact[index];
    const letter: Mutable<typeof item> = item;
    letter.line = span.line + (found?.linesBefore ?? 0);
    if (letter.type !== 'refused') continue;
    letter.byteOffset = span.byteOffset + (found?.byteOffset ?? 0);
    letter.byteLength = found?.byteLength ?? span.byteLength;
    letter.raw = unit.text === undefined ? (found?.text ?? text) : textWithin(unit, unit.text);
  }
}

/** Where the path of a text ends that the document holds; what comes behind it leads on within that text. */
function textEnd({ path, text, textDepth }: AnswerUnit): number {
  return text === undefined ? path.length : textDepth!;
}

function textWithin(unit: AnswerUnit, text: string): string {
  const path = unit.path.slice(textEnd(unit));
  return path.length === 0 ? text : (exactTexts(text, [path])[0]?.text ?? text);
}
