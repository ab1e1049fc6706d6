import type { IdentityOptions } from '../../find/identity/options.ts';
import type { Options, ValuesOf } from './option.ts';

/** The options that say whose activity is asked for. */
export const IDENTITY_OPTIONS = {
  user: {
    type: 'string',
    value: 'NAME|ARN|ID',
    help: 'an IAM user; the ARN of a federated user or of the root user is taken, too',
  },
  role: {
    type: 'string',
    value: 'NAME|ARN|ID',
    help: 'a role: what its sessions did and the calls that began them',
  },
  session: { type: 'string', value: 'NAME|ARN', help: 'a session of a role' },
  'access-key': {
    type: 'string',
    value: 'ID',
    help: 'an access key: what was done with it, what made it and what was done to it',
  },
  account: { type: 'string', value: 'ID', help: 'the account of the caller, by its twelve digits' },
  recipient: { type: 'boolean', help: 'the account may also be the one that the record was delivered to' },
  root: { type: 'boolean', help: 'the root user' },
  target: {
    type: 'string',
    value: 'NAME|ARN|ID',
    help: 'what something was done to: a user, role, group, policy or another resource of IAM',
  },
} as const satisfies Options;

type Values = ValuesOf<typeof IDENTITY_OPTIONS> & {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** Makes the options of the library out of the values of {@link IDENTITY_OPTIONS} and of the times; those not given are absent. */
export function readIdentity({ 'access-key': accessKey, ...others }: Values): IdentityOptions {
  const given = [...Object.keys(IDENTITY_OPTIONS), 'from', 'to'].flatMap((name) => {
    const value = others[name as keyof typeof others];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(given), ...(accessKey === undefined ? {} : { accessKey }) };
}
