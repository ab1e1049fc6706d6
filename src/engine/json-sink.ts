/** Bytes that gather in a place that can grow. */
export interface ByteSink {
  readonly bytes: Uint8Array;
  /** How many bytes have gathered. */
  filled: number;
  /** Makes room for so many bytes more; they may come to lie in another array. */
  makeRoom(bytes: number): void;
}

/** Bytes of JSON. An enumeration, since the bundler writes its members as plain numbers. */
export enum Mark {
  Space = 0x20,
  Quote = 0x22,
  Comma = 0x2c,
  Colon = 0x3a,
  OpenList = 0x5b,
  Backslash = 0x5c,
  CloseList = 0x5d,
  OpenObject = 0x7b,
  CloseObject = 0x7d,
  Tilde = 0x7e,
}

/** What is copied in long words goes over its end by less than this. */
enum Size {
  Long = 8,
}

const ENCODER = /* @__PURE__ */ new TextEncoder();
const DECODER = /* @__PURE__ */ new TextDecoder();

/** A part of JSON text that never changes, as UTF-8. */
export interface JsonPart {
  /** Where it stands among others, and behind it more, or zeros. */
  readonly words: DataView;
  readonly start: number;
  readonly length: number;
}

/** So many bytes of parts stand together: to go from place to place in memory takes longer than to copy them. */
const BLOCK = 1 << 12;

/** Keeps parts of JSON text, equal ones once. */
export class JsonParts {
  private readonly known = new Map<string, JsonPart>();
  private block = new Uint8Array(BLOCK);
  private filled = 0;

  of(text: string): JsonPart {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const utf8 = ENCODER.encode(text);
    const { length } = utf8;
    if (this.filled + length + Size.Long > this.block.length) {
      this.block = new Uint8Array(Math.max(BLOCK, length + Size.Long));
      this.filled = 0;
    }
    this.block.set(utf8, this.filled);
    const part = { words: new DataView(this.block.buffer), start: this.filled, length };
    this.filled += length;
    this.known.set(text, part);
    return part;
  }
}

/** A UTF-16 unit is so many bytes of UTF-8 at most. */
const MOST_BYTES = 3;

/** Writes values as `JSON.stringify` does, as UTF-8. */
export class JsonSink {
  /** Where it writes; what is set back was never written. */
  at = 0;
  private bytes: Uint8Array = new Uint8Array();
  private words = new DataView(this.bytes.buffer);
  /** Up to where there is room. */
  private limit = 0;

  constructor(private readonly sink: ByteSink) {}

  /** Goes on behind what has gathered. */
  open(): void {
    this.at = this.sink.filled;
    this.hold();
  }

  /** Adds what was written since to what has gathered. */
  close(): void {
    this.sink.filled = this.at;
  }

  private hold(): void {
    const { bytes } = this.sink;
    if (bytes === this.bytes) return;
    this.bytes = bytes;
    this.words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.limit = bytes.length - Size.Long;
  }

  private makeRoom(length: number): void {
    if (this.at + length <= this.limit) return;
    this.sink.filled = this.at;
    this.sink.makeRoom(length + Size.Long);
    this.hold();
  }

  byte(byte: number): void {
    this.makeRoom(1);
    this.bytes[this.at] = byte;
    this.at += 1;
  }

  part({ words, start, length }: JsonPart): void {
    this.makeRoom(length);
    const { words: target, at } = this;
    // UTF-8 never has the bits of NaN, which an engine may change.
    for (let index = 0; index < length; index += Size.Long)
      target.setFloat64(at + index, words.getFloat64(start + index, true), true);
    this.at = at + length;
  }

  /** Text that is JSON, or a part of it. */
  json(text: string): void {
    this.makeRoom(MOST_BYTES * text.length);
    this.at += ENCODER.encodeInto(text, this.bytes.subarray(this.at)).written;
  }

  /** A value, or an object of such. */
  value(value: unknown): void {
    if (typeof value === 'string') this.text(value);
    else if (typeof value !== 'object' || value === null || Array.isArray(value))
      this.json(JSON.stringify(value));
    else this.object(value as object);
  }

  private object(object: object): void {
    let mark = Mark.OpenObject;
    for (const name in object) {
      this.byte(mark);
      this.text(name);
      this.byte(Mark.Colon);
      this.value(object[name as keyof typeof object]);
      mark = Mark.Comma;
    }
    if (mark === Mark.OpenObject) this.byte(mark);
    this.byte(Mark.CloseObject);
  }

  private text(text: string): void {
    const { length } = text;
    this.makeRoom(length + 2);
    const { bytes } = this;
    let { at } = this;
    bytes[at] = Mark.Quote;
    at += 1;
    for (let index = 0; index < length; index += 1) {
      const unit = text.charCodeAt(index);
      if (unit < Mark.Space || unit > Mark.Tilde || unit === Mark.Quote || unit === Mark.Backslash) {
        this.json(JSON.stringify(text));
        return;
      }
      bytes[at] = unit;
      at += 1;
    }
    bytes[at] = Mark.Quote;
    this.at = at + 1;
  }

  /** Takes back what was written from a place on. */
  takeBack(from: number): string {
    const text = DECODER.decode(this.bytes.subarray(from, this.at));
    this.at = from;
    return text;
  }
}
