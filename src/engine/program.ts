import { isReader, type Precedence, RECORD, type Row } from './row.ts';
import type { ObjectSchema, Readers, Spellings } from './schema.ts';
import { Field, Kind, LIST_SLOTS, Shape } from './shape.ts';
import { type Each, type FieldSlot, Op, Step } from './step.ts';

/** What a table is compiled with. */
export interface TableParts {
  readonly schema: ObjectSchema;
  /** The rows, in the order in which entries of one list shall stand. */
  readonly rows: readonly Row[];
  readonly spellings: Spellings;
  readonly readers: Readers;
  /** How names of the output are written. */
  readonly rename: (name: string) => string;
  /** Stores a member of the output by code of its own; by its name where there is none. */
  readonly storeOf?: (name: string) => Step['store'];
  /** Which of several rows for one scalar field wins; the first unless told. */
  readonly precedence?: Precedence;
  /** What rows may hold for, by number; one without a name unless told. */
  readonly variants?: readonly string[];
  /** Of each mark, fields of the output: the writer sets its bit where it writes one of them. None unless told. */
  readonly marks?: readonly (readonly string[])[];
}

/** What the rows of a table do, in the slots of a shape. */
export interface Program {
  readonly root: Step;
  /** Every constant, by its number: a scalar, or an object of nothing but such. */
  readonly constants: readonly Step[];
  /** The names of the variants, by number. */
  readonly variants: readonly string[];
  /** For each variant, the bits that hold for it of what rows ask of variants. */
  readonly holding: Int32Array;
}

/** Binds the rows of a table to the slots of a shape. */
export function bind(parts: TableParts, shape: Shape): Program {
  const { rows, rename, marks = [] } = parts;
  const binder = new Binder(parts, shape);
  // Rows that read no log field join the elements that the others have made.
  for (const row of [...rows.filter(({ log }) => log !== null), ...rows.filter(({ log }) => log === null)])
    binder.place(binder.root, parseUdmPath(row.udm), { row, logs: [row.log ?? []].flat(), scope: shape });
  const { root, constants, variants, holding } = binder;
  binder.finish(root);
  for (const [bit, paths] of marks.entries()) {
    for (const path of paths) setMark(root, path.split('.').map(rename), 1 << bit);
  }
  return { root, constants, variants, holding };
}

function setMark(step: Step, [name, ...rest]: readonly string[], bit: number): void {
  for (const member of step.members) {
    if (member.name !== name) continue;
    if (rest.length > 0) setMark(member, rest, bit);
    else {
      member.mark |= bit;
      // Where it stands is noted as it is written.
      step.isConstant = false;
    }
  }
}

/** The constants of a program, by number, as far as they hold for a variant. */
export function settleConstants(
  { constants, variants, holding }: Program,
  context: unknown,
  variant: number,
): unknown[] {
  const values: unknown[] = [];
  const failing = ~holding[variant]!;
  for (const { op, row, members, on } of constants) {
    if ((on & failing) !== 0) values.push(undefined);
    else if (op === Op.Constant) values.push(row!.logic.apply(null, context as never, variants[variant]));
    else values.push(objectOf(members, values));
  }
  return values;
}

function objectOf(members: readonly Step[], values: readonly unknown[]): object | undefined {
  const made = members.flatMap(({ name, constant }) => {
    const value = values[constant];
    return value === undefined ? [] : [[name, value] as const];
  });
  return made.length === 0 ? undefined : Object.fromEntries(made);
}

/** A row on the way to its place. */
interface Placed {
  readonly row: Row;
  /** What is left of its log fields' paths, best first; below a list they begin with the element, which has no name. */
  readonly logs: readonly string[];
  /** The shape of the record or of a list's element, in which those paths are looked up. */
  readonly scope: Shape;
}

/** A step of a UDM path: the index is undefined for a member, '' for any element of a list, else the key of an entry. */
type Segment = readonly [name: string, index: string | undefined];

class Binder {
  readonly root = new Step(Op.Object, '');
  readonly constants: Step[] = [];
  readonly variants: readonly string[];
  readonly holding: Int32Array;
  /** What rows ask of variants, by bit: the answers. */
  private readonly asked: string[] = [];
  /** The shapes of what readers make. */
  private readonly derived = new Set<Shape>();

