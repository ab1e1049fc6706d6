import type { SetupSettings } from './options.ts';

/** A policy document. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly object[];
}

type With<Name extends keyof SetupSettings> = SetupSettings & Required<Pick<SetupSettings, Name>>;

function policyOf(...statements: readonly object[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements };
}

function bucketArn({ partition, bucket }: With<'bucket'>): string {
  return `arn:${partition}:s3:::${bucket}`;
}

/** What the trail may do with its bucket: see the ACL, and write the objects of its account. */
export function trailBucketPolicy(settings: With<'bucket' | 'account' | 'region'>): PolicyDocument {
  const { partition, account, region, trail, prefix } = settings;
  const service = { Effect: 'Allow', Principal: { Service: 'cloudtrail.amazonaws.com' } };
  const source = { 'aws:SourceArn': `arn:${partition}:cloudtrail:${region}:${account}:trail/${trail}` };
  const folder = `${prefix === undefined ? '' : `${prefix}/`}AWSLogs/${account}`;
  return policyOf(
    {
      Sid: 'CloudTrailAclCheck',
      ...service,
      Action: 's3:GetBucketAcl',
      Resource: bucketArn(settings),
      Condition: { StringEquals: source },
    },
    {
      Sid: 'CloudTrailWrite',
      ...service,
      Action: 's3:PutObject',
      Resource: `${bucketArn(settings)}/${folder}/*`,
      Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', ...source } },
    },
  );
}

/** What the feed may do that reads objects. */
export function feedReaderPolicy(settings: With<'bucket'>): PolicyDocument {
  const { deleteAfterTransfer, kmsKey } = settings;
  const actions = ['s3:GetObject', ...(deleteAfterTransfer ? ['s3:DeleteObject'] : [])];
  const statements: object[] = [
    { Sid: 'FeedObjects', Effect: 'Allow', Action: actions, Resource: `${bucketArn(settings)}/*` },
    { Sid: 'FeedList', Effect: 'Allow', Action: 's3:ListBucket', Resource: bucketArn(settings) },
  ];
  if (kmsKey !== undefined)
    statements.push({ Sid: 'FeedKey', Effect: 'Allow', Action: 'kms:Decrypt', Resource: kmsKey });
  return policyOf(...statements);
}

const API_CALLS = [
  'GetUser',
  'ListUsers',
  'GetGroup',
  'ListGroups',
  'GetPolicy',
  'ListPolicies',
  'GetRole',
  'ListRoles',
  'ListAttachedUserPolicies',
  'ListAttachedGroupPolicies',
  'ListAttachedRolePolicies',
  'GetAccountSummary',
];

/** What the feed may do that calls IAM: the calls that it makes, and no more. */
export function apiReaderPolicy(): PolicyDocument {
  const actions = API_CALLS.map((call) => `iam:${call}`);
  return policyOf({ Sid: 'FeedApi', Effect: 'Allow', Action: actions, Resource: '*' });
}

/** What the exporter may do, beside writing its own log. */
export function exporterPolicy(settings: With<'bucket'>): PolicyDocument {
  const { prefix } = settings;
  const folder = prefix === undefined ? '' : `${prefix}/`;
  return policyOf({
    Sid: 'ExporterWrite',
    Effect: 'Allow',
    Action: 's3:PutObject',
    Resource: `${bucketArn(settings)}/${folder}*`,
  });
}

/** Who may be the exporter: functions. */
export function exporterTrust(): PolicyDocument {
  return policyOf({
    Effect: 'Allow',
    Principal: { Service: 'lambda.amazonaws.com' },
    Action: 'sts:AssumeRole',
  });
}
