import password from '../golden/cloudtrail/a-password-is-set-and-stays-a-secret.log.json';
import attached from '../golden/cloudtrail/a-policy-is-attached-to-a-user.log.json';
import session from '../golden/cloudtrail/a-role-session-acts-on-behalf-of-a-human.log.json';
import elsewhere from '../golden/cloudtrail/another-service-is-outside-the-table.log.json';
import signIn from '../golden/cloudtrail/the-root-fails-to-sign-in.log.json';
import group from '../golden/group/a-group-with-every-documented-field.log.json';
import role from '../golden/role/an-extended-role-with-every-field.log.json';
import user from '../golden/user/a-user-with-every-documented-field.log.json';
import odd from '../golden/user/dates-that-do-not-exist.log.json';
import after from './examples/snapshot-after.json';
import before from './examples/snapshot-before.json';

/** An input that the page brings with it. Its name stands in links. */
export interface Example {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  /** The later snapshot, where two are compared. */
  readonly other?: string;
}

function example(name: string, title: string, document: unknown, other?: unknown): Example {
  const text = JSON.stringify(document, null, 2);
  return { name, title, text, ...(other !== undefined && { other: JSON.stringify(other, null, 2) }) };
}

/** Everything that can be in a link. What a reader hands in cannot: documents of IAM are sensitive. */
export const EXAMPLES: readonly Example[] = [
  example('user', 'User', user),
  example('role', 'Role with policies', role),
  example('group', 'Group and its members', group),
  example('odd-dates', 'User with dates that do not exist', odd),
  example('account', 'A small account', before),
  example('policy-attached', 'Event: a policy is attached', attached),
  example('session', 'Event: a session of a human', session),
  example('sign-in', 'Event: the root fails to sign in', signIn),
  example('password', 'Event: a password is set', password),
  example('other-service', 'Event of another service', elsewhere),
  example('snapshots', 'Two snapshots of an account', before, after),
];
