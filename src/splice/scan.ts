import { Byte, wordsOf } from '../text/byte.ts';
import { constantOf, decode, isSame, LEFT, skipBlanks, standsAt, withRoom } from './bytes.ts';
import { numberEnd, printableEnd, textEnd, timestampEnd, wordEnd } from './ends.ts';
import { LearnedFollowers } from './followers.ts';
import {
  type FieldLayout,
  type LabelLayout,
  type ObjectLayout,
  SLOT,
  Tape,
  type ValueForm,
  type ValueLogic,
} from './layout.ts';
import { findPart } from './parts.ts';
import { JsonPass } from './pass.ts';
import type { PolicyWriter } from './policy.ts';

/** A slot's first number where the field came with nothing in it, and where it came as `null`. */
export const EMPTY = -1;
export const NOTHING = -2;

/** AWS allows 50 tags; a longer list is not worth comparing each with each. */
const MOST_LABELS = 50;

/** How ARNs of IAM begin in each partition that the public can use. */
const OF_IAM = /* @__PURE__ */ (() =>
  ['arn:aws:iam:', 'arn:aws-us-gov:iam:', 'arn:aws-cn:iam:'].map(constantOf))();

function isOfIam(text: DataView, at: number): boolean {
  for (const start of OF_IAM) if (standsAt(start, text, at)) return true;
  return false;
}

/** Reads records into slots on a tape. It takes only what it understands to the last byte. */
export class RecordScan {
  /** What the slots of the record and of the elements of its lists hold. */
  tape: Int32Array = new Int32Array(1024);
  /** How many fields without a row the record has. */
  unread = 0;
  /** How many elements all its lists have. */
  elements = 0;
  private text: DataView = wordsOf(new Uint8Array());
  private to = 0;
  private top = 0;
  private readonly learned = new LearnedFollowers();
  private readonly json = new JsonPass();

  /** @param policies writes the policies of the record */
  constructor(readonly policies: PolicyWriter) {}

  /** Takes the bytes among which the records stand that are read next. */
  open(text: DataView): void {
    this.text = text;
  }

  /**
   * Reads a record that starts at a place.
   *
   * @param to where the bytes end that are there
   * @returns where it ends; -1 where it is not one that leaves the engine nothing to judge
   */
  read(from: number, to: number, record: ObjectLayout): number {
    this.to = to;
    this.top = 0;
    this.unread = 0;
    this.elements = 0;
    this.policies.filled = 0;
    const base = this.allot(record.size);
    return this.object(record, from, base);
  }

  /** Where an object ends of which nothing is to be written; -1 where it is no JSON. */
  pass(from: number): number {
    return this.json.valueEnd(this.text, from);
  }

