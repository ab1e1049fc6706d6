import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTrust, type TrustedPrincipal } from '../src/log/policy/trust.ts';

const ROOT = 'arn:aws:iam::111122223333:root';

function allow(Principal: unknown, rest: object = { Action: 'sts:AssumeRole' }): object {
  return { Effect: 'Allow', Principal, ...rest };
}

function policy(...statements: unknown[]): { [key: string]: unknown } {
  return { Version: '2012-10-17', Statement: statements };
}

/** What is known of each principal, without what it is granted. */
function facts(document: Parameters<typeof readTrust>[0]): Omit<TrustedPrincipal, 'Grants'>[] {
  return readTrust(document).map(({ Grants: _, ...rest }) => rest);
}

describe('the principals of a trust policy', () => {
  it.each<[string, unknown, Omit<TrustedPrincipal, 'Grants'>]>([
    ['an account by its id', { AWS: '111122223333' }, { Kind: 'Account', Id: '111122223333' }],
    ['an account by its root', { AWS: ROOT }, { Kind: 'Account', Name: ROOT, Id: '111122223333' }],
    [
      'an account of another partition',
      { AWS: 'arn:aws-cn:iam::111122223333:root' },
      { Kind: 'Account', Name: 'arn:aws-cn:iam::111122223333:root', Id: '111122223333' },
    ],
    [
      'a user with a path',
      { AWS: 'arn:aws:iam::111122223333:user/eu/ana' },
      {
        Kind: 'User',
        Name: 'arn:aws:iam::111122223333:user/eu/ana',
        UserName: 'ana',
        Account: '111122223333',
      },
    ],
    [
      'a role',
      { AWS: 'arn:aws:iam::111122223333:role/ops' },
      { Kind: 'Role', Name: 'arn:aws:iam::111122223333:role/ops', RoleName: 'ops', Account: '111122223333' },
    ],
    [
      'a session of a role',
      { AWS: 'arn:aws:sts::111122223333:assumed-role/ops/ana' },
      {
        Kind: 'AssumedRole',
        Name: 'arn:aws:sts::111122223333:assumed-role/ops/ana',
        RoleName: 'ops',
        Account: '111122223333',
      },
    ],
    [
      'a federated user',
      { AWS: 'arn:aws:sts::111122223333:federated-user/ana' },
      {
        Kind: 'FederatedUser',
        Name: 'arn:aws:sts::111122223333:federated-user/ana',
        Account: '111122223333',
      },
    ],
    [
      'a service',
      { Service: 'ec2.amazonaws.com' },
      { Kind: 'Service', Name: 'ec2.amazonaws.com', Service: 'ec2.amazonaws.com' },
    ],
    [
      'a web identity provider',
      { Federated: 'accounts.google.com' },
      { Kind: 'IdentityProvider', Name: 'accounts.google.com' },
    ],
    [
      'a SAML provider',
      { Federated: 'arn:aws:iam::111122223333:saml-provider/okta' },
      {
        Kind: 'IdentityProvider',
        Name: 'arn:aws:iam::111122223333:saml-provider/okta',
        Account: '111122223333',
      },
    ],
    [
      'a canonical user',
      { CanonicalUser: '79a59df900b949e5' },
      { Kind: 'CanonicalUser', Id: '79a59df900b949e5' },
    ],
    ['everyone', '*', { Kind: 'Anyone', Name: '*' }],
    ['everyone, as AWS', { AWS: '*' }, { Kind: 'Anyone', Name: '*' }],
    [
      'a pattern',
      { AWS: 'arn:aws:iam::111122223333:role/ops-*' },
      { Kind: 'Pattern', Name: 'arn:aws:iam::111122223333:role/ops-*', Account: '111122223333' },
    ],
    [
      'a user that was deleted',
      { AWS: 'AIDAEXAMPLEUSER000001' },
      { Kind: 'User', UserId: 'AIDAEXAMPLEUSER000001' },
    ],
    [
      'a role that was deleted',
      { AWS: 'AROAEXAMPLEROLE000001' },
      { Kind: 'Role', Id: 'AROAEXAMPLEROLE000001' },
    ],
    ['what nobody knows', { AWS: 'somebody' }, { Kind: 'Unknown', Name: 'somebody' }],
  ])('tell %s', (_, principal, expected) => {
    expect(facts(policy(allow(principal)))).toEqual([expected]);
  });

  it('may be lists, and statements need be none', () => {
    const principal = { Service: ['a.amazonaws.com', 'b.amazonaws.com'], AWS: [ROOT] };
    const names = facts({ Statement: allow(principal) }).map(({ Name }) => Name);
    expect(names).toEqual([ROOT, 'a.amazonaws.com', 'b.amazonaws.com']);
  });

  it('come from text and percent-encoded text alike', () => {
    const document = policy(allow({ AWS: ROOT }));
    const text = JSON.stringify(document);
    expect(readTrust(text)).toEqual(readTrust(document));
    expect(readTrust(encodeURIComponent(text))).toEqual(readTrust(document));
  });

  it('are not those who are denied, nor all but those who are named', () => {
    const denied = { ...allow({ AWS: ROOT }), Effect: 'Deny' };
    const others = { Effect: 'Allow', NotPrincipal: { AWS: ROOT }, Action: 'sts:AssumeRole' };
    const lower = { ...allow({ AWS: ROOT }), Effect: 'allow' };
    expect(readTrust(policy(denied, others, lower))).toEqual([]);
  });

  it('are each there once, with what each statement grants', () => {
    const condition = { StringEquals: { 'sts:ExternalId': 'x' } };
    const document = policy(
      allow({ AWS: '111122223333' }, { Action: ['sts:AssumeRole', 'sts:TagSession'] }),
      allow({ AWS: ROOT }, { Action: 'sts:AssumeRole', Condition: condition }),
      allow({ AWS: '111122223333' }),
    );
    expect(readTrust(document)).toEqual([
      {
        Kind: 'Account',
        Id: '111122223333',
        Grants: [
          { Action: 'sts:AssumeRole' },
          { Action: 'sts:TagSession' },
          { Action: 'sts:AssumeRole', Limit: '{"Condition":{"StringEquals":{"sts:ExternalId":"x"}}}' },
        ],
      },
    ]);
  });

  it('are granted all actions but some where the statement says so', () => {
    const [principal] = readTrust(policy(allow('*', { NotAction: 'sts:TagSession' })));
    expect(principal?.Grants).toEqual([{ Action: 'NotAction', Limit: '{"NotAction":"sts:TagSession"}' }]);
  });

  it('are granted without limits where the condition is empty', () => {
    const [principal] = readTrust(policy(allow('*', { Action: 'sts:AssumeRole', Condition: {} })));
    expect(principal?.Grants).toEqual([{ Action: 'sts:AssumeRole' }]);
  });

  it.each([3, 8, 9, 40])('are granted each of %i actions once, however often it is granted', (count) => {
    const Action = Array.from({ length: count }, (_, index) => `sts:Action${index}`);
    const [principal] = readTrust(
      policy(allow('*', { Action }), allow('*', { Action: [...Action].reverse() })),
    );
    expect(principal?.Grants).toEqual(Action.map((name) => ({ Action: name })));
  });

  it('are told of where a condition may have lost digits, and get nothing by one that cannot be written down', () => {
    const granted = (Condition: object) => {
      const told: unknown[] = [];
      const document = policy(allow('*', { Action: 'sts:AssumeRole', Condition }));
      const found = readTrust(document, {}, (...finding) => told.push(finding));
      expect(told).toEqual([['invalid_policy_document', []]]);
      return found.flatMap(({ Grants }) => Grants.map(({ Limit }) => Limit));
    };
    const limit = '{"Condition":{"NumericLessThan":{"aws:TokenAge":1152921504606847000}}}';
    expect(granted({ NumericLessThan: { 'aws:TokenAge': 2 ** 60 } })).toEqual([limit]);
    let deep: object = {};
    for (let depth = 0; depth < 100; depth += 1) deep = { deep };
    expect(granted(deep)).toEqual([]);
  });

  it.each([
    ['a placeholder', '<URL-encoded-JSON>'],
    ['an empty object', {}],
    ['statements that are none', { Statement: ['x', null, 7, [allow('*')]] }],
    ['principals that are none', policy(allow(7), allow(null), allow({ AWS: [7, null, ''] }), allow(['*']))],
  ])('are none in %s', (_, document) => {
    expect(readTrust(document)).toEqual([]);
  });

  it('are found in any JSON whatever without a throw, always the same', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('Statement', 'Version'), fc.jsonValue()), (document) => {
        expect(readTrust(document)).toEqual(readTrust(JSON.stringify(document)));
      }),
    );
  });
});