  constructor(
    private readonly parts: TableParts,
    private readonly record: Shape,
  ) {
    this.variants = parts.variants ?? [''];
    this.holding = new Int32Array(this.variants.length);
  }

  place(object: Step, [head, ...rest]: readonly Segment[], placed: Placed): void {
    const [name, index] = head!;
    if (name === '*') object.spreads.push(this.item(placed));
    else if (index !== undefined) this.placeInList(this.member(object, Op.List, name), index, rest, placed);
    else if (rest.length > 0) this.place(this.member(object, Op.Object, name), rest, placed);
    else {
      const first = this.member(object, Op.First, name);
      first.members.push(this.way(first.name, placed));
    }
  }

  private member({ members }: Step, op: Op, own: string): Step {
    const name = this.parts.rename(own);
    const found = members.find((member) => member.name === name);
    const member = found ?? new Step(op, name);
    if (found === undefined) members.push(member);
    return member;
  }

  private placeInList(list: Step, key: string, rest: readonly Segment[], placed: Placed): void {
    if (key !== '') list.members.push(Object.assign(this.way('', placed), { key }));
    else if (rest.length === 0) list.members.push(this.item(placed));
    else {
      for (const element of this.elementsFor(list, placed))
        this.place(element, rest, inElement(placed, element.each));
    }
  }

  private item(placed: Placed): Step {
    const each = this.each(placed);
    return Object.assign(this.way('', inElement(placed, each)), { each });
  }

  /** The elements that a row belongs to: those made of the same log list, or all where it reads no log field. */
  private elementsFor(list: Step, placed: Placed): Step[] {
    const elements = list.members.filter(({ op }) => op === Op.Object);
    if (placed.row.log === null) return elements;
    const path = listPath(placed);
    const same = elements.find(({ each }) => each?.path === path);
    if (same !== undefined) return [same];
    const element = Object.assign(new Step(Op.Object, ''), { each: this.each(placed) });
    list.members.push(element);
    return [element];
  }

  private each(placed: Placed): Each | undefined {
    const path = listPath(placed);
    if (path === undefined) return undefined;
    const names = path.split('.');
    const last = names[names.length - 1]!;
    const isRead = isReader(last);
    const [place] = this.find(isRead ? names.slice(0, -1) : names, placed.scope);
    const shape = isRead ? this.derivedShape() : place!.field.below!;
    return { ...place!, path, shape, derive: isRead ? this.parts.readers[last] : undefined };
  }

  private way(name: string, { row, logs, scope }: Placed): Step {
    const { logic, when = 0, on } = row;
    const { apply, isBeside = false } = logic;
    // A constant beside a log list belongs to the list's elements, but reads nothing of them.
    const reads = logic.constant ? [] : logs.flatMap((log) => this.find(log.split('.'), scope));
    const [read] = reads;
    const step = new Step(read === undefined ? Op.Constant : logic.isDirect ? Op.Direct : Op.Logic, name);
    if (read === undefined) this.number(step);
    else if (reads.length === 1 && (scope === this.record || !read.isOfRecord)) step.slot = read.slot;
    for (const { field } of reads) field.isWhole = true;
    return Object.assign(step, { row, reads, apply, isBeside, when, on: on ? this.bitOf(on) : 0 });
  }

  private number(step: Step): void {
    step.constant = this.constants.push(step) - 1;
  }

  /** Rows that ask the same of variants have the same bit. */
  private bitOf(on: (variant: string) => boolean): number {
    const answers = this.variants.map(on);
    const name = answers.join();
    if (!this.asked.includes(name)) this.asked.push(name);
    // A number has so many bits.
    if (this.asked.length > 32) throw new Error('Rows ask too many things of variants.');
    const bit = 1 << this.asked.indexOf(name);
    for (const [variant, holds] of answers.entries()) if (holds) this.holding[variant]! |= bit;
    return bit;
  }

