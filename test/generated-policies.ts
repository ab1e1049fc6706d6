import type { Fields, Random } from './generated-random.ts';

const ACCOUNT = '444455556666';

/** One principal of each form that a trust policy may name, and some that are none. */
const AWS_PRINCIPALS = [
  '*',
  ACCOUNT,
  `arn:aws:iam::${ACCOUNT}:root`,
  `arn:aws-cn:iam::${ACCOUNT}:user/ci/builder`,
  `arn:aws:iam::${ACCOUNT}:role/app/deploy`,
  `arn:aws:iam::${ACCOUNT}:role/*`,
  `arn:aws:sts::${ACCOUNT}:assumed-role/app/session`,
  `arn:aws:sts::${ACCOUNT}:federated-user/eva`,
  `arn:aws:iam::${ACCOUNT}:group/ops`,
  'arn:aws:iam::root',
  'AIDAEXAMPLEUSER000001',
  'AROAEXAMPLEROLE000001',
  'nobody',
  '',
  7,
];

const PRINCIPALS: readonly unknown[] = [
  '*',
  '',
  null,
  { Service: 'ec2.amazonaws.com' },
  { Service: ['lambda.amazonaws.com', 'ec2.amazonaws.com', 'ec2.amazonaws.com'] },
  { Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/ci.example.com` },
  { Federated: 'cognito-identity.amazonaws.com' },
  { CanonicalUser: '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be' },
  { Service: [], AWS: {} },
];

const CONDITIONS: readonly unknown[] = [
  { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  { StringLike: { 'ci.example.com:sub': ['repo:example/ü:*', 'repo:example/雨'] } },
  { NumericLessThan: { z: 1.5, a: 12 } },
  {},
  null,
];

const ACTIONS: readonly unknown[] = ['sts:AssumeRole', ['sts:AssumeRole', 'sts:TagSession'], [], 'sts:*', 7];

function statement(random: Random): unknown {
  if (random.chance(0.03)) return random.pick<unknown>([null, 'Allow', [], {}]);
  const principal = random.chance(0.5)
    ? random.pick(PRINCIPALS)
    : {
        AWS: random.chance(0.5)
          ? random.pick(AWS_PRINCIPALS)
          : random.list(3, () => random.pick(AWS_PRINCIPALS)),
      };
  const rare = random.some({ NotPrincipal: principal, NotAction: 'sts:TagSession', Sid: '  ' }, 0.1);
  const fields = {
    Effect: random.pick(['Allow', 'Allow', 'Allow', 'Deny', 'allow']),
    Principal: principal,
    Action: random.pick(ACTIONS),
    ...random.some({ Condition: random.pick(CONDITIONS) }, 0.5),
    ...rare,
  };
  return random.chance(0.3) ? random.shuffled(fields) : fields;
}

function policy(random: Random): Fields {
  const Statement = random.chance(0.3) ? statement(random) : random.list(3, () => statement(random));
  const fields = { Version: '2012-10-17', ...random.some({ Id: random.id('P') }, 0.2), Statement };
  return random.chance(0.3) ? random.shuffled(fields) : fields;
}

const nested = (levels: number) => `${'{"a":['.repeat(levels / 2)}${']}'.repeat(levels / 2)}`;

/** Texts of JSON objects that a parser would not give back as they are. */
const SPECIAL_TEXTS: readonly string[] = [
  '{"Version": "2012-10-17", "Version": "2008-10-17", "Statement": [], "Statement": {}}',
  '{"n": [12345678901234567890, 1.50, -0, 1E+2, 0.1], "m": 9007199254740993}',
  '{"a": "\\u002a\\/ \\u00fc", "\\u0061": "\\"  \\\\", "b\\\\\\"{ ": " } "}',
  '{"z": 1, "10": 2, "2": 3, "__proto__": {"a": 1}, "constructor": null, "": true}',
  '{"half": "\\ud800", "whole": "\\ud83d\\ude00"}',
  '\n{\t"a" :\r\n[ ] , "b" : { } }  ',
  '{"a": "100%25", "b": "%7B"}',
  nested(100),
  nested(102),
];

/** Texts that are no JSON object. */
const BROKEN_TEXTS: readonly string[] = [
  '<URL-encoded-JSON>',
  '%7B%22a%22%3A1',
  '%7B%22a%22%3A%22%FF%22%7D',
  '%257B%2522a%2522%253A1%257D',
  '[{"a": 1}]',
  '"{}"',
  '{"a": 1} x',
  '%',
  ' ',
];

const encode = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*]/gu,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** A policy document in one of the forms in which a log may hold it, right or wrong. */
export function policyDocument(random: Random): unknown {
  const turn = random.below(20);
  if (turn === 0) return random.pick(BROKEN_TEXTS);
  const isSpecial = turn < 4;
  const document = policy(random);
  const plain = JSON.stringify(document, null, random.pick([0, 0, 1, 4]));
  const text = isSpecial ? random.pick(SPECIAL_TEXTS) : plain;
  switch (random.below(6)) {
    case 0:
      return text;
    case 1:
      return encodeURIComponent(text);
    case 2:
      return encode(text).replace(/%../gu, (hex) => hex.toLowerCase());
    case 3:
      return isSpecial ? JSON.parse(text) : document;
    case 4:
      return random.chance(0.2) ? text.slice(0, random.below(text.length)) : text;
    default:
      return encode(text);
  }
}
