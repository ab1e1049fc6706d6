import { Byte, constantOf, isSame, skipBlanks, standsAt, wordsOf } from './bytes.ts';
import { arnEnd, numberEnd, textEnd, timestampEnd } from './ends.ts';
import { LearnedFollowers } from './followers.ts';
import { type FieldLayout, type Form, type LabelLayout, type ObjectLayout, SLOT } from './layout.ts';
import { findPart } from './parts.ts';
import { documentEnd, type MadePolicy } from './policies.ts';

const NULL = /* @__PURE__ */ constantOf('null');
const TRUE = /* @__PURE__ */ constantOf('true');
const FALSE = /* @__PURE__ */ constantOf('false');

/** What a function gives that leaves the line to the mapper. */
const LEFT = -1;

/** A slot's first number where the field came with nothing in it, and where it came as `null`. */
const EMPTY = -1;
export const NOTHING = -2;

/** AWS allows 50 tags; a longer list is not worth comparing each with each. */
const MOST_LABELS = 50;

/** Reads lines into slots on a tape. It takes only what it understands to the last byte. */
export class LineScan {
  /** What the slots of the record and of the elements of its lists hold. */
  tape = new Int32Array(1024);
  /** What the slots of policies point to, by number. */
  readonly policies: MadePolicy[] = [];
  /** How many fields without a row the record has. */
  unmapped = 0;
  /** How many elements all its lists have. */
  elements = 0;
  private bytes: Uint8Array = new Uint8Array();
  private text: DataView = wordsOf(this.bytes);
  private top = 0;
  private readonly learned = new LearnedFollowers();

  /** Takes the bytes among which the lines stand that are read next. */
  open(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.text = wordsOf(bytes);
  }

  /** Reads a line that is one record; gives whether it is one that leaves the mapper nothing to judge. */
  read(from: number, to: number, record: ObjectLayout): boolean {
    const { text } = this;
    this.top = 0;
    this.unmapped = 0;
    this.elements = 0;
    if (this.policies.length > 0) this.policies.length = 0;
    const base = this.allot(record.size);
    const end = this.object(record, skipBlanks(text, from), base);
    // A carriage return may stand between the end and the line feed.
    return end !== LEFT && skipBlanks(text, end) >= to;
  }

  private allot(size: number): number {
    const base = this.top;
    this.top += size;
    if (this.top > this.tape.length) {
      const longer = new Int32Array(2 * this.top);
      longer.set(this.tape);
      this.tape = longer;
    }
    const { tape, top } = this;
    for (let at = base; at < top; at += SLOT) tape[at] = 0;
    return base;
  }

  private object(layout: ObjectLayout, start: number, base: number): number {
    const { text } = this;
    if (text.getUint8(start) !== Byte.OpenObject) return LEFT;
    let at = start + 1;
    for (let { followers } = layout; ; ) {
      const follower = this.learned.find(layout, followers, text, at);
      if (follower === undefined) return LEFT;
      at += follower.length;
      const { field } = follower;
      if (field === undefined) return follower.isEnd && this.isComplete(layout, base) ? at : LEFT;
      at = this.field(field, skipBlanks(text, at), base);
      if (at === LEFT) return LEFT;
      followers = field.followers;
    }
  }

  private isComplete({ required, given, anyOf }: ObjectLayout, base: number): boolean {
    const { tape } = this;
    for (let at = 0; at < required.length; at += 1) if (tape[base + required[at]!]! <= 0) return false;
    for (let at = 0; at < given.length; at += 1) if (tape[base + given[at]!] === 0) return false;
    return anyOf.length === 0 || anyOf.every((slots) => slots.some((slot) => tape[base + slot]! > 0));
  }

  /** Reads a field that has not come before; gives where its value ends. */
  private field(field: FieldLayout, at: number, base: number): number {
    const { text, tape } = this;
    const slot = base + field.slot;
    if (tape[slot] !== 0) return LEFT;
    if (text.getUint8(at) === Byte.LowerN && standsAt(NULL, text, at)) {
      tape[slot] = NOTHING;
      return field.form === 'given' ? LEFT : at + NULL.length;
    }
    tape[slot] = EMPTY;
    const end = this.value(field, at, slot);
    if (end === LEFT) return LEFT;
    if (field.isSpecial && this.tape[slot]! > 0) {
      if (field.isContinuation && text.getUint8(at) !== Byte.LowerF) return LEFT;
      if (field.isUnmapped) this.unmapped += 1;
      if (field.parts.length > 0 && !this.findParts(field, base)) return LEFT;
    }
    return end;
  }

