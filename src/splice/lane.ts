import type { NamedGroup, UserMember } from '../log/iam/join.ts';
import type { RecordKind } from '../log/iam/kind.ts';
import { BEHIND, wordsOf } from '../text/byte.ts';
import { decode, LEFT, skipBlanks } from './bytes.ts';
import type { LaneContext } from './field-logic.ts';
import { AccountReader, fieldOf, MemberReader } from './member.ts';
import { PolicyWriter } from './policy.ts';
import { holds, lacksDetails, type RecordForm, recordForms, slotsAsked } from './record-form.ts';
import { RecordScan } from './scan.ts';
import type { ByteSink } from './sink.ts';
import { RecordWriter } from './write.ts';

/**
 * Maps records from bytes of JSON to lines of JSON without parsing them: values are copied from the one to the other. It
 * takes a record only where it understands all of it and the mapper would have nothing to say but infos; whatever it
 * takes, it writes as the mapper does.
 */
export class ByteLane {
  /** What kind of record was taken last. */
  kind: RecordKind = 'USER';
  /** How many fields without a row it had. */
  unmapped = 0;
  /** Whether it was a group whose members came without their tags. */
  lacksMemberTags = false;
  /** Whether it was an answer of GetGroup. */
  isGetGroup = false;
  /** Whether it names groups. */
  hasGroups = false;
  /** Where the record ends that was read last. */
  end = 0;
  /** Planned for the first record that may have one of them: activity has none. */
  private planned: readonly RecordForm[] | undefined;
  /** The form of the record that was taken last. */
  private form: RecordForm | undefined;
  /** The form of the last record: those of a kind often come together. */
  private last = 0;
  private bytes: Uint8Array | undefined;
  private text: DataView = wordsOf(new Uint8Array());
  private readonly scan: RecordScan;
  private readonly writer: RecordWriter;
  private readonly accounts = new AccountReader();
  private members: MemberReader | undefined;

  /**
   * @param context how to map, and when the records were collected
   * @param sink takes the lines
   * @param isSilent whether infos are only counted; otherwise a record with infos is left to the mapper
   */
  constructor(
    private readonly context: LaneContext,
    sink: ByteSink,
    private readonly isSilent: boolean,
  ) {
    this.scan = new RecordScan(new PolicyWriter(context.policyText));
    this.writer = new RecordWriter(this.scan, sink);
  }

  private get forms(): readonly RecordForm[] {
    this.planned ??= recordForms(this.context);
    return this.planned;
  }

  /**
   * Maps the record that starts at a place, or leaves it.
   *
   * @param bytes where it stands; behind those that are there stand BEHIND bytes more
   * @param from its opening bracket
   * @param to where the bytes end that are there
   * @param mayBeGroup whether a group is mapped at once
   * @returns where it ends; 0 where it is left
   */
  take(bytes: Uint8Array, from: number, to: number, mayBeGroup = true): number {
    const form = this.opens(bytes, to) ? this.read(from, to) : undefined;
    if (form === undefined || (form.kind === 'GROUP' && !mayBeGroup)) return 0;
    return this.accepts(form, from) ? this.end : 0;
  }

  /** Maps a line that is one record; gives whether it was taken. */
  takeLine(bytes: Uint8Array, from: number, to: number): boolean {
    if (!this.opens(bytes, to)) return false;
    const start = skipBlanks(this.text, from);
    const form = this.read(start, to);
    // Blanks behind it may run into the next line.
    return form !== undefined && skipBlanks(this.text, this.end) >= to && this.accepts(form, start);
  }

  /** Reads a record by its form; undefined where it has none. */
  private read(from: number, to: number): RecordForm | undefined {
    const { forms, scan } = this;
    for (let tried = 0; tried < forms.length; tried += 1) {
      const form = forms[this.last]!;
      this.end = scan.read(from, to, form.layout);
      if (this.end !== LEFT) return this.end <= to ? form : undefined;
      this.last = (this.last + 1) % forms.length;
    }
    return undefined;
  }

  /** Whether the record that was taken last has one of some fields. Their slots are remembered by the list of their names. */
  hasOneOf(names: readonly string[]): boolean {
    const { form, scan } = this;
    if (form === undefined || names.length === 0) return false;
    const { tape } = scan;
    for (const slot of slotsAsked(form, names)) if (holds(tape, slot)) return true;
    return false;
  }

  /** What the user that was taken last, in a range, is to its groups; undefined where its value must be asked. */
  readMember(from: number, to: number): UserMember | undefined {
    this.members ??= this.makeMembers();
    return this.members.take(from, to);
  }

  private makeMembers(): MemberReader {
    const { layout, groups } = this.form!;
    const members = new MemberReader(this.scan, layout, groups!, this.accounts);
    members.open(this.text);
    return members;
  }

  /** Reads the group by itself that starts at a place, as {@link ByteLane.take}, but writes nothing. */
  readGroup(bytes: Uint8Array, from: number, to: number): NamedGroup | undefined {
    const form = this.forms.find(({ kind, members }) => kind === 'GROUP' && members === undefined);
    if (form === undefined || !this.opens(bytes, to)) return undefined;
    this.end = this.scan.read(from, to, form.layout);
    if (this.end === LEFT || this.end > to || !this.judges(form)) return undefined;
    const { scan, text, accounts } = this;
    const account = accounts.at(fieldOf(form.layout, 'Arn').slot, scan, text);
    const name = scan.textAt(fieldOf(form.layout, 'GroupName').slot)!;
    return { account, name, text: decode(text, from, this.end) };
  }

  /** Passes over an object of which an info is all that is to be said; gives where it ends, or 0 where it is no JSON. */
  pass(bytes: Uint8Array, from: number, to: number): number {
    if (!this.isSilent || !this.opens(bytes, to)) return 0;
    const end = this.scan.pass(from);
    return end === LEFT || end > to ? 0 : end;
  }

  /** Takes bytes; gives whether enough of them stand behind those that are there. */
  private opens(bytes: Uint8Array, to: number): boolean {
    if (bytes !== this.bytes) {
      this.bytes = bytes;
      this.text = wordsOf(bytes);
      this.scan.open(this.text);
      this.writer.open(this.text);
      this.members?.open(this.text);
    }
    return to + BEHIND <= bytes.length;
  }

  private accepts(form: RecordForm, from: number): boolean {
    if (!this.judges(form)) return false;
    this.writer.write(form.program.code, from, this.end);
    return true;
  }

  /** Whether there is nothing to be said of the record that was read but infos; notes what may be asked of it. */
  private judges(form: RecordForm): boolean {
    const { tape, unread } = this.scan;
    const { program, members, others, groups } = form;
    if (others.some((slot) => tape[slot]! > 0)) return false;
    if (program.keys !== undefined && !program.keys.some((slot) => tape[slot]! > 0)) return false;
    const lacksMemberTags = members !== undefined && lacksDetails(members, tape);
    if (!this.isSilent && (unread > 0 || lacksMemberTags)) return false;
    this.kind = form.kind;
    this.unmapped = unread;
    this.lacksMemberTags = lacksMemberTags;
    this.isGetGroup = members !== undefined;
    this.form = form;
    this.hasGroups = groups !== undefined && tape[groups.slot]! > 0;
    return true;
  }
}
