import { isEmpty, isObject, type JsonObject } from '../../json.ts';
import { type Arn, parseArn } from '../arn.ts';
import type { PolicyDocument } from '../form.ts';
import { listOf, parsePolicy, readPolicy } from './document.ts';

/** What a trust policy can name as the one who may assume a role. */
export type PrincipalKind =
  | 'Account'
  | 'User'
  | 'Role'
  | 'AssumedRole'
  | 'FederatedUser'
  | 'Service'
  | 'IdentityProvider'
  | 'CanonicalUser'
  | 'Anyone'
  | 'Pattern'
  | 'Unknown';

/** One action that a trust policy allows. */
export interface TrustGrant {
  /** The action as the policy writes it; `NotAction` where it allows all actions but some. */
  readonly Action: string;
  /** What limits the grant, its `Condition` and `NotAction`, as canonical JSON text; absent where nothing does. */
  readonly Limit?: string;
}

/** One principal that a trust policy allows something, with all that it is allowed. */
export interface TrustedPrincipal {
  readonly Kind: PrincipalKind;
  /** The principal as the policy writes it; absent where that is an id, which has its own field. */
  readonly Name?: string;
  /** The unique id of a user, where the policy names it by that: AWS does so when the user was deleted. */
  readonly UserId?: string;
  /** The unique id of what is no user: an account's twelve digits, a role's unique id, a canonical user id. */
  readonly Id?: string;
  /** The twelve digits of the account that the principal lies in; absent where it is an account. */
  readonly Account?: string;
  readonly UserName?: string;
  readonly RoleName?: string;
  /** The service's name in the form `ec2.amazonaws.com`. */
  readonly Service?: string;
  readonly Grants: readonly TrustGrant[];
}

type ReportLimit = (code: 'invalid_policy_document', path: readonly never[]) => void;

/** A principal to which grants are still to come. */
type Principal = Omit<TrustedPrincipal, 'Grants'> & { readonly Grants: TrustGrant[] };

/**
 * Reads from a trust policy who may assume the role: the principals of its `Allow` statements, each once, with what
 * each statement grants. A `Deny` grants nothing, nor does `NotPrincipal`; what cannot be read grants nothing.
 *
 * @param document percent-encoded JSON, JSON text or an object
 * @param report receives that a limit has lost digits, or cannot be written down and so grants nothing
 * @returns the principals in the policy's order
 * @example
 * readTrust({ Statement: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' } });
 * // [{ Kind: 'Service', Name: 'ec2.amazonaws.com', Service: 'ec2.amazonaws.com', Grants: [{ Action: 'sts:AssumeRole' }] }]
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function readTrust(
  document: PolicyDocument,
  _record?: object,
  report: ReportLimit = () => {},
): TrustedPrincipal[] {
  const policy = typeof document === 'string' ? parsePolicy(document) : document;
  const principals: TrustedPrincipal[] = [];
  const found = new Map<string, Trusted>();
  for (const statement of listOf(policy?.Statement)) {
    const grants = grantsOf(statement, report);
    if (grants === undefined) continue;
    for (const principal of principalsOf((statement as JsonObject).Principal)) {
      const key = `${principal.Kind} ${principal.Id ?? principal.UserId ?? principal.Name}`;
      let trusted = found.get(key);
      if (trusted === undefined) {
        trusted = { principal, names: undefined };
        found.set(key, trusted);
        principals.push(principal);
      }
      for (const grant of grants) addGrant(trusted, grant);
    }
  }
  return principals;
}

/** A principal with what was granted to it so far. */
interface Trusted {
  readonly principal: Principal;
  /** What tells its grants apart, once there are many. */
  names: Set<string> | undefined;
}

/** So many grants are sooner compared one by one than by their names. */
const FEW = 8;

function addGrant(trusted: Trusted, grant: TrustGrant): void {
  const { Grants } = trusted.principal;
  if (Grants.length < FEW) {
    if (!Grants.some(({ Action, Limit }) => Action === grant.Action && Limit === grant.Limit))
      Grants.push(grant);
    return;
  }
  trusted.names ??= new Set(Grants.map(nameOf));
  const name = nameOf(grant);
  if (trusted.names.has(name)) return;
  trusted.names.add(name);
  Grants.push(grant);
}