  private findParts({ parts, slot }: FieldLayout, base: number): boolean {
    const { text, tape } = this;
    const start = tape[base + slot]!;
    const end = tape[base + slot + 1]!;
    for (const part of parts) if (!findPart(part, text, start, end, tape, base)) return false;
    return true;
  }

  private value(field: FieldLayout, at: number, slot: number): number {
    const { text } = this;
    switch (field.form) {
      case 'text':
      case 'given':
      case 'arn':
      case 'timestamp':
        return text.getUint8(at) === Byte.Quote ? this.quoted(field.form, at + 1, slot) : LEFT;
      case 'boolean':
        return this.plain(slot, at, booleanEnd(text, at));
      case 'number':
        return this.plain(slot, at, numberEnd(text, at));
      case 'object':
        this.tape[slot] = 1;
        return this.object(field.below!, at, slot - field.slot);
      case 'list':
        return this.list(field.below!, at, slot);
      case 'policy':
        return this.policy(field, at, slot);
      default:
        return LEFT;
    }
  }

  /** Keeps what stands behind a quote, if there is something. */
  private quoted(form: Form, start: number, slot: number): number {
    const { text, tape } = this;
    const end =
      form === 'arn'
        ? arnEnd(text, start)
        : form === 'timestamp'
          ? timestampEnd(text, start)
          : textEnd(text, start);
    if (end === LEFT) return LEFT;
    if (end > start) {
      tape[slot] = start;
      tape[slot + 1] = end;
    }
    return end + 1;
  }

  private plain(slot: number, at: number, end: number): number {
    if (end === LEFT) return LEFT;
    this.tape[slot] = at;
    this.tape[slot + 1] = end;
    return end;
  }

  /** Reads a list; its slot holds the first element, and each element where the next one is. */
  private list(element: ObjectLayout, start: number, slot: number): number {
    const { text } = this;
    if (text.getUint8(start) !== Byte.OpenList) return LEFT;
    let at = skipBlanks(text, start + 1);
    if (text.getUint8(at) === Byte.CloseList) return at + 1;
    let count = 0;
    for (let link = slot; ; count += 1) {
      const base = this.allot(element.size);
      this.tape[link] = base;
      link = base;
      at = this.element(element, at, base);
      if (at === LEFT) return LEFT;
      at = skipBlanks(text, at);
      if (text.getUint8(at) !== Byte.Comma) break;
      at = skipBlanks(text, at + 1);
    }
    this.tape[slot + 1] = count + 1;
    this.elements += count + 1;
    if (text.getUint8(at) !== Byte.CloseList) return LEFT;
    const { labels } = element;
    return labels !== undefined && this.repeatsKey(labels, slot) ? LEFT : at + 1;
  }

  private element(layout: ObjectLayout, at: number, base: number): number {
    const [only] = layout.fields;
    if (only!.name !== '') return this.object(layout, at, base);
    const end = this.value(only!, at, base + only!.slot);
    return end !== LEFT && this.isComplete(layout, base) ? end : LEFT;
  }

  /** Whether two labels have the same key, or one has a key that the table fixes, or there are too many to tell. */
  private repeatsKey({ key, fixed }: LabelLayout, slot: number): boolean {
    const { tape, text } = this;
    if (tape[slot + 1]! > MOST_LABELS) return true;
    for (let one = tape[slot]!; one !== 0; one = tape[one]!) {
      const start = tape[one + key]!;
      const length = tape[one + key + 1]! - start;
      for (const name of fixed) if (name.length === length && standsAt(name, text, start)) return true;
      for (let other = tape[one]!; other !== 0; other = tape[other]!) {
        const second = tape[other + key]!;
        const isAsLong = tape[other + key + 1]! - second === length;
        if (isAsLong && isSame(text, start, text, second, length)) return true;
      }
    }
    return false;
  }

  /** Keeps the number of what is written of a policy document, if there is one. */
  private policy({ policies, slot: own, elements }: FieldLayout, at: number, slot: number): number {
    const { text } = this;
    const end = documentEnd(this.bytes, at);
    if (end === LEFT || (end === at + 2 && text.getUint8(at) === Byte.Quote)) return end;
    const made = policies?.find(text, at, end);
    if (made === undefined) return LEFT;
    const number = this.policies.push(made);
    this.tape[slot] = number;
    if (made.elements.length > 0) this.tape[slot - own + elements] = number;
    return end;
  }
}

function booleanEnd(text: DataView, at: number): number {
  if (standsAt(TRUE, text, at)) return at + TRUE.length;
  return standsAt(FALSE, text, at) ? at + FALSE.length : LEFT;
}
