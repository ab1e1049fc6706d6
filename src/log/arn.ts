/** The parts of an Amazon Resource Name. */
export interface Arn {
  /** `aws`, `aws-cn`, `aws-us-gov` or another of AWS's partitions. */
  readonly partition: string;
  readonly service: string;
  /** Empty for IAM, which knows no regions. */
  readonly region: string;
  /** Twelve digits; `aws` for what AWS itself manages. */
  readonly account: string;
  /** Such as `user/path/name`. */
  readonly resource: string;
}

const ARN_PARTS = /^arn:(aws(?:-[a-z]+)*):([^:]+):([^:]*):(\d{12}|aws|):(.+)$/su;

/**
 * Takes an ARN apart. White space in it, which no ARN can have, is ignored.
 *
 * @param text the ARN
 * @returns its parts; undefined where it is none
 * @example
 * parseArn('arn:aws-cn:iam::111122223333:user/ana')?.account; // '111122223333'
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function parseArn(text: unknown): Arn | undefined {
  if (typeof text !== 'string') return undefined;
  const match = ARN_PARTS.exec(/\s/u.test(text) ? text.replace(/\s+/gu, '') : text);
  if (match === null) return undefined;
  const [, partition, service, region, account, resource] = match as unknown as string[];
  return {
    partition: partition!,
    service: service!,
    region: region!,
    account: account!,
    resource: resource!,
  };
}
