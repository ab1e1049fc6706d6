/** What an alarm makes of the values that a metric filter gives within one period. */
type AlarmStatistic = 'Sum' | 'Maximum' | 'Minimum' | 'Average' | 'SampleCount';
/** How the statistic stands to the threshold when the alarm is due. */
type AlarmComparison = '>=' | '>' | '<=' | '<';
/** What a period counts as in which no message came. */
type MissingData = 'missing' | 'notBreaching' | 'breaching' | 'ignore';
/** The alarm itself: what `parseAlarm` reads. */
interface AlarmRule {
    readonly statistic: AlarmStatistic;
    readonly comparison: AlarmComparison;
    readonly threshold: number;
    /** The length of a period in seconds: whole minutes. */
    readonly period: number;
}
/** An alarm with its metric filter. */
interface AlarmOptions extends AlarmRule {
    /** How many of the last periods are looked at: the N of "M of N". 1 unless said; at most seven days in all. */
    readonly evaluationPeriods?: number;
    /** How many of them must be due: the M. All of them unless said. */
    readonly datapointsToAlarm?: number;
    /** `missing` unless said. */
    readonly missingData?: MissingData;
    /** What the filter adds for each match. 1 unless said. */
    readonly metricValue?: number;
    /** What the filter reports for a minute in which messages came and none matched; `null` for nothing. 0 unless said. */
    readonly defaultValue?: number | null;
}
/**
 * Reads an alarm that is written as a text: statistic, comparison, threshold, `/`, period.
 *
 * @param text such as `sum>=1/5m` or `Maximum > 0 / 60s`; the statistic in any case, the period in `s`, `m`, `h` or `d`
 * @returns the alarm, its period in seconds
 * @throws {TypeError} where the text is no alarm or its period no whole minutes
 * @example
 * parseAlarm('sum>=1/5m'); // { statistic: 'Sum', comparison: '>=', threshold: 1, period: 300 }
 */
declare function parseAlarm(text: string): AlarmRule;

/** A filter pattern that a benchmark or a guide has teams alarm on. */
interface WellKnownPattern {
    /** What has it: a control of AWS Security Hub, a version of the CIS benchmark, a guide. */
    readonly control: string;
    /** What it watches, in the words of the control. */
    readonly title: string;
    /** What it fulfils: standards with their versions and numbers. */
    readonly requirements: readonly string[];
    /** The pattern, byte for byte. */
    readonly pattern: string;
}
/**
 * The well-known filter patterns on CloudTrail records, by the name of what they watch. `root-usage` is Security Hub's
 * CloudWatch.1; `root-key-usage` is the looser one of AWS's blog, which counts events of services, too.
 *
 * @example
 * compileFilterPattern(FILTER_PATTERNS['iam-policy-changes'].pattern).matches(record);
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
 */
