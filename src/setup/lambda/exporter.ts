import { bucketArn, folderOf, type With } from '../policies.ts';
import type { Resources } from '../template.ts';
import { arnOf, failureQueue, functionResources, ref, sub } from './parts.ts';

/** The exporter: log events of a subscription become gzipped lines in the bucket. */
export function exporterResources(settings: With<'bucket'>): Resources {
  const { bucket, logGroup, partition, prefix } = settings;
  const write = {
    Sid: 'Write',
    Effect: 'Allow',
    Action: 's3:PutObject',
    Resource: `${bucketArn(settings)}/${folderOf(settings)}*`,
  };
  const fail = {
    Sid: 'Fail',
    Effect: 'Allow',
    Action: 'sqs:SendMessage',
    Resource: arnOf('ExporterFailures'),
  };
  return {
    ...functionResources({
      name: 'Exporter',
      statements: [write, fail],
      timeout: 60,
      memory: 512,
      environment: { BUCKET: bucket, ...(prefix === undefined ? {} : { PREFIX: prefix }) },
      failures: 'ExporterFailures',
    }),
    ExporterFailures: failureQueue(),
    // CloudWatch Logs calls and does not wait: AWS Lambda tries again itself.
    ExporterRetries: {
      Type: 'AWS::Lambda::EventInvokeConfig',
      Properties: {
        FunctionName: ref('Exporter'),
        Qualifier: '$LATEST',
        MaximumRetryAttempts: 2,
        MaximumEventAgeInSeconds: 6 * 60 * 60,
      },
    },
    ExporterPermission: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: ref('Exporter'),
        Principal: 'logs.amazonaws.com',
        SourceAccount: ref('AWS::AccountId'),
        SourceArn: sub(`arn:${partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:${logGroup}:*`),
      },
    },
    ExporterSubscription: {
      Type: 'AWS::Logs::SubscriptionFilter',
      DependsOn: 'ExporterPermission',
      Properties: { LogGroupName: logGroup, FilterPattern: '', DestinationArn: arnOf('Exporter') },
    },
  };
}
