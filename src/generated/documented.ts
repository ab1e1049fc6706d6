/*
 * The documented table as straight-line code: what `src/engine/compile.ts` does row by row, for records that leave
 * nothing to report but fields without a row. Made by `npm run generate` from src/table and the schemas of src/log;
 * do not edit. A reader gives undefined for every record that the canonical path must judge.
 */
import {
  addUnmapped,
  either,
  fitArn,
  fitBooleanText,
  fitDateText,
  fitGivenText,
  fitList,
  fitPolicyText,
  fitText,
  fitTimestamp,
  isArn,
  isDate,
  isEnvelope,
  isListOf,
  isNonEmptyText,
  isNumber,
  isPlain,
  isPolicy,
  isPrototypeClean,
  isText,
  type PlainObject,
  repeatsKey,
  unmappedOf,
} from '../log/fit.ts';
import type { PolicyForm } from '../log/policy.ts';
import { isAbsent } from '../log/spelling.ts';
import type {
  UdmAttribute,
  UdmEntity,
  UdmEntityMetadata,
  UdmGroup,
  UdmLabel,
  UdmNoun,
  UdmRelation,
  UdmResource,
  UdmUser,
} from '../udm/entity.ts';

/** What a run is told beside the log. */
export interface Run {
  readonly collectedAt: string;
  readonly policyText: PolicyForm;
  readonly groupNameAsEmail: boolean;
}

/** What came of a record that was understood to the last field. */
export interface Understood {
  readonly kind: 'USER' | 'RESOURCE' | 'GROUP';
  readonly entity: UdmEntity;
  /** The fields that no row reads, in the place and order in which the canonical path would report them. */
  readonly unmapped: object | null;
  /** Whether the record is a group without the `Group` around it. */
  readonly bare: boolean;
}

function isTag(log: unknown): boolean {
  if (!isPlain(log)) return false;
  let rawKey: unknown;
  let rawValue: unknown;
  for (const key in log) {
    const value = log[key];
    switch (key) {
      case 'Key':
        rawKey = value;
        break;
      case 'Value':
        rawValue = value;
        break;
      default:
        return false;
    }
  }
  return isNonEmptyText(rawKey) && isText(rawValue);
}

function isPermissionsBoundary(log: unknown): boolean {
  if (!isPlain(log)) return false;
  let rawPermissionsBoundaryArn: unknown;
  let rawPermissionsBoundaryType: unknown;
  for (const key in log) {
    const value = log[key];
    switch (key) {
      case 'PermissionsBoundaryArn':
        rawPermissionsBoundaryArn = value;
        break;
      case 'PermissionsBoundaryType':
        rawPermissionsBoundaryType = value;
        break;
      default:
        return false;
    }
  }
  return (
    (isAbsent(rawPermissionsBoundaryArn) || isArn(rawPermissionsBoundaryArn)) &&
    (isAbsent(rawPermissionsBoundaryType) || isText(rawPermissionsBoundaryType))
  );
}

function isAttachedPolicy(log: unknown): boolean {
  if (!isPlain(log)) return false;
  let rawPolicyArn: unknown;
  let rawPolicyName: unknown;
  for (const key in log) {
    const value = log[key];
    switch (key) {
      case 'PolicyArn':
        rawPolicyArn = value;
        break;
      case 'PolicyName':
        rawPolicyName = value;
        break;
      default:
        return false;
    }
  }
  return (
    (isAbsent(rawPolicyArn) || isArn(rawPolicyArn)) && (isAbsent(rawPolicyName) || isText(rawPolicyName))
  );
}

function isInlinePolicy(log: unknown): boolean {
  if (!isPlain(log)) return false;
  let rawPolicyName: unknown;
  let rawPolicyDocument: unknown;
  for (const key in log) {
    const value = log[key];
    switch (key) {
      case 'PolicyName':
        rawPolicyName = value;
        break;
      case 'PolicyDocument':
        rawPolicyDocument = value;
        break;
      default:
        return false;
    }
  }
  return (
    (isAbsent(rawPolicyName) || isText(rawPolicyName)) &&
    (isAbsent(rawPolicyDocument) || isPolicy(rawPolicyDocument))
  );
}

function isRoleLastUsed(log: unknown): boolean {
  if (!isPlain(log)) return false;
  let rawLastUsedDate: unknown;
  let rawRegion: unknown;
  for (const key in log) {
    const value = log[key];
    switch (key) {
      case 'LastUsedDate':
        rawLastUsedDate = value;
        break;
      case 'Region':
        rawRegion = value;
        break;
      default:
        return false;
    }
  }
  return (isAbsent(rawLastUsedDate) || isDate(rawLastUsedDate)) && (isAbsent(rawRegion) || isText(rawRegion));
}

function isRoleSummary(log: unknown): boolean {
  if (!isPlain(log)) return false;
  let rawRoleId: unknown;
  let rawRoleID: unknown;
  let rawRoleName: unknown;
  let rawPath: unknown;
  let rawArn: unknown;
  let rawCreateDate: unknown;
  let rawAssumeRolePolicyDocument: unknown;
  let rawDescription: unknown;
  let rawMaxSessionDuration: unknown;
  let rawPermissionsBoundary: unknown;
  let rawTags: unknown;
  let rawRoleLastUsed: unknown;
  for (const key in log) {
    const value = log[key];
    switch (key) {
      case 'RoleId':
        rawRoleId = value;
        break;
      case 'RoleID':
        rawRoleID = value;
        break;
      case 'RoleName':
        rawRoleName = value;
        break;
      case 'Path':
        rawPath = value;
        break;
      case 'Arn':
        rawArn = value;
        break;
      case 'CreateDate':
        rawCreateDate = value;
        break;
      case 'AssumeRolePolicyDocument':
        rawAssumeRolePolicyDocument = value;
        break;
      case 'Description':
        rawDescription = value;
        break;
      case 'MaxSessionDuration':
        rawMaxSessionDuration = value;
        break;
      case 'PermissionsBoundary':
        rawPermissionsBoundary = value;
        break;
      case 'Tags':
        rawTags = value;
        break;
      case 'RoleLastUsed':
        rawRoleLastUsed = value;
        break;
      default:
        return false;
    }
  }
  return (
    (isAbsent(rawRoleID) || isAbsent(rawRoleId)) &&
    (isAbsent(rawRoleId) || isText(rawRoleId)) &&
    (isAbsent(rawRoleID) || isText(rawRoleID)) &&
    isText(rawRoleName) &&
    isText(rawPath) &&
    isArn(rawArn) &&
    isDate(rawCreateDate) &&
    (isAbsent(rawAssumeRolePolicyDocument) || isPolicy(rawAssumeRolePolicyDocument)) &&
    (isAbsent(rawDescription) || isText(rawDescription)) &&
    (isAbsent(rawMaxSessionDuration) || isNumber(rawMaxSessionDuration)) &&
    (isAbsent(rawPermissionsBoundary) || isPermissionsBoundary(rawPermissionsBoundary)) &&
    (isAbsent(rawTags) || isListOf(rawTags, isTag)) &&
    (isAbsent(rawRoleLastUsed) || isRoleLastUsed(rawRoleLastUsed))
  );
}

