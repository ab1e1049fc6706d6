import type { SetupSettings } from './options.ts';

/** A policy document. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly object[];
}

/** Settings with options that a document needs. */
export type With<Name extends keyof SetupSettings> = SetupSettings & Required<Pick<SetupSettings, Name>>;

function policyOf(...statements: readonly object[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements };
}

/** The ARN of the bucket. */
export function bucketArn({ partition, bucket }: With<'bucket'>): string {
  return `arn:${partition}:s3:::${bucket}`;
}

/** What stands before the names of objects; nothing where there is no prefix. */
export function folderOf({ prefix }: SetupSettings): string {
  return prefix === undefined ? '' : `${prefix}/`;
}

/** What the trail may do with its bucket: see the ACL, and write the objects of its account. */
export function trailBucketPolicy(settings: With<'bucket' | 'account' | 'region'>): PolicyDocument {
  const { partition, account, region, trail } = settings;
  const service = { Effect: 'Allow', Principal: { Service: 'cloudtrail.amazonaws.com' } };
  const source = { 'aws:SourceArn': `arn:${partition}:cloudtrail:${region}:${account}:trail/${trail}` };
  const folder = `${folderOf(settings)}AWSLogs/${account}`;
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
  return policyOf({
    Sid: 'ExporterWrite',
    Effect: 'Allow',
    Action: 's3:PutObject',
    Resource: `${bucketArn(settings)}/${folderOf(settings)}*`,
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
