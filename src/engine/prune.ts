import { Op, type Program, Step } from './program.ts';

/**
 * What is left of a program for one variant in some circumstances: no step of it asks whether it holds.
 *
 * @returns the root of what is left; the program itself is as it was
 */
export function pruned({ root }: Program, variant: number, circumstances: number): Step {
  return prune(root, variant, circumstances) ?? new Step(Op.Object, '');
}

/** Undefined where nothing that the step writes holds. */
function prune(step: Step, variant: number, circumstances: number): Step | undefined {
  if (!step.holds(variant, circumstances)) return undefined;
  const isOne = step.on === undefined && step.when === 0;
  if (step.members.length === 0 && step.spreads.length === 0 && isOne) return step;
  const left = step.copy();
  left.on = undefined;
  left.when = 0;
  const pruneOne = (member: Step) => prune(member, variant, circumstances) ?? [];
  left.members = step.members.flatMap(pruneOne);
  left.spreads = step.spreads.flatMap(pruneOne);
  const { members, spreads } = left;
  if (step.members.length + step.spreads.length > 0 && members.length + spreads.length === 0)
    return undefined;
  return step.op === Op.First && members.length === 1 ? onlyOf(left, members[0]!) : left;
}

/** Where one way is left, it is the step, with what an item has beside. */
function onlyOf({ key, each, limit }: Step, way: Step): Step {
  const only = way.copy();
  only.key = key;
  only.each = each;
  only.limit = limit;
  return only;
}
