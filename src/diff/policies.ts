import type { JsonObject } from '../json.ts';
import { comparePolicies, isPolicyText, type PolicyDifference } from '../log/policy/statement.ts';
import type { UdmPath } from '../udm/path.ts';

/** A policy of an entity that changed. */
export interface PolicyChange extends PolicyDifference {
  /** Which policy: `trust policy`, or the name of one of the entity's own. */
  readonly policy: string;
}

/** The text of a policy, and where it stands in its entity. */
export interface PolicyText {
  readonly text: string;
  readonly path: UdmPath;
}

type Policies = Map<string, PolicyText>;

/** The nouns whose permissions may hold policies. */
const NOUNS = ['user', 'group', 'resource'] as const;

/**
 * Takes the policies out of an entity: a trust policy stands as the name of a permission, the text of a policy of its
 * own as the description of one.
 *
 * @param entity an entity with snake_case keys
 * @returns the texts of the policies by name, and the entity without them
 */
export function takePolicies(entity: JsonObject): { policies: Policies; rest: JsonObject } {
  const policies: Policies = new Map();
  const noun = { ...(entity.entity as JsonObject | undefined) };
  for (const name of NOUNS) {
    const part = noun[name] as { readonly attribute?: { readonly permissions?: unknown } } | undefined;
    const permissions = part?.attribute?.permissions;
    if (!Array.isArray(permissions)) continue;
    const kept = permissions.flatMap((permission) => takePolicy(permission, name, policies));
    noun[name] = { ...part, attribute: { ...part?.attribute, permissions: kept } };
  }
  return { policies, rest: { ...entity, entity: noun } };
}

function takePolicy(permission: unknown, noun: string, policies: Policies): unknown[] {
  if (typeof permission !== 'object' || permission === null) return [permission];
  const { name, description, ...rest } = permission as JsonObject;
  const keep = (policy: string, field: string, text: string) => {
    const steps = ['entity', noun, 'attribute'].map((step) => ({ name: step }));
    policies.set(policy, { text, path: [...steps, { name: 'permissions', element: '' }, { name: field }] });
  };
  if (isPolicyText(name)) {
    keep(policies.has('trust policy') ? `trust policy ${policies.size + 1}` : 'trust policy', 'name', name);
    return [];
  }
  if (!isPolicyText(description)) return [permission];
  keep(String(name), 'description', description);
  return [{ ...rest, name }];
}

/** Compares the policies of two entities, as policies and not as text. */
export function changedPolicies(before: Policies, after: Policies): PolicyChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((policy) => {
    const difference = comparePolicies(before.get(policy)?.text, after.get(policy)?.text);
    return difference === undefined ? [] : [{ policy, ...difference }];
  });
}
