import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDiffInParts } from '../src/diff/format.ts';
import { diffEntities, formatDiff, mapRecord, type UdmEntity, unwrap } from '../src/index.ts';
import { comparePolicies } from '../src/log/policy/statement.ts';
import { nameOfMember } from '../src/udm/name.ts';
import { snakeKeys } from '../src/udm/style.ts';
import { goldenCases, mapGolden } from './golden.ts';

type Fields = Record<string, unknown>;

const map = (log: unknown, collectedAt = '2026-01-02T03:04:05Z'): UdmEntity =>
  unwrap(mapRecord(log, { source: 'iam', collectedAt }));

const ARN = 'arn:aws:iam::111122223333';

const user = (name: string, more: Fields = {}) => ({
  UserId: `AIDA${name}`,
  UserName: name,
  Path: '/',
  Arn: `${ARN}:user/${name}`,
  CreateDate: '2020-01-01T00:00:00Z',
  ...more,
});

const group = (name: string, ...members: string[]) => ({
  Group: {
    GroupId: `AGPA${name}`,
    GroupName: name,
    Path: '/',
    Arn: `${ARN}:group/${name}`,
    CreateDate: '2020-01-01T00:00:00Z',
  },
  Users: members.map((member) => user(member)),
});

const role = (name: string, policy: unknown, more: Fields = {}) => ({
  RoleId: `AROA${name}`,
  RoleName: name,
  Path: '/',
  Arn: `${ARN}:role/${name}`,
  CreateDate: '2020-01-01T00:00:00Z',
  AssumeRolePolicyDocument: policy,
  ...more,
});

const trust = (...statements: unknown[]) => ({ Version: '2012-10-17', Statement: statements });
const allow = (principal: unknown, more: Fields = {}) => ({
  Effect: 'Allow',
  Action: 'sts:AssumeRole',
  Principal: principal,
  ...more,
});

const entities = goldenCases().flatMap((golden) => {
  const result = mapGolden(golden);
  return result.ok ? [result.entity as UdmEntity] : [];
});

describe('events', () => {
  const call = (eventID: string | undefined, more: Fields = {}) =>
    unwrap(
      mapRecord(
        {
          eventVersion: '1.11',
          userIdentity: { type: 'IAMUser', userName: 'ana', accountId: '111122223333' },
          eventTime: '2026-01-02T03:04:05Z',
          eventSource: 'iam.amazonaws.com',
          eventName: 'CreateUser',
          requestParameters: { userName: 'bo' },
          ...(eventID !== undefined && { eventID }),
          ...more,
        },
        { source: 'cloudtrail' },
      ),
    );

  it('are the same by their ids: what one side lacks is added or removed, what says something else has changed', () => {
    const refused = call('three', { errorCode: 'AccessDenied' });
    const { added, removed, changed, unchanged, repeated } = diffEntities(
      [call('one'), call('two'), call('three')],
      [call('four'), refused, call('two'), snakeKeys(call('two'))],
    );
    expect(added).toEqual([
      expect.objectContaining({ type: 'USER_CREATION', id: 'four', name: 'CreateUser' }),
    ]);
    expect(removed.map(({ id }) => id)).toEqual(['one']);
    expect(changed.map(({ id, fields }) => [id, fields.map(({ udmField }) => udmField)])).toEqual([
      ['three', expect.arrayContaining(['security_result[0].action[0]', 'security_result[0].rule_id'])],
    ]);
    expect({ unchanged, repeated }).toEqual({ unchanged: 1, repeated: { before: 0, after: 1 } });
  });

  it('without an id are the same where they say the same', () => {
    const [old, other] = [call(undefined), call(undefined, { awsRegion: 'eu-west-1' })];
    const { added, removed, unchanged } = diffEntities([old], [old, other]);
    expect([added.length, removed.length, unchanged]).toEqual([1, 0, 1]);
  });

  it('stand beside entities, and neither is taken for the other', () => {
    const both = [map(user('ana')), call('one')];
    expect(diffEntities(both, [...both].reverse()).unchanged).toBe(2);
    expect(formatDiff(diffEntities(both, [call('one')]), 'text')).toBe(
      '- USER ana (AIDAana)\n0 added, 1 removed, 0 changed, 1 unchanged\n',
    );
  });
});

