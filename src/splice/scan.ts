import {
  arnEnd,
  CLOSE_LIST,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  decode,
  encode,
  numberEnd,
  OPEN_LIST,
  OPEN_OBJECT,
  QUOTE,
  sameBytes,
  skipBlanks,
  standsAt,
  textEnd,
  timestampEnd,
} from './bytes.ts';
import type { FieldLayout, LabelLayout, ObjectLayout } from './layout.ts';
import { documentEnd, type MadePolicy } from './policies.ts';

const NULL = /* @__PURE__ */ encode('null');
const TRUE = /* @__PURE__ */ encode('true');
const FALSE = /* @__PURE__ */ encode('false');

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
  private bytes: Uint8Array = new Uint8Array();
  private top = 0;

  /** Reads a line that is one record; gives whether it is one that leaves the mapper nothing to judge. */
  read(bytes: Uint8Array, from: number, to: number, record: ObjectLayout): boolean {
    this.bytes = bytes;
    this.top = 0;
    this.unmapped = 0;
    this.policies.length = 0;
    const base = this.allot(record.size);
    const end = this.object(record, skipBlanks(bytes, from), base);
    // A carriage return may stand between the end and the line feed.
    return end !== LEFT && skipBlanks(bytes, end) >= to;
  }

  private allot(size: number): number {
    const base = this.top;
    this.top += size;
    if (this.top > this.tape.length) {
      const longer = new Int32Array(2 * this.top);
      longer.set(this.tape);
      this.tape = longer;
    }
    for (let at = base; at < this.top; at += 1) this.tape[at] = 0;
    return base;
  }

  private object(layout: ObjectLayout, start: number, base: number): number {
    const { bytes } = this;
    if (bytes[start] !== OPEN_OBJECT) return LEFT;
    let at = skipBlanks(bytes, start + 1);
    let before: FieldLayout | undefined;
    if (bytes[at] !== CLOSE_OBJECT) {
      for (;;) {
        const field = fieldAt(layout.fields, before, bytes, at);
        if (field === undefined) return LEFT;
        before = field;
        at = skipBlanks(bytes, at + field.key.length);
        if (bytes[at] !== COLON) return LEFT;
        at = this.field(field, skipBlanks(bytes, at + 1), base);
        if (at === LEFT) return LEFT;
        at = skipBlanks(bytes, at);
        if (bytes[at] !== COMMA) break;
        at = skipBlanks(bytes, at + 1);
      }
      if (bytes[at] !== CLOSE_OBJECT) return LEFT;
    }
    return this.isComplete(layout, base) ? at + 1 : LEFT;
  }

  private isComplete({ required, given, anyOf }: ObjectLayout, base: number): boolean {
    const { tape } = this;
    for (const slot of required) if (tape[base + slot]! <= 0) return false;
    for (const slot of given) if (tape[base + slot] === 0) return false;
    for (const slots of anyOf) if (!slots.some((slot) => tape[base + slot]! > 0)) return false;
    return true;
  }

  /** Reads a field that has not come before; gives where its value ends. */
  private field(field: FieldLayout, at: number, base: number): number {
    const { bytes, tape } = this;
    const slot = base + field.slot;
    if (tape[slot] !== 0) return LEFT;
    if (standsAt(NULL, bytes, at)) {
      tape[slot] = NOTHING;
      return field.form === 'given' ? LEFT : at + NULL.length;
    }
    tape[slot] = EMPTY;
    const end = this.value(field, at, slot);
    if (end === LEFT) return LEFT;
    if (this.tape[slot]! > 0) {
      if (field.isContinuation && bytes[at] !== FALSE[0]) return LEFT;
      if (field.isUnmapped) this.unmapped += 1;
      if (field.parts.length > 0 && !this.findParts(field, base)) return LEFT;
    }
    return end;
  }

  private value(field: FieldLayout, at: number, slot: number): number {
    const { bytes } = this;
    switch (field.form) {
      case 'text':
      case 'given':
        return this.quoted(slot, at, bytes[at] === QUOTE ? textEnd(bytes, at + 1) : LEFT);
      case 'arn':
        return this.quoted(slot, at, bytes[at] === QUOTE ? arnEnd(bytes, at + 1) : LEFT);
      case 'timestamp':
        return this.quoted(slot, at, bytes[at] === QUOTE ? timestampEnd(bytes, at + 1) : LEFT);
      case 'boolean':
        return this.plain(slot, at, booleanEnd(bytes, at));
      case 'number':
        return this.plain(slot, at, numberEnd(bytes, at));
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

  /** Keeps what stands between quotes, if there is something. */
  private quoted(slot: number, at: number, end: number): number {
    if (end === LEFT) return LEFT;
    if (end > at + 1) {
      this.tape[slot] = at + 1;
      this.tape[slot + 1] = end;
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
    const { bytes } = this;
    if (bytes[start] !== OPEN_LIST) return LEFT;
    let at = skipBlanks(bytes, start + 1);
    if (bytes[at] === CLOSE_LIST) return at + 1;
    let count = 0;
    for (let link = slot; ; count += 1) {
      const base = this.allot(element.size);
      this.tape[link] = base;
      link = base;
      at = this.element(element, at, base);
      if (at === LEFT) return LEFT;
      at = skipBlanks(bytes, at);
      if (bytes[at] !== COMMA) break;
      at = skipBlanks(bytes, at + 1);
    }
    this.tape[slot + 1] = count + 1;
    if (bytes[at] !== CLOSE_LIST) return LEFT;
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
    const { tape, bytes } = this;
    if (tape[slot + 1]! > MOST_LABELS) return true;
    for (let one = tape[slot]!; one !== 0; one = tape[one]!) {
      const start = tape[one + key]!;
      const length = tape[one + key + 1]! - start;
      for (const name of fixed) if (name.length === length && standsAt(name, bytes, start)) return true;
      for (let other = tape[one]!; other !== 0; other = tape[other]!) {
        const second = tape[other + key]!;
        const isAsLong = tape[other + key + 1]! - second === length;
        if (isAsLong && sameBytes(bytes, start, bytes, second, length)) return true;
      }
    }
    return false;
  }

  /** Keeps the number of what is written of a policy document, if there is one. */
  private policy({ policies, slot: own, elements }: FieldLayout, at: number, slot: number): number {
    const { bytes } = this;
    const end = documentEnd(bytes, at);
    if (end === LEFT || (end === at + 2 && bytes[at] === QUOTE)) return end;
    const made = policies?.find(bytes, at, end);
    if (made === undefined) return LEFT;
    const number = this.policies.push(made);
    this.tape[slot] = number;
    if (made.elements.length > 0) this.tape[slot - own + elements] = number;
    return end;
  }

  /** Finds the parts of a text that rows take; gives false where one is no part of it. */
  private findParts({ slot, parts }: FieldLayout, base: number): boolean {
    const { bytes, tape } = this;
    const start = tape[base + slot]!;
    const end = tape[base + slot + 1]!;
    for (const part of parts) {
      if (!contains(bytes, part.mark, start, end)) continue;
      const text = decode(bytes, start, end);
      const found = part.logic.apply(text, undefined as never, () => {});
      if (found === undefined) continue;
      const offset = text.indexOf(String(found));
      // In ASCII alone, characters are bytes.
      if (offset === -1 || text.length !== end - start) return false;
      tape[base + part.slot] = start + offset;
      tape[base + part.slot + 1] = start + offset + String(found).length;
    }
    return true;
  }
}

/** The field whose name stands at a place: first the one that came there the last time. */
function fieldAt(
  fields: readonly FieldLayout[],
  before: FieldLayout | undefined,
  bytes: Uint8Array,
  at: number,
): FieldLayout | undefined {
  const guess = before === undefined ? fields[0] : before.next;
  if (guess !== undefined && standsAt(guess.key, bytes, at)) return guess;
  for (const field of fields) {
    if (!standsAt(field.key, bytes, at)) continue;
    if (before !== undefined) before.next = field;
    return field;
  }
  return undefined;
}

function booleanEnd(bytes: Uint8Array, at: number): number {
  if (standsAt(TRUE, bytes, at)) return at + TRUE.length;
  return standsAt(FALSE, bytes, at) ? at + FALSE.length : LEFT;
}

function contains(bytes: Uint8Array, byte: number, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (bytes[at] === byte) return true;
  return false;
}
