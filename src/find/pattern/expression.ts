import { RE2JS } from 're2js';
import type { PatternReader } from './reader.ts';

/** What a regular expression of a pattern may hold: no parentheses, no `!`, nothing beyond one byte. */
const ALLOWED =
  /(?:[A-Za-z0-9 :_#=@/;,^$?[\]{}|*+.-]|\\(?:[dDsSwW]|x[0-9A-Fa-f]{2}|[:_#=@/;,^$?[\]{}|*+.\\-]))*/y;

/**
 * How many steps an expression may have once its repetitions are written out. Each step is tried at each character of
 * a text, so this bounds the time that a character takes.
 */
const MAX_STEPS = 1000;

/** Reads a regular expression, behind its first `%`, and compiles it. */
export function readExpression(reader: PatternReader): RE2JS {
  const start = reader.position;
  const expression = reader.readTo('%');
  if (expression === undefined || expression === '')
    return reader.fail('The regular expression has no end or is empty', 'Write %expression%.', start);
  ALLOWED.lastIndex = 0;
  const allowed = ALLOWED.exec(expression)![0].length;
  if (allowed < expression.length) {
    reader.fail(
      'A regular expression of a pattern may not hold this',
      'It may hold letters, digits, blanks, : _ # = @ / ; , - and ^ $ ? [ ] { } | \\ * + . and the escapes ' +
        '\\d \\D \\s \\S \\w \\W \\xhh.',
      start + allowed,
    );
  }
  return compile(expression, reader, start);
}

function compile(expression: string, reader: PatternReader, start: number): RE2JS {
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(expression);
  } catch {
    return reader.fail(
      'The regular expression cannot be read',
      'Close its brackets, and repeat only what stands before a *, + or {n,m}, up to 1,000 times.',
      start,
    );
  }
  if (compiled.programSize() <= MAX_STEPS) return compiled;
  return reader.fail('The regular expression repeats too much', 'Repeat less with {n,m}.', start);
}
