import { comparePolicies, isPolicyText, type PolicyDifference } from '../log/policy/statement.ts';

/** A policy of an entity that changed. */
export interface PolicyChange extends PolicyDifference {
  /** Which policy: `trust policy`, or the name of one of the entity's own. */
  readonly policy: string;
}

type Fields = { readonly [name: string]: unknown };

/** The nouns whose permissions may hold policies. */
const NOUNS = ['user', 'group', 'resource'] as const;

/**
 * Takes the policies out of an entity: a trust policy stands as the name of a permission, the text of a policy of its
 * own as the description of one.
 *
 * @param entity an entity with snake_case keys
 * @returns the texts of the policies by name, and the entity without them
 */
export function takePolicies(entity: Fields): { policies: Map<string, string>; rest: Fields } {
  const policies = new Map<string, string>();
  const noun = { ...(entity.entity as Fields | undefined) };
  for (const name of NOUNS) {
    const part = noun[name] as { readonly attribute?: { readonly permissions?: unknown } } | undefined;
    const permissions = part?.attribute?.permissions;
    if (!Array.isArray(permissions)) continue;
    const kept = permissions.flatMap((permission) => takePolicy(permission, policies));
    noun[name] = { ...part, attribute: { ...part?.attribute, permissions: kept } };
  }
  return { policies, rest: { ...entity, entity: noun } };
}

function takePolicy(permission: unknown, policies: Map<string, string>): unknown[] {
  if (typeof permission !== 'object' || permission === null) return [permission];
  const { name, description, ...rest } = permission as Fields;
  if (isPolicyText(name)) {
    policies.set(policies.has('trust policy') ? `trust policy ${policies.size + 1}` : 'trust policy', name);
    return [];
  }
  if (!isPolicyText(description)) return [permission];
  policies.set(String(name), description);
  return [{ ...rest, name }];
}

/** Compares the policies of two entities, as policies and not as text. */
export function changedPolicies(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): PolicyChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((policy) => {
    const difference = comparePolicies(before.get(policy), after.get(policy));
    return difference === undefined ? [] : [{ policy, ...difference }];
  });
}
