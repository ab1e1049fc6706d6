import type { Path, RecordIssueCode } from '../issue.ts';
import type { Frame, Say } from './frame.ts';
import { type Program, settleConstants } from './program.ts';
import type { Limit, Row } from './row.ts';
import type { ReportBelow } from './schema.ts';
import { LIST_SLOTS } from './shape.ts';
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

type Steps = (string | number)[];

/** An object as it is being written. */
type Made = Record<string, unknown>;

/** A label: the list of the log that it was made of, and the place in it. Its path is made where it is asked for. */
type Label = { readonly each: Each | undefined; readonly index: number };

/** Writes what a program makes of a frame. */
export class Writer {
  private context: unknown;
  private traces: Trace[] | undefined;
  /** The bits of the circumstances and of the variants' conditions that do not hold. */
  private absent = 0;
  private failing = 0;
  private constants: readonly unknown[] = [];
  /** The constants of programs, by variant: all records of a context have the same. */
  private readonly settled = new Map<Program, (readonly unknown[])[]>();
  /** The marks of what was written of the last record. */
  marks = 0;
  /** How many leaves were filled from the log so far. */
  private filled = 0;
  /** The way to what is written at the moment; kept only where someone wants traces. */
  private readonly out: Steps = [];
  /** The way to the element at hand, and where it begins: a list of the record leads past the lists around it. */
  private readonly way: Steps = [];
  private start = 0;
  private depth = 0;
  /** Whether a reader made the element: what it made lies where the reader read it. */
  private isDerived = false;
  /** Of the list at hand, if it holds labels: what each was made of, by its key; undefined where the key is the table's. */
  private labels: Map<string, Label | undefined> | undefined;
  /** The step whose logic is applied, what it reads, and where the frame begins from which. */
  private step!: Step;
  private source!: FieldSlot;
  private base = 0;
  private readonly report = (code: RecordIssueCode): void => {
    const { step, source } = this;
    this.say(code, this.pathOf(source), this.valueAt(source, this.base), step.row);
  };
  /** How many elements rows with a limit would have written. */
  private readonly taken = new Map<Limit, number>();
  private readonly reportBelow: ReportBelow = (code, path) => this.say(code, [...this.scopePath(), ...path]);

  constructor(
    private readonly frame: Frame,
    private readonly say: Say,
  ) {}

  /** Writes the record that the frame has read; undefined where no row wrote anything. */
  write(
    program: Program,
    context: unknown,
    { variant, circumstances }: Occasion,
    traces: Trace[] | undefined,
  ): unknown {
    this.traces = traces;
    if (this.context !== context) this.settled.clear();
    this.context = context;
    this.absent = ~circumstances;
    this.failing = ~program.holding[variant]!;
    this.constants = this.constantsOf(program, variant);
    this.filled = 0;
    this.marks = 0;
    this.start = 0;
    this.depth = 0;
    this.isDerived = false;
    // The last record may have thrown.
    if (this.out.length > 0) this.out.length = 0;
    if (this.taken.size > 0) this.taken.clear();
    return this.node(program.root, 0);
  }

  private constantsOf(program: Program, variant: number): readonly unknown[] {
    const byVariant = this.settled.get(program) ?? [];
    if (byVariant.length === 0) this.settled.set(program, byVariant);
    byVariant[variant] ??= settleConstants(program, this.context, variant);
    return byVariant[variant];
  }

  private holds({ when, on }: Step): boolean {
    return ((when & this.absent) | (on & this.failing)) === 0;
  }

