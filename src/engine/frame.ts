import type { Path, RecordIssueCode } from '../issue.ts';
import { isEmpty, isObject } from '../json.ts';
import type { Row } from './row.ts';
import { type Field, Kind, type Shape } from './shape.ts';

/** Takes what is to be said of a value: a code, where the value lies, the value, and a row that reads it. */
export type Say = (code: RecordIssueCode, path: Path, value?: unknown, row?: Row) => void;

/** A field that was read although no row reads it. */
export interface Unread {
  readonly path: Path;
  readonly field: Field;
  /** Where the frame begins in which it lies. */
  readonly base: number;
}

/** So many slots are kept from record to record; those of a very long record are given back. */
const KEPT = 1 << 14;

/** The values of one record, each in its slot, as far as they fit the schema. One array serves all records. */
export class Frame {
  readonly slots: unknown[] = [];
  /** What no row reads, in the schema's order. */
  readonly unread: Unread[] = [];
  /** Whether the record has fields of its own that the schema has not. */
  hasUnknown = false;
  private readonly path: (string | number)[] = [];
  private top = 0;
  /** Whether objects have nothing that is not their own. */
  private isPrototypeClean = true;
  /** The field that its form judges at the moment. */
  private judged: Field | undefined;
  private raw: unknown;
  /** The record whose values are in the slots, as the log has it. */
  record: object = {};
  private readonly reportJudged = (code: RecordIssueCode): void => this.tell(code, this.judged!, this.raw);

  constructor(readonly say: Say) {}

  /** Reads a record field by field, so that one bad field costs no other. Its values are in the first slots. */
  read(shape: Shape, log: object): void {
    this.top = 0;
    if (this.path.length > 0) this.path.length = 0;
    if (this.unread.length > 0) this.unread.length = 0;
    if (this.slots.length > KEPT) this.slots.length = KEPT;
    this.isPrototypeClean = hasNoMembers(Object.prototype);
    this.allot(shape.size);
    this.hasUnknown = false;
    this.record = log;
    this.readObject(shape, log, 0);
  }

  /** Gives out slots with nothing in them. */
  allot(size: number): number {
    const { slots } = this;
    const base = this.top;
    this.top += size;
    for (let at = base; at < this.top; at += 1) slots[at] = undefined;
    return base;
  }

  /** Lays a list that a reader made behind a slot, as a list of the log lies. */
  lay(at: number, shape: Shape, list: readonly ({ readonly [name: string]: unknown } | undefined)[]): void {
    const { slots } = this;
    let base = this.allot(shape.size * list.length);
    slots[at + 1] = base;
    slots[at + 2] = list.length;
    for (const element of list) {
      for (const { name, slot, below } of shape.fields) {
        const value = element?.[name];
        slots[base + slot] = value;
        if (Array.isArray(value)) this.lay(base + slot, below!, value);
      }
      slots[base] = element;
      base += shape.size;
    }
  }

  /** Gives whether anything of the object fits. */
  private readObject(shape: Shape, log: object, base: number): boolean {
    const unknown = this.gather(shape, log, base);
    const { fields, own } = shape;
    const isSome = this.judgeFields(fields, 0, own, base);
    if (unknown !== undefined) this.tellUnknown(log, unknown);
    for (const pair of shape.pairs) this.settleSpellings(pair, base);
    return this.judgeFields(fields, own, fields.length, base) || isSome;
  }

  /** Puts the values of an object into their slots, in the log's own order; gives the names that no schema has. */
  private gather(shape: Shape, log: object, base: number): string[] | undefined {
    const { slots } = this;
    const isPlain = this.isPrototypeClean && Object.getPrototypeOf(log) === Object.prototype;
    let unknown: string[] | undefined;
    let last = shape.first;
    for (const name in log) {
      if (!isPlain && !Object.hasOwn(log, name)) continue;
      let field = last.next;
      if (field === undefined || field.name !== name) {
        field = shape.byName.get(name);
        if (field === undefined) {
          if (shape.isOpen) continue;
          unknown ??= [];
          unknown.push(name);
          continue;
        }
        last.next = field;
      }
      slots[base + field.slot] = log[name as keyof typeof log];
      last = field;
    }
    return unknown;
  }

  private judgeFields(fields: readonly Field[], from: number, to: number, base: number): boolean {
    const { slots } = this;
    let isSome = false;
    for (let index = from; index < to; index += 1) {
      const field = fields[index]!;
      const slot = base + field.slot;
      const raw = slots[slot];
      if (raw === undefined || raw === null || raw === '') {
        slots[slot] = undefined;
        if (field.isRequired) this.tellAbsent(field, raw);
      } else if (this.judge(field, raw, slot)) {
        isSome = true;
        if (!field.isRead && !(Array.isArray(raw) && raw.length === 0))
          this.unread.push({ path: this.pathTo(field), field, base });
      }
    }
    return isSome;
  }

