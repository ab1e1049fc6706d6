import type { Report } from '../issue.ts';
import type { LogDate, PolicyDocument } from './field.ts';
import { kindsOf } from './kind.ts';
import { IamPolicy as PolicySchema } from './schema/policy.ts';
import { readShape } from './shape.ts';
import { isAbsent, isObject } from './spelling.ts';
import type { IamTag } from './user.ts';

/**
 * One version of a managed policy.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyVersion.html
 */
export interface IamPolicyVersion {
  VersionId?: string | null | undefined;
  IsDefaultVersion?: boolean | null | undefined;
  CreateDate?: LogDate | null | undefined;
  Document?: PolicyDocument | null | undefined;
}

/**
 * A managed policy, as `GetPolicy`, `ListPolicies` and `GetAccountAuthorizationDetails` return it; only the last has
 * its versions.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_Policy.html
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ManagedPolicyDetail.html
 */
export interface IamPolicy {
  PolicyId: string;
  PolicyName: string;
  Path: string;
  Arn: string;
  CreateDate: LogDate;
  UpdateDate?: LogDate | null | undefined;
  DefaultVersionId?: string | null | undefined;
  Description?: string | null | undefined;
  /** How many users, groups and roles it is attached to. */
  AttachmentCount?: number | null | undefined;
  /** How many users and roles it is the boundary of. */
  PermissionsBoundaryUsageCount?: number | null | undefined;
  IsAttachable?: boolean | null | undefined;
  PolicyVersionList?: IamPolicyVersion[] | null | undefined;
  Tags?: IamTag[] | null | undefined;
}

/** A policy that was read: its fields as far as they fit the schema. */
export interface PolicyRecord {
  readonly kind: 'POLICY';
  readonly log: Partial<IamPolicy>;
  readonly bare: false;
}

/**
 * Says whether a log is a managed policy.
 *
 * @param log one record, of any type
 * @returns whether `PolicyId` is present and the log is no user, role or group; false for an object that throws when it
 * is read
 */
export function isPolicy(log: unknown): boolean {
  try {
    return isObject(log) && !isAbsent(log.PolicyId) && kindsOf(log).length === 0;
  } catch {
    return false;
  }
}

/**
 * Reads a managed policy by its schema: unknown → record.
 *
 * @param input what {@link isPolicy} takes for a policy
 * @param report receives what is found on the way
 * @returns the record; undefined where its id is bad, after an error was reported
 */
export function readPolicyRecord(input: unknown, report: Report): PolicyRecord | undefined {
  let refused = false;
  const log = readShape(PolicySchema, input, [], (finding) => {
    const isIdentity = finding.code === 'invalid_log_field' && finding.path[0] === 'PolicyId';
    refused ||= isIdentity;
    report({ ...finding, severity: isIdentity ? 'error' : finding.severity });
  });
  return refused ? undefined : { kind: 'POLICY', log: (log ?? {}) as Partial<IamPolicy>, bare: false };
}
