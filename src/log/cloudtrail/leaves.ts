import type { Path, RecordIssueCode } from '../../issue.ts';
import { isAbsent } from '../../json.ts';
import { DEEPEST_VALUE } from '../../text/depth.ts';
import { type DoubledKeys, doubledKeys } from '../../text/doubled-key.ts';
import { doubledInPolicy, parsePolicy, readPolicy } from '../policy/document.ts';
import { isScalar, textOf } from './form.ts';
import { readJsonText } from './json-text.ts';
import { type LeafRules, type PathRules, POLICY_STEPS } from './leaf-rules.ts';
import { isSecretMember, withoutAddressSecrets } from './secret.ts';

/** A leaf of a part of a record: its dotted path, and its value as text. */
export interface Leaf {
  readonly key: string;
  readonly value: string;
}

type Say = (code: RecordIssueCode, path: Path) => void;

/** Takes a leaf; the steps that lead to it hold for the moment only. */
type Take = (key: string, value: string, steps: Path) => void;

/** The leaves of a part of a record, in its own order, without secrets. */
export function leavesOf(part: object, rules: LeafRules, say: Say): Leaf[] {
  const leaves: Leaf[] = [];
  new LeafWalk((key, value) => leaves.push({ key, value }), say).members(part, rules.root);
  return leaves;
}

/** Where each of those leaves lies below the part. */
export function pathsOfLeaves(part: object, rules: LeafRules): Path[] {
  const paths: Path[] = [];
  const ignore = () => {};
  new LeafWalk((_, __, steps) => paths.push([...steps]), ignore).members(part, rules.root);
  return paths;
}

/** Where the secrets lie below the part: each leaf, or what holds nothing else. */
export function pathsOfSecrets(part: object, rules: LeafRules): Path[] {
  const paths: Path[] = [];
  const ignore = () => {};
  new LeafWalk(ignore, ignore, (steps) => paths.push([...steps])).members(part, rules.root);
  return paths;
}

/**
 * Whether a text is one leaf: no policy, and no JSON with leaves of its own.
 *
 * @param step the name of the member that it is, or its place in a list
 */
export function isOneLeaf(step: string | number, text: string): boolean {
  if (readJsonText(text) !== undefined) return false;
  return !POLICY_STEPS.includes(step as string) || parsePolicy(text) === undefined;
}

class LeafWalk {
  private readonly steps: (string | number)[] = [];

  constructor(
    private readonly take: Take,
    private readonly say: Say,
    private readonly hide: (steps: Path) => void = () => {},
  ) {}

  members(value: object, path: PathRules): void {
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index += 1)
        this.step(index, value[index], path.element(index));
      return;
    }
    for (const name of Object.keys(value)) {
      const member: unknown = value[name as keyof typeof value];
      if (isAbsent(member)) continue;
      const at = path.member(name);
      if (at.taken === 'all' || (at.taken === 'scalar' && isScalar(member))) continue;
      const isSecret = at.isSecret || isSecretMember(at.isSecretName, at.isPairValue, member, value);
      this.step(name, member, at, isSecret);
    }
  }

  private step(step: string | number, value: unknown, path: PathRules, isSecret = false): void {
    if (isAbsent(value)) return;
    const { steps } = this;
    steps.push(step);
    if (isSecret) this.hide(steps);
    else if (steps.length > DEEPEST_VALUE || path.isTooLong) this.say('path_too_long', [...steps]);
    else if (typeof value === 'string') this.text(value, path);
    else if (typeof value === 'object') this.members(value as object, path);
    else if (isScalar(value)) this.leaf(textOf(value), path);
    steps.pop();
  }

  private text(value: string, path: PathRules): void {
    const within = readJsonText(value);
    if (path.isPolicy && parsePolicy(value) !== undefined) {
      this.tellDoubled(doubledInPolicy(value));
      this.give(path, readPolicy(value, 'compact').text!);
    } else if (within !== undefined) {
      this.tellDoubled(doubledKeys(value));
      this.members(within, path);
    } else this.leaf(withoutAddressSecrets(textOf(value)), path);
  }

  private tellDoubled({ paths, more }: DoubledKeys): void {
    for (const path of paths) this.say('duplicate_key', [...this.steps, ...path]);
    for (let count = 0; count < more; count += 1) this.say('duplicate_key', [...this.steps]);
  }

  /** Where an object or a list is due, any other value counts as absent. */
  private leaf(value: string, path: PathRules): void {
    if (!path.isContainer) this.give(path, value);
  }

  private give({ key, isClosed }: PathRules, value: string): void {
    if (isClosed) this.hide(this.steps);
    else this.take(textOf(key), textOf(value), this.steps);
  }
}
