import { createRandom, type Random } from './random.ts';

const SERVICES = ['ec2', 'lambda', 'ecs-tasks', 'codebuild', 'states', 'glue', 'sagemaker', 'cloudformation'];

/** The trust policies of the corpus as the API returns them: percent-encoded as RFC 3986 says. */
const ENCODED = new Map<number, string>();

/** The trust policy of this number, the same whatever the corpus. */
export function encodedPolicy(number: number): string {
  const found = ENCODED.get(number);
  if (found !== undefined) return found;
  const made = encodeURIComponent(policyText(number)).replace(
    /[!'()*]/gu,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  ENCODED.set(number, made);
  return made;
}

/** AWS returns a document as it was put: some compact, some with the console's line breaks. */
function policyText(number: number): string {
  const random = createRandom(0x9e37 + number);
  const policy = makePolicy(random);
  return random.chance(0.8) ? JSON.stringify(policy) : JSON.stringify(policy, null, 1);
}

function makePolicy(random: Random) {
  const service = { Effect: 'Allow', Principal: { Service: `${random.pick(SERVICES)}.amazonaws.com` } };
  const statements = [
    { ...service, Action: 'sts:AssumeRole' },
    random.chance(0.5) ? federated(random) : crossAccount(random),
  ];
  return { Version: '2012-10-17', Statement: statements };
}

function crossAccount(random: Random) {
  const account = 100_000_000_000 + random.below(900_000_000) * 1000;
  return {
    Sid: `Trust${random.id(6)}`,
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: ['sts:AssumeRole', 'sts:TagSession'],
    Condition: { StringEquals: { 'sts:ExternalId': random.id(16) } },
  };
}

function federated(random: Random) {
  return {
    Effect: 'Allow',
    Principal: {
      Federated: `arn:aws:iam::${100_000_000_000 + random.below(900_000_000) * 1000}:oidc-provider/token.actions.githubusercontent.com`,
    },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringLike: { 'token.actions.githubusercontent.com:sub': `repo:example/${random.id(8)}:*` },
    },
  };
}
