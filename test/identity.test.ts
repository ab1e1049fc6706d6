import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IdentityOptions, identitySelector } from '../src/find.ts';

const ACCOUNT = '111122223333';
const OTHER = '444455556666';

const base = {
  eventVersion: '1.11',
  eventTime: '2026-01-02T10:00:00Z',
  eventSource: 's3.amazonaws.com',
  eventName: 'ListBuckets',
  recipientAccountId: ACCOUNT,
  requestParameters: null as unknown,
  responseElements: null as unknown,
};

const ALICE = {
  type: 'IAMUser',
  principalId: 'AIDAEXAMPLEALICE00001',
  arn: `arn:aws:iam::${ACCOUNT}:user/eng/Alice`,
  accountId: ACCOUNT,
  accessKeyId: 'AKIAEXAMPLEALICE0001',
  userName: 'Alice',
};

const SESSION = {
  type: 'AssumedRole',
  principalId: 'AROAEXAMPLEDEPLOY0001:alice',
  arn: `arn:aws:sts::${ACCOUNT}:assumed-role/Deploy/alice`,
  accountId: ACCOUNT,
  accessKeyId: 'ASIAEXAMPLESESSION01',
  sessionContext: {
    sessionIssuer: {
      type: 'Role',
      principalId: 'AROAEXAMPLEDEPLOY0001',
      arn: `arn:aws:iam::${ACCOUNT}:role/ci/Deploy`,
      accountId: ACCOUNT,
      userName: 'Deploy',
    },
  },
};

