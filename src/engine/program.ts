import type { PlanItem, PlanLeaf, PlanNode, PlanObject, PlanWay } from './plan.ts';
import { isReader, RECORD, type Row } from './row.ts';
import type { Readers } from './schema.ts';
import { Field, Kind, LIST_SLOTS, Shape } from './shape.ts';
import { type Each, type FieldSlot, Op, Step } from './step.ts';

/** A plan bound to the slots of a shape. */
export interface Program {
  readonly root: Step;
  /** Every constant, by its number: a scalar, or an object of nothing but such. */
  readonly constants: readonly Step[];
  /** The names of the variants, by number. */
  readonly variants: readonly string[];
  /** For each variant, the bits that hold for it of what rows ask of variants. */
  readonly holding: Int32Array;
}

/** What a plan is bound with. */
export interface Binding {
  readonly shape: Shape;
  readonly readers: Readers;
  readonly rename: (name: string) => string;
  readonly storeOf: ((name: string) => Step['store']) | undefined;
  /** The names of the variants, by number. */
  readonly variants: readonly string[];
  /** Of each mark, the fields of the output of which any is written where it is set. */
  readonly marks: readonly (readonly string[])[];
}

/** Where names of rows are looked up. */
interface Scope {
  readonly shape: Shape;
  /** The element itself, where it is what is read. */
  readonly element: Field | undefined;
  /** What a reader made has no schema: its fields are those that rows read. */
  readonly isDerived: boolean;
  readonly isRecord: boolean;
}

/** Binds a plan to the slots of a shape. */
export function bind(plan: PlanObject, binding: Binding): Program {
  const binder = new Binder(binding);
  const root = binder.object(plan, '', binder.record);
  for (const [bit, paths] of binding.marks.entries()) {
    for (const path of paths) setMark(root, path.split('.').map(binding.rename), 1 << bit);
  }
  return {
    root,
    constants: binder.constants,
    variants: binding.variants,
    holding: binder.conditions.holding,
  };
}

/** Marks the step that writes a field. */
function setMark(step: Step, [name, ...rest]: readonly string[], bit: number): void {
  for (const member of step.members) {
    if (member.name !== name) continue;
    if (rest.length > 0) setMark(member, rest, bit);
    else member.mark |= bit;
  }
}

/** Each thing that rows ask of variants, as a bit. */
class Conditions {
  readonly holding: Int32Array;
  /** The bits of those that were asked, by their answers. */
  private readonly bits = new Map<string, number>();

  constructor(private readonly variants: readonly string[]) {
    this.holding = new Int32Array(variants.length);
  }

  bitOf(on: (variant: string) => boolean): number {
    const answers = this.variants.map(on);
    const name = answers.join();
    const known = this.bits.get(name);
    if (known !== undefined) return known;
    if (this.bits.size === MOST_CONDITIONS) throw new Error('Rows ask too many things of variants.');
    const bit = 1 << this.bits.size;
    this.bits.set(name, bit);
    for (const [variant, holds] of answers.entries()) if (holds) this.holding[variant]! |= bit;
    return bit;
  }
}

/** A number has so many bits. */
const MOST_CONDITIONS = 32;

class Binder {
  readonly constants: Step[] = [];
  readonly conditions: Conditions;
  readonly record: Scope;

  constructor(private readonly binding: Binding) {
    this.conditions = new Conditions(binding.variants);
    this.record = { shape: binding.shape, element: undefined, isDerived: false, isRecord: true };
  }

  object(plan: PlanObject, name: string, scope: Scope): Step {
    const step = new Step(Op.Object, name);
    const { rename, storeOf } = this.binding;
    const members = [...plan.members].map(([own, member]) => {
      const made = this.node(member, rename(own), scope);
      made.store = storeOf?.(made.name);
      return made;
    });
    step.members = members.sort((a, b) => (a.name < b.name ? -1 : 1));
    // Not what holds objects: each entity has its own.
    step.spreads = plan.spreads.map((item) => this.item(item, scope));
    step.isConstant =
      step.spreads.length === 0 &&
      members.every(({ op, on, when }) => op === Op.Constant && on === 0 && when === 0);
    if (step.isConstant) this.number(step);
    return step;
  }

  private number(step: Step): void {
    step.constant = this.constants.push(step) - 1;
  }

  private node(plan: PlanNode, name: string, scope: Scope): Step {
    if (plan.type === 'object') return this.object(plan, name, scope);
    if (plan.type === 'leaf') return this.leaf(plan, name, scope);
    const step = new Step(Op.List, name);
    step.members = plan.items.map((item) => this.item(item, scope));
    step.hasLabels = step.members.some(({ isLabel }) => isLabel);
    return step;
  }

