import type { Program } from './program.ts';
import { Op, type Step } from './step.ts';

/** The constants of a program, by number, as far as they hold for a variant. */
export function settleConstants(
  { constants, variants, holding }: Program,
  context: unknown,
  variant: number,
): unknown[] {
  const values: unknown[] = [];
  const failing = ~holding[variant]!;
  for (const { op, row, members, on } of constants) {
    if ((on & failing) !== 0) values.push(undefined);
    else if (op === Op.Constant) values.push(row!.logic.apply(null, context as never, variants[variant]));
    else values.push(objectOf(members, values));
  }
  return values;
}

function objectOf(members: readonly Step[], values: readonly unknown[]): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const { name, constant } of members) made[name] = values[constant];
  return made;
}