function isInstanceProfile(log: unknown): boolean {
  if (!isPlain(log)) return false;
  let rawInstanceProfileId: unknown;
  let rawInstanceProfileName: unknown;
  let rawPath: unknown;
  let rawArn: unknown;
  let rawCreateDate: unknown;
  let rawRoles: unknown;
  let rawTags: unknown;
  for (const key in log) {
    const value = log[key];
    switch (key) {
      case 'InstanceProfileId':
        rawInstanceProfileId = value;
        break;
      case 'InstanceProfileName':
        rawInstanceProfileName = value;
        break;
      case 'Path':
        rawPath = value;
        break;
      case 'Arn':
        rawArn = value;
        break;
      case 'CreateDate':
        rawCreateDate = value;
        break;
      case 'Roles':
        rawRoles = value;
        break;
      case 'Tags':
        rawTags = value;
        break;
      default:
        return false;
    }
  }
  return (
    (isAbsent(rawInstanceProfileId) || isText(rawInstanceProfileId)) &&
    (isAbsent(rawInstanceProfileName) || isText(rawInstanceProfileName)) &&
    (isAbsent(rawPath) || isText(rawPath)) &&
    (isAbsent(rawArn) || isArn(rawArn)) &&
    (isAbsent(rawCreateDate) || isDate(rawCreateDate)) &&
    (isAbsent(rawRoles) || isListOf(rawRoles, isRoleSummary)) &&
    (isAbsent(rawTags) || isListOf(rawTags, isTag))
  );
}

interface UserPermissionsBoundaryFields {
  readonly PermissionsBoundaryArn: string | null;
  readonly PermissionsBoundaryType: string | null;
  readonly unmapped: object | null;
}
const NO_UserPermissionsBoundary: UserPermissionsBoundaryFields = {
  PermissionsBoundaryArn: null,
  PermissionsBoundaryType: null,
  unmapped: null,
};
function readUserPermissionsBoundary(log: unknown): UserPermissionsBoundaryFields | undefined {
  if (isAbsent(log)) return NO_UserPermissionsBoundary;
  if (!isPlain(log)) return undefined;
  let rawPermissionsBoundaryArn: unknown;
  let rawPermissionsBoundaryType: unknown;
  for (const key in log) {
    const value = log[key];
    switch (key) {
      case 'PermissionsBoundaryArn':
        rawPermissionsBoundaryArn = value;
        break;
      case 'PermissionsBoundaryType':
        rawPermissionsBoundaryType = value;
        break;
      default:
        return undefined;
    }
  }
  // Row 16: PermissionsBoundary.PermissionsBoundaryArn → entity.resource.attribute.labels[permissions_boundary_arn]
  const PermissionsBoundaryArn = fitArn(rawPermissionsBoundaryArn);
  if (PermissionsBoundaryArn === undefined) return undefined;
  // Row 17: PermissionsBoundary.PermissionsBoundaryType → entity.resource.attribute.labels[permissions_boundary_type]
  const PermissionsBoundaryType = fitText(rawPermissionsBoundaryType);
  if (PermissionsBoundaryType === undefined) return undefined;
  const unmapped = null;
  return { PermissionsBoundaryArn, PermissionsBoundaryType, unmapped };
}

interface UserTagFields {
  readonly Key: string;
  readonly Value: string | null;
  readonly unmapped: object | null;
}

function readUserTag(log: unknown): UserTagFields | undefined {
  if (!isPlain(log)) return undefined;
  let rawKey: unknown;
  let rawValue: unknown;
  for (const key in log) {
    const value = log[key];
    switch (key) {
      case 'Key':
        rawKey = value;
        break;
      case 'Value':
        rawValue = value;
        break;
      default:
        return undefined;
    }
  }
  // Row 22: Tags[].Key → entity.user.attribute.labels[].key
  const Key = fitText(rawKey);
  if (Key === undefined || Key === null) return undefined;
  // Row 23: Tags[].Value → entity.user.attribute.labels[].value
  const Value = fitGivenText(rawValue);
  if (Value === undefined) return undefined;
  const unmapped = null;
  return { Key, Value, unmapped };
}

interface UserFields {
  readonly UserID: string;
  readonly UserName: string | null;
  readonly Path: string | null;
  readonly Arn: string;
  readonly CreateDate: string;
  readonly PasswordLastUsed: string | null;
  readonly PermissionsBoundary: UserPermissionsBoundaryFields;
  readonly Tags: readonly UserTagFields[];
  readonly unmapped: object | null;
}

