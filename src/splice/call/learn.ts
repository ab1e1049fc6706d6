import { Byte } from '../../text/byte.ts';
import { LEFT, skipBlanks } from '../bytes.ts';
import { anyNumberEnd, jsonTextEnd } from '../ends.ts';
import { Behind, LONGEST_GAP, type RecordForms, START, startsNumber } from './forms.ts';
import { fieldAt, isMappedSource, type KnownField } from './known-field.ts';

/** Longer records are not learned. */
const MOST_BYTES = 1 << 14;

/**
 * Learns the form of a record, if that may pay: all of it, or up to the source of the event where that is mapped.
 *
 * @param from where the record starts, which was found to be one
 */
export function learnForm(forms: RecordForms, text: DataView, from: number, end: number): void {
  if (end - from <= MOST_BYTES && forms.startsLearning()) new FormLearner(forms, text, from).learn(end);
}

class FormLearner {
  /** The place of the forms that was come to; -1 where nothing more is learned. */
  private place = START;
  /** The fields whose keys came since the last gap, and where each key ends. */
  private keys: { readonly end: number; readonly bit: number }[] = [];
  /** The field of the record whose value comes, or in whose value this is. */
  private field: KnownField | undefined;
  private depth = 0;

  constructor(
    private readonly forms: RecordForms,
    private readonly text: DataView,
    /** Where the gap starts. */
    private gap: number,
  ) {}

  learn(end: number): void {
    let at = this.gap;
    while (at < end && this.place !== LEFT) at = this.pass(at);
    this.cut(end, Behind.End);
  }

  /** Goes on by a text, a number or a byte; gives where. */
  private pass(at: number): number {
    const { text } = this;
    const byte = text.getUint8(at);
    if (byte === Byte.Quote) return this.passText(at);
    if (startsNumber(byte)) {
      this.cut(at, Behind.Number);
      this.gap = anyNumberEnd(text, at);
      return this.gap;
    }
    if (byte === Byte.OpenObject || byte === Byte.OpenList) this.open(at);
    else if (byte === Byte.CloseObject || byte === Byte.CloseList) this.depth -= 1;
    return at + 1;
  }

  private open(at: number): void {
    // Requests differ most: what stands before them is not to be compared for each.
    if (this.depth === 1) this.cut(at + 1, Behind.Gap);
    this.depth += 1;
  }

  private passText(at: number): number {
    const { text, depth } = this;
    const end = jsonTextEnd(text, at + 1) + 1;
    const isKey = text.getUint8(skipBlanks(text, end)) === Byte.Colon;
    if (isKey && depth > 1) return end;
    if (isKey) {
      this.field = fieldAt(text, at)!;
      this.keys.push({ end, bit: this.field.bit });
      return end;
    }
    const field = depth === 1 ? this.field : undefined;
    const name = field?.rule && field.name;
    if (name === undefined || name === 'eventName') {
      this.cut(at + 1, name === undefined ? Behind.Text : Behind.Name, field);
      this.gap = end - 1;
    } else this.cut(at + 1, name === 'eventSource' ? Behind.Source : Behind.Gap);
    if (name === 'eventSource' && isMappedSource(text, at)) this.place = LEFT;
    return end;
  }

  private cut(to: number, behind: Behind, field?: KnownField): void {
    for (; to - this.gap > LONGEST_GAP; this.gap += LONGEST_GAP)
      this.keep(this.gap + LONGEST_GAP, Behind.Gap);
    this.keep(to, behind, field);
    this.gap = to;
  }

  private keep(to: number, behind: Behind, field?: KnownField): void {
    const { forms, text, place, gap: from } = this;
    // Of a gap that is cut, each part has the keys that end in it: another record may go on behind it in another way.
    const fields = this.keys.reduce((bits, { end, bit }) => (end <= to ? bits | bit : bits), 0);
    this.keys = this.keys.filter(({ end }) => end > to);
    if (place !== LEFT) this.place = forms.keep(place, text, { from, to, behind, fields, field });
  }
}
