import type { IssueCode, Path } from '../../issue.ts';
import { isAbsent } from '../../json.ts';
import { parsePolicy, readPolicy } from '../policy/document.ts';
import type { FieldSchema, ObjectSchema } from '../schema.ts';
import { isScalar, textOf } from './form.ts';
import { readJsonText } from './json-text.ts';
import { isPairValue, isSecretName, isSecretPair, withoutQuery } from './secret.ts';

/** A leaf of a part of a record: its dotted path, and its value as text. */
export interface Leaf {
  readonly key: string;
  readonly value: string;
}

/** Which leaves rows of their own take: scalars, or whatever lies at a place. */
export type Taken = ReadonlyMap<string, 'scalar' | 'all' | Taken>;

/** What is known of a part of a record. */
export interface LeafRules {
  /** The name of the part in the record, with which each dotted path begins. */
  readonly name: string;
  readonly schema: ObjectSchema;
  /** The leaves that are left out, since rows of their own take them. */
  readonly taken: Taken;
  /** Whether the record tells of a sign-in, where a code is a secret. */
  readonly isSignin: boolean;
}

type Say = (code: IssueCode, path: Path) => void;

/** Takes a leaf; the steps that lead to it hold for the moment only. */
type Take = (key: string, value: string, steps: Path) => void;

/** The leaves of a part of a record, in its own order, without secrets. */
export function leavesOf(part: object, rules: LeafRules, say: Say): Leaf[] {
  const leaves: Leaf[] = [];
  new Walk(rules, (key, value) => leaves.push({ key, value }), say).start(part);
  return leaves;
}

/** Where each of those leaves lies below the part. */
export function pathsOfLeaves(part: object, rules: LeafRules): Path[] {
  const paths: Path[] = [];
  const ignore = () => {};
  new Walk(rules, (_, __, steps) => paths.push([...steps]), ignore).start(part);
  return paths;
}

/** Where the secrets lie below the part: each leaf, or what holds nothing else. */
export function pathsOfSecrets(part: object, rules: LeafRules): Path[] {
  const paths: Path[] = [];
  const ignore = () => {};
  new Walk(rules, ignore, ignore, (steps) => paths.push([...steps])).start(part);
  return paths;
}

/** What is deeper is hostile and would overflow the stack, and each leaf would repeat the way to it. */
const DEEPEST = 100;
const LONGEST = 1000;

/** What policies are called, beside which a text of JSON is one value. */
const POLICY_STEPS: readonly string[] = ['policy', 'policyDocument', 'assumeRolePolicyDocument'];

/** What is no secret among credentials. */
const OPEN_CREDENTIALS: readonly string[] = ['accessKeyId', 'expiration'];

/** What holds at a place of the walk. */
interface Place {
  /** The dotted path of the place. */
  readonly key: string;
  readonly schema: FieldSchema | undefined;
  readonly taken: Taken | undefined;
  /** Whether anything above has a secret's name. */
  readonly isSecret: boolean;
  /** Whether a step above is `credentials`. */
  readonly isCredential: boolean;
}

class Walk {
  private readonly steps: (string | number)[] = [];

  constructor(
    private readonly rules: LeafRules,
    private readonly take: Take,
    private readonly say: Say,
    private readonly hide: (steps: Path) => void = () => {},
  ) {}

  start(part: object): void {
    const { name, schema, taken } = this.rules;
    this.members(part, { key: name, schema, taken, isSecret: false, isCredential: false });
  }

  private members(value: object, place: Place): void {
    if (Array.isArray(value)) {
      const schema = elementOf(place.schema);
      for (let index = 0; index < value.length; index += 1) {
        const key = `${place.key}.${index}`;
        this.step(index, value[index], { ...place, key, schema, taken: undefined }, place.isCredential);
      }
      return;
    }
    const isPair = isSecretPair(value);
    for (const name of Object.keys(value)) {
      const member: unknown = value[name as keyof typeof value];
      if (!isAbsent(member)) this.member(name, member, place, isPair && isPairValue(name));
    }
  }

  private member(name: string, value: unknown, above: Place, isPaired: boolean): void {
    const taken = above.taken?.get(name);
    if (taken === 'all' || (taken === 'scalar' && isScalar(value))) return;
    const isCredential = above.isCredential || name === 'credentials';
    const isNamed = isSecretName(name);
    const place: Place = {
      key: `${above.key}.${name}`,
      schema: memberOf(above.schema, name),
      taken: typeof taken === 'object' ? taken : undefined,
      // A truth value says nothing of a secret, unless it is a part of one.
      isSecret:
        above.isSecret ||
        isPaired ||
        (isNamed && typeof value !== 'boolean') ||
        (this.rules.isSignin && name === 'code'),
      isCredential,
    };
    this.step(name, value, place, isCredential && !OPEN_CREDENTIALS.includes(name));
  }

  private step(step: string | number, value: unknown, place: Place, isClosed: boolean): void {
    if (isAbsent(value)) return;
    const { steps } = this;
    steps.push(step);
    if (place.isSecret) this.hide(steps);
    else if (steps.length > DEEPEST || place.key.length > LONGEST) this.say('path_too_long', [...steps]);
    else if (typeof value === 'object') this.members(value as object, place);
    else if (isScalar(value)) this.leaf(step, value, place, isClosed);
    steps.pop();
  }

  private leaf(
    step: string | number,
    value: string | number | boolean,
    place: Place,
    isClosed: boolean,
  ): void {
    const within = typeof value === 'string' ? readJsonText(value) : undefined;
    if (
      typeof value === 'string' &&
      POLICY_STEPS.includes(step as string) &&
      parsePolicy(value) !== undefined
    ) {
      this.give(place, readPolicy(value, 'compact').text!, isClosed);
    } else if (within !== undefined) this.members(within, place);
    // Where an object or a list is due, any other value counts as absent.
    else if (!isContainer(place.schema)) this.give(place, withoutQuery(textOf(value)), isClosed);
  }

  private give({ key }: Place, value: string, isClosed: boolean): void {
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
