import { withoutAddressSecrets } from '../../log/cloudtrail/secret.ts';
import type { EventContext } from '../../table/cloudtrail/row.ts';
import { Byte } from '../../text/byte.ts';
import type { EventType } from '../../udm/event/type.ts';
import type { LabelChooser } from './label.ts';
import type { CallOutput } from './output.ts';
import type { PlaceLabel } from './place-label.ts';
import type { PoolText } from './pool.ts';
import { type CallCode, CallOp, Flag, Word } from './program.ts';
import { type CallReader, LeafKind, RECORD_BASE } from './read.ts';
import type { CallValues } from './values.ts';
import type { VariantRows } from './variants.ts';

/** What a record is written for. */
export interface CallOccasion {
  readonly rows: VariantRows;
  /** The circumstances that hold, as bits. */
  readonly circumstances: number;
  readonly type: EventType;
}

/** A member of an object: made of a leaf of a part, or by an instruction. */
interface SpreadMember {
  readonly key: string;
  /** The leaf, or the place of the instruction where there is no label. */
  readonly at: number;
  readonly label: PlaceLabel | undefined;
}

/** Writes what a program makes of the record that was read last. */
export class CallWriter {
  /** The marks of what was written. */
  marks = 0;
  /** How many leaves were written from the log so far. */
  private filled = 0;
  /** Where the event type stands. */
  private typeAt = 0;
  /** The bits of the circumstances and of the variants' conditions that do not hold. */
  private absent = 0;
  private failing = 0;
  private occasion!: CallOccasion;

  constructor(
    private readonly program: CallCode,
    private readonly reader: CallReader,
    private readonly values: CallValues,
    private readonly chooser: LabelChooser,
    private readonly context: EventContext,
    private readonly output: CallOutput,
  ) {}

  /**
   * Writes the record.
   *
   * @param source the bytes among which it stands
   */
  write(occasion: CallOccasion, source: DataView, from: number, to: number): void {
    const { bytes, copies } = this.program;
    this.occasion = occasion;
    this.absent = ~occasion.circumstances;
    this.failing = ~occasion.rows.holding;
    this.marks = 0;
    this.filled = 0;
    this.output.begin(source, to, bytes + copies * (to - from));
    this.step(0, RECORD_BASE);
  }

  /** Writes another type in the place of the one that was written. */
  retype(type: EventType): void {
    this.output.replace(this.typeAt, this.occasion.type, type);
  }

  /**
   * Runs instructions, as far as they hold, from one place to another.
   *
   * @param isFirst whether only the first that writes anything is to write
   * @returns whether it did
   */
  private run(from: number, to: number, base: number, isFirst: boolean): boolean {
    const { code } = this.program;
    const { absent, failing } = this;
    for (let at = from; at < to; at = code[at + Word.End]!) {
      if (((code[at + Word.When]! & absent) | (code[at + Word.On]! & failing)) !== 0) continue;
      if (!this.step(at, base)) continue;
      this.marks |= code[at + Word.Mark]!;
      if (isFirst) return true;
    }
    return false;
  }

  /** Writes what an instruction makes, with what stands around it; gives whether it is anything. */
  private step(at: number, base: number): boolean {
    const { code, parts } = this.program;
    const operand = code[at + Word.Operand]!;
    switch (code[at + Word.Op] as CallOp) {
      case CallOp.Copy:
        return this.copied(at, this.reader.tape[base + operand]! - 1);
      case CallOp.Logic:
        return this.logic(at, base);
      case CallOp.Constant:
        return this.constant(at, this.occasion.rows.constants[operand]);
      case CallOp.Object:
        return this.enclosed(at, base, Byte.OpenObject, Byte.CloseObject);
      case CallOp.List:
        return this.enclosed(at, base, Byte.OpenList, Byte.CloseList);
      case CallOp.First:
        return this.run(at + Word.Size, code[at + Word.End]!, base, true);
      case CallOp.Labels:
        return this.partLabels(parts[operand]!);
      case CallOp.Each:
        return this.each(at, base);
      case CallOp.Spread:
        return this.spread(at, base);
      case CallOp.Type:
        return this.type(at);
    }
  }

  /** Writes what stands before what an instruction writes. */
  private before(at: number): void {
    const { code } = this.program;
    const length = code[at + Word.PrefixLength]!;
    if (length > 0) this.output.prefix(code[at + Word.Prefix]!, length);
  }

  /** Writes what stands behind it. */
  private behind(at: number): void {
    if ((this.program.code[at + Word.Flags]! & Flag.Entry) !== 0) this.output.byte(Byte.CloseObject);
  }

  private type(step: number): true {
    this.before(step);
    this.typeAt = this.output.at;
    this.output.value(this.occasion.type);
    return true;
  }

