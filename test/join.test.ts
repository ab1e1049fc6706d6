import { describe, expect, it } from 'vitest';
import { joinGroups, mapRecord, parseArn, type UdmEntity } from '../src/index.ts';

const collectedAt = '2026-01-02T03:04:05Z';
const member = (name: string, account = '111122223333') => ({
  UserName: name,
  UserId: `AIDA${name}`,
  Path: '/',
  Arn: `arn:aws:iam::${account}:user/${name}`,
  CreateDate: '2020-01-01T00:00:00Z',
});
const groupOf = (name: string, account = '111122223333') => ({
  GroupName: name,
  GroupId: `AGPA${name}`,
  Path: '/',
  Arn: `arn:aws:iam::${account}:group/${name}`,
  CreateDate: '2020-01-01T00:00:00Z',
});

function entities(join: ReturnType<typeof joinGroups>): UdmEntity[] {
  return [...join.groups()].flatMap((log) => {
    const result = mapRecord(log, { source: 'iam', collectedAt });
    return result.ok ? [result.entity] : [];
  });
}
const members = (entity: UdmEntity | undefined) =>
  entity?.relations?.map((relation) => relation.entity.user?.userid);

describe('joinGroups', () => {
  it('gives the relations that GetGroup would give, whichever came first', () => {
    const detail = {
      ...member('ana'),
      GroupList: ['admins'],
      Tags: [],
      AttachedManagedPolicies: [],
      UserPolicyList: [],
    };
    const expected = mapRecord(
      { Group: groupOf('admins'), Users: [member('ana')] },
      { source: 'iam', collectedAt },
    );
    for (const userFirst of [true, false]) {
      const join = joinGroups();
      if (userFirst) join.addUser(detail);
      join.addGroup(groupOf('admins'));
      if (!userFirst) join.addUser(detail);
      expect(entities(join)).toEqual([expected.ok && expected.entity]);
    }
  });

  it('keeps accounts apart', () => {
    const join = joinGroups();
    join.addGroup(groupOf('admins'));
    join.addGroup(groupOf('admins', '444455556666'));
    join.addUser({ ...member('bo', '444455556666'), GroupList: ['admins'] });
    expect(entities(join).map(members)).toEqual([undefined, ['bo']]);
  });

  it('merges the pages of GetGroup into one group with all members', () => {
    const join = joinGroups();
    join.addGroup({ Group: groupOf('admins'), Users: [member('ana')], IsTruncated: true, Marker: 'm' });
    join.addGroup({ Group: groupOf('admins'), Users: [member('bo')], IsTruncated: false });
    const [entity, ...others] = entities(join);
    expect(others).toEqual([]);
    expect(members(entity)).toEqual(['ana', 'bo']);
    expect(entity?.entity.group?.attribute?.labels).toEqual([
      { key: 'is_truncated', value: 'false' },
      { key: 'path', value: '/' },
    ]);
  });

  it('keeps the members of a group without the Group around it', () => {
    const join = joinGroups();
    join.addGroup({ ...groupOf('admins'), Users: [member('ana')] });
    join.addUser({ ...member('bo'), GroupList: ['admins'] });
    join.addGroup({ ...groupOf('admins'), Users: [member('eva')], IsTruncated: false });
    const [entity, ...others] = entities(join);
    expect(others).toEqual([]);
    expect(members(entity)).toEqual(['ana', 'eva', 'bo']);
  });

  it('does not let a group by itself forget that its pages go on', () => {
    const join = joinGroups();
    join.addGroup({ Group: groupOf('admins'), Users: [member('ana')], IsTruncated: true, Marker: 'm' });
    join.addGroup(groupOf('admins'));
    const [log] = join.groups();
    expect(log).toMatchObject({ IsTruncated: true, Marker: 'm' });
  });

  it('keeps two users with one id, as exports with made-up ids have them, and names each member once', () => {
    const join = joinGroups();
    join.addGroup(groupOf('admins'));
    for (const name of ['ana', 'bo', 'ana'])
      join.addUser({ ...member(name), UserId: 'AIDAX', GroupList: ['admins'] });
    expect(entities(join).map(members)).toEqual([['ana', 'bo']]);
  });

  it('names the memberships in groups that never came', () => {
    const join = joinGroups();
    join.addUser({ ...member('ana'), GroupList: ['admins', 'gone'] });
    join.addGroup(groupOf('admins'));
    expect(join.missing()).toEqual([{ user: member('ana'), index: 1 }]);
  });
});

describe('parseArn', () => {
  it.each(['aws', 'aws-cn', 'aws-us-gov', 'aws-iso-b'])('knows the partition %s', (partition) => {
    expect(parseArn(`arn:${partition}:iam::111122223333:user/a/b`)).toEqual({
      partition,
      service: 'iam',
      region: '',
      account: '111122223333',
      resource: 'user/a/b',
    });
  });

  it('ignores white space, as it stands in wrapped answers', () => {
    expect(parseArn('arn:aws:iam::111122223333:user\n            /ana')?.resource).toBe('user/ana');
  });

  it.each(['', 'arn', 'arn:aws:iam::12:user/a', 'arn:gcp:iam::111122223333:user/a', 5, null])(
    'refuses %j',
    (text) => {
      expect(parseArn(text)).toBeUndefined();
    },
  );
});
