import { type ActivityTable, TYPE_ROW } from '../../activity-table.ts';
import type { RowLogic } from '../../engine/row.ts';
import type { Shape } from '../../engine/shape.ts';
import { Op, type Step } from '../../engine/step.ts';
import { SCALAR } from '../../log/cloudtrail/form.ts';
import type { TextPool } from './pool.ts';

/** What an instruction writes. An enumeration, since the bundler writes its members as plain numbers. */
export enum CallOp {
  /** An object of what the instructions below it write, if they write anything. */
  Object,
  /** The same of an object that has members made of the leaves of parts, too: those of a number. */
  Spread,
  /** A list of what the instructions below it write, if they write anything. */
  List,
  /** The constant of a number. */
  Constant,
  /** The event type that stands. */
  Type,
  /** The leaf in a slot, as the record has it. */
  Copy,
  /** What the logic of a number makes of a value. */
  Logic,
  /** What the first of the instructions below it writes that writes anything. */
  First,
  /** An item for each element of the list of the record in a slot. */
  Each,
  /** A label for each leaf of the part of a number. */
  Labels,
}

/** What stands at which place of an instruction. */
export enum Word {
  Op,
  /** The circumstances that must hold, and the bit that must hold for the variant. */
  When,
  On,
  /** What stands before it: a comma, and its name. */
  Prefix,
  PrefixLength,
  /** A slot or a number. */
  Operand,
  /** Of a logic, the slot of its value, where that can stand in but one; else -1. */
  Slot,
  /** Where the instructions below it end. */
  End,
  /** Bits that say that it was written. */
  Mark,
  Flags,
  Size,
}

/** How what an instruction writes stands among others, as bits. */
export enum Flag {
  /** An entry, which ends with a bracket of its own. */
  Entry = 1,
  /** An element that stands only where the log has something for it. */
  Element = 2,
}

/** A logic, and where its value may stand, best first. */
export interface CallLogic {
  readonly reads: readonly { readonly slot: number; readonly isOfRecord: boolean; readonly shape: Shape }[];
  readonly apply: RowLogic['apply'];
  /** Whether what it gives makes no element by itself. */
  readonly isBeside: boolean;
}

/** A program as bytes need it: instructions of {@link Word.Size} numbers, those below one behind it. */
export interface CallCode {
  readonly code: Int32Array;
  readonly logics: readonly CallLogic[];
  /** The names of parts of the record whose leaves are labels: one has fewer leaves than there may be labels. */
  readonly parts: readonly string[];
  /** The names of the parts that give members of objects, of every record, by number. */
  readonly spreads: readonly (readonly string[])[];
  /** The names of the members that instructions write, by their places. */
  readonly names: ReadonlyMap<number, string>;
  /** How many bytes stand around what the instructions write, if each writes once. */
  readonly bytes: number;
  /** How often a leaf is copied at most. */
  readonly copies: number;
}

/**
 * A table's program, as bytes need it. Its labels have keys that differ, its elements lack nothing that they need, and
 * none has a list in it: bytes would have no way to do that.
 *
 * @param pool takes what stands around values
 */
export function callCode({ program, shape }: ActivityTable, pool: TextPool): CallCode {
  const coder = new Coder(pool);
  coder.step(program.root, '', shape);
  const { numbers, logics, parts, spreads, names, bytes } = coder;
  // Each leaf may be a label, too.
  const copies = Math.max(...coder.uses.values()) + 1;
  return { code: Int32Array.from(numbers), logics, parts, spreads, names, bytes, copies };
}

class Coder {
  readonly numbers: number[] = [];
  readonly logics: CallLogic[] = [];
  readonly parts: string[] = [];
  readonly spreads: (readonly string[])[] = [];
  readonly names = new Map<number, string>();
  /** How many instructions read a slot. */
  readonly uses = new Map<number, number>();
  bytes = 0;

  constructor(private readonly pool: TextPool) {}

  /**
   * Adds the instructions of a step.
   *
   * @param prefix what stands before what it writes
   */
  step(step: Step, prefix: string, shape: Shape): void {
    const { op, members } = step;
    const isConstant = op === Op.Constant || step.isConstant;
    if (isConstant && step.row?.row !== TYPE_ROW) this.add(CallOp.Constant, step, prefix, step.constant);
    else if (op === Op.Constant) this.add(CallOp.Type, step, prefix, 0);
    else if (op === Op.Object) this.object(step, prefix, shape);
    else if (op === Op.List)
      this.around(CallOp.List, step, prefix, 0, () => {
        for (const item of members) this.item(item, shape);
      });
    else if (op === Op.First)
      this.around(CallOp.First, step, '', 0, () => {
        for (const way of members) this.step(entryOf(way, step), prefix, shape);
      });
    else this.leaf(step, prefix, shape);
  }

  private object(step: Step, prefix: string, shape: Shape): void {
    const { members, spreads } = step;
    const op = spreads.length === 0 ? CallOp.Object : CallOp.Spread;
    const number = spreads.length === 0 ? 0 : this.spreads.push(spreads.map(partOf)) - 1;
    this.around(op, step, prefix, number, () => {
      for (const member of members) {
        this.names.set(this.numbers.length, member.name);
        this.step(member, `,${JSON.stringify(member.name)}:`, shape);
      }
    });
  }

  private leaf(step: Step, prefix: string, shape: Shape): void {
    const { reads, apply, isBeside } = step;
    for (const { slot } of reads) this.uses.set(slot, (this.uses.get(slot) ?? 0) + 1);
    if (step.op === Op.Direct && step.slot >= 0 && reads[0]!.field.form === SCALAR) {
      this.add(CallOp.Copy, step, prefix, step.slot);
      return;
    }
    const places = reads.map(({ slot, isOfRecord }) => ({ slot, isOfRecord, shape }));
    this.add(CallOp.Logic, step, prefix, this.logics.push({ reads: places, apply, isBeside }) - 1);
  }

  private item(item: Step, shape: Shape): void {
    const { key, each } = item;
    if (key !== undefined) this.step(item, entryPrefix(key), shape);
    else if (each === undefined) this.step(item, ',', shape);
    else if (each.derive !== undefined) this.add(CallOp.Labels, item, '', this.parts.push(partOf(item)) - 1);
    else
      this.around(CallOp.Each, item, '', each.slot, () => {
        this.step(item, ',', each.shape.fields[0]!.below ?? each.shape);
      });
  }

  private around(op: CallOp, step: Step, prefix: string, operand: number, addBelow: () => void): void {
    const at = this.add(op, step, prefix, operand);
    addBelow();
    this.numbers[at + Word.End] = this.numbers.length;
  }

  private add(op: CallOp, step: Step, prefix: string, operand: number): number {
    const { when, on, mark, key, isElement } = step;
    const { from, length } = this.pool.add(prefix);
    const flags = (key === undefined ? 0 : Flag.Entry) | (isElement ? Flag.Element : 0);
    this.bytes += length + '{}}'.length;
    const at = this.numbers.length;
    this.numbers.push(op, when, on, from, length, operand, step.slot, at + Word.Size, mark, flags);
    return at;
  }
}

/** A way to fill an entry is one. */
function entryOf(way: Step, { key }: Step): Step {
  return key === undefined ? way : Object.assign(Object.create(way), { key });
}

/** What stands before the value of an entry. */
export function entryPrefix(key: string): string {
  return `,{"key":${JSON.stringify(key)},"value":`;
}

function partOf({ each }: Step): string {
  return each!.names[0]!;
}
