import { parseArn } from '../../log/arn.ts';
import { type Activity, isRefused, objectIn, textIn } from './activity.ts';
import type { NamingField } from './field.ts';
import { lastPart } from './last-part.ts';

const ROLE_SESSION = /^(AROA[A-Z0-9]+):(.+)$/su;

/** The two parts of the principal id of a role's session: the role's id and the session's name. */
function sessionOf(principalId: string | undefined): { readonly role?: string; readonly name?: string } {
  const [, role, name] = ROLE_SESSION.exec(principalId ?? '') ?? [];
  return role === undefined ? {} : { role, name: name! };
}

/** The two parts of the ARN of an assumed role: the role's name and the session's. */
function assumedRole(arn: string | undefined): { readonly role?: string; readonly name?: string } {
  const [type, role, name, ...rest] = parseArn(arn)?.resource.split('/') ?? [];
  return type === 'assumed-role' && name !== undefined && rest.length === 0 ? { role: role!, name } : {};
}

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
  const issuerField = 'userIdentity.sessionContext.sessionIssuer';
  return [
    { form: 'name', as: 'actor', field: `${issuerField}.userName`, text: textIn(by, 'userName') },
    { form: 'arn', as: 'actor', field: `${issuerField}.arn`, text: textIn(by, 'arn') },
    { form: 'id', as: 'actor', field: `${issuerField}.principalId`, text: textIn(by, 'principalId') },
    {
      form: 'name',
      as: 'actor',
      field: 'userIdentity.arn',
      text: isRole ? arn && lastPart(arn) : assumedRole(arn).role,
    },
    { form: 'arn', as: 'actor', field: 'userIdentity.arn', text: isRole ? arn : undefined },
    {
      form: 'id',
      as: 'actor',
      field: 'userIdentity.principalId',
      text: sessionOf(principalId).role ?? principalId,
    },
    ...beginningOfSession(activity),
  ];
}

/** What names the role of which a call of AssumeRole, or of its kin, began a session. */
function beginningOfSession(activity: Activity): readonly NamingField[] {
  const { record, request, answer } = activity;
  if (textIn(record, 'eventSource') !== 'sts.amazonaws.com') return [];
  if (!textIn(record, 'eventName')?.startsWith('AssumeRole') || isRefused(activity)) return [];
  const roleArn = textIn(request, 'roleArn');
  const { role } = sessionOf(textIn(objectIn(answer, 'assumedRoleUser'), 'assumedRoleId'));
  return [
    { form: 'name', as: 'maker', field: 'requestParameters.roleArn', text: roleArn && lastPart(roleArn) },
    { form: 'arn', as: 'maker', field: 'requestParameters.roleArn', text: roleArn },
    { form: 'id', as: 'maker', field: 'responseElements.assumedRoleUser.assumedRoleId', text: role },
  ];
}

/** What names the session that acted. */
export function sessionFields({ identity }: Activity): readonly NamingField[] {
  const arn = textIn(identity, 'arn');
  return [
    {
      form: 'name',
      as: 'actor',
      field: 'userIdentity.principalId',
      text: sessionOf(textIn(identity, 'principalId')).name,
    },
    { form: 'name', as: 'actor', field: 'userIdentity.arn', text: assumedRole(arn).name },
    { form: 'arn', as: 'actor', field: 'userIdentity.arn', text: arn },
  ];
}

/** What names the access key that was used, made or acted on. */
export function accessKeyFields({ identity, request, answer }: Activity): readonly NamingField[] {
  const made = (key: string): NamingField => ({
    form: 'id',
    as: 'maker',
    field: `responseElements.${key}.accessKeyId`,
    text: textIn(objectIn(answer, key), 'accessKeyId'),
  });
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
