import type { RE2JS } from 're2js';
import { readExpression } from './expression.ts';
import type { PatternReader } from './reader.ts';

/** What a field is compared with. */
export type Operand =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'number'; readonly text: string; readonly number: number }
  | { readonly type: 'expression'; readonly expression: RE2JS; readonly position: number };

const WORD = /[A-Za-z0-9_.:/@*+-]+/y;
const NUMBER = /^[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/u;
const FORMS = 'Write text in double quotes, a number or %a regular expression%.';

/** Reads what `=` and `!=` compare with; the pattern is refused where nothing comes. */
export function readOperand(reader: PatternReader): Operand {
  const position = reader.position;
  if (reader.takes('"')) {
    const text = reader.readTo('"');
    if (text === undefined)
      return reader.fail('The text has no end', 'Close it with a double quote.', position);
    return { type: 'text', text };
  }
  if (reader.takes('%')) return { type: 'expression', expression: readExpression(reader), position };
  return readWord(reader);
}

/** Reads what `<` and the like compare with. */
export function readNumber(reader: PatternReader): number {
  const position = reader.position;
  const text = reader.read(WORD);
  if (NUMBER.test(text)) return Number(text);
  return reader.fail(
    'Here must stand a number',
    'Less and greater compare with numbers without quotes and wildcards.',
    position,
  );
}

/** Text without quotes is a number where it has the form of one. */
function readWord(reader: PatternReader): Operand {
  const position = reader.position;
  const text = reader.read(WORD);
  if (NUMBER.test(text)) return { type: 'number', text, number: Number(text) };
  if (text === '') {
    const next = reader.text.charAt(position);
    if (/[“”„‘’]/u.test(next)) reader.fail('These are no double quotes', 'Write " in place of “ and ”.');
    if (next === '=') reader.fail('There is no operator ==', 'Write =.');
    reader.fail('Here must stand a value', FORMS);
  }
  if (text.includes('+')) reader.fail('Text with + needs quotes', 'Write it in double quotes.', position);
  return { type: 'text', text };
}
