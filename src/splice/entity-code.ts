import { Op, type Step } from '../engine/step.ts';
import { type ConstantBytes, constantOf } from './bytes.ts';
import { type Code, CodeOp, codeOf, type Draft, type Slots } from './code.ts';
import { type FieldLayout, fieldOf, type ObjectLayout } from './layout.ts';

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
  const planner = new Planner(context);
  const { drafts } = planner.object(root, layout)!;
  return { code: codeOf(drafts), keys: anyOf(planner.keys) };
}

/** Undefined where one is always there. */
function anyOf(whens: readonly Slots[]): Slots {
  return whens.includes(undefined) ? undefined : [...new Set(whens.flatMap((when) => when!))];
}

class Planner {
  /** When each merge key is there. */
  readonly keys: Slots[] = [];

  constructor(private readonly context: unknown) {}

  object({ members, isElement }: Step, layout: ObjectLayout): Part | undefined {
    const parts = members.flatMap((member) => {
      const part = this.part(member, layout);
      if (part === undefined) return [];
      if (member.mark !== 0) this.keys.push(part.when);
      return { ...part, drafts: [`${JSON.stringify(member.name)}:`, ...part.drafts] };
    });
    return enclose('{', parts, '}', isElement);
  }

  /** Undefined where nothing will ever be there. */
  private part(step: Step, layout: ObjectLayout): Part | undefined {
    if (step.op === Op.Object) return this.object(step, layout);
    if (step.op === Op.List) return this.list(step, layout);
    if (step.op !== Op.Constant) return leaf(step, layout);
    const value = step.row!.logic.apply(null, this.context as never, '');
    return value === undefined ? undefined : { drafts: [JSON.stringify(value)], when: undefined, filled: [] };
  }

  private list({ members }: Step, layout: ObjectLayout): Part | undefined {
    const fixed = members.flatMap(({ key }) => (key === undefined ? [] : [constantOf(key)]));
    const parts = members.flatMap((item) => this.item(item, layout, fixed) ?? []);
    return enclose('[', parts, ']', false);
  }

  private item(item: Step, layout: ObjectLayout, fixed: readonly ConstantBytes[]): Part | undefined {
    const { key, each } = item;
    if (each === undefined) {
      const part = this.part(item, layout);
      if (key === undefined || part === undefined) return part;
      return { ...part, drafts: [`{"key":${JSON.stringify(key)},"value":`, ...part.drafts, '}'] };
    }
    const { slot, elements, below } = fieldAt(layout, each.names).field;
    if (each.derive !== undefined) return ofSlot(elements, { op: CodeOp.Copy, slot: elements, of: slot });
    // Its elements must not be empty, so that their number is that of the log's.
    const { drafts, when } = this.part(item, below!)!;
    if (when !== undefined) below!.anyOf.push(when);
    below!.labels?.fixed.push(...fixed);
    return ofSlot(slot, { op: CodeOp.Each, slot, inside: drafts });
  }
}

function leaf({ row, reads }: Step, layout: ObjectLayout): Part | undefined {
  const { logic } = row!;
  const as = logic.bytes?.as;
  if (as === 'unreadable_date') return undefined;
  const { field, isSure } = fieldAt(layout, reads[0]!.names);
  const { form, slot, parts } = field;
  const part = parts.find((candidate) => candidate.logic === logic);
  if (part !== undefined) return ofSlot(part.slot, '"', { op: CodeOp.Copy, slot: part.slot, of: slot }, '"');
  const value = { op: form === 'timestamp' ? CodeOp.Timestamp : CodeOp.Copy, slot };
  const isBare = form === 'whole' || (as === 'json' && (form === 'number' || form === 'boolean'));
  const made = isBare ? ofSlot(slot, value) : ofSlot(slot, '"', value, '"');
  return isSure ? { ...made, when: undefined, filled: undefined } : made;
}

/** The field to which names lead, and whether it always holds something. The element of a list has no name. */
function fieldAt(
  layout: ObjectLayout,
  [name = '', ...rest]: readonly string[],
): { field: FieldLayout; isSure: boolean } {
  const field = fieldOf(layout, name)!;
  const isSure = layout.required.includes(field.slot);
  if (rest.length === 0) return { field, isSure };
  const below = fieldAt(field.below!, rest);
  return { field: below.field, isSure: isSure && below.isSure };
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
