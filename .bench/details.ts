import type { List } from './document.ts';
import { trustPolicy } from './policies.ts';
import { createRandom, type Random } from './random.ts';
import { makeGroup, makeRole, makeUser, someDate } from './records.ts';
import type { Style } from './style.ts';

/** The account of all details: users of one are in groups of the same. */
const ACCOUNT = '111122223333';

/** How much of a thousand records is of which kind. */
const USERS = 600;
const GROUPS = 40;
const MANAGED_POLICIES = 60;

/** What an account holds beside its users, roles and groups. */
export interface Furnishing {
  /** Memberships, attached and inline policies, instance profiles and managed policies. */
  readonly furnished: boolean;
}

/** Makes the lists of GetAccountAuthorizationDetails, in the order of the AWS CLI. */
export function makeDetails(
  records: number,
  seed: number,
  style: Style,
  { furnished }: Furnishing,
): readonly List[] {
  const random = createRandom(seed);
  const lengthOf = (share: number) => Math.max(1, Math.round((records * share) / 1000));
  const users = lengthOf(USERS);
  const groups = lengthOf(GROUPS);
  const policies = furnished ? lengthOf(MANAGED_POLICIES) : 0;
  const roles = Math.max(1, records - users - groups - policies);
  const names = Array.from(
    { length: groups },
    (_, index) => `${random.pick(['dev', 'ops', 'audit'])}-${index}`,
  );
  return [
    { name: 'UserDetailList', length: users, make: () => userDetail(random, style, furnished ? names : []) },
    {
      name: 'GroupDetailList',
      length: groups,
      make: (index) => groupDetail(random, style, names[index]!, furnished),
    },
    { name: 'RoleDetailList', length: roles, make: () => roleDetail(random, style, furnished) },
    { name: 'Policies', length: policies, make: () => managedPolicy(random, style) },
  ];
}

function upTo(most: number, random: Random, make: () => object): object[] {
  return Array.from({ length: random.below(most + 1) }, make);
}

function attached(random: Random): object {
  const name = `policy-${random.id(8)}`;
  return { PolicyName: name, PolicyArn: `arn:aws:iam::${ACCOUNT}:policy/${name}` };
}

function inline(random: Random, style: Style): object {
  return { PolicyName: `inline-${random.id(6)}`, PolicyDocument: style.policy(trustPolicy(random, 1)) };
}

function attachments(random: Random, furnished: boolean): object[] {
  return furnished ? upTo(3, random, () => attached(random)) : [];
}

function userDetail(random: Random, style: Style, groupNames: readonly string[]): object {
  const { PasswordLastUsed: _, PermissionsBoundary, Tags, ...user } = makeUser(random, style, ACCOUNT);
  const furnished = groupNames.length > 0;
  const policies = furnished && random.chance(0.2) ? [inline(random, style)] : [];
  const groups = furnished ? Array.from({ length: random.below(4) }, () => random.pick(groupNames)) : [];
  return {
    ...user,
    ...(policies.length > 0 && { UserPolicyList: policies }),
    GroupList: [...new Set(groups)],
    AttachedManagedPolicies: attachments(random, furnished),
    ...(PermissionsBoundary && { PermissionsBoundary }),
    Tags: Tags || [],
  };
}

function groupDetail(random: Random, style: Style, name: string, furnished: boolean): object {
  const { Group: group } = makeGroup(random, style, ACCOUNT);
  return {
    ...group,
    GroupName: name,
    Arn: `arn:aws:iam::${ACCOUNT}:group${group.Path}${name}`,
    GroupPolicyList: furnished ? [inline(random, style)] : [],
    AttachedManagedPolicies: attachments(random, furnished),
  };
}

function roleDetail(random: Random, style: Style, furnished: boolean): object {
  const made = makeRole(random, style, ACCOUNT);
  const { Description: _, MaxSessionDuration: __, PermissionsBoundary, RoleLastUsed, ...role } = made;
  return {
    ...role,
    InstanceProfileList: furnished && random.chance(0.3) ? [instanceProfile(random, role, style)] : [],
    RolePolicyList: furnished ? upTo(1, random, () => inline(random, style)) : [],
    AttachedManagedPolicies: attachments(random, furnished),
    ...(PermissionsBoundary && { PermissionsBoundary }),
    Tags: [],
    RoleLastUsed: RoleLastUsed || {},
  };
}

/** A profile repeats its role, trust policy included. */
function instanceProfile(random: Random, role: { readonly RoleName: string }, style: Style): object {
  return {
    Path: '/',
    InstanceProfileName: role.RoleName,
    InstanceProfileId: `AIPA${random.id(17)}`,
    Arn: `arn:aws:iam::${ACCOUNT}:instance-profile/${role.RoleName}`,
    CreateDate: someDate(random, style),
    Roles: [role],
  };
}

function managedPolicy(random: Random, style: Style): object {
  const name = `policy-${random.id(8)}`;
  const versions = random.below(5) + 1;
  return {
    PolicyName: name,
    PolicyId: `ANPA${random.id(17)}`,
    Arn: `arn:aws:iam::${ACCOUNT}:policy/${name}`,
    Path: '/',
    DefaultVersionId: `v${versions}`,
    AttachmentCount: random.below(40),
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    CreateDate: someDate(random, style),
    UpdateDate: someDate(random, style),
    PolicyVersionList: Array.from({ length: versions }, (_, index) => ({
      Document: style.policy(trustPolicy(random, 1)),
      VersionId: `v${versions - index}`,
      IsDefaultVersion: index === 0,
      CreateDate: someDate(random, style),
    })),
  };
}
