// The documented mapping of records of activity as one would write it by hand, without the table. It shares no code with `src/`.
import { mapLines } from './lines.mjs';
import { EVENT_TYPES, OWN, SETTINGS } from './operations.mjs';

const SECRETS = new Set([
  'sessionToken',
  'secretAccessKey',
  'password',
  'newPassword',
  'oldPassword',
  'GetSigninToken',
]);
const POLICIES = new Set(['policyDocument', 'assumeRolePolicyDocument']);
const FEDERATED = new Set([
  'AssumeRoleWithSAML',
  'AssumeRoleWithWebIdentity',
  'UserAuthentication',
  'ExternalIdPDirectoryLogin',
]);
const SUMMARIES = {
  ConsoleLogin: 'Login to AWS Console succeeded.',
  AssumeRole: 'New role assumed and credentials granted.',
};

const label = (key, value) => (value === undefined ? [] : [{ key, value: String(value) }]);
const unlessEmpty = (object) =>
  Object.values(object).some((member) => member !== undefined) ? object : undefined;
const someOf = (list) => (list.length > 0 ? list : undefined);
const last = (text) => text.slice(text.lastIndexOf('/') + 1);

/** Every leaf of a part that is no secret and no policy, by its path. */
function leaves(part, path, labels) {
  if (part === null || part === undefined) return labels;
  if (typeof part !== 'object') labels.push({ key: path, value: String(part) });
  else
    for (const [name, member] of Object.entries(part))
      if (!SECRETS.has(name) && !POLICIES.has(name)) leaves(member, `${path}.${name}`, labels);
  return labels;
}

