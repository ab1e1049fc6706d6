import { describe, expect, it } from 'vitest';
import { mapRecord, type UdmEvent, unwrap } from '../src/index.ts';

const ACCOUNT = '111122223333';
const USER_ARN = `arn:aws:iam::${ACCOUNT}:user/ana`;
const SESSION_ARN = `arn:aws:sts::${ACCOUNT}:assumed-role/Deploy/ci-run`;
const MASK = 'HIDDEN_DUE_TO_SECURITY_REASONS';

/** The session of a role: who issued it is the role. */
const ISSUED = {
  sessionContext: { sessionIssuer: { type: 'Role', principalId: 'AROAISSUER', userName: 'Deploy' } },
};
const BEHALF = { onBehalfOf: { userId: 'b-1' } };

/** A record with parts of its own. */
function call(more: object) {
  return {
    eventSource: 'iam.amazonaws.com',
    eventName: 'ListUsers',
    eventTime: '2026-03-04T05:06:07Z',
    sourceIPAddress: '192.0.2.1',
    ...more,
  };
}

function eventOf(record: object, allServices = false): UdmEvent {
  return unwrap(mapRecord(call(record), { source: 'cloudtrail', allServices }));
}

function labelsOf(labels: readonly { key: string; value: string }[] = []) {
  return Object.fromEntries(labels.map(({ key, value }) => [key, value]));
}

describe('the unique id of who acts', () => {
  const idOf = (userIdentity: object) => eventOf({ userIdentity }).principal.user?.productObjectId;

  it.each([
    ['the principal id', { type: 'IAMUser', principalId: 'AIDAANA', arn: USER_ARN }, 'AIDAANA'],
    [
      'the principal id of a session, whoever issued it',
      { type: 'AssumedRole', principalId: 'AROADEPLOY:ci-run', arn: SESSION_ARN, ...ISSUED },
      'AROADEPLOY',
    ],
    ['the account, for its root', { type: 'Root', principalId: ACCOUNT, accountId: ACCOUNT }, ACCOUNT],
    [
      'no account that is no root',
      { type: 'AWSAccount', principalId: ACCOUNT, accountId: ACCOUNT },
      undefined,
    ],
    [
      'the issuer of a session without a principal id',
      { type: 'AssumedRole', arn: SESSION_ARN, ...ISSUED },
      'AROAISSUER',
    ],
    [
      'the issuer of a session whose principal id is masked',
      { type: 'AssumedRole', principalId: MASK, arn: SESSION_ARN, ...ISSUED },
      'AROAISSUER',
    ],
    ['no issuer of what is no session', { type: 'IAMUser', arn: USER_ARN, ...ISSUED }, undefined],
    ['no issuer of what has no ARN', { type: 'AssumedRole', ...ISSUED }, undefined],
    [
      'no issuer that is no role',
      {
        type: 'AssumedRole',
        arn: SESSION_ARN,
        sessionContext: { sessionIssuer: { type: 'IAMUser', principalId: 'AIDAISSUER' } },
      },
      undefined,
    ],
    ['the user on whose behalf it acts, where it has none', { type: 'Unknown', ...BEHALF }, 'b-1'],
    [
      'the user on whose behalf a session acts, where its issuer has none',
      {
        type: 'AssumedRole',
        arn: SESSION_ARN,
        sessionContext: { sessionIssuer: { type: 'Role', userName: 'Deploy' } },
        ...BEHALF,
      },
      'b-1',
    ],
    [
      'the issuer before the user on whose behalf a session acts',
      { type: 'AssumedRole', arn: SESSION_ARN, ...ISSUED, ...BEHALF },
      'AROAISSUER',
    ],
    [
      'the user of the Identity Center before anything else',
      { type: 'IdentityCenterUser', principalId: 'AROAX:1', arn: SESSION_ARN, ...ISSUED, ...BEHALF },
      'b-1',
    ],
    [
      'the user of the Identity Center before the issuer',
      { type: 'IdentityCenterUser', arn: SESSION_ARN, ...ISSUED, ...BEHALF },
      'b-1',
    ],
  ])('is %s', (_, userIdentity, id) => {
    expect(idOf(userIdentity)).toBe(id);
  });

  it('is a label where it is that of a user on whose behalf someone else acts', () => {
    const labels = (userIdentity: object) =>
      labelsOf(eventOf({ userIdentity }).principal.user?.attribute?.labels)['userIdentity.onBehalfOf.userId'];
    expect(labels({ type: 'IAMUser', principalId: 'AIDAANA', ...BEHALF })).toBe('b-1');
    expect(labels({ type: 'IAMUser', principalId: 'AIDAANA' })).toBeUndefined();
    expect(labels({ type: 'IdentityCenterUser', principalId: 'AIDAANA', ...BEHALF })).toBeUndefined();
  });
});

