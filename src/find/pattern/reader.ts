import { PatternSyntaxError } from './syntax-error.ts';

const BLANKS = /[ \t\r\n]*/y;

/** Reads the text of a pattern from its beginning to its end. */
export class PatternReader {
  position = 0;

  constructor(readonly text: string) {}

  get atEnd(): boolean {
    return this.position >= this.text.length;
  }

  skipBlanks(): void {
    this.read(BLANKS);
  }

  /** Steps over a text if it comes next. */
  takes(text: string): boolean {
    const next = this.text.startsWith(text, this.position);
    if (next) this.position += text.length;
    return next;
  }

  /** Steps over what a sticky expression takes next. */
  read(expression: RegExp): string {
    expression.lastIndex = this.position;
    const taken = expression.exec(this.text)?.[0] ?? '';
    this.position += taken.length;
    return taken;
  }

  /** Steps over everything up to a character and over that character, too; undefined where it does not come. */
  readTo(end: string): string | undefined {
    const at = this.text.indexOf(end, this.position);
    if (at < 0) return undefined;
    const taken = this.text.slice(this.position, at);
    this.position = at + end.length;
    return taken;
  }

  fail(mistake: string, remedy: string, position = this.position): never {
    throw new PatternSyntaxError(mistake, position, remedy);
  }
}
