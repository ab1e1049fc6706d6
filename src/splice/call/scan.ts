import { BEHIND, Byte, wordsOf } from '../../text/byte.ts';
import { LEFT, oneOfEnd, skipBlanks } from '../bytes.ts';
import { textEnd } from '../ends.ts';
import { JsonPass } from '../pass.ts';
import { areEnough, fieldAt, isMappedSource, type KnownField } from './known-field.ts';

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
    const { text } = this;
    if (text.getUint8(from) !== Byte.OpenObject) return LEFT;
    let at = skipBlanks(text, from + 1);
    let field: KnownField | undefined;
    for (let seen = 0; ; ) {
      field = fieldAt(text, at, field);
      if (field === undefined || (seen & field.bit) !== 0) return LEFT;
      seen |= field.bit;
      at = this.valueEnd(field, skipBlanks(text, at + field.key.length));
      if (at === LEFT) return LEFT;
      at = skipBlanks(text, at);
      const byte = text.getUint8(at);
      if (byte === Byte.CloseObject) return areEnough(seen) ? at + 1 : LEFT;
      if (byte !== Byte.Comma) return LEFT;
      at = skipBlanks(text, at + 1);
    }
  }

  /** Where the value of a field ends; -1 where it is not as the rule of the field says. */
  private valueEnd(field: KnownField, colon: number): number {
    const { text } = this;
    const { rule } = field;
    if (text.getUint8(colon) !== Byte.Colon) return LEFT;
    const at = skipBlanks(text, colon + 1);
    if (rule === undefined) return this.pass.valueEnd(text, at);
    // A text that could be written in another way might be one of the rule's.
    const end = text.getUint8(at) === Byte.Quote ? textEnd(text, at + 1) : LEFT;
    if (end === LEFT) return LEFT;
    if ((oneOfEnd(rule.texts, text, at) !== LEFT) !== rule.isOneOf) return LEFT;
    if (field.name === 'eventSource') this.isOutside = !this.takesAll && !isMappedSource(text, at);
    return end + 1;
  }
}
