import { beginsAsAnswer, isDivisible } from '../src/log/iam/answer/unpack.ts';
import { detectKind, kindsOf } from '../src/log/iam/kind.ts';
import { parseBytes, Stop, Walk } from './json-walk.ts';

/*
 * What the reader of bytes must give, written plainly: all bytes are there, as text of one character each; each value
 * is found by recursion and read by JSON.parse. It knows nothing of windows, blocks and lanes.
 */

/** A unit, as far as it can be compared. */
export interface PlainUnit {
  readonly type: string;
  readonly line: number;
  readonly byteOffset: number;
  readonly byteLength?: number;
  readonly path?: readonly (string | number)[];
  readonly code?: string;
  readonly text?: string;
  /** The bytes of what is refused, a character each; undefined where they are more than the limit. */
  readonly bytes?: string | undefined;
  readonly fields?: Readonly<Record<string, unknown>>;
}

const ANSWER = ['User', 'Users', 'Role', 'Roles', 'Group', 'Groups', 'UserDetailList', 'AccountAliases'];
const ENVELOPE = ['IsTruncated', 'Marker', 'NextToken', 'ResponseMetadata', '$metadata'];
type Fields = Record<string, unknown>;

const weightOf = (value: unknown) =>
  value === null || value === undefined || value === '' ? 0 : typeof value === 'object' ? 2 : 1;

/** The fields of an object and theirs, as far as they are seen before a place, and how the walk ended. */
function outlineOf(text: string, start: number, to: number) {
  const walk = new Walk(text, start, to);
  const root: Fields = {};
  let isRecord = false;
  // With the list that tells what the document is, all is known: what comes later changes nothing.
  let begins: boolean | undefined;
  const note = (fields: Fields, key: string, value: unknown) => {
    const name = parseBytes(key)?.value as string | undefined;
    if (isRecord || begins || name === undefined) return;
    if (Object.hasOwn(fields, name) && weightOf(fields[name]) > weightOf(value)) return;
    Object.defineProperty(fields, name, { value, enumerable: true, configurable: true, writable: true });
    begins ??= beginsAsAnswer(root);
  };
  const noteMember = (fields: Fields, depth: number, key: string): void => {
    const first = walk.peek();
    const from = walk.at;
    if (first === '{') {
      const inner = {};
      note(fields, key, inner);
      if (depth === 2) walk.value(depth);
      else walk.object(depth, (innerKey) => noteMember(inner, depth + 1, innerKey));
    } else if (first === '[') {
      note(fields, key, []);
      walk.value(depth);
    } else {
      walk.scalar();
      const value = parseBytes(text.slice(from, walk.at))?.value;
      walk.delimiter(',}');
      note(fields, key, value);
    }
    isRecord ||= depth === 1 && kindsOf(root).length > 0;
  };
  const stop = stopOf(() => walk.object(0, (key) => noteMember(root, 1, key)));
  return { fields: root, isWhole: stop === undefined, at: walk.at };
}

function stopOf(run: () => void): Stop | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof Stop) return error;
    throw error;
  }
}

/** Reads an input, given as a text with a character for each byte. */
export function readPlainly(text: string, limit: number): PlainUnit[] {
  const reader = new PlainReader(text, limit);
  reader.readLines();
  return reader.units;
}

class PlainReader {
  readonly units: PlainUnit[] = [];
  private at = 0;
  private isLineStart = true;

  constructor(
    private readonly text: string,
    private readonly limit: number,
  ) {}

  readLines(): void {
    if (this.text.startsWith('\u00ef\u00bb\u00bf')) this.at = 3;
    while (this.at < this.text.length) {
      const newline = this.text.indexOf('\n', this.at);
      const end = newline < 0 ? this.text.length : newline;
      const isHeld = end - this.at <= this.limit;
      if (!isHeld || !this.readLine(end)) this.readDocuments(isHeld ? end : undefined);
    }
  }

  private span(from: number, to: number) {
    return {
      line: this.text.slice(0, from).split('\n').length,
      byteOffset: from,
      byteLength: to - from,
    };
  }

  private isBlank(from: number, to: number): boolean {
    return /^[ \t\r\n]*$/u.test(this.text.slice(from, to));
  }