declare const FILTER_PATTERNS: {
    readonly 'root-usage': {
        readonly control: 'CloudWatch.1';
        readonly title: 'A log metric filter and alarm should exist for usage of the "root" user';
        readonly requirements: readonly ["PCI DSS v3.2.1/7.2.1", "CIS AWS Foundations Benchmark v1.2.0/1.1", "CIS AWS Foundations Benchmark v1.2.0/3.3", "CIS AWS Foundations Benchmark v1.4.0/1.7", "CIS AWS Foundations Benchmark v1.4.0/4.3"];
        readonly pattern: '{$.userIdentity.type="Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType !="AwsServiceEvent"}';
    };
    readonly 'unauthorized-api-calls': {
        readonly control: 'CloudWatch.2';
        readonly title: 'Ensure a log metric filter and alarm exist for unauthorized API calls';
        readonly requirements: readonly ["CIS AWS Foundations Benchmark v1.2.0/3.1"];
        readonly pattern: '{($.errorCode="*UnauthorizedOperation") || ($.errorCode="AccessDenied*")}';
    };
    readonly 'console-sign-in-without-mfa': {
        readonly control: 'CloudWatch.3';
        readonly title: 'Ensure a log metric filter and alarm exist for Management Console sign-in without MFA';
        readonly requirements: readonly ["CIS AWS Foundations Benchmark v1.2.0/3.2"];
        readonly pattern: '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }';
    };
    readonly 'iam-policy-changes': {
        readonly control: 'CloudWatch.4';
        readonly title: 'Ensure a log metric filter and alarm exist for IAM policy changes';
        readonly requirements: readonly ["CIS AWS Foundations Benchmark v1.2.0/3.4", "CIS AWS Foundations Benchmark v1.4.0/4.4"];
        readonly pattern: '{($.eventName=DeleteGroupPolicy) || ($.eventName=DeleteRolePolicy) || ($.eventName=DeleteUserPolicy) || ($.eventName=PutGroupPolicy) || ($.eventName=PutRolePolicy) || ($.eventName=PutUserPolicy) || ($.eventName=CreatePolicy) || ($.eventName=DeletePolicy) || ($.eventName=CreatePolicyVersion) || ($.eventName=DeletePolicyVersion) || ($.eventName=AttachRolePolicy) || ($.eventName=DetachRolePolicy) || ($.eventName=AttachUserPolicy) || ($.eventName=DetachUserPolicy) || ($.eventName=AttachGroupPolicy) || ($.eventName=DetachGroupPolicy)}';
    };
    readonly 'cloudtrail-changes': {
        readonly control: 'CloudWatch.5';
        readonly title: 'Ensure a log metric filter and alarm exist for CloudTrail AWS Configuration changes';
        readonly requirements: readonly ["CIS AWS Foundations Benchmark v1.2.0/3.5", "CIS AWS Foundations Benchmark v1.4.0/4.5"];
        readonly pattern: '{($.eventName=CreateTrail) || ($.eventName=UpdateTrail) || ($.eventName=DeleteTrail) || ($.eventName=StartLogging) || ($.eventName=StopLogging)}';
    };
    readonly 'console-sign-in-failures': {
        readonly control: 'CloudWatch.6';
        readonly title: 'Ensure a log metric filter and alarm exist for AWS Management Console authentication failures';
        readonly requirements: readonly ["CIS AWS Foundations Benchmark v1.2.0/3.6", "CIS AWS Foundations Benchmark v1.4.0/4.6"];
        readonly pattern: '{($.eventName=ConsoleLogin) && ($.errorMessage="Failed authentication")}';
    };
    readonly 'kms-key-removal': {
        readonly control: 'CloudWatch.7';
        readonly title: 'Ensure a log metric filter and alarm exist for disabling or scheduled deletion of customer managed keys';
        readonly requirements: readonly ["CIS AWS Foundations Benchmark v1.2.0/3.7", "CIS AWS Foundations Benchmark v1.4.0/4.7"];
        readonly pattern: '{($.eventSource=kms.amazonaws.com) && (($.eventName=DisableKey) || ($.eventName=ScheduleKeyDeletion))}';
    };
    readonly 's3-bucket-policy-changes': {
        readonly control: 'CloudWatch.8';
        readonly title: 'Ensure a log metric filter and alarm exist for S3 bucket policy changes';
        readonly requirements: readonly ["CIS AWS Foundations Benchmark v1.2.0/3.8", "CIS AWS Foundations Benchmark v1.4.0/4.8"];
        readonly pattern: '{($.eventSource=s3.amazonaws.com) && (($.eventName=PutBucketAcl) || ($.eventName=PutBucketPolicy) || ($.eventName=PutBucketCors) || ($.eventName=PutBucketLifecycle) || ($.eventName=PutBucketReplication) || ($.eventName=DeleteBucketPolicy) || ($.eventName=DeleteBucketCors) || ($.eventName=DeleteBucketLifecycle) || ($.eventName=DeleteBucketReplication))}';
    };
    readonly 'config-changes': {
        readonly control: 'CloudWatch.9';
        readonly title: 'Ensure a log metric filter and alarm exist for AWS Config configuration changes';
        readonly requirements: readonly ["CIS AWS Foundations Benchmark v1.2.0/3.9", "CIS AWS Foundations Benchmark v1.4.0/4.9"];
        readonly pattern: '{($.eventSource=config.amazonaws.com) && (($.eventName=StopConfigurationRecorder) || ($.eventName=DeleteDeliveryChannel) || ($.eventName=PutDeliveryChannel) || ($.eventName=PutConfigurationRecorder))}';
    };
    readonly 'security-group-changes': {
        readonly control: 'CloudWatch.10';
        readonly title: 'Ensure a log metric filter and alarm exist for security group changes';
        readonly requirements: readonly ["CIS AWS Foundations Benchmark v1.2.0/3.10", "CIS AWS Foundations Benchmark v1.4.0/4.10"];
        readonly pattern: '{($.eventName=AuthorizeSecurityGroupIngress) || ($.eventName=AuthorizeSecurityGroupEgress) || ($.eventName=RevokeSecurityGroupIngress) || ($.eventName=RevokeSecurityGroupEgress) || ($.eventName=CreateSecurityGroup) || ($.eventName=DeleteSecurityGroup)}';
    };
    readonly 'network-acl-changes': {
        readonly control: 'CloudWatch.11';
        readonly title: 'Ensure a log metric filter and alarm exist for changes to Network Access Control Lists (NACL)';
        readonly requirements: readonly ["CIS AWS Foundations Benchmark v1.2.0/3.11", "CIS AWS Foundations Benchmark v1.4.0/4.11"];
        readonly pattern: '{($.eventName=CreateNetworkAcl) || ($.eventName=CreateNetworkAclEntry) || ($.eventName=DeleteNetworkAcl) || ($.eventName=DeleteNetworkAclEntry) || ($.eventName=ReplaceNetworkAclEntry) || ($.eventName=ReplaceNetworkAclAssociation)}';
    };
    readonly 'network-gateway-changes': {
        readonly control: 'CloudWatch.12';
        readonly title: 'Ensure a log metric filter and alarm exist for changes to network gateways';
        readonly requirements: readonly ["CIS AWS Foundations Benchmark v1.2.0/3.12", "CIS AWS Foundations Benchmark v1.4.0/4.12"];
        readonly pattern: '{($.eventName=CreateCustomerGateway) || ($.eventName=DeleteCustomerGateway) || ($.eventName=AttachInternetGateway) || ($.eventName=CreateInternetGateway) || ($.eventName=DeleteInternetGateway) || ($.eventName=DetachInternetGateway)}';
    };
    readonly 'route-table-changes': {
        readonly control: 'CloudWatch.13';
        readonly title: 'Ensure a log metric filter and alarm exist for route table changes';
        readonly requirements: readonly ["CIS AWS Foundations Benchmark v1.2.0/3.13", "CIS AWS Foundations Benchmark v1.4.0/4.13"];
        readonly pattern: '{($.eventName=CreateRoute) || ($.eventName=CreateRouteTable) || ($.eventName=ReplaceRoute) || ($.eventName=ReplaceRouteTableAssociation) || ($.eventName=DeleteRouteTable) || ($.eventName=DeleteRoute) || ($.eventName=DisassociateRouteTable)}';
    };
    readonly 'vpc-changes': {
        readonly control: 'CloudWatch.14';
        readonly title: 'Ensure a log metric filter and alarm exist for VPC changes';
        readonly requirements: readonly ["CIS AWS Foundations Benchmark v1.2.0/3.14", "CIS AWS Foundations Benchmark v1.4.0/4.14"];
        readonly pattern: '{($.eventName=CreateVpc) || ($.eventName=DeleteVpc) || ($.eventName=ModifyVpcAttribute) || ($.eventName=AcceptVpcPeeringConnection) || ($.eventName=CreateVpcPeeringConnection) || ($.eventName=DeleteVpcPeeringConnection) || ($.eventName=RejectVpcPeeringConnection) || ($.eventName=AttachClassicLinkVpc) || ($.eventName=DetachClassicLinkVpc) || ($.eventName=DisableVpcClassicLink) || ($.eventName=EnableVpcClassicLink)}';
    };
    readonly 'root-key-usage': {
        readonly control: 'AWS blog: root access key usage';
        readonly title: 'root used directly';
        readonly requirements: readonly [];
        readonly pattern: '{ $.userIdentity.type = "Root"&& $.userIdentity.invokedBy NOT EXISTS }';
    };
    readonly 'organizations-changes': {
        readonly control: 'CIS v1.4+ 4.15';
        readonly title: 'AWS Organizations changes';
        readonly requirements: readonly ["CIS AWS Foundations Benchmark 4.15"];
        readonly pattern: '{ ($.eventSource = organizations.amazonaws.com) && (($.eventName = "AcceptHandshake") || ($.eventName = "AttachPolicy") || ($.eventName = "CreateAccount") || ($.eventName = "CreateOrganizationalUnit") || ($.eventName = "CreatePolicy") || ($.eventName = "DeclineHandshake") || ($.eventName = "DeleteOrganization") || ($.eventName = "DeleteOrganizationalUnit") || ($.eventName = "DeletePolicy") || ($.eventName = "DetachPolicy") || ($.eventName = "DisablePolicyType") || ($.eventName = "EnablePolicyType") || ($.eventName = "InviteAccountToOrganization") || ($.eventName = "LeaveOrganization") || ($.eventName = "MoveAccount") || ($.eventName = "RemoveAccountFromOrganization") || ($.eventName = "UpdatePolicy") || ($.eventName = "UpdateOrganizationalUnit")) }';
    };
    readonly 'unauthorized-api-calls-without-noise': {
        readonly control: 'CIS newer wording of 3.1/4.1';
        readonly title: 'unauthorized API calls, noise removed';
        readonly requirements: readonly ["later CIS versions"];
        readonly pattern: '{(($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*")) && (($.sourceIPAddress!="delivery.logs.amazonaws.com") && ($.eventName!="HeadBucket"))}';
    };
    readonly 'any-console-sign-in-without-mfa': {
        readonly control: 'CIS older wording of 3.2';
        readonly title: 'console sign-in without MFA, SSO included';
        readonly requirements: readonly ["earlier CIS text"];
        readonly pattern: '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }';
    };
};
/** The name of a well-known filter pattern. */
type FilterPatternName = keyof typeof FILTER_PATTERNS;

export { type AlarmOptions as A, FILTER_PATTERNS as F, type MissingData as M, type WellKnownPattern as W, type AlarmComparison as a, type AlarmRule as b, type AlarmStatistic as c, type FilterPatternName as d, parseAlarm as p };
