import type { Resources } from '../template.ts';
import { arnOf, behindArnOf, functionResources, privateBucket, roleOf } from './parts.ts';

/** The transformer, and a stream of Firehose that it serves. */
export function transformerResources(): Resources {
  return {
    ...functionResources({ name: 'Transformer', statements: [], timeout: 60, memory: 512 }),
    TransformerOutput: privateBucket(),
    TransformerStreamRole: roleOf('firehose.amazonaws.com', [
      {
        Sid: 'Write',
        Effect: 'Allow',
        Action: ['s3:AbortMultipartUpload', 's3:PutObject'],
        Resource: behindArnOf('TransformerOutput', '/*'),
      },
      {
        Sid: 'See',
        Effect: 'Allow',
        Action: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
        Resource: arnOf('TransformerOutput'),
      },
      {
        Sid: 'Transform',
        Effect: 'Allow',
        Action: ['lambda:InvokeFunction', 'lambda:GetFunctionConfiguration'],
        Resource: [arnOf('Transformer'), behindArnOf('Transformer', ':$LATEST')],
      },
    ]),
    TransformerStream: {
      Type: 'AWS::KinesisFirehose::DeliveryStream',
      Properties: {
        DeliveryStreamType: 'DirectPut',
        DeliveryStreamEncryptionConfigurationInput: { KeyType: 'AWS_OWNED_CMK' },
        ExtendedS3DestinationConfiguration: {
          BucketARN: arnOf('TransformerOutput'),
          RoleARN: arnOf('TransformerStreamRole'),
          Prefix: 'udm/',
          ErrorOutputPrefix: 'failed/!{firehose:error-output-type}/',
          CompressionFormat: 'GZIP',
          BufferingHints: { IntervalInSeconds: 300, SizeInMBs: 5 },
          ProcessingConfiguration: { Enabled: true, Processors: [processor()] },
        },
      },
    },
  };
}

/** A small buffer, so that what becomes of it fits in an answer. */
function processor(): object {
  const parameters = {
    LambdaArn: behindArnOf('Transformer', ':$LATEST'),
    NumberOfRetries: '3',
    BufferSizeInMBs: '1',
    BufferIntervalInSeconds: '60',
  };
  return {
    Type: 'Lambda',
    Parameters: Object.entries(parameters).map(([ParameterName, ParameterValue]) => ({
      ParameterName,
      ParameterValue,
    })),
  };
}
