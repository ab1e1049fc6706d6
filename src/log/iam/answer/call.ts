import type { JsonObject } from '../../../json.ts';
import { CONTINUATION, continuationOf, ENVELOPE_FIELDS } from '../envelope.ts';
import { otherSpellings } from '../spelling.ts';
import type { Holding } from './part.ts';

/** A field of an answer. */
export interface AnswerField {
  readonly call: string;
  /** What it holds, or each element of it; a document may be anything that stands alone. */
  readonly holds: Exclude<Holding, 'text' | 'named'> | 'document';
}

/** Fields by their names, each with its call. */
function holding(
  holds: AnswerField['holds'],
  calls: Readonly<Record<string, string>>,
): Readonly<Record<string, AnswerField>> {
  return Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, { call, holds }]));
}

/** The call whose groups are joined with the users that name them. */
export const DETAILS = 'GetAccountAuthorizationDetails';

/**
 * The fields in which answers hold what they are about, with the call that gives them: those of IAM, and of what else
 * tells of users, roles and groups or is taken for an answer that does.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html
 */
const ANSWER_FIELDS: Readonly<Record<string, AnswerField>> = /* @__PURE__ */ (() => ({
  ...holding('record', {
    User: 'GetUser',
    Users: 'ListUsers',
    Role: 'GetRole',
    Roles: 'ListRoles',
    Group: 'GetGroup',
    Groups: 'ListGroups',
    UserDetailList: DETAILS,
    RoleDetailList: DETAILS,
    GroupDetailList: DETAILS,
  }),
  ...holding('policy', {
    Policy: 'GetPolicy',
    Policies: 'ListPolicies',
  }),
  ...holding('other', {
    AttachedPolicies: 'ListAttachedPolicies',
    SummaryMap: 'GetAccountSummary',
    PolicyVersion: 'GetPolicyVersion',
    Versions: 'ListPolicyVersions',
    PolicyNames: 'ListPolicyNames',
    PolicyGroups: 'ListEntitiesForPolicy',
    PolicyUsers: 'ListEntitiesForPolicy',
    PolicyRoles: 'ListEntitiesForPolicy',
    PasswordPolicy: 'GetAccountPasswordPolicy',
    PoliciesGrantingServiceAccess: 'ListPoliciesGrantingServiceAccess',
    InstanceProfile: 'GetInstanceProfile',
    InstanceProfiles: 'ListInstanceProfiles',
    AccessKey: 'CreateAccessKey',
    AccessKeyMetadata: 'ListAccessKeys',
    AccessKeyLastUsed: 'GetAccessKeyLastUsed',
    MFADevices: 'ListMFADevices',
    VirtualMFADevice: 'CreateVirtualMFADevice',
    VirtualMFADevices: 'ListVirtualMFADevices',
    AccountAliases: 'ListAccountAliases',
    LoginProfile: 'GetLoginProfile',
    Certificate: 'UploadSigningCertificate',
    Certificates: 'ListSigningCertificates',
    ServerCertificate: 'GetServerCertificate',
    ServerCertificateMetadata: 'UploadServerCertificate',
    ServerCertificateMetadataList: 'ListServerCertificates',
    SSHPublicKey: 'GetSSHPublicKey',
    SSHPublicKeys: 'ListSSHPublicKeys',
    ServiceSpecificCredential: 'CreateServiceSpecificCredential',
    ServiceSpecificCredentials: 'ListServiceSpecificCredentials',
    OpenIDConnectProviderList: 'ListOpenIDConnectProviders',
    SAMLProviderList: 'ListSAMLProviders',
    EvaluationResults: 'SimulatePrincipalPolicy',
    ContextKeyNames: 'GetContextKeysForPrincipalPolicy',
    Accounts: 'organizations:ListAccounts',
    PermissionSets: 'sso-admin:ListPermissionSets',
  }),
}))();

