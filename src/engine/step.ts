import type { Limit, Row } from './row.ts';
import type { Reader } from './schema.ts';
import type { Field, Shape } from './shape.ts';

/** What a step of a program does. An enumeration, since the bundler writes its members as plain numbers. */
export enum Op {
  /** Writes an object of what its members write. */
  Object,
  /** Writes a list of what its members write, which are items. */
  List,
  /** Writes the value of a slot. */
  Direct,
  /** Writes what a logic makes of the value of a slot. */
  Logic,
  /** Writes what is known before the record. */
  Constant,
  /** Writes what the first of its members writes that writes anything. */
  First,
}

/** A list of the log whose elements become elements of a list of the output. */
export interface Each {
  readonly slot: number;
  /** The names that lead to the list, as the log has them. */
  readonly names: readonly string[];
  /** Whether the list is one of the record, and not of the element at hand. */
  readonly isOfRecord: boolean;
  /** What is in an element. */
  readonly shape: Shape;
  /** Makes the list of the slot's value, where a row calls a reader. */
  readonly derive: Reader | undefined;
}

/** Where a value may stand: its slot, and the names that lead there. */
export interface Source {
  readonly slot: number;
  readonly names: readonly string[];
  /** Whether the slot is one of the record, and not of the element at hand. */
  readonly isOfRecord: boolean;
  readonly field: Field;
}

const NO_STEPS: readonly Step[] = [];

/** One step of a program. All are of one class, so that running them stays quick. */
export class Step {
  members: Step[] = [];
  row: Row<never> | undefined;
  /** Where its value may stand, best first. */
  sources: readonly Source[] = [];
  /** The slot of the first source, where it is one of the scope at hand and there is no other; else -1. */
  slot = -1;
  /** The number of a constant. */
  constant = 0;
  /** For which variants the row holds, by number; undefined where for all. */
  on: Uint8Array | undefined;
  /** The circumstances that must hold. */
  when = 0;
  /** Of an object: whether it has constant scalars alone, which hold for every record. */
  isConstant = false;
  /** Of an item: the fixed key of an entry. */
  key: string | undefined;
  /** Of an item: the list of the log that it is made of. */
  each: Each | undefined;
  /** Of an item: whether it is an object that stands only where the log has something for it. */
  isElement = false;
  /** Of an item: the members without which it is left out. */
  needed: readonly string[] = [];
  /** Of an item: whether it has a key, and so may repeat one. */
  isLabel = false;
  /** Of an item: how many elements it may give of what a reader makes. */
  limit: Limit | undefined;
  /** Of an object: what readers give members of. */
  spreads: readonly Step[] = NO_STEPS;
  /** Of a list: whether any of its items is a label. */
  hasLabels = false;
  /** The number of the choices among the members, where not all hold for every record; else -1. */
  choice = -1;

  constructor(
    readonly op: Op,
    readonly name: string,
  ) {}

  /** The same with some changes. */
  copy(changes: Partial<Step>): Step {
    return Object.assign(new Step(this.op, this.name), this, changes);
  }

  /** Whether it holds for a record of that variant, in those circumstances. */
  holds(variant: number, circumstances: number): boolean {
    return (this.on === undefined || this.on[variant] !== 0) && (this.when & ~circumstances) === 0;
  }
}
