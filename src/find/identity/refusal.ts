import { namedTarget } from '../../log/cloudtrail/refusal.ts';
import { type Activity, isRefused, textIn } from './activity.ts';
import { type NamingField, namings } from './field.ts';

/** What the message of a refused call names: CloudTrail leaves out the parameters of most of them. */
export function refusedFields(activity: Activity): readonly NamingField[] {
  const message = textIn(activity.record, 'errorMessage');
  if (message === undefined || !isRefused(activity)) return [];
  if (Object.keys(activity.request).length > 0) return [];
  const target = namedTarget(message);
  if (target === undefined) return [];
  if (target.arn !== undefined) return namings('errorMessage', target.arn);
  return [{ form: 'name', as: 'target', field: 'errorMessage', text: target.name }];
}