describe('diffEntities', () => {
  it('finds what was added, removed and changed between two snapshots of one account', () => {
    const before = [
      user('ana'),
      user('bo'),
      group('admins', 'bo'),
      role('deploy', trust(allow({ AWS: `${ARN}:root` }))),
    ];
    const after = [
      user('ana', { Tags: [{ Key: 'team', Value: 'red' }] }),
      user('cy'),
      group('admins', 'ana'),
      role('deploy', trust(allow({ AWS: `${ARN}:root` }), allow({ AWS: 'arn:aws:iam::999988887777:root' }))),
    ];
    const diff = diffEntities(
      before.map((log) => map(log)),
      after.map((log) => map(log, '2026-02-02T03:04:05Z')),
    );
    expect(formatDiff(diff, 'text')).toBe(
      [
        '+ USER cy (AIDAcy)',
        '- USER bo (AIDAbo)',
        '~ USER ana (AIDAana): entity.user.attribute.labels[team] added: {"key":"team","value":"red"}',
        '~ GROUP admins (AGPAadmins): ana joined, bo left',
        '~ RESOURCE deploy (AROAdeploy): trust policy changed: + Allow sts:AssumeRole to arn:aws:iam::999988887777:root',
        '1 added, 1 removed, 3 changed, 0 unchanged',
        '',
      ].join('\n'),
    );
    expect(diff.changed[1]).toEqual({
      type: 'GROUP',
      name: 'admins',
      id: 'AGPAadmins',
      fields: [],
      joined: [{ name: 'ana', relationship: 'MEMBER', type: 'USER' }],
      left: [{ name: 'bo', relationship: 'MEMBER', type: 'USER' }],
      policies: [],
    });
  });

  it('finds no change in anything but its time of collection, its style and its order', () => {
    const later = entities.map((entity) => {
      const copy = snakeKeys(entity) as { metadata: Fields; relations?: unknown[] };
      copy.relations?.reverse();
      copy.metadata.collected_timestamp = '2027-01-01T00:00:00Z';
      return copy;
    });
    const diff = diffEntities(entities, later);
    expect([...diff.added, ...diff.removed, ...diff.changed]).toEqual([]);
    expect(diff.unchanged + diff.repeated.after).toBe(entities.length);
    expect(formatDiff(diff, 'text')).toMatch(/^0 added, 0 removed, 0 changed, \d+ unchanged/u);
  });

  it('is turned around with its snapshots', () => {
    // A snapshot is of one setting: in one of several, a group with its id alone may be that with its name alone.
    const small = entities.filter(
      ({ entity: { group }, relations = [] }) =>
        relations.length < 10 && (group === undefined || group.emailAddresses !== undefined),
    );
    fc.assert(
      fc.property(fc.subarray(small), fc.subarray(small), (one, other) => {
        const [there, back] = [diffEntities(one, other), diffEntities(other, one)];
        expect(back.added.map(({ entity }) => entity)).toEqual(there.removed.map(({ entity }) => entity));
        expect(back.unchanged).toBe(there.unchanged);
        expect(back.changed).toHaveLength(there.changed.length);
      }),
      { numRuns: 30 },
    );
  });

  it('takes a user made again under the same name for another user', () => {
    const diff = diffEntities([map(user('ana'))], [map(user('ana', { UserId: 'AIDANEW' }))]);
    expect(diff.added.map(({ id }) => id)).toEqual(['AIDANEW']);
    expect(diff.removed.map(({ id }) => id)).toEqual(['AIDAana']);
  });

  const bare = map(user('ana'));
  const withoutId = structuredClone(bare) as { entity: { user: { productObjectId?: string } } } & UdmEntity;
  delete withoutId.entity.user.productObjectId;
  const outcome = (before: readonly unknown[], after: readonly unknown[]) => {
    const { added, removed, changed, unchanged, repeated } = diffEntities(before, after);
    return [added.length, removed.length, changed.length, unchanged, repeated.before, repeated.after];
  };

  it('knows what was merged by the id and the keys of each', () => {
    const renamed = map(user('anna', { UserId: 'AIDAana' }));
    expect(outcome([withoutId, bare], [renamed])).toEqual([0, 0, 1, 0, 1, 0]);
    expect(outcome([bare, withoutId], [withoutId])).toEqual([0, 0, 0, 1, 1, 0]);
    const again = map(user('ana', { UserId: 'AIDANEW' }));
    expect(outcome([withoutId, bare, again], [bare, again])).toEqual([0, 0, 0, 2, 1, 0]);
  });

  it('takes one without an id for the first of its key', () => {
    const again = map(user('ana', { UserId: 'AIDANEW', Path: '/b/' }));
    const { removed, changed } = diffEntities([bare, again], [withoutId]);
    expect(removed.map(({ id }) => id)).toEqual(['AIDANEW']);
    expect(changed.map(({ fields }) => fields.map(({ udmField }) => udmField))).toEqual([
      ['entity.user.product_object_id'],
    ]);
  });

  it('knows one without any key by all that it says', () => {
    const noted = (note: string) => ({ metadata: { entityType: 'USER' }, entity: { hostname: note } });
    expect(outcome([noted('a'), noted('b')], [noted('b'), noted('a')])).toEqual([0, 0, 0, 2, 0, 0]);
    expect(outcome([noted('a')], [noted('b')])).toEqual([1, 1, 0, 0, 0, 0]);
  });

  it('takes the next merge key where an entity has no id', () => {
    for (const [before, after] of [
      [withoutId, bare],
      [bare, withoutId],
    ] as const) {
      const diff = diffEntities([before], [after]);
      expect(diff.changed.map(({ fields }) => fields.map(({ udmField }) => udmField))).toEqual([
        ['entity.user.product_object_id'],
      ]);
    }
  });

  it('never takes a user for a role of the same key', () => {
    const asRole = map(role('ana', trust(), { RoleId: 'AIDAana' }));
    const diff = diffEntities([map(user('ana'))], [asRole]);
    expect([diff.added.length, diff.removed.length, diff.changed.length]).toEqual([1, 1, 0]);
  });

  it('keeps of equal keys the entity that was collected last', () => {
    const [old, now] = [map(user('ana', { Path: '/old/' })), map(user('ana'), '2026-03-03T00:00:00Z')];
    for (const snapshot of [
      [old, now],
      [now, old],
    ]) {
      const diff = diffEntities(snapshot, [now]);
      expect(diff).toMatchObject({ changed: [], unchanged: 1, repeated: { before: 1, after: 0 } });
      expect(formatDiff(diff, 'text')).toMatch(/merged as repeated: 1 before, 0 after/u);
    }
  });

  it('joins pages of one group that were collected together', () => {
    const pages = [map(group('admins', 'ana')), map(group('admins', 'bo'))];
    const diff = diffEntities(pages, [map(group('admins', 'bo', 'ana'))]);
    expect(diff).toMatchObject({ changed: [], unchanged: 1, repeated: { before: 1, after: 0 } });
  });

  it('knows a merged entity by the keys of both, and by its id once one has it', () => {
    const plain = map(user('ana'));
    const known = { ...plain, entity: { user: { userid: 'ana', emailAddresses: ['ana@example.com'] } } };
    const byMail = { ...plain, entity: { user: { emailAddresses: ['ana@example.com'] } } };
    const again = map(user('ana', { UserId: 'AIDAOTHER' }));
    const merged = [known, plain];
    expect(diffEntities(merged, [byMail])).toMatchObject({ added: [], removed: [], repeated: { before: 1 } });
    expect(diffEntities(merged, [again])).toMatchObject({
      added: [{ id: 'AIDAOTHER' }],
      removed: [{ id: 'AIDAana' }],
    });
  });

  it('joins pages whatever stands among their relations', () => {
    const page = { ...map(group('admins')), relations: [null, 1, 'x'] };
    expect(diffEntities([page, page], [page])).toMatchObject({ changed: [], unchanged: 1 });
  });

  it('tells who joined by the side that is looked at, with the profile that knows both', () => {
    const extended = (log: unknown) =>
      unwrap(mapRecord(log, { source: 'iam', collectedAt: '2026-01-02T03:04:05Z', profile: 'extended' }));
    const other = role('deploy', trust(allow({ AWS: 'arn:aws:iam::999988887777:root' })));
    const diff = diffEntities(
      [user('ana', { GroupList: ['old'] }), role('deploy', trust())].map(extended),
      [user('ana', { GroupList: ['admins'] }), other].map(extended),
    );
    const text = formatDiff(diff, 'text');
    expect(text).toContain('~ USER ana (AIDAana): joined admins, left old\n');
    expect(text).toContain(
      '~ RESOURCE deploy (AROAdeploy): relation to arn:aws:iam::999988887777:root added\n',
    );
  });

  it('names the field of a member that changed', () => {
    const moved = { ...group('admins', 'ana'), Users: [user('ana', { Path: '/x/' })] };
    const [change] = diffEntities([map(group('admins', 'ana'))], [map(moved)]).changed;
    expect(change).toMatchObject({
      joined: [],
      left: [],
      fields: [
        {
          udmField: 'relations[AIDAana].entity.user.attribute.labels[path].value',
          before: '/',
          after: '/x/',
        },
      ],
    });
  });

  it("compares a policy of an entity's own as a policy, under its name", () => {
    const withPolicy = (policy: unknown) => {
      const entity = structuredClone(map(user('ana'))) as unknown as {
        entity: { user: { attribute: Fields } };
      };
      const description = JSON.stringify(policy);
      entity.entity.user.attribute.permissions = [{ name: 'inline', description }];
      return entity;
    };
    const statement = { Effect: 'Allow', Action: ['s3:GetObject'], Resource: '*' };
    const same = diffEntities(
      [withPolicy(trust(statement))],
      [withPolicy({ ...trust(), Statement: statement })],
    );
    expect(same.unchanged).toBe(1);
    const more = diffEntities(
      [withPolicy(trust(statement))],
      [withPolicy(trust({ ...statement, Action: 's3:*' }))],
    );
    expect(formatDiff(more, 'text')).toBe(
      [
        '~ USER ana (AIDAana)',
        '    inline changed: + Allow s3:* on *',
        '    inline changed: - Allow s3:GetObject on *',
        '0 added, 0 removed, 1 changed, 0 unchanged',
        '',
      ].join('\n'),
    );
  });

  it('takes what stands with a permission and is no policy for a field', () => {
    const before = map(user('ana'));
    const withNote = (description: string, ...others: unknown[]): UdmEntity => {
      const { metadata, entity } = structuredClone(before) as unknown as Record<string, Fields>;
      const attribute = { permissions: [{ name: 'reader', description }, ...others] };
      return { metadata, entity: { ...entity, user: { userid: 'ana', attribute } } } as never;
    };
    const { changed } = diffEntities([withNote('one', 'x')], [withNote('two', 'x')]);
    expect(changed).toMatchObject([{ policies: [] }]);
    expect(JSON.stringify(changed[0]!.fields)).toContain('"two"');
    expect(diffEntities([withNote('one', 'x')], [withNote('one', 'x')]).changed).toEqual([]);
    expect(diffEntities([withNote('one', 'x')], [withNote('one')]).changed).toHaveLength(1);
  });

  it('never throws, whatever the snapshots hold', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.array(fc.jsonValue()), (before, after) => {
        const diff = diffEntities(before, after);
        formatDiff(diff, 'md');
        expect(diff.added.length + diff.changed.length + diff.unchanged + diff.repeated.after).toBe(
          after.length,
        );
      }),
    );
  });
});

