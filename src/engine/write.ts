import type { Path, RecordIssueCode } from '../issue.ts';
import { SettledConstants } from './constants.ts';
import type { Frame } from './frame.ts';
import { Labels } from './labels.ts';
import type { Program } from './program.ts';
import type { Limit, Row } from './row.ts';
import type { ReportBelow } from './schema.ts';
import { type Each, type FieldSlot, Op, type Step } from './step.ts';

/** A leaf that was written: which row wrote it, from which log path, to which path of the output. */
export interface Trace {
  readonly row: Row;
  readonly log: readonly (string | number)[] | null;
  readonly udm: readonly (string | number)[];
  readonly value: unknown;
}

/** What a record is written for, beside its frame. */
export interface Occasion {
  /** The record's variant, by number; 0 where there is but one. */
  readonly variant: number;
  /** The circumstances that hold, as bits. */
  readonly circumstances: number;
}

/** What is to be said of the field that a row reads. */
export type SayOfRow = (code: RecordIssueCode, path: Steps, row: Row | undefined, value: unknown) => void;

type Steps = (string | number)[];

/** What a reader gives for a member of an object. */
interface Member {
  readonly key: string;
  readonly value: unknown;
}

/** An object as it is being written. */
type Made = Record<string, unknown>;

/** Writes what a program makes of a frame. */
export class Writer {
  private context: unknown;
  private traces: Trace[] | undefined;
  /** The bits of the circumstances and of the variants' conditions that do not hold. */
  private absent = 0;
  private failing = 0;
  private constants: readonly unknown[] = [];
  private readonly settled = new SettledConstants();
  /** The marks of what was written of the last record. */
  marks = 0;
  /** How many leaves were filled from the log so far. */
  private filled = 0;
  /** The way to what is written at the moment; kept only where someone wants traces. */
  private readonly out: Steps = [];
  /** The lists of the log, and the places in them, that lead to the element at hand. */
  private readonly lists: (readonly string[])[] = [];
  private readonly indices: number[] = [];
  private depth = 0;
  /** Where the way to the element at hand begins among the lists: a list of the record leads past those around it. */
  private start = 0;
  /** What a reader made lies where the reader read it. */
  private derivedAt: Steps | undefined;
  /** Where the frame of the record begins. */
  private recordBase = 0;
  private step!: Step;
  private read!: FieldSlot;
  private readonly report = (code: RecordIssueCode): void => {
    const { step, read } = this;
    this.say(code, this.pathOf(read), step.row, this.valueAt(read, this.base));
  };
  private base = 0;
  /** How many elements rows with a limit have written. */
  private readonly taken = new Map<Limit, number>();
  private readonly reportBelow: ReportBelow = (code, path) => {
    this.say(code, [...this.derivedAt!, ...path], undefined, undefined);
  };

  constructor(
    private readonly frame: Frame,
    private readonly say: SayOfRow,
  ) {}

  /**
   * Writes the record whose values begin at `base`.
   *
   * @param context what logics get beside the value
   * @param traces receives a trace of each leaf, where someone wants to know
   * @returns undefined where no row wrote anything
   */
  write(
    program: Program,
    base: number,
    context: unknown,
    occasion: Occasion,
    traces: Trace[] | undefined,
  ): unknown {
    this.traces = traces;
    this.begin(program, base, context, occasion);
    return this.node(program.root, base);
  }

  /** Makes ready for a record. */
  private begin(program: Program, base: number, context: unknown, occasion: Occasion): void {
    const { variant, circumstances } = occasion;
    this.context = context;
    this.absent = ~circumstances;
    this.failing = ~program.holding[variant]!;
    this.constants = this.settled.of(program, context, variant);
    this.filled = 0;
    this.marks = 0;
    this.depth = 0;
    this.start = 0;
    this.derivedAt = undefined;
    if (this.out.length > 0) this.out.length = 0;
    if (this.taken.size > 0) this.taken.clear();
    this.recordBase = base;
  }

