import type { Operation } from '../src/table/cloudtrail/operations.ts';
import FACTS from '../test/facts/cloudtrail-event-types.json' with { type: 'json' };

interface Target {
  readonly user?: string;
  readonly group?: string;
  readonly ancestor?: string;
  readonly resource?: { readonly kind: string };
}

const TARGETS: ReadonlyMap<string, Target> = new Map(
  FACTS.rows.map(({ eventSource, eventName, target }) => [`${eventSource} ${eventName}`, target]),
);

const PERSONS: { readonly [user: string]: readonly string[] } = {
  'the caller': [],
  userIdentity: ['identity'],
};

/**
 * What the calls of an operation are about, as the facts say: a user, a group, a session or whoever signs in; a resource
 * of a kind, and the role beside it.
 */
export function targetsOf({ service, name }: Operation): readonly string[] {
  const { user, group, resource, ancestor } = TARGETS.get(`${service}.amazonaws.com ${name}`)!;
  const person = user?.startsWith('requestParameters.userName') ? 'user' : 'session';
  const targets = [
    ...(user === undefined ? [] : (PERSONS[user] ?? [person])),
    ...(group === undefined ? [] : ['group']),
    ...(resource === undefined ? [] : [resource.kind === 'session' ? 'credentials' : resource.kind]),
    ...(ancestor === undefined ? [] : ['role-beside']),
  ];
  return [...new Set(targets)];
}