describe('the session and the issuer of who acts', () => {
  const userOf = (userIdentity: object) => {
    const { userDisplayName, attribute } = eventOf({ userIdentity }).principal.user ?? {};
    const labels = labelsOf(attribute?.labels);
    return [
      userDisplayName,
      labels.session_name,
      labels['userIdentity.sessionContext.sessionIssuer.userName'],
    ];
  };
  const issuedBy = { sessionContext: { sessionIssuer: { type: 'Role', userName: 'Issuer' } } };

  it.each([
    [
      'a session by its issuer and the name behind its id',
      { type: 'AssumedRole', principalId: 'AROAX:run', arn: SESSION_ARN, ...issuedBy },
      ['Issuer', 'run', undefined],
    ],
    [
      'a session without a principal id by the name in its ARN',
      { type: 'AssumedRole', arn: SESSION_ARN, ...issuedBy },
      ['Issuer', 'ci-run', undefined],
    ],
    [
      'a session with a name of its own by that, with its issuer beside',
      { type: 'AssumedRole', principalId: 'AROAX:run', userName: 'own', ...issuedBy },
      ['own', 'run', 'Issuer'],
    ],
    [
      'whoever is no session of a role by the ARN, with the issuer beside',
      { type: 'FederatedUser', arn: `arn:aws:sts::${ACCOUNT}:federated-user/bob`, ...issuedBy },
      ['bob', undefined, 'Issuer'],
    ],
    [
      'a role by what stands behind the last slash of its ARN',
      { type: 'Role', arn: `arn:aws:iam::${ACCOUNT}:role/svc/Worker` },
      ['Worker', undefined, undefined],
    ],
    [
      'a user of another kind not by the ARN',
      { type: 'AWSAccount', arn: `arn:aws:iam::${ACCOUNT}:user/svc/worker` },
      [undefined, undefined, undefined],
    ],
  ])('name %s', (_, userIdentity, names) => {
    expect(userOf(userIdentity)).toEqual(names);
  });
});

describe('who signs in', () => {
  const signin = (eventName: string, more: object) => {
    const { principal, target } = eventOf({ eventSource: 'signin.amazonaws.com', eventName, ...more });
    return [principal.user?.userid, target?.user?.userid, target?.resource?.name];
  };
  const userIdentity = { type: 'IAMUser', principalId: 'AIDAANA', arn: USER_ARN, userName: 'ana' };

  it('is the target of the event, and no principal', () => {
    expect(signin('ConsoleLogin', { userIdentity })).toEqual([undefined, 'ana', undefined]);
  });

  it('is both where it switches to a role, and the target alone where it comes from one', () => {
    const role = `arn:aws:iam::${ACCOUNT}:role/Admin`;
    expect(signin('SwitchRole', { userIdentity, additionalEventData: { SwitchTo: role } })).toEqual([
      'ana',
      'ana',
      role,
    ]);
    const additionalEventData = { SwitchFrom: 'ana', SwitchTo: role };
    expect(signin('SwitchRole', { userIdentity, additionalEventData })[2]).toBeUndefined();
  });

  it('is not said by what the record lists among its resources', () => {
    const resources = [{ ARN: `arn:aws:iam::${ACCOUNT}:user/bo`, type: 'AWS::IAM::User' }];
    expect(signin('ConsoleLogin', { userIdentity, resources })[2]).toBeUndefined();
    expect(eventOf({ userIdentity, resources }).target?.resource?.name).toBe(resources[0]!.ARN);
  });
});

