import { describe, expect, it } from 'vitest';
import { detectKind } from '../src/index.ts';
import { mapAnswer } from '../src/stream.ts';

const collectedAt = '2026-01-02T03:04:05Z';
const user = {
  Path: '/',
  UserName: 'ana',
  UserId: 'AIDAEXAMPLEANA001',
  Arn: 'arn:aws:iam::111122223333:user/ana',
  CreateDate: collectedAt,
};

describe('a record of another service', () => {
  const OTHER = 'arn:aws:other:us-east-1:111122223333:user/ana';

  it.each<[string, Record<string, unknown>]>([
    ['the ARN says so', { ...user, Arn: OTHER }],
    ['the ARN says so, whose account was masked', { UserId: 'ana', ARN: 'arn:aws:other::xxxx:user/ana' }],
    ['the ARN of the user says so', { UserId: 'AIDAEXAMPLEANA001', UserArn: OTHER }],
    ['the ARN of the group says so', { Group: { GroupName: 'ops', GroupARN: OTHER } }],
    ['it has a pool of users', { Group: { GroupName: 'ops', UserPoolId: 'eu-west-1_a' } }],
    ['it is a security group', { GroupName: 'ops', GroupId: 'sg-0123456789abcdef0' }],
    ['its id is one of Windows', { UserId: 'S-1-1-11-1111111111' }],
    ['its id is a UUID', { UserId: '0a1b2c3d-0000-4000-8000-000000000001', UserName: 'ana' }],
    [
      'it is a row of a table',
      { group_name: 'ops', group_id: 'sg-1', arn: 'arn:aws:ec2:::security-group/1' },
    ],
  ])('is no user and no group: %s', (_, record) => {
    expect(detectKind(record)).toBeUndefined();
    const [given] = mapAnswer(record, { collectedAt });
    expect(given?.type).toBe('group_id' in record ? 'refused' : 'unmapped');
  });

  it.each<[string, Record<string, unknown>]>([
    ['of a partition of its own', { ...user, Arn: 'arn:aws-iso-b:iam::111122223333:user/ana' }],
    ['of an id of some other form', { ...user, UserId: '0a1b2c3d-0000-4000-8000-000000000001' }],
    ['of odd fields', { UserId: 'AIDAEXAMPLEANA001', ARN: { toString: null }, UserArn: 7 }],
  ])('is none where IAM may have made it: %s', (_, record) => {
    expect(detectKind(record)).toBe('USER');
  });
});
