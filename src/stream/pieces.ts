import type { IssueCode, Path } from '../issue.ts';
import { parseJson } from '../json.ts';
import { answerField, isBeside } from '../log/iam/answer/call.ts';
import { hasDetails } from '../log/iam/answer/not-returned.ts';
import { isDivisible } from '../log/iam/answer/unpack.ts';
import { Byte } from '../text/byte.ts';
import type { ElementLane, ElementPlace, Means } from './means.ts';
import { readOutline } from './outline.ts';
import { faultAt, refuseInvalid } from './refuse.ts';
import { ScanStop } from './structure.ts';
import { columnOf, MORE, PAUSE, type Reading, type Span, spanOf, type Unit } from './unit.ts';

/** What is left of a document that breaks. */
interface BrokenRest {
  readonly code: IssueCode;
  readonly start: Span;
}

/** A document that was held to be looked at comes out in parts of so many bytes. */
const PAUSE_BYTES = 1 << 18;

/** Stand for elements that were taken without becoming values. */
const PLAIN = {};
const DETAILED = { Tags: [], Users: [] };

/**
 * Reads the document with which the window starts in pieces: the elements of the list that it is, or of the lists of
 * the answer that it is, and the other fields of the answer. Where it breaks, what is left of it is refused.
 */
export function* readPieces(means: Means): Reading {
  const { window, scan } = means;
  const start = spanOf(window, 0);
  const document = new DividedDocument(means);
  const rest = yield* document.read();
  yield { ...start, type: 'end', fields: document.fields, byteLength: scan.at - start.byteOffset };
  if (rest === undefined) window.drop(scan.at - window.offset);
  else yield* refuseInvalid(means, rest.code, rest.start);
}

class DividedDocument implements ElementPlace {
  /** What the answer as a whole is judged by: its known fields, with a few elements at most in its lists. */
  readonly fields: Record<string, unknown> = {};
  private readonly doubled = new Set<string>();
  /** The field that is being read; undefined in a document that is a list. */
  field: string | undefined;
  private index = 0;
  /** Where the object that is offered begins. */
  private offered = 0;
  /** Where what was taken before has been written. */
  private paused = 0;
  /** How deep the pieces lie. */
  private watched = 1;
  /** What begins with the last token, once it is too long to be held. */
  private lost: Span | undefined;

  constructor(private readonly means: Means) {}

  /** Gives the pieces, and at last what is left, if it breaks. */
  *read(): Reading<BrokenRest | undefined> {
    const { window, scan } = this.means;
    scan.restart(window.offset);
    scan.next(window, 0);
    this.paused = scan.at;
    for (;;) {
      const found = scan.next(window, this.watched);
      if (found === ScanStop.Value) {
        this.forget();
        if (this.opensList()) continue;
        const broken = this.offersNext() ? undefined : yield* this.readPiece();
        if (broken !== undefined) return broken;
        this.index += 1;
        if (scan.at - this.paused < PAUSE_BYTES) continue;
        this.paused = scan.at;
        yield PAUSE;
      } else if (found === ScanStop.Key) {
        const broken = yield* this.readKey();
        if (broken !== undefined) return broken;
      } else if (found === ScanStop.End) {
        if (scan.depth === 0) return undefined;
        this.watched = 1;
      } else if (found === ScanStop.Fault || window.ended) return this.rest(faultAt(scan));
      else {
        this.forget();
        yield MORE;
      }
    }
  }

  /** Forgets what comes before the last token, with which what is left begins if the document breaks here. */
  private forget(): void {
    const { window, scan } = this.means;
    window.drop(Math.max(scan.token - window.offset, 0));
    this.hold(scan.token, scan.token);
  }

  /** Forgets what begins at a place and is too long to be held, and keeps in mind where the token before it is. */
  private hold(token: number, from: number): void {
    const { window, scan, limit } = this.means;
    if (scan.at - from <= limit) return;
    if (this.lost?.byteOffset !== token) this.lost = spanOf(window, 0);
    // All but the last byte, with which what is left may begin.
    window.drop(Math.max(scan.at - 1 - window.offset, 0));
  }

  /** What is left from a token on: read alone, it breaks as well. */
  private rest(code: IssueCode): BrokenRest {
    this.forget();
    return this.restFrom(code, this.means.scan.token);
  }

  private restFrom(code: IssueCode, token: number): BrokenRest {
    const isLost = this.lost?.byteOffset === token;
    return { code, start: isLost ? this.lost! : spanOf(this.means.window, 0) };
  }

  /** What is left from a piece on that breaks, or from the token before it, if the piece alone would be read apart. */
  private *brokenPiece(token: number, at: number): Reading<BrokenRest> {
    const { window, scan, limit } = this.means;
    const isObject = window.at(at - window.offset) === Byte.OpenObject;
    const code = faultAt(scan);
    if (!isObject || scan.isTooDeep || scan.at - at > limit || (yield* this.isDivisibleAt(at)))
      return this.restFrom(code, token);
    window.drop(at - window.offset);
    return { code, start: spanOf(window, 0) };
  }