  private node(step: Step, base: number): unknown {
    switch (step.op) {
      case Op.Object:
        return this.object(step, base);
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
    if (value !== undefined) this.traces?.push({ row: step.row!, log: null, udm: [...this.out], value });
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
    let value: unknown;
    let read: FieldSlot | undefined;
    if (step.slot >= 0) {
      value = this.frame.slots[base + step.slot];
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
      this.source = read!;
      this.base = base;
      value = step.apply(value, this.context as never, this.report);
      if (value === undefined) return undefined;
    }
    if (!step.isBeside) this.filled += 1;
    this.traces?.push({ row: step.row!, log: this.pathOf(read!), udm: [...this.out], value });
    return value;
  }

  private valueAt({ slot, isOfRecord }: FieldSlot, base: number): unknown {
    return this.frame.slots[(isOfRecord ? 0 : base) + slot];
  }

  private object(step: Step, base: number): Made | undefined {
    const { traces, out } = this;
    const { slots } = this.frame;
    const { members, spreads } = step;
    if (step.isConstant && traces === undefined) {
      const constant = this.constants[step.constant] as Made | undefined;
      return constant && { ...constant };
    }
    let made: Made | undefined;
    for (let index = 0; index < members.length; index += 1) {
      const member = members[index]!;
      if (!this.holds(member)) continue;
      let value: unknown;
      if (traces !== undefined) {
        out.push(member.name);
        value = this.node(member, base);
        out.pop();
      } else if (member.op === Op.Direct && member.slot >= 0) {
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
    const value = this.valueAt(each!, base);
    if (value === undefined) return;
    const { traces, start, depth, isDerived } = this;
    this.enter(each!);
    const members = this.derive(each!, value) as readonly { key: string; value: unknown }[];
    let paths: readonly Path[] | undefined;
    const logOf = (index: number) => {
      paths ??= each!.derive!.pathsOf?.(value as never, this.frame.record) ?? [];
      return [...this.scopePath(), ...(paths[index] ?? [])];
    };
    for (const [index, member] of members.entries()) {
      if (all.has(member.key)) {
        this.say('duplicate_member', logOf(index), undefined, row);
        continue;
      }
      all.set(member.key, member.value);
      this.filled += 1;
      traces?.push({ row: row!, log: logOf(index), udm: [...this.out, member.key], value: member.value });
    }
    this.leave(start, depth, isDerived);
  }

  private list(step: Step, base: number): unknown[] | undefined {
    const elements: unknown[] = [];
    const { labels } = this;
    this.labels = step.hasLabels ? new Map() : undefined;
    for (const item of step.members) {
      if (!this.holds(item)) continue;
      if (item.key !== undefined) this.entry(item, item.key, base, elements);
      else if (item.each === undefined) this.element(item, base, elements);
      else this.elements(item, item.each, base, elements);
    }
    this.labels = labels;
    return elements.length === 0 ? undefined : elements;
  }

  private entry(item: Step, key: string, base: number, elements: unknown[]): void {
    const { traces, out, labels } = this;
    if (traces !== undefined) out.push(elements.length, 'value');
    const value = this.node(item, base);
    if (traces !== undefined) out.length -= 2;
    if (value === undefined) return;
    if (traces !== undefined) {
      // The row that wrote the value wrote the key, too.
      const { row, log } = traces[traces.length - 1]!;
      traces.splice(-1, 0, { row, log, udm: [...out, elements.length, 'key'], value: key });
    }
    elements.push({ key, value });
    // The key may be that of an element before it, which is what can be mended.
    const label = labels?.get(key);
    if (label === undefined) labels?.set(key, undefined);
    else this.say('duplicate_label_key', this.labelPath(label));
  }

  private labelPath({ each, index }: Label): Path {
    const { start, depth, isDerived } = this;
    if (each !== undefined) this.enter(each);
    if (each !== undefined && each.derive === undefined && !this.isDerived) this.descend([index]);
    const path = this.scopePath();
    this.leave(start, depth, isDerived);
    return path;
  }

  /** What only constants would fill says nothing, nor does a label without its key: both are left out. */
  private element(item: Step, base: number, elements: unknown[]): void {
    const { traces, filled, out } = this;
    const traced = traces?.length;
    if (traces !== undefined) out.push(elements.length);
    const value = this.node(item, base);
    if (traces !== undefined) out.pop();
    if (
      item.isElement &&
      (this.filled === filled || item.needed.some((name) => (value as Made)?.[name] === undefined))
    ) {
      // Nothing of it counts for the element around it.
      this.filled = filled;
      traces?.splice(traced!);
      if (item.isLabel && (value as Made | undefined)?.key !== undefined)
        this.say('label_without_value', this.scopePath());
      return;
    }
    if (value === undefined) return;
    elements.push(value);
    if (!item.isLabel) return;
    const { labels } = this;
    const { key } = value as { key: string };
    if (labels!.has(key)) this.say('duplicate_label_key', this.scopePath());
    else labels!.set(key, { each: item.each, index: this.way[this.depth - 1] as number });
  }

  private elements(item: Step, each: Each, base: number, elements: unknown[]): void {
    const value = this.valueAt(each, base);
    if (value === undefined) return;
    const { start, depth, isDerived } = this;
    this.enter(each);
    if (each.derive !== undefined) this.derived(item, each, value, elements);
    else this.each(item, each, (each.isOfRecord ? 0 : base) + each.slot, elements);
    this.leave(start, depth, isDerived);
  }

  /** Goes to a list of the log; nothing lies in the log below what a reader made. */
  private enter({ isOfRecord, names }: Each): void {
    if (isOfRecord) {
      this.start = this.depth;
      this.isDerived = false;
    }
    if (!this.isDerived) this.descend(names);
  }

  private descend(path: Path): void {
    for (const step of path) {
      this.way[this.depth] = step;
      this.depth += 1;
    }
  }

  private leave(start: number, depth: number, isDerived: boolean): void {
    this.start = start;
    this.depth = depth;
    this.isDerived = isDerived;
  }

  /** Adds what an item makes of each element of a list in a slot. */
  private each(item: Step, { shape }: Each, at: number, elements: unknown[], paths?: readonly Path[]): void {
    const { slots } = this.frame;
    const { way, isDerived, depth } = this;
    const count = slots[at + 2] as number;
    if (!isDerived) this.depth = depth + 1;
    for (let index = 0, base = slots[at + 1] as number; index < count; index += 1, base += shape.size) {
      if (slots[base] === undefined) continue;
      if (!isDerived) way[depth] = index;
      else if (paths !== undefined) {
        this.depth = depth;
        this.descend(paths[index]!);
      }
      this.element(item, base, elements);
    }
  }

  /** What a reader makes of the list's value. */
  private derive({ derive }: Each, value: unknown): unknown {
    this.isDerived = true;
    return derive!(value as never, this.frame.record, this.reportBelow);
  }

  private derived(item: Step, each: Each, value: unknown, elements: unknown[]): void {
    const { frame, traces } = this;
    const made = this.derive(each, value);
    if (!Array.isArray(made)) return;
    const limit = item.row?.limit;
    const kept = limit === undefined ? made : made.slice(0, this.roomFor(limit, made.length));
    if (traces === undefined && item.op === Op.Direct && item.slot === 0) {
      // Elements that are written as they are need no frame.
      for (const element of kept) {
        if (element === undefined) continue;
        elements.push(element);
        this.filled += 1;
      }
      return;
    }
    const at = frame.allot(LIST_SLOTS);
    frame.lay(at, each.shape, kept);
    const paths = traces && each.derive!.pathsOf?.(value as never, frame.record);
    this.each(item, each, at, elements, paths);
  }

  /** How many of so many elements may be written; that it is not all is told once. */
  private roomFor(limit: Limit, wanted: number): number {
    const { count, code } = limit;
    const taken = this.taken.get(limit) ?? 0;
    this.taken.set(limit, taken + wanted);
    if (taken <= count && taken + wanted > count) this.say(code, this.scopePath());
    return Math.max(count - taken, 0);
  }

  private scopePath(): Steps {
    return this.way.slice(this.start, this.depth);
  }

  private pathOf({ names, isOfRecord }: FieldSlot): Steps {
    if (isOfRecord) return [...names];
    return this.isDerived ? this.scopePath() : [...this.scopePath(), ...names];
  }
}
