import { bucketArn, folderOf, type With } from '../policies.ts';
import type { Resources } from '../template.ts';
import { arnOf, behindArnOf, failureQueue, functionResources, privateBucket, ref, sub } from './parts.ts';

/** How long one batch may take. */
const TIMEOUT = 300;
/** How often a message is tried before it counts as failed. */
const TRIES = 5;

/** The importer: each new object of the bucket is mapped and sent to Google SecOps. */
export function importerResources(settings: With<'bucket'>): Resources {
  return {
    ...functionResources({
      name: 'Importer',
      statements: importerStatements(settings),
      timeout: TIMEOUT,
      memory: 512,
      environment: {
        INSTANCE: ref('Instance'),
        SECRET: ref('SecretName'),
        STATE_BUCKET: ref('ImporterState'),
      },
    }),
    ImporterState: privateBucket({
      LifecycleConfiguration: {
        Rules: [{ Status: 'Enabled', Prefix: 'checkpoints/', ExpirationInDays: 30 }],
      },
    }),
    ...importerQueue(settings),
    ImporterSource: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: arnOf('ImporterQueue'),
        FunctionName: ref('Importer'),
        BatchSize: 10,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ScalingConfig: { MaximumConcurrency: 5 },
      },
    },
  };
}

/** The new objects of the bucket, by EventBridge, and the queue in which they wait. */
function importerQueue({ bucket, prefix }: With<'bucket'>): Resources {
  const object = prefix === undefined ? {} : { object: { key: [{ prefix: `${prefix}/` }] } };
  return {
    ImporterQueue: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        // Six times the function's, as AWS advises, so that no message comes again while it is worked on.
        VisibilityTimeout: 6 * TIMEOUT,
        MessageRetentionPeriod: 4 * 24 * 60 * 60,
        SqsManagedSseEnabled: true,
        RedrivePolicy: { deadLetterTargetArn: arnOf('ImporterFailures'), maxReceiveCount: TRIES },
      },
    },
    ImporterFailures: failureQueue(),
    ImporterRule: {
      Type: 'AWS::Events::Rule',
      Properties: {
        EventPattern: {
          source: ['aws.s3'],
          'detail-type': ['Object Created'],
          detail: { bucket: { name: [bucket] }, ...object },
        },
        Targets: [{ Id: 'queue', Arn: arnOf('ImporterQueue') }],
      },
    },
    ImporterQueuePolicy: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [ref('ImporterQueue')],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'NewObjects',
              Effect: 'Allow',
              Principal: { Service: 'events.amazonaws.com' },
              Action: 'sqs:SendMessage',
              Resource: arnOf('ImporterQueue'),
              Condition: { ArnEquals: { 'aws:SourceArn': arnOf('ImporterRule') } },
            },
          ],
        },
      },
    },
  };
}

function importerStatements(settings: With<'bucket'>): object[] {
  const state = (folder: string) => behindArnOf('ImporterState', `/${folder}/*`);
  const allow = (Sid: string, Action: string | readonly string[], Resource: unknown) => ({
    Sid,
    Effect: 'Allow',
    Action,
    Resource,
  });
  const { kmsKey } = settings;
  return [
    allow('Read', ['s3:GetObject', 's3:GetObjectVersion'], `${bucketArn(settings)}/${folderOf(settings)}*`),
    ...(kmsKey === undefined ? [] : [allow('Decrypt', 'kms:Decrypt', kmsKey)]),
    allow('Checkpoints', ['s3:GetObject', 's3:PutObject'], state('checkpoints')),
    // Without it S3 says of an object that is not there that access is denied.
    allow('SeeWhatIsThere', 's3:ListBucket', arnOf('ImporterState')),
    allow('Rejects', 's3:PutObject', state('rejects')),
    allow(
      'Queue',
      ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      arnOf('ImporterQueue'),
    ),
    // Secrets Manager ends the ARN of a secret with six letters of its own.
    allow(
      'Secret',
      'secretsmanager:GetSecretValue',
      sub(
        `arn:${settings.partition}:secretsmanager:\${AWS::Region}:\${AWS::AccountId}:secret:\${SecretName}-??????`,
      ),
    ),
  ];
}
