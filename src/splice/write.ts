import { COMMA, OPEN_LIST, OPEN_OBJECT, SECONDS_LENGTH } from './bytes.ts';
import type { Step } from './program.ts';
import type { LineScan } from './scan.ts';

/** Bytes that gather in a place that can grow. */
export interface ByteSink {
  readonly bytes: Uint8Array;
  /** How many bytes have gathered. */
  filled: number;
  /** Makes room for so many bytes more; they may come to lie in another array. */
  makeRoom(bytes: number): void;
}

const LINE_FEED = 10;

/** Below so many bytes, a loop copies them sooner than the runtime does. */
const SHORT = 24;
const LONG = 96;

/** Writes what was read of a line by the steps of a program. */
export class LineWriter {
  private source: Uint8Array = new Uint8Array();
  private bytes: Uint8Array = new Uint8Array();
  private at = 0;

  constructor(
    private readonly scan: LineScan,
    private readonly sink: ByteSink,
  ) {}

  /** Writes a line. */
  write(source: Uint8Array, steps: readonly Step[]): void {
    const { sink } = this;
    this.source = source;
    this.bytes = sink.bytes;
    this.at = sink.filled;
    this.run(steps, 0);
    this.reserve(1);
    this.bytes[this.at] = LINE_FEED;
    sink.filled = this.at + 1;
  }

  private reserve(bytes: number): void {
    if (this.at + bytes <= this.bytes.length) return;
    this.sink.filled = this.at;
    this.sink.makeRoom(bytes);
    this.bytes = this.sink.bytes;
  }

  private run(steps: readonly Step[], base: number): void {
    const { tape } = this.scan;
    for (const step of steps) {
      const { before, kind } = step;
      if (before.length > 0) this.whole(before);
      const slot = base + step.slot;
      switch (kind) {
        case 'copy':
          this.copy(this.source, tape[slot]!, tape[slot + 1]!);
          break;
        case 'if':
          if (isAny(tape, base, step.slots)) this.run(step.steps, base);
          break;
        case 'seconds':
          this.copy(this.source, tape[slot]!, tape[slot]! + SECONDS_LENGTH);
          break;
        case 'each':
          this.runEach(step.steps, tape[slot]!);
          break;
        case 'comma':
          this.comma();
          break;
        case 'policy':
          this.whole(this.scan.policies[tape[slot]! - 1]!.text);
          break;
        case 'elements':
          this.whole(this.scan.policies[tape[slot]! - 1]!.elements);
          break;
      }
    }
  }

  private runEach(steps: readonly Step[], first: number): void {
    for (let base = first; base !== 0; base = this.scan.tape[base]!) {
      if (base !== first) {
        this.reserve(1);
        this.bytes[this.at] = COMMA;
        this.at += 1;
      }
      this.run(steps, base);
    }
  }

  private whole(source: Uint8Array): void {
    if (source.length < SHORT) {
      this.copy(source, 0, source.length);
      return;
    }
    this.reserve(source.length);
    this.bytes.set(source, this.at);
    this.at += source.length;
  }

  private comma(): void {
    const last = this.bytes[this.at - 1];
    if (last === OPEN_OBJECT || last === OPEN_LIST) return;
    this.reserve(1);
    this.bytes[this.at] = COMMA;
    this.at += 1;
  }

  private copy(source: Uint8Array, from: number, to: number): void {
    const length = to - from;
    this.reserve(length);
    const { bytes, at } = this;
    if (length < LONG)
      for (let index = 0; index < length; index += 1) bytes[at + index] = source[from + index]!;
    else bytes.set(source.subarray(from, to), at);
    this.at = at + length;
  }
}

function isAny(tape: Int32Array, base: number, slots: readonly number[]): boolean {
  for (const slot of slots) if (tape[base + slot]! > 0) return true;
  return false;
}
