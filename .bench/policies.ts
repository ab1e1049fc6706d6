import { createRandom, type Random } from './random.ts';

const SERVICES = ['ec2', 'lambda', 'ecs-tasks', 'codebuild', 'states', 'glue', 'sagemaker', 'cloudformation'];

/** How many trust policies an organization rolls out to all its accounts alike. */
const ROLLED_OUT = 200;

/**
 * The text of a trust policy, as it was put.
 *
 * @param unseen the probability that no other role has it: its account and external id are of this role alone
 */
export function trustPolicy(random: Random, unseen: number): string {
  const number = random.below(ROLLED_OUT);
  return random.chance(unseen) ? policyText(random) : policyText(createRandom(0x9e37 + number));
}

/** Some put documents compact, some with the console's line breaks; AWS keeps either. */
function policyText(random: Random): string {
  const indent = random.chance(0.8) ? undefined : 1;
  return JSON.stringify(makePolicy(random), null, indent);
}

/** A text percent-encoded as RFC 3986 says: how the API returns policies. */
export function percentEncoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/gu,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function makePolicy(random: Random) {
  const service = { Effect: 'Allow', Principal: { Service: `${random.pick(SERVICES)}.amazonaws.com` } };
  const statements = [
    { ...service, Action: 'sts:AssumeRole' },
    random.chance(0.5) ? federated(random) : crossAccount(random),
  ];
  return { Version: '2012-10-17', Statement: statements };
}

function anyAccount(random: Random): number {
  return 100_000_000_000 + random.below(900_000_000) * 1000;
}

function crossAccount(random: Random) {
  return {
    Sid: `Trust${random.id(6)}`,
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${anyAccount(random)}:root` },
    Action: ['sts:AssumeRole', 'sts:TagSession'],
    Condition: { StringEquals: { 'sts:ExternalId': random.id(16) } },
  };
}

function federated(random: Random) {
  const provider = 'token.actions.githubusercontent.com';
  return {
    Effect: 'Allow',
    Principal: { Federated: `arn:aws:iam::${anyAccount(random)}:oidc-provider/${provider}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringLike: { [`${provider}:sub`]: `repo:example/${random.id(8)}:*` } },
  };
}
