import { type JsonPart, JsonParts, type JsonSink, Mark } from './json-sink.ts';
import type { Program } from './program.ts';
import { Op, type Step } from './step.ts';
import { type Labels, type Occasion, Writer } from './write.ts';

/** Programs whose steps have their parts of text. */
const PRINTABLE = /* @__PURE__ */ new WeakSet<Program>();

/** Writes what a program makes of a frame as the text that `JSON.stringify` makes of what a {@link Writer} writes. */
export class TextWriter extends Writer {
  private sink!: JsonSink;
  /** The constants of the record's variant as text, and those of the other variants. */
  private texts: readonly (JsonPart | undefined)[] = [];
  private readonly textsOf = new WeakMap<readonly unknown[], readonly (JsonPart | undefined)[]>();
  private readonly parts = new JsonParts();
  /** Whether text is written, and no object: some are made first, since they are looked at. */
  private isText = false;

  /**
   * Writes the record whose values begin at `base`.
   *
   * @param context what logics get beside the value
   * @returns whether any row wrote anything
   */
  writeText(program: Program, base: number, context: unknown, occasion: Occasion, sink: JsonSink): boolean {
    if (!PRINTABLE.has(program)) {
      PRINTABLE.add(program);
      giveParts(program.root, new JsonParts());
    }
    this.begin(program, base, context, occasion);
    this.sink = sink;
    this.traces = undefined;
    this.texts = this.textsOf.get(this.constants) ?? this.settleTexts();
    this.isText = true;
    const isWritten = this.text(program.root, base);
    this.isText = false;
    return isWritten;
  }

  private settleTexts(): readonly (JsonPart | undefined)[] {
    const texts = this.constants.map((value) =>
      value === undefined ? undefined : this.parts.of(JSON.stringify(value)),
    );
    this.textsOf.set(this.constants, texts);
    return texts;
  }

  /** Writes what a step makes; gives whether there is anything. */
  private text(step: Step, base: number): boolean {
    switch (step.op) {
      case Op.Object:
        return this.objectText(step, base);
      case Op.List:
        if (this.list(step, base) === undefined) return false;
        this.sink.byte(Mark.CloseList);
        return true;
      case Op.Constant:
        return this.constantText(step);
      case Op.First:
        for (const way of step.members) if (this.holds(way) && this.text(way, base)) return true;
        return false;
      default:
        return this.valueText(this.leaf(step, base));
    }
  }

  private constantText({ constant }: Step): boolean {
    const text = this.texts[constant];
    if (text !== undefined) this.sink.part(text);
    return text !== undefined;
  }

  private valueText(value: unknown): boolean {
    if (value !== undefined) this.sink.value(value);
    return value !== undefined;
  }

  private objectText(step: Step, base: number): boolean {
    if (step.isConstant) return this.constantText(step);
    // What readers give stands among the others, by name.
    for (const { each } of step.spreads)
      if (this.valueAt(each!, base) !== undefined) return this.valueText(this.apart(step, base));
    const { members } = step;
    const { sink } = this;
    const { slots } = this.frame;
    let isEmpty = true;
    for (let index = 0; index < members.length; index += 1) {
      const member = members[index]!;
      if (!this.holds(member)) continue;
      const { at } = sink;
      const isDirect = member.op === Op.Direct && member.slot >= 0;
      const value = isDirect ? slots[base + member.slot] : undefined;
      if (isDirect && value === undefined) continue;
      sink.part((isEmpty ? member.opening : member.next)!);
      if (isDirect) {
        this.filled += 1;
        sink.value(value);
      } else if (!this.text(member, base)) {
        sink.at = at;
        continue;
      }
      isEmpty = false;
      this.marks |= member.mark;
    }
    if (!isEmpty) sink.byte(Mark.CloseObject);
    return !isEmpty;
  }

  /** What a step writes, as a value. */
  private apart(step: Step, base: number): unknown {
    this.isText = false;
    const value = this.node(step, base);
    this.isText = true;
    return value;
  }

  protected override item(item: Step, base: number, count: number): unknown {
    if (!this.isText) return super.item(item, base, count);
    const { sink } = this;
    const { at } = sink;
    const { entry } = item;
    sink.byte(count === 0 ? Mark.OpenList : Mark.Comma);
    if (entry !== undefined) sink.part(entry);
    const value = this.itemValue(item, base);
    if (value === undefined) sink.at = at;
    else if (entry !== undefined) sink.byte(Mark.CloseObject);
    return value;
  }

  /** Whether there is anything, or the value itself, where an element is judged by what it holds. */
  private itemValue(item: Step, base: number): unknown {
    if (!item.isLabel && item.needed.length === 0) return this.text(item, base) || undefined;
    const value = this.apart(item, base);
    if (value !== undefined) this.sink.value(value);
    return value;
  }

  /** An element that is left out is taken back. */
  protected override element(
    item: Step,
    base: number,
    elements: unknown[],
    labels: Labels | undefined,
  ): void {
    const { length } = elements;
    const at = this.isText ? this.sink.at : 0;
    super.element(item, base, elements, labels);
    if (this.isText && elements.length === length) this.sink.at = at;
  }

  protected override whole(element: unknown, elements: unknown[]): void {
    if (this.isText) {
      this.sink.byte(elements.length === 0 ? Mark.OpenList : Mark.Comma);
      this.sink.value(element);
    }
    super.whole(element, elements);
  }
}

/** Gives each step what stands before its value. */
function giveParts(step: Step, parts: JsonParts): void {
  const name = JSON.stringify(step.name);
  step.opening = parts.of(`{${name}:`);
  step.next = parts.of(`,${name}:`);
  if (step.key !== undefined) step.entry = parts.of(`{"key":${JSON.stringify(step.key)},"value":`);
  for (const member of step.members) giveParts(member, parts);
}
