import { type Operand, readNumber, readOperand } from './operand.ts';
import { PatternReader } from './reader.ts';
import { readSelector, type Selector } from './selector.ts';

/** A condition that holds no others. */
export type Atom =
  | {
      readonly type: 'compare';
      readonly selector: Selector;
      readonly operator: '=' | '!=';
      readonly operand: Operand;
    }
  | {
      readonly type: 'order';
      readonly selector: Selector;
      readonly operator: '<' | '<=' | '>' | '>=';
      readonly number: number;
    }
  | { readonly type: 'is'; readonly selector: Selector; readonly value: null | boolean }
  | { readonly type: 'not-exists'; readonly selector: Selector };

/** A condition of a filter pattern. */
export type Condition =
  | Atom
  | { readonly type: 'or'; readonly conditions: readonly Condition[] }
  | { readonly type: 'and'; readonly conditions: readonly Condition[] };

const MAX_LENGTH = 1024;
const MAX_WILDCARDS = 3;
const MAX_EXPRESSIONS = 2;

const OPERATOR = /!=|<=|>=|=|<|>/y;
const KEYWORD = /[A-Za-z]+/y;
const NAMED_VALUES = { NULL: null, TRUE: true, FALSE: false } as const;

/**
 * Reads a filter pattern for JSON events.
 *
 * @param pattern the pattern
 * @returns its condition
 * @throws {PatternSyntaxError} where the pattern is none
 */
export function parseFilterPattern(pattern: string): Condition {
  const reader = new PatternReader(pattern);
  if (pattern.length > MAX_LENGTH)
    reader.fail('The pattern is longer than 1,024 characters', 'Make two patterns of it.', MAX_LENGTH);
  reader.skipBlanks();
  if (!reader.takes('{')) reader.fail('A pattern for JSON begins with {', 'Write { $.field = "text" }.');
  const condition = readOr(reader);
  if (!reader.takes('}'))
    reader.fail('The pattern does not end here, nor does it go on', 'Write && or || or the closing }.');
  reader.skipBlanks();
  if (!reader.atEnd) reader.fail('Something follows the closing }', 'End the pattern there.');
  checkQuotas(condition, reader);
  return condition;
}

function readOr(reader: PatternReader): Condition {
  const conditions = [readAnd(reader)];
  while (reader.takes('||')) conditions.push(readAnd(reader));
  return conditions.length === 1 ? conditions[0]! : { type: 'or', conditions };
}

function readAnd(reader: PatternReader): Condition {
  const conditions = [readOperandOfAnd(reader)];
  while (reader.takes('&&')) conditions.push(readOperandOfAnd(reader));
  return conditions.length === 1 ? conditions[0]! : { type: 'and', conditions };
}

/** Reads an atom or conditions in parentheses, and the blanks on both sides. */
function readOperandOfAnd(reader: PatternReader): Condition {
  reader.skipBlanks();
  const position = reader.position;
  if (!reader.takes('(')) return readAtom(reader);
  const condition = readOr(reader);
  if (!reader.takes(')')) reader.fail('The parenthesis is not closed', 'Write the closing ).', position);
  reader.skipBlanks();
  return condition;
}

function readAtom(reader: PatternReader): Condition {
  const selector = readSelector(reader);
  reader.skipBlanks();
  const operator = reader.read(OPERATOR);
  reader.skipBlanks();
  const atom = operator === '' ? readTest(reader, selector) : readComparison(reader, selector, operator);
  reader.skipBlanks();
  return atom;
}

function readComparison(reader: PatternReader, selector: Selector, operator: string): Condition {
  if (operator === '=' || operator === '!=')
    return { type: 'compare', selector, operator, operand: readOperand(reader) };
  const number = readNumber(reader);
  return { type: 'order', selector, operator: operator as '<' | '<=' | '>' | '>=', number };
}

/** Reads `IS …` and `NOT EXISTS`. */
function readTest(reader: PatternReader, selector: Selector): Condition {
  const position = reader.position;
  const keyword = reader.read(KEYWORD);
  reader.skipBlanks();
  const value = reader.read(KEYWORD);
  if (keyword === 'NOT' && value === 'EXISTS') return { type: 'not-exists', selector };
  if (keyword === 'IS' && Object.hasOwn(NAMED_VALUES, value))
    return { type: 'is', selector, value: NAMED_VALUES[value as keyof typeof NAMED_VALUES] };
  return reader.fail(
    'The field is not compared with anything',
    'Write = != < <= > >= and a value, IS NULL, IS TRUE, IS FALSE or NOT EXISTS; for EXISTS write = "*".',
    position,
  );
}

/** Refuses a pattern with more wildcard selectors or regular expressions than there may be. */
function checkQuotas(condition: Condition, reader: PatternReader): void {
  const atoms = atomsOf(condition);
  const wild = atoms.filter(({ selector }) => selector.wild)[MAX_WILDCARDS];
  if (wild !== undefined)
    reader.fail(
      'The pattern has more than three wildcards',
      'Name some of the fields.',
      wild.selector.position,
    );
  const expressions = atoms.flatMap((atom) =>
    atom.type === 'compare' && atom.operand.type === 'expression' ? [atom.operand] : [],
  );
  const expression = expressions[MAX_EXPRESSIONS];
  if (expression !== undefined) {
    const remedy = 'Join them with | or compare with text.';
    reader.fail('The pattern has more than two regular expressions', remedy, expression.position);
  }
}

/** The conditions that hold no others, in the order of the pattern. */
export function atomsOf(condition: Condition): readonly Atom[] {
  if (condition.type !== 'or' && condition.type !== 'and') return [condition];
  return condition.conditions.flatMap(atomsOf);
}
