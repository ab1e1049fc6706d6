import { trustPolicy } from './policies.ts';
import type { Random } from './random.ts';
import { API, type Style } from './style.ts';

const ACCOUNTS = ['111122223333', '444455556666', '123456789012'];
const PATHS = ['/', '/', '/', '/engineering/', '/division_abc/subdivision_xyz/', '/service-accounts/ci/'];
const FIRST_NAMES = ['ada', 'bela', 'chidi', 'dara', 'emil', 'farah', 'goran', 'hanna', 'ines', 'jun'];
const LAST_NAMES = ['lindqvist', 'okoye', 'farouk', 'nakamura', 'petrov', 'silva', 'novak', 'moreau'];
const TEAMS = [
  'platform',
  'billing',
  'search',
  'data-lake',
  'payments',
  'observability',
  'mobile',
  'identity',
];
const DUTIES = ['reader', 'deployer', 'auditor', 'breakglass', 'runner', 'replicator', 'operator', 'scanner'];
const REGIONS = ['us-east-1', 'eu-west-1', 'eu-central-1', 'ap-southeast-2', 'sa-east-1'];
const TAGS = [
  ['team', ['platform', 'billing', 'search', 'payments']],
  ['cost-centre', ['4711', '0815', '1138', '']],
  ['owner', ['Ada Lindqvist', 'Björn Åkesson', 'Zoë Müller-Straße', '山田太郎', 'Łukasz Żółć']],
  ['environment', ['production', 'staging', 'sandbox']],
  ['Straße', ['Hauptstraße 5', 'Rue de l’Église 12', '東京都港区']],
  ['description', ['created by "terraform"', 'break-glass account \\ do not delete', 'on-call 🚨']],
] as const;

/** The newest and the oldest date of the corpus, in epoch seconds. */
const OLDEST = 1_400_000_000;
const NEWEST = 1_767_000_000;

/** Some moment, as the source writes dates. */
export function someDate(random: Random, style: Style): string {
  const seconds = OLDEST + random.below(NEWEST - OLDEST);
  return style.date(new Date(seconds * 1000).toISOString().slice(0, 19), random.chance(0.7));
}

function boundary(account: string, random: Random) {
  return {
    PermissionsBoundaryType: 'Policy',
    PermissionsBoundaryArn: `arn:aws:iam::${account}:policy/boundaries/${random.pick(TEAMS)}-may-at-most`,
  };
}

/** The fields that every answer gives a user. */
export function userSummary(random: Random, style: Style, account: string) {
  const path = random.pick(PATHS);
  const name = `${random.pick(FIRST_NAMES)}.${random.pick(LAST_NAMES)}-${random.below(10_000)}`;
  return {
    Path: path,
    UserName: name,
    UserId: `AIDA${random.id(17)}`,
    Arn: `arn:aws:iam::${account}:user${path}${name}`,
    CreateDate: someDate(random, style),
    ...(random.chance(0.6) && { PasswordLastUsed: someDate(random, style) }),
  };
}

/** A user as GetUser gives it, keys in AWS's order. */
export function makeUser(random: Random, style: Style, account = random.pick(ACCOUNTS)) {
  const tags = TAGS.filter(() => random.chance(0.6));
  return {
    ...userSummary(random, style, account),
    ...(random.chance(0.2) && { PermissionsBoundary: boundary(account, random) }),
    ...(tags.length > 0 && { Tags: tags.map(([Key, values]) => ({ Key, Value: random.pick(values) })) }),
  };
}

/** A role as ListRoles gives it; half of them with what only GetRole adds. */
export function makeRole(random: Random, style: Style, account = random.pick(ACCOUNTS)) {
  const path = random.pick(PATHS);
  const team = random.pick(TEAMS);
  const name = `${team}-${random.pick(DUTIES)}-${random.below(10_000)}`;
  const detailed = random.chance(0.5);
  return {
    Path: path,
    RoleName: name,
    RoleId: `AROA${random.id(17)}`,
    Arn: `arn:aws:iam::${account}:role${path}${name}`,
    CreateDate: someDate(random, style),
    AssumeRolePolicyDocument: style.policy(trustPolicy(random, style.unseen)),
    ...(random.chance(0.7) && {
      Description: `Lets the ${team} team's pipeline work in account ${account}.`,
    }),
    MaxSessionDuration: random.pick([3600, 7200, 43_200]),
    ...(detailed && random.chance(0.2) && { PermissionsBoundary: boundary(account, random) }),
    ...(detailed && {
      RoleLastUsed: { LastUsedDate: someDate(random, style), Region: random.pick(REGIONS) },
    }),
  };
}

/** An answer of GetGroup with 0 to 20 members. */
export function makeGroup(random: Random, style: Style, account = random.pick(ACCOUNTS)) {
  const path = random.pick(PATHS);
  const name = `${random.pick(TEAMS)}-${random.pick(DUTIES)}s-${random.below(1000)}`;
  const truncated = random.chance(0.02);
  return {
    Group: {
      Path: path,
      GroupName: name,
      GroupId: `AGPA${random.id(17)}`,
      Arn: `arn:aws:iam::${account}:group${path}${name}`,
      CreateDate: someDate(random, style),
    },
    Users: Array.from({ length: random.below(21) }, () => ({
      ...userSummary(random, style, account),
      ...(random.chance(0.1) && { PermissionsBoundary: boundary(account, random) }),
    })),
    IsTruncated: truncated,
    ...(truncated && { Marker: random.id(24) }),
  };
}

/** One record of the mix: half users, three tenths roles, two tenths groups. */
export function makeRecord(random: Random, style: Style = API): object {
  const share = random.next();
  if (share < 0.5) return makeUser(random, style);
  return share < 0.8 ? makeRole(random, style) : makeGroup(random, style);
}

/** The same record with the keys of every object in an order of chance. */
export function shuffleKeys(value: unknown, random: Random): unknown {
  if (Array.isArray(value)) return value.map((element) => shuffleKeys(element, random));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, member]) => [key, shuffleKeys(member, random)] as const);
  for (let last = entries.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    [entries[last], entries[other]] = [entries[other]!, entries[last]!];
  }
  return Object.fromEntries(entries);
}