  /** Whether a step holds for the record. */
  private holds({ when, on }: Step): boolean {
    return ((when & this.absent) | (on & this.failing)) === 0;
  }

  private node(step: Step, base: number): unknown {
    switch (step.op) {
      case Op.Object:
        return this.traces === undefined ? this.object(step, base) : this.tracedObject(step, base);
      case Op.List:
        return this.list(step, base);
      case Op.Constant:
        return this.constant(step);
      case Op.First:
        return this.first(step, base);
      default:
        return this.leaf(step, base);
    }
  }

  private constant(step: Step): unknown {
    const value = this.constants[step.constant];
    const { traces } = this;
    if (traces !== undefined && value !== undefined) {
      traces.push({ row: step.row!, log: null, udm: [...this.out], value });
    }
    return value;
  }

  private first({ members }: Step, base: number): unknown {
    for (const step of members) {
      const value = this.holds(step) ? this.node(step, base) : undefined;
      if (value !== undefined) return value;
    }
    return undefined;
  }

  private leaf(step: Step, base: number): unknown {
    const { slots } = this.frame;
    let value: unknown;
    let read: FieldSlot | undefined;
    if (step.slot >= 0) {
      value = slots[base + step.slot];
      read = step.reads[0];
    } else {
      for (read of step.reads) {
        value = this.valueAt(read, base);
        if (value !== undefined) break;
      }
    }
    if (value === undefined) return undefined;
    if (step.op === Op.Logic) {
      this.step = step;
      this.read = read!;
      this.base = base;
      value = step.apply(value, this.context as never, this.report);
      if (value === undefined) return undefined;
    }
    if (!step.isBeside) this.filled += 1;
    const { traces } = this;
    if (traces !== undefined) {
      traces.push({ row: step.row!, log: this.pathOf(read!), udm: [...this.out], value });
    }
    return value;
  }

  private valueAt({ slot, isOfRecord }: FieldSlot | Each, base: number): unknown {
    return this.frame.slots[(isOfRecord ? this.recordBase : base) + slot];
  }

  private object(step: Step, base: number): Made | undefined {
    if (step.isConstant) return { ...(this.constants[step.constant] as Made) };
    const { members } = step;
    const { slots } = this.frame;
    let made: Made | undefined;
    for (let index = 0; index < members.length; index += 1) {
      const member = members[index]!;
      if (!this.holds(member)) continue;
      let value: unknown;
      if (member.op === Op.Direct && member.slot >= 0) {
        value = slots[base + member.slot];
        if (value !== undefined) this.filled += 1;
      } else if (member.op === Op.Constant) value = this.constants[member.constant];
      else value = this.node(member, base);
      if (value === undefined) continue;
      if (made === undefined) made = {};
      if (member.store === undefined) made[member.name] = value;
      else member.store(made, value);
      this.marks |= member.mark;
    }
    return step.spreads.length === 0 ? made : this.spread(step.spreads, base, made);
  }

  /** The same as {@link object}, with the way to each member. */
  private tracedObject(step: Step, base: number): Made | undefined {
    const { spreads } = step;
    let made: Made | undefined;
    for (const member of step.members) {
      if (!this.holds(member)) continue;
      this.out.push(member.name);
      const value = this.node(member, base);
      this.out.pop();
      if (value === undefined) continue;
      made ??= {};
      made[member.name] = value;
      this.marks |= member.mark;
    }
    return spreads.length === 0 ? made : this.spread(spreads, base, made);
  }

