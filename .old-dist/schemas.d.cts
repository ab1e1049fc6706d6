import { L as LogDate, P as PolicyDocument } from './form.d-0YcSZ9gc.cjs';
import * as zod from 'zod';
import * as zod_v4_core from 'zod/v4/core';
import './issue.d-B5Lyq7gT.cjs';

/** The zod schema of `IamGroupDetail`. */
declare const IamGroupDetail: zod.ZodObject<{
    GroupId: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    GroupID: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    GroupName: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
    Path: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
    Arn: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
    CreateDate: zod.ZodType<LogDate, unknown, zod_v4_core.$ZodTypeInternals<LogDate, unknown>>;
    AttachedManagedPolicies: zod.ZodOptional<zod.ZodNullable<zod.ZodArray<zod.ZodObject<{
        PolicyArn: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
        PolicyName: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    }, zod_v4_core.$strip>>>>;
    GroupPolicyList: zod.ZodOptional<zod.ZodNullable<zod.ZodArray<zod.ZodObject<{
        PolicyName: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
        PolicyDocument: zod.ZodOptional<zod.ZodNullable<zod.ZodType<PolicyDocument, unknown, zod_v4_core.$ZodTypeInternals<PolicyDocument, unknown>>>>;
    }, zod_v4_core.$strip>>>>;
}, zod_v4_core.$strip>;
/** The zod schema of `IamGroup`. */
declare const IamGroup: zod.ZodObject<{
    Group: zod.ZodObject<{
        GroupId: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
        GroupID: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
        GroupName: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
        Path: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
        Arn: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
        CreateDate: zod.ZodType<LogDate, unknown, zod_v4_core.$ZodTypeInternals<LogDate, unknown>>;
        AttachedManagedPolicies: zod.ZodOptional<zod.ZodNullable<zod.ZodArray<zod.ZodObject<{
            PolicyArn: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
            PolicyName: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
        }, zod_v4_core.$strip>>>>;
        GroupPolicyList: zod.ZodOptional<zod.ZodNullable<zod.ZodArray<zod.ZodObject<{
            PolicyName: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
            PolicyDocument: zod.ZodOptional<zod.ZodNullable<zod.ZodType<PolicyDocument, unknown, zod_v4_core.$ZodTypeInternals<PolicyDocument, unknown>>>>;
        }, zod_v4_core.$strip>>>>;
    }, zod_v4_core.$strip>;
    Users: zod.ZodOptional<zod.ZodNullable<zod.ZodArray<zod.ZodObject<{
        UserId: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
        UserID: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
        UserName: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
        Path: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
        Arn: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
        CreateDate: zod.ZodType<LogDate, unknown, zod_v4_core.$ZodTypeInternals<LogDate, unknown>>;
        PasswordLastUsed: zod.ZodOptional<zod.ZodNullable<zod.ZodType<LogDate, unknown, zod_v4_core.$ZodTypeInternals<LogDate, unknown>>>>;
        PermissionsBoundary: zod.ZodOptional<zod.ZodNullable<zod.ZodObject<{
            PermissionsBoundaryArn: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
            PermissionsBoundaryType: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
        }, zod_v4_core.$strip>>>;
        Tags: zod.ZodOptional<zod.ZodNullable<zod.ZodArray<zod.ZodObject<{
            Key: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
            Value: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
        }, zod_v4_core.$strip>>>>;
        GroupList: zod.ZodOptional<zod.ZodNullable<zod.ZodArray<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>>;
        AttachedManagedPolicies: zod.ZodOptional<zod.ZodNullable<zod.ZodArray<zod.ZodObject<{
            PolicyArn: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
            PolicyName: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
        }, zod_v4_core.$strip>>>>;
        UserPolicyList: zod.ZodOptional<zod.ZodNullable<zod.ZodArray<zod.ZodObject<{
            PolicyName: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
            PolicyDocument: zod.ZodOptional<zod.ZodNullable<zod.ZodType<PolicyDocument, unknown, zod_v4_core.$ZodTypeInternals<PolicyDocument, unknown>>>>;
        }, zod_v4_core.$strip>>>>;
    }, zod_v4_core.$strip>>>>;
    IsTruncated: zod.ZodOptional<zod.ZodNullable<zod.ZodType<boolean, unknown, zod_v4_core.$ZodTypeInternals<boolean, unknown>>>>;
    Marker: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    NextToken: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    ResponseMetadata: zod.ZodOptional<zod.ZodNullable<zod.ZodType<{
        [key: string]: unknown;
    }, unknown, zod_v4_core.$ZodTypeInternals<{
        [key: string]: unknown;
    }, unknown>>>>;
    $metadata: zod.ZodOptional<zod.ZodNullable<zod.ZodType<{
        [key: string]: unknown;
    }, unknown, zod_v4_core.$ZodTypeInternals<{
        [key: string]: unknown;
    }, unknown>>>>;
}, zod_v4_core.$strip>;
/** The zod schema of `IamPolicy`. */
declare const IamPolicy: zod.ZodObject<{
    PolicyId: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
    PolicyName: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
    Path: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
    Arn: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
    CreateDate: zod.ZodType<LogDate, unknown, zod_v4_core.$ZodTypeInternals<LogDate, unknown>>;
    UpdateDate: zod.ZodOptional<zod.ZodNullable<zod.ZodType<LogDate, unknown, zod_v4_core.$ZodTypeInternals<LogDate, unknown>>>>;
    DefaultVersionId: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    Description: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    AttachmentCount: zod.ZodOptional<zod.ZodNullable<zod.ZodType<number, unknown, zod_v4_core.$ZodTypeInternals<number, unknown>>>>;
    PermissionsBoundaryUsageCount: zod.ZodOptional<zod.ZodNullable<zod.ZodType<number, unknown, zod_v4_core.$ZodTypeInternals<number, unknown>>>>;
    IsAttachable: zod.ZodOptional<zod.ZodNullable<zod.ZodType<boolean, unknown, zod_v4_core.$ZodTypeInternals<boolean, unknown>>>>;
    PolicyVersionList: zod.ZodOptional<zod.ZodNullable<zod.ZodArray<zod.ZodObject<{
        VersionId: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
        IsDefaultVersion: zod.ZodOptional<zod.ZodNullable<zod.ZodType<boolean, unknown, zod_v4_core.$ZodTypeInternals<boolean, unknown>>>>;
        CreateDate: zod.ZodOptional<zod.ZodNullable<zod.ZodType<LogDate, unknown, zod_v4_core.$ZodTypeInternals<LogDate, unknown>>>>;
        Document: zod.ZodOptional<zod.ZodNullable<zod.ZodType<PolicyDocument, unknown, zod_v4_core.$ZodTypeInternals<PolicyDocument, unknown>>>>;
    }, zod_v4_core.$strip>>>>;
    Tags: zod.ZodOptional<zod.ZodNullable<zod.ZodArray<zod.ZodObject<{
        Key: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
        Value: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
    }, zod_v4_core.$strip>>>>;
}, zod_v4_core.$strip>;
/** The zod schema of `IamPolicyVersion`. */
declare const IamPolicyVersion: zod.ZodObject<{
    VersionId: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    IsDefaultVersion: zod.ZodOptional<zod.ZodNullable<zod.ZodType<boolean, unknown, zod_v4_core.$ZodTypeInternals<boolean, unknown>>>>;
    CreateDate: zod.ZodOptional<zod.ZodNullable<zod.ZodType<LogDate, unknown, zod_v4_core.$ZodTypeInternals<LogDate, unknown>>>>;
    Document: zod.ZodOptional<zod.ZodNullable<zod.ZodType<PolicyDocument, unknown, zod_v4_core.$ZodTypeInternals<PolicyDocument, unknown>>>>;
}, zod_v4_core.$strip>;
/** The zod schema of `IamInstanceProfile`. */
declare const IamInstanceProfile: zod.ZodObject<{
    InstanceProfileId: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    InstanceProfileName: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    Path: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    Arn: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    CreateDate: zod.ZodOptional<zod.ZodNullable<zod.ZodType<LogDate, unknown, zod_v4_core.$ZodTypeInternals<LogDate, unknown>>>>;
    Roles: zod.ZodOptional<zod.ZodNullable<zod.ZodArray<zod.ZodObject<{
        RoleId: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
        RoleID: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
        RoleName: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
        Path: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
        Arn: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
        CreateDate: zod.ZodType<LogDate, unknown, zod_v4_core.$ZodTypeInternals<LogDate, unknown>>;
        AssumeRolePolicyDocument: zod.ZodOptional<zod.ZodNullable<zod.ZodType<PolicyDocument, unknown, zod_v4_core.$ZodTypeInternals<PolicyDocument, unknown>>>>;
        Description: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
        MaxSessionDuration: zod.ZodOptional<zod.ZodNullable<zod.ZodType<number, unknown, zod_v4_core.$ZodTypeInternals<number, unknown>>>>;
        PermissionsBoundary: zod.ZodOptional<zod.ZodNullable<zod.ZodObject<{
            PermissionsBoundaryArn: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
            PermissionsBoundaryType: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
        }, zod_v4_core.$strip>>>;
        Tags: zod.ZodOptional<zod.ZodNullable<zod.ZodArray<zod.ZodObject<{
            Key: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
            Value: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
        }, zod_v4_core.$strip>>>>;
        RoleLastUsed: zod.ZodOptional<zod.ZodNullable<zod.ZodObject<{
            LastUsedDate: zod.ZodOptional<zod.ZodNullable<zod.ZodType<LogDate, unknown, zod_v4_core.$ZodTypeInternals<LogDate, unknown>>>>;
            Region: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
        }, zod_v4_core.$strip>>>;
    }, zod_v4_core.$strip>>>>;
    Tags: zod.ZodOptional<zod.ZodNullable<zod.ZodArray<zod.ZodObject<{
        Key: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
        Value: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
    }, zod_v4_core.$strip>>>>;
}, zod_v4_core.$strip>;
/** The zod schema of `IamRole`. */
declare const IamRole: zod.ZodObject<{
    RoleId: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    RoleID: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    RoleName: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
    Path: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
    Arn: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
    CreateDate: zod.ZodType<LogDate, unknown, zod_v4_core.$ZodTypeInternals<LogDate, unknown>>;
    AssumeRolePolicyDocument: zod.ZodOptional<zod.ZodNullable<zod.ZodType<PolicyDocument, unknown, zod_v4_core.$ZodTypeInternals<PolicyDocument, unknown>>>>;
    Description: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    MaxSessionDuration: zod.ZodOptional<zod.ZodNullable<zod.ZodType<number, unknown, zod_v4_core.$ZodTypeInternals<number, unknown>>>>;
    PermissionsBoundary: zod.ZodOptional<zod.ZodNullable<zod.ZodObject<{
        PermissionsBoundaryArn: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
        PermissionsBoundaryType: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    }, zod_v4_core.$strip>>>;
    Tags: zod.ZodOptional<zod.ZodNullable<zod.ZodArray<zod.ZodObject<{
        Key: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
        Value: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
    }, zod_v4_core.$strip>>>>;
    RoleLastUsed: zod.ZodOptional<zod.ZodNullable<zod.ZodObject<{
        LastUsedDate: zod.ZodOptional<zod.ZodNullable<zod.ZodType<LogDate, unknown, zod_v4_core.$ZodTypeInternals<LogDate, unknown>>>>;
        Region: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    }, zod_v4_core.$strip>>>;
    AttachedManagedPolicies: zod.ZodOptional<zod.ZodNullable<zod.ZodArray<zod.ZodObject<{
        PolicyArn: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
        PolicyName: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    }, zod_v4_core.$strip>>>>;
    RolePolicyList: zod.ZodOptional<zod.ZodNullable<zod.ZodArray<zod.ZodObject<{
        PolicyName: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
        PolicyDocument: zod.ZodOptional<zod.ZodNullable<zod.ZodType<PolicyDocument, unknown, zod_v4_core.$ZodTypeInternals<PolicyDocument, unknown>>>>;
    }, zod_v4_core.$strip>>>>;
    InstanceProfileList: zod.ZodOptional<zod.ZodNullable<zod.ZodArray<zod.ZodObject<{
        InstanceProfileId: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
        InstanceProfileName: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
        Path: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
        Arn: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
        CreateDate: zod.ZodOptional<zod.ZodNullable<zod.ZodType<LogDate, unknown, zod_v4_core.$ZodTypeInternals<LogDate, unknown>>>>;
        Roles: zod.ZodOptional<zod.ZodNullable<zod.ZodArray<zod.ZodObject<{
            RoleId: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
            RoleID: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
            RoleName: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
            Path: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
            Arn: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
            CreateDate: zod.ZodType<LogDate, unknown, zod_v4_core.$ZodTypeInternals<LogDate, unknown>>;
            AssumeRolePolicyDocument: zod.ZodOptional<zod.ZodNullable<zod.ZodType<PolicyDocument, unknown, zod_v4_core.$ZodTypeInternals<PolicyDocument, unknown>>>>;
            Description: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
            MaxSessionDuration: zod.ZodOptional<zod.ZodNullable<zod.ZodType<number, unknown, zod_v4_core.$ZodTypeInternals<number, unknown>>>>;
            PermissionsBoundary: zod.ZodOptional<zod.ZodNullable<zod.ZodObject<{
                PermissionsBoundaryArn: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
                PermissionsBoundaryType: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
            }, zod_v4_core.$strip>>>;
            Tags: zod.ZodOptional<zod.ZodNullable<zod.ZodArray<zod.ZodObject<{
                Key: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
                Value: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
            }, zod_v4_core.$strip>>>>;
            RoleLastUsed: zod.ZodOptional<zod.ZodNullable<zod.ZodObject<{
                LastUsedDate: zod.ZodOptional<zod.ZodNullable<zod.ZodType<LogDate, unknown, zod_v4_core.$ZodTypeInternals<LogDate, unknown>>>>;
                Region: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
            }, zod_v4_core.$strip>>>;
        }, zod_v4_core.$strip>>>>;
        Tags: zod.ZodOptional<zod.ZodNullable<zod.ZodArray<zod.ZodObject<{
            Key: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
            Value: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
        }, zod_v4_core.$strip>>>>;
    }, zod_v4_core.$strip>>>>;
}, zod_v4_core.$strip>;
/** The zod schema of `IamRoleLastUsed`. */
declare const IamRoleLastUsed: zod.ZodObject<{
    LastUsedDate: zod.ZodOptional<zod.ZodNullable<zod.ZodType<LogDate, unknown, zod_v4_core.$ZodTypeInternals<LogDate, unknown>>>>;
    Region: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
}, zod_v4_core.$strip>;
/** The zod schema of `IamRoleSummary`. */
declare const IamRoleSummary: zod.ZodObject<{
    RoleId: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    RoleID: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    RoleName: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
    Path: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
    Arn: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
    CreateDate: zod.ZodType<LogDate, unknown, zod_v4_core.$ZodTypeInternals<LogDate, unknown>>;
    AssumeRolePolicyDocument: zod.ZodOptional<zod.ZodNullable<zod.ZodType<PolicyDocument, unknown, zod_v4_core.$ZodTypeInternals<PolicyDocument, unknown>>>>;
    Description: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    MaxSessionDuration: zod.ZodOptional<zod.ZodNullable<zod.ZodType<number, unknown, zod_v4_core.$ZodTypeInternals<number, unknown>>>>;
    PermissionsBoundary: zod.ZodOptional<zod.ZodNullable<zod.ZodObject<{
        PermissionsBoundaryArn: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
        PermissionsBoundaryType: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    }, zod_v4_core.$strip>>>;
    Tags: zod.ZodOptional<zod.ZodNullable<zod.ZodArray<zod.ZodObject<{
        Key: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
        Value: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
    }, zod_v4_core.$strip>>>>;
    RoleLastUsed: zod.ZodOptional<zod.ZodNullable<zod.ZodObject<{
        LastUsedDate: zod.ZodOptional<zod.ZodNullable<zod.ZodType<LogDate, unknown, zod_v4_core.$ZodTypeInternals<LogDate, unknown>>>>;
        Region: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    }, zod_v4_core.$strip>>>;
}, zod_v4_core.$strip>;
/** The zod schema of `IamAttachedPolicy`. */
declare const IamAttachedPolicy: zod.ZodObject<{
    PolicyArn: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    PolicyName: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
}, zod_v4_core.$strip>;
/** The zod schema of `IamInlinePolicy`. */
declare const IamInlinePolicy: zod.ZodObject<{
    PolicyName: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    PolicyDocument: zod.ZodOptional<zod.ZodNullable<zod.ZodType<PolicyDocument, unknown, zod_v4_core.$ZodTypeInternals<PolicyDocument, unknown>>>>;
}, zod_v4_core.$strip>;
/** The zod schema of `IamPermissionsBoundary`. */
declare const IamPermissionsBoundary: zod.ZodObject<{
    PermissionsBoundaryArn: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    PermissionsBoundaryType: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
}, zod_v4_core.$strip>;
/** The zod schema of `IamTag`. */
declare const IamTag: zod.ZodObject<{
    Key: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
    Value: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
}, zod_v4_core.$strip>;
/** The zod schema of `IamUser`. */
declare const IamUser: zod.ZodObject<{
    UserId: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    UserID: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    UserName: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    Path: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    Arn: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
    CreateDate: zod.ZodType<LogDate, unknown, zod_v4_core.$ZodTypeInternals<LogDate, unknown>>;
    PasswordLastUsed: zod.ZodOptional<zod.ZodNullable<zod.ZodType<LogDate, unknown, zod_v4_core.$ZodTypeInternals<LogDate, unknown>>>>;
    PermissionsBoundary: zod.ZodOptional<zod.ZodNullable<zod.ZodObject<{
        PermissionsBoundaryArn: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
        PermissionsBoundaryType: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    }, zod_v4_core.$strip>>>;
    Tags: zod.ZodOptional<zod.ZodNullable<zod.ZodArray<zod.ZodObject<{
        Key: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
        Value: zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>;
    }, zod_v4_core.$strip>>>>;
    GroupList: zod.ZodOptional<zod.ZodNullable<zod.ZodArray<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>>;
    AttachedManagedPolicies: zod.ZodOptional<zod.ZodNullable<zod.ZodArray<zod.ZodObject<{
        PolicyArn: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
        PolicyName: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
    }, zod_v4_core.$strip>>>>;
    UserPolicyList: zod.ZodOptional<zod.ZodNullable<zod.ZodArray<zod.ZodObject<{
        PolicyName: zod.ZodOptional<zod.ZodNullable<zod.ZodType<string, unknown, zod_v4_core.$ZodTypeInternals<string, unknown>>>>;
        PolicyDocument: zod.ZodOptional<zod.ZodNullable<zod.ZodType<PolicyDocument, unknown, zod_v4_core.$ZodTypeInternals<PolicyDocument, unknown>>>>;
    }, zod_v4_core.$strip>>>>;
}, zod_v4_core.$strip>;

export { IamAttachedPolicy, IamGroup, IamGroupDetail, IamInlinePolicy, IamInstanceProfile, IamPermissionsBoundary, IamPolicy, IamPolicyVersion, IamRole, IamRoleLastUsed, IamRoleSummary, IamTag, IamUser };
