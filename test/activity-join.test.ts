import { describe, expect, it } from 'vitest';
import { createMapper, mapRecord, type UdmEntity, type UdmEvent, unwrap } from '../src/index.ts';

const ACCOUNT = '111122223333';
const collectedAt = '2026-01-02T03:04:05Z';

const USER = {
  UserName: 'ana',
  UserId: 'AIDAEXAMPLEANA000001',
  Path: '/ops/',
  Arn: `arn:aws:iam::${ACCOUNT}:user/ops/ana`,
  CreateDate: '2020-01-01T00:00:00Z',
};
const ROLE = {
  RoleName: 'builder',
  RoleId: 'AROAEXAMPLEBUILDER01',
  Path: '/ci/',
  Arn: `arn:aws:iam::${ACCOUNT}:role/ci/builder`,
  CreateDate: '2020-01-01T00:00:00Z',
  AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] },
};
const ROOT = { UserName: 'root', UserId: ACCOUNT, Arn: `arn:aws:iam::${ACCOUNT}:root`, Path: '/' };

const byAna = {
  type: 'IAMUser',
  principalId: USER.UserId,
  arn: USER.Arn,
  accountId: ACCOUNT,
  userName: USER.UserName,
};
const byBuilder = {
  type: 'AssumedRole',
  principalId: `${ROLE.RoleId}:run-7`,
  arn: `arn:aws:sts::${ACCOUNT}:assumed-role/builder/run-7`,
  accountId: ACCOUNT,
  sessionContext: {
    sessionIssuer: { type: 'Role', principalId: ROLE.RoleId, arn: ROLE.Arn, userName: ROLE.RoleName },
  },
};

const events = createMapper({ source: 'cloudtrail' });

/** One record of the account's activity, as an event. */
function event(eventName: string, userIdentity: object, more: object = {}): UdmEvent {
  const record = {
    eventVersion: '1.11',
    eventTime: '2026-03-04T05:06:07Z',
    eventSource: eventName.startsWith('Assume') ? 'sts.amazonaws.com' : 'iam.amazonaws.com',
    eventName,
    awsRegion: 'us-east-1',
    sourceIPAddress: '192.0.2.1',
    userIdentity,
    eventID: '00000000-0000-4000-8000-000000000001',
    eventType: 'AwsApiCall',
    recipientAccountId: ACCOUNT,
    ...more,
  };
  return unwrap(events.map(record));
}

const entity = (log: unknown): UdmEntity['entity'] =>
  unwrap(mapRecord(log, { source: 'iam', collectedAt })).entity;

describe('the activity of an account joins its snapshot', () => {
  it('by the unique id of the user who acts, and not by userid, which is an ARN in events', () => {
    const { user } = event('ListRoles', byAna).principal!;
    expect(user!.productObjectId).toBe(entity(USER).user!.productObjectId);
    expect(user!.userid).toBe(USER.Arn);
    expect(user!.userid).not.toBe(entity(USER).user!.userid);
  });

  it('by the unique id of the role whose session acts', () => {
    const { user } = event('ListRoles', byBuilder).principal!;
    expect(user!.productObjectId).toBe(entity(ROLE).resource!.productObjectId);
  });

  it('by the account, which is the unique id of its root', () => {
    const root = { type: 'Root', principalId: ACCOUNT, arn: ROOT.Arn, accountId: ACCOUNT };
    expect(event('ListRoles', root).principal!.user!.productObjectId).toBe(
      entity(ROOT).user!.productObjectId,
    );
  });

  it('by the name of the user that a call is about', () => {
    const { target } = event('AttachUserPolicy', byBuilder, {
      requestParameters: { userName: USER.UserName, policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
    });
    expect(target!.user!.userid).toBe(entity(USER).user!.userid);
  });

  it('by id and ARN of the role that is made, and by its ARN where it is assumed', () => {
    const created = event('CreateRole', byAna, {
      requestParameters: { roleName: ROLE.RoleName, path: ROLE.Path },
      responseElements: { role: { arn: ROLE.Arn, roleId: ROLE.RoleId, roleName: ROLE.RoleName } },
    });
    const { productObjectId, name } = entity(ROLE).resource!;
    expect(created.target!.resource).toMatchObject({ productObjectId, name });
    const assumed = event('AssumeRole', byAna, {
      requestParameters: { roleArn: ROLE.Arn, roleSessionName: 'run-7' },
      responseElements: { assumedRoleUser: { assumedRoleId: byBuilder.principalId, arn: byBuilder.arn } },
    });
    expect(assumed.target!.resource).toMatchObject({ productObjectId, name });
  });

  it('by a key, from the call that made it to the calls that are made with it', () => {
    const accessKeyId = 'AKIAEXAMPLEKEY000001';
    const created = event('CreateAccessKey', byAna, {
      responseElements: { accessKey: { accessKeyId, userName: USER.UserName, status: 'Active' } },
    });
    const used = event('ListRoles', { ...byAna, accessKeyId });
    expect(created.target!.resource!.productObjectId).toBe(accessKeyId);
    expect(used.additional!.accessKeyId).toBe(accessKeyId);
  });

  it('by nothing but the name where a call names a role without its path', () => {
    const { target } = event('AttachRolePolicy', byAna, {
      requestParameters: { roleName: ROLE.RoleName, policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
    });
    const text = JSON.stringify(target);
    expect(text).toContain(ROLE.RoleName);
    expect(text).not.toContain(ROLE.RoleId);
    expect(text).not.toContain(ROLE.Arn);
  });
});