describe('a call that may leave out its user', () => {
  const targetOf = (type: string, more: object) => {
    const userIdentity = { type, principalId: 'AIDAANA', arn: USER_ARN, userName: 'ana' };
    const { target } = eventOf({ eventName: 'CreateAccessKey', userIdentity, ...more });
    return target?.user?.userid;
  };

  it('is about the caller where it has left it out, and where the caller is one of IAM', () => {
    expect(targetOf('IAMUser', {})).toBe('ana');
    expect(targetOf('IAMUser', { requestParameters: {} })).toBe('ana');
    expect(targetOf('IAMUser', { requestParameters: [] })).toBe('ana');
    expect(targetOf('IAMUser', { requestParameters: { userName: 'bo' } })).toBe('bo');
    expect(targetOf('Root', {})).toBe('ana');
    expect(targetOf('AssumedRole', {})).toBeUndefined();
  });

  it('is about nobody where its request cannot be read, since that may have named someone else', () => {
    expect(targetOf('IAMUser', { requestParameters: MASK })).toBeUndefined();
    expect(targetOf('IAMUser', { requestParameters: '' })).toBe('ana');
  });

  it('is about nobody where it was refused, unless it can be about nobody else', () => {
    const errorCode = 'AccessDenied';
    expect(targetOf('IAMUser', { errorCode })).toBeUndefined();
    expect(targetOf('IAMUser', { errorCode, eventName: 'ChangePassword' })).toBe('ana');
  });

  it('is about nobody where it is another call', () => {
    expect(targetOf('IAMUser', { eventName: 'UpdateLoginProfile' })).toBeUndefined();
  });
});

describe('a call about a setting', () => {
  it('is about that setting, whatever else the record names', () => {
    const resources = [{ ARN: `arn:aws:iam::${ACCOUNT}:user/bo`, type: 'AWS::IAM::User' }];
    const { target } = eventOf({ eventName: 'UpdateAccountPasswordPolicy', resources });
    expect(target?.resource).toEqual({ name: 'AccountPasswordPolicy', resourceType: 'SETTING' });
  });
});

describe('a call of an unknown name', () => {
  it('is of the type that its name says, also where it is written like the types of unknown calls', () => {
    const typeOf = (eventName: string) =>
      eventOf({ eventName, userIdentity: { type: 'IAMUser', userName: 'ana' } }).metadata.eventType;
    expect(typeOf('* USER_DELETION')).toBe(typeOf('USER_DELETION'));
  });
});

