import { isObject, type JsonObject } from '../json.ts';
import { isOfCloudTrail } from '../log/cloudtrail/judge.ts';
import { isManagedPolicy, kindsOf } from '../log/iam/kind.ts';
import { isCloudTrailOcsf } from '../log/ocsf/cloudtrail.ts';

/** The sources of records: configuration, which becomes entities, and activity, which becomes events. */
export const SOURCES = ['iam', 'cloudtrail'] as const;

/** Where a record is from. */
export type Source = (typeof SOURCES)[number];

/**
 * Says where a record is from, by its fields.
 *
 * @param log one record, of any type
 * @returns `cloudtrail` for a record of activity, also one of OCSF, a digest or an insight; `iam` for a user, role, group or managed
 * policy; undefined for anything else, also for an object that throws when it is read
 * @example
 * detectSource({ eventSource: 'iam.amazonaws.com', eventName: 'CreateUser' }); // 'cloudtrail'
 */
export function detectSource(log: unknown): Source | undefined {
  try {
    if (!isObject(log)) return undefined;
    if (isOfActivity(log)) return 'cloudtrail';
    return isOfIam(log) ? 'iam' : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a record is one of activity, for which it is mostly asked less than {@link detectSource} asks. */
export function isActivity(log: unknown): boolean {
  try {
    return isObject(log) && isOfActivity(log);
  } catch {
    return false;
  }
}

function isOfActivity(log: JsonObject): boolean {
  // Exports of activity have columns of their own, which may be called as fields of IAM are.
  return (isOfCloudTrail(log) && (isCall(log) || !isOfIam(log))) || isCloudTrailOcsf(log);
}

function isCall({ eventName, eventSource }: JsonObject): boolean {
  return eventName !== undefined && eventSource !== undefined;
}

function isOfIam(log: JsonObject): boolean {
  return kindsOf(log).length > 0 || isManagedPolicy(log);
}
