import type { Resource } from '../template.ts';

/** The value of a parameter or of a resource. */
export const ref = (name: string) => ({ Ref: name });

/** The ARN of a resource of the template. */
export const arnOf = (resource: string) => ({ 'Fn::GetAtt': [resource, 'Arn'] });

/** What is named by the ARN of a resource of the template with something behind it. */
export const behindArnOf = (resource: string, tail: string) => sub(`\${${resource}.Arn}${tail}`);

/** A text with names of parameters, resources and the account put in. */
export const sub = (text: string) => ({ 'Fn::Sub': text });

/** A function of the template, and what it may do beside writing its own log. */
export interface FunctionParts {
  /** The name of the resource, such as `Exporter`; those that belong to it begin with it. */
  readonly name: string;
  readonly statements: readonly object[];
  readonly timeout: number;
  readonly memory: number;
  readonly environment?: Readonly<Record<string, unknown>>;
  /** The queue to which events go that it could not handle. */
  readonly failures?: string;
}

/** The parameter with the name of a function's code, without which nothing of it is made. */
export const codeOf = (name: string) => `${name}Code`;

/** The condition under which a function and what belongs to it is made. */
export const hasOf = (name: string) => `Has${name}`;

/** A role with one policy. */
export function roleOf(service: string, statements: readonly object[]): Resource {
  const trust = { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' };
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [trust] },
      Policies: [
        { PolicyName: 'own-work', PolicyDocument: { Version: '2012-10-17', Statement: statements } },
      ],
    },
  };
}

/** A function with its log and its role, which may write to that log alone and do what is said. */
export function functionResources(parts: FunctionParts): Readonly<Record<string, Resource>> {
  const { name, statements, timeout, memory, environment, failures } = parts;
  const ownLog = {
    Sid: 'OwnLog',
    Effect: 'Allow',
    Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    Resource: arnOf(`${name}Log`),
  };
  return {
    [`${name}Log`]: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 30 } },
    [`${name}Role`]: roleOf('lambda.amazonaws.com', [ownLog, ...statements]),
    [name]: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Runtime: 'nodejs22.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        Code: { S3Bucket: ref('CodeBucket'), S3Key: ref(codeOf(name)) },
        Role: arnOf(`${name}Role`),
        Timeout: timeout,
        MemorySize: memory,
        LoggingConfig: { LogGroup: ref(`${name}Log`) },
        ...(environment === undefined ? {} : { Environment: { Variables: environment } }),
        ...(failures === undefined ? {} : { DeadLetterConfig: { TargetArn: arnOf(failures) } }),
      },
    },
  };
}

/** A queue that keeps what failed for fourteen days, which is the longest that SQS keeps anything. */
export function failureQueue(): Resource {
  return {
    Type: 'AWS::SQS::Queue',
    Properties: { MessageRetentionPeriod: 14 * 24 * 60 * 60, SqsManagedSseEnabled: true },
  };
}

/** A bucket that nobody else can read, and that stays where the stack is deleted. */
export function privateBucket(properties: object = {}): Resource {
  return {
    Type: 'AWS::S3::Bucket',
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      ...properties,
    },
  };
}
