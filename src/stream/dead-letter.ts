import type { Path } from '../issue.ts';
import type { AnswerUnit } from '../log/iam/answer/part.ts';
import { type DocumentPlace, DocumentPlaces } from './exact.ts';
import type { RefusedItem } from './item.ts';
import { jsonOf } from './text.ts';
import type { Span } from './unit.ts';

/** A document, or a piece of a long one, where it came as text. */
export interface DocumentText {
  readonly span: Span | undefined;
  readonly text: string | undefined;
  /** Where the text lies in the document, when it is only a piece of it. */
  readonly at: Path;
}

/** What a dead letter says of its record's place and text. */
type LetterText = Pick<RefusedItem, 'line' | 'byteOffset' | 'byteLength' | 'raw'>;

/** Gives what has issues its line, and dead letters their exact texts. Most documents have neither, and are not gone through again. */
export class LetterTexts {
  private places: DocumentPlaces | undefined;
  private hasLines: boolean | undefined;
  /** The raw log in which a record was looked for last. */
  private rawLog: DocumentPlaces | undefined;

  constructor(private readonly document: DocumentText) {}

  /** The line of a record; undefined where it is that of its document. */
  lineOf(unit: AnswerUnit): number | undefined {
    const { span, text } = this.document;
    if (span === undefined || text === undefined) return undefined;
    this.hasLines ??= text.includes('\n');
    return this.hasLines ? span.line + (this.find(unit, text)?.linesBefore ?? 0) : undefined;
  }

  textOf(unit: AnswerUnit): LetterText {
    const { span, text } = this.document;
    if (span === undefined || text === undefined) return jsonOf(unit.log);
    const found = this.find(unit, text);
    return {
      line: span.line + (found?.linesBefore ?? 0),
      byteOffset: span.byteOffset + (found?.byteOffset ?? 0),
      byteLength: found?.byteLength ?? span.byteLength,
      raw: unit.text === undefined ? (this.places?.text(found) ?? text) : this.textWithin(unit, unit.text),
    };
  }

  private find(unit: AnswerUnit, text: string): DocumentPlace | undefined {
    const path = unit.path.slice(this.document.at.length);
    if (path.length === 0) return undefined;
    this.places ??= new DocumentPlaces(text);
    return this.places.find(path);
  }

  private textWithin(unit: AnswerUnit, text: string): string {
    const path = unit.path.slice(unit.textDepth);
    if (path.length === 0) return text;
    if (this.rawLog?.whole !== text) this.rawLog = new DocumentPlaces(text);
    return this.rawLog.text(this.rawLog.find(path));
  }
}
