import { type About, OPERATIONS, type Operation } from '../src/table/cloudtrail/operations.ts';
import { trustPolicy } from './policies.ts';
import type { Random } from './random.ts';
import { someDate } from './records.ts';
import { SDK } from './style.ts';

const ACCOUNT = '111122223333';
const REGIONS = ['us-east-1', 'eu-west-1', 'eu-central-1', 'us-west-2'];
const AGENTS = [
  'aws-cli/2.27.9 md/awscrt#0.26.1 ua/2.1 os/linux#6.8 md/arch#x86_64 lang/python#3.13.2 cfg/retry-mode#standard',
  'Boto3/1.38.5 Botocore/1.38.5 ua/2.1 os/linux#5.10 md/arch#aarch64 lang/python#3.12.9',
  'APN/1.0 HashiCorp/1.0 Terraform/1.11.4 (+https://www.terraform.io) aws-sdk-go-v2/1.36.3 os/linux',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/135.0 Safari/537.36',
];

/** What most of a trail is, with the requests that such calls have. */
const OTHERS: readonly (readonly [service: string, name: string, request: (random: Random) => unknown])[] = [
  [
    'ec2',
    'DescribeInstances',
    (random) => ({ maxResults: 1000, filterSet: filters(random), instancesSet: {} }),
  ],
  ['ec2', 'DescribeNetworkInterfaces', (random) => ({ filterSet: filters(random) })],
  ['kms', 'Decrypt', (random) => ({ encryptionContext: { 'aws:s3:arn': `arn:aws:s3:::b-${random.id(9)}` } })],
  [
    's3',
    'GetBucketAcl',
    (random) => ({ bucketName: `logs-${random.id(12)}`, Host: 's3.amazonaws.com', acl: '' }),
  ],
  [
    'logs',
    'CreateLogStream',
    (random) => ({ logGroupName: '/aws/lambda/work', logStreamName: random.id(32) }),
  ],
  ['dynamodb', 'DescribeTable', (random) => ({ tableName: `orders-${random.id(8)}` })],
  ['lambda', 'ListFunctions20150331', () => ({ maxItems: 10_000, functionVersion: 'ALL' })],
];

function filters(random: Random): object {
  const items = Array.from({ length: 1 + random.below(3) }, () => ({ value: `i-${random.id(17)}` }));
  return { items: [{ name: 'attachment.instance-id', valueSet: { items } }] };
}

/** A record of an operation of IAM, STS or sign-in; all of them come, and all kinds of identities. */
export function makeCall(random: Random): object {
  const operation = random.pick(OPERATIONS);
  const name = `${random.pick(['ana', 'ben', 'deploy', 'billing'])}-${random.id(6)}`;
  const isRefused = random.chance(0.1);
  const reads = operation.type === 'RESOURCE_READ';
  return record(random, `${operation.service}.amazonaws.com`, operation.name, {
    request: isRefused ? null : requestOf(operation, random, name),
    answer: isRefused || reads ? null : answerOf(operation, random, name),
    reads,
    refusal: isRefused ? refusalOf(operation, name) : {},
  });
}

/** A record of a trail, of which 3 of 100 are such. */
export function makeTrailRecord(random: Random): object {
  if (random.chance(0.03)) return makeCall(random);
  const [service, name, request] = random.pick(OTHERS);
  const parts = { request: request(random), answer: null, reads: true, refusal: {} };
  return record(random, `${service}.amazonaws.com`, name, parts);
}

interface Parts {
  readonly request: unknown;
  readonly answer: unknown;
  readonly reads: boolean;
  readonly refusal: object;
}

function record(random: Random, eventSource: string, eventName: string, parts: Parts): object {
  const isSignin = eventSource.startsWith('signin');
  return {
    eventVersion: '1.11',
    userIdentity: identityOf(random),
    eventTime: someDate(random, SDK),
    eventSource,
    eventName,
    awsRegion: random.pick(REGIONS),
    sourceIPAddress: `198.51.100.${random.below(256)}`,
    userAgent: random.pick(AGENTS),
    ...parts.refusal,
    requestParameters: parts.request,
    responseElements: isSignin ? { [eventName]: 'Success' } : parts.answer,
    ...(isSignin && { additionalEventData: { MFAUsed: 'Yes', LoginTo: 'https://console.aws.amazon.com/' } }),
    requestID: uuid(random),
    eventID: uuid(random),
    readOnly: parts.reads,
    eventType: isSignin ? 'AwsConsoleSignIn' : 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: ACCOUNT,
    eventCategory: 'Management',
    ...(!isSignin && {
      tlsDetails: {
        tlsVersion: 'TLSv1.3',
        cipherSuite: 'TLS_AES_128_GCM_SHA256',
        clientProvidedHostHeader: eventSource,
      },
    }),
  };
}

function uuid(random: Random): string {
  const id = random.id(32).toLowerCase();
  return [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20)].join('-');
}

/** Two of three calls are made by roles. */
function identityOf(random: Random): object {
  return random.chance(0.6) ? roleSession(random) : random.pick(IDENTITIES)(random);
}

