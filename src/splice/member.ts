import { parseArn } from '../log/arn.ts';
import { MEMBER_FIELDS, MEMBER_IDENTITY, type NamedGroup, type UserMember } from '../log/iam/join.ts';
import { wordsOf } from '../text/byte.ts';
import { constantOf, decode, standsAt } from './bytes.ts';
import { type Code, CodeOp, codeOf, type Draft } from './code.ts';
import { type FieldLayout, fieldOf, type ObjectLayout } from './layout.ts';
import { EMPTY, type RecordScan } from './scan.ts';
import type { ByteSink, RecordWriter } from './write.ts';

/** What groups have of a user. */
export interface MemberForm {
  /** From the brace on, what tells it apart. */
  readonly identity: Code;
  readonly rest: Code;
  /** The slots of what is written. */
  readonly slots: readonly number[];
  readonly groups: FieldLayout;
  readonly layout: ObjectLayout;
}

export function memberForm(layout: ObjectLayout): MemberForm {
  const identity = MEMBER_IDENTITY.map((name) => fieldOf(layout, name)!);
  const slots = new Set(identity.map(({ slot }) => slot));
  const rest = MEMBER_FIELDS.map((name) => fieldOf(layout, name)!).filter(({ slot }) => !slots.has(slot));
  return {
    identity: codeOf(['{', ...identity.map((field) => memberDraft({ op: CodeOp.Comma }, field))]),
    rest: codeOf([...rest.map((field) => memberDraft(',', field)), '}']),
    slots: [...identity, ...rest].map(({ slot }) => slot),
    groups: fieldOf(layout, 'GroupList')!,
    layout,
  };
}

/** A field as JSON, where it holds something. */
function memberDraft(before: Draft, { name, slot }: FieldLayout): Draft {
  const inside = [before, `${JSON.stringify(name)}:"`, { op: CodeOp.Copy, slot }, '"'];
  return { op: CodeOp.If, when: [slot], inside };
}

/** Makes of users and groups that were read what a join of them takes. */
export class JoinReader {
  /** How the ARN before began, up to what is its own, and its account: mostly the next one begins so, too. */
  private head = constantOf('');
  private account = '';

  constructor(
    private readonly scan: RecordScan,
    private readonly writer: RecordWriter,
    private readonly sink: ByteSink,
  ) {}

  /** What the user in a range is to its groups; undefined where it has an empty text, which stays one. */
  member(
    { identity, rest, slots, groups, layout }: MemberForm,
    from: number,
    to: number,
  ): UserMember | undefined {
    const { scan, writer, sink } = this;
    const { tape } = scan;
    if (slots.some((slot) => tape[slot] === EMPTY)) return undefined;
    const names: string[] = [];
    const { slot } = groups.below!.fields[0]!;
    for (let base = tape[groups.slot]!; base !== 0; base = tape[base]!) names.push(scan.textAt(base + slot)!);
    // Each is written with a line feed behind it, and taken back.
    const start = sink.filled;
    writer.write(identity, from, to);
    const middle = sink.filled;
    writer.write(rest, from, to);
    const bytes = wordsOf(sink.bytes);
    const member = {
      identity: decode(bytes, start, middle - 1),
      rest: decode(bytes, middle, sink.filled - 1),
    };
    sink.filled = start;
    return { account: this.accountOf(layout), groups: names, member };
  }

  /** The group by itself in a range. */
  group(layout: ObjectLayout, from: number, to: number): NamedGroup {
    const { scan } = this;
    const name = scan.textAt(fieldOf(layout, 'GroupName')!.slot)!;
    return { account: this.accountOf(layout), name, text: decode(scan.text, from, to) };
  }

  private accountOf(layout: ObjectLayout): string {
    const { scan, head } = this;
    // No record is read without an ARN, nor one whose ARN cannot be copied: it has no white space and no escapes.
    const { slot } = fieldOf(layout, 'Arn')!;
    const start = scan.tape[slot]!;
    const isLonger = head.length > 0 && scan.tape[slot + 1]! - start > head.length;
    if (!isLonger || !standsAt(head, scan.text, start)) this.learn(scan.textAt(slot)!);
    return this.account;
  }

  /** The head of an ARN does not depend on what comes behind it; what is no ARN has none, since `-0` ends a slice at 0. */
  private learn(arn: string): void {
    const { account = '', resource = '' } = parseArn(arn) ?? {};
    this.account = account;
    this.head = constantOf(arn.slice(0, -resource.length));
  }
}