  /** The places to which a path of a row leads, one for each spelling. */
  private find(path: readonly string[], scope: Shape): FieldSlot[] {
    const back = path.indexOf(RECORD) + 1;
    if (back > 0) return this.find(path.slice(back), this.record);
    const isDerived = this.derived.has(scope);
    const found = isDerived ? [[this.derivedField(scope, path[path.length - 1]!)]] : fieldsAt(scope, path);
    const isOfRecord = scope === this.record;
    if (found.length === 0) throw new Error(`No schema has the log field ${path.join('.')}.`);
    return found.map((fields) => {
      const field = fields[fields.length - 1]!;
      const names = fields.map(({ name }) => name).filter((name) => name !== '');
      return { slot: field.slot, names, isOfRecord, field };
    });
  }

  private derivedShape(): Shape {
    const shape = new Shape([new Field('', 0, Kind.Leaf, false, undefined, undefined)], {});
    this.derived.add(shape);
    return shape;
  }

  /** What a reader made has no schema: it has the fields that rows read, of which any may be a list. */
  private derivedField(shape: Shape, name: string): Field {
    const found = shape.byName.get(name);
    const field = found ?? new Field(name, shape.size, Kind.List, false, undefined, this.derivedShape());
    if (found === undefined) shape.add(field, LIST_SLOTS);
    return field;
  }

  /** Orders what was placed below a step; gives what does its work, which may be a step below. */
  finish(step: Step): Step {
    const members = step.members.map((member) => this.finish(member));
    step.members = members;
    if (step.op === Op.Object) this.finishObject(step);
    if (step.op === Op.List) {
      for (const item of members) if (item.op === Op.Object) noteElement(item);
      step.hasLabels = members.some(({ isLabel }) => isLabel);
    }
    if (step.op !== Op.First) return step;
    const { rows, precedence } = this.parts;
    members.sort((a, b) => rows.indexOf(a.row!) - rows.indexOf(b.row!));
    if (precedence === 'last') members.reverse();
    return members.length === 1 ? members[0]! : step;
  }

  private finishObject(step: Step): void {
    const { members, spreads } = step;
    members.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const member of members) member.store = this.parts.storeOf?.(member.name);
    // Not what holds objects: each entity has its own.
    step.isConstant =
      spreads.length === 0 &&
      members.every(({ op, on, when }) => op === Op.Constant && on === 0 && when === 0);
    if (step.isConstant) this.number(step);
  }
}

function noteElement(item: Step): void {
  const { each, members } = item;
  item.isElement = each !== undefined || !members.some(({ row }) => row?.logic.stands);
  item.isLabel = members.some(({ name }) => name === 'key');
  item.needed = members.filter(({ row }) => row?.logic.isNeeded).map(({ name }) => name);
}

const SEGMENT = /(?:"([^"]+)"|([^.[\]]+))(?:\[([^\]]*)\])?/u;
const SEGMENTS = /* @__PURE__ */ new RegExp(SEGMENT, 'gu');

function parseUdmPath(path: string): Segment[] {
  return path.match(SEGMENTS)!.map((segment) => {
    const [, quoted, name, index] = SEGMENT.exec(segment)!;
    return [quoted ?? name!, index];
  });
}

/** The way to the log list of whose elements a row speaks: several log fields have one list. */
function listPath({ logs: [log = ''] }: Placed): string | undefined {
  return log.includes('[]') ? log.slice(0, log.indexOf('[]')) : undefined;
}

/** What is left of a row's paths in the elements of a list. */
function inElement(placed: Placed, each: Each | undefined): Placed {
  if (each === undefined) return placed;
  const logs = placed.logs.map((log) => log.slice(log.indexOf('[]') + '[]'.length));
  return { row: placed.row, logs, scope: each.shape };
}

/** The fields through which a path leads below a shape, by each spelling of its names. */
function fieldsAt(shape: Shape | undefined, [name, ...rest]: readonly string[]): Field[][] {
  const fields = shape?.named(name!) ?? [];
  if (rest.length === 0) return fields.map((field) => [field]);
  return fields.flatMap((field) => fieldsAt(field.below, rest).map((below) => [field, ...below]));
}