function roleSession(random: Random): object {
  const role = random.pick(['Deploy', 'Audit', 'Runner', 'Query']);
  const id = `AROA${random.id(17)}`;
  return {
    type: 'AssumedRole',
    principalId: `${id}:session-${random.id(8)}`,
    arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${role}/session-${random.id(8)}`,
    accountId: ACCOUNT,
    accessKeyId: `ASIA${random.id(16)}`,
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: id,
        arn: `arn:aws:iam::${ACCOUNT}:role/${role}`,
        accountId: ACCOUNT,
        userName: role,
      },
      attributes: { creationDate: someDate(random, SDK), mfaAuthenticated: 'false' },
    },
  };
}

const IDENTITIES: readonly ((random: Random) => object)[] = [
  (random) => ({
    type: 'IAMUser',
    principalId: `AIDA${random.id(17)}`,
    arn: `arn:aws:iam::${ACCOUNT}:user/ana-${random.id(5)}`,
    accountId: ACCOUNT,
    accessKeyId: `AKIA${random.id(16)}`,
    userName: `ana-${random.id(5)}`,
  }),
  () => ({ type: 'Root', principalId: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:root`, accountId: ACCOUNT }),
  (random) => ({
    type: 'FederatedUser',
    principalId: `${ACCOUNT}:eva-${random.id(5)}`,
    arn: `arn:aws:sts::${ACCOUNT}:federated-user/eva-${random.id(5)}`,
    accountId: ACCOUNT,
  }),
  (random) => ({
    type: 'SAMLUser',
    principalId: `${random.id(27)}=:fay`,
    userName: 'fay',
    identityProvider: 'idp',
  }),
  (random) => ({
    type: 'WebIdentityUser',
    principalId: `accounts.google.com:app:${random.id(12)}`,
    userName: random.id(12),
    identityProvider: 'accounts.google.com',
  }),
  (random) => ({ type: 'AWSAccount', principalId: `AIDA${random.id(17)}`, accountId: '444455556666' }),
  () => ({ type: 'AWSService', invokedBy: 'lambda.amazonaws.com' }),
  (random) => ({
    type: 'IdentityCenterUser',
    accountId: ACCOUNT,
    onBehalfOf: {
      userId: uuid(random),
      identityStoreArn: `arn:aws:identitystore::${ACCOUNT}:identitystore/d-1`,
    },
  }),
];

type Fields = (random: Random, name: string) => object;

/** What a request says of what it is about. */
const ASKED: Readonly<Partial<Record<About, Fields>>> = {
  user: (_, name) => ({ userName: name }),
  group: (_, name) => ({ groupName: name }),
  policy: (_, name) => ({ policyArn: `arn:aws:iam::${ACCOUNT}:policy/${name}` }),
  mfa: (_, name) => ({ serialNumber: `arn:aws:iam::${ACCOUNT}:mfa/${name}` }),
  'access-key': (random) => ({ accessKeyId: `AKIA${random.id(16)}` }),
  'instance-profile': (_, name) => ({ instanceProfileName: name }),
  'server-certificate': (_, name) => ({ serverCertificateName: name }),
  'saml-provider': (_, name) => ({ sAMLProviderArn: `arn:aws:iam::${ACCOUNT}:saml-provider/${name}` }),
  'oidc-provider': (_, name) => ({
    openIDConnectProviderArn: `arn:aws:iam::${ACCOUNT}:oidc-provider/${name}`,
  }),
  alias: (_, name) => ({ accountAlias: name }),
  role: (random, name) => ({
    roleArn: `arn:aws:iam::${ACCOUNT}:role/${name}`,
    roleSessionName: `session-${random.id(8)}`,
    durationSeconds: 3600,
  }),
  'role-beside': (_, name) => ({ roleName: name }),
  arn: (_, name) => ({ policySourceArn: `arn:aws:iam::${ACCOUNT}:user/${name}` }),
  setting: () => ({ minimumPasswordLength: 14, requireSymbols: true, maxPasswordAge: 90 }),
};

function requestOf({ about, name }: Operation, random: Random, called: string): object | null {
  const asked = about.map((one) => ASKED[one]?.(random, called) ?? {});
  const policy = /Put.*Policy|Create(?:Policy|Role)/u.test(name)
    ? { policyDocument: trustPolicy(random, 1) }
    : {};
  return asked.length === 0 ? null : Object.assign({}, ...asked, policy);
}

/** What an answer gives of what was made. */
const ANSWERED: Readonly<Partial<Record<About, Fields>>> = {
  user: (random, name) => ({
    user: {
      path: '/',
      userName: name,
      userId: `AIDA${random.id(17)}`,
      arn: `arn:aws:iam::${ACCOUNT}:user/${name}`,
      createDate: 'Nov 20, 2025, 8:13:42 AM',
    },
  }),
  'access-key': (random, name) => ({
    accessKey: { userName: name, accessKeyId: `AKIA${random.id(16)}`, status: 'Active' },
  }),
  policy: (random, name) => ({
    policy: {
      arn: `arn:aws:iam::${ACCOUNT}:policy/${name}`,
      policyId: `ANPA${random.id(17)}`,
      isAttachable: true,
    },
  }),
  credentials: (random) => ({
    credentials: {
      accessKeyId: `ASIA${random.id(16)}`,
      sessionToken: random.id(300),
      expiration: 'Nov 20, 2025, 9:13:42 AM',
    },
  }),
  session: (random, name) => ({
    assumedRoleUser: {
      assumedRoleId: `AROA${random.id(17)}:session`,
      arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${name}/session`,
    },
  }),
};

function answerOf({ about, name }: Operation, random: Random, called: string): object | null {
  if (!/^(?:Create|Assume|Get)/u.test(name)) return null;
  const answered = about.map((one) => ANSWERED[one]?.(random, called) ?? {});
  return answered.length === 0 ? null : Object.assign({}, ...answered);
}

function refusalOf({ service, name }: Operation, called: string): object {
  const resource = `arn:aws:iam::${ACCOUNT}:user/${called}`;
  return {
    errorCode: 'AccessDenied',
    errorMessage: `User: arn:aws:iam::${ACCOUNT}:user/ana is not authorized to perform: ${service}:${name} on resource: ${resource} because no identity-based policy allows the ${service}:${name} action`,
  };
}