const ROOT = { type: 'Root', principalId: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:root`, accountId: ACCOUNT };

const by = (userIdentity: unknown, more: object = {}) => ({ ...base, userIdentity, ...more });

const iam = (eventName: string, requestParameters: unknown, more: object = {}) =>
  by(ALICE, { eventSource: 'iam.amazonaws.com', eventName, requestParameters, ...more });

const ASSUMED = by(ALICE, {
  eventSource: 'sts.amazonaws.com',
  eventName: 'AssumeRole',
  requestParameters: { roleArn: SESSION.sessionContext.sessionIssuer.arn, roleSessionName: 'alice' },
  responseElements: {
    assumedRoleUser: { assumedRoleId: SESSION.principalId, arn: SESSION.arn },
    credentials: { accessKeyId: SESSION.accessKeyId, sessionToken: 'x' },
  },
});

/** Why a record is found, as `option as field`; none where it is not. */
function why(options: IdentityOptions, record: unknown): string[] | undefined {
  const { explain, matches } = identitySelector(options);
  const found = explain(record);
  expect(matches(record)).toBe(found !== undefined);
  return found?.map(({ option, as, field }) => `${option} ${as} ${field}`);
}

const ISSUER = 'userIdentity.sessionContext.sessionIssuer';

describe('a user', () => {
  it.each<[string, string, string]>([
    ['name', 'Alice', 'userIdentity.userName'],
    ['name in any case', 'aLICE', 'userIdentity.userName'],
    ['ARN', ALICE.arn, 'userIdentity.arn'],
    ['unique id', ALICE.principalId, 'userIdentity.principalId'],
  ])('is found by %s, whatever the service', (_, user, field) => {
    for (const eventSource of ['s3.amazonaws.com', 'iam.amazonaws.com', 'signin.amazonaws.com'])
      expect(why({ user }, by(ALICE, { eventSource }))).toEqual([`user actor ${field}`]);
  });

  it('is found by the ARN of the root user and of a federated one', () => {
    expect(why({ user: ROOT.arn }, by(ROOT))).toEqual(['user actor userIdentity.arn']);
    const arn = `arn:aws:sts::${ACCOUNT}:federated-user/Bob`;
    expect(why({ user: arn }, by({ type: 'FederatedUser', arn }))).toEqual(['user actor userIdentity.arn']);
  });

  it('is found by id where the record of another account has nothing else', () => {
    const caller = { type: 'AWSAccount', principalId: ALICE.principalId, accountId: ACCOUNT };
    expect(why({ user: ALICE.principalId }, by(caller))).toEqual(['user actor userIdentity.principalId']);
  });

  it.each<[string, string, unknown]>([
    ['a session of the same name', 'alice', SESSION],
    ['a role of the same name', 'Deploy', SESSION],
    ['a name that holds the name', 'Ali', ALICE],
    ['a name within the name', 'Alice2', ALICE],
    ['another type with the name', 'Alice', { type: 'SAMLUser', userName: 'Alice' }],
    ['no type', 'Alice', { userName: 'Alice' }],
    ['an ARN in another case', ALICE.arn.toLowerCase(), ALICE],
    ['an ARN without its path', `arn:aws:iam::${ACCOUNT}:user/Alice`, ALICE],
    ['an ARN of another account', ALICE.arn.replace(ACCOUNT, OTHER), ALICE],
    ['another id', 'AIDAEXAMPLEALICE00002', ALICE],
    [
      'a masked name',
      'HIDDEN_DUE_TO_SECURITY_REASONS',
      { type: 'IAMUser', userName: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
    ],
    ['an account id', ACCOUNT, ROOT],
  ])('is not %s', (_, user, userIdentity) => {
    expect(why({ user }, by(userIdentity))).toBeUndefined();
  });

  it('is not whom something was done to', () => {
    expect(why({ user: 'Bob' }, iam('CreateAccessKey', { userName: 'Bob' }))).toBeUndefined();
  });
});

describe('a role', () => {
  it.each<[string, string, string[]]>([
    ['name', 'deploy', [`${ISSUER}.userName`, 'userIdentity.arn']],
    ['ARN', SESSION.sessionContext.sessionIssuer.arn, [`${ISSUER}.arn`]],
    ['unique id', 'AROAEXAMPLEDEPLOY0001', [`${ISSUER}.principalId`, 'userIdentity.principalId']],
  ])('is found by %s in what its sessions did', (_, role, fields) => {
    expect(why({ role }, by(SESSION))).toEqual(fields.map((field) => `role actor ${field}`));
  });

  it.each<[string, string, string]>([
    ['name', 'DEPLOY', 'requestParameters.roleArn'],
    ['ARN', SESSION.sessionContext.sessionIssuer.arn, 'requestParameters.roleArn'],
    ['unique id', 'AROAEXAMPLEDEPLOY0001', 'responseElements.assumedRoleUser.assumedRoleId'],
  ])('is found by %s in the calls that began its sessions', (_, role, field) => {
    for (const eventName of ['AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity'])
      expect(why({ role }, { ...ASSUMED, eventName })).toEqual([`role maker ${field}`]);
  });

  it('is found without its issuer by what the principal id and the ARN of the session say', () => {
    const { sessionContext, ...bare } = SESSION;
    expect(sessionContext.sessionIssuer.type).toBe('Role');
    expect(why({ role: 'Deploy' }, by(bare))).toEqual(['role actor userIdentity.arn']);
    expect(why({ role: 'AROAEXAMPLEDEPLOY0001' }, by(bare))).toEqual(['role actor userIdentity.principalId']);
  });

  it('is found where the identity is the role itself', () => {
    const role = {
      type: 'Role',
      principalId: 'AROAEXAMPLEWORKER0001',
      arn: `arn:aws:iam::${ACCOUNT}:role/svc/Worker`,
    };
    expect(why({ role: 'worker' }, by(role))).toEqual(['role actor userIdentity.arn']);
    expect(why({ role: role.arn }, by(role))).toEqual(['role actor userIdentity.arn']);
    expect(why({ role: role.principalId }, by(role))).toEqual(['role actor userIdentity.principalId']);
  });

  it('is found where the objects of the record are written as JSON text', () => {
    const text = by(JSON.stringify({ ...SESSION, sessionContext: JSON.stringify(SESSION.sessionContext) }));
    expect(why({ role: SESSION.sessionContext.sessionIssuer.arn }, text)).toEqual([
      `role actor ${ISSUER}.arn`,
    ]);
  });

  it.each<[string, string, object]>([
    [
      'an issuer that is a user',
      'Carol',
      by({ sessionContext: { sessionIssuer: { type: 'IAMUser', userName: 'Carol' } } }),
    ],
    ['a user of the same name', 'Alice', by(ALICE)],
    ['a session of the same name', 'alice', by(SESSION)],
    ['a name that holds the name', 'Dep', by(SESSION)],
    ['an ARN without its path', `arn:aws:iam::${ACCOUNT}:role/Deploy`, by(SESSION)],
    ['another id', 'AROAEXAMPLEDEPLOY0002', by(SESSION)],
    ['a refused AssumeRole, which began no session', 'Deploy', { ...ASSUMED, errorCode: 'AccessDenied' }],
    ['a roleArn of another service', 'Deploy', { ...ASSUMED, eventSource: 'glue.amazonaws.com' }],
    ['another call of STS', 'Deploy', { ...ASSUMED, eventName: 'GetCallerIdentity' }],
    ['what was done to it', 'Bob', iam('DeleteRole', { roleName: 'Bob' })],
    [
      'a principal id of SAML or web identity',
      'AROAEXAMPLEDEPLOY0001',
      by({ principalId: 'x:AROAEXAMPLEDEPLOY0001:y' }),
    ],
  ])('is not %s', (_, role, record) => {
    expect(why({ role }, record)).toBeUndefined();
  });
});

describe('a session', () => {
  it('is found by its name and by the ARN of its assumed role', () => {
    const fields = ['session actor userIdentity.principalId', 'session actor userIdentity.arn'];
    expect(why({ session: 'ALICE' }, by(SESSION))).toEqual(fields);
    expect(why({ session: SESSION.arn }, by(SESSION))).toEqual(['session actor userIdentity.arn']);
    expect(why({ session: 'alice' }, by({ ...SESSION, principalId: undefined }))).toEqual([fields[1]]);
    expect(why({ session: 'alice' }, by({ principalId: SESSION.principalId }))).toEqual([fields[0]]);
  });

  it.each<[string, string, unknown]>([
    ['a user of the same name', 'alice', ALICE],
    ['its role', 'Deploy', SESSION],
    ['a part of its name', 'ali', SESSION],
    ['what follows a colon that follows no role', 'Bob', { principalId: `${ACCOUNT}:Bob` }],
    [
      'what follows the second colon of a web identity',
      'user',
      { principalId: 'accounts.google.com:app:user' },
    ],
    ['the last part of another ARN', 'Bob', { arn: `arn:aws:sts::${ACCOUNT}:federated-user/Bob` }],
  ])('is not %s', (_, session, userIdentity) => {
    expect(why({ session }, by(userIdentity))).toBeUndefined();
  });
});

describe('an access key', () => {
  it('is found in what was done with it', () => {
    expect(why({ accessKey: ALICE.accessKeyId }, by(ALICE))).toEqual([
      'accessKey actor userIdentity.accessKeyId',
    ]);
  });

  it('is found in the call that made it', () => {
    const made = iam('CreateAccessKey', null, {
      responseElements: { accessKey: { userName: 'Bob', accessKeyId: 'AKIAEXAMPLEBOB000001' } },
    });
    expect(why({ accessKey: 'AKIAEXAMPLEBOB000001' }, made)).toEqual([
      'accessKey maker responseElements.accessKey.accessKeyId',
    ]);
  });

  it('is found, where it is that of a session, in the call of who assumed the role', () => {
    expect(why({ accessKey: SESSION.accessKeyId }, ASSUMED)).toEqual([
      'accessKey maker responseElements.credentials.accessKeyId',
    ]);
  });

  it('is found in the calls that changed it', () => {
    const deleted = iam('DeleteAccessKey', { userName: 'Bob', accessKeyId: 'AKIAEXAMPLEBOB000001' });
    expect(why({ accessKey: 'AKIAEXAMPLEBOB000001' }, deleted)).toEqual([
      'accessKey target requestParameters.accessKeyId',
    ]);
  });

  it('is not a key that begins like it, nor one that is empty', () => {
    expect(why({ accessKey: `${ALICE.accessKeyId}X` }, by(ALICE))).toBeUndefined();
    expect(why({ accessKey: ALICE.accessKeyId }, by({ ...ALICE, accessKeyId: '' }))).toBeUndefined();
  });
});

describe('an account', () => {
  it('is found by who called', () => {
    expect(why({ account: ACCOUNT }, by(ALICE))).toEqual(['account actor userIdentity.accountId']);
    expect(why({ account: ACCOUNT }, by({ accountId: 111122223333 }))).toEqual([
      'account actor userIdentity.accountId',
    ]);
  });

  it('is found by who received the record only where that is asked for', () => {
    const record = by({ ...ALICE, accountId: OTHER });
    expect(why({ account: ACCOUNT }, record)).toBeUndefined();
    expect(why({ account: ACCOUNT, recipient: true }, record)).toEqual([
      'account recipient recipientAccountId',
    ]);
    expect(why({ account: OTHER, recipient: true }, record)).toEqual([
      'account actor userIdentity.accountId',
    ]);
  });
});

describe('the root user', () => {
  it('is found by the type alone', () => {
    expect(why({ root: true }, by(ROOT))).toEqual(['root actor userIdentity.type']);
    for (const identity of [ALICE, { ...ROOT, type: 'root' }, { userName: 'Root' }, null, 'Root'])
      expect(why({ root: true }, by(identity))).toBeUndefined();
  });
});

describe('a target', () => {
  it.each<[string, string, object, string[]]>([
    [
      'user',
      'BOB',
      iam('AddUserToGroup', { userName: 'Bob', groupName: 'Ops' }),
      ['requestParameters.userName'],
    ],
    [
      'group',
      'ops',
      iam('AddUserToGroup', { userName: 'Bob', groupName: 'Ops' }),
      ['requestParameters.groupName'],
    ],
    ['role', 'Deploy', iam('DeleteRole', { roleName: 'Deploy' }), ['requestParameters.roleName']],
    [
      'policy, by the ARN',
      `arn:aws:iam::${ACCOUNT}:policy/P`,
      iam('AttachRolePolicy', { policyArn: `arn:aws:iam::${ACCOUNT}:policy/P` }),
      ['requestParameters.policyArn'],
    ],
    [
      'policy, by the last part of the ARN',
      'administratoraccess',
      iam('AttachRolePolicy', { policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }),
      ['requestParameters.policyArn'],
    ],
    [
      'access key',
      'AKIAEXAMPLEBOB000001',
      iam('UpdateAccessKey', { accessKeyId: 'AKIAEXAMPLEBOB000001' }),
      ['requestParameters.accessKeyId'],
    ],
    ['role that is assumed', 'Deploy', ASSUMED, ['requestParameters.roleArn']],
    [
      'user that the answer names',
      'Bob',
      iam('CreateAccessKey', null, { responseElements: { accessKey: { userName: 'Bob' } } }),
      ['responseElements.accessKey.userName'],
    ],
    [
      'user, by the id in the answer',
      'AIDAEXAMPLEBOB0000001',
      iam(
        'CreateUser',
        { userName: 'Bob' },
        { responseElements: { user: { userId: 'AIDAEXAMPLEBOB0000001' } } },
      ),
      ['responseElements.user.userId'],
    ],
    [
      'role, by the id that a session begins with',
      'AROAEXAMPLEDEPLOY0001',
      ASSUMED,
      ['responseElements.assumedRoleUser.assumedRoleId'],
    ],
    [
      'provider in the answer itself',
      `arn:aws:iam::${ACCOUNT}:saml-provider/Idp`,
      iam(
        'CreateSAMLProvider',
        {},
        { responseElements: { sAMLProviderArn: `arn:aws:iam::${ACCOUNT}:saml-provider/Idp` } },
      ),
      ['responseElements.sAMLProviderArn'],
    ],
    [
      'resource of another service',
      'arn:aws:s3:::logs',
      by(ALICE, { resources: [null, 'x', { type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::logs' }] }),
      ['resources[2].ARN'],
    ],
    [
      'resource in a list that is a text',
      'arn:aws:s3:::logs',
      by(ALICE, { resources: '[{"arn":"arn:aws:s3:::logs"}]' }),
      ['resources[0].arn'],
    ],
    [
      'role that is switched to',
      'admin',
      by(ALICE, {
        eventSource: 'signin.amazonaws.com',
        additionalEventData: { SwitchTo: `arn:aws:iam::${OTHER}:role/admin` },
      }),
      ['additionalEventData.SwitchTo'],
    ],
    [
      'user of a request that is JSON text',
      'Bob',
      iam('DeleteUser', '{"userName":"Bob"}'),
      ['requestParameters.userName'],
    ],
  ])('is found: a %s', (_, target, record, fields) => {
    expect(why({ target }, record)).toEqual(fields.map((field) => `target target ${field}`));
  });

  it('is found by its ARN where the call has its name, in its own account', () => {
    const target = `arn:aws:iam::${ACCOUNT}:user/eng/Bob`;
    expect(why({ target }, iam('DeleteUser', { userName: 'bob' }))).toEqual([
      'target target requestParameters.userName',
    ]);
    expect(
      why({ target }, iam('DeleteUser', { userName: 'Bob' }, { recipientAccountId: OTHER })),
    ).toBeUndefined();
    expect(why({ target }, iam('DeleteGroup', { groupName: 'Bob' }))).toBeUndefined();
    const policy = `arn:aws:iam::${ACCOUNT}:policy/P`;
    expect(
      why({ target: policy }, iam('PutUserPolicy', { userName: 'Bob', policyName: 'P' })),
    ).toBeUndefined();
  });

  const denied = (resource: string) => ({
    errorCode: 'AccessDenied',
    errorMessage: `User: ${ALICE.arn} is not authorized to perform: iam:X on resource: ${resource}`,
  });

  it.each([
    ['user Bob because no identity-based policy allows the iam:X action', 'Bob'],
    ['role Deploy with an explicit deny in a resource control policy', 'deploy'],
    ['instance profile Web', 'Web'],
    [`policy arn:aws:iam::${ACCOUNT}:policy/P version v2 because of it`, `arn:aws:iam::${ACCOUNT}:policy/P`],
    [
      `arn:aws-us-gov:iam::${ACCOUNT}:role/ci/Deploy because of it`,
      `arn:aws-us-gov:iam::${ACCOUNT}:role/ci/Deploy`,
    ],
    [`arn:aws:iam::${ACCOUNT}:role/ci/Deploy`, 'Deploy'],
    [`arn:aws:sts::${ACCOUNT}:federated-user/Bob`, `arn:aws:sts::${ACCOUNT}:federated-user/Bob`],
  ])('is found in the message of a refused call: %s', (resource, target) => {
    expect(why({ target }, iam('X', null, denied(resource)))).toEqual(['target target errorMessage']);
  });

  it.each<[string, object]>([
    ['that names no user', iam('DeleteAccessKey', { accessKeyId: 'AKIAEXAMPLEALICE0001' })],
    ['without a request', iam('DeactivateMFADevice', null)],
    [
      'that can name nobody, also where it is refused',
      iam('ChangePassword', null, { errorCode: 'AccessDenied' }),
    ],
  ])('is the caller of a call %s', (_, record) => {
    for (const target of [ALICE.userName, ALICE.arn, ALICE.principalId])
      expect(why({ target }, record)).toEqual([expect.stringMatching(/^target target userIdentity\./u)]);
  });

  it.each<[string, string, object]>([
    ['a message that was cut', 'Bob', iam('X', null, denied('user Bob...'))],
    ['a message beside parameters', 'Bob', iam('X', { groupName: 'Ops' }, denied('user Bob'))],
    [
      'a message of a call that was not refused',
      'Bob',
      iam('X', null, { ...denied('user Bob'), errorCode: 'Success', errorMessage: '-' }),
    ],
    ['all users', `arn:aws:iam::${ACCOUNT}:user/*`, iam('X', null, denied(`arn:aws:iam::${ACCOUNT}:user/*`))],
    ['who acted', 'Alice', iam('ListUsers', null)],
    ['who acted on another', 'Alice', iam('DeleteAccessKey', { userName: 'Bob' })],
    [
      'who was refused and may have named another',
      'Alice',
      iam('GetUser', null, { errorCode: 'AccessDenied' }),
    ],
    ['who acted where the request is masked', 'Alice', iam('GetUser', 'HIDDEN_DUE_TO_SECURITY_REASONS')],
    [
      'a session that acted',
      'alice',
      by(SESSION, { eventSource: 'iam.amazonaws.com', eventName: 'GetUser' }),
    ],
    [
      'a security group of the name',
      'Ops',
      by(ALICE, { eventSource: 'ec2.amazonaws.com', requestParameters: { groupName: 'Ops' } }),
    ],
    ['the name of a session', 'alice', ASSUMED],
    [
      'a tag of the name',
      'Bob',
      iam('TagUser', { userName: 'Carol', tags: [{ key: 'owner', value: 'Bob' }] }),
    ],
    ['a bucket of another name', 'logs', by(ALICE, { resources: [{ ARN: 'arn:aws:s3:::logs' }] })],
  ])('is not %s', (_, target, record) => {
    expect(why({ target }, record)).toBeUndefined();
  });
});

describe('the time', () => {
  const at = (eventTime: unknown) => by(ALICE, { eventTime });

  it('is half open: its end is outside', () => {
    const { matches } = identitySelector({ from: '2026-01-02T10:00:00Z', to: '2026-01-02T12:00:00+01:00' });
    const times = [
      '2026-01-02T09:59:59.999Z',
      '2026-01-02T10:00:00Z',
      '2026-01-02 11:59:59+0100',
      '2026-01-02T10:59:59.999Z',
    ];
    expect(times.map((time) => matches(at(time)))).toEqual([false, true, true, true]);
    expect(matches(at('2026-01-02T11:00:00Z'))).toBe(false);
  });

  it('has fractions of whatever length', () => {
    const { matches } = identitySelector({ from: '2026-01-02T10:00:00.06Z' });
    const times = ['05', '06', '5', '0601', '0599'].map((digits) => `2026-01-02T10:00:00.${digits}Z`);
    expect(times.map((time) => matches(at(time)))).toEqual([false, true, true, true, false]);
  });

  it('is counted back from the newest record', () => {
    const newest = '2026-01-02T10:00:00Z';
    for (const [from, first, before] of [
      ['90s', '2026-01-02T09:58:30Z', '2026-01-02T09:58:29.999Z'],
      ['30m', '2026-01-02T09:30:00Z', '2026-01-02T09:29:59.999Z'],
      ['24h', '2026-01-01T10:00:00Z', '2026-01-01T09:59:59.999Z'],
      ['7d', '2025-12-26T10:00:00Z', '2025-12-26T09:59:59.999Z'],
    ] as const) {
      const { matches } = identitySelector({ from, newest });
      expect([matches(at(first)), matches(at(before))]).toEqual([true, false]);
    }
  });

  it('leaves out records that have none', () => {
    const { matches } = identitySelector({ user: 'Alice', from: '2000-01-01T00:00:00Z' });
    for (const eventTime of [undefined, null, '', 'yesterday', 7]) expect(matches(at(eventTime))).toBe(false);
    expect(identitySelector({ user: 'Alice' }).matches(at(undefined))).toBe(true);
  });
});

describe('several options', () => {
  it('must all hold', () => {
    const options = { role: 'Deploy', session: 'alice', account: ACCOUNT };
    expect(why(options, by(SESSION))).toHaveLength(5);
    expect(why({ ...options, session: 'bob' }, by(SESSION))).toBeUndefined();
    expect(why({ user: 'Alice', target: 'Bob' }, iam('DeleteUser', { userName: 'Bob' }))).toEqual([
      'user actor userIdentity.userName',
      'target target requestParameters.userName',
    ]);
  });
});

describe('bad options', () => {
  const NAMES = {
    user: 'the name, the ARN (…:user/…) or the id (AIDA…) of a user',
    role: 'the name, the ARN (…:role/…) or the id (AROA…) of a role; an assumed role is a session',
    session: 'the name of a session or the ARN of an assumed role (…:assumed-role/…)',
    accessKey: 'the id of an access key, such as AKIAIOSFODNN7EXAMPLE',
    account: 'the twelve digits of an account',
    target: 'the name, the ARN or the unique id of what something was done to',
  };

  it.each<[keyof typeof NAMES, unknown]>([
    ['user', ''],
    ['user', 7],
    ['user', 'a\nb'],
    ['user', 'a\u202eb'],
    ['user', 'x'.repeat(2049)],
    ['user', SESSION.arn],
    ['user', 'arn:aws:iam::1:user/x'],
    ['role', SESSION.arn],
    ['role', ALICE.arn],
    ['role', 'AROAEXAMPLEDEPLOY0001:alice'],
    ['session', ALICE.arn],
    ['session', SESSION.principalId],
    ['accessKey', 'AKIA****************'],
    ['accessKey', 'alice'],
    ['account', '12345'],
    ['account', 111122223333],
    ['account', ALICE.arn],
    ['accessKey', ALICE.arn],
    ['target', 'role/Deploy'],
  ])('throw: %s %j', (option, value) => {
    expect(() => identitySelector({ [option]: value })).toThrow(
      new TypeError(`The option ${option} takes ${NAMES[option]}.`),
    );
  });

  it.each<[object, string]>([
    [{}, 'Nothing is looked up: give a user, a role or another identity, or a time.'],
    [{ root: false }, 'Nothing is looked up: give a user, a role or another identity, or a time.'],
    [{ name: 'Alice' }, 'There is no option name.'],
    [{ toString: 'Alice' }, 'There is no option toString.'],
    [{ recipient: true, root: true }, 'The option recipient widens the option account, which is not given.'],
    [
      { from: '2026-01-02T10:00:00' },
      'The option from takes a time with a zone or a duration, such as 2026-01-02T03:04:05Z or 24h.',
    ],
    [
      { to: '5 days' },
      'The option to takes a time with a zone or a duration, such as 2026-01-02T03:04:05Z or 24h.',
    ],
    [
      { newest: 7, from: '24h' },
      'The option newest takes a time with a zone, such as 2026-01-02T03:04:05Z or 24h.',
    ],
    [
      { from: '2026-01-02T00:00:00Z', to: '2026-01-02T01:00:00+01:00' },
      'The option from must lie before the option to: no time lies between them.',
    ],
    [{ from: '24h' }, 'The option from is counted back from the newest record: give its time as newest.'],
    [
      { from: '24h', newest: 'now' },
      'The option newest takes a time with a zone, such as 2026-01-02T03:04:05Z or 24h.',
    ],
  ])('throw: %j', (options, message) => {
    expect(() => identitySelector(options)).toThrow(new TypeError(message));
  });
});

describe('any record', () => {
  const selectors = [
    { user: 'Alice' },
    { role: 'Deploy' },
    { session: 'alice' },
    { accessKey: ALICE.accessKeyId },
    { account: ACCOUNT, recipient: true },
    { root: true },
    { target: 'Bob' },
    { target: `arn:aws:iam::${ACCOUNT}:user/Bob` },
    { from: '2026-01-01T00:00:00Z' },
  ].map(identitySelector);

  it('is judged without throwing', () => {
    const part = fc.oneof(fc.jsonValue(), fc.json(), fc.constantFrom('{', '[', '{"a"', 'x'.repeat(100)));
    const record = fc.record(
      {
        eventTime: part,
        eventSource: fc.constantFrom('iam.amazonaws.com', 'sts.amazonaws.com', 'signin.amazonaws.com', 7),
        eventName: part,
        errorMessage: part,
        userIdentity: fc.oneof(
          part,
          fc.record({ arn: part, principalId: part, sessionContext: part, type: part }),
        ),
        requestParameters: part,
        responseElements: fc.oneof(part, fc.dictionary(fc.string(), part)),
        resources: part,
        additionalEventData: part,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(record, fc.anything()), (log) => {
        for (const { matches } of selectors) expect(typeof matches(log)).toBe('boolean');
      }),
    );
  });

  it('of a megabyte is looked through once', () => {
    const parameters = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, index) => [`k${index}`, 'x'.repeat(50)]),
    );
    const records = [
      iam('X', parameters),
      iam('X', JSON.stringify(parameters)),
      iam('X', null, { errorMessage: ' on resource: '.repeat(70_000) }),
      iam('X', null, { errorCode: 'x', errorMessage: ` on resource: ${' because'.repeat(120_000)}` }),
      by({
        principalId: `AROA${'A'.repeat(1_000_000)}`,
        arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${'/'.repeat(1_000_000)}`,
      }),
      by(`{"a":${'['.repeat(500_000)}`),
    ];
    for (const record of records)
      for (const { matches } of selectors) expect(typeof matches(record)).toBe('boolean');
  });
});
