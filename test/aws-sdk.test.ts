import {
  GetGroupCommand,
  IAMClient,
  paginateGetAccountAuthorizationDetails,
  paginateListRoles,
  paginateListUsers,
} from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEntityMapper, type UdmEntity, unwrap } from '../src/index.ts';
import { type IamServer, startIamServer } from './iam-server.ts';
import { collectedAt, group, mapAll, policy, role, user } from './stream-inputs.ts';

const TRUST = '{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"AWS":"*"}}]}';

/** What AWS sends of policies, and what the AWS CLI prints of them. */
const onWire = { AssumeRolePolicyDocument: encodeURIComponent(TRUST) };
const printed = { AssumeRolePolicyDocument: JSON.parse(TRUST) };

const tagged = {
  Tags: [
    { Key: 'team', Value: 'R&D <ö>' },
    { Key: 'empty', Value: '' },
  ],
};

let server: IamServer;
let iam: IAMClient;

beforeAll(async () => {
  server = await startIamServer({
    ListUsers: [
      { Users: [user('ana'), user('eva', { PasswordLastUsed: '2025-01-02T03:04:05.678Z' })] },
      { Users: [user('ida')] },
    ],
    ListRoles: [
      { Roles: [role('builder', onWire)] },
      { Roles: [role('reader', { ...onWire, MaxSessionDuration: 3600 })] },
    ],
    GetGroup: [{ Group: group('admins'), Users: [user('ana'), user('eva')] }],
    GetAccountAuthorizationDetails: [
      {
        UserDetailList: [
          user('ana', { GroupList: ['admins'], ...tagged }),
          user('eva', { GroupList: ['admins', 'gone'] }),
        ],
        GroupDetailList: [group('admins')],
      },
      {
        RoleDetailList: [
          role('builder', { ...onWire, ...tagged, RoleLastUsed: { LastUsedDate: '2025-01-02T03:04:05Z' } }),
        ],
        Policies: [policy('reader')],
      },
    ],
  });
  iam = new IAMClient({
    endpoint: server.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' },
  });
});

afterAll(async () => {
  iam.destroy();
  await server.close();
});

/** The entity of what the AWS CLI would have printed. */
function entityOf(log: unknown): UdmEntity {
  return unwrap(createEntityMapper().map(log, { collectedAt }));
}

describe('what the AWS SDK returns', () => {
  it('of paginateListUsers becomes users, page after page', async () => {
    const { entities, counts } = await mapAll(paginateListUsers({ client: iam }, {}));
    expect(server.asked.filter((asked) => asked.startsWith('ListUsers'))).toEqual([
      'ListUsers 0',
      'ListUsers 1',
    ]);
    expect(entities.map(({ entity }) => entity)).toEqual(
      [user('ana'), user('eva', { PasswordLastUsed: '2025-01-02T03:04:05.678Z' }), user('ida')].map(entityOf),
    );
    expect(counts).toMatchObject({
      records: 3,
      refused: 0,
      issues: { field_not_returned: 2 },
    });
    expect(counts.issues.invalid_log_field).toBeUndefined();
  });

  it('of paginateListRoles becomes roles with their trust policies decoded', async () => {
    const { entities } = await mapAll(paginateListRoles({ client: iam }, {}));
    expect(entities.map(({ entity }) => entity)).toEqual(
      [role('builder', printed), role('reader', { ...printed, MaxSessionDuration: 3600 })].map(entityOf),
    );
    expect(JSON.stringify(entities[0]!.entity)).toContain(JSON.stringify(TRUST).slice(1, -1));
  });

  it('of GetGroup becomes a group with its members', async () => {
    const answer = await iam.send(new GetGroupCommand({ GroupName: 'admins' }));
    expect(answer.Group?.CreateDate).toBeInstanceOf(Date);
    const { entities } = await mapAll([answer]);
    expect(entities.map(({ entity }) => entity)).toEqual([
      entityOf({ Group: group('admins'), Users: [user('ana'), user('eva')], IsTruncated: false }),
    ]);
    expect(entities[0]!.entity.relations).toHaveLength(2);
  });

  it('of GetAccountAuthorizationDetails becomes users, roles and groups, joined over its pages', async () => {
    const pages = paginateGetAccountAuthorizationDetails({ client: iam }, {});
    const { entities, items, counts } = await mapAll(pages, { join: true });
    const used = { RoleLastUsed: { LastUsedDate: new Date('2025-01-02T03:04:05Z') } };
    expect(entities.map(({ entity }) => entity)).toEqual([
      entityOf(user('ana', tagged)),
      entityOf(user('eva')),
      entityOf(role('builder', { ...printed, ...tagged, ...used })),
      entityOf({ Group: group('admins'), Users: [user('ana'), user('eva')] }),
    ]);
    expect(counts).toMatchObject({ records: 5, unmapped: 1, refused: 0 });
    expect(items.flatMap((item) => ('issues' in item ? item.issues : [])).map(({ code }) => code)).toContain(
      'group_not_in_input',
    );
  });
});
