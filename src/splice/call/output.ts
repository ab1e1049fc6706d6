import { Byte, wordsOf } from '../../text/byte.ts';
import { copyConstant, copyText, encode, SPARE } from '../bytes.ts';
import type { ByteSink } from '../write.ts';
import type { PoolText, TextPool } from './pool.ts';

/** JSON that is written behind what a sink holds, and that the sink does not hold before it is whole. */
export class CallOutput {
  /** Where the next byte goes. */
  at = 0;
  /** For how many bytes there is always room, which need not be asked for. */
  private reserve = 0;
  private source: DataView = wordsOf(new Uint8Array());
  /** Up to where the source is known to be text. */
  private end = 0;
  private target: DataView = wordsOf(new Uint8Array());
  private bytes: Uint8Array | undefined;

  constructor(
    private readonly pool: TextPool,
    private readonly sink: ByteSink,
  ) {}

  /**
   * Begins anew.
   *
   * @param source the bytes from which is copied, up to `end`
   * @param reserve how many bytes are written at most without being asked for
   */
  begin(source: DataView, end: number, reserve: number): void {
    this.source = source;
    this.end = end;
    this.reserve = reserve + SPARE;
    this.at = this.sink.filled;
    this.makeRoom(0);
  }

  /** Makes room for some bytes beside the reserve. */
  makeRoom(length: number): void {
    const { sink, at, reserve } = this;
    if (this.bytes === sink.bytes && at + length + reserve <= this.target.byteLength) return;
    const start = sink.filled;
    sink.filled = at;
    sink.makeRoom(length + reserve);
    sink.filled = start;
    this.bytes = sink.bytes;
    this.target = wordsOf(sink.bytes);
  }

  byte(value: number): void {
    this.target.setUint8(this.at, value);
    this.at += 1;
  }

  /** Writes a text of the pool. */
  pooled({ from, length }: PoolText): void {
    this.makeRoom(length);
    copyConstant(this.pool.words, from, length, this.target, this.at);
    this.at += length;
  }

  /** Writes what stands before a member or an item, and begins with a comma: the first has none. */
  prefix(from: number, length: number): void {
    const { target, at } = this;
    const last = target.getUint8(at - 1);
    const comma = last === Byte.OpenObject || last === Byte.OpenList ? 1 : 0;
    copyConstant(this.pool.words, from + comma, length - comma, target, at);
    this.at = at + length - comma;
  }

  /** Writes a range of the source between quotes. */
  copy(from: number, to: number): void {
    const { target, at } = this;
    const length = to - from;
    target.setUint8(at, Byte.Quote);
    copyText(this.source, from, to, this.end, target, at + 1);
    target.setUint8(at + 1 + length, Byte.Quote);
    this.at = at + length + 2;
  }

  /** Writes a value as JSON. */
  value(value: unknown): void {
    if (typeof value !== 'string' || !this.plainText(value)) this.json(JSON.stringify(value));
  }

  /** Writes a text of nothing but printable ASCII without escapes; gives whether it is one. */
  private plainText(text: string): boolean {
    const { length } = text;
    this.makeRoom(length + 2);
    const { target, at } = this;
    target.setUint8(at, Byte.Quote);
    for (let index = 0; index < length; index += 1) {
      const unit = text.charCodeAt(index);
      if (unit < Byte.Space || unit >= Byte.Delete || unit === Byte.Quote || unit === Byte.Backslash)
        return false;
      target.setUint8(at + 1 + index, unit);
    }
    target.setUint8(at + 1 + length, Byte.Quote);
    this.at = at + length + 2;
    return true;
  }

  private json(text: string): void {
    const bytes = encode(text);
    this.makeRoom(bytes.length);
    this.sink.bytes.set(bytes, this.at);
    this.at += bytes.length;
  }

  /** Writes a text in the place of another one of ASCII that was written. */
  replace(at: number, old: string, text: string): void {
    const end = this.at;
    const longer = text.length - old.length;
    this.makeRoom(text.length);
    this.sink.bytes.copyWithin(at + text.length, at + old.length, end);
    this.at = at;
    this.value(text);
    this.at = end + longer;
  }

  /** Ends with a line feed; the sink holds what was written. */
  finish(): void {
    this.byte(Byte.LineFeed);
    this.sink.filled = this.at;
  }
}
