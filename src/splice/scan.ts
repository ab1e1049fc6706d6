import { isWellFormed } from '../json.ts';
import { Byte, wordsOf } from '../text/byte.ts';
import { constantOf, decode, LEFT, oneOfEnd, skipBlanks, withRoom } from './bytes.ts';
import { numberEnd, printableEnd, textEnd, timestampEnd, wordEnd } from './ends.ts';
import { LearnedFollowers } from './followers.ts';
import {
  type FieldLayout,
  type FieldLogic,
  type LabelLayout,
  type ObjectLayout,
  SLOT,
  Tape,
  type ValueForm,
  type ValueLogic,
} from './layout.ts';
import { findPart } from './parts.ts';
import { JsonPass, OpenKeys } from './pass.ts';
import type { PolicyWriter } from './policy.ts';

/** A slot's first number where the field came with nothing in it, and where it came as `null`. */
export const EMPTY = -1;
export const NOTHING = -2;

/** How ARNs of IAM begin in each partition that the public can use. */
const OF_IAM = /* @__PURE__ */ (() =>
  ['arn:aws:iam:', 'arn:aws-us-gov:iam:', 'arn:aws-cn:iam:'].map(constantOf))();

/** Writes a text as `JSON.stringify` does that has other escapes, as for every letter beyond ASCII. */
const rewrite: ValueLogic = (text) =>
  isWellFormed(text as string) ? JSON.stringify(text).slice(1, -1) : undefined;

/** Reads records into slots on a tape. It takes only what it understands to the last byte. */
export class RecordScan {
  tape: Int32Array = new Int32Array(1024);
  /** How many fields without a row the record has, and how many elements all its lists. */
  unread = 0;
  elements = 0;
  /** The bytes among which the records stand. */
  text: DataView = wordsOf(new Uint8Array());
  private to = 0;
  private top = 0;
  private readonly learned = new LearnedFollowers();
  private readonly json = new JsonPass();
  private readonly keys = new OpenKeys();

  constructor(readonly policies: PolicyWriter) {}