describe('policies', () => {
  const differs = (one: unknown, other: unknown) =>
    comparePolicies(JSON.stringify(one), JSON.stringify(other));
  const aws = (...principals: string[]) => ({ AWS: principals });

  it.each<[string, unknown, unknown]>([
    ['a list of one statement', trust(allow(aws('a'))), { ...trust(), Statement: allow(aws('a')) }],
    ['a list of one action', trust(allow(aws('a'), { Action: ['sts:AssumeRole'] })), trust(allow(aws('a')))],
    ['a list of one principal', trust(allow(aws('a'))), trust(allow({ AWS: 'a' }))],
    [
      'a list of one resource',
      trust(allow(aws('a'), { Resource: ['*'] })),
      trust(allow(aws('a'), { Resource: '*' })),
    ],
    ['the order of principals', trust(allow(aws('a', 'b'))), trust(allow(aws('b', 'a')))],
    [
      'the order of statements',
      trust(allow(aws('a')), allow(aws('b'))),
      trust(allow(aws('b')), allow(aws('a'))),
    ],
    ['the case of an action', trust(allow(aws('a'))), trust(allow(aws('a'), { Action: 'STS:assumerole' }))],
    ['a star for any principal', trust(allow('*')), trust(allow({ AWS: '*' }))],
    [
      'the order and the type of the values of a condition',
      trust(allow(aws('a'), { Condition: { Bool: { k: true }, StringEquals: { x: ['1', '2'] } } })),
      trust(allow(aws('a'), { Condition: { StringEquals: { x: ['2', '1'] }, Bool: { k: 'true' } } })),
    ],
  ])('are the same but for %s', (_, one, other) => {
    expect(differs(one, other)).toBeUndefined();
    expect(comparePolicies(encodeURIComponent(JSON.stringify(one)), JSON.stringify(other))).toBeUndefined();
  });

  it.each<[string, Fields, string]>([
    ['a principal', allow(aws('a', 'b')), 'Allow sts:AssumeRole to a, b'],
    ['a kind of principal', allow({ Service: 'a' }), 'Allow sts:AssumeRole to Service a'],
    ['an effect', allow(aws('a'), { Effect: 'Deny' }), 'Deny sts:AssumeRole to a'],
    ['an action', allow(aws('a'), { Action: 'sts:TagSession' }), 'Allow sts:TagSession to a'],
    ['a Sid', allow(aws('a'), { Sid: 'one' }), 'Allow sts:AssumeRole to a (Sid one)'],
    [
      'a condition',
      allow(aws('a'), { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }),
      'Allow sts:AssumeRole to a if {"Bool":{"aws:MultiFactorAuthPresent":["true"]}}',
    ],
    [
      'what is left out',
      { Effect: 'Allow', NotAction: 'sts:*', NotPrincipal: { AWS: 'a' }, NotResource: 'r', Odd: 1 },
      'Allow all but sts:* on all but r to all but a {"Odd":1}',
    ],
  ])('differ in %s', (_, statement, sentence) => {
    const found = differs(trust(allow(aws('a'))), trust(statement));
    expect(found).toEqual({ added: [sentence], removed: ['Allow sts:AssumeRole to a'], elements: [] });
  });

  it('differ in what stands beside their statements', () => {
    const old = { ...trust(allow(aws('a'))), Version: '2008-10-17' };
    expect(differs(old, trust(allow(aws('a'))))).toEqual({ added: [], removed: [], elements: ['Version'] });
  });

  it('may come and go', () => {
    const text = JSON.stringify({ Statement: allow(aws('a')) });
    expect(comparePolicies(undefined, text)?.added).toEqual(['Allow sts:AssumeRole to a']);
    expect(comparePolicies(text, undefined)?.removed).toEqual(['Allow sts:AssumeRole to a']);
  });
});

