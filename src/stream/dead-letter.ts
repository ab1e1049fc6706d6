import type { Path } from '../issue.ts';
import type { AnswerUnit } from '../log/iam/answer.ts';
import { exactTexts } from './exact.ts';
import type { RefusedItem } from './item.ts';
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

/** A record that was refused. */
export interface RefusedRecord {
  readonly item: DeadLetter;
  readonly unit: AnswerUnit;
}

/** Gives dead letters their exact texts. Most documents have none, and are not gone through again. */
export function addTexts(refused: readonly RefusedRecord[], { span, text, at }: DocumentText): void {
  if (refused.length === 0) return;
  if (span === undefined || text === undefined) {
    for (const { item, unit } of refused) Object.assign(item, jsonOf(unit.log));
    return;
  }
  const paths = refused.map(({ unit }) => unit.path.slice(at.length, rawLogEnd(unit)));
  const exact = paths.every((path) => path.length === 0) ? [] : exactTexts(text, paths);
  for (const [index, { item, unit }] of refused.entries()) {
    const found = paths[index]!.length === 0 ? undefined : exact[index];
    item.line = span.line + (found?.linesBefore ?? 0);
    item.byteOffset = span.byteOffset + (found?.byteOffset ?? 0);
    item.byteLength = found?.byteLength ?? span.byteLength;
    item.raw = unit.text === undefined ? (found?.text ?? text) : textWithin(unit, unit.text);
  }
}

/** Where the path of a raw log ends; what comes behind it leads on within the raw log's own text. */
function rawLogEnd({ path, text }: AnswerUnit): number {
  return text === undefined ? path.length : path.indexOf('data', path.indexOf('entries')) + 1;
}

function textWithin(unit: AnswerUnit, text: string): string {
  const path = unit.path.slice(rawLogEnd(unit));
  return path.length === 0 ? text : (exactTexts(text, [path])[0]?.text ?? text);
}