  private allot(size: number): number {
    const base = this.top;
    this.top += size;
    this.tape = withRoom(this.tape, this.top);
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
      at = this.field(field, at, base);
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
  private field(field: FieldLayout, start: number, base: number): number {
    const { text, tape } = this;
    const slot = base + field.slot;
    const at = text.getUint8(start) <= Byte.Space ? skipBlanks(text, start) : start;
    if (tape[slot] !== 0) return LEFT;
    if (text.getUint8(at) === Byte.LowerN) {
      tape[slot] = NOTHING;
      return field.form === 'given' ? LEFT : wordEnd(text, at);
    }
    tape[slot] = EMPTY;
    const end = this.value(field, at, slot);
    if (end === LEFT) return LEFT;
    if (field.isSpecial && this.tape[slot]! > 0) {
      if (field.isContinuation && text.getUint8(at) !== Byte.LowerF) return LEFT;
      if (field.isUnread) this.unread += 1;
      if (field.parts.length > 0 && !this.findParts(field, base)) return LEFT;
    }
    return end;
  }

  private findParts({ parts, slot }: FieldLayout, base: number): boolean {
    const { text, tape } = this;
    const start = tape[base + slot]!;
    const end = tape[base + slot + 1]!;
    if (start >= Tape.Written) return false;
    for (const part of parts) if (!findPart(part, text, start, end, tape, base)) return false;
    return true;
  }

  private value(field: FieldLayout, at: number, slot: number): number {
    const { text } = this;
    switch (field.form) {
      case 'text':
      case 'given':
      case 'arn':
      case 'date':
      case 'timestamp':
        return text.getUint8(at) === Byte.Quote ? this.quoted(field.form, at + 1, slot) : LEFT;
      case 'boolean':
        return text.getUint8(at) === Byte.LowerN ? LEFT : this.plain(slot, at, wordEnd(text, at));
      case 'number':
        return this.plain(slot, at, numberEnd(text, at));
      case 'object':
        this.tape[slot] = 1;
        // Whether there is anything in it that fits is for the engine to say.
        return field.isUnread ? LEFT : this.object(field.below!, at, slot - field.slot);
      case 'list':
        return this.list(field.below!, at, slot);
      case 'policy':
        return this.policy(field, at, slot);
      case 'free':
        return this.free(at, slot);
      case 'whole':
        return this.whole(field.logic!.text, at, slot);
      default:
        return LEFT;
    }
  }

  /** Keeps what stands behind a quote, if there is something. */
  private quoted(form: ValueForm, start: number, slot: number): number {
    const { text, tape } = this;
    // For the engine to judge: what is no ARN of IAM, and what begins as the zero date does.
    if (form === 'arn' && text.getUint8(start) !== Byte.Quote && !isOfIam(text, start)) return LEFT;
    if (form === 'date' && text.getUint8(start) <= Byte.Zero) return LEFT;
    const end =
      form === 'arn'
        ? printableEnd(text, start)
        : form === 'timestamp'
          ? timestampEnd(text, start)
          : textEnd(text, start);
    if (end === LEFT) return form === 'text' || form === 'given' ? this.rewritten(start, slot) : LEFT;
    if (end > start) {
      tape[slot] = start;
      tape[slot + 1] = end;
    }
    return end + 1;
  }

  /** Keeps what stands behind a quote and cannot be copied, if there is something. */
  private rewritten(start: number, slot: number): number {
    const { text, policies } = this;
    const from = policies.filled;
    const end = policies.rewrite(text, start);
    return end === LEFT || !this.keepWritten(from, slot) ? LEFT : end + 1;
  }

  /** Keeps what was written from a place on, if there is something; gives whether its place cannot be one of the source. */
  private keepWritten(from: number, slot: number): boolean {
    const { text, tape, policies } = this;
    if (policies.filled > from) {
      tape[slot] = Tape.Written + from;
      tape[slot + 1] = Tape.Written + policies.filled;
    }
    return text.byteLength < Tape.Written;
  }

  /** The text in a slot, without escapes; undefined where there is none. */
  textAt(slot: number): string | undefined {
    const { tape } = this;
    const start = tape[slot]!;
    if (start <= 0) return undefined;
    const move = this.moveOf(start);
    const raw = decode(this.bytesAt(start), start - move, tape[slot + 1]! - move);
    return raw.includes('\\') ? JSON.parse(`"${raw}"`) : raw;
  }

  /** Among which bytes a place lies. */
  private bytesAt(place: number): DataView {
    return place < Tape.Written ? this.text : this.policies.target;
  }

  /** How far a place is from where it lies among them. */
  private moveOf(place: number): number {
    return place < Tape.Written ? 0 : Tape.Written;
  }

  private plain(slot: number, at: number, end: number): number {
    if (end === LEFT) return LEFT;
    this.tape[slot] = at;
    this.tape[slot + 1] = end;
    return end;
  }

  /** Reads an object of which only matters that it is one. */
  private free(at: number, slot: number): number {
    if (this.text.getUint8(at) !== Byte.OpenObject) return LEFT;
    return this.plain(slot, at, this.pass(at));
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
    const { tape } = this;
    if (tape[slot + 1]! > MOST_LABELS) return true;
    for (let one = tape[slot]!; one !== 0; one = tape[one]!) {
      const first = tape[one + key]!;
      const length = tape[one + key + 1]! - first;
      const bytes = this.bytesAt(first);
      const start = first - this.moveOf(first);
      for (const name of fixed) if (name.length === length && standsAt(name, bytes, start)) return true;
      for (let other = tape[one]!; other !== 0; other = tape[other]!) {
        const second = tape[other + key]!;
        if (tape[other + key + 1]! - second !== length) continue;
        if (isSame(bytes, start, this.bytesAt(second), second - this.moveOf(second), length)) return true;
      }
    }
    return false;
  }

  /** Keeps where a policy was written, and what rows make of it. An empty text is none. */
  private policy(field: FieldLayout, at: number, slot: number): number {
    const { text, policies } = this;
    if (text.getUint8(at) === Byte.Quote && text.getUint8(at + 1) === Byte.Quote) return at + 2;
    const { logic } = field;
    if (logic === undefined) return this.unreadPolicy(at, slot);
    const start = policies.write(text, at, this.to, logic);
    if (start === LEFT || !this.keepWritten(start, slot)) return LEFT;
    const { end } = policies;
    if (logic.elements === undefined) return end;
    const elements = policies.writeJson(text, at, end, logic.elements);
    if (elements !== LEFT) this.keepWritten(elements, slot - field.slot + field.elements);
    return elements === LEFT ? LEFT : end;
  }

  /** Keeps where it was written what a row makes of a value as a whole. */
  private whole(logic: ValueLogic, at: number, slot: number): number {
    const { text, policies } = this;
    const end = this.pass(at);
    const start = end === LEFT ? LEFT : policies.writeJson(text, at, end, logic);
    return start === LEFT || !this.keepWritten(start, slot) ? LEFT : end;
  }

  private unreadPolicy(at: number, slot: number): number {
    const { text } = this;
    if (text.getUint8(at) !== Byte.Quote) return this.free(at, slot);
    return this.quoted('text', at + 1, slot);
  }
}
