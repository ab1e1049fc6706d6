import TYPES from '../test/facts/cloudtrail-event-types.json' with { type: 'json' };

/** Where the facts say that the target of an operation is found. */
interface TargetFact {
  readonly user?: string;
  readonly group?: string;
  readonly ancestor?: string;
  readonly resource?: { readonly kind: string };
}

const PERSONS: Readonly<Record<string, string>> = { 'the caller': 'caller', userIdentity: 'identity' };

/** What calls of each operation are about, in words. */
export const ABOUT: ReadonlyMap<string, readonly string[]> = new Map(
  TYPES.rows.map(({ eventName, target }) => [eventName, wordsOf(target)]),
);

function wordsOf({ user, group, resource, ancestor }: TargetFact): string[] {
  const person = user?.startsWith('requestParameters.userName') ? 'user' : 'session';
  const words = [
    ...(user === undefined ? [] : [PERSONS[user] ?? person]),
    ...(group === undefined ? [] : ['group']),
    ...(resource === undefined ? [] : [resource.kind === 'session' ? 'credentials' : resource.kind]),
    ...(ancestor === undefined ? [] : ['role-beside']),
  ];
  return [...new Set(words)];
}
