import { Byte, type Constant, copyConstant, copyText, SPARE, wordsOf } from './bytes.ts';
import { type Code, Op, Part, type Room } from './code.ts';
import { SECONDS_LENGTH } from './ends.ts';
import type { LineScan } from './scan.ts';

/** Bytes that gather in a place that can grow. */
export interface ByteSink {
  readonly bytes: Uint8Array;
  /** How many bytes have gathered. */
  filled: number;
  /** Makes room for so many bytes more; they may come to lie in another array. */
  makeRoom(bytes: number): void;
}

/** Writes what was read of a line by instructions. */
export class LineWriter {
  private source: DataView = wordsOf(new Uint8Array());
  /** Up to where the source is known to be text. */
  private end = 0;
  private bytes: Uint8Array = new Uint8Array();
  private target: DataView = wordsOf(this.bytes);

  constructor(
    private readonly scan: LineScan,
    private readonly sink: ByteSink,
  ) {}

  /** Takes the bytes among which the lines stand that were read. */
  open(source: Uint8Array): void {
    this.source = wordsOf(source);
  }

  /** Writes what was read of the line in a range. */
  write(code: Code, from: number, to: number): void {
    const { sink, scan } = this;
    sink.makeRoom(roomFor(code.room, scan, to - from) + SPARE);
    if (this.bytes !== sink.bytes) {
      this.bytes = sink.bytes;
      this.target = wordsOf(sink.bytes);
    }
    this.end = to;
    const at = this.run(code, 0, 0, sink.filled);
    this.target.setUint8(at, Byte.LineFeed);
    sink.filled = at + 1;
  }

  /**
   * Runs instructions to the end.
   *
   * @param first the first of them
   * @param base where the slots begin on the tape
   * @param start where to write
   * @returns the place behind what was written
   */
  private run(code: Code, first: number, base: number, start: number): number {
    const { scan, target } = this;
    const { numbers, text } = code;
    const { tape, policies } = scan;
    let at = start;
    for (let next = first; ; next += Part.Size) {
      const length = numbers[next + Part.TextLength]!;
      if (length > 0) {
        copyConstant(text, numbers[next + Part.TextStart]!, length, target, at);
        at += length;
      }
      const slot = base + numbers[next + Part.Slot]!;
      switch (numbers[next + Part.Op] as Op) {
        case Op.Copy:
        case Op.Seconds:
          at = this.copy(numbers[next + Part.Op] as Op, slot, at);
          break;
        case Op.Policy:
          at = this.constant(policies[tape[slot]! - 1]!.text, at);
          break;
        case Op.Elements:
          at = this.constant(policies[tape[slot]! - 1]!.elements, at);
          break;
        case Op.Comma:
          at = this.comma(at);
          break;
        case Op.Unless:
          if (tape[slot]! <= 0) next = numbers[next + Part.Target]! - Part.Size;
          break;
        case Op.When:
          if (tape[slot]! > 0) next = numbers[next + Part.Target]! - Part.Size;
          break;
        case Op.Each:
          at = this.runEach(code, next + Part.Size, tape[slot]!, at);
          next = numbers[next + Part.Target]! - Part.Size;
          break;
        case Op.End:
          return at;
      }
    }
  }

  private runEach(code: Code, first: number, element: number, start: number): number {
    const { tape } = this.scan;
    let at = this.run(code, first, element, start);
    for (let base = tape[element]!; base !== 0; base = tape[base]!) {
      this.target.setUint8(at, Byte.Comma);
      at = this.run(code, first, base, at + 1);
    }
    return at;
  }

  private comma(at: number): number {
    const last = this.target.getUint8(at - 1);
    if (last === Byte.OpenObject || last === Byte.OpenList) return at;
    this.target.setUint8(at, Byte.Comma);
    return at + 1;
  }

  private constant(constant: Constant, at: number): number {
    copyConstant(constant.words, 0, constant.length, this.target, at);
    return at + constant.length;
  }

  private copy(op: Op, slot: number, at: number): number {
    const { tape } = this.scan;
    const from = tape[slot]!;
    const to = op === Op.Seconds ? from + SECONDS_LENGTH : tape[slot + 1]!;
    copyText(this.source, from, to, this.end, this.target, at);
    return at + to - from;
  }
}

/** The most that can be written of a line. */
function roomFor({ constants, perElement, copies }: Room, scan: LineScan, length: number): number {
  let room = constants + perElement * scan.elements + copies * length;
  for (const { text, elements } of scan.policies) room += copies * (text.length + elements.length);
  return room;
}