describe('formatDiff', () => {
  const hostile = '<b>|`x`\u001b[31m\u202e\n*y*';
  const diff = diffEntities(
    [map(user('ana')), map(group('g', 'ana'))],
    [
      map(user('ana', { UserName: hostile })),
      map({ ...group('g', 'ana', 'bo'), Users: [user('ana'), user('bo', { UserName: hostile })] }),
    ],
  );

  it('shows no control character of a record as it is', () => {
    for (const format of ['text', 'md'] as const) {
      expect(formatDiff(diff, format).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
    }
  });

  it('writes one row of Markdown for each entity, whatever its name', () => {
    const lines = formatDiff(diff, 'md').trimEnd().split('\n');
    expect(lines.slice(0, 4)).toEqual([
      '0 added, 0 removed, 2 changed, 0 unchanged',
      '',
      '|  | Entity | What changed |',
      '| --- | --- | --- |',
    ]);
    expect(lines).toHaveLength(6);
    expect(lines.join()).not.toContain('| <br>');
    for (const line of lines.slice(4)) expect(line.replaceAll('\\|', '').split('|')).toHaveLength(5);
    expect(lines.join('').replace(/``.*?``/gu, '')).not.toMatch(/(?<!\\)<b>/u);
  });

  it('writes the whole difference as JSON with an indent of two', () => {
    const more = diffEntities(
      [map(user('ana')), map(user('bo')), map(user('cy')), map(user('di'))],
      [map(user('ana', { Path: '/x/' })), map(user('bo', { Path: '/y/' })), map(user('ed'))],
    );
    expect([more.added, more.removed, more.changed].map((list) => list.length)).toEqual([1, 2, 2]);
    for (const each of [diff, more, diffEntities([], [])]) {
      expect(formatDiff(each, 'json')).toBe(`${JSON.stringify(each, null, 2)}\n`);
    }
  });

  it('writes JSON an entity at a time, so that no string is longer than one can be', () => {
    const users = Array.from({ length: 50 }, (_, index) => map(user(`u${index}`)));
    const parts = [...formatDiffInParts(diffEntities([], users), 'json')];
    expect(parts.length).toBeGreaterThan(50);
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThan(2000);
  });
});

describe('a member', () => {
  it('is called by its name, its best key, or as one without either', () => {
    const nameOf = (entity: object) => nameOfMember({ entity_type: 'USER', entity });
    expect(nameOf({ user: { userid: 'ana', product_object_id: 'AIDAANA' } })).toBe('ana');
    expect(nameOf({ user: { product_object_id: 'AIDAANA' } })).toBe('AIDAANA');
    expect(nameOf({})).toBe('a member without a name');
  });
});
