import { existsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Corpus } from './corpus.ts';
import { writeWhole } from './corpus.ts';
import { encodedPolicy } from './policies.ts';
import { createRandom, type Random } from './random.ts';
import { makeGroup, makeRole, makeUser } from './records.ts';

const EDITION = 1;

/** How much of each an account of a hundred groups has. */
const USERS = 2000;
const ROLES = 1200;
const POLICIES = 400;

/** Writes one answer of GetAccountAuthorizationDetails, all in one document, or finds it there. */
export function makeAccount(hundreds: number, seed: number): Corpus {
  const file = join(tmpdir(), `aws-iam-udm-bench-account-${EDITION}-${seed}-${hundreds}.json`);
  if (!existsSync(file)) writeWhole(file, accountLines(hundreds, createRandom(seed)));
  return { file, records: hundreds * (USERS + ROLES + 100), bytes: statSync(file).size };
}

function* accountLines(hundreds: number, random: Random): Generator<string> {
  const groups = Array.from({ length: 100 * hundreds }, (_, index) => makeGroupDetail(random, index));
  const names = groups.map((group) => group.GroupName);
  yield '{"UserDetailList":[';
  yield* listed(hundreds * USERS, () => makeUserDetail(random, names));
  yield '],"GroupDetailList":[';
  yield* listed(groups.length, (index) => groups[index]!);
  yield '],"RoleDetailList":[';
  yield* listed(hundreds * ROLES, () => makeRoleDetail(random));
  yield '],"Policies":[';
  yield* listed(hundreds * POLICIES, () => makePolicy(random));
  yield '],"IsTruncated":false}';
}

function* listed(length: number, make: (index: number) => object): Generator<string> {
  for (let index = 0; index < length; index += 1) {
    yield JSON.stringify(make(index)) + (index + 1 < length ? ',' : '');
  }
}

/** The details are of one account, or its users would be in groups of others. */
function inAccount(arn: string): string {
  return arn.replace(/::\d{12}:/u, '::111122223333:');
}

function attached(random: Random) {
  return Array.from({ length: random.below(4) }, () => {
    const name = `policy-${random.id(8)}`;
    return { PolicyName: name, PolicyArn: `arn:aws:iam::111122223333:policy/${name}` };
  });
}

function inline(random: Random) {
  return { PolicyName: `inline-${random.id(6)}`, PolicyDocument: encodedPolicy(random.below(200)) };
}

function makeUserDetail(random: Random, groupNames: readonly string[]) {
  const { PasswordLastUsed: _, ...user } = makeUser(random);
  return {
    ...user,
    Arn: inAccount(user.Arn),
    GroupList: [...new Set(Array.from({ length: random.below(4) }, () => random.pick(groupNames)))],
    AttachedManagedPolicies: attached(random),
  };
}

function makeGroupDetail(random: Random, index: number) {
  const { Group: group } = makeGroup(random);
  return {
    ...group,
    GroupName: `${group.GroupName}-${index}`,
    Arn: `${inAccount(group.Arn)}-${index}`,
    GroupPolicyList: [inline(random)],
    AttachedManagedPolicies: attached(random),
  };
}

function makeRoleDetail(random: Random) {
  const { Description: _, MaxSessionDuration: __, ...role } = makeRole(random);
  return {
    ...role,
    Arn: inAccount(role.Arn),
    InstanceProfileList: [],
    RolePolicyList: [inline(random)],
    AttachedManagedPolicies: attached(random),
  };
}

function makePolicy(random: Random) {
  const name = `policy-${random.id(8)}`;
  const versions = Array.from({ length: 5 }, (_, index) => ({
    Document: encodedPolicy(random.below(200)),
    VersionId: `v${5 - index}`,
    IsDefaultVersion: index === 0,
    CreateDate: '2024-02-03T04:05:06Z',
  }));
  return {
    PolicyName: name,
    PolicyId: `ANPA${random.id(17)}`,
    Arn: `arn:aws:iam::111122223333:policy/${name}`,
    Path: '/',
    DefaultVersionId: 'v5',
    AttachmentCount: random.below(40),
    IsAttachable: true,
    CreateDate: '2023-02-03T04:05:06Z',
    UpdateDate: '2024-02-03T04:05:06Z',
    PolicyVersionList: versions,
  };
}