  /** Adds the members that readers give; of those with one name the first stays. */
  private spread(spreads: readonly Step[], base: number, own: Made | undefined): Made | undefined {
    if (spreads.every(({ each }) => this.valueAt(each!, base) === undefined)) return own;
    const all = new Map<string, unknown>(own === undefined ? [] : Object.entries(own));
    const count = all.size;
    for (const item of spreads) if (this.holds(item)) this.spreadOne(item, base, all);
    if (all.size === count) return own;
    return Object.fromEntries([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  private spreadOne({ each, row }: Step, base: number, all: Map<string, unknown>): void {
    const { names, isOfRecord, derive } = each!;
    const value = this.valueAt(each!, base);
    if (value === undefined) return;
    const { traces, derivedAt } = this;
    const { record } = this.frame;
    this.derivedAt = [...(isOfRecord ? [] : this.scopePath()), ...names];
    const members = derive!(value as never, record, this.reportBelow) as readonly Member[];
    let paths: readonly Path[] | undefined;
    const logOf = (index: number) => {
      paths ??= derive!.pathsOf?.(value as never, record) ?? [];
      return [...this.derivedAt!, ...(paths[index] ?? [])];
    };
    for (const [index, member] of members.entries()) {
      if (all.has(member.key)) {
        this.say('duplicate_member', logOf(index), row, undefined);
        continue;
      }
      all.set(member.key, member.value);
      this.filled += 1;
      traces?.push({ row: row!, log: logOf(index), udm: [...this.out, member.key], value: member.value });
    }
    this.derivedAt = derivedAt;
  }

  private list(step: Step, base: number): unknown[] | undefined {
    const elements: unknown[] = [];
    const labels = step.hasLabels ? new Labels() : undefined;
    for (const item of step.members) {
      if (!this.holds(item)) continue;
      if (item.key !== undefined) this.entry(item, base, elements, labels);
      else if (item.each === undefined) this.element(item, base, elements, labels);
      else this.elements(item, item.each, base, elements, labels);
    }
    return elements.length === 0 ? undefined : elements;
  }

  private entry(item: Step, base: number, elements: unknown[], labels: Labels | undefined): void {
    const { traces } = this;
    const key = item.key!;
    if (traces !== undefined) this.out.push(elements.length, 'value');
    const value = this.node(item, base);
    if (traces !== undefined) this.out.length -= 2;
    if (value === undefined) return;
    if (traces !== undefined) traceKey(key, traces);
    elements.push({ key, value });
    const repeated = labels?.addFixed(key);
    if (repeated !== undefined && repeated >= 0) this.tellRepeated(labels!, repeated);
  }

  /** What only constants would fill says nothing, nor does a label without its key: both are left out. */
  private element(item: Step, base: number, elements: unknown[], labels: Labels | undefined): void {
    const { traces } = this;
    const { filled } = this;
    const traced = traces?.length ?? 0;
    if (traces !== undefined) this.out.push(elements.length);
    const value = this.node(item, base);
    if (traces !== undefined) this.out.pop();
    if (item.isElement && (this.filled === filled || !hasAll(value as Made, item.needed))) {
      // Nothing of it counts for the element around it.
      this.filled = filled;
      traces?.splice(traced);
      if (item.isLabel && (value as Made | undefined)?.key !== undefined) {
        this.say('label_without_value', this.scopePath(), undefined, undefined);
      }
      return;
    }
    if (value === undefined) return;
    elements.push(value);
    if (!item.isLabel) return;
    const isRepeated = labels!.add((value as { key: string }).key, item.each, this.indices[this.depth - 1]!);
    if (isRepeated) this.say('duplicate_label_key', this.scopePath(), undefined, undefined);
  }

  /** The key of an entry is that of an element before it, which is what can be mended. */
  private tellRepeated({ eaches, indices }: Labels, label: number): void {
    const each = eaches[label];
    const path: Steps = each?.isOfRecord ? [] : this.scopePath();
    // Nothing lies in the log below what a reader made.
    const isMade = this.derivedAt !== undefined && each?.isOfRecord !== true;
    if (each !== undefined && !isMade) {
      path.push(...each.names);
      if (each.derive === undefined) path.push(indices[label]!);
    }
    this.say('duplicate_label_key', path, undefined, undefined);
  }

  private elements(
    item: Step,
    each: Each,
    base: number,
    elements: unknown[],
    labels: Labels | undefined,
  ): void {
    const { slots } = this.frame;
    const at = (each.isOfRecord ? this.recordBase : base) + each.slot;
    const list = slots[at];
    if (list === undefined) return;
    const { start, depth, derivedAt } = this;
    if (each.isOfRecord) {
      this.start = depth;
      this.derivedAt = undefined;
    }
    if (each.derive === undefined) this.each(item, each, at, elements, labels);
    else this.derived(item, each, list, elements, labels);
    this.start = start;
    this.depth = depth;
    this.derivedAt = derivedAt;
  }

  private each(
    item: Step,
    { names, shape }: Each,
    at: number,
    elements: unknown[],
    labels: Labels | undefined,
  ): void {
    const { slots } = this.frame;
    const count = slots[at + 2] as number;
    const { depth } = this;
    this.lists[depth] = names;
    this.depth = depth + 1;
    for (let index = 0, base = slots[at + 1] as number; index < count; index += 1, base += shape.size) {
      if (slots[base] === undefined) continue;
      this.indices[depth] = index;
      this.element(item, base, elements, labels);
    }
  }

  private derived(
    item: Step,
    { names, shape, derive }: Each,
    value: unknown,
    elements: unknown[],
    labels: Labels | undefined,
  ): void {
    const { frame, traces } = this;
    const at = this.derivedAt ?? [...this.scopePath(), ...names];
    this.derivedAt = at;
    const list = derive!(value as never, frame.record, this.reportBelow);
    if (!Array.isArray(list)) return;
    const paths = traces && derive!.pathsOf?.(value as never, frame.record);
    const limit = item.row?.limit;
    const room = this.roomFor(limit, list.length);
    // Elements that are written as they are need no frame.
    const isWhole = item.op === Op.Direct && item.slot === 0 && paths === undefined;
    for (let index = 0; index < room; index += 1) {
      const element: unknown = list[index];
      if (element === undefined) continue;
      if (isWhole) {
        this.filled += 1;
        elements.push(element);
        continue;
      }
      if (paths !== undefined) this.derivedAt = [...at, ...paths[index]!];
      this.element(item, frame.lay(shape, element as object), elements, labels);
    }
    this.derivedAt = at;
    if (room < list.length) this.tellLimit(limit!);
  }

  /** How many of so many elements may be written. */
  private roomFor(limit: Limit | undefined, wanted: number): number {
    if (limit === undefined) return wanted;
    const taken = this.taken.get(limit) ?? 0;
    const room = Math.min(wanted, Math.max(limit.count - taken, 0));
    this.taken.set(limit, taken + room);
    return room;
  }

  /** A limit is told of once. */
  private tellLimit(limit: Limit): void {
    if (this.taken.get(limit)! > limit.count) return;
    this.taken.set(limit, limit.count + 1);
    this.say(limit.code, [...this.derivedAt!], undefined, undefined);
  }

  /** The way to the element at hand. */
  private scopePath(): Steps {
    if (this.derivedAt !== undefined) return [...this.derivedAt];
    const path: Steps = [];
    for (let at = this.start; at < this.depth; at += 1) path.push(...this.lists[at]!, this.indices[at]!);
    return path;
  }

  private pathOf({ names, isOfRecord }: FieldSlot): Steps {
    if (isOfRecord) return [...names];
    return this.derivedAt === undefined ? [...this.scopePath(), ...names] : this.scopePath();
  }
}

/** The row that wrote an entry's value, just before, wrote its fixed key too. */
function traceKey(key: string, traces: Trace[]): void {
  const value = traces.pop()!;
  traces.push({ ...value, udm: [...value.udm.slice(0, -1), 'key'], value: key }, value);
}

function hasAll(value: Made | undefined, names: readonly string[]): boolean {
  for (const name of names) if (value?.[name] === undefined) return false;
  return true;
}
