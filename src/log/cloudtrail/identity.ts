import { parseArn } from '../arn.ts';
import { remembering } from '../remembering.ts';
import type { LogOf } from '../schema.ts';
import { MASK, SCALAR } from './form.ts';
import { open } from './json-text.ts';

/** Who made a call: a user, a role's session, the root, another account, a service. */
export const USER_IDENTITY = /* @__PURE__ */ (() =>
  open({
    type: SCALAR,
    principalId: SCALAR,
    arn: SCALAR,
    accountId: SCALAR,
    accessKeyId: SCALAR,
    userName: SCALAR,
    invokedBy: SCALAR,
    identityProvider: SCALAR,
    sessionContext: open({
      sessionIssuer: open({
        type: SCALAR,
        principalId: SCALAR,
        arn: SCALAR,
        userName: SCALAR,
      }),
      attributes: open({ mfaAuthenticated: SCALAR, creationDate: SCALAR }),
      webIdFederationData: open({ federatedProvider: SCALAR }),
      sourceIdentity: SCALAR,
    }),
    onBehalfOf: open({ userId: SCALAR }),
  }))();

/**
 * Who made a call, as CloudTrail tells it.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
export interface CloudTrailIdentity extends LogOf<typeof USER_IDENTITY> {}

/** Only behind the unique id of a user or a role does a colon part the id from the session. */
function idEnd(principalId: string): number {
  if (!principalId.startsWith('AIDA') && !principalId.startsWith('AROA')) return -1;
  const colon = principalId.indexOf(':');
  return colon === -1 ? principalId.length : colon;
}

/** The unique id in a principal id; what has none is whole. The mask is no id. */
export function uniqueIdOf(principalId: string): string | undefined {
  if (principalId === MASK) return undefined;
  const end = idEnd(principalId);
  return end === -1 ? principalId : principalId.slice(0, end);
}

/** The name of the session in a principal id that begins with a unique id. */
export function sessionNameOf(principalId: string): string | undefined {
  const end = idEnd(principalId);
  return end === -1 ? undefined : principalId.slice(end + 1) || undefined;
}

/** What the ARN of a role's session names. */
interface RoleSession {
  readonly role: string;
  readonly session: string;
}

/** The role and the session that the ARN of a role's session names. */
export const roleSessionOf = /* @__PURE__ */ remembering((arn): RoleSession | undefined => {
  const [role, session] = partsOf(arn, 'assumed-role')?.slice(-2) ?? [];
  return role && session ? { role, session } : undefined;
});

/** The name that the ARN of a federated user holds. */
export function federatedNameOf(arn: string): string | undefined {
  return partsOf(arn, 'federated-user')?.join('/') || undefined;
}

/** What stands behind the type in an ARN of that type. */
function partsOf(arn: string, type: string): string[] | undefined {
  if (arn.indexOf(type) === -1) return undefined;
  const [first, ...parts] = parseArn(arn)?.resource.split('/') ?? [];
  return first === type ? parts : undefined;
}

/** What stands behind the last slash, which of an ARN of IAM is the name. */
export function lastPartOf(arn: string): string | undefined {
  return arn.slice(arn.lastIndexOf('/') + 1) || undefined;
}

/** The account of a principal that is an ARN, or an account itself. */
export function accountOf(principal: string): string | undefined {
  return /^\d{12}$/u.test(principal) ? principal : parseArn(principal)?.account || undefined;
}
