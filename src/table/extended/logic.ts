import type { Logic } from '../../engine/row.ts';
import { parseArn } from '../../log/arn.ts';
import type { LogDate, PolicyDocument } from '../../log/form.ts';
import type { IamPolicyVersion } from '../../log/iam/policy.ts';
import { IAM_ROLE_SUMMARY, type IamRoleSummary } from '../../log/iam/role.ts';
import { plainJson } from '../../log/plain-json.ts';
import type { PrincipalKind } from '../../log/policy/trust.ts';
import { dateText, readTimestamp } from '../../log/timestamp.ts';
import type { Json, Timestamp, UdmTypes } from '../../udm/field.ts';
import { dateAsText, type MappingContext, policyTextOf } from '../logic.ts';

/** A date becomes a timestamp once more; another row says what is wrong with it. */
export const sameTimestamp: Logic<LogDate, Timestamp> = {
  sentence: 'to timestamp',
  bytes: { as: 'timestamp' },
  apply: (value) => readTimestamp(value)?.text as Timestamp | undefined,
};

/** A date that no row could read keeps the log's own text. */
export const unreadableDate: Logic<LogDate, Json> = {
  sentence: 'the text of the log, where it is no date that can be read',
  bytes: { as: 'unreadable_date' },
  apply: (value) => (readTimestamp(value) === undefined ? dateText(value) : undefined),
};

/** A policy document becomes one text, whatever form the source gave it. */
export const documentText: Logic<PolicyDocument, string, MappingContext> = {
  sentence: 'the policy document as text',
  bytes: { as: 'policy' },
  apply: policyTextOf,
};

/** A scalar goes over as it is. */
export const asIs: Logic<string | number | boolean, Json> = {
  sentence: 'as it is',
  isDirect: true,
  bytes: { as: 'json' },
  apply: (value) => value,
};

/** A date goes over as it goes into text. */
export const dateAsJson = dateAsText as Logic<LogDate, unknown> as Logic<LogDate, Json>;

/** Roles inside of something else go over whole. */
export const asJson: Logic<IamRoleSummary[], Json, MappingContext> = {
  sentence: 'as plain JSON, each policy document as text',
  apply: (value, context, report) =>
    plainJson(value, { element: IAM_ROLE_SUMMARY }, (document) => policyTextOf(document, context, report)),
};

/** The account of an ARN; AWS's own resources lie in none. */
export const accountId: Logic<string, string> = {
  sentence: "the account's twelve digits, out of the ARN",
  // What an ARN begins with tells the account.
  bytes: { as: 'part', mark: 0x3a, isAtStart: true },
  apply: (value) => {
    const account = parseArn(value)?.account;
    return account?.length === 12 ? account : undefined;
  },
};

const EMAIL_ADDRESS =
  /^[A-Za-z0-9+=_-]+(?:\.[A-Za-z0-9+=_-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/u;

/** A name that is an e-mail address: the characters that IAM allows in names, and a host with a dot. */
export const emailAddress: Logic<string, string> = {
  sentence: 'direct, where it is an e-mail address',
  bytes: { as: 'part', mark: 0x40, isAtStart: false },
  apply: (value) => (value.length <= 254 && EMAIL_ADDRESS.test(value) ? value : undefined),
};

/** The document of the version that is in force. */
export const defaultDocument: Logic<IamPolicyVersion[], string, MappingContext> = {
  sentence: "the default version's document as text",
  apply: (versions, context, report) => {
    const [first, second] = versions.filter(
      (version) => version?.IsDefaultVersion && version.Document != null,
    );
    // AWS has one; which of two is in force nothing tells.
    if (second) report('duplicate_member');
    return first && policyTextOf(first.Document!, context, report);
  },
};

/** The document of a version that is not in force; the default version's stands elsewhere. */
export const otherDocument: Logic<IamPolicyVersion, Json, MappingContext> = {
  sentence: 'the document as text, where the version is not the default',
  apply: (version, context, report) =>
    version.IsDefaultVersion || version.Document == null
      ? undefined
      : policyTextOf(version.Document, context, report),
};

/** The entity type of a principal. */
export const principalType: Logic<PrincipalKind, UdmTypes['EntityMetadata.EntityType']> = {
  sentence: 'USER for a user, RESOURCE for any other principal',
  apply: (kind) => (kind === 'User' ? 'USER' : 'RESOURCE'),
};

const RESOURCE_TYPES: { readonly [Kind in PrincipalKind]?: UdmTypes['Resource.ResourceType'] } = {
  Account: 'CLOUD_PROJECT',
  Role: 'ACCESS_POLICY',
  Service: 'SERVICE',
};

/** The resource type of a principal, where UDM has one. */
export const principalResourceType: Logic<PrincipalKind, UdmTypes['Resource.ResourceType']> = {
  sentence: 'CLOUD_PROJECT for an account, ACCESS_POLICY for a role, SERVICE for a service',
  apply: (kind) => RESOURCE_TYPES[kind],
};

/** What sort of principal it is, where the trust policy tells. */
export const principalSubtype: Logic<PrincipalKind, string> = {
  sentence: 'direct, unless the principal is of no known form',
  apply: (kind) => (kind === 'Unknown' ? undefined : kind),
};
