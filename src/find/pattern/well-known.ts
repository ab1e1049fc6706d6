/** A filter pattern that a benchmark or a guide has teams alarm on. */
export interface WellKnownPattern {
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
export const FILTER_PATTERNS = {
  'root-usage': {
    control: 'CloudWatch.1',
    title: 'A log metric filter and alarm should exist for usage of the "root" user',
    requirements: [
      'PCI DSS v3.2.1/7.2.1',
      'CIS AWS Foundations Benchmark v1.2.0/1.1',
      'CIS AWS Foundations Benchmark v1.2.0/3.3',
      'CIS AWS Foundations Benchmark v1.4.0/1.7',
      'CIS AWS Foundations Benchmark v1.4.0/4.3',
    ],
    pattern:
      '{$.userIdentity.type="Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType !="AwsServiceEvent"}',
  },
  'unauthorized-api-calls': {
    control: 'CloudWatch.2',
    title: 'Ensure a log metric filter and alarm exist for unauthorized API calls',
    requirements: ['CIS AWS Foundations Benchmark v1.2.0/3.1'],
    pattern: '{($.errorCode="*UnauthorizedOperation") || ($.errorCode="AccessDenied*")}',
  },
  'console-sign-in-without-mfa': {
    control: 'CloudWatch.3',
    title: 'Ensure a log metric filter and alarm exist for Management Console sign-in without MFA',
    requirements: ['CIS AWS Foundations Benchmark v1.2.0/3.2'],
    pattern:
      '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
  },
  'iam-policy-changes': {
    control: 'CloudWatch.4',
    title: 'Ensure a log metric filter and alarm exist for IAM policy changes',
    requirements: ['CIS AWS Foundations Benchmark v1.2.0/3.4', 'CIS AWS Foundations Benchmark v1.4.0/4.4'],
    pattern:
      '{($.eventName=DeleteGroupPolicy) || ($.eventName=DeleteRolePolicy) || ($.eventName=DeleteUserPolicy) || ($.eventName=PutGroupPolicy) || ($.eventName=PutRolePolicy) || ($.eventName=PutUserPolicy) || ($.eventName=CreatePolicy) || ($.eventName=DeletePolicy) || ($.eventName=CreatePolicyVersion) || ($.eventName=DeletePolicyVersion) || ($.eventName=AttachRolePolicy) || ($.eventName=DetachRolePolicy) || ($.eventName=AttachUserPolicy) || ($.eventName=DetachUserPolicy) || ($.eventName=AttachGroupPolicy) || ($.eventName=DetachGroupPolicy)}',
  },
  'cloudtrail-changes': {
    control: 'CloudWatch.5',
    title: 'Ensure a log metric filter and alarm exist for CloudTrail AWS Configuration changes',
    requirements: ['CIS AWS Foundations Benchmark v1.2.0/3.5', 'CIS AWS Foundations Benchmark v1.4.0/4.5'],
    pattern:
      '{($.eventName=CreateTrail) || ($.eventName=UpdateTrail) || ($.eventName=DeleteTrail) || ($.eventName=StartLogging) || ($.eventName=StopLogging)}',
  },
  'console-sign-in-failures': {
    control: 'CloudWatch.6',
    title: 'Ensure a log metric filter and alarm exist for AWS Management Console authentication failures',
    requirements: ['CIS AWS Foundations Benchmark v1.2.0/3.6', 'CIS AWS Foundations Benchmark v1.4.0/4.6'],
    pattern: '{($.eventName=ConsoleLogin) && ($.errorMessage="Failed authentication")}',
  },
  'kms-key-removal': {
    control: 'CloudWatch.7',
    title:
      'Ensure a log metric filter and alarm exist for disabling or scheduled deletion of customer managed keys',
    requirements: ['CIS AWS Foundations Benchmark v1.2.0/3.7', 'CIS AWS Foundations Benchmark v1.4.0/4.7'],
    pattern:
      '{($.eventSource=kms.amazonaws.com) && (($.eventName=DisableKey) || ($.eventName=ScheduleKeyDeletion))}',
  },
  's3-bucket-policy-changes': {
    control: 'CloudWatch.8',
    title: 'Ensure a log metric filter and alarm exist for S3 bucket policy changes',
    requirements: ['CIS AWS Foundations Benchmark v1.2.0/3.8', 'CIS AWS Foundations Benchmark v1.4.0/4.8'],
    pattern:
      '{($.eventSource=s3.amazonaws.com) && (($.eventName=PutBucketAcl) || ($.eventName=PutBucketPolicy) || ($.eventName=PutBucketCors) || ($.eventName=PutBucketLifecycle) || ($.eventName=PutBucketReplication) || ($.eventName=DeleteBucketPolicy) || ($.eventName=DeleteBucketCors) || ($.eventName=DeleteBucketLifecycle) || ($.eventName=DeleteBucketReplication))}',
  },
  'config-changes': {
    control: 'CloudWatch.9',
    title: 'Ensure a log metric filter and alarm exist for AWS Config configuration changes',
    requirements: ['CIS AWS Foundations Benchmark v1.2.0/3.9', 'CIS AWS Foundations Benchmark v1.4.0/4.9'],
    pattern:
      '{($.eventSource=config.amazonaws.com) && (($.eventName=StopConfigurationRecorder) || ($.eventName=DeleteDeliveryChannel) || ($.eventName=PutDeliveryChannel) || ($.eventName=PutConfigurationRecorder))}',
  },
  'security-group-changes': {
    control: 'CloudWatch.10',
    title: 'Ensure a log metric filter and alarm exist for security group changes',
    requirements: ['CIS AWS Foundations Benchmark v1.2.0/3.10', 'CIS AWS Foundations Benchmark v1.4.0/4.10'],
    pattern:
      '{($.eventName=AuthorizeSecurityGroupIngress) || ($.eventName=AuthorizeSecurityGroupEgress) || ($.eventName=RevokeSecurityGroupIngress) || ($.eventName=RevokeSecurityGroupEgress) || ($.eventName=CreateSecurityGroup) || ($.eventName=DeleteSecurityGroup)}',
  },
  'network-acl-changes': {
    control: 'CloudWatch.11',
    title: 'Ensure a log metric filter and alarm exist for changes to Network Access Control Lists (NACL)',
    requirements: ['CIS AWS Foundations Benchmark v1.2.0/3.11', 'CIS AWS Foundations Benchmark v1.4.0/4.11'],
    pattern:
      '{($.eventName=CreateNetworkAcl) || ($.eventName=CreateNetworkAclEntry) || ($.eventName=DeleteNetworkAcl) || ($.eventName=DeleteNetworkAclEntry) || ($.eventName=ReplaceNetworkAclEntry) || ($.eventName=ReplaceNetworkAclAssociation)}',
  },
  'network-gateway-changes': {
    control: 'CloudWatch.12',
    title: 'Ensure a log metric filter and alarm exist for changes to network gateways',
    requirements: ['CIS AWS Foundations Benchmark v1.2.0/3.12', 'CIS AWS Foundations Benchmark v1.4.0/4.12'],
    pattern:
      '{($.eventName=CreateCustomerGateway) || ($.eventName=DeleteCustomerGateway) || ($.eventName=AttachInternetGateway) || ($.eventName=CreateInternetGateway) || ($.eventName=DeleteInternetGateway) || ($.eventName=DetachInternetGateway)}',
  },
  'route-table-changes': {
    control: 'CloudWatch.13',
    title: 'Ensure a log metric filter and alarm exist for route table changes',
    requirements: ['CIS AWS Foundations Benchmark v1.2.0/3.13', 'CIS AWS Foundations Benchmark v1.4.0/4.13'],
    pattern:
      '{($.eventName=CreateRoute) || ($.eventName=CreateRouteTable) || ($.eventName=ReplaceRoute) || ($.eventName=ReplaceRouteTableAssociation) || ($.eventName=DeleteRouteTable) || ($.eventName=DeleteRoute) || ($.eventName=DisassociateRouteTable)}',
  },
  'vpc-changes': {
    control: 'CloudWatch.14',
    title: 'Ensure a log metric filter and alarm exist for VPC changes',
    requirements: ['CIS AWS Foundations Benchmark v1.2.0/3.14', 'CIS AWS Foundations Benchmark v1.4.0/4.14'],
    pattern:
      '{($.eventName=CreateVpc) || ($.eventName=DeleteVpc) || ($.eventName=ModifyVpcAttribute) || ($.eventName=AcceptVpcPeeringConnection) || ($.eventName=CreateVpcPeeringConnection) || ($.eventName=DeleteVpcPeeringConnection) || ($.eventName=RejectVpcPeeringConnection) || ($.eventName=AttachClassicLinkVpc) || ($.eventName=DetachClassicLinkVpc) || ($.eventName=DisableVpcClassicLink) || ($.eventName=EnableVpcClassicLink)}',
  },
  'root-key-usage': {
    control: 'AWS blog: root access key usage',
    title: 'root used directly',
    requirements: [],
    pattern: '{ $.userIdentity.type = "Root"&& $.userIdentity.invokedBy NOT EXISTS }',
  },
  'organizations-changes': {
    control: 'CIS v1.4+ 4.15',
    title: 'AWS Organizations changes',
    requirements: ['CIS AWS Foundations Benchmark 4.15'],
    pattern:
      '{ ($.eventSource = organizations.amazonaws.com) && (($.eventName = "AcceptHandshake") || ($.eventName = "AttachPolicy") || ($.eventName = "CreateAccount") || ($.eventName = "CreateOrganizationalUnit") || ($.eventName = "CreatePolicy") || ($.eventName = "DeclineHandshake") || ($.eventName = "DeleteOrganization") || ($.eventName = "DeleteOrganizationalUnit") || ($.eventName = "DeletePolicy") || ($.eventName = "DetachPolicy") || ($.eventName = "DisablePolicyType") || ($.eventName = "EnablePolicyType") || ($.eventName = "InviteAccountToOrganization") || ($.eventName = "LeaveOrganization") || ($.eventName = "MoveAccount") || ($.eventName = "RemoveAccountFromOrganization") || ($.eventName = "UpdatePolicy") || ($.eventName = "UpdateOrganizationalUnit")) }',
  },
  'unauthorized-api-calls-without-noise': {
    control: 'CIS newer wording of 3.1/4.1',
    title: 'unauthorized API calls, noise removed',
    requirements: ['later CIS versions'],
    pattern:
      '{(($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*")) && (($.sourceIPAddress!="delivery.logs.amazonaws.com") && ($.eventName!="HeadBucket"))}',
  },
  'any-console-sign-in-without-mfa': {
    control: 'CIS older wording of 3.2',
    title: 'console sign-in without MFA, SSO included',
    requirements: ['earlier CIS text'],
    pattern: '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }',
  },
} as const satisfies Readonly<Record<string, WellKnownPattern>>;

/** The name of a well-known filter pattern. */
export type FilterPatternName = keyof typeof FILTER_PATTERNS;
