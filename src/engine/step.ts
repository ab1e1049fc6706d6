import type { Row, RowLogic } from './row.ts';
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

/** Where a value may stand: its slot, and the names that lead there. */
export interface FieldSlot {
  readonly slot: number;
  readonly names: readonly string[];
  /** Whether the slot is one of the record, and not of the element at hand. */
  readonly isOfRecord: boolean;
  readonly field: Field;
}

/** A list of the log whose elements become elements of a list of the output. */
export interface Each extends FieldSlot {
  /** The way to it, as rows write it. */
  readonly path: string;
  /** What is in an element. */
  readonly shape: Shape;
  /** Makes the list of the slot's value, where a row calls a reader. */
  readonly derive: Reader | undefined;
}

/** One step of a program. All are of one class, so that running them stays quick; what is asked most stands first. */
export class Step {
  /** The circumstances that must hold, as bits. */
  when = 0;
  /** A bit that must hold for the variant; 0 where all do. */
  on = 0;
  /** The slot of the first read, where it is one of the scope at hand and there is no other; else -1. */
  slot = -1;
  /** The number of a constant. */
  constant = 0;
  /** Puts what it writes into the object around it, where that is not done by its name. */
  store: ((made: Record<string, unknown>, value: unknown) => unknown) | undefined;
  /** Bits that say that it was written. */
  mark = 0;
  members: Step[] = [];
  row: Row | undefined;
  /** What its row's logic makes of a value: rows and logics are of many shapes, among which a search would be made. */
  apply!: RowLogic['apply'];
  /** Whether what it writes makes no element of a list by itself. */
  isBeside = false;
  /** Where its value may stand, best first. */
  reads: readonly FieldSlot[] = [];
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
  /** Of an object: what readers give members of. */
  spreads: Step[] = [];
  /** Of a list: whether any of its items is a label. */
  hasLabels = false;

  constructor(
    readonly op: Op,
    readonly name: string,
  ) {}
}
