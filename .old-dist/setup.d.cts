import { d as FilterPatternName, A as AlarmOptions } from './well-known.d-CGL9Hg3x.cjs';

/** What AWS's documents are made with. Each document needs some of it. */
interface SetupOptions {
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
declare const PARTITIONS: readonly ['aws', 'aws-cn', 'aws-us-gov'];
/** A partition of AWS that has IAM. */
type Partition = (typeof PARTITIONS)[number];
/** The options with every default filled in. */
interface SetupSettings extends Omit<SetupOptions, 'alarm'> {
    readonly partition: Partition;
    readonly trail: string;
    readonly logGroup: string;
    readonly rule: FilterPatternName;
    readonly alarm: Required<AlarmOptions>;
}

/** A policy document. */
interface PolicyDocument {
    readonly Version: '2012-10-17';
    readonly Statement: readonly object[];
}
type With<Name extends keyof SetupSettings> = SetupSettings & Required<Pick<SetupSettings, Name>>;
/** What the trail may do with its bucket: see the ACL, and write the objects of its account. */
declare function trailBucketPolicy(settings: With<'bucket' | 'account' | 'region'>): PolicyDocument;
/** What the feed may do that reads objects. */
declare function feedReaderPolicy(settings: With<'bucket'>): PolicyDocument;
/** What the feed may do that calls IAM: the calls that it makes, and no more. */
declare function apiReaderPolicy(): PolicyDocument;

/** A CloudFormation template. */
interface Template {
    readonly AWSTemplateFormatVersion: '2010-09-09';
    readonly Description: string;
    readonly Resources: {
        readonly [id: string]: Resource;
    };
}
interface Resource {
    readonly Type: string;
    readonly Properties: object;
}
/** A trail of all regions: management events that read and that write, its files signed. */
declare function trailTemplate(settings: SetupSettings & {
    readonly bucket: string;
}): Template;
/** The role of the function that writes log events of a subscription to the bucket. */
declare function exporterRoleTemplate(settings: SetupSettings & {
    readonly bucket: string;
}): Template;
/** The metric filter of a well-known pattern, and its alarm. */
declare function alarmTemplate({ rule, alarm, logGroup, topic }: SetupSettings): Template;

declare const RECIPES: {
    readonly 'trail-bucket-policy': {
        readonly title: 'lets the trail write to its bucket';
        readonly use: 'the policy of the bucket';
        readonly differs: 'It names the trail (aws:SourceArn), so that no trail of another account can have CloudTrail write here, and allows the folder of its account alone.';
        readonly needs: readonly ["bucket", "account", "region"];
        readonly make: typeof trailBucketPolicy;
    };
    readonly trail: {
        readonly title: 'a trail of all regions, management events that read and write, its files signed';
        readonly use: 'a CloudFormation template, deployed once the bucket has its policy';
        readonly needs: readonly ["bucket"];
        readonly make: typeof trailTemplate;
    };
    readonly 'feed-reader-policy': {
        readonly title: 'lets the Amazon S3 feed read the bucket';
        readonly use: 'a policy of the user or role of the feed';
        readonly differs: 'It allows deletion only where the feed is told to delete, and then it does: the page offers deletion without its permission. It allows decryption where the objects are encrypted with a key of your own.';
        readonly needs: readonly ["bucket"];
        readonly make: typeof feedReaderPolicy;
    };
    readonly 'api-reader-policy': {
        readonly title: 'lets the third-party API feed call IAM';
        readonly use: 'a policy of the user of the feed';
        readonly needs: readonly [];
        readonly make: typeof apiReaderPolicy;
    };
    readonly 'exporter-role': {
        readonly title: 'the role of a function that writes log events of a subscription to the bucket';
        readonly use: 'a CloudFormation template';
        readonly differs: 'The page lets it read all log groups: a subscription hands the log events over, so that it needs to read none.';
        readonly needs: readonly ["bucket"];
        readonly make: typeof exporterRoleTemplate;
    };
    readonly alarm: {
        readonly title: 'a metric filter and an alarm for a well-known pattern';
        readonly use: 'a CloudFormation template, for the log group to which the trail sends its records';
        readonly differs: 'Missing data counts as not breaching: a log group that is quiet is not in alarm.';
        readonly needs: readonly [];
        readonly make: typeof alarmTemplate;
    };
};
/** The name of a document. */
type SetupDocumentName = keyof typeof RECIPES;
/** The names of all documents, in the order in which they are set up. */
declare const SETUP_DOCUMENTS: readonly SetupDocumentName[];
/** A document to paste or to deploy. */
interface SetupDocument {
    readonly name: SetupDocumentName;
    readonly title: string;
    readonly use: string;
    readonly differs: string | undefined;
    /** A policy, or a CloudFormation template. */
    readonly document: PolicyDocument | Template;
}
/**
 * Makes what Google's guides for AWS IAM have people paste in AWS, with their own bucket, account and region put in.
 *
 * @param options what the documents are made with; an option that no chosen document needs may be left out
 * @param names which documents; all of them unless said
 * @returns the documents, in the order of their names; the same options give the same documents
 * @throws {TypeError} when an option does not exist, has not its form, or is wanting for a chosen document
 * @example
 * const [policy] = setupDocuments({ bucket: 'iam-logs', account: '111122223333', region: 'eu-central-1' });
 * JSON.stringify(policy.document);
 * @see https://cloud.google.com/chronicle/docs/ingestion/default-parsers/aws-iam
 */
declare function setupDocuments(options: SetupOptions, names?: readonly SetupDocumentName[]): SetupDocument[];

export { type Partition, type PolicyDocument, SETUP_DOCUMENTS, type SetupDocument, type SetupDocumentName, type SetupOptions, type Template, setupDocuments };
