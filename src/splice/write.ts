import { Byte, wordsOf } from '../text/byte.ts';
import { copyConstant, copyText, SPARE } from './bytes.ts';
import { type Code, CodeOp } from './code.ts';
import { isDigit, SECONDS_LENGTH } from './ends.ts';
import { Tape } from './layout.ts';
import type { RecordScan } from './scan.ts';

/** Bytes that gather in a place that can grow. */
export interface ByteSink {
  readonly bytes: Uint8Array;
  /** How many bytes have gathered. */
  filled: number;
  /** Makes room for so many bytes more; they may come to lie in another array. */
  makeRoom(bytes: number): void;
}

/** Bytes to which text may be added, as UTF-8. */
export interface TextSink extends ByteSink {
  add(text: string): void;
}

/** Where the `T` stands in a date, and the longest fraction that a timestamp has. */
const DATE_LENGTH = 10;
const NANOSECONDS = 9;

/** Writes what was read of a record by instructions. */
export class RecordWriter {
  /** Up to where the source is known to be text. */
  private end = 0;
  private bytes: Uint8Array = new Uint8Array();
  private target: DataView = wordsOf(this.bytes);

  constructor(
    private readonly scan: RecordScan,
    private readonly sink: ByteSink,
  ) {}

  /** Writes what was read of the record in a range, and a line feed. */
  write(code: Code, from: number, to: number): void {
    const { sink, scan } = this;
    sink.makeRoom(roomFor(code, scan, to - from) + SPARE);
    if (this.bytes !== sink.bytes) {
      this.bytes = sink.bytes;
      this.target = wordsOf(sink.bytes);
    }
    this.end = to;
    const at = this.run(code, 0, code.instructions.length, 0, sink.filled);
    this.target.setUint8(at, Byte.LineFeed);
    sink.filled = at + 1;
  }

  /** Runs instructions by the slots from a base on; gives the place behind what was written. */
  private run(code: Code, from: number, to: number, base: number, start: number): number {
    const { scan, target } = this;
    const { tape } = scan;
    const { instructions } = code;
    let at = start;
    for (let next = from; next < to; next += 1) {
      const instruction = instructions[next]!;
      const { length } = instruction;
      if (length > 0) {
        copyConstant(instruction.words, 0, length, target, at);
        at += length;
      }
      const slot = base + instruction.slot;
      switch (instruction.op) {
        case CodeOp.Copy:
          at = this.copy(tape[slot]!, tape[slot + 1]!, at);
          break;
        case CodeOp.Timestamp:
          at = this.timestamp(tape[slot]!, at);
          break;
        case CodeOp.Comma:
          at = this.comma(at);
          break;
        case CodeOp.If:
          if (!holdsOne(tape, instruction.when, base)) next = instruction.end - 1;
          break;
        case CodeOp.Each:
          at = this.runEach(code, next + 1, instruction.end, tape[slot]!, at);
          next = instruction.end - 1;
          break;
      }
    }
    return at;
  }

  private runEach(code: Code, from: number, to: number, element: number, start: number): number {
    const { tape } = this.scan;
    let at = this.run(code, from, to, element, start);
    for (let base = tape[element]!; base !== 0; base = tape[base]!) {
      this.target.setUint8(at, Byte.Comma);
      at = this.run(code, from, to, base, at + 1);
    }
    return at;
  }

  private comma(at: number): number {
    const last = this.target.getUint8(at - 1);
    if (last === Byte.OpenObject || last === Byte.OpenList) return at;
    this.target.setUint8(at, Byte.Comma);
    return at + 1;
  }

  private copy(from: number, to: number, at: number): number {
    const { scan, target } = this;
    if (from < Tape.Written) copyText(scan.text, from, to, this.end, target, at);
    else copyConstant(scan.policies.target, from - Tape.Written, to - from, target, at);
    return at + to - from;
  }

  /** Writes a date: its seconds, its fraction of 0, 3, 6 or 9 digits, cut to nanoseconds, and `Z`. */
  private timestamp(from: number, start: number): number {
    const { scan, target } = this;
    const point = from + SECONDS_LENGTH;
    let at = this.copy(from, point, start);
    target.setUint8(start + DATE_LENGTH, Byte.UpperT);
    if (scan.text.getUint8(point) === Byte.Point) at = this.fraction(point, at);
    target.setUint8(at, Byte.UpperZ);
    return at + 1;
  }

  private fraction(point: number, at: number): number {
    const { scan, target } = this;
    let length = 0;
    target.setUint8(at, Byte.Point);
    for (let digit = 1; digit <= NANOSECONDS; digit += 1) {
      const byte = scan.text.getUint8(point + digit);
      if (!isDigit(byte)) break;
      target.setUint8(at + digit, byte);
      if (byte !== Byte.Zero) length = digit;
    }
    for (; length % 3 > 0; length += 1) target.setUint8(at + length + 1, Byte.Zero);
    return length === 0 ? at : at + length + 1;
  }
}

/** Whether one of some slots holds something. */
export function holdsOne(tape: Int32Array, slots: readonly number[], base: number): boolean {
  for (let index = 0; index < slots.length; index += 1) if (tape[base + slots[index]!]! > 0) return true;
  return false;
}

/** The most that can be written of a record; a date becomes longer by less than ten bytes. */
function roomFor({ constants, perElement, copies }: Code, scan: RecordScan, length: number): number {
  const policies = scan.policies.filled;
  return constants + perElement * scan.elements + copies * (length + policies) + SPARE * (scan.elements + 1);
}
