/** A comparison of a field with a value. */
export interface Comparison {
  readonly field: string;
  readonly value: string;
  /** Whether the value is the whole of the field, the whole in any case, or what stands behind its first colon. */
  readonly as: 'whole' | 'any-case' | 'behind-colon';
}

/** What a query asks for. */
export type QueryCondition =
  | Comparison
  | { readonly all: readonly QueryCondition[] }
  | { readonly any: readonly QueryCondition[] };

/** How a language of queries writes conditions. */
export interface ConditionStyle {
  readonly and: string;
  readonly or: string;
  readonly write: (comparison: Comparison) => string;
}

export function whole(field: string, value: string): Comparison {
  return { field, value, as: 'whole' };
}

export function anyCase(field: string, value: string): Comparison {
  return { field, value, as: 'any-case' };
}

/** Puts conditions together; one alone stays as it is, and what is in a condition of its kind is taken out of it. */
export function allOf(...conditions: readonly QueryCondition[]): QueryCondition {
  const all = conditions.flatMap((condition) => ('all' in condition ? condition.all : [condition]));
  return all.length === 1 ? all[0]! : { all };
}

export function anyOf(...conditions: readonly QueryCondition[]): QueryCondition {
  return conditions.length === 1 ? conditions[0]! : { any: conditions };
}

/** The conditions that must all hold, each written on its own. */
export function writeEach(condition: QueryCondition, style: ConditionStyle): readonly string[] {
  const all = 'all' in condition ? condition.all : [condition];
  return all.map((part) => writeWithin(part, style));
}

/** Writes a condition so that others may stand beside it. */
function writeWithin(condition: QueryCondition, style: ConditionStyle): string {
  if ('all' in condition) return `(${condition.all.map((part) => writeWithin(part, style)).join(style.and)})`;
  if ('any' in condition) return `(${condition.any.map((part) => writeWithin(part, style)).join(style.or)})`;
  return style.write(condition);
}
