import { isObject } from '../../json.ts';
import type { Operand } from './operand.ts';
import { type Atom, atomsOf, type Condition, parseFilterPattern } from './parse.ts';
import { someSelected } from './selector.ts';
import { wildcardTest } from './wildcard.ts';

/** A filter pattern, ready to be asked about records. */
export interface FilterPattern {
  /**
   * Whether a record fulfils the pattern.
   *
   * @param record the record as JSON has it; what is no object fulfils no pattern
   */
  matches(record: unknown): boolean;
  /** The log fields that the pattern asks for, as it names them without `$.`, in its order, each once. */
  readonly fields: readonly string[];
}

type Test = (record: unknown) => boolean;

/**
 * Reads a filter pattern for JSON events as CloudWatch Logs has them: all of that language, with its quotas (1,024
 * characters, three wildcard selectors, two regular expressions). Records are judged in time proportional to their
 * size; regular expressions are RE2's, of at most 1,000 steps.
 *
 * A field that is missing fulfils no comparison, `!=` included; `null` fulfils `IS NULL` alone, a truth value
 * `IS TRUE` or `IS FALSE` alone; an object or a list fulfils nothing without `[*]`. With a wildcard in the selector
 * one member that fulfils the condition is enough; `NOT EXISTS` holds where the selector leads to nothing.
 *
 * @param pattern the pattern, such as `{ $.eventName = "Create*" && $.errorCode NOT EXISTS }`
 * @returns the pattern, compiled
 * @throws {PatternSyntaxError} a `SyntaxError` with `position` (UTF-16 units from 0) and `remedy`, where the pattern
 *   is none
 * @throws {TypeError} where it is no text
 * @example
 * const pattern = compileFilterPattern('{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS }');
 * pattern.fields; // ['userIdentity.type', 'userIdentity.invokedBy']
 * records.filter(pattern.matches);
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function compileFilterPattern(pattern: string): FilterPattern {
  if (typeof pattern !== 'string') throw new TypeError('A filter pattern must be a text.');
  const condition = parseFilterPattern(pattern);
  const test = compileCondition(condition);
  return {
    matches: (record) => isObject(record) && test(record),
    fields: [...new Set(atomsOf(condition).map(({ selector }) => selector.field))],
  };
}

function compileCondition(condition: Condition): Test {
  if (condition.type !== 'or' && condition.type !== 'and') return compileAtom(condition);
  const tests = condition.conditions.map(compileCondition);
  if (condition.type === 'or') return (record) => tests.some((test) => test(record));
  return (record) => tests.every((test) => test(record));
}

function compileAtom(atom: Atom): Test {
  const { steps } = atom.selector;
  if (atom.type === 'not-exists') return (record) => !someSelected(record, steps, () => true);
  const test = compileTest(atom);
  return (record) => someSelected(record, steps, test);
}

function compileTest(atom: Exclude<Atom, { readonly type: 'not-exists' }>): (value: unknown) => boolean {
  if (atom.type === 'is') return (value) => value === atom.value;
  if (atom.type === 'order') {
    const { operator, number } = atom;
    return (value) => typeof value === 'number' && ORDERS[operator](value, number);
  }
  const equals = compileOperand(atom.operand);
  const wanted = atom.operator === '=';
  return (value) => isComparable(value) && equals(value) === wanted;
}

const ORDERS = {
  '<': (left: number, right: number) => left < right,
  '<=': (left: number, right: number) => left <= right,
  '>': (left: number, right: number) => left > right,
  '>=': (left: number, right: number) => left >= right,
} as const;

function isComparable(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

/** Numbers compare as numbers with numbers; everything else compares as text. */
function compileOperand(operand: Operand): (value: string | number) => boolean {
  if (operand.type === 'expression') return (value) => operand.expression.test(String(value));
  if (operand.type === 'number')
    return (value) => (typeof value === 'number' ? value === operand.number : value === operand.text);
  const test = wildcardTest(operand.text);
  return (value) => test(String(value));
}