function readUser(log: unknown): UserFields | undefined {
  if (!isPlain(log)) return undefined;
  let rawUserID: unknown;
  let rawUserId: unknown;
  let rawUserName: unknown;
  let rawPath: unknown;
  let rawArn: unknown;
  let rawCreateDate: unknown;
  let rawPasswordLastUsed: unknown;
  let rawPermissionsBoundary: unknown;
  let rawTags: unknown;
  let rawGroupList: unknown;
  let rawAttachedManagedPolicies: unknown;
  let rawUserPolicyList: unknown;
  for (const key in log) {
    const value = log[key];
    switch (key) {
      case 'UserID':
        rawUserID = value;
        break;
      case 'UserId':
        rawUserId = value;
        break;
      case 'UserName':
        rawUserName = value;
        break;
      case 'Path':
        rawPath = value;
        break;
      case 'Arn':
        rawArn = value;
        break;
      case 'CreateDate':
        rawCreateDate = value;
        break;
      case 'PasswordLastUsed':
        rawPasswordLastUsed = value;
        break;
      case 'PermissionsBoundary':
        rawPermissionsBoundary = value;
        break;
      case 'Tags':
        rawTags = value;
        break;
      case 'GroupList':
        rawGroupList = value;
        break;
      case 'AttachedManagedPolicies':
        rawAttachedManagedPolicies = value;
        break;
      case 'UserPolicyList':
        rawUserPolicyList = value;
        break;
      default:
        return undefined;
    }
  }
  // Row 24: UserID → entity.user.product_object_id
  const UserID = either(fitText(rawUserID), fitText(rawUserId));
  if (UserID === undefined || UserID === null) return undefined;
  // Row 25: UserName → entity.user.userid
  const UserName = fitText(rawUserName);
  if (UserName === undefined) return undefined;
  // Row 14: Path → entity.user.attribute.labels[path]
  const Path = fitText(rawPath);
  if (Path === undefined) return undefined;
  // Row 1: Arn → entity.resource.name
  const Arn = fitArn(rawArn);
  if (Arn === undefined || Arn === null) return undefined;
  // Row 3: CreateDate → entity.user.attribute.creation_time
  const CreateDate = fitTimestamp(rawCreateDate);
  if (CreateDate === undefined || CreateDate === null) return undefined;
  // Row 13: PasswordLastUsed → entity.user.last_login_time
  const PasswordLastUsed = fitTimestamp(rawPasswordLastUsed);
  if (PasswordLastUsed === undefined) return undefined;
  const PermissionsBoundary = readUserPermissionsBoundary(rawPermissionsBoundary);
  if (PermissionsBoundary === undefined) return undefined;
  const Tags = fitList(rawTags, readUserTag);
  if (Tags === undefined || repeatsKey(Tags, ['path'])) return undefined;
  if (!(isAbsent(rawGroupList) || isListOf(rawGroupList, isText))) return undefined;
  if (!(isAbsent(rawAttachedManagedPolicies) || isListOf(rawAttachedManagedPolicies, isAttachedPolicy)))
    return undefined;
  if (!(isAbsent(rawUserPolicyList) || isListOf(rawUserPolicyList, isInlinePolicy))) return undefined;
  let unmapped: Record<string, unknown> | null = null;
  unmapped = addUnmapped(unmapped, 'GroupList', rawGroupList);
  unmapped = addUnmapped(unmapped, 'AttachedManagedPolicies', rawAttachedManagedPolicies);
  unmapped = addUnmapped(unmapped, 'UserPolicyList', rawUserPolicyList);
  return { UserID, UserName, Path, Arn, CreateDate, PasswordLastUsed, PermissionsBoundary, Tags, unmapped };
}

interface RolePermissionsBoundaryFields {
  readonly PermissionsBoundaryArn: string | null;
  readonly PermissionsBoundaryType: string | null;
  readonly unmapped: object | null;
}
const NO_RolePermissionsBoundary: RolePermissionsBoundaryFields = {
  PermissionsBoundaryArn: null,
  PermissionsBoundaryType: null,
  unmapped: null,
};
function readRolePermissionsBoundary(log: unknown): RolePermissionsBoundaryFields | undefined {
  if (isAbsent(log)) return NO_RolePermissionsBoundary;
  if (!isPlain(log)) return undefined;
  let rawPermissionsBoundaryArn: unknown;
  let rawPermissionsBoundaryType: unknown;
  for (const key in log) {
    const value = log[key];
    switch (key) {
      case 'PermissionsBoundaryArn':
        rawPermissionsBoundaryArn = value;
        break;
      case 'PermissionsBoundaryType':
        rawPermissionsBoundaryType = value;
        break;
      default:
        return undefined;
    }
  }
  // Row 16: PermissionsBoundary.PermissionsBoundaryArn → entity.resource.attribute.labels[permissions_boundary_arn]
  const PermissionsBoundaryArn = fitArn(rawPermissionsBoundaryArn);
  if (PermissionsBoundaryArn === undefined) return undefined;
  // Row 17: PermissionsBoundary.PermissionsBoundaryType → entity.resource.attribute.labels[permissions_boundary_type]
  const PermissionsBoundaryType = fitText(rawPermissionsBoundaryType);
  if (PermissionsBoundaryType === undefined) return undefined;
  const unmapped = null;
  return { PermissionsBoundaryArn, PermissionsBoundaryType, unmapped };
}

interface RoleRoleLastUsedFields {
  readonly LastUsedDate: string | null;
  readonly Region: string | null;
  readonly unmapped: object | null;
}
const NO_RoleRoleLastUsed: RoleRoleLastUsedFields = { LastUsedDate: null, Region: null, unmapped: null };
function readRoleRoleLastUsed(log: unknown): RoleRoleLastUsedFields | undefined {
  if (isAbsent(log)) return NO_RoleRoleLastUsed;
  if (!isPlain(log)) return undefined;
  let rawLastUsedDate: unknown;
  let rawRegion: unknown;
  for (const key in log) {
    const value = log[key];
    switch (key) {
      case 'LastUsedDate':
        rawLastUsedDate = value;
        break;
      case 'Region':
        rawRegion = value;
        break;
      default:
        return undefined;
    }
  }
  // Row 19: RoleLastUsed.LastUsedDate → entity.resource.attribute.labels[role_last_used_date]
  const LastUsedDate = fitDateText(rawLastUsedDate);
  if (LastUsedDate === undefined) return undefined;
  // Row 20: RoleLastUsed.Region → entity.location.name
  const Region = fitText(rawRegion);
  if (Region === undefined) return undefined;
  const unmapped = null;
  return { LastUsedDate, Region, unmapped };
}

interface RoleFields {
  readonly RoleID: string;
  readonly RoleName: string;
  readonly Path: string;
  readonly Arn: string;
  readonly CreateDate: string;
  readonly AssumeRolePolicyDocument: string | null;
  readonly PermissionsBoundary: RolePermissionsBoundaryFields;
  readonly RoleLastUsed: RoleRoleLastUsedFields;
  readonly unmapped: object | null;
}

