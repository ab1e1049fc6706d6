import type { NamedGroup, UserMember } from '../log/iam/join.ts';
import type { RecordKind } from '../log/iam/kind.ts';
import { BEHIND, wordsOf } from '../text/byte.ts';
import { LEFT, skipBlanks } from './bytes.ts';
import type { LaneContext } from './field-logic.ts';
import { JoinReader } from './member.ts';
import { PolicyWriter } from './policy.ts';
import { holds, lacksDetails, type RecordForm, recordForms } from './record-form.ts';
import { RecordScan } from './scan.ts';
import { type ByteSink, holdsOne, RecordWriter } from './write.ts';

/**
 * Maps records from bytes of JSON to lines of JSON without parsing them: values are copied from the one to the other. It
 * takes a record only where it understands all of it and the mapper would have nothing to say but infos; whatever it
 * takes, it writes as the mapper does. Behind the bytes that it gets stand BEHIND bytes more.
 */
export class ByteLane {
  /* What there is to be said of the record that was taken last. */
  kind: RecordKind = 'USER';
  unmapped = 0;
  lacksMemberTags = false;
  isGetGroup = false;
  hasGroups = false;
  private form: RecordForm | undefined;
  /** Where the record ends that was read last. */
  end = 0;
  /** Planned for the first record that may have one of them: activity has none. */
  private planned: readonly RecordForm[] | undefined;
  /** The form of the last record: those of a kind often come together. */
  private last = 0;
  private bytes: Uint8Array | undefined;
  private readonly scan: RecordScan;
  private readonly writer: RecordWriter;
  private readonly joins: JoinReader;

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
    this.joins = new JoinReader(this.scan, this.writer, sink);
  }

  private get forms(): readonly RecordForm[] {
    this.planned ??= recordForms(this.context);
    return this.planned;
  }

  /** Maps the record that starts at a place; gives where it ends, or 0 where it is left. */
  take(bytes: Uint8Array, from: number, to: number, mayBeGroup = true): number {
    const form = this.read(bytes, from, to);
    const isLeft = form === undefined || (form.kind === 'GROUP' && !mayBeGroup);
    return isLeft || !this.accepts(form, from) ? 0 : this.end;
  }

  /** Maps a line that is one record; gives whether it was taken. */
  takeLine(bytes: Uint8Array, from: number, to: number): boolean {
    const form = this.read(bytes, from, to);
    // Blanks behind it may run into the next line.
    return form !== undefined && skipBlanks(this.scan.text, this.end) >= to && this.accepts(form, from);
  }

  /** Reads a record by its form; undefined where it has none. */
  private read(bytes: Uint8Array, from: number, to: number): RecordForm | undefined {
    if (!this.opens(bytes, to)) return undefined;
    const { forms } = this;
    for (let tried = 0; tried < forms.length; tried += 1) {
      const form = forms[this.last]!;
      if (this.hasForm(form, from, to)) return form;
      this.last = (this.last + 1) % forms.length;
    }
    return undefined;
  }

  private hasForm({ layout }: RecordForm, from: number, to: number): boolean {
    this.end = this.scan.read(skipBlanks(this.scan.text, from), to, layout);
    return this.end !== LEFT && this.end <= to;
  }

  /** Whether the record that was taken last has what a call does not return. */
  hasDetails(call: string): boolean {
    const { form, scan } = this;
    return form?.details.get(call)?.some((slot) => holds(scan.tape, slot)) === true;
  }

  /** What the user that was taken last, in a range, is to its groups; undefined where its value must be asked. */
  readMember(from: number, to: number): UserMember | undefined {
    return this.joins.member(this.form!.member!, from, to);
  }

  /** Reads the group by itself that starts at a place, as {@link ByteLane.take}, but writes nothing. */
  readGroup(bytes: Uint8Array, from: number, to: number): NamedGroup | undefined {
    const form = this.forms.find(({ kind, members }) => kind === 'GROUP' && members === undefined);
    if (form === undefined || !this.opens(bytes, to) || !this.hasForm(form, from, to)) return undefined;
    return this.judges(form) ? this.joins.group(form.layout, from, this.end) : undefined;
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
      this.scan.text = wordsOf(bytes);
    }
    return to + BEHIND <= bytes.length;
  }

  private accepts(form: RecordForm, from: number): boolean {
    if (!this.judges(form)) return false;
    this.writer.write(form.code, from, this.end);
    return true;
  }

  /** Whether there is nothing to be said of the record that was read but infos; notes what may be asked of it. */
  private judges(form: RecordForm): boolean {
    const { tape, unread } = this.scan;
    const { kind, keys, members, others, member } = form;
    if (holdsOne(tape, others, 0) || (keys !== undefined && !holdsOne(tape, keys, 0))) return false;
    const lacksMemberTags = lacksDetails(form, tape);
    if (!this.isSilent && (unread > 0 || lacksMemberTags)) return false;
    this.form = form;
    this.kind = kind;
    this.unmapped = unread;
    this.lacksMemberTags = lacksMemberTags;
    this.isGetGroup = members !== undefined;
    this.hasGroups = member !== undefined && tape[member.groups.slot]! > 0;
    return true;
  }
}
