import type { AlarmComparison } from '../find/alarm/options.ts';
import { FILTER_PATTERNS } from '../find/pattern/well-known.ts';
import type { SetupSettings } from './options.ts';
import { exporterPolicy, exporterTrust } from './policies.ts';
import { type Template, templateOf } from './template.ts';

/** A trail of all regions: management events that read and that write, its files signed. */
export function trailTemplate(settings: SetupSettings & { readonly bucket: string }): Template {
  const { bucket, trail, prefix, kmsKey } = settings;
  return templateOf('The trail whose records the feed reads.', {
    Trail: {
      Type: 'AWS::CloudTrail::Trail',
      Properties: {
        TrailName: trail,
        S3BucketName: bucket,
        ...(prefix === undefined ? {} : { S3KeyPrefix: prefix }),
        ...(kmsKey === undefined ? {} : { KMSKeyId: kmsKey }),
        IsLogging: true,
        IsMultiRegionTrail: true,
        IncludeGlobalServiceEvents: true,
        EnableLogFileValidation: true,
        EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true }],
      },
    },
  });
}

/** The role of the function that writes log events of a subscription to the bucket. */
export function exporterRoleTemplate(settings: SetupSettings & { readonly bucket: string }): Template {
  const ownLog = `arn:${settings.partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole`;
  return templateOf('The role of the function that writes log events to the bucket.', {
    ExporterRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: exporterTrust(),
        ManagedPolicyArns: [ownLog],
        Policies: [{ PolicyName: 'export-to-bucket', PolicyDocument: exporterPolicy(settings) }],
      },
    },
  });
}

const OPERATORS: Readonly<Record<AlarmComparison, string>> = {
  '>=': 'GreaterThanOrEqualToThreshold',
  '>': 'GreaterThanThreshold',
  '<=': 'LessThanOrEqualToThreshold',
  '<': 'LessThanThreshold',
};

/** The metric filter of a well-known pattern, and its alarm. */
export function alarmTemplate({ rule, alarm, logGroup, topic }: SetupSettings): Template {
  const metric = { MetricNamespace: 'CloudTrailMetrics', MetricName: rule };
  return templateOf(FILTER_PATTERNS[rule].title, {
    MetricFilter: {
      Type: 'AWS::Logs::MetricFilter',
      Properties: {
        LogGroupName: logGroup,
        FilterPattern: FILTER_PATTERNS[rule].pattern,
        MetricTransformations: [
          {
            ...metric,
            MetricValue: String(alarm.metricValue),
            DefaultValue: alarm.defaultValue ?? undefined,
          },
        ],
      },
    },
    Alarm: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        AlarmName: rule,
        AlarmDescription: `${FILTER_PATTERNS[rule].control}: ${FILTER_PATTERNS[rule].title}`,
        Namespace: metric.MetricNamespace,
        MetricName: metric.MetricName,
        Statistic: alarm.statistic,
        Period: alarm.period,
        EvaluationPeriods: alarm.evaluationPeriods,
        DatapointsToAlarm: alarm.datapointsToAlarm,
        Threshold: alarm.threshold,
        ComparisonOperator: OPERATORS[alarm.comparison],
        TreatMissingData: alarm.missingData,
        ...(topic === undefined ? {} : { AlarmActions: [topic] }),
      },
    },
  });
}
