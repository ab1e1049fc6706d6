import { type Field, Kind } from '../engine/shape.ts';
import { Op, type Step } from '../engine/step.ts';
import { type ConstantBytes, constantOf } from './bytes.ts';
import { type Code, CodeOp, codeOf, type Draft, type Slots } from './code.ts';
import type { FieldLayout, ObjectLayout } from './layout.ts';

/** What is written of a record. */
export interface EntityCode {
  readonly code: Code;
  /** The slots of which one must hold something, so that the entity has a merge key. */
  readonly keys: Slots;
}

/** What a step writes. */
interface Part {
  readonly drafts: readonly Draft[];
  readonly when: Slots;
  /** When it holds something of the log. */
  readonly filled: Slots;
}

/** Lays out what a program writes of a type of record, and notes in its layout what must be there for that. */
export function planEntityCode(root: Step, layout: ObjectLayout, context: unknown): EntityCode {
  const planner = new Planner(layout, context);
  const { drafts } = planner.object(root)!;
  return { code: codeOf(drafts), keys: anyOf(planner.keys) };
}

/** Undefined where one is always there. */
function anyOf(whens: readonly Slots[]): Slots {
  return whens.includes(undefined) ? undefined : [...new Set(whens.flatMap((when) => when!))];
}

class Planner {
  /** When each merge key is there. */
  readonly keys: Slots[] = [];
  private readonly layouts = new Map<Field, FieldLayout>();
  /** The fields that hold something wherever the record, or the element of a list, is taken. */
  private readonly sure = new Set<Field>();

  constructor(
    layout: ObjectLayout,
    private readonly context: unknown,
  ) {
    this.addFields(layout, true);
  }

  private addFields({ fields, required }: ObjectLayout, isSure: boolean): void {
    for (const layout of fields) {
      const { field, slot, below } = layout;
      this.layouts.set(field, layout);
      const isThere = isSure && required.includes(slot);
      if (isThere) this.sure.add(field);
      if (below !== undefined) this.addFields(below, isThere || field.kind === Kind.List);
    }
  }

  object({ members, isElement }: Step): Part | undefined {
    const parts = members.flatMap((member) => {
      const part = this.part(member);
      if (part === undefined) return [];
      if (member.mark !== 0) this.keys.push(part.when);
      return { ...part, drafts: [`${JSON.stringify(member.name)}:`, ...part.drafts] };
    });
    return enclose('{', parts, '}', isElement);
  }

  /** Undefined where nothing will ever be there. */
  private part(step: Step): Part | undefined {
    const { op, row } = step;
    if (op === Op.Object) return this.object(step);
    if (op === Op.List) return this.list(step);
    if (op !== Op.Constant) return this.leaf(step);
    const value = row!.logic.apply(null, this.context as never, '');
    return value === undefined ? undefined : { drafts: [JSON.stringify(value)], when: undefined, filled: [] };
  }

  private list({ members }: Step): Part | undefined {
    const fixed = members.flatMap(({ key }) => (key === undefined ? [] : [constantOf(key)]));
    const parts = members.flatMap((item) => this.item(item, fixed) ?? []);
    return enclose('[', parts, ']', false);
  }

  private item(item: Step, fixed: readonly ConstantBytes[]): Part | undefined {
    const { key, each } = item;
    if (each === undefined) {
      const part = this.part(item);
      if (key === undefined || part === undefined) return part;
      return { ...part, drafts: [`{"key":${JSON.stringify(key)},"value":`, ...part.drafts, '}'] };
    }
    const { slot, elements, below } = this.layouts.get(each.field)!;
    if (each.derive !== undefined) return ofSlot(elements, { op: CodeOp.Copy, slot: elements, of: slot });
    // Its elements must not be empty, so that their number is that of the log's.
    const { drafts, when } = this.part(item)!;
    if (when !== undefined) below!.anyOf.push(when);
    below!.labels?.fixed.push(...fixed);
    return ofSlot(slot, { op: CodeOp.Each, slot, inside: drafts });
  }

  private leaf({ row, reads }: Step): Part | undefined {
    const { logic } = row!;
    const as = logic.bytes?.as;
    if (as === 'unreadable_date') return undefined;
    // Of two spellings, the layout has one.
    const { field } = reads.find((read) => this.layouts.has(read.field))!;
    const { form, slot, parts } = this.layouts.get(field)!;
    const part = parts.find((candidate) => candidate.logic === logic);
    if (part !== undefined)
      return ofSlot(part.slot, '"', { op: CodeOp.Copy, slot: part.slot, of: slot }, '"');
    const value = { op: form === 'timestamp' ? CodeOp.Timestamp : CodeOp.Copy, slot };
    const isBare = form === 'whole' || (as === 'json' && (form === 'number' || form === 'boolean'));
    const made = isBare ? ofSlot(slot, value) : ofSlot(slot, '"', value, '"');
    return this.sure.has(field) ? { ...made, when: undefined, filled: undefined } : made;
  }
}

/** What is there where a slot holds something. */
function ofSlot(slot: number, ...drafts: readonly Draft[]): Part {
  return { drafts, when: [slot], filled: [slot] };
}

/** Puts parts with commas between them into brackets. What is empty is not there, nor an element without anything of the log. */
function enclose(open: string, parts: readonly Part[], close: string, isElement: boolean): Part | undefined {
  if (parts.length === 0) return undefined;
  const filled = anyOf(parts.map((part) => part.filled));
  const when = isElement ? filled : anyOf(parts.map((part) => part.when));
  const sure = parts.length === 1 ? 0 : parts.findIndex((part) => part.when === undefined);
  const inside = parts.flatMap((part, index) => {
    if (index === sure) return part.drafts;
    if (sure === -1) return only(part, [{ op: CodeOp.Comma }, ...part.drafts]);
    return only(part, index < sure ? [...part.drafts, ','] : [',', ...part.drafts]);
  });
  return { drafts: [open, ...inside, close], when, filled };
}

function only({ when }: Part, inside: readonly Draft[]): readonly Draft[] {
  return when === undefined ? inside : [{ op: CodeOp.If, when, inside }];
}