function readRole(log: unknown, run: Run): RoleFields | undefined {
  if (!isPlain(log)) return undefined;
  let rawRoleID: unknown;
  let rawRoleId: unknown;
  let rawRoleName: unknown;
  let rawPath: unknown;
  let rawArn: unknown;
  let rawCreateDate: unknown;
  let rawAssumeRolePolicyDocument: unknown;
  let rawDescription: unknown;
  let rawMaxSessionDuration: unknown;
  let rawPermissionsBoundary: unknown;
  let rawTags: unknown;
  let rawRoleLastUsed: unknown;
  let rawAttachedManagedPolicies: unknown;
  let rawRolePolicyList: unknown;
  let rawInstanceProfileList: unknown;
  for (const key in log) {
    const value = log[key];
    switch (key) {
      case 'RoleID':
        rawRoleID = value;
        break;
      case 'RoleId':
        rawRoleId = value;
        break;
      case 'RoleName':
        rawRoleName = value;
        break;
      case 'Path':
        rawPath = value;
        break;
      case 'Arn':
        rawArn = value;
        break;
      case 'CreateDate':
        rawCreateDate = value;
        break;
      case 'AssumeRolePolicyDocument':
        rawAssumeRolePolicyDocument = value;
        break;
      case 'Description':
        rawDescription = value;
        break;
      case 'MaxSessionDuration':
        rawMaxSessionDuration = value;
        break;
      case 'PermissionsBoundary':
        rawPermissionsBoundary = value;
        break;
      case 'Tags':
        rawTags = value;
        break;
      case 'RoleLastUsed':
        rawRoleLastUsed = value;
        break;
      case 'AttachedManagedPolicies':
        rawAttachedManagedPolicies = value;
        break;
      case 'RolePolicyList':
        rawRolePolicyList = value;
        break;
      case 'InstanceProfileList':
        rawInstanceProfileList = value;
        break;
      default:
        return undefined;
    }
  }
  // Row 18: RoleID → entity.resource.product_object_id
  const RoleID = either(fitText(rawRoleID), fitText(rawRoleId));
  if (RoleID === undefined || RoleID === null) return undefined;
  // Row 21: RoleName → entity.resource.attribute.roles[].name
  const RoleName = fitText(rawRoleName);
  if (RoleName === undefined || RoleName === null) return undefined;
  // Row 15: Path → entity.resource.attribute.labels[path]
  const Path = fitText(rawPath);
  if (Path === undefined || Path === null) return undefined;
  // Row 1: Arn → entity.resource.name
  const Arn = fitArn(rawArn);
  if (Arn === undefined || Arn === null) return undefined;
  // Row 4: CreateDate → entity.resource.attribute.creation_time
  const CreateDate = fitTimestamp(rawCreateDate);
  if (CreateDate === undefined || CreateDate === null) return undefined;
  // Row 2: AssumeRolePolicyDocument → entity.resource.attribute.permissions[].name
  const AssumeRolePolicyDocument = fitPolicyText(rawAssumeRolePolicyDocument, run.policyText);
  if (AssumeRolePolicyDocument === undefined) return undefined;
  if (!(isAbsent(rawDescription) || isText(rawDescription))) return undefined;
  if (!(isAbsent(rawMaxSessionDuration) || isNumber(rawMaxSessionDuration))) return undefined;
  const PermissionsBoundary = readRolePermissionsBoundary(rawPermissionsBoundary);
  if (PermissionsBoundary === undefined) return undefined;
  if (!(isAbsent(rawTags) || isListOf(rawTags, isTag))) return undefined;
  const RoleLastUsed = readRoleRoleLastUsed(rawRoleLastUsed);
  if (RoleLastUsed === undefined) return undefined;
  if (!(isAbsent(rawAttachedManagedPolicies) || isListOf(rawAttachedManagedPolicies, isAttachedPolicy)))
    return undefined;
  if (!(isAbsent(rawRolePolicyList) || isListOf(rawRolePolicyList, isInlinePolicy))) return undefined;
  if (!(isAbsent(rawInstanceProfileList) || isListOf(rawInstanceProfileList, isInstanceProfile)))
    return undefined;
  let unmapped: Record<string, unknown> | null = null;
  unmapped = addUnmapped(unmapped, 'Description', rawDescription);
  unmapped = addUnmapped(unmapped, 'MaxSessionDuration', rawMaxSessionDuration);
  unmapped = addUnmapped(unmapped, 'Tags', rawTags);
  unmapped = addUnmapped(unmapped, 'AttachedManagedPolicies', rawAttachedManagedPolicies);
  unmapped = addUnmapped(unmapped, 'RolePolicyList', rawRolePolicyList);
  unmapped = addUnmapped(unmapped, 'InstanceProfileList', rawInstanceProfileList);
  return {
    RoleID,
    RoleName,
    Path,
    Arn,
    CreateDate,
    AssumeRolePolicyDocument,
    PermissionsBoundary,
    RoleLastUsed,
    unmapped,
  };
}

interface GroupGroupFields {
  readonly GroupID: string | null;
  readonly GroupName: string;
  readonly Path: string;
  readonly Arn: string;
  readonly CreateDate: string;
  readonly unmapped: object | null;
}

function readGroupGroup(log: unknown): GroupGroupFields | undefined {
  if (!isPlain(log)) return undefined;
  let rawGroupID: unknown;
  let rawGroupId: unknown;
  let rawGroupName: unknown;
  let rawPath: unknown;
  let rawArn: unknown;
  let rawCreateDate: unknown;
  let rawAttachedManagedPolicies: unknown;
  let rawGroupPolicyList: unknown;
  for (const key in log) {
    const value = log[key];
    switch (key) {
      case 'GroupID':
        rawGroupID = value;
        break;
      case 'GroupId':
        rawGroupId = value;
        break;
      case 'GroupName':
        rawGroupName = value;
        break;
      case 'Path':
        rawPath = value;
        break;
      case 'Arn':
        rawArn = value;
        break;
      case 'CreateDate':
        rawCreateDate = value;
        break;
      case 'AttachedManagedPolicies':
        rawAttachedManagedPolicies = value;
        break;
      case 'GroupPolicyList':
        rawGroupPolicyList = value;
        break;
      default:
        return undefined;
    }
  }
  // Row 7: Group.GroupID → entity.group.product_object_id
  const GroupID = either(fitText(rawGroupID), fitText(rawGroupId));
  if (GroupID === undefined) return undefined;
  // Row 8: Group.GroupName → entity.group.group_display_name
  // Row 9: Group.GroupName → entity.group.email_addresses[]
  const GroupName = fitText(rawGroupName);
  if (GroupName === undefined || GroupName === null) return undefined;
  // Row 10: Group.Path → entity.group.attribute.labels[path]
  const Path = fitText(rawPath);
  if (Path === undefined || Path === null) return undefined;
  // Row 5: Group.Arn → entity.resource.name
  const Arn = fitArn(rawArn);
  if (Arn === undefined || Arn === null) return undefined;
  // Row 6: Group.CreateDate → entity.group.attribute.creation_time
  const CreateDate = fitTimestamp(rawCreateDate);
  if (CreateDate === undefined || CreateDate === null) return undefined;
  if (!(isAbsent(rawAttachedManagedPolicies) || isListOf(rawAttachedManagedPolicies, isAttachedPolicy)))
    return undefined;
  if (!(isAbsent(rawGroupPolicyList) || isListOf(rawGroupPolicyList, isInlinePolicy))) return undefined;
  let unmapped: Record<string, unknown> | null = null;
  unmapped = addUnmapped(unmapped, 'AttachedManagedPolicies', rawAttachedManagedPolicies);
  unmapped = addUnmapped(unmapped, 'GroupPolicyList', rawGroupPolicyList);
  return { GroupID, GroupName, Path, Arn, CreateDate, unmapped };
}

