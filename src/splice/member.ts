import { parseArn } from '../log/arn.ts';
import { MEMBER_FIELDS, MEMBER_IDENTITY, type MemberText, type UserMember } from '../log/iam/join.ts';
import { wordsOf } from '../text/byte.ts';
import { constantOf, decode, standsAt, withRoom } from './bytes.ts';
import { type Code, CodeOp, codeOf, type Draft } from './code.ts';
import { type FieldLayout, type ObjectLayout, Tape } from './layout.ts';
import { EMPTY, type RecordScan } from './scan.ts';
import type { ByteSink } from './sink.ts';
import { RecordWriter } from './write.ts';

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
    private readonly accounts: AccountReader,
  ) {
    const identity = MEMBER_IDENTITY.map((name) => fieldOf(layout, name));
    const rest = MEMBER_FIELDS.map((name) => fieldOf(layout, name)).filter(
      ({ slot }) => !identity.some((field) => field.slot === slot),
    );
    this.identity = codeOf(['{', ...identity.map((field) => memberDraft({ op: CodeOp.Comma }, field))]);
    this.rest = codeOf([...rest.map((field) => memberDraft(',', field)), '}']);
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
    for (let base = tape[groups.slot]!; base !== 0; base = tape[base]!) names.push(scan.textAt(base + slot)!);
    return { account: this.accounts.at(this.arn, scan, text), groups: names, member: this.write(from, to) };
  }

  private write(from: number, to: number): MemberText {
    const { sink, writer } = this;
    sink.filled = 0;
    writer.write(this.identity, from, to);
    const end = sink.filled;
    writer.write(this.rest, from, to);
    // Each with a line feed behind it.
    const bytes = wordsOf(sink.bytes);
    return { identity: decode(bytes, 0, end - 1), rest: decode(bytes, end, sink.filled - 1) };
  }
}

/** Finds the account of an ARN that stands in a slot: mostly it is the one of the ARN before. */
export class AccountReader {
  private head = constantOf('');
  private account = '';

  at(slot: number, scan: RecordScan, text: DataView): string {
    const { tape } = scan;
    const start = tape[slot]!;
    const { length } = this.head;
    const isCopied = start > 0 && start < Tape.Written;
    const isLonger = length > 0 && tape[slot + 1]! - start > length;
    if (!isCopied || !isLonger || !standsAt(this.head, text, start)) this.learn(scan.textAt(slot));
    return this.account;
  }

  /** The head of an ARN does not depend on what comes behind it, but for white space. */
  private learn(arn: string | undefined): void {
    const { account = '', resource = '' } = parseArn(arn) ?? {};
    this.account = account;
    this.head = constantOf(resource === '' || /\s/u.test(arn!) ? '' : arn!.slice(0, -resource.length));
  }
}

/** Bytes that are there until they are decoded. */
class Scratch implements ByteSink {
  bytes = new Uint8Array(1 << 12);
  filled = 0;

  makeRoom(bytes: number): void {
    this.bytes = withRoom(this.bytes, this.filled + bytes);
  }
}

/** A field as JSON, where it holds something. */
function memberDraft(before: Draft, { name, slot }: FieldLayout): Draft {
  const inside = [before, `${JSON.stringify(name)}:"`, { op: CodeOp.Copy, slot }, '"'];
  return { op: CodeOp.If, when: [slot], inside };
}

export function fieldOf({ fields }: ObjectLayout, name: string): FieldLayout {
  return fields.find((field) => field.name === name)!;
}
