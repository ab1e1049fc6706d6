import { CLOUDTRAIL_RECORD } from '../../log/cloudtrail/record.ts';
import { SERVICES, sourceOf } from '../../log/cloudtrail/service.ts';
import { BEHIND, Byte } from '../../text/byte.ts';
import { type Constant, constantOf, LEFT, skipBlanks, standsAt, wordsOf } from '../bytes.ts';
import { textEnd } from '../ends.ts';
import { JsonPass } from '../pass.ts';

/** A field of a record, and what its text must be for the record to be known. */
class RecordField {
  readonly key: Constant;
  /** The field that came behind it last time. */
  next: RecordField | undefined;

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

/** What of a record the mapper's judgement looks at; whatever else it may be is for the mapper to say. */
const RULES: Readonly<Record<string, Rule>> = /* @__PURE__ */ (() => ({
  eventSource: noneOf(''),
  eventName: noneOf(''),
  eventType: noneOf('', 'AwsCloudTrailInsight', 'AwsAggregatedEvent'),
  eventCategory: oneOf('Management', 'Data', 'NetworkActivity'),
}))();

/** The event sources of the services whose activity is mapped. */
const SOURCES = /* @__PURE__ */ (() => quoted(SERVICES.map(sourceOf)))();

/** Without these a record is none, or is refused. */
const NEEDED: readonly string[] = ['eventSource', 'eventName'];

/**
 * Finds records of activity in bytes, without parsing them: where each ends, and whether it is of a service whose
 * activity is not mapped, as most of a trail is. It knows a record only by what the mapper's judgement looks at, and
 * only where all of it is JSON without doubled keys; any other is left.
 */
export class CallScan {
  /** Whether the record that was found last is of a service whose activity is not mapped. */
  isOutside = false;
  private text: DataView = wordsOf(new Uint8Array());
  private readonly pass = new JsonPass();
  private readonly fields = Object.keys(CLOUDTRAIL_RECORD.fields).map(
    (name, index) => new RecordField(name, 1 << index, RULES[name]),
  );
  private readonly source = this.named('eventSource');
  private readonly needed = NEEDED.reduce((bits, name) => bits | this.named(name).bit, 0);
  /** The field that came first last time. */
  private first = this.fields[0]!;

  /** @param takesAll whether activity of every service is mapped */
  constructor(private readonly takesAll: boolean) {}

  /**
   * Finds the record that starts at a place, or leaves it.
   *
   * @param text where it stands; behind the bytes that are there stand BEHIND bytes more
   * @param from its opening bracket
   * @param to where the bytes end that are there
   * @returns where it ends; 0 where it is left
   */
  find(text: DataView, from: number, to: number): number {
    if (to + BEHIND > text.byteLength) return 0;
    this.text = text;
    const end = this.record(from);
    return end === LEFT || end > to ? 0 : end;
  }

  private record(from: number): number {
    const { text, needed } = this;
    if (text.getUint8(from) !== Byte.OpenObject) return LEFT;
    let at = skipBlanks(text, from + 1);
    let seen = 0;
    for (let last: RecordField | undefined; ; ) {
      const field: RecordField | undefined = this.fieldAt(at, last?.next ?? this.first);
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

  private named(name: string): RecordField {
    return this.fields[Object.keys(CLOUDTRAIL_RECORD.fields).indexOf(name)]!;
  }

  private fieldAt(at: number, guess: RecordField): RecordField | undefined {
    const { text } = this;
    if (standsAt(guess.key, text, at)) return guess;
    return this.fields.find(({ key }) => standsAt(key, text, at));
  }

  /** Where the value of a field ends; -1 where it is not as the rule of the field says. */
  private valueEnd(field: RecordField, colon: number): number {
    const { text } = this;
    const { rule } = field;
    if (text.getUint8(colon) !== Byte.Colon) return LEFT;
    const at = skipBlanks(text, colon + 1);
    if (rule === undefined) return this.pass.valueEnd(text, at);
    // A text that could be written in another way might be one of the rule's.
    const end = text.getUint8(at) === Byte.Quote ? textEnd(text, at + 1) : LEFT;
    if (end === LEFT) return LEFT;
    if (isOneOf(rule.texts, text, at, end + 1) !== rule.isOneOf) return LEFT;
    if (field === this.source) this.isOutside = !this.takesAll && !isOneOf(SOURCES, text, at, end + 1);
    return end + 1;
  }
}

function isOneOf(known: readonly Constant[], text: DataView, from: number, to: number): boolean {
  for (const one of known) if (one.length === to - from && standsAt(one, text, from)) return true;
  return false;
}