  /** Writes what instructions write between brackets, or members that are given; takes it back where it is nothing. */
  private enclosed(step: number, base: number, open: Byte, close: Byte, members?: SpreadMember[]): boolean {
    const { output, filled } = this;
    const { code } = this.program;
    const start = output.at;
    this.before(step);
    output.byte(open);
    const inside = output.at;
    if (members !== undefined) this.members(members, base);
    else this.run(step + Word.Size, code[step + Word.End]!, base, false);
    const isElement = (code[step + Word.Flags]! & Flag.Element) !== 0;
    if (output.at === inside || (isElement && this.filled === filled)) {
      output.at = start;
      this.filled = filled;
      return false;
    }
    output.byte(close);
    this.behind(step);
    return true;
  }

  private constant(step: number, text: PoolText | undefined): boolean {
    if (text === undefined) return false;
    this.before(step);
    this.output.pooled(text);
    this.behind(step);
    return true;
  }

  private copied(step: number, leaf: number): boolean {
    if (leaf < 0) return false;
    this.before(step);
    if (this.reader.isCopy[leaf] === 1) this.copy(leaf);
    else this.output.value(this.values.leaf(leaf));
    this.behind(step);
    this.filled += 1;
    return true;
  }

  private copy(leaf: number): void {
    const { starts, ends } = this.reader;
    this.output.copy(starts[leaf]!, ends[leaf]!);
  }

  private logic(step: number, base: number): boolean {
    const { reader, program, values } = this;
    const slot = program.code[step + Word.Slot]!;
    if (slot >= 0 && reader.tape[base + slot] === 0) return false;
    const { reads, apply, isBeside } = program.logics[program.code[step + Word.Operand]!]!;
    for (let index = 0; index < reads.length; index += 1) {
      const read = reads[index]!;
      const place = (read.isOfRecord ? RECORD_BASE : base) + read.slot;
      const value = values.at(place, read.slot, read.shape);
      if (value === undefined) continue;
      const made = apply(value, this.context as never, values.leave);
      if (made === undefined) return false;
      this.before(step);
      this.made(made, reader.tape[place]! - 1);
      this.behind(step);
      if (!isBeside) this.filled += 1;
      return true;
    }
    return false;
  }

  /** Writes what was made of a value: it may be the text of the leaf, whose number is negative where it is none. */
  private made(made: unknown, leaf: number): void {
    const { reader, values } = this;
    if (leaf >= 0 && reader.isCopy[leaf] === 1 && made === values.textOf(leaf)) this.copy(leaf);
    else this.output.value(made);
  }

  private each(step: number, base: number): boolean {
    const { tape } = this.reader;
    const { code, bytes } = this.program;
    const list = base + code[step + Word.Operand]!;
    if (tape[list] === 0) return false;
    for (let frame = tape[list + 1]!; frame !== 0; frame = tape[frame - 1]!) {
      this.output.makeRoom(bytes);
      this.run(step + Word.Size, code[step + Word.End]!, frame, false);
    }
    return true;
  }

  private partLabels(part: string): boolean {
    const place = this.reader.partOf(part);
    if (place === undefined) return false;
    for (let leaf = place.from; leaf < place.to; leaf += 1) {
      const label = this.chooser.shown(leaf, this.occasion.rows.service);
      if (label === undefined) continue;
      this.leaf(leaf, label.entry);
      this.output.byte(Byte.CloseObject);
    }
    return true;
  }

  /** Writes a leaf as it is shown, behind its name. */
  private leaf(leaf: number, { from, length }: PoolText): void {
    const { output, reader, values } = this;
    output.makeRoom(length + '}'.length);
    output.prefix(from, length);
    if (reader.kinds[leaf] === LeafKind.Text) this.made(withoutAddressSecrets(values.textOf(leaf)), leaf);
    else this.copy(leaf);
    this.filled += 1;
  }

  /** Writes an object with members made of leaves, in the order of their names. */
  private spread(step: number, base: number): boolean {
    const { code, spreads, names } = this.program;
    const members: SpreadMember[] = [];
    for (const part of spreads[code[step + Word.Operand]!]!) this.addLeaves(part, members);
    if (members.length === 0) return this.enclosed(step, base, Byte.OpenObject, Byte.CloseObject);
    for (let at = step + Word.Size; at < code[step + Word.End]!; at = code[at + Word.End]!)
      members.push({ key: names.get(at)!, at, label: undefined });
    members.sort((one, other) => (one.key < other.key ? -1 : 1));
    return this.enclosed(step, base, Byte.OpenObject, Byte.CloseObject, members);
  }

  private members(members: readonly SpreadMember[], base: number): void {
    let last: string | undefined;
    for (const member of members) {
      if (!this.member(member, base)) continue;
      // Of members of one name, the mapper tells.
      if (member.key === last) this.values.leave();
      last = member.key;
    }
  }

  private member({ at, label }: SpreadMember, base: number): boolean {
    if (label === undefined) return this.run(at, this.program.code[at + Word.End]!, base, true);
    this.leaf(at, label.member);
    return true;
  }

  private addLeaves(part: string, members: SpreadMember[]): void {
    const place = this.reader.partOf(part);
    if (place === undefined) return;
    for (let leaf = place.from; leaf < place.to; leaf += 1) {
      const label = this.chooser.shown(leaf, this.occasion.rows.service);
      if (label !== undefined) members.push({ key: label.key, at: leaf, label });
    }
  }
}
