import { type ConstantBytes, constantOf } from './bytes.ts';

/** What is done behind constant text. An enumeration, since the bundler writes its members as plain numbers. */
export enum CodeOp {
  Nothing,
  /** Writes the bytes of a slot as they stand. */
  Copy,
  /** Writes a date as RFC 3339 in UTC. */
  Timestamp,
  /** Writes a comma, unless an object or a list has just been opened. */
  Comma,
  /** Goes on inside where one of some slots holds something. */
  If,
  /** Goes on inside for each element of the list in a slot, with commas between them. */
  Each,
}

/** Slots of which one must hold something; undefined where there is something in any case. */
export type Slots = readonly number[] | undefined;

interface Operation {
  readonly op: CodeOp;
  readonly slot?: number;
  /** The slot of the value of which what is in the slot is a part, or is made. */
  readonly of?: number;
  readonly when?: Slots;
  readonly inside?: readonly Draft[];
}

/** Constant text, or an operation. */
export type Draft = string | Operation;

/** Constant text and the operation behind it. */
interface Instruction extends ConstantBytes {
  readonly op: CodeOp;
  readonly slot: number;
  readonly of: number;
  readonly when: readonly number[];
  /** Where those inside it end. */
  end: number;
}

const END: Draft = { op: CodeOp.Nothing };

/** Instructions one behind the other, and what bounds the length of what they write, in bytes. */
export interface Code {
  readonly instructions: readonly Instruction[];
  /** All that is constant, if each writes once. */
  readonly constants: number;
  /** All that is constant for an element of a list. */
  readonly perElement: number;
  /** How often a value is written at most. */
  readonly copies: number;
}

export function codeOf(drafts: readonly Draft[]): Code {
  const instructions: Instruction[] = [];
  assemble(drafts, instructions);
  const inLists = instructions.flatMap(({ op, end }, at) =>
    op === CodeOp.Each ? instructions.slice(at + 1, end) : [],
  );
  const written = instructions.filter(({ op }) => op === CodeOp.Copy || op === CodeOp.Timestamp);
  const copies = written.map(({ of }) => written.filter((other) => other.of === of).length);
  return {
    instructions,
    constants: lengthOf(instructions),
    perElement: lengthOf(inLists),
    copies: Math.max(0, ...copies),
  };
}

function assemble(drafts: readonly Draft[], instructions: Instruction[]): void {
  let text = '';
  for (const draft of [...drafts, END]) {
    if (typeof draft === 'string') {
      text += draft;
      continue;
    }
    const { op, slot = 0, of = slot, when = [], inside } = draft;
    const { words, length } = constantOf(text);
    const instruction = { words, length, op, slot, of, when, end: 0 };
    instructions.push(instruction);
    if (inside !== undefined) assemble(inside, instructions);
    instruction.end = instructions.length;
    text = '';
  }
}

/** How long constant text is, with commas. */
function lengthOf(instructions: readonly Instruction[]): number {
  return instructions.reduce((total, { length }) => total + length + 1, 0);
}
