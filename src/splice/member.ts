import { MEMBER_FIELDS, MEMBER_IDENTITY, type UserMember } from '../log/iam/join.ts';
import { decode, wordsOf } from './bytes.ts';
import { assemble, type Code, type Draft, Op } from './code.ts';
import type { FieldLayout, ObjectLayout } from './layout.ts';
import { EMPTY, type RecordScan } from './scan.ts';
import { type ByteSink, RecordWriter } from './write.ts';

/** Makes of a user that was read what its groups have of it. */
export class MemberReader {
  private readonly identity: Code;
  private readonly rest: Code;
  /** The slots of what is written. */
  private readonly slots: readonly number[];
  private readonly arn: number;
  private readonly sink = new Scratch();
  private readonly writer: RecordWriter;
  private text: DataView = wordsOf(new Uint8Array());

  constructor(
    private readonly scan: RecordScan,
    layout: ObjectLayout,
    private readonly groups: FieldLayout,
  ) {
    const identity = MEMBER_IDENTITY.map((name) => fieldOf(layout, name));
    const rest = MEMBER_FIELDS.map((name) => fieldOf(layout, name)).filter(
      ({ slot }) => !identity.some((field) => field.slot === slot),
    );
    this.identity = assemble([
      text('{'),
      ...identity.flatMap((field) => memberDrafts({ kind: 'comma' }, field)),
    ]);
    this.rest = assemble([...rest.flatMap((field) => memberDrafts(text(','), field)), text('}')]);
    this.slots = [...identity, ...rest].map(({ slot }) => slot);
    this.arn = fieldOf(layout, 'Arn').slot;
    this.writer = new RecordWriter(scan, this.sink);
  }

  open(text: DataView): void {
    this.text = text;
    this.writer.open(text);
  }

  /** Takes the user that was read in a range; undefined where it has an empty text, which stays one. */
  take(from: number, to: number): UserMember | undefined {
    const { scan, groups, text } = this;
    const { tape } = scan;
    if (this.slots.some((slot) => tape[slot] === EMPTY)) return undefined;
    const names: string[] = [];
    const { slot } = groups.below!.fields[0]!;
    for (let base = tape[groups.slot]!; base !== 0; base = tape[base]!)
      names.push(textOf(base + slot, tape, text)!);
    const member = { identity: this.write(this.identity, from, to), rest: this.write(this.rest, from, to) };
    return { arn: textOf(this.arn, tape, text), groups: names, member };
  }

  private write(code: Code, from: number, to: number): string {
    const { sink, writer } = this;
    sink.filled = 0;
    writer.write(code, from, to);
    // Without its line feed.
    return decode(wordsOf(sink.bytes), 0, sink.filled - 1);
  }
}

/** Bytes of which only the last are needed. */
class Scratch implements ByteSink {
  bytes = new Uint8Array(1 << 12);
  filled = 0;

  makeRoom(bytes: number): void {
    if (this.filled + bytes > this.bytes.length) this.bytes = new Uint8Array(2 * (this.filled + bytes));
  }
}

const text = (value: string): Draft => ({ kind: 'text', text: value });

/** A field as JSON, where it holds something. */
function memberDrafts(before: Draft, { name, slot }: FieldLayout): Draft[] {
  const value: Draft = { kind: 'value', op: Op.Copy, slot };
  const drafts = [before, text(`${JSON.stringify(name)}:"`), value, text('"')];
  return [{ kind: 'if', slots: [slot], drafts }];
}

export function fieldOf({ fields }: ObjectLayout, name: string): FieldLayout {
  return fields.find((field) => field.name === name)!;
}

/** The text of a slot, without escapes. */
export function textOf(slot: number, tape: Int32Array, text: DataView): string | undefined {
  if (tape[slot]! <= 0) return undefined;
  const raw = decode(text, tape[slot]!, tape[slot + 1]!);
  return raw.includes('\\') ? JSON.parse(`"${raw}"`) : raw;
}
