import { isObject, type JsonObject } from '../../../json.ts';
import { unit } from '../../cloudtrail/content.ts';
import type { Content } from './part.ts';

const DETAILS = ['AwsIamUser', 'AwsIamRole', 'AwsIamGroup', 'AwsIamPolicy'];

/**
 * Takes a finding of Security Hub apart: the users, roles and groups that it is about. Their details have no ARN, which
 * is the resource's id. Other resources are known and hold no record.
 *
 * @see https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_Resource.html
 */
export function unwrapFinding(finding: JsonObject): readonly Content[] | undefined {
  const { Resources, SchemaVersion, AwsAccountId } = finding;
  if (!Array.isArray(Resources) || (SchemaVersion === undefined && AwsAccountId === undefined))
    return undefined;
  return Resources.map((resource: unknown, index) => contentOf(resource, index));
}

function contentOf(resource: unknown, index: number): Content {
  const at = ['Resources', index];
  const details = isObject(resource) && isObject(resource.Details) ? resource.Details : {};
  const kind = DETAILS.find((name) => isObject(details[name]));
  if (kind === undefined) return unit(at, resource, { holds: 'other', call: 'securityhub:GetFindings' });
  const log = { Arn: (resource as JsonObject).Id, ...(details[kind] as JsonObject) };
  const holds = kind === 'AwsIamPolicy' ? 'policy' : 'record';
  return unit([...at, 'Details', kind], log, { holds });
}