  /** Keeps what fits of a value that is there; gives whether anything does. */
  private judge(field: Field, raw: unknown, slot: number): boolean {
    const isText = field.ofText !== undefined && typeof raw === 'string';
    if (field.kind === Kind.Leaf) {
      const form = field.form!;
      if (form.fits(raw)) return form.settle === undefined || this.settle(field, raw, slot);
    } else {
      // What a text stands for is judged in its place.
      const value = isText ? field.ofText(raw) : raw;
      this.slots[slot] = value ?? undefined;
      if (value === null) return false;
      if (field.kind === Kind.Object && isObject(value)) return this.keepObject(field, value, slot);
      if (field.kind === Kind.List && Array.isArray(value)) return this.keepList(field, value, slot);
    }
    this.slots[slot] = undefined;
    this.tell(isText ? 'unreadable_text' : 'invalid_log_field', field, raw);
    return false;
  }

  private settle(field: Field, raw: unknown, slot: number): boolean {
    this.judged = field;
    this.raw = raw;
    const kept = field.form!.settle!(raw as never, this.reportJudged);
    this.slots[slot] = kept;
    return kept !== undefined;
  }

  private keepObject(field: Field, raw: object, slot: number): boolean {
    const shape = field.below!;
    const base = slot - field.slot;
    const { path } = this;
    if (field.name !== '') path.push(field.name);
    const isSome = this.readObject(shape, raw, base) || shape.isOpen;
    if (field.name !== '') path.pop();
    this.slots[slot] = !isSome ? undefined : field.isWhole ? this.valueOf(field, base) : raw;
    return isSome;
  }

  private keepList(field: Field, list: readonly unknown[], slot: number): boolean {
    const { slots, path } = this;
    const { element } = field;
    const { size } = field.below!;
    const first = this.allot(list.length * size);
    path.push(field.name);
    for (let index = 0, at = first; index < list.length; index += 1, at += size) {
      const raw = list[index];
      if (raw === undefined && !(index in list)) continue;
      path.push(index);
      slots[at] = raw;
      if (raw === undefined || raw === null || raw === '') {
        slots[at] = undefined;
        this.tellAbsent(element, raw);
      } else this.judge(element, raw, at);
      path.pop();
    }
    path.pop();
    slots[slot + 1] = first;
    slots[slot + 2] = list.length;
    if (field.isWhole) slots[slot] = this.valueOf(field, slot - field.slot);
    return true;
  }

  /** The value of a field as its schema left it: without absent, unknown and bad parts. */
  valueOf(field: Field, base: number): unknown {
    const { slots } = this;
    const value = slots[base + field.slot];
    if (value === undefined || field.kind === Kind.Leaf) return value;
    if (field.kind === Kind.Object) return field.below!.isOpen ? value : this.recordOf(field.below!, base);
    const first = slots[base + field.slot + 1] as number;
    const { element } = field;
    // An empty slot of a sparse list stays one.
    return (value as unknown[]).map((_, index) => this.valueOf(element, first + index * field.below!.size));
  }

  /** The fields of an object as its shape left them. */
  recordOf(shape: Shape, base: number): Record<string, unknown> {
    const made: Record<string, unknown> = {};
    for (const field of shape.fields) {
      const value = this.valueOf(field, base);
      if (value !== undefined) made[field.name] = value;
    }
    return made;
  }

  private pathTo({ name }: Field): Path {
    // The element of a list has no name.
    return name === '' ? [...this.path] : [...this.path, name];
  }

  private tell(code: RecordIssueCode, field: Field, value?: unknown): void {
    this.say(code, this.pathTo(field), value);
  }

  /** An empty text is absent but not missing, except where the schema demands text, as of a tag's key. */
  private tellAbsent(field: Field, raw: unknown): void {
    if (raw !== '') this.tell('missing_log_field', field);
    else if (field.form?.fits('') !== true) this.tell('invalid_log_field', field, raw);
  }

  private tellUnknown(log: object, names: string[]): void {
    if (this.path.length === 0) this.hasUnknown = true;
    for (const name of names.sort()) {
      const value: unknown = log[name as keyof typeof log];
      // A name may be empty, as that of an element is.
      if (!isEmpty(value)) this.say('unknown_log_field', [...this.path, name], value);
    }
  }

  private settleSpellings([documented, aws]: readonly [Field, Field], base: number): void {
    const { slots } = this;
    const one = slots[base + documented.slot];
    const other = slots[base + aws.slot];
    if (one === undefined || other === undefined) return;
    if (one !== other) this.tell('conflicting_spelling', aws, other);
    slots[base + aws.slot] = undefined;
  }
}

/** Nobody should add fields to every object there is, but `for … in` would take them for the record's own. */
function hasNoMembers(value: object): boolean {
  for (const _ in value) return false;
  return true;
}
