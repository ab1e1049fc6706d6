import { define, isAbsent, isObject, ownField } from '../../json.ts';
import { DEEPEST_VALUE } from '../../text/depth.ts';

/** An object that is being made. */
export interface MutableObject {
  [name: string]: unknown;
}

/** The steps of a dotted name. */
export function stepsOf(name: string): readonly string[] {
  return name.split('.');
}

/**
 * Puts a value where steps lead, and objects on the way to it. Nothing that is there is lost: a value that stands where
 * an object is due keeps its place, and what lies below it has a name with points beside it.
 */
export function place(made: MutableObject, steps: readonly string[], value: unknown): void {
  if (isAbsent(value)) return;
  let object = made;
  const deepest = steps.length > DEEPEST_VALUE ? 0 : steps.length - 1;
  for (let index = 0; index < deepest; index += 1) {
    const inner = ownField(object, steps[index]!);
    if (inner === undefined) object = define(object, steps[index]!, {});
    else if (isObject(inner)) object = inner;
    else return void define(object, steps.slice(index).join('.'), value);
  }
  const last = steps.slice(deepest).join('.');
  const there = ownField(object, last);
  if (isObject(there) && !isObject(value)) define(there, '', value);
  else define(object, last, value);
}
