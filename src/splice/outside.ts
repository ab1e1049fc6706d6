import { CLOUDTRAIL_RECORD } from '../log/cloudtrail/record.ts';
import { SERVICES, sourceOf } from '../log/cloudtrail/service.ts';
import { BEHIND, Byte } from '../text/byte.ts';
import { type Constant, constantOf, LEFT, skipBlanks, standsAt, wordsOf } from './bytes.ts';
import { textEnd } from './ends.ts';
import { valueEnd } from './pass.ts';

/** A field of a record, and what its text must be for the record to be passed over. */
class Field {
  readonly key: Constant;
  /** The field that came behind it last time. */
  next: Field | undefined;

  constructor(
    name: string,
    /** A bit of its own. */
    readonly bit: number,
    readonly rule: Rule | undefined,
  ) {
    this.key = constantOf(`"${name}"`);
  }
}

/** Texts of which a field must have one, or none. */
interface Rule {
  readonly texts: readonly Constant[];
  readonly isOneOf: boolean;
}

const oneOf = (...texts: readonly string[]): Rule => ({ texts: quoted(texts), isOneOf: true });
const noneOf = (...texts: readonly string[]): Rule => ({ texts: quoted(texts), isOneOf: false });

function quoted(texts: readonly string[]): Constant[] {
  return texts.map((text) => constantOf(`"${text}"`));
}

/** What of a record of another service the mapper looks at; whatever else it may be is for the mapper to say. */
const RULES: Readonly<Record<string, Rule>> = /* @__PURE__ */ (() => ({
  eventSource: noneOf('', ...SERVICES.map(sourceOf)),
  eventName: noneOf(''),
  eventType: noneOf('', 'AwsCloudTrailInsight', 'AwsAggregatedEvent'),
  eventCategory: oneOf('Management', 'Data', 'NetworkActivity'),
}))();

/** Without these a record is none, or is refused. */
const NEEDED: readonly string[] = ['eventSource', 'eventName'];

/**
 * Passes over records of other services, which most of a trail are, without parsing them. It knows a record only by what
 * the mapper's judgement looks at, and only where all of it is JSON; any other is left.
 */
export class OutsidePass {
  private bytes: Uint8Array | undefined;
  private text: DataView = wordsOf(new Uint8Array());
  private readonly fields = Object.keys(CLOUDTRAIL_RECORD.fields).map(
    (name, index) => new Field(name, 1 << index, RULES[name]),
  );
  private readonly needed = NEEDED.reduce((bits, name) => bits | this.named(name).bit, 0);
  /** The field that came first last time. */
  private first = this.fields[0]!;

  /**
   * Passes over the record that starts at a place, or leaves it.
   *
   * @param bytes where it stands; behind those that are there stand BEHIND bytes more
   * @param from its opening bracket
   * @param to where the bytes end that are there
   * @returns where it ends; 0 where it is left
   */
  take(bytes: Uint8Array, from: number, to: number): number {
    if (to + BEHIND > bytes.length) return 0;
    if (bytes !== this.bytes) {
      this.bytes = bytes;
      this.text = wordsOf(bytes);
    }
    const end = this.record(from);
    return end === LEFT || end > to ? 0 : end;
  }

  /** {@link OutsidePass.take}, of a line that is one record; gives whether it was passed over. */
  takeLine(bytes: Uint8Array, from: number, to: number): boolean {
    if (to + BEHIND > bytes.length) return false;
    if (bytes !== this.bytes) {
      this.bytes = bytes;
      this.text = wordsOf(bytes);
    }
    const end = this.take(bytes, skipBlanks(this.text, from), to);
    // Blanks behind it may run into the next line.
    return end > 0 && skipBlanks(this.text, end) >= to;
  }

  private record(from: number): number {
    const { text, needed } = this;
    if (text.getUint8(from) !== Byte.OpenObject) return LEFT;
    let at = skipBlanks(text, from + 1);
    let seen = 0;
    for (let last: Field | undefined; ; ) {
      const field: Field | undefined = this.fieldAt(at, last?.next ?? this.first);
      if (field === undefined || (seen & field.bit) !== 0) return LEFT;
      seen |= field.bit;
      if (last === undefined) this.first = field;
      else last.next = field;
      last = field;
      at = this.valueEnd(field, skipBlanks(text, at + field.key.length));
      if (at === LEFT) return LEFT;
      at = skipBlanks(text, at);
      const byte = text.getUint8(at);
      if (byte === Byte.CloseObject) return (seen & needed) === needed ? at + 1 : LEFT;
      if (byte !== Byte.Comma) return LEFT;
      at = skipBlanks(text, at + 1);
    }
  }

  private named(name: string): Field {
    return this.fields[Object.keys(CLOUDTRAIL_RECORD.fields).indexOf(name)]!;
  }

  private fieldAt(at: number, guess: Field): Field | undefined {
    const { text } = this;
    if (standsAt(guess.key, text, at)) return guess;
    return this.fields.find(({ key }) => standsAt(key, text, at));
  }

  /** Where the value of a field ends; -1 where it is not as the rule of the field says. */
  private valueEnd({ rule }: Field, colon: number): number {
    const { text } = this;
    if (text.getUint8(colon) !== Byte.Colon) return LEFT;
    const at = skipBlanks(text, colon + 1);
    if (rule === undefined) return valueEnd(text, at);
    // A text that could be written in another way might be one of the rule's.
    const end = text.getUint8(at) === Byte.Quote ? textEnd(text, at + 1) : LEFT;
    if (end === LEFT) return LEFT;
    const isOne = rule.texts.some((known) => known.length === end + 1 - at && standsAt(known, text, at));
    return isOne === rule.isOneOf ? end + 1 : LEFT;
  }
}
