import { describe, expect, it } from 'vitest';
import { createEntityMapper } from '../src/index.ts';

const collectedAt = '2026-01-02T03:04:05Z';
const ARN = 'arn:aws:iam::111122223333:user/ana';
const GROUP = 'arn:aws:iam::111122223333:group/ops';

describe('a record that a table or a playbook has written', () => {
  const row = { user_id: 'AIDAEXAMPLEANA001', arn: ARN, path: '/', create_date: collectedAt };
  const mapped = (record: unknown) => {
    const result = createEntityMapper().map(record, { collectedAt });
    if (!result.ok) throw new Error('It is refused.');
    const { user: noun, group } = result.entity.entity;
    const codes = result.issues.map(({ code, path }) => `${code} ${path.join('.')}`);
    return { name: noun?.userid ?? group?.groupDisplayName, labels: noun?.attribute?.labels, codes };
  };

  it('has its name where the ARN ends with it', () => {
    expect(mapped({ ...row, name: 'ana' })).toMatchObject({ name: 'ana', codes: ['other_spelling '] });
    expect(mapped({ ...row, name: 'Ana Costa' }).codes).toEqual([
      'other_spelling ',
      'unknown_log_field name',
    ]);
    expect(mapped({ ...row, name: 'na' }).name).toBeUndefined();
    expect(mapped({ ...row, user_name: 'ana', name: 'ana' }).codes).toContain('unknown_log_field name');
    expect(mapped({ group_id: 'AGPAEXAMPLEOPS001', arn: GROUP, name: 'ops' }).name).toBe('ops');
  });

  it('has its tags also as an object of their keys', () => {
    const labels = [
      { key: 'team', value: 'a' },
      { key: 'stage', value: 'b' },
      { key: 'path', value: '/' },
    ];
    expect(mapped({ ...row, tags: { team: 'a', stage: 'b' } })).toMatchObject({ labels });
    expect(mapped({ ...row, tags: {} }).codes).toEqual(['other_spelling ']);
    expect(mapped({ ...row, tags: { Key: 'team', Value: 'a' } }).codes).toContain('invalid_log_field Tags');
    expect(mapped({ ...row, tags: { team: ['a'] } }).codes).toContain('invalid_log_field Tags');
  });

  it('has its boundary, its last use and its trust policy in columns of their own', () => {
    const role = {
      name: 'app',
      role_id: 'AROAEXAMPLEAPP001',
      arn: 'arn:aws:iam::111122223333:role/app',
      path: '/',
      create_date: collectedAt,
      assume_role_policy: { Version: '2012-10-17', Statement: [] },
      permissions_boundary_arn: 'arn:aws:iam::111122223333:policy/b',
      permissions_boundary_type: '',
      role_last_used_date: collectedAt,
      role_last_used_region: 'eu-west-1',
    };
    const { name, ...record } = role;
    const result = createEntityMapper().map(role, { collectedAt });
    const spelled = createEntityMapper().map(
      {
        ...record,
        role_name: name,
        assume_role_policy_document: role.assume_role_policy,
        permissions_boundary: { permissions_boundary_arn: role.permissions_boundary_arn },
        role_last_used: { last_used_date: collectedAt, region: 'eu-west-1' },
      },
      { collectedAt },
    );
    if (!result.ok || !spelled.ok) throw new Error('It is refused.');
    expect(result.entity).toEqual(spelled.entity);
    expect(result.entity.entity.location?.name).toBe('eu-west-1');
    expect(result.issues.map(({ code }) => code)).toEqual(['other_spelling']);
  });

  it('has its members in a column of their own', () => {
    const users = [
      { UserId: 'AIDAEXAMPLEANA001', UserName: 'ana', Path: '/', Arn: ARN, CreateDate: collectedAt },
    ];
    const group = { group_id: 'AGPAEXAMPLEOPS001', arn: GROUP, path: '/', create_date: collectedAt };
    const result = createEntityMapper().map({ ...group, name: 'ops', users }, { collectedAt });
    if (!result.ok) throw new Error('It is refused.');
    expect(result.entity.relations?.[0]?.entity?.user?.userid).toBe('ana');
    expect(result.issues.map(({ code }) => code)).toEqual(['other_spelling']);
  });

  it('has no column twice', () => {
    const boundary = { permissions_boundary_arn: 'arn:aws:iam::111122223333:policy/b' };
    const { codes } = mapped({
      ...row,
      name: 'ana',
      permissions_boundary: boundary,
      permissions_boundary_arn: 'arn:aws:iam::111122223333:policy/c',
    });
    expect(codes).toContain('unknown_log_field permissions_boundary_arn');
  });
});
