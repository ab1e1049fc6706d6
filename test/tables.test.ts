import { describe, expect, it } from 'vitest';
import { createMapper } from '../src/index.ts';

const collectedAt = '2026-01-02T03:04:05Z';
const ARN = 'arn:aws:iam::111122223333:user/ana';
const GROUP = 'arn:aws:iam::111122223333:group/ops';

describe('a record that a table or a playbook has written', () => {
  const row = { user_id: 'AIDAEXAMPLEANA001', arn: ARN, path: '/', create_date: collectedAt };
  const mapped = (record: unknown) => {
    const result = createMapper().map(record, { collectedAt });
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
});
