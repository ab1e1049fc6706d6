import { isObject } from '../../json.ts';
import { type Activity, listIn, objectIn, textIn } from './activity.ts';
import { type NamingField, namings } from './field.ts';
import { lastPart } from './last-part.ts';
import type { Asked } from './options.ts';
import { refusedFields } from './refusal.ts';

/** The parameters of IAM's calls that name what the call is about, and what an ARN of such a thing begins with. */
export const NAME_PARAMETERS = {
  userName: 'user',
  roleName: 'role',
  groupName: 'group',
  policyName: 'policy',
  instanceProfileName: 'instance-profile',
  serverCertificateName: 'server-certificate',
  virtualMFADeviceName: 'mfa',
} as const;

/** The services whose parameters name users, roles and groups of IAM. */
export const IDENTITY_SERVICES = ['iam.amazonaws.com', 'sts.amazonaws.com'] as const;

/** What names the things that a call is about. */
export function targetFields(activity: Activity, asked: Asked): readonly NamingField[] {
  const { record, request, answer } = activity;
  const source = textIn(record, 'eventSource');
  if (source === 'signin.amazonaws.com') {
    const switched = textIn(objectIn(record, 'additionalEventData'), 'SwitchTo');
    return namings('additionalEventData.SwitchTo', switched);
  }
  const resources = listIn(record, 'resources').flatMap((resource, index) =>
    isObject(resource)
      ? ['ARN', 'arn'].flatMap((key) => namings(`resources[${index}].${key}`, textIn(resource, key)))
      : [],
  );
  if (!IDENTITY_SERVICES.some((service) => service === source)) return resources;
  return [
    ...members('requestParameters', request),
    ...namedInAccount(activity, asked),
    ...members('responseElements', answer),
    ...Object.keys(answer).flatMap((key) => members(`responseElements.${key}`, objectIn(answer, key))),
    ...resources,
    ...refusedFields(activity),
  ];
}

type Json = { readonly [key: string]: unknown };

/** What the texts of an object name: ARNs and ids under any key, names under those of IAM. */
function members(path: string, object: Json): readonly NamingField[] {
  return Object.keys(object).flatMap((key) => {
    const text = textIn(object, key);
    if (text === undefined) return [];
    const field = `${path}.${key}`;
    const found = namings(field, text);
    return Object.hasOwn(NAME_PARAMETERS, key)
      ? [...found, { form: 'name', as: 'target', field, text } as const]
      : found;
  });
}

/** An ARN is met by its name, too, in its own account: names are unique there, whatever their paths. */
function namedInAccount(
  { record, identity, request }: Activity,
  { arn, text }: Asked,
): readonly NamingField[] {
  const account = textIn(record, 'recipientAccountId') ?? textIn(identity, 'accountId');
  if (arn?.service !== 'iam' || arn.account !== account) return [];
  const name = lastPart(arn.resource).toLowerCase();
  return Object.entries(NAME_PARAMETERS).flatMap(([key, type]) => {
    // An inline policy has a name of its own in each user, role or group.
    if (type === 'policy') return [];
    if (!arn.resource.startsWith(`${type}/`) || textIn(request, key)?.toLowerCase() !== name) return [];
    return [{ form: 'arn', as: 'target', field: `requestParameters.${key}`, text }] as const;
  });
}