interface GroupUserPermissionsBoundaryFields {
  readonly PermissionsBoundaryArn: string | null;
  readonly PermissionsBoundaryType: string | null;
  readonly unmapped: object | null;
}
const NO_GroupUserPermissionsBoundary: GroupUserPermissionsBoundaryFields = {
  PermissionsBoundaryArn: null,
  PermissionsBoundaryType: null,
  unmapped: null,
};
function readGroupUserPermissionsBoundary(log: unknown): GroupUserPermissionsBoundaryFields | undefined {
  if (isAbsent(log)) return NO_GroupUserPermissionsBoundary;
  if (!isPlain(log)) return undefined;
  let rawPermissionsBoundaryArn: unknown;
  let rawPermissionsBoundaryType: unknown;
  for (const key in log) {
    const value = log[key];
    switch (key) {
      case 'PermissionsBoundaryArn':
        rawPermissionsBoundaryArn = value;
        break;
      case 'PermissionsBoundaryType':
        rawPermissionsBoundaryType = value;
        break;
      default:
        return undefined;
    }
  }
  // Row 30: Users[].PermissionsBoundary.PermissionsBoundaryArn → relations[].entity.resource.attribute.labels[permissions_boundary_arn]
  const PermissionsBoundaryArn = fitArn(rawPermissionsBoundaryArn);
  if (PermissionsBoundaryArn === undefined) return undefined;
  // Row 31: Users[].PermissionsBoundary.PermissionsBoundaryType → relations[].entity.resource.attribute.labels[permissions_boundary_type]
  const PermissionsBoundaryType = fitText(rawPermissionsBoundaryType);
  if (PermissionsBoundaryType === undefined) return undefined;
  const unmapped = null;
  return { PermissionsBoundaryArn, PermissionsBoundaryType, unmapped };
}

interface GroupUserFields {
  readonly UserID: string | null;
  readonly UserName: string | null;
  readonly Path: string | null;
  readonly Arn: string;
  readonly CreateDate: string;
  readonly PasswordLastUsed: string | null;
  readonly PermissionsBoundary: GroupUserPermissionsBoundaryFields;
  readonly unmapped: object | null;
}

function readGroupUser(log: unknown): GroupUserFields | undefined {
  if (!isPlain(log)) return undefined;
  let rawUserID: unknown;
  let rawUserId: unknown;
  let rawUserName: unknown;
  let rawPath: unknown;
  let rawArn: unknown;
  let rawCreateDate: unknown;
  let rawPasswordLastUsed: unknown;
  let rawPermissionsBoundary: unknown;
  let rawTags: unknown;
  let rawGroupList: unknown;
  let rawAttachedManagedPolicies: unknown;
  let rawUserPolicyList: unknown;
  for (const key in log) {
    const value = log[key];
    switch (key) {
      case 'UserID':
        rawUserID = value;
        break;
      case 'UserId':
        rawUserId = value;
        break;
      case 'UserName':
        rawUserName = value;
        break;
      case 'Path':
        rawPath = value;
        break;
      case 'Arn':
        rawArn = value;
        break;
      case 'CreateDate':
        rawCreateDate = value;
        break;
      case 'PasswordLastUsed':
        rawPasswordLastUsed = value;
        break;
      case 'PermissionsBoundary':
        rawPermissionsBoundary = value;
        break;
      case 'Tags':
        rawTags = value;
        break;
      case 'GroupList':
        rawGroupList = value;
        break;
      case 'AttachedManagedPolicies':
        rawAttachedManagedPolicies = value;
        break;
      case 'UserPolicyList':
        rawUserPolicyList = value;
        break;
      default:
        return undefined;
    }
  }
  // Row 32: Users[].UserID → relations[].entity.user.product_object_id
  const UserID = either(fitText(rawUserID), fitText(rawUserId));
  if (UserID === undefined) return undefined;
  // Row 33: Users[].UserName → relations[].entity.user.userid
  const UserName = fitText(rawUserName);
  if (UserName === undefined) return undefined;
  // Row 29: Users[].Path → relations[].entity.user.attribute.labels[path]
  const Path = fitText(rawPath);
  if (Path === undefined) return undefined;
  // Row 26: Users[].Arn → relations[].entity.resource.name
  const Arn = fitArn(rawArn);
  if (Arn === undefined || Arn === null) return undefined;
  // Row 27: Users[].CreateDate → relations[].entity.user.attribute.creation_time
  const CreateDate = fitTimestamp(rawCreateDate);
  if (CreateDate === undefined || CreateDate === null) return undefined;
  // Row 28: Users[].PasswordLastUsed → relations[].entity.user.last_login_time
  const PasswordLastUsed = fitTimestamp(rawPasswordLastUsed);
  if (PasswordLastUsed === undefined) return undefined;
  const PermissionsBoundary = readGroupUserPermissionsBoundary(rawPermissionsBoundary);
  if (PermissionsBoundary === undefined) return undefined;
  if (!(isAbsent(rawTags) || isListOf(rawTags, isTag))) return undefined;
  if (!(isAbsent(rawGroupList) || isListOf(rawGroupList, isText))) return undefined;
  if (!(isAbsent(rawAttachedManagedPolicies) || isListOf(rawAttachedManagedPolicies, isAttachedPolicy)))
    return undefined;
  if (!(isAbsent(rawUserPolicyList) || isListOf(rawUserPolicyList, isInlinePolicy))) return undefined;
  let unmapped: Record<string, unknown> | null = null;
  unmapped = addUnmapped(unmapped, 'Tags', rawTags);
  unmapped = addUnmapped(unmapped, 'GroupList', rawGroupList);
  unmapped = addUnmapped(unmapped, 'AttachedManagedPolicies', rawAttachedManagedPolicies);
  unmapped = addUnmapped(unmapped, 'UserPolicyList', rawUserPolicyList);
  return { UserID, UserName, Path, Arn, CreateDate, PasswordLastUsed, PermissionsBoundary, unmapped };
}

