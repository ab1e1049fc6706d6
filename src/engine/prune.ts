import { Op, type Program, Step } from './program.ts';

/**
 * What is left of a program for one variant in some circumstances: all of it holds. What nothing was taken from is the
 * program's own.
 */
export function pruned({ root }: Program, variant: number, circumstances: number): Step {
  return prune(root, variant, circumstances) ?? new Step(Op.Object, '');
}

/** Undefined where nothing that the step writes holds. */
function prune(step: Step, variant: number, circumstances: number): Step | undefined {
  if (!step.holds(variant, circumstances)) return undefined;
  const pruneOne = (member: Step) => prune(member, variant, circumstances) ?? [];
  const members = step.members.flatMap(pruneOne);
  const spreads = step.spreads.flatMap(pruneOne);
  if (isSame(members, step.members) && isSame(spreads, step.spreads)) return step;
  if (members.length + spreads.length === 0) return undefined;
  return step.op === Op.First && members.length === 1
    ? onlyOf(step, members[0]!)
    : step.copy({ members, spreads });
}

function isSame(left: readonly Step[], steps: readonly Step[]): boolean {
  return left.length === steps.length && left.every((step, index) => step === steps[index]);
}

/** Where one way is left, it is the step, with what an item has beside. */
function onlyOf({ key, each, limit }: Step, way: Step): Step {
  const isItem = key !== undefined || each !== undefined || limit !== undefined;
  return isItem ? way.copy({ key, each, limit }) : way;
}