  private *isDivisibleAt(at: number): Reading<boolean> {
    const { window, scan } = this.means;
    scan.restart(at);
    scan.next(window, 0);
    return isDivisible((yield* readOutline(this.means)).fields);
  }

  private *readKey(): Reading<BrokenRest | undefined> {
    const { window, scan, limit } = this.means;
    if (scan.at - scan.token > limit) return this.rest('too_long');
    const from = scan.key - window.offset;
    const byteLength = scan.at - scan.key;
    const field = parseJson(window.text(from, from + byteLength))?.value as string | undefined;
    if (field === undefined) return this.rest('invalid_json');
    this.field = field;
    if (answerField(field) === undefined && !isBeside(field)) return undefined;
    if (!Object.hasOwn(this.fields, field)) this.fields[field] = undefined;
    else if (!this.doubled.has(field)) {
      this.doubled.add(field);
      yield { ...spanOf(window, byteLength, from), type: 'notice', code: 'duplicate_key', path: [field] };
    }
    return undefined;
  }

  /** Whether the value that comes is a list of the answer, whose elements are pieces. */
  private opensList(): boolean {
    const { scan } = this.means;
    const { field } = this;
    if (field === undefined || scan.depth === 2 || this.first !== Byte.OpenList) return false;
    if (answerField(field) === undefined) return false;
    if (!Array.isArray(this.fields[field])) this.fields[field] = [];
    this.watched = 2;
    this.index = 0;
    return true;
  }

  /** The first byte of the value that comes. */
  private get first(): number | undefined {
    const { window, scan } = this.means;
    return window.at(scan.at - window.offset);
  }

  /** Offers the object that comes to who may take it; gives whether it was taken. */
  private offersNext(): boolean {
    const { window, scan, limit } = this.means;
    if (this.first !== Byte.OpenObject) return false;
    // What is longer than the limit is refused, wherever the bytes are cut.
    return this.offers(scan.at, Math.min(window.end, window.start + scan.at - window.offset + limit));
  }

  private offers(at: number, to: number): boolean {
    const { window, scan, elements } = this.means;
    const { field } = this;
    if (elements === undefined || (field !== undefined && answerField(field) === undefined)) return false;
    this.offered = at;
    const move = window.start - window.offset;
    const end = elements.take(window.bytes, at + move, to, this);
    if (end === 0) return false;
    scan.pass(end - move);
    if (this.watched === 2) this.keepTaken(elements);
    return true;
  }

  /** Reads the piece that comes. */
  private *readPiece(): Reading<BrokenRest | undefined> {
    const { window, scan, limit } = this.means;
    const { depth, token, at } = scan;
    const line = window.lineAt(at - window.offset);
    const isObject = this.first === Byte.OpenObject;
    let isCut = false;
    for (let found = scan.next(window, depth); found !== ScanStop.End; found = scan.next(window, depth)) {
      this.hold(token, at);
      if (found === ScanStop.Fault || window.ended) return yield* this.brokenPiece(token, at);
      isCut = true;
      yield MORE;
    }
    const byteLength = scan.ended - at;
    // With the white space behind a text or a literal, since that was waited for.
    if (scan.at - at > limit) {
      scan.token = scan.at - 1;
      const { path } = this;
      yield { type: 'bad', code: 'too_long', path, line, byteOffset: at, byteLength };
    } else if (!isCut || !isObject || !this.offers(at, scan.ended + window.start - window.offset))
      yield this.pieceUnit({ line, byteOffset: at, byteLength });
    return undefined;
  }

  private pieceUnit({ line, byteOffset, byteLength }: Span): Unit {
    const { window } = this.means;
    const { path } = this;
    const from = byteOffset - window.offset;
    const to = from + byteLength;
    const read = parseJson(window.text(from, to));
    // Written out: a spread of spans takes as long as the rest of the reading.
    if (read === undefined) {
      const bytes = window.view(from, to);
      const column = columnOf(window, byteOffset);
      return { type: 'bad', code: 'invalid_json', path, bytes, line, byteOffset, byteLength, column };
    }
    const { value, text } = read;
    this.keep(value);
    return { type: 'piece', path, value, text, line, byteOffset, byteLength };
  }

  get path(): Path {
    if (this.field === undefined) return [this.index];
    return this.watched === 2 ? [this.field, this.index] : [this.field];
  }

  get line(): number {
    const { window } = this.means;
    return window.lineAt(this.offered - window.offset);
  }

  private keep(value: unknown): void {
    if (this.watched === 2) this.keepExample(value);
    else if (this.field !== undefined && isBeside(this.field)) this.fields[this.field] = value;
  }

  /** Of a list, what tells its call: the first element, and the first with what the call of the list never returns. */
  private keepExample(element: unknown): void {
    const list = this.fields[this.field!] as unknown[];
    if (list.length === 0 || (list.length === 1 && hasDetails(this.field!, element))) list.push(element);
  }

  /** The same of what was taken. */
  private keepTaken(elements: ElementLane): void {
    const list = this.fields[this.field!] as unknown[];
    if (list.length > 1) return;
    const isDetailed = elements.hasDetails(this.field!);
    if (list.length === 0 || isDetailed) list.push(isDetailed ? DETAILED : PLAIN);
  }
}
