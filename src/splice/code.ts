import { constantOf, encode } from './bytes.ts';

/*
 * What is written of a record, as instructions: constant text, and what comes behind it. They stand in one array of
 * numbers and their text in another, so that the processor finds them one behind the other.
 */

/** What an instruction does behind its text. */
export enum CodeOp {
  /** Nothing. */
  Text = 0,
  /** Writes the bytes of a slot as they stand. */
  Copy = 1,
  /** Writes a date as RFC 3339 in UTC. */
  Timestamp = 2,
  /** Writes a comma, unless an object or a list has just been opened. */
  Comma = 3,
  /** Goes on at the target unless the slot holds something. */
  Unless = 4,
  /** Goes on at the target when the slot holds something. */
  When = 5,
  /** Runs what follows for each element of the list in the slot, with commas between; then goes on at the target. */
  Each = 6,
  /** Ends the record or the element. */
  End = 7,
}

/** What stands at which place of an instruction. */
export enum Word {
  TextStart = 0,
  TextLength = 1,
  Op = 2,
  Slot = 3,
  Target = 4,
  /** How long it is. */
  Size = 5,
}

/** Instructions before they are put one behind the other. */
export type Draft =
  | { readonly kind: 'text'; readonly text: string }
  /** Writes the value of a slot; `of` is the slot of the text of which it is a part. */
  | {
      readonly kind: 'value';
      readonly op: CodeOp.Copy | CodeOp.Timestamp;
      readonly slot: number;
      readonly of?: number;
    }
  | { readonly kind: 'comma' }
  /** Where one of the slots holds something. */
  | { readonly kind: 'if'; readonly slots: readonly number[]; readonly drafts: readonly Draft[] }
  /** For each element of the list in a slot. */
  | { readonly kind: 'each'; readonly slot: number; readonly drafts: readonly Draft[] };

/** Constant text. */
export const textDraft = (text: string): Draft => ({ kind: 'text', text });

/** What bounds the length of what is written. In bytes. */
export interface Room {
  /** All that is constant, but for elements of lists. */
  readonly constants: number;
  /** The most that is constant for an element of a list, in all the lists that are made of it. */
  readonly perElement: number;
  /** How often a value is written at most. */
  readonly copies: number;
}

/** Instructions that can be run. */
export interface Code {
  readonly numbers: Int32Array;
  readonly text: DataView;
  readonly room: Room;
}

/** Puts instructions one behind the other. */
export function assemble(drafts: readonly Draft[]): Code {
  const assembler = new Assembler();
  assembler.take(drafts);
  assembler.add(CodeOp.End);
  const { numbers, bytes } = assembler;
  const { words } = constantOf(new Uint8Array(bytes));
  return { numbers: new Int32Array(numbers), text: words, room: roomOf(drafts) };
}

class Assembler {
  readonly numbers: number[] = [];
  readonly bytes: number[] = [];
  /** What the next instruction writes first. */
  private text = '';

  take(drafts: readonly Draft[]): void {
    for (const draft of drafts) {
      if (draft.kind === 'text') this.text += draft.text;
      else if (draft.kind === 'value') this.add(draft.op, draft.slot);
      else if (draft.kind === 'comma') this.add(CodeOp.Comma);
      else if (draft.kind === 'each') this.each(draft.slot, draft.drafts);
      else this.if(draft.slots, draft.drafts);
    }
  }

  /** Adds an instruction; gives where it stands. */
  add(op: CodeOp, slot = 0): number {
    const text = encode(this.text);
    this.text = '';
    this.numbers.push(this.bytes.length, text.length, op, slot, 0);
    this.bytes.push(...text);
    return this.numbers.length - Word.Size;
  }

  private each(slot: number, drafts: readonly Draft[]): void {
    const each = this.add(CodeOp.Each, slot);
    this.take(drafts);
    this.add(CodeOp.End);
    this.aim([each]);
  }

  private if(slots: readonly number[], drafts: readonly Draft[]): void {
    const whens = slots.slice(0, -1).map((slot) => this.add(CodeOp.When, slot));
    const unless = this.add(CodeOp.Unless, slots.at(-1)!);
    this.aim(whens);
    this.take(drafts);
    if (this.text !== '') this.add(CodeOp.Text);
    this.aim([unless]);
  }

  /** Lets instructions go on at the one that comes next. */
  private aim(instructions: readonly number[]): void {
    for (const at of instructions) this.numbers[at + Word.Target] = this.numbers.length;
  }
}

function roomOf(drafts: readonly Draft[]): Room {
  const flat = flatten(drafts);
  const lists = flat.flatMap((draft) => (draft.kind === 'each' ? [roomOf(draft.drafts)] : []));
  const written = flat.flatMap((draft) => (draft.kind === 'value' ? [draft.of ?? draft.slot] : []));
  const copies = written.map((slot) => written.filter((other) => other === slot).length);
  return {
    constants: sum(flat.map((draft) => (draft.kind === 'text' ? encode(draft.text).length : 1))),
    perElement: sum(lists.map(({ constants, perElement }) => constants + 1 + perElement)),
    copies: Math.max(0, ...copies) + sum(lists.map((list) => list.copies)),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** The instructions with those under a condition, but not those for elements. */
function flatten(drafts: readonly Draft[]): Draft[] {
  return drafts.flatMap((draft) => (draft.kind === 'if' ? flatten(draft.drafts) : [draft]));
}