interface GroupFields {
  readonly Group: GroupGroupFields;
  readonly Users: readonly GroupUserFields[];
  readonly IsTruncated: string | null;
  readonly Marker: string | null;
  readonly unmapped: object | null;
}

function readGroup(log: unknown): GroupFields | undefined {
  if (!isPlain(log)) return undefined;
  let rawGroup: unknown;
  let rawUsers: unknown;
  let rawIsTruncated: unknown;
  let rawMarker: unknown;
  let rawNextToken: unknown;
  let rawResponseMetadata: unknown;
  let raw$metadata: unknown;
  for (const key in log) {
    const value = log[key];
    switch (key) {
      case 'Group':
        rawGroup = value;
        break;
      case 'Users':
        rawUsers = value;
        break;
      case 'IsTruncated':
        rawIsTruncated = value;
        break;
      case 'Marker':
        rawMarker = value;
        break;
      case 'NextToken':
        rawNextToken = value;
        break;
      case 'ResponseMetadata':
        rawResponseMetadata = value;
        break;
      case '$metadata':
        raw$metadata = value;
        break;
      default:
        return undefined;
    }
  }
  const Group = readGroupGroup(rawGroup);
  if (Group === undefined) return undefined;
  const Users = fitList(rawUsers, readGroupUser);
  if (Users === undefined) return undefined;
  // Row 11: IsTruncated → entity.group.attribute.labels[is_truncated]
  const IsTruncated = fitBooleanText(rawIsTruncated);
  if (IsTruncated === undefined) return undefined;
  // Row 12: Marker → entity.group.attribute.labels[marker]
  const Marker = fitText(rawMarker);
  if (Marker === undefined) return undefined;
  if (!(isAbsent(rawNextToken) || isText(rawNextToken))) return undefined;
  if (!(isAbsent(rawResponseMetadata) || isEnvelope(rawResponseMetadata))) return undefined;
  if (!(isAbsent(raw$metadata) || isEnvelope(raw$metadata))) return undefined;
  let unmapped: Record<string, unknown> | null = null;
  unmapped = addUnmapped(unmapped, 'Group', Group.unmapped);
  unmapped = addUnmapped(unmapped, 'Users', unmappedOf(Users));
  unmapped = addUnmapped(unmapped, 'NextToken', rawNextToken);
  unmapped = addUnmapped(unmapped, 'ResponseMetadata', rawResponseMetadata);
  unmapped = addUnmapped(unmapped, '$metadata', raw$metadata);
  return { Group, Users, IsTruncated, Marker, unmapped };
}

function buildUserTag(fields: UserTagFields): UdmLabel {
  const Key = fields.Key;
  const Value = fields.Value;
  const built = Value === null ? { key: Key } : { key: Key, value: Value };
  return built;
}

function buildUser(fields: UserFields, run: Run): UdmEntity {
  const PermissionsBoundaryArn = fields.PermissionsBoundary.PermissionsBoundaryArn;
  const entityResourceAttributeLabelsPermissionsBoundaryArn =
    PermissionsBoundaryArn === null
      ? null
      : { key: 'permissions_boundary_arn', value: PermissionsBoundaryArn };
  const PermissionsBoundaryType = fields.PermissionsBoundary.PermissionsBoundaryType;
  const entityResourceAttributeLabelsPermissionsBoundaryType =
    PermissionsBoundaryType === null
      ? null
      : { key: 'permissions_boundary_type', value: PermissionsBoundaryType };
  const entityResourceAttributeLabels: UdmLabel[] | null =
    entityResourceAttributeLabelsPermissionsBoundaryArn === null
      ? entityResourceAttributeLabelsPermissionsBoundaryType === null
        ? null
        : [entityResourceAttributeLabelsPermissionsBoundaryType]
      : entityResourceAttributeLabelsPermissionsBoundaryType === null
        ? [entityResourceAttributeLabelsPermissionsBoundaryArn]
        : [
            entityResourceAttributeLabelsPermissionsBoundaryArn,
            entityResourceAttributeLabelsPermissionsBoundaryType,
          ];
  const entityResourceAttributeCloud: NonNullable<UdmAttribute['cloud']> = {
    environment: 'AMAZON_WEB_SERVICES',
  };
  const entityResourceAttribute: UdmAttribute =
    entityResourceAttributeLabels === null
      ? { cloud: entityResourceAttributeCloud }
      : { cloud: entityResourceAttributeCloud, labels: entityResourceAttributeLabels };
  const Arn = fields.Arn;
  const CreateDate = fields.CreateDate;
  const Path = fields.Path;
  const entityUserAttributeLabelsPath = Path === null ? null : { key: 'path', value: Path };
  const allEntityUserAttributeLabels: UdmLabel[] = [];
  for (const element of fields.Tags) allEntityUserAttributeLabels.push(buildUserTag(element));
  if (entityUserAttributeLabelsPath !== null)
    allEntityUserAttributeLabels.push(entityUserAttributeLabelsPath);
  const entityUserAttributeLabels =
    allEntityUserAttributeLabels.length === 0 ? null : allEntityUserAttributeLabels;
  const entityUserAttribute: UdmAttribute =
    entityUserAttributeLabels === null
      ? { creationTime: CreateDate }
      : { creationTime: CreateDate, labels: entityUserAttributeLabels };
  const PasswordLastUsed = fields.PasswordLastUsed;
  const UserID = fields.UserID;
  const UserName = fields.UserName;
  const entityUser: UdmUser =
    PasswordLastUsed === null
      ? UserName === null
        ? { attribute: entityUserAttribute, productObjectId: UserID }
        : { attribute: entityUserAttribute, productObjectId: UserID, userid: UserName }
      : UserName === null
        ? { attribute: entityUserAttribute, lastLoginTime: PasswordLastUsed, productObjectId: UserID }
        : {
            attribute: entityUserAttribute,
            lastLoginTime: PasswordLastUsed,
            productObjectId: UserID,
            userid: UserName,
          };
  return {
    entity: {
      resource: { attribute: entityResourceAttribute, name: Arn, resourceSubtype: 'User' },
      user: entityUser,
    },
    metadata: {
      collectedTimestamp: run.collectedAt,
      entityType: 'USER',
      productName: 'AWS IAM',
      vendorName: 'AWS',
    },
  };
}

