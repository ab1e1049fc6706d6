import { isAbsent, parseJson } from '../../json.ts';
import { optionalFields, type Schema } from '../schema.ts';

/** What can be no object or list is not given to the parser: an exception costs more than most records. */
const OPENING = /^[\t\n\r ]*[{[]/u;

function isLetter(unit: number): boolean {
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** The object or list of which a text is the JSON; undefined where it is none. */
export function readJsonText(text: string): object | undefined {
  // Nearly every text begins with a letter.
  if (isLetter(text.charCodeAt(0)) || !OPENING.test(text)) return undefined;
  return parseJson(text)?.value as object | undefined;
}

/** Whether nothing stands where an object or a list is due: null is nothing as JSON text, too. */
export function isNothing(value: unknown): boolean {
  return isAbsent(value) || value === 'null';
}

/** What a text stands for where an object or a list is due; undefined where it is no JSON of one. */
export function readPart(text: string): object | null | undefined {
  return isNothing(text) ? null : readJsonText(text);
}

/** An object that may have these fields, among others, and that exports of tables may write as its JSON text. */
export function open<const Fields extends Readonly<Record<string, Schema>>>(fields: Fields) {
  return { fields: optionalFields(fields), isOpen: true, ofText: readPart } as const;
}