describe('the message of a refusal', () => {
  const targetOf = (target: string, more: object = {}) => {
    const errorMessage = `User: ${USER_ARN} is not authorized to perform: iam:X on resource: ${target}`;
    const event = eventOf({ eventName: 'GetUser', errorCode: 'AccessDenied', errorMessage, ...more }, true);
    const { user, group, resource } = event.target ?? {};
    return [
      user?.userid ?? group?.groupDisplayName,
      resource?.name,
      resource?.resourceType,
      resource?.resourceSubtype,
    ];
  };
  const arn = (resource: string) => `arn:aws:iam::${ACCOUNT}:${resource}`;

  it.each([
    ['user bo', ['bo', undefined, undefined, undefined]],
    ['group ops', ['ops', undefined, undefined, undefined]],
    ['role Admin', [undefined, 'Admin', 'ACCESS_POLICY', 'AWS::IAM::Role']],
    ['instance profile web', [undefined, 'web', undefined, 'AWS::IAM::InstanceProfile']],
    [arn('user/a/bo'), ['bo', arn('user/a/bo'), undefined, 'AWS::IAM::User']],
    [arn('mfa/m'), [undefined, arn('mfa/m'), 'CREDENTIAL', 'AWS::IAM::MFADevice']],
    [
      `arn:aws:sts::${ACCOUNT}:federated-user/cy`,
      ['cy', `arn:aws:sts::${ACCOUNT}:federated-user/cy`, undefined, undefined],
    ],
  ])('says what the call was about: %s', (target, expected) => {
    expect(targetOf(target)).toEqual(expected);
  });

  it('is read where the request says nothing, of IAM and STS alone', () => {
    expect(targetOf('role Admin', { requestParameters: {} })[1]).toBe('Admin');
    expect(targetOf('role Admin', { requestParameters: { maxItems: 1 } })[1]).toBeUndefined();
    expect(targetOf('role Admin', { eventSource: 'sts.amazonaws.com' })[1]).toBe('Admin');
    expect(targetOf('role Admin', { eventSource: 'ec2.amazonaws.com' })[1]).toBeUndefined();
    expect(targetOf('role Admin', { eventSource: 'signin.amazonaws.com' })[1]).toBeUndefined();
  });
});

describe('a refused login by federation', () => {
  const targetOf = (eventName: string, more: object) => {
    const userIdentity = { type: 'SAMLUser', principalId: 'idp:ana', userName: 'ana@example.org' };
    const record = { eventSource: 'sts.amazonaws.com', eventName, errorCode: 'AccessDenied', userIdentity };
    return eventOf({ ...record, ...more }).target?.user;
  };
  const answer = { responseElements: { assumedRoleUser: { arn: SESSION_ARN } } };

  it('is about the identity that tried, where nothing else is named', () => {
    const tried = targetOf('AssumeRoleWithSAML', {});
    expect(tried?.userid).toBe('ana@example.org');
    expect(targetOf('AssumeRoleWithWebIdentity', {})).toEqual(tried);
    expect(targetOf('AssumeRole', {})?.userid).toBeUndefined();
    expect(targetOf('AssumeRoleWithSAML', { errorCode: undefined })?.userid).toBeUndefined();
    const named = targetOf('AssumeRoleWithSAML', { requestParameters: { userName: 'bo' } });
    expect(named).toEqual({ userDisplayName: 'bo', userid: 'bo' });
    expect(targetOf('AssumeRoleWithSAML', answer)).toEqual({
      userDisplayName: 'Deploy',
      userid: SESSION_ARN,
    });
    expect(targetOf('AssumeRoleWithSAML', { requestParameters: { userName: MASK } })).toEqual(tried);
  });

  it('is about the role that it asked for, where it names one', () => {
    const requestParameters = { roleArn: `arn:aws:iam::${ACCOUNT}:role/Admin` };
    expect(targetOf('AssumeRoleWithSAML', { requestParameters })?.userid).toBeUndefined();
  });
});

describe('the role beside what a call is about', () => {
  const beside = (more: object) => {
    const { resourceAncestors, resource } = eventOf({ eventName: 'AttachRolePolicy', ...more }).target ?? {};
    return [resource?.name, resourceAncestors?.map(({ name }) => name)];
  };

  it('stands among its ancestors, unless it is what the call is about', () => {
    const policyArn = `arn:aws:iam::${ACCOUNT}:policy/p`;
    expect(beside({ requestParameters: { policyArn, roleName: 'Admin' } })).toEqual([policyArn, ['Admin']]);
    expect(beside({ requestParameters: { roleName: 'Admin' } })).toEqual(['Admin', undefined]);
    expect(beside({ requestParameters: { policyArn, roleName: MASK } })).toEqual([policyArn, undefined]);
    expect(beside({ requestParameters: { policyArn } })).toEqual([policyArn, undefined]);
  });
});
