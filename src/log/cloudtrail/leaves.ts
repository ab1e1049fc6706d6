import type { Path, RecordIssueCode } from '../../issue.ts';
import { isAbsent } from '../../json.ts';
import { DEEPEST_VALUE } from '../../text/depth.ts';
import { type DoubledKeys, doubledKeys } from '../../text/doubled-key.ts';
import { doubledInPolicy, parsePolicy, readPolicy } from '../policy/document.ts';
import type { FieldSchema, ObjectSchema } from '../schema.ts';
import { isScalar, textOf } from './form.ts';
import { readJsonText } from './json-text.ts';
import {
  isOpenCredential,
  isPairValue,
  isSecretMember,
  isSecretName,
  withoutAddressSecrets,
} from './secret.ts';

/** A leaf of a part of a record: its dotted path, and its value as text. */
export interface Leaf {
  readonly key: string;
  readonly value: string;
}

/** Which leaves rows of their own take: scalars, or whatever lies at a place. */
export type Taken = ReadonlyMap<string, 'scalar' | 'all' | Taken>;

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

/** A dotted path that is longer is hostile: each leaf would repeat it. */
export const LONGEST_PATH = 1000;

/** What policies are called, beside which a text of JSON is one value. */
const POLICY_STEPS: readonly string[] = ['policy', 'policyDocument', 'assumeRolePolicyDocument'];

/**
 * Whether a text is one leaf: no policy, and no JSON with leaves of its own.
 *
 * @param step the name of the member that it is, or its place in a list
 */
export function isOneLeaf(step: string | number, text: string): boolean {
  if (readJsonText(text) !== undefined) return false;
  return !POLICY_STEPS.includes(step as string) || parsePolicy(text) === undefined;
}

/** So many names are remembered below a part, none of which is longer. */
const REMEMBERED = 2048;
const LONGEST_NAME = 64;

/** What holds at a path below a part of a record, whatever stands there. */
class PathRules {
  /** Whether the dotted path is too long. */
  readonly isTooLong: boolean;
  /** Whether an object or a list is due. */
  readonly isContainer: boolean;
  /** Whether its name is that of a secret, or of the value of a pair. */
  isSecretName = false;
  isPairValue = false;
  /** Whether it is a secret whatever it holds. */
  isSecret = false;
  /** Whether a step that leads here is `credentials`, and whether a scalar here is hidden therefore. */
  isCredential = false;
  isClosed = false;
  /** Whether a text here may be a policy. */
  isPolicy = false;
  private readonly known = new Map<string | number, PathRules>();

  constructor(
    /** The path with dots. */
    readonly key: string,
    private readonly schema: FieldSchema | undefined,
    readonly taken: 'scalar' | 'all' | Taken | undefined,
    private readonly rules: LeafRules,
  ) {
    this.isTooLong = key.length > LONGEST_PATH;
    this.isContainer = isContainer(schema);
  }

  member(name: string): PathRules {
    return this.known.get(name) ?? this.remember(name, this.newMember(name));
  }

  element(index: number): PathRules {
    return this.known.get(index) ?? this.remember(index, this.newElement(index));
  }

  private newMember(name: string): PathRules {
    const taken = typeof this.taken === 'object' ? this.taken.get(name) : undefined;
    const path = new PathRules(`${this.key}.${name}`, memberOf(this.schema, name), taken, this.rules);
    path.isSecretName = isSecretName(name);
    path.isPairValue = isPairValue(name);
    path.isSecret = this.rules.isSignin && name === 'code';
    path.isCredential = this.isCredential || name === 'credentials';
    path.isClosed = path.isCredential && !isOpenCredential(name);
    path.isPolicy = POLICY_STEPS.includes(name);
    return path;
  }

  private newElement(index: number): PathRules {
    const path = new PathRules(`${this.key}.${index}`, elementOf(this.schema), undefined, this.rules);
    path.isCredential = this.isCredential;
    path.isClosed = this.isCredential;
    return path;
  }

  private remember(name: string | number, path: PathRules): PathRules {
    const { rules } = this;
    if (rules.remembered < REMEMBERED && (typeof name === 'number' || name.length <= LONGEST_NAME)) {
      rules.remembered += 1;
      this.known.set(name, path);
    }
    return path;
  }
}

/** What is known of a part of a record. */
export class LeafRules {
  readonly root: PathRules;
  /** How many paths are remembered. */
  remembered = 0;

  /**
   * @param name the name of the part in the record, with which each dotted path begins
   * @param taken the leaves that are left out, since rows of their own take them
   * @param isSignin whether the record tells of a sign-in, where a code is a secret
   */
  constructor(
    name: string,
    schema: ObjectSchema,
    readonly taken: Taken,
    readonly isSignin: boolean,
  ) {
    this.root = new PathRules(name, schema, taken, this);
  }
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

function inner(schema: FieldSchema | undefined): FieldSchema | undefined {
  return schema !== undefined && 'optional' in schema ? schema.optional : schema;
}

function memberOf(schema: FieldSchema | undefined, name: string): FieldSchema | undefined {
  const own = inner(schema);
  if (own === undefined || !('fields' in own)) return undefined;
  return Object.hasOwn(own.fields, name) ? own.fields[name] : undefined;
}

function elementOf(schema: FieldSchema | undefined): FieldSchema | undefined {
  const own = inner(schema);
  return own !== undefined && 'element' in own ? own.element : undefined;
}

function isContainer(schema: FieldSchema | undefined): boolean {
  const own = inner(schema);
  return own !== undefined && ('fields' in own || 'element' in own);
}