  /** Reads a record; gives where it ends, or -1 where it leaves the engine something to judge. */
  read(from: number, to: number, record: ObjectLayout): number {
    this.to = to;
    this.top = 0;
    this.unread = 0;
    this.elements = 0;
    this.policies.filled = 0;
    const base = this.allot(record.size);
    return this.text.byteLength < Tape.Written ? this.object(record, from, base) : LEFT;
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
      if (field.parts.length > 0 && !this.hasParts(field, base)) return LEFT;
    }
    return end;
  }

  private hasParts({ parts, slot }: FieldLayout, base: number): boolean {
    const { text, tape } = this;
    const start = tape[base + slot]!;
    const end = tape[base + slot + 1]!;
    return start < Tape.Written && parts.every((part) => findPart(part, text, start, end, tape, base));
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
        return this.plain(slot, at, wordEnd(text, at));
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
        return this.made(field.logic!.text, at, this.pass(at), slot);
      default:
        return LEFT;
    }
  }

  /** Keeps what stands behind a quote, if there is something. */
  private quoted(form: ValueForm, start: number, slot: number): number {
    const { text, tape } = this;
    // For the engine to judge: what is no ARN of IAM, and what begins as the zero date does.
    if (form === 'arn' && text.getUint8(start) !== Byte.Quote && oneOfEnd(OF_IAM, text, start) === LEFT)
      return LEFT;
    if (form === 'date' && text.getUint8(start) <= Byte.Zero) return LEFT;
    // Functions out of a table would not be inlined.
    const end =
      form === 'arn'
        ? printableEnd(text, start)
        : form === 'timestamp'
          ? timestampEnd(text, start)
          : textEnd(text, start);
    if (end === LEFT && (form === 'text' || form === 'given'))
      return this.made(rewrite, start - 1, this.pass(start - 1), slot);
    if (end === LEFT) return LEFT;
    if (end > start) {
      tape[slot] = start;
      tape[slot + 1] = end;
    }
    return end + 1;
  }

  /** Keeps what was written from a place on, if there is something. */
  private keepWritten(from: number, slot: number): void {
    const { tape, policies } = this;
    if (policies.filled === from) return;
    tape[slot] = Tape.Written + from;
    tape[slot + 1] = Tape.Written + policies.filled;
  }

  /** The text in a slot, without escapes; undefined where there is none. */
  textAt(slot: number): string | undefined {
    const start = this.tape[slot]!;
    if (start <= 0) return undefined;
    const raw = decode(this.bytesAt(start), start & ~Tape.Written, this.tape[slot + 1]! & ~Tape.Written);
    return raw.includes('\\') ? JSON.parse(`"${raw}"`) : raw;
  }

  /** Among which bytes a place lies. */
  private bytesAt(place: number): DataView {
    return place < Tape.Written ? this.text : this.policies.target;
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
    for (let link = slot; ; ) {
      this.elements += 1;
      const base = this.allot(element.size);
      this.tape[link] = base;
      link = base;
      at = this.element(element, at, base);
      if (at === LEFT) return LEFT;
      at = skipBlanks(text, at);
      if (text.getUint8(at) !== Byte.Comma) break;
      at = skipBlanks(text, at + 1);
    }
    if (text.getUint8(at) !== Byte.CloseList) return LEFT;
    const { labels } = element;
    return labels !== undefined && this.repeatsKey(labels, slot) ? LEFT : at + 1;
  }

  private element(layout: ObjectLayout, at: number, base: number): number {
    const [only] = layout.fields;
    if (only!.name !== '') return this.object(layout, at, base);
    const end = this.field(only!, at, base);
    return end !== LEFT && this.isComplete(layout, base) ? end : LEFT;
  }

  /** Whether two labels may have the same key, or one a key that the table fixes. */
  private repeatsKey({ keySlot, fixed }: LabelLayout, list: number): boolean {
    const { tape, keys } = this;
    keys.count = 0;
    for (const { words, length } of fixed) keys.add(0, words, 0, length);
    for (let label = tape[list]!; label !== 0; label = tape[label]!) {
      const start = tape[label + keySlot]!;
      const end = tape[label + keySlot + 1]!;
      if (!keys.add(0, this.bytesAt(start), start & ~Tape.Written, end & ~Tape.Written)) return true;
    }
    return false;
  }

  /** Keeps where a policy stands or was written, and what rows make of it. An empty text is none. */
  private policy(field: FieldLayout, at: number, slot: number): number {
    const { text } = this;
    if (text.getUint8(at) === Byte.Quote && text.getUint8(at + 1) === Byte.Quote) return at + 2;
    const { logic } = field;
    const end = this.policyText(logic, at, slot);
    return logic?.elements ? this.made(logic.elements, at, end, slot - field.slot + field.elements) : end;
  }

  private policyText(logic: FieldLogic | undefined, at: number, slot: number): number {
    const { text, policies } = this;
    const isText = text.getUint8(at) === Byte.Quote;
    if (isText && (logic === undefined || policies.form === 'verbatim'))
      return this.quoted('text', at + 1, slot);
    if (logic === undefined) return this.free(at, slot);
    if (policies.form === 'canonical') return this.made(logic.text, at, this.pass(at), slot);
    const start = policies.filled;
    const end = policies.write(text, at, this.to);
    this.keepWritten(start, slot);
    return end;
  }

  /** Keeps where it was written what the engine's functions make of a value; gives where that ends. */
  private made(logic: ValueLogic, at: number, end: number, slot: number): number {
    const { text, policies } = this;
    const start = policies.filled;
    if (end === LEFT || !policies.writeJson(text, at, end, logic)) return LEFT;
    this.keepWritten(start, slot);
    return end;
  }
}
