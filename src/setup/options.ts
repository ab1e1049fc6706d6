import { type AlarmOptions, parseAlarm, settleAlarm } from '../find/alarm/options.ts';
import { FILTER_PATTERNS, type FilterPatternName } from '../find/pattern/well-known.ts';

/** What AWS's documents are made with. Each document needs some of it. */
export interface SetupOptions {
  /** The bucket that the trail or the exporter writes to and the feed reads. */
  readonly bucket?: string;
  /** The account of the trail, twelve digits. */
  readonly account?: string;
  /** The home region of the trail, such as `eu-central-1`. */
  readonly region?: string;
  /** The partition of AWS; that of the region unless said. */
  readonly partition?: Partition;
  /** The name of the trail; `iam-activity` unless said. */
  readonly trail?: string;
  /** What stands before `AWSLogs/` in the names of the trail's objects; nothing unless said. */
  readonly prefix?: string;
  /** Whether the feed deletes what it has taken; only then may it. */
  readonly deleteAfterTransfer?: boolean;
  /** The ARN of the KMS key with which the trail encrypts its objects; none unless said. */
  readonly kmsKey?: string;
  /** The log group to which the trail sends its records, for alarms; `CloudTrail/logs` unless said. */
  readonly logGroup?: string;
  /** The ARN of the SNS topic that an alarm tells; none unless said. */
  readonly topic?: string;
  /** The well-known filter pattern that an alarm is for; `iam-policy-changes` unless said. */
  readonly rule?: FilterPatternName;
  /** When the alarm is due, as `sum>=1/5m`: statistic, comparison, threshold, period; that unless said. */
  readonly alarm?: string;
}

/** The partitions of AWS that have IAM. */
export const PARTITIONS = ['aws', 'aws-cn', 'aws-us-gov'] as const;

/** A partition of AWS that has IAM. */
export type Partition = (typeof PARTITIONS)[number];

/** The options with every default filled in. */
export interface SetupSettings extends Omit<SetupOptions, 'alarm'> {
  readonly partition: Partition;
  readonly trail: string;
  readonly logGroup: string;
  readonly rule: FilterPatternName;
  readonly alarm: Required<AlarmOptions>;
}

/** What a text must be, and how that is said. */
interface TextForm {
  readonly pattern: RegExp;
  readonly says: string;
}

const ARN = (service: string, resource: string) =>
  new RegExp(`^arn:(?<partition>aws[a-z-]*):${service}:[a-z0-9-]+:\\d{12}:${resource}$`, 'u');

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const FORMS = {
  bucket: {
    pattern: /^(?!.*\.\.)(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/u,
    says: 'the name of an S3 bucket: 3 to 63 lower-case letters, digits, hyphens and dots',
  },
  account: { pattern: /^\d{12}$/u, says: 'an account id: twelve digits' },
  // Regions that stand apart from all others, such as us-iso-east-1, are of partitions of their own.
  region: {
    pattern: /^(?![a-z]+-iso)[a-z]{2,3}(-[a-z]+)+-\d{1,2}$/u,
    says: 'a region of aws, aws-cn or aws-us-gov, such as eu-central-1',
  },
  trail: {
    pattern: /^(?!.*[._-]{2})[A-Za-z0-9][\w.-]{1,126}[A-Za-z0-9]$/u,
    says: 'the name of a trail: 3 to 128 letters, digits, dots, hyphens and underscores',
  },
  prefix: {
    pattern: /^(?!\/)[\w.\-/]{1,200}(?<!\/)$/u,
    says: 'letters, digits, dots, hyphens, underscores and slashes, at most 200, with no slash at either end',
  },
  kmsKey: { pattern: ARN('kms', 'key/[\\w-]+'), says: 'the ARN of a KMS key' },
  topic: { pattern: ARN('sns', '[\\w.-]+'), says: 'the ARN of an SNS topic' },
  logGroup: {
    pattern: /^[\w.\-/#]{1,512}$/u,
    says: 'the name of a log group: letters, digits and any of . - _ / #, at most 512',
  },
} as const satisfies Partial<Record<keyof SetupOptions, TextForm>>;

/** The names of all options. */
export const SETUP_OPTIONS: readonly string[] = /* @__PURE__ */ (() => [
  ...Object.keys(FORMS),
  ...['partition', 'deleteAfterTransfer', 'rule', 'alarm'],
])();

/**
 * Fills in the defaults; a bad option is the programmer's mistake and throws.
 *
 * @param nameOf what an option is called where the mistake was made
 */
export function settleSetup(
  options: SetupOptions,
  nameOf: (option: string) => string = (option) => option,
): SetupSettings {
  for (const name of Object.keys(options))
    if (!SETUP_OPTIONS.includes(name))
      throw new TypeError(`There is no option ${name}. There are ${SETUP_OPTIONS.join(', ')}.`);
  for (const [name, { pattern, says }] of Object.entries(FORMS)) {
    const value: unknown = options[name as keyof typeof FORMS];
    if (value !== undefined && !(typeof value === 'string' && pattern.test(value)))
      throw new TypeError(`${nameOf(name)} must be ${says}.`);
  }
  const { rule = 'iam-policy-changes', alarm = 'sum>=1/5m' } = options;
  if (!Object.hasOwn(FILTER_PATTERNS, rule))
    throw new TypeError(`${nameOf('rule')} must be one of ${Object.keys(FILTER_PATTERNS).join(', ')}.`);
  const { trail = 'iam-activity', logGroup = 'CloudTrail/logs' } = options;
  // A log group that is quiet is not in alarm.
  const settled = settleAlarm({ ...parseAlarm(alarm), missingData: 'notBreaching' });
  return { ...options, partition: partitionOf(options, nameOf), trail, logGroup, rule, alarm: settled };
}

function partitionOf(
  { partition, region, kmsKey, topic }: SetupOptions,
  nameOf: (option: string) => string,
): Partition {
  if (partition !== undefined && !PARTITIONS.includes(partition))
    throw new TypeError(`${nameOf('partition')} must be one of ${PARTITIONS.join(', ')}.`);
  const ofRegion = region?.startsWith('cn-')
    ? 'aws-cn'
    : region?.startsWith('us-gov-')
      ? 'aws-us-gov'
      : 'aws';
  if (partition !== undefined && region !== undefined && partition !== ofRegion)
    throw new TypeError(`The region ${region} is of the partition ${ofRegion}.`);
  const found = partition ?? ofRegion;
  for (const [name, arn] of Object.entries({ kmsKey, topic }))
    if (arn !== undefined && arn.split(':')[1] !== found)
      throw new TypeError(`${nameOf(name)} must be of the partition ${found}.`);
  return found;
}