function buildRole(fields: RoleFields, run: Run): UdmEntity {
  const Region = fields.RoleLastUsed.Region;
  const entityLocation = Region === null ? null : { name: Region };
  const CreateDate = fields.CreateDate;
  const LastUsedDate = fields.RoleLastUsed.LastUsedDate;
  const entityResourceAttributeLabelsRoleLastUsedDate =
    LastUsedDate === null ? null : { key: 'role_last_used_date', value: LastUsedDate };
  const PermissionsBoundaryArn = fields.PermissionsBoundary.PermissionsBoundaryArn;
  const entityResourceAttributeLabelsPermissionsBoundaryArn =
    PermissionsBoundaryArn === null
      ? null
      : { key: 'permissions_boundary_arn', value: PermissionsBoundaryArn };
  const PermissionsBoundaryType = fields.PermissionsBoundary.PermissionsBoundaryType;
  const entityResourceAttributeLabelsPermissionsBoundaryType =
    PermissionsBoundaryType === null
      ? null
      : { key: 'permissions_boundary_type', value: PermissionsBoundaryType };
  const Path = fields.Path;
  const entityResourceAttributeLabelsPath = { key: 'path', value: Path };
  const entityResourceAttributeLabels: UdmLabel[] =
    entityResourceAttributeLabelsRoleLastUsedDate === null
      ? entityResourceAttributeLabelsPermissionsBoundaryArn === null
        ? entityResourceAttributeLabelsPermissionsBoundaryType === null
          ? [entityResourceAttributeLabelsPath]
          : [entityResourceAttributeLabelsPermissionsBoundaryType, entityResourceAttributeLabelsPath]
        : entityResourceAttributeLabelsPermissionsBoundaryType === null
          ? [entityResourceAttributeLabelsPermissionsBoundaryArn, entityResourceAttributeLabelsPath]
          : [
              entityResourceAttributeLabelsPermissionsBoundaryArn,
              entityResourceAttributeLabelsPermissionsBoundaryType,
              entityResourceAttributeLabelsPath,
            ]
      : entityResourceAttributeLabelsPermissionsBoundaryArn === null
        ? entityResourceAttributeLabelsPermissionsBoundaryType === null
          ? [entityResourceAttributeLabelsRoleLastUsedDate, entityResourceAttributeLabelsPath]
          : [
              entityResourceAttributeLabelsRoleLastUsedDate,
              entityResourceAttributeLabelsPermissionsBoundaryType,
              entityResourceAttributeLabelsPath,
            ]
        : entityResourceAttributeLabelsPermissionsBoundaryType === null
          ? [
              entityResourceAttributeLabelsRoleLastUsedDate,
              entityResourceAttributeLabelsPermissionsBoundaryArn,
              entityResourceAttributeLabelsPath,
            ]
          : [
              entityResourceAttributeLabelsRoleLastUsedDate,
              entityResourceAttributeLabelsPermissionsBoundaryArn,
              entityResourceAttributeLabelsPermissionsBoundaryType,
              entityResourceAttributeLabelsPath,
            ];
  const AssumeRolePolicyDocument = fields.AssumeRolePolicyDocument;
  const entityResourceAttributePermissions0 =
    AssumeRolePolicyDocument === null ? null : { name: AssumeRolePolicyDocument };
  const entityResourceAttributePermissions =
    entityResourceAttributePermissions0 === null ? null : [entityResourceAttributePermissions0];
  const RoleName = fields.RoleName;
  const entityResourceAttributeCloud: NonNullable<UdmAttribute['cloud']> = {
    environment: 'AMAZON_WEB_SERVICES',
  };
  const entityResourceAttributeRoles = [{ name: RoleName }];
  const entityResourceAttribute: UdmAttribute =
    entityResourceAttributePermissions === null
      ? {
          cloud: entityResourceAttributeCloud,
          creationTime: CreateDate,
          labels: entityResourceAttributeLabels,
          roles: entityResourceAttributeRoles,
        }
      : {
          cloud: entityResourceAttributeCloud,
          creationTime: CreateDate,
          labels: entityResourceAttributeLabels,
          permissions: entityResourceAttributePermissions,
          roles: entityResourceAttributeRoles,
        };
  const Arn = fields.Arn;
  const RoleID = fields.RoleID;
  const entityResource: UdmResource = {
    attribute: entityResourceAttribute,
    name: Arn,
    productObjectId: RoleID,
    resourceSubtype: 'Role',
    resourceType: 'ACCESS_POLICY',
  };
  const entity: UdmNoun =
    entityLocation === null
      ? { resource: entityResource }
      : { location: entityLocation, resource: entityResource };
  return {
    entity,
    metadata: {
      collectedTimestamp: run.collectedAt,
      entityType: 'RESOURCE',
      productName: 'AWS IAM',
      vendorName: 'AWS',
    },
  };
}

function buildGroupUser(fields: GroupUserFields): UdmRelation {
  const PermissionsBoundaryArn = fields.PermissionsBoundary.PermissionsBoundaryArn;
  const entityResourceAttributeLabelsPermissionsBoundaryArn =
    PermissionsBoundaryArn === null
      ? null
      : { key: 'permissions_boundary_arn', value: PermissionsBoundaryArn };
  const PermissionsBoundaryType = fields.PermissionsBoundary.PermissionsBoundaryType;
  const entityResourceAttributeLabelsPermissionsBoundaryType =
    PermissionsBoundaryType === null
      ? null
      : { key: 'permissions_boundary_type', value: PermissionsBoundaryType };
  const entityResourceAttributeLabels: UdmLabel[] | null =
    entityResourceAttributeLabelsPermissionsBoundaryArn === null
      ? entityResourceAttributeLabelsPermissionsBoundaryType === null
        ? null
        : [entityResourceAttributeLabelsPermissionsBoundaryType]
      : entityResourceAttributeLabelsPermissionsBoundaryType === null
        ? [entityResourceAttributeLabelsPermissionsBoundaryArn]
        : [
            entityResourceAttributeLabelsPermissionsBoundaryArn,
            entityResourceAttributeLabelsPermissionsBoundaryType,
          ];
  const entityResourceAttribute: UdmAttribute | null =
    entityResourceAttributeLabels === null ? null : { labels: entityResourceAttributeLabels };
  const Arn = fields.Arn;
  const entityResource: UdmResource =
    entityResourceAttribute === null
      ? { name: Arn, resourceSubtype: 'User' }
      : { attribute: entityResourceAttribute, name: Arn, resourceSubtype: 'User' };
  const CreateDate = fields.CreateDate;
  const Path = fields.Path;
  const entityUserAttributeLabelsPath = Path === null ? null : { key: 'path', value: Path };
  const entityUserAttributeLabels: UdmLabel[] | null =
    entityUserAttributeLabelsPath === null ? null : [entityUserAttributeLabelsPath];
  const entityUserAttribute: UdmAttribute =
    entityUserAttributeLabels === null
      ? { creationTime: CreateDate }
      : { creationTime: CreateDate, labels: entityUserAttributeLabels };
  const PasswordLastUsed = fields.PasswordLastUsed;
  const UserID = fields.UserID;
  const UserName = fields.UserName;
  const entityUser: UdmUser = { attribute: entityUserAttribute };
  if (PasswordLastUsed !== null) entityUser.lastLoginTime = PasswordLastUsed;
  if (UserID !== null) entityUser.productObjectId = UserID;
  if (UserName !== null) entityUser.userid = UserName;
  return {
    direction: 'UNIDIRECTIONAL',
    entity: { resource: entityResource, user: entityUser },
    entityType: 'USER',
    relationship: 'MEMBER',
  };
}