  private leaf({ ways }: PlanLeaf, name: string, scope: Scope): Step {
    if (ways.length === 1) return this.way(ways[0]!, name, scope);
    const step = new Step(Op.First, name);
    step.members = ways.map((way) => this.way(way, name, scope));
    return step;
  }

  private way({ row, logs }: PlanWay, name: string, scope: Scope): Step {
    const step = new Step(opOf(row, logs), name);
    step.row = row;
    step.apply = row.logic.apply;
    step.isBeside = row.logic.isBeside === true;
    step.when = row.when ?? 0;
    step.on = row.on === undefined ? 0 : this.conditions.bitOf(row.on);
    if (step.op === Op.Constant) {
      this.number(step);
      return step;
    }
    step.reads = logs.flatMap((log) => this.find(log, scope));
    const [read] = step.reads;
    if (step.reads.length === 1 && (scope.isRecord || !read!.isOfRecord)) step.slot = read!.slot;
    for (const { field } of step.reads) field.isWhole = true;
    return step;
  }

  private item(item: PlanItem, scope: Scope): Step {
    if (item.type === 'entry') {
      const step = this.way(item.way, '', scope);
      step.key = item.key;
      return step;
    }
    const each = item.each === null ? undefined : this.each(item.each, scope);
    const inner = each === undefined ? scope : each.scope;
    const step = item.type === 'scalar' ? this.way(item.way, '', inner) : this.object(item.node, '', inner);
    step.each = each?.each;
    if (item.type === 'scalar') return step;
    const stands = each === undefined && step.members.some(({ row }) => row?.logic.stands);
    step.isElement = !stands;
    step.isLabel = item.node.members.has('key');
    step.needed = step.members.filter(({ row }) => row?.logic.isNeeded).map(({ name }) => name);
    return step;
  }

  private each(path: readonly string[], scope: Scope): { each: Each; scope: Scope } {
    const last = path[path.length - 1]!;
    const from = path[0] === RECORD ? this.record : scope;
    const isRead = isReader(last);
    const isDerived = isRead || from.isDerived;
    const place = isRead
      ? this.find(path.slice(0, -1), from)[0]!
      : from.isDerived
        ? this.derived(path[0]!, from.shape, true)
        : this.find(path, from)[0]!;
    const { field } = place;
    const shape = isRead ? new Shape([], {}) : field.below!;
    const derive = isRead ? this.binding.readers[last]! : undefined;
    const element = isDerived ? undefined : field.element;
    return {
      each: { ...place, shape, derive },
      scope: { shape: element?.below ?? shape, element, isDerived, isRecord: false },
    };
  }

  /** The places to which a path of a row leads, one for each spelling. */
  private find(path: readonly string[], scope: Scope): FieldSlot[] {
    if (path[0] === RECORD) return this.find(path.slice(1), this.record);
    if (scope.isDerived)
      return [path.length === 0 ? elementSlot() : this.derived(path[0]!, scope.shape, false)];
    if (path.length === 0) return [{ slot: 0, names: [], isOfRecord: false, field: scope.element! }];
    const places = placesBelow(scope.shape, path);
    if (places.length === 0) throw new Error(`No schema has the log field ${path.join('.')}.`);
    return places.map(({ names, field }) => ({ slot: field.slot, names, isOfRecord: scope.isRecord, field }));
  }

  private derived(name: string, shape: Shape, isList: boolean): FieldSlot {
    const found = shape.byName.get(name);
    const field = found ?? derivedField(name, shape.size, isList);
    if (found === undefined) {
      shape.size += isList ? LIST_SLOTS : 1;
      (shape.fields as Field[]).push(field);
      (shape.byName as Map<string, Field>).set(name, field);
    }
    return { slot: field.slot, names: [name], isOfRecord: false, field };
  }
}

/** Where a path leads below a shape, by each spelling of its names. */
function placesBelow(
  shape: Shape | undefined,
  [name, ...rest]: readonly string[],
): Pick<FieldSlot, 'names' | 'field'>[] {
  const fields = shape?.named(name!) ?? [];
  if (rest.length === 0) return fields.map((field) => ({ names: [field.name], field }));
  return fields.flatMap(({ name: own, below }) =>
    placesBelow(below, rest).map(({ names, field }) => ({ names: [own, ...names], field })),
  );
}

function elementSlot(): FieldSlot {
  return { slot: 0, names: [], isOfRecord: false, field: derivedField('', 0, false) };
}

function derivedField(name: string, slot: number, isList: boolean): Field {
  const below = isList ? new Shape([], {}) : undefined;
  return new Field(name, slot, isList ? Kind.List : Kind.Leaf, false, undefined, below);
}

function opOf(row: Row, logs: readonly (readonly string[])[]): Op {
  if (logs.length === 0) return Op.Constant;
  return row.logic.isDirect ? Op.Direct : Op.Logic;
}