/** A limit is JSON on one line, so that nothing else reads the same. */
function nameOf({ Action, Limit }: TrustGrant): string {
  return `${Action}\n${Limit ?? ''}`;
}

function textsOf(value: unknown): readonly string[] {
  return listOf(value).filter((text): text is string => typeof text === 'string' && text !== '');
}

/** What a statement grants; undefined where it grants nothing, or where its limits cannot be written down. */
function grantsOf(statement: unknown, report: ReportLimit): TrustGrant[] | undefined {
  if (!isObject(statement) || statement.Effect !== 'Allow') return undefined;
  const { Condition, NotAction } = statement;
  const isOfAll = !isEmpty(NotAction);
  const actions = isOfAll ? ['NotAction'] : textsOf(statement.Action);
  const limit = { ...(!isEmpty(Condition) && { Condition }), ...(isOfAll && { NotAction }) };
  if (isEmpty(limit)) return actions.map((Action) => ({ Action }));
  const { text, isExact } = readPolicy(limit, 'canonical');
  if (!isExact) report('invalid_policy_document', []);
  return text === undefined ? undefined : actions.map((Action) => ({ Action, Limit: text }));
}

function principalsOf(principal: unknown): readonly Principal[] {
  if (typeof principal === 'string') return principal === '' ? [] : [awsPrincipal(principal)];
  if (!isObject(principal)) return [];
  const found: Principal[] = [];
  for (const text of textsOf(principal.AWS)) found.push(awsPrincipal(text));
  for (const Name of textsOf(principal.Service))
    found.push({ Kind: 'Service', Name, Service: Name, Grants: [] });
  for (const text of textsOf(principal.Federated)) found.push(providerPrincipal(text));
  for (const Id of textsOf(principal.CanonicalUser)) found.push({ Kind: 'CanonicalUser', Id, Grants: [] });
  return found;
}

function providerPrincipal(Name: string): Principal {
  return { Kind: 'IdentityProvider', Name, ...accountOf(parseArn(Name)), Grants: [] };
}

/** What AWS itself manages lies in no account. */
function accountOf(arn: Arn | undefined): { Account?: string } {
  return arn !== undefined && ACCOUNT_ID.test(arn.account) ? { Account: arn.account } : {};
}

const ACCOUNT_ID = /^\d{12}$/u;
const USER_ID = /^AIDA[A-Z0-9]{12,}$/u;
const ROLE_ID = /^AROA[A-Z0-9]{12,}$/u;

function awsPrincipal(text: string): Principal {
  if (text === '*') return { Kind: 'Anyone', Name: text, Grants: [] };
  if (ACCOUNT_ID.test(text)) return { Kind: 'Account', Id: text, Grants: [] };
  if (USER_ID.test(text)) return { Kind: 'User', UserId: text, Grants: [] };
  if (ROLE_ID.test(text)) return { Kind: 'Role', Id: text, Grants: [] };
  if (/[*?]/u.test(text)) return { Kind: 'Pattern', Name: text, ...accountOf(parseArn(text)), Grants: [] };
  return arnPrincipal(text);
}

function arnPrincipal(Name: string): Principal {
  const arn = parseArn(Name);
  const account = accountOf(arn);
  if (arn?.service === 'iam' && arn.resource === 'root') {
    return {
      Kind: 'Account',
      Name,
      ...(account.Account !== undefined && { Id: account.Account }),
      Grants: [],
    };
  }
  const known = { Name, ...account, Grants: [] };
  const [type, ...names] = arn?.resource.split('/') ?? [];
  const first = names[0] ?? '';
  const last = names[names.length - 1] ?? '';
  switch (last && `${arn?.service} ${type}`) {
    case 'iam user':
      return { ...known, Kind: 'User', UserName: last };
    case 'iam role':
      return { ...known, Kind: 'Role', RoleName: last };
    case 'sts assumed-role':
      return { ...known, Kind: 'AssumedRole', RoleName: first };
    case 'sts federated-user':
      return { ...known, Kind: 'FederatedUser' };
    default:
      return { ...known, Kind: 'Unknown' };
  }
}
