import { Byte, wordsOf } from '../../text/byte.ts';
import { copyText, isSame, LEFT, SPARE } from '../bytes.ts';
import { anyNumberEnd, isDigit, jsonTextEnd, textEnd } from '../ends.ts';
import { areEnough, isMappedSource, isName, KNOWN_FIELDS, type KnownField } from './known-field.ts';

/** What stands behind a gap. */
export enum Behind {
  /** Another gap. */
  Gap,
  /** Another gap, which begins with what the source of the event says. */
  Source,
  /** What a text says, up to its closing quote. */
  Text,
  /** The same, where it must be a name. */
  Name,
  Number,
  /** Nothing: the record has ended. */
  End,
}

/** What is known of a gap, as numbers one behind the other. */
enum Gap {
  /** Where its bytes lie among those of all. */
  From,
  Length,
  Behind,
  /** The bits of the record's fields whose keys are in it. */
  Fields,
  /** The place behind it: the gap after which those are listed that may come next. */
  Place,
  /** The first that may come next. */
  First,
  /** What may come instead. */
  Sibling,
  Size = 8,
}

/** What stood between two values of a record. */
export interface FoundGap {
  readonly from: number;
  readonly to: number;
  readonly behind: Behind;
  /** The bits of the record's fields whose keys are in it. */
  readonly fields: number;
  /** The field whose text stands behind it. */
  readonly field?: KnownField | undefined;
}

/** The place at which records start. */
export const START = 0;

/** Longer gaps are to be cut: a reader may look at no more behind the bytes at hand. */
export const LONGEST_GAP = 48;

const MOST_GAPS = 1 << 14;
const MOST_BYTES = 1 << 18;

/** So many gaps may come at one place: each is held against the bytes there. */
const MOST_SIBLINGS = 1 << 8;

/** So many records are learned, and one more for so many that were known: where each has keys of its own, it does not pay. */
const FREE = 1 << 10;
const KNOWN_FOR_ONE = 8;

/**
 * The forms of records of other services: what stands between their values. Such records are most of a trail and resemble
 * each other, so that nearly all are known by comparing what stands between values with what stood there before.
 *
 * It is a tree of gaps. Behind a text that is a field of the record its branches meet, or each kind of identity would have
 * branches for all requests. What the mapper's judgement asks for is in gaps, and known with them.
 */
export class RecordForms {
  /** Whether the record that was not found is of a service whose activity is mapped. */
  isMapped = false;
  private readonly gaps = new Int32Array(MOST_GAPS * Gap.Size);
  private readonly bytes = new Uint8Array(MOST_BYTES);
  private readonly words = wordsOf(this.bytes);
  /** The place behind each field whose value is a text; 0 where none was met. */
  private readonly meetings = new Int32Array(KNOWN_FIELDS.length);
  private known = 0;
  private learned = 0;
  private gapsEnd: number = Gap.Size;
  private bytesEnd = 0;

  /**
   * Finds the record that starts at a place.
   *
   * @param text where it stands; behind the bytes that are there stand BEHIND bytes more
   * @param from its opening bracket
   * @param to where the bytes end that are there
   * @returns where it ends; 0 where it is no record of another service, or of a form that is not known
   */
  find(text: DataView, from: number, to: number): number {
    const { gaps } = this;
    this.isMapped = false;
    let place = START;
    let at = from;
    for (let seen = 0; at <= to; ) {
      let gap = gaps[place + Gap.First]!;
      while (gap !== 0 && !this.stands(gap, text, at)) gap = gaps[gap + Gap.Sibling]!;
      if (gap === 0) {
        this.isMapped = gaps[place + Gap.Behind] === Behind.Source && isMappedSource(text, at - 1);
        return 0;
      }
      at += gaps[gap + Gap.Length]!;
      const fields = gaps[gap + Gap.Fields]!;
      if ((seen & fields) !== 0) return 0;
      seen |= fields;
      const behind: Behind = gaps[gap + Gap.Behind]!;
      if (behind === Behind.End) return areEnough(seen) && at <= to ? this.count(at) : 0;
      if (behind >= Behind.Text) at = valueEnd(behind, text, at);
      if (at < from) return 0;
      place = gaps[gap + Gap.Place]!;
    }
    return 0;
  }

