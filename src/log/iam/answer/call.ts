import { isObject, type JsonObject } from '../../../json.ts';
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

/**
 * Answers that have no field of their own around them: the fields by which each is known, all of which it has, and its
 * call.
 */
const WHOLE_ANSWERS: readonly (readonly [call: string, ...fields: string[]])[] = [
  ['GetCredentialReport', 'Content', 'ReportFormat'],
  ['GetOpenIDConnectProvider', 'ClientIDList'],
  ['GetSAMLProvider', 'SAMLMetadataDocument'],
  ['CreateOpenIDConnectProvider', 'OpenIDConnectProviderArn'],
  ['CreateSAMLProvider', 'SAMLProviderArn'],
  ['GetMFADevice', 'SerialNumber', 'EnableDate'],
  ['GetServiceLastAccessedDetails', 'JobStatus', 'ServicesLastAccessed'],
  ['GetServiceLastAccessedDetailsWithEntities', 'JobStatus', 'EntityDetailsList'],
  ['GetOrganizationsAccessReport', 'JobStatus', 'NumberOfServicesAccessible'],
  ['ListOrganizationsFeatures', 'EnabledFeatures'],
  ['DeleteServiceLinkedRole', 'DeletionTaskId'],
];

/** Answers of so few fields that these alone, and nothing else, tell them. */
const SHORT_ANSWERS: readonly (readonly [call: string, ...fields: string[]])[] = [
  ['GenerateCredentialReport', 'State', 'Description'],
  ['GenerateServiceLastAccessedDetails', 'JobId'],
  ['GetServiceLinkedRoleDeletionStatus', 'Status', 'Reason'],
  ['ListTags', 'Tags'],
];

/** The call that answers with fields that have none around them; undefined where no call does. */
export function wholeAnswerCall(answer: JsonObject): string | undefined {
  const inline = inlinePolicyCall(answer);
  if (inline !== undefined) return inline;
  const whole = WHOLE_ANSWERS.find(([, ...fields]) => fields.every((field) => answer[field] !== undefined));
  return whole?.[0];
}

/** The call of an answer that has these fields and no others. */
export function shortAnswerCall(fields: readonly string[]): string | undefined {
  const found = SHORT_ANSWERS.find(
    ([, first, ...others]) =>
      fields.includes(first!) && fields.every((field) => field === first || others.includes(field)),
  );
  return found?.[0];
}

/** The call that answers with one inline policy, which has no field of its own around it. */
function inlinePolicyCall(document: JsonObject): string | undefined {
  if (document.PolicyName === undefined || document.PolicyDocument === undefined) return undefined;
  const owner = ['User', 'Role', 'Group'].find((kind) => typeof document[`${kind}Name`] === 'string');
  return owner === undefined ? undefined : `Get${owner}Policy`;
}

/** The call of an answer with these fields: the first that has one, but that of authorization details before all. */
export function callOf(answer: JsonObject): string | undefined {
  const calls = Object.keys(answer).flatMap((field) => callWith(field) ?? []);
  return calls.includes(DETAILS) ? DETAILS : calls[0];
}

/** Whether an answer is an error, with the code of it where that has the form of one. */
export function errorOf(answer: JsonObject): { readonly errorCode: string | undefined } | undefined {
  const { Error: error, __type: type } = answer;
  const isError = isObject(error) && typeof error.Code === 'string';
  if (!isError && (typeof type !== 'string' || !('message' in answer || 'Message' in answer)))
    return undefined;
  const code = isError ? error.Code : String(type).slice(String(type).indexOf('#') + 1);
  return { errorCode: ERROR_CODE.test(code as string) ? (code as string) : undefined };
}

const ERROR_CODE = /^[A-Z][A-Za-z]{1,60}(?:\.[A-Z][A-Za-z]{1,60}){0,2}$/u;
