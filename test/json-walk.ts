const DEEPEST = 512;

/*
 * The grammar of JSON, walked through character by character. Each character stands for a byte; escapes, literals and
 * UTF-8 are left to JSON.parse.
 */

/** Thrown where a value breaks, or the bytes end within it. */
export class Stop {
  constructor(readonly isEdge: boolean) {}
}

/** Goes through one value. */
export class Walk {
  /** Where the last mark, text or literal begins. */
  token: number;
  constructor(
    readonly text: string,
    public at: number,
    readonly to: number,
  ) {
    this.token = at;
  }

  value(depth: number): void {
    const first = this.peek();
    if (first === '{') this.object(depth, () => this.value(depth + 1));
    else if (first === '[') this.list(depth, () => this.value(depth + 1));
    else this.scalar();
  }

  /**
   * @param member goes through a value
   * @param named is told of each key as soon as it is read
   */
  object(depth: number, member: (key: string) => void, named?: (key: string, start: number) => void): void {
    this.open(depth);
    for (let isFirst = true; ; isFirst = false) {
      if (isFirst && this.blankThen() === '}') break;
      if (this.blankThen() !== '"') throw new Stop(false);
      const start = this.at;
      this.string();
      const key = this.text.slice(start, this.at);
      named?.(key, start);
      this.mark(':');
      this.blankThen();
      member(key);
      if (this.blankThen() === '}') break;
      this.mark(',');
    }
    this.mark('}');
  }

  list(depth: number, element: () => void): void {
    this.open(depth);
    for (let isFirst = true; ; isFirst = false) {
      if (isFirst && this.blankThen() === ']') break;
      this.blankThen();
      element();
      if (this.blankThen() === ']') break;
      this.mark(',');
    }
    this.mark(']');
  }

  /** A text or a literal. */
  scalar(): void {
    if (!/[-0-9tfn"]/u.test(this.peek())) throw new Stop(false);
    this.token = this.at;
    if (this.peek() === '"') this.string();
    else while (/[0-9A-Za-z+./-]/u.test(this.peek())) this.at += 1;
  }

  /** What comes behind white space, which must be one of some marks. */
  delimiter(marks: string): void {
    if (!marks.includes(this.blankThen())) throw new Stop(false);
  }

  peek(): string {
    if (this.at >= this.to) throw new Stop(true);
    return this.text[this.at]!;
  }

  private open(depth: number): void {
    if (depth === DEEPEST) throw new Stop(false);
    this.token = this.at;
    this.at += 1;
  }

  private string(): void {
    for (this.at += 1; this.peek() !== '"'; this.at += 1) {
      if (this.peek() === '\\') this.at += 1;
      if (this.peek() < ' ') throw new Stop(false);
    }
    this.at += 1;
  }

  private mark(mark: string): void {
    if (this.blankThen() !== mark) throw new Stop(false);
    this.token = this.at;
    this.at += 1;
  }

  private blankThen(): string {
    while (' \t\r\n'.includes(this.peek())) this.at += 1;
    return this.peek();
  }
}

/** What a text of bytes says, and its value; undefined where it is no UTF-8 or no JSON. */
export function parseBytes(text: string): { text: string; value: unknown } | undefined {
  try {
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const decoded = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text: decoded, value: JSON.parse(decoded) };
  } catch {
    return undefined;
  }
}
