import type { FieldSchema, ObjectSchema } from '../schema.ts';
import { isOpenCredential, isPairValue, isSecretName } from './secret.ts';

/** Which leaves rows of their own take: scalars, or whatever lies at a place. */
export type Taken = ReadonlyMap<string, 'scalar' | 'all' | Taken>;

/** A dotted path that is longer is hostile: each leaf would repeat it. */
export const LONGEST_PATH = 1000;

/** What policies are called, beside which a text of JSON is one value. */
export const POLICY_STEPS: readonly string[] = ['policy', 'policyDocument', 'assumeRolePolicyDocument'];

/** So many names are remembered below a part, none of which is longer. */
const REMEMBERED = 2048;
const LONGEST_NAME = 64;

/** What holds at a path below a part of a record, whatever stands there. */
export class PathRules {
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
