import { Op, type Step } from './step.ts';

/** Which of some members hold, by the variant of a record and its circumstances. */
export class Choices {
  /** All members, and the ways of those that write what the first of them does. */
  private readonly steps: readonly Step[];
  /** The circumstances on which any of them depends. */
  private readonly mask: number;
  /** What was chosen for a variant, by circumstances: they exclude each other, so there are few. */
  private readonly chosen: Map<number, readonly Step[]>[] = [];
  /** The same by what of the members holds for the variant: many are alike. */
  private readonly alike = new Map<string, Map<number, readonly Step[]>>();

  constructor(private readonly members: readonly Step[]) {
    this.steps = withWays(members);
    this.mask = this.steps.reduce((bits, { when }) => bits | when, 0);
  }

  /** Whether any of them does not hold for every record. */
  static areAmong(members: readonly Step[]): boolean {
    return withWays(members).some(({ on, when }) => on !== undefined || when !== 0);
  }

  /** The members that hold, in their order. */
  of(variant: number, circumstances: number): readonly Step[] {
    this.chosen[variant] ??= this.chosenFor(variant);
    const chosen = this.chosen[variant];
    const bits = circumstances & this.mask;
    let members = chosen.get(bits);
    if (members === undefined) {
      members = this.members.flatMap((member) => choose(member, variant, bits) ?? []);
      chosen.set(bits, members);
    }
    return members;
  }

  private chosenFor(variant: number): Map<number, readonly Step[]> {
    const alike = this.steps.map(({ on }) => on?.[variant] ?? 1).join('');
    const known = this.alike.get(alike) ?? new Map();
    this.alike.set(alike, known);
    return known;
  }
}

function withWays(members: readonly Step[]): Step[] {
  return members.flatMap((member) => (member.op === Op.First ? [member, ...member.members] : member));
}

/** What is left of a member; undefined where nothing of it holds. */
function choose(member: Step, variant: number, circumstances: number): Step | undefined {
  if (!member.holds(variant, circumstances)) return undefined;
  if (member.op !== Op.First) return member;
  const ways = member.members.filter((way) => way.holds(variant, circumstances));
  if (ways.length === member.members.length) return member;
  if (ways.length > 1) return member.copy({ members: ways });
  const { key, each, limit } = member;
  return ways[0]?.copy({ key, each, limit });
}
