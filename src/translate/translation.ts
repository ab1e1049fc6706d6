import { anyOf, type QueryCondition } from '../find/query/condition.ts';
import { doubleQuoted } from '../find/query/quote.ts';

/** A test of a UDM field. */
export interface UdmTest {
  readonly field: string;
  /** Whether the field is a text or is not, or has a match of a regular expression or has none. */
  readonly is: 'equal' | 'unequal' | 'like' | 'unlike';
  readonly value: string;
}

/** A condition on UDM events. */
export type UdmCondition = QueryCondition<UdmTest>;

/** How well a condition on events says what one on records says. */
export type Fit = 'exact' | 'wider' | 'none';

/** What becomes of a part of a pattern; without a condition there is none that finds every event. */
export type Translation =
  | { readonly condition: UdmCondition; readonly fit: 'exact' | 'wider'; readonly why: readonly string[] }
  | { readonly condition: undefined; readonly fit: 'none'; readonly why: readonly string[] };

/** A condition that finds just the events that it should where nothing is said against it. */
export function translation(
  condition: UdmCondition,
  why: readonly (string | false | undefined)[],
): Translation {
  const reasons = [...new Set(why.filter((one) => typeof one === 'string'))];
  return { condition, fit: reasons.length === 0 ? 'exact' : 'wider', why: reasons };
}

export function noTranslation(why: string): Translation {
  return { condition: undefined, fit: 'none', why: [why] };
}

/** One of the fields passes. */
export function someField(fields: readonly string[], is: UdmTest['is'], value: string): UdmCondition {
  return anyOf<UdmTest>(...fields.map((field) => ({ field, is, value })));
}

/** Writes a test as Google SecOps has it; `not` is written as the language writes it. */
export function writeTest({ field, is, value }: UdmTest, event: string): string {
  const name = `${event}${field}`;
  if (is === 'equal') return `${name} = ${doubleQuoted(value)}`;
  if (is === 'unequal') return `${name} != ${doubleQuoted(value)}`;
  // A slash would end the expression.
  const expression = value.replace(/\\.|\//gsu, (part) => (part === '/' ? '\\/' : part));
  const test = `${name} = /${expression}/`;
  return is === 'like' ? test : `${event === '' ? 'NOT' : 'not'} ${test}`;
}