/** Who acts, or who signs in. */
function identityOf({ userIdentity: identity }, isSignin) {
  const { arn, principalId, sessionContext, onBehalfOf, type } = identity;
  const [, role] = arn?.match(/:assumed-role\/([^/]+)\//u) ?? [];
  const federated = arn?.includes(':federated-user/') ? last(arn) : undefined;
  const session = /^A(?:ROA|IDA)\w*:(.+)$/u.exec(principalId ?? '')?.[1];
  const issuer = sessionContext?.sessionIssuer;
  const labels = [
    ...label('userIdentity.sessionContext.sessionIssuer.arn', issuer?.arn),
    ...label('mfaAuthenticated', sessionContext?.attributes.mfaAuthenticated),
    ...label('creationDate', sessionContext?.attributes.creationDate),
    ...label('userIdentity.invokedBy', identity.invokedBy),
    ...label('userIdentity.identityProvider', identity.identityProvider),
    ...label('session_name', session),
    ...label('userIdentity.sessionContext.sessionIssuer.type', issuer?.type),
    ...label('userIdentity.sessionContext.sessionIssuer.principalId', issuer?.principalId),
    ...label('userIdentity.sessionContext.sessionIssuer.accountId', issuer?.accountId),
    ...label('userIdentity.onBehalfOf.identityStoreArn', onBehalfOf?.identityStoreArn),
  ];
  const attribute = unlessEmpty({ labels: someOf(labels), roles: role && [{ name: role }] });
  const name = identity.userName ?? issuer?.userName ?? role ?? federated;
  return unlessEmpty({
    attribute,
    groupIdentifiers: identity.accountId && [identity.accountId],
    productObjectId: session
      ? principalId.slice(0, principalId.indexOf(':'))
      : (principalId ?? onBehalfOf?.userId),
    userDisplayName: type === 'Root' ? 'AWS Root User' : name,
    userid: (isSignin ? (identity.userName ?? arn) : (arn ?? identity.userName)) ?? onBehalfOf?.userId,
  });
}

/** The resource that a call is about: of the kinds the first that is named. */
function resourceOf(record, service, request, answer) {
  const { eventName } = record;
  if (service === 'iam') {
    if (SETTINGS.has(eventName))
      return {
        name: eventName.replace(/^(?:Update|Delete|Disable|Enable|Set)/u, ''),
        resourceType: 'SETTING',
      };
    const policy = answer.policy?.arn ?? request.policyArn ?? request.policyName;
    if (policy)
      return {
        name: policy,
        productObjectId: answer.policy?.policyId,
        resourceSubtype: 'AWS::IAM::Policy',
        resourceType: 'ACCESS_POLICY',
      };
    if (request.serialNumber)
      return {
        name: request.serialNumber,
        resourceSubtype: 'AWS::IAM::MFADevice',
        resourceType: 'CREDENTIAL',
      };
  }
  const key = service === 'signin' ? undefined : (answer.accessKey?.accessKeyId ?? request.accessKeyId);
  if (key)
    return { productObjectId: key, resourceSubtype: 'AWS::IAM::AccessKey', resourceType: 'CREDENTIAL' };
  if (service === 'iam') {
    if (request.instanceProfileName)
      return { name: request.instanceProfileName, resourceSubtype: 'AWS::IAM::InstanceProfile' };
    if (request.serverCertificateName)
      return {
        name: request.serverCertificateName,
        resourceSubtype: 'AWS::IAM::ServerCertificate',
        resourceType: 'CREDENTIAL',
      };
    if (request.sAMLProviderArn)
      return { name: request.sAMLProviderArn, resourceSubtype: 'AWS::IAM::SAMLProvider' };
    if (request.openIDConnectProviderArn)
      return { name: request.openIDConnectProviderArn, resourceSubtype: 'AWS::IAM::OIDCProvider' };
    if (request.accountAlias)
      return { name: request.accountAlias, resourceSubtype: 'AWS::IAM::AccountAlias' };
  }
  const role = request.roleArn ?? (service === 'iam' ? request.roleName : undefined);
  const assumed = service === 'sts' ? answer.assumedRoleUser?.assumedRoleId.split(':')[0] : undefined;
  if (role ?? assumed)
    return {
      name: role,
      productObjectId: assumed,
      resourceSubtype: 'AWS::IAM::Role',
      resourceType: 'ACCESS_POLICY',
    };
  if (service === 'iam' && answer.user?.arn)
    return { name: answer.user.arn, resourceSubtype: 'AWS::IAM::User' };
  if (service === 'iam' && request.policySourceArn)
    return { name: request.policySourceArn, resourceSubtype: 'AWS::IAM::User' };
  if (service === 'sts' && answer.credentials)
    return { productObjectId: answer.credentials.accessKeyId, resourceType: 'CREDENTIAL' };
  return undefined;
}

/** The user whom a call is about. */
function userOf({ eventName, userIdentity: identity, errorCode }, service, request, answer, named) {
  const name = request.userName ?? answer.user?.userName ?? answer.accessKey?.userName;
  if (name)
    return {
      productObjectId: service === 'iam' ? answer.user?.userId : undefined,
      userDisplayName: name,
      userid: name,
    };
  const assumed = service === 'sts' ? answer.assumedRoleUser : undefined;
  if (assumed)
    return {
      productObjectId: assumed.assumedRoleId.split(':')[0],
      userDisplayName: assumed.arn.split('/')[1],
      userid: assumed.arn,
    };
  const isOwn = OWN.has(eventName) && (identity.type === 'IAMUser' || identity.type === 'Root');
  if (isOwn && (errorCode === undefined || eventName === 'ChangePassword'))
    return {
      productObjectId: identity.principalId,
      userDisplayName: identity.userName ?? 'AWS Root User',
      userid: identity.userName ?? identity.arn,
    };
  return named && { userDisplayName: last(named), userid: last(named) };
}

function targetOf(record, service, identity) {
  const [request, answer] = [record.requestParameters ?? {}, record.responseElements ?? {}];
  const isSignin = service === 'signin';
  const named =
    record.errorCode && !isSignin ? / on resource: (\S+)/u.exec(record.errorMessage)?.[1] : undefined;
  const user = isSignin ? identity : userOf(record, service, request, answer, named);
  const resource =
    resourceOf(record, service, request, answer) ??
    (named && { name: named, resourceSubtype: 'AWS::IAM::User' });
  const labels = label('requestID', record.requestID);
  leaves(request, 'requestParameters', labels);
  leaves(answer, 'responseElements', labels);
  const isBeside =
    service === 'iam' && request.roleName && resource && resource.resourceSubtype !== 'AWS::IAM::Role';
  return {
    application: record.eventSource,
    group: service === 'iam' && request.groupName ? { groupDisplayName: request.groupName } : undefined,
    location: { name: record.awsRegion },
    resource: {
      attribute: {
        labels,
        permissions: request.policyDocument && [{ name: JSON.stringify(JSON.parse(request.policyDocument)) }],
      },
      ...resource,
    },
    resourceAncestors: isBeside
      ? [{ name: request.roleName, resourceSubtype: 'AWS::IAM::Role', resourceType: 'ACCESS_POLICY' }]
      : undefined,
    url: record.additionalEventData?.LoginTo,
    user,
  };
}

function outcomeOf({ errorCode, errorMessage, eventCategory, eventName, requestParameters }, isLogin) {
  return {
    action: [errorCode ? 'BLOCK' : 'ALLOW'],
    category: errorCode && isLogin ? ['AUTH_VIOLATION'] : undefined,
    categoryDetails: [eventCategory],
    description: errorCode && (eventName === 'ConsoleLogin' ? `Reason: ${errorMessage}` : errorMessage),
    ruleId: errorCode,
    ruleName: requestParameters?.policyArn && last(requestParameters.policyArn),
    severity: 'INFORMATIONAL',
    summary: errorCode ? undefined : SUMMARIES[eventName],
  };
}

function loginOf({ additionalEventData, eventName, userIdentity: { type } }, isLogin) {
  const isMachine = eventName === 'ConsoleLogin' && (type === 'IAMUser' || type === 'Root');
  const isSso = FEDERATED.has(eventName) || eventName === 'ConsoleLogin';
  const auth = unlessEmpty({
    authDetails: additionalEventData && `MFAUsed: ${additionalEventData.MFAUsed}`,
    mechanism: isLogin ? ['REMOTE'] : undefined,
    type: isMachine ? 'MACHINE' : isSso ? 'SSO' : undefined,
  });
  return auth && { auth };
}

/** Whether a user, a group or a resource is named. */
const isUser = (user) => Boolean(user?.userid ?? user?.productObjectId ?? user?.userDisplayName);
const isResource = (resource) => Boolean(resource.name ?? resource.productObjectId);

/** Whether an event names what its type needs. */
function names(type, { user, group, resource }, actor) {
  const isActed = isUser(actor);
  if (type === 'USER_LOGIN') return isUser(user) || isResource(resource);
  if (type.startsWith('USER_RESOURCE')) return isActed && isResource(resource);
  if (type.startsWith('USER_')) return isUser(user);
  if (type.startsWith('GROUP_')) return isActed && group !== undefined;
  if (type.startsWith('SETTING_')) return isResource(resource);
  if (type === 'RESOURCE_READ') return isActed;
  return isActed && (isUser(user) || group !== undefined || isResource(resource));
}

/** The type of the operation, or a plainer one where the event names too little for it. */
function typeOf({ eventName, readOnly }, target, actor) {
  const types = [EVENT_TYPES.get(eventName), readOnly ? 'RESOURCE_READ' : 'RESOURCE_WRITTEN'];
  return types.find((type) => names(type, target, actor)) ?? 'STATUS_UPDATE';
}

/** Maps one record. */
function mapByHand(record) {
  const { eventSource, eventName, tlsDetails: tls, userIdentity } = record;
  const service = eventSource.slice(0, eventSource.indexOf('.'));
  const isSignin = service === 'signin';
  const isLogin = EVENT_TYPES.get(eventName) === 'USER_LOGIN';
  const identity = identityOf(record, isSignin);
  const target = targetOf(record, service, identity);
  const groupIdentifiers = userIdentity.accountId && [userIdentity.accountId];
  const actor = isSignin ? unlessEmpty({ groupIdentifiers }) : identity;
  const ip = [record.sourceIPAddress];
  return {
    additional: {
      accessKeyId: userIdentity.accessKeyId,
      eventType: record.eventType,
      managementEvent: String(record.managementEvent),
      readOnly: String(record.readOnly),
      recipientAccountId: record.recipientAccountId,
      'tlsDetails.clientProvidedHostHeader': tls?.clientProvidedHostHeader,
    },
    extensions: loginOf(record, isLogin),
    metadata: {
      eventTimestamp: record.eventTime,
      eventType: typeOf(record, target, actor),
      logType: 'AWS_CLOUDTRAIL',
      productEventType: eventName,
      productLogId: record.eventID,
      productName: 'AWS CloudTrail',
      productVersion: record.eventVersion,
      vendorName: 'AMAZON',
    },
    network: {
      http: { userAgent: record.userAgent },
      tls: tls && { cipher: tls.cipherSuite, version: tls.tlsVersion },
    },
    principal: {
      asset: { attribute: { cloud: { environment: 'AMAZON_WEB_SERVICES' } }, ip },
      ip,
      location: { name: record.awsRegion },
      resource: { resourceSubtype: userIdentity.type, type: userIdentity.type },
      user: actor,
    },
    securityResult: [outcomeOf(record, isLogin)],
    src: userIdentity.type === 'Root' ? { user: { userDisplayName: 'AWS Root User' } } : undefined,
    target,
  };
}

await mapLines(process.argv[2], mapByHand);
