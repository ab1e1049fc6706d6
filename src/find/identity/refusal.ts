import { type Activity, isRefused, textIn } from './activity.ts';
import { type NamingField, namings } from './field.ts';

// No name has a blank: what follows one is the version of a policy.
const NAMED = /^(?:user|group|role|policy|instance profile) (\S+)/u;
const ARN =
  /^arn:[^:]+:(?:iam::[^:]*:(?:role|user|group|policy|instance-profile|mfa|saml-provider|oidc-provider|server-certificate)|sts::[^:]*:federated-user)\/.*[^/*]$/su;
const ENDS = [' because ', ' with an explicit deny'];

/**
 * What the message of a refused call names: CloudTrail leaves out the parameters of most of them. A message that was
 * cut names nothing.
 */
export function refusedFields(activity: Activity): readonly NamingField[] {
  const message = textIn(activity.record, 'errorMessage');
  if (message === undefined || message.endsWith('...') || !isRefused(activity)) return [];
  if (Object.keys(activity.request).length > 0) return [];
  const resource = resourceOf(message);
  const name = NAMED.exec(resource)?.[1];
  const arn = name ?? resource;
  if (ARN.test(arn)) return namings('errorMessage', arn);
  return [{ form: 'name', as: 'target', field: 'errorMessage', text: name }];
}

/** What stands behind "on resource:" in a message, up to the reason; empty where nothing does. */
function resourceOf(message: string): string {
  const [, said = ''] = message.split(' on resource: ', 2);
  const ends = ENDS.map((end) => said.indexOf(end)).filter((at) => at >= 0);
  return said.slice(0, Math.min(said.length, ...ends));
}