function buildGroup(fields: GroupFields, run: Run): UdmEntity {
  const CreateDate = fields.Group.CreateDate;
  const IsTruncated = fields.IsTruncated;
  const entityGroupAttributeLabelsIsTruncated =
    IsTruncated === null ? null : { key: 'is_truncated', value: IsTruncated };
  const Marker = fields.Marker;
  const entityGroupAttributeLabelsMarker = Marker === null ? null : { key: 'marker', value: Marker };
  const Path = fields.Group.Path;
  const entityGroupAttributeLabelsPath = { key: 'path', value: Path };
  const entityGroupAttributeLabels: UdmLabel[] =
    entityGroupAttributeLabelsIsTruncated === null
      ? entityGroupAttributeLabelsMarker === null
        ? [entityGroupAttributeLabelsPath]
        : [entityGroupAttributeLabelsMarker, entityGroupAttributeLabelsPath]
      : entityGroupAttributeLabelsMarker === null
        ? [entityGroupAttributeLabelsIsTruncated, entityGroupAttributeLabelsPath]
        : [
            entityGroupAttributeLabelsIsTruncated,
            entityGroupAttributeLabelsMarker,
            entityGroupAttributeLabelsPath,
          ];
  const GroupName = fields.Group.GroupName;
  const GroupNameRow9 = run.groupNameAsEmail ? GroupName : null;
  const entityGroupEmailAddresses = GroupNameRow9 === null ? null : [GroupNameRow9];
  const GroupID = fields.Group.GroupID;
  const entityGroupAttribute: UdmAttribute = { creationTime: CreateDate, labels: entityGroupAttributeLabels };
  const entityGroup: UdmGroup =
    entityGroupEmailAddresses === null
      ? GroupID === null
        ? { attribute: entityGroupAttribute, groupDisplayName: GroupName }
        : { attribute: entityGroupAttribute, groupDisplayName: GroupName, productObjectId: GroupID }
      : GroupID === null
        ? {
            attribute: entityGroupAttribute,
            emailAddresses: entityGroupEmailAddresses,
            groupDisplayName: GroupName,
          }
        : {
            attribute: entityGroupAttribute,
            emailAddresses: entityGroupEmailAddresses,
            groupDisplayName: GroupName,
            productObjectId: GroupID,
          };
  const Arn = fields.Group.Arn;
  const relations = fields.Users.length === 0 ? null : fields.Users.map(buildGroupUser);
  const entity: UdmNoun = {
    group: entityGroup,
    resource: { attribute: { cloud: { environment: 'AMAZON_WEB_SERVICES' } }, name: Arn },
  };
  const metadata: UdmEntityMetadata = {
    collectedTimestamp: run.collectedAt,
    entityType: 'GROUP',
    productName: 'AWS IAM',
    vendorName: 'AWS',
  };
  const built = relations === null ? { entity, metadata } : { entity, metadata, relations };
  return built;
}

function guessKind(log: PlainObject): 'USER' | 'RESOURCE' | 'GROUP' | 'BARE_GROUP' | undefined {
  for (const key in log) {
    switch (key) {
      case 'UserID':
      case 'UserId':
      case 'UserName':
      case 'PasswordLastUsed':
      case 'GroupList':
      case 'UserPolicyList':
        return 'USER';
      case 'RoleID':
      case 'RoleId':
      case 'RoleName':
      case 'AssumeRolePolicyDocument':
      case 'Description':
      case 'MaxSessionDuration':
      case 'RoleLastUsed':
      case 'RolePolicyList':
      case 'InstanceProfileList':
        return 'RESOURCE';
      case 'Group':
      case 'Users':
      case 'IsTruncated':
      case 'Marker':
      case 'NextToken':
      case 'ResponseMetadata':
      case '$metadata':
        return 'GROUP';
      case 'GroupID':
      case 'GroupId':
      case 'GroupName':
      case 'GroupPolicyList':
        return 'BARE_GROUP';
    }
  }
  return undefined;
}

/** Maps one record, if it is understood to the last field. */
export function mapDocumented(log: unknown, run: Run): Understood | undefined {
  if (!isPlain(log) || !isPrototypeClean()) return undefined;
  switch (guessKind(log)) {
    case 'USER': {
      const fields = readUser(log);
      if (fields === undefined) return undefined;
      return { kind: 'USER', entity: buildUser(fields, run), unmapped: fields.unmapped, bare: false };
    }
    case 'RESOURCE': {
      const fields = readRole(log, run);
      if (fields === undefined) return undefined;
      return { kind: 'RESOURCE', entity: buildRole(fields, run), unmapped: fields.unmapped, bare: false };
    }
    case 'GROUP': {
      const fields = readGroup(log);
      if (fields === undefined || (fields.Group.GroupID === null && !run.groupNameAsEmail)) return undefined;
      return { kind: 'GROUP', entity: buildGroup(fields, run), unmapped: fields.unmapped, bare: false };
    }
    case 'BARE_GROUP': {
      const fields = readGroup({ Group: log });
      if (
        fields === undefined ||
        (fields.Group.GroupID === null && !run.groupNameAsEmail) ||
        fields.Group.GroupID === null
      )
        return undefined;
      return { kind: 'GROUP', entity: buildGroup(fields, run), unmapped: fields.unmapped, bare: true };
    }
    default:
      return undefined;
  }
}
