import type { CloudTrailAnswer } from '../../log/cloudtrail/call.ts';
import { lastPartOf, roleSessionOf, sessionNameOf, uniqueIdOf } from '../../log/cloudtrail/identity.ts';
import { sourceOf } from '../../log/cloudtrail/service.ts';
import { type Activity, isRefused, objectIn, type PartOf, textIn } from './activity.ts';
import type { NamingField } from './field.ts';

/** What names the IAM user who acted. */
export function userFields({ identity }: Activity): readonly NamingField[] {
  const isUser = textIn(identity, 'type') === 'IAMUser';
  return [
    {
      form: 'name',
      as: 'actor',
      field: 'userIdentity.userName',
      text: isUser ? textIn(identity, 'userName') : undefined,
    },
    { form: 'arn', as: 'actor', field: 'userIdentity.arn', text: textIn(identity, 'arn') },
    { form: 'id', as: 'actor', field: 'userIdentity.principalId', text: textIn(identity, 'principalId') },
  ];
}

/** What names the role whose session acted or was begun. */
export function roleFields(activity: Activity): readonly NamingField[] {
  const { identity, issuer } = activity;
  const arn = textIn(identity, 'arn');
  const principalId = textIn(identity, 'principalId');
  const isRole = textIn(identity, 'type') === 'Role';
  const by = textIn(issuer, 'type') === 'Role' ? issuer : {};
  return [
    {
      form: 'name',
      as: 'actor',
      field: 'userIdentity.sessionContext.sessionIssuer.userName',
      text: textIn(by, 'userName'),
    },
    {
      form: 'arn',
      as: 'actor',
      field: 'userIdentity.sessionContext.sessionIssuer.arn',
      text: textIn(by, 'arn'),
    },
    {
      form: 'id',
      as: 'actor',
      field: 'userIdentity.sessionContext.sessionIssuer.principalId',
      text: textIn(by, 'principalId'),
    },
    {
      form: 'name',
      as: 'actor',
      field: 'userIdentity.arn',
      text: arn && (isRole ? lastPartOf(arn) : roleSessionOf(arn)?.role),
    },
    { form: 'arn', as: 'actor', field: 'userIdentity.arn', text: isRole ? arn : undefined },
    {
      form: 'id',
      as: 'actor',
      field: 'userIdentity.principalId',
      text: principalId && uniqueIdOf(principalId),
    },
    ...beginningOfSession(activity),
  ];
}

/** What names the role of which a call of AssumeRole, or of its kin, began a session. */
function beginningOfSession(activity: Activity): readonly NamingField[] {
  const { record, request, answer } = activity;
  if (textIn(record, 'eventSource') !== sourceOf('sts')) return [];
  if (!textIn(record, 'eventName')?.startsWith('AssumeRole') || isRefused(activity)) return [];
  const roleArn = textIn(request, 'roleArn');
  const assumed: PartOf<NonNullable<CloudTrailAnswer['assumedRoleUser']>> = objectIn(
    answer,
    'assumedRoleUser',
  );
  const id = textIn(assumed, 'assumedRoleId');
  return [
    { form: 'name', as: 'maker', field: 'requestParameters.roleArn', text: roleArn && lastPartOf(roleArn) },
    { form: 'arn', as: 'maker', field: 'requestParameters.roleArn', text: roleArn },
    {
      form: 'id',
      as: 'maker',
      field: 'responseElements.assumedRoleUser.assumedRoleId',
      text: id && uniqueIdOf(id),
    },
  ];
}

/** What names the session that acted. */
export function sessionFields({ identity }: Activity): readonly NamingField[] {
  const arn = textIn(identity, 'arn');
  const principalId = textIn(identity, 'principalId');
  return [
    {
      form: 'name',
      as: 'actor',
      field: 'userIdentity.principalId',
      text: principalId && sessionNameOf(principalId),
    },
    { form: 'name', as: 'actor', field: 'userIdentity.arn', text: arn && roleSessionOf(arn)?.session },
    { form: 'arn', as: 'actor', field: 'userIdentity.arn', text: arn },
  ];
}

/** What names the access key that was used, made or acted on. */
export function accessKeyFields({ identity, request, answer }: Activity): readonly NamingField[] {
  const made = (name: 'accessKey' | 'credentials'): NamingField => {
    const part: PartOf<NonNullable<CloudTrailAnswer[typeof name]>> = objectIn(answer, name);
    const text = textIn(part, 'accessKeyId');
    return { form: 'id', as: 'maker', field: `responseElements.${name}.accessKeyId`, text };
  };
  return [
    { form: 'id', as: 'actor', field: 'userIdentity.accessKeyId', text: textIn(identity, 'accessKeyId') },
    made('accessKey'),
    made('credentials'),
    {
      form: 'id',
      as: 'target',
      field: 'requestParameters.accessKeyId',
      text: textIn(request, 'accessKeyId'),
    },
  ];
}

/** What names the account of the caller, and the one that the record was delivered to. */
export function accountFields({ record, identity }: Activity): readonly NamingField[] {
  return [
    { form: 'id', as: 'actor', field: 'userIdentity.accountId', text: textIn(identity, 'accountId') },
    { form: 'id', as: 'recipient', field: 'recipientAccountId', text: textIn(record, 'recipientAccountId') },
  ];
}

/** What names the root user. */
export function rootFields({ identity }: Activity): readonly NamingField[] {
  const type = textIn(identity, 'type');
  return [
    { form: 'name', as: 'actor', field: 'userIdentity.type', text: type === 'Root' ? type : undefined },
  ];
}
