import { describe, expect, it } from 'vitest';
import { createEntityMapper } from '../src/index.ts';

const collectedAt = '2026-01-02T03:04:05Z';
const user = {
  UserName: 'ana',
  Path: '/',
  Arn: 'arn:aws:iam::111122223333:user/ana',
  CreateDate: collectedAt,
};

const mapped = (ids: object) => createEntityMapper().map({ ...user, ...ids }, { collectedAt });

describe('an id in two spellings', () => {
  it.each([
    [{ UserId: 'AIDAANA', UserID: 7 }, 'UserID'],
    [{ UserID: 'AIDAANA', UserId: ['x'] }, 'UserId'],
    [{ UserId: 'AIDAANA', UserID: '\ud800' }, 'UserID'],
  ])('is the one that can be read: %j', (ids, bad) => {
    const result = mapped(ids);
    if (!result.ok) throw new Error('It is refused.');
    expect(result.entity.entity.user?.productObjectId).toBe('AIDAANA');
    expect(result.issues.map(({ severity, path }) => [severity, path])).toEqual([['warning', [bad]]]);
  });

  it('refuses the record where neither can be read', () => {
    const { ok, issues } = mapped({ UserId: [], UserID: 7 });
    expect(ok).toBe(false);
    expect(issues.map(({ severity, path }) => [severity, path])).toEqual([
      ['warning', ['UserId']],
      ['error', ['UserID']],
    ]);
  });
});