  private withoutReturn(from: number, to: number): number {
    return to > from && this.text[to - 1] === '\r' ? to - 1 : to;
  }

  /** Reads a line that is blank or one record; a long one is looked into first. */
  private readLine(end: number): boolean {
    const to = this.withoutReturn(this.at, end);
    const line = this.text.slice(this.at, to);
    if (!this.isBlank(this.at, to)) {
      const read = line.length > 1024 && /^[ \t\r]*[{[]/u.test(line) ? undefined : parseBytes(line);
      const isRecord = read !== undefined && (Object(read.value) !== read.value || detectKind(read.value));
      if (!isRecord) return false;
      this.units.push({ type: 'document', ...this.span(this.at, to), text: read.text });
    }
    this.at = end + 1;
    return true;
  }

  private readDocuments(lineEnd: number | undefined): void {
    let line = lineEnd === undefined ? undefined : { start: this.at, end: lineEnd };
    for (this.isLineStart = false; !this.isLineStart; line = undefined) {
      while (' \t\r'.includes(this.text[this.at] ?? 'x')) this.at += 1;
      const first = this.text[this.at];
      if (first === '[') this.readPieces();
      else if (first === '{') this.readObject(line);
      else if (first !== undefined && first !== '\n') this.refuse(this.at, 'invalid_json', this.at, false);
      else {
        this.at += 1;
        return;
      }
    }
  }

  private readObject(line: { start: number; end: number } | undefined): void {
    const start = this.at;
    const { text, limit } = this;
    const { fields, isWhole, at } = outlineOf(text, start, Math.min(start + limit + 1, text.length));
    const isLine = line !== undefined && at <= line.end && this.isBlank(at, line.end);
    const from = isLine ? line.start : start;
    const to = isLine ? this.withoutReturn(at, line.end) : at;
    const read = isWhole ? parseBytes(text.slice(from, to)) : undefined;
    if (isDivisible(fields)) this.readPieces();
    else if (at - start > limit) this.refuseTooLong();
    else if (read === undefined) this.refuse(start, 'invalid_json', start, false);
    else {
      this.units.push({ type: 'document', ...this.span(from, to), text: read.text });
      this.at = to;
    }
  }

  private readPieces(): void {
    const start = this.at;
    const pieces = new PlainPieces(this.text, start, this.limit, (from, to) => this.span(from, to));
    const stop = stopOf(() => pieces.read());
    this.units.push(...pieces.units);
    this.at = pieces.walk.at;
    this.units.push({ type: 'end', ...this.span(start, this.at), fields: pieces.fields });
    if (stop === undefined) return;
    const { token, from, isLost } = pieces.rest;
    this.refuse(token, pieces.code, from, isLost);
  }

  private refuseTooLong(): void {
    const start = this.at;
    const newline = this.text.indexOf('\n', start);
    const walk = new Walk(this.text, start, this.text.length);
    if (newline >= 0 && newline - start <= this.limit) stopOf(() => walk.value(0));
    else walk.at = newline < 0 ? this.text.length : newline;
    this.at = walk.at;
    this.units.push({
      type: 'bad',
      ...this.span(start, this.at),
      path: [],
      code: 'too_long',
      bytes: undefined,
    });
  }

  /** Refuses all up to the next line that starts with a bracket. */
  private refuse(start: number, code: string, from: number, isLost: boolean): void {
    const next = /\n(?=[{[])/gu;
    next.lastIndex = from;
    const end = next.exec(this.text)?.index ?? this.text.length;
    const isHeld = !isLost && end - start <= this.limit;
    const bytes = isHeld ? this.text.slice(start, end).replace(/[ \t\r\n]+$/u, '') : undefined;
    const to = bytes === undefined ? end : start + bytes.length;
    this.units.push({ type: 'bad', ...this.span(start, to), path: [], code, bytes });
    this.at = end + 1;
    this.isLineStart = true;
  }
}

/** Reads a list or an answer. */
class PlainPieces {
  readonly units: PlainUnit[] = [];
  readonly fields: Fields = {};
  readonly walk: Walk;
  code = 'invalid_json';
  private readonly doubled = new Set<string>();
  /** The piece that is being read, and the token before it. */
  private piece: { token: number; at: number } | undefined;
  /** A token behind which more white space stands than is held, and where that ends. */
  private gap: { token: number; end: number } | undefined;

  constructor(
    private readonly text: string,
    start: number,
    private readonly limit: number,
    private readonly span: (
      from: number,
      to: number,
    ) => Required<Pick<PlainUnit, 'line' | 'byteOffset' | 'byteLength'>>,
  ) {
    this.walk = new Walk(text, start, text.length);
  }

  /** What is left where it stopped: its start, from where the next line is looked for, and whether it is not held. */
  get rest(): { token: number; from: number; isLost: boolean } {
    const { walk, piece, gap, limit } = this;
    const token = piece?.token ?? walk.token;
    if (walk.at - (piece?.at ?? token) > limit) return { token, from: walk.at - 1, isLost: true };
    if (piece !== undefined && this.breaksAlone(piece.at))
      return { token: piece.at, from: piece.at, isLost: false };
    const isGap = gap?.token === token;
    return { token, from: isGap ? gap!.end - 1 : token, isLost: isGap };
  }

  private breaksAlone(at: number): boolean {
    const { text, limit } = this;
    const to = Math.min(at + limit + 1, text.length);
    return text[at] === '{' && !isDivisible(outlineOf(text, at, to).fields);
  }

  read(): void {
    if (this.walk.peek() === '[') this.readList(0, undefined);
    else
      this.walk.object(
        0,
        (key) => this.readField(parseBytes(key)!.value as string),
        (key, start) => this.readKey(key, start),
      );
  }

  private readKey(key: string, start: number): void {
    const name = parseBytes(key)?.value as string | undefined;
    const isTooLong = start + key.length - this.walk.token > this.limit;
    if (isTooLong) this.code = 'too_long';
    if (isTooLong || name === undefined) throw new Stop(false);
    if (!ANSWER.includes(name) && !ENVELOPE.includes(name)) return;
    if (!Object.hasOwn(this.fields, name)) this.fields[name] = undefined;
    else if (!this.doubled.has(name)) {
      this.doubled.add(name);
      const span = this.span(start, start + key.length);
      this.units.push({ type: 'notice', ...span, path: [name], code: 'duplicate_key' });
    }
  }

  private readField(name: string): void {
    this.begin();
    if (this.walk.peek() === '[' && ANSWER.includes(name)) {
      this.piece = undefined;
      if (!Array.isArray(this.fields[name])) this.fields[name] = [];
      this.readList(1, name);
    } else {
      const value = this.take(1, [name], ',}');
      if (ENVELOPE.includes(name) && value !== undefined) this.fields[name] = value;
    }
  }

  private readList(depth: number, name: string | undefined): void {
    let index = 0;
    this.walk.list(depth, () => {
      this.begin();
      const value = this.take(depth + 1, name === undefined ? [index] : [name, index], ',]');
      if (name !== undefined && value !== undefined) (this.fields[name] as unknown[]).push(value);
      index += 1;
    });
  }

  private begin(): void {
    const { token, at } = this.walk;
    this.piece = { token, at };
    if (at - token > this.limit) this.gap = { token, end: at };
  }

  /** Takes a piece; gives its value, if it has one. */
  private take(depth: number, path: PlainUnit['path'], marks: string): unknown {
    const { walk, text } = this;
    const from = walk.at;
    const isContainer = '[{'.includes(walk.peek());
    walk.value(depth);
    const to = walk.at;
    if (!isContainer) walk.delimiter(marks);
    this.piece = undefined;
    const isTooLong = walk.at - from > this.limit;
    walk.token = isTooLong ? walk.at - 1 : isContainer ? to - 1 : from;
    const bytes = text.slice(from, to);
    const read = isTooLong ? undefined : parseBytes(bytes);
    const unit = { ...this.span(from, to), path: path! };
    if (isTooLong) this.units.push({ type: 'bad', ...unit, code: 'too_long', bytes: undefined });
    else if (read === undefined) this.units.push({ type: 'bad', ...unit, code: 'invalid_json', bytes });
    else this.units.push({ type: 'piece', ...unit, text: read.text });
    return read?.value;
  }
}