/** Lists that are read element by element, however long, whatever their elements are. */
const DOCUMENT_LISTS: Readonly<Record<string, AnswerField>> = /* @__PURE__ */ holding('document', {
  configurationItems: 'config:GetResourceConfigHistory',
  baseConfigurationItems: 'config:BatchGetResourceConfig',
  BaseConfigurationItems: 'config:BatchGetAggregateResourceConfig',
  Findings: 'securityhub:GetFindings',
  findings: 'securityhub:GetFindings',
  Records: 'cloudtrail',
  Events: 'cloudtrail:LookupEvents',
  rows: 'a table',
  iam_users: 'a list',
  iam_roles: 'a list',
  iam_groups: 'a list',
});

/** In other spellings, these fields alone are known: the names of the others are too common. */
const RESPELLED = [
  'Policies',
  ...['User', 'Users', 'Role', 'Roles', 'Groups', 'InstanceProfiles'],
  ...['UserDetailList', 'RoleDetailList', 'GroupDetailList'],
];

const KNOWN: ReadonlyMap<string, AnswerField> = /* @__PURE__ */ (() =>
  new Map([
    ...Object.entries(ANSWER_FIELDS),
    ...Object.entries(DOCUMENT_LISTS),
    ...RESPELLED.flatMap((name) =>
      otherSpellings(name).map((other) => [other, ANSWER_FIELDS[name]!] as const),
    ),
  ]))();

/** What a field of an answer holds, in each spelling; undefined where it is no such field. */
export function answerField(name: string): AnswerField | undefined {
  return KNOWN.get(name);
}

/** The calls that answer with lists of what is wrapped around records. */
const WRAPPED: ReadonlyMap<unknown, string> = /* @__PURE__ */ (() =>
  new Map([
    ['QueryResultRows', 'cloudtrail:GetQueryResults'],
    ['events', 'logs:FilterLogEvents'],
    ['Results', 'config:SelectResourceConfig'],
  ]))();

/** The call whose answers have a field. */
export function callWith(field: string | number): string | undefined {
  return KNOWN.get(field as string)?.call ?? WRAPPED.get(field);
}

/** Whether a field is one of an answer, by what stands in it. */
export function holdsAnswer(name: string, value: unknown): boolean {
  // Much else has policies.
  if (typeof value !== 'object' || value === null || name === 'policies' || !KNOWN.has(name)) return false;
  // A row of a table may have a column of such a name.
  return Object.hasOwn(ANSWER_FIELDS, name) || Array.isArray(value) || name === 'user' || name === 'role';
}

/** The fields with which answers say that they go on, in each spelling. */
const CONTINUATIONS: readonly string[] = /* @__PURE__ */ (() => [
  ...CONTINUATION,
  ...CONTINUATION.flatMap(otherSpellings),
])();

/** The lists of what AWS Config could not look up. */
const UNPROCESSED = ['unprocessedResourceKeys', 'UnprocessedResourceIdentifiers'];

/** The field by which an answer says that it goes on or lacks something, in whatever spelling. */
export function continuationIn(answer: JsonObject): string | undefined {
  const isLeft = (name: string) => Array.isArray(answer[name]) && answer[name].length > 0;
  return continuationOf(answer, CONTINUATIONS) ?? UNPROCESSED.find(isLeft);
}

const BESIDE: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set([
    ...ENVELOPE_FIELDS,
    ...CONTINUATIONS,
    ...['ResultMetadata', '@xmlns'],
    ...UNPROCESSED,
    ...['fileVersion', 'configSnapshotId', 'columns', 'changed'],
    ...['NextShardIterator', 'MillisBehindLatest', 'ChildShards'],
  ]))();

/** Whether a field stands beside the lists of answers and says nothing of what these hold. */
export function isBeside(field: string): boolean {
  return BESIDE.has(field);
}

/** The call of an answer with these fields: the first that has one, but that of authorization details before all. */
export function callOf(answer: JsonObject): string | undefined {
  const calls = Object.keys(answer).flatMap((field) => callWith(field) ?? []);
  return calls.includes(DETAILS) ? DETAILS : calls[0];
}
