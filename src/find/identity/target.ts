import { isEmpty, isObject } from '../../json.ts';
import type { CloudTrailRequest } from '../../log/cloudtrail/call.ts';
import { lastPartOf } from '../../log/cloudtrail/identity.ts';
import { isNothing } from '../../log/cloudtrail/json-text.ts';
import { isOnCaller } from '../../log/cloudtrail/own-call.ts';
import type { CloudTrailRecord } from '../../log/cloudtrail/record.ts';
import { sourceOf } from '../../log/cloudtrail/service.ts';
import { type Activity, isRefused, listIn, objectIn, type PartOf, textIn } from './activity.ts';
import { userFields } from './actor.ts';
import { type NamingField, namings } from './field.ts';
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
} as const satisfies { readonly [Name in keyof CloudTrailRequest]?: string };

/** The services whose parameters name users, roles and groups of IAM. */
export const IDENTITY_SERVICES = /* @__PURE__ */ (() => [sourceOf('iam'), sourceOf('sts')])();

/** What names the things that a call is about. */
export function targetFields(activity: Activity, asked: Asked): readonly NamingField[] {
  const { record, request, answer } = activity;
  const source = textIn(record, 'eventSource');
  if (source === sourceOf('signin')) {
    const data: PartOf<NonNullable<CloudTrailRecord['additionalEventData']>> = objectIn(
      record,
      'additionalEventData',
    );
    const switched = textIn(data, 'SwitchTo');
    return namings('additionalEventData.SwitchTo', switched);
  }
  const resources = listIn(record, 'resources').flatMap((resource, index) =>
    isObject(resource)
      ? (['ARN', 'arn'] as const).flatMap((key) =>
          namings(`resources[${index}].${key}`, textIn(resource, key)),
        )
      : [],
  );
  if (!IDENTITY_SERVICES.some((service) => service === source)) return resources;
  return [
    ...members('requestParameters', request),
    ...namedInAccount(activity, asked),
    ...members('responseElements', answer),
    ...Object.keys(answer).flatMap((key) =>
      members(`responseElements.${key}`, objectIn(answer, key as keyof typeof answer)),
    ),
    ...resources,
    ...refusedFields(activity),
    ...callerFields(activity),
  ];
}

/** What names the caller, where the call may leave out the user whom it is about, and did. */
function callerFields(activity: Activity): readonly NamingField[] {
  const { record, identity, request } = activity;
  const asked = record.requestParameters;
  // A request that is any other text, as the mask is, may have named someone else.
  const isRead = isNothing(asked) || isEmpty(asked) || Object.keys(request).length > 0;
  if (!isRead || textIn(request, 'userName') !== undefined) return [];
  if (!isOnCaller(textIn(record, 'eventName'), textIn(identity, 'type'), isRefused(activity))) return [];
  return userFields(activity).map((field) => ({ ...field, as: 'target' }));
}

/** What the texts of an object name: ARNs and ids under any key, names under those of IAM. */
function members(
  path: 'requestParameters' | 'responseElements' | `responseElements.${string}`,
  object: object,
): readonly NamingField[] {
  return Object.keys(object).flatMap((key) => {
    const text = textIn(object as { readonly [name: string]: unknown }, key);
    if (text === undefined) return [];
    const field = `${path}.${key}` as const;
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
  const name = lastPartOf(arn.resource)?.toLowerCase();
  return (Object.keys(NAME_PARAMETERS) as (keyof typeof NAME_PARAMETERS)[]).flatMap((key) => {
    const type = NAME_PARAMETERS[key];
    // An inline policy has a name of its own in each user, role or group.
    if (type === 'policy') return [];
    if (!arn.resource.startsWith(`${type}/`) || textIn(request, key)?.toLowerCase() !== name) return [];
    return [{ form: 'arn', as: 'target', field: `requestParameters.${key}`, text }] as const;
  });
}