  /** Whether a gap stands at a place, and a number behind it where that is due. */
  private stands(gap: number, text: DataView, at: number): boolean {
    const { gaps, words } = this;
    const length = gaps[gap + Gap.Length]!;
    if (!isSame(words, gaps[gap + Gap.From]!, text, at, length)) return false;
    return gaps[gap + Gap.Behind] !== Behind.Number || startsNumber(text.getUint8(at + length));
  }

  private count(end: number): number {
    this.known += 1;
    return end;
  }

  /** Whether a record that is not known should be learned. */
  startsLearning(): boolean {
    if (this.learned >= FREE + this.known / KNOWN_FOR_ONE) return false;
    this.learned += 1;
    return true;
  }

  /** Keeps a gap that may come at a place; gives the place behind it, or -1 where there is no room for it. */
  keep(place: number, text: DataView, found: FoundGap): number {
    const { gaps } = this;
    let last = 0;
    let count = 0;
    for (let gap = gaps[place + Gap.First]!; gap !== 0; gap = gaps[gap + Gap.Sibling]!) {
      if (this.isGap(gap, text, found)) return gaps[gap + Gap.Place]!;
      last = gap;
      count += 1;
    }
    if (count < MOST_SIBLINGS && this.hasRoom) return this.add(place, last, text, found);
    this.forget();
    return LEFT;
  }

  private isGap(gap: number, text: DataView, { from, to, behind }: FoundGap): boolean {
    const { gaps, words } = this;
    const length = to - from;
    return (
      gaps[gap + Gap.Behind] === behind &&
      gaps[gap + Gap.Length] === length &&
      isSame(words, gaps[gap + Gap.From]!, text, from, length)
    );
  }

  private get hasRoom(): boolean {
    return this.gapsEnd < this.gaps.length && this.bytesEnd + LONGEST_GAP + SPARE <= this.bytes.length;
  }

  private add(place: number, last: number, text: DataView, found: FoundGap): number {
    const { gaps, words, gapsEnd: gap, bytesEnd } = this;
    const { from, to, behind, fields, field } = found;
    copyText(text, from, to, to, words, bytesEnd);
    // A number is looked for first: where it begins, another gap may go on.
    const isFirst = last === 0 || behind === Behind.Number;
    const before = isFirst ? place + Gap.First : last + Gap.Sibling;
    gaps.set([bytesEnd, to - from, behind, fields, this.placeBehind(gap, field), 0, gaps[before]!], gap);
    gaps[before] = gap;
    this.bytesEnd += to - from;
    this.gapsEnd += Gap.Size;
    return gaps[gap + Gap.Place]!;
  }

  private placeBehind(gap: number, field: KnownField | undefined): number {
    if (field === undefined) return gap;
    const index = 31 - Math.clz32(field.bit);
    this.meetings[index] ||= gap;
    return this.meetings[index]!;
  }

  /** Begins anew: there are more forms than there is room for. */
  private forget(): void {
    this.gaps.fill(0, START, Gap.Size);
    this.meetings.fill(0);
    this.gapsEnd = Gap.Size;
    this.bytesEnd = 0;
  }
}

/** Whether a byte is the first of a number. */
export function startsNumber(byte: number): boolean {
  return byte === Byte.Minus || isDigit(byte);
}

/** Where the value ends that starts at `at`; -1 where it is none. */
function valueEnd(behind: Behind, text: DataView, at: number): number {
  if (behind === Behind.Number) return anyNumberEnd(text, at);
  if (behind === Behind.Text) return jsonTextEnd(text, at);
  return isName(text, at - 1) ? textEnd(text, at) : LEFT;
}
