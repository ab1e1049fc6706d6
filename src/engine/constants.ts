import type { Program } from './program.ts';
import { Op, type Step } from './step.ts';

/** The constants of programs, which are the same for all records of one variant and context. */
export class SettledConstants {
  private context: unknown;
  /** Of each program, by variant, for the context that came last. */
  private readonly known = new Map<Program, (readonly unknown[])[]>();

  /** The constants of a program, by number. */
  of(program: Program, context: unknown, variant: number): readonly unknown[] {
    if (this.context !== context) this.known.clear();
    this.context = context;
    const byVariant = this.known.get(program) ?? [];
    if (byVariant.length === 0) this.known.set(program, byVariant);
    byVariant[variant] ??= settleConstants(program, context, variant);
    return byVariant[variant];
  }
}

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
