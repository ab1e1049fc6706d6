/** A comparison of a field with a value. */
export interface Comparison {
  readonly field: string;
  readonly value: string;
  /**
   * Whether the value is the whole of the field, the whole in any case, what stands behind its first colon, or the name
   * in an ARN in any case.
   */
  readonly as: 'whole' | 'any-case' | 'behind-colon' | 'in-arn';
}

/** What a query asks for: tests, put together. */
export type QueryCondition<Test = Comparison> =
  | Test
  | { readonly all: readonly QueryCondition<Test>[] }
  | { readonly any: readonly QueryCondition<Test>[] };

/** How a language of queries writes conditions. */
export interface ConditionStyle<Test = Comparison> {
  readonly and: string;
  readonly or: string;
  readonly write: (test: Test) => string;
}

export function whole(field: string, value: string): Comparison {
  return { field, value, as: 'whole' };
}

export function anyCase(field: string, value: string): Comparison {
  return { field, value, as: 'any-case' };
}

/** Puts conditions together; one alone stays as it is, and what is in a condition of its kind is taken out of it. */
export function allOf<Test extends object = Comparison>(
  ...conditions: readonly QueryCondition<Test>[]
): QueryCondition<Test> {
  const all = conditions.flatMap((condition) => ('all' in condition ? condition.all : [condition]));
  return all.length === 1 ? all[0]! : { all };
}

export function anyOf<Test extends object = Comparison>(
  ...conditions: readonly QueryCondition<Test>[]
): QueryCondition<Test> {
  const any = conditions.flatMap((condition) => ('any' in condition ? condition.any : [condition]));
  return any.length === 1 ? any[0]! : { any };
}

/** The conditions that must all hold, each written on its own. */
export function writeEach<Test extends object>(
  condition: QueryCondition<Test>,
  style: ConditionStyle<Test>,
): readonly string[] {
  const all = 'all' in condition ? condition.all : [condition];
  return all.map((part) => writeWithin(part, style));
}

/** Writes a condition so that others may stand beside it. */
function writeWithin<Test extends object>(
  condition: QueryCondition<Test>,
  style: ConditionStyle<Test>,
): string {
  if ('all' in condition) return `(${condition.all.map((part) => writeWithin(part, style)).join(style.and)})`;
  if ('any' in condition) return `(${condition.any.map((part) => writeWithin(part, style)).join(style.or)})`;
  return style.write(condition);
}
