import { type ByteStore, isBlank, WEB_BYTES } from './text.ts';

const NEWLINE = 10;

/** How many bytes are held at least: two blocks. */
const SMALLEST = 1 << 19;

/** Where the reading of an input begins: at the start of a line. */
export interface Start {
  readonly offset: number;
  readonly line: number;
}

/** The bytes of an input that have come and are still needed: taken in at the end, dropped at the start. */
export class ByteWindow {
  /** No more bytes will come. */
  ended = false;
  /** Where the window starts in the input, in bytes. */
  offset = 0;
  /** Where the line starts that is read next, all before it being done; undefined before the first. */
  lineStart: number | undefined;
  /** The line on which the window starts; the first line is 1. */
  line = 1;
  private readonly store: ByteStore;
  private bytes: Uint8Array;
  private start = 0;
  private end = 0;

  constructor(store: ByteStore = WEB_BYTES) {
    this.store = store;
    this.bytes = store.allocate(SMALLEST).fill(NEWLINE, 0, 1);
  }

  /** Forgets all, for another input. */
  restart({ offset, line }: Start): void {
    this.ended = false;
    this.offset = offset;
    this.lineStart = undefined;
    this.line = line;
    this.start = 0;
    this.end = 0;
  }

  /** How many bytes are there. */
  get length(): number {
    return this.end - this.start;
  }

  /** Takes a block in. It is copied, so that its owner may use it again. */
  append(block: Uint8Array): void {
    if (this.end + block.length >= this.bytes.length) this.makeRoom(block.length + 1);
    this.bytes.set(block, this.end);
    this.end += block.length;
    // A search for a line feed stops here at the latest and does not run through what stood here before.
    this.bytes[this.end] = NEWLINE;
  }

  /**
   * Makes room at the end: by moving what is there to the start where that is worth the copying, otherwise in a larger
   * place; after a long document, in a smaller one again.
   */
  private makeRoom(more: number): void {
    const needed = this.length + more;
    const ideal = Math.max(Math.ceil(needed * 1.25), SMALLEST);
    const isWorth = needed <= this.bytes.length && this.start * 4 >= this.length;
    const stays = isWorth && this.bytes.length < ideal * 8;
    const bytes = stays ? this.bytes : this.store.allocate(ideal);
    bytes.set(this.bytes.subarray(this.start, this.end));
    this.bytes = bytes;
    this.end = this.length;
    this.start = 0;
  }

  /** The bytes of a range. They stand until the next block is taken in. */
  view(from: number, to: number): Uint8Array {
    return this.bytes.subarray(this.start + from, this.start + to);
  }

  /** The text of a range; undefined where it is no UTF-8. */
  text(from: number, to: number): string | undefined {
    return this.store.decode(this.bytes, this.start + from, this.start + to);
  }

  /** Offers the bytes before `end` where they stand; behind the window, a line feed stands. Gives the answer. */
  offer(end: number, take: (bytes: Uint8Array, from: number, to: number) => boolean): boolean {
    return take(this.bytes, this.start, this.start + end);
  }

  /** Whether the bytes before `end` are white space. */
  isBlank(end: number): boolean {
    let blanks = 0;
    while (blanks < end && isBlank(this.bytes[this.start + blanks])) blanks += 1;
    return blanks === end;
  }

  /** One byte; undefined outside the window. */
  at(index: number): number | undefined {
    return index < this.length ? this.bytes[this.start + index] : undefined;
  }

  /** Where the next line feed is, or -1. */
  newline(from: number): number {
    const found = this.bytes.indexOf(NEWLINE, this.start + from);
    return found < this.end ? found - this.start : -1;
  }

  /** Where the white space before `end` begins. */
  trimmedEnd(end: number): number {
    let trimmed = end;
    while (trimmed > 0 && isBlank(this.at(trimmed - 1))) trimmed -= 1;
    return trimmed;
  }

  /** Forgets white space at the start. */
  dropBlanks(): void {
    let blanks = 0;
    while (isBlank(this.at(blanks))) blanks += 1;
    this.drop(blanks);
  }

  /** Forgets bytes at the start. */
  drop(count: number): void {
    const bytes = this.view(0, count);
    for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) this.line += 1;
    this.advance(count);
  }

  /** Forgets one line, its line feed included. */
  dropLine(count: number): void {
    this.line += 1;
    this.advance(count);
  }

  private advance(count: number): void {
    this.start += count;
    this.offset += count;
  }
}
