import { BEHIND, Byte, wordsOf } from '../text/byte.ts';
import { countLineFeeds } from './line-feeds.ts';
import type { HeldBytes } from './structure.ts';
import { type ByteStore, isBlank, WEB_BYTES } from './text.ts';

/** Room for two blocks. */
const SMALLEST = 1 << 19;

/** In so many bytes it is worth a search whether there is a line feed at all, as in a minified document there is none. */
const MANY = 1 << 12;

/** So many times as much as is held may stand before it. */
const WIDE = 8;

/** The bytes of an input that have come and are still needed: taken in at the end, dropped at the start. */
export class ByteWindow implements HeldBytes {
  /** No more bytes will come. */
  ended = false;
  /** Where the window starts in the input, in bytes. */
  offset = 0;
  /** Where the last line starts that was come to, all before it being done. */
  lineStart = 0;
  /** Where that line ends, as long as it is known to; 0 otherwise. */
  lineEnd = 0;
  /** Where the bytes are held, and between which places. They stand until the next block is taken in. */
  bytes: Uint8Array;
  words: DataView;
  start = 0;
  end = 0;
  private readonly store: ByteStore;
  private readonly smallest: number;
  /** The line at a place of `bytes`, up to which line feeds are counted. */
  private lineThere = 1;
  private counted = 0;

  /**
   * @param store how bytes are held and decoded
   * @param smallest how many bytes there is room for at least
   * @param bytes where bytes are held at first
   */
  constructor(store: ByteStore = WEB_BYTES, smallest = SMALLEST, bytes = store.allocate(smallest)) {
    this.store = store;
    this.smallest = smallest;
    this.bytes = bytes;
    this.words = wordsOf(bytes);
    this.closeOff();
  }

  /** One for the next input, whose bytes may lie where those of this one did. */
  next(): ByteWindow {
    const { store, smallest, bytes } = this;
    return new ByteWindow(store, smallest, bytes.length > WIDE * smallest ? undefined : bytes);
  }

  /** How many bytes are there. */
  get length(): number {
    return this.end - this.start;
  }

  /** The line on which the window starts; the first line is 1. */
  get line(): number {
    return this.lineAt(0);
  }

  /** The line of a place. Line feeds are counted only when this is asked, and none twice on the way through. */
  lineAt(index: number): number {
    const place = this.start + index;
    const { counted } = this;
    this.lineThere += place > counted ? this.feedsIn(counted, place) : -this.feedsIn(place, counted);
    this.counted = place;
    return this.lineThere;
  }

  private feedsIn(from: number, to: number): number {
    if (to - from > MANY && !this.bytes.subarray(from, to).includes(Byte.LineFeed)) return 0;
    return countLineFeeds(this.words, from, to);
  }

  /** Takes a block in. It is copied, so that its owner may use it again. */
  append(block: Uint8Array): void {
    // What was a long document leaves its place soon: a small one stays in the processor's cache.
    const isWide = this.start > WIDE * Math.max(this.length, this.smallest);
    if (isWide || this.end + block.length + BEHIND > this.bytes.length) this.makeRoom(block.length + BEHIND);
    this.bytes.set(block, this.end);
    this.end += block.length;
    this.closeOff();
  }

  /** Puts behind the bytes what stops a search for a line feed, and whatever reads on. */
  private closeOff(): void {
    this.bytes[this.end] = Byte.LineFeed;
    this.bytes.fill(0, this.end + 1, this.end + BEHIND);
  }

  /**
   * Makes room at the end: by moving what is there to the start where that is worth the copying, otherwise in a larger
   * place; after a long document, in a smaller one again.
   */
  private makeRoom(more: number): void {
    const needed = this.length + more;
    const ideal = Math.max(2 * needed, this.smallest);
    const isWorth = needed <= this.bytes.length && this.start * 4 >= this.length;
    const stays = isWorth && this.bytes.length < ideal * 8;
    const bytes = stays ? this.bytes : this.store.allocate(ideal);
    this.lineThere = this.line;
    this.counted = 0;
    bytes.set(this.bytes.subarray(this.start, this.end));
    if (!stays) this.words = wordsOf(bytes);
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

  /** Where white space ends that starts at `from`, before `to`. */
  blanksEnd(from: number, to: number): number {
    let end = from;
    while (end < to && isBlank(this.bytes[this.start + end])) end += 1;
    return end;
  }

  /** One byte; undefined outside the window. */
  at(index: number): number | undefined {
    return index < this.length ? this.bytes[this.start + index] : undefined;
  }

  /** Where the next line feed is, or -1. */
  newline(from: number): number {
    const found = this.bytes.indexOf(Byte.LineFeed, this.start + from);
    return found < this.end ? found - this.start : -1;
  }

  /** Where the white space before `end` begins. */
  trimmedEnd(end: number): number {
    let trimmed = end;
    while (trimmed > 0 && isBlank(this.at(trimmed - 1))) trimmed -= 1;
    return trimmed;
  }

  /** Forgets bytes at the start. */
  drop(count: number): void {
    this.start += count;
    this.offset += count;
  }

  /** Forgets one line, its line feed included. */
  dropLine(count: number): void {
    this.lineThere = this.line + 1;
    this.drop(count);
    this.counted = this.start;
  }
}
