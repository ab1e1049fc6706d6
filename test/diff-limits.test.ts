import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { diffEntities, formatDiff, mapRecord, unwrap } from '../src/index.ts';
import { PROFILES, type Profile } from '../src/table/profile.ts';
import { goldenCases } from './golden.ts';
import { run } from './program.ts';
import { emptySuite } from './suite.ts';

const collectedAt = '2026-01-02T03:04:05Z';

const report = (name: string) => fileURLToPath(new URL(`./reports/${name}.json`, import.meta.url));

const ARN = 'arn:aws:iam::111122223333';
const user = (name: string, more = {}) => ({
  UserName: name,
  UserId: `AIDA${name}`,
  Path: '/',
  Arn: `${ARN}:user/${name}`,
  CreateDate: '2020-01-01T00:00:00Z',
  ...more,
});
const group = (name: string, more = {}) => ({
  GroupName: name,
  GroupId: `AGPA${name}`,
  Path: '/',
  Arn: `${ARN}:group/${name}`,
  CreateDate: '2020-01-01T00:00:00Z',
  ...more,
});
const role = (name: string, more = {}) => ({
  RoleName: name,
  RoleId: `AROA${name}`,
  Path: '/',
  Arn: `${ARN}:role/${name}`,
  CreateDate: '2020-01-01T00:00:00Z',
  ...more,
});

/** Compares two documents as files. */
async function diff(before: unknown, after: unknown, ...argv: string[]) {
  const suite = emptySuite();
  suite.write('old.json', before);
  suite.write('new.json', after);
  const files = ['old.json', 'new.json'].map((file) => `${suite.directory}/${file}`);
  const { code, stdout, stderr } = await run(['diff', ...files, ...argv]);
  return { code, lines: stdout.trimEnd().split('\n'), stderr: stderr.replaceAll(`${suite.directory}/`, '') };
}

const SAME = '0 added, 0 removed, 0 changed, 1 unchanged';

describe('diff of inputs that people report', () => {
  it.each([
    [
      '89-diff-truncated',
      [
        SAME,
        'not compared: 1 USER that only the older snapshot has; an answer of the newer one goes on, and its rest is not there',
      ],
      2,
    ],
    [
      '83-diff-listgroups-vs-gaad',
      [
        SAME,
        'not compared: 1 USER that only the newer snapshot has; no answer of the older one lists such entities',
        'not compared: relations[] of 1 GROUP that only the newer snapshot has; ListGroups, of which the older one is, never returns it',
      ],
      0,
    ],
    [
      '84-diff-listusers-vs-gaad-tags',
      [
        SAME,
        'not compared: entity.resource.attribute.labels[] of 1 USER that only the newer snapshot has; ListUsers, of which the older one is, never returns it',
        'not compared: entity.user.attribute.labels[] of 1 USER that only the newer snapshot has; ListUsers, of which the older one is, never returns it',
      ],
      0,
    ],
    ['86-diff-account-forms', [SAME], 0],
    ['170-diff-single-vs-list-condition', [SAME], 0],
    ['171-diff-bool-text', [SAME], 0],
    [
      '172-diff-deleted-principal',
      [
        '~ RESOURCE web (AROAQX7EXAMPLEWEB001)',
        '    trust policy changed: + Allow sts:AssumeRole to AROAQX7EXAMPLEOLD001',
        '    trust policy changed: - Allow sts:AssumeRole to arn:aws:iam::444455556666:role/a',
        '0 added, 0 removed, 1 changed, 0 unchanged',
      ],
      1,
    ],
    ['173-diff-statement-dup', [SAME], 0],
  ])('claims nothing that %s cannot show', async (name, lines, code) => {
    const files = [report(`${name}-old`), report(`${name}-new`)];
    const there = await run(['diff', ...files, '--exit-code']);
    expect(there.stdout).toBe(lines.map((line) => `${line}\n`).join(''));
    expect(there.code).toBe(code);
    const back = await run(['diff', ...files.reverse()]);
    expect(back.stdout.split('\n').length).toBe(there.stdout.split('\n').length);
    expect(back.stdout).toContain(lines.at(-1)!.startsWith('not') ? SAME : lines.at(-1)!);
  });

  it.each(['83-diff-listgroups-vs-gaad', '84-diff-listusers-vs-gaad-tags', '86-diff-account-forms'])(
    'claims nothing that %s cannot show with the profile extended',
    async (name) => {
      const files = [report(`${name}-old`), report(`${name}-new`)];
      for (const pair of [files, [...files].reverse()])
        expect((await run(['diff', ...pair, '--profile', 'extended', '--exit-code'])).code).toBe(0);
    },
  );

  it('takes an empty file for no snapshot, on either side', async () => {
    const files = [report('89-diff-truncated-old'), report('62-empty-file')];
    for (const pair of [files, [...files].reverse()]) {
      const { code, stdout, stderr } = await run(['diff', ...pair]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(
        /62-empty-file\.json holds no entity, no event and no record of either\. An empty snapshot is not/u,
      );
    }
    expect((await diff({ Users: [user('ana')] }, { Users: [] })).code).toBe(2);
  });
});

describe('what a snapshot cannot show', () => {
  it('is nothing once the last page is there', async () => {
    const pages = [
      { Users: [user('ana')], IsTruncated: true, Marker: 'm' },
      { Users: [user('bo')], IsTruncated: false },
    ];
    const { code, lines } = await diff(
      { Users: ['ana', 'bo', 'cy'].map((name) => user(name)) },
      pages,
      '--exit-code',
    );
    expect(lines).toEqual(['- USER cy (AIDAcy)', '0 added, 1 removed, 0 changed, 2 unchanged']);
    expect(code).toBe(1);
    const first = await diff({ Users: [user('ana'), user('bo')] }, pages.slice(0, 1));
    expect(first.lines[0]).toBe(SAME);
  });

  it('is of the calls whose answers go on, and of no other', async () => {
    const answer = (...names: string[]) => ({ Users: names.map((name) => user(name)) });
    const before = [answer('ana', 'bo'), { Roles: [role('r'), role('s')] }];
    const after = [{ ...answer('ana'), IsTruncated: true, Marker: 'm' }, { Roles: [role('r')] }];
    expect((await diff(before, after)).lines).toEqual([
      '- RESOURCE s (AROAs)',
      '0 added, 1 removed, 0 changed, 2 unchanged',
      expect.stringMatching(
        /^not compared: 1 USER that only the older snapshot has; an answer of the newer one/u,
      ),
    ]);
  });

  it('is the members of a group whose list goes on, and members on a later page of authorization details', async () => {
    const members = (names: string[], more = {}) => ({
      Group: group('g'),
      Users: names.map((name) => user(name)),
      IsTruncated: false,
      ...more,
    });
    const cut = members(['ana', 'cy'], { IsTruncated: true, Marker: 'm' });
    const { lines } = await diff(members(['ana', 'bo']), cut);
    expect(lines).toEqual([
      '~ GROUP g (AGPAg): cy joined',
      expect.stringMatching(/labels\[is_truncated\]\.value changed/u),
      expect.stringMatching(/labels\[marker\] added/u),
      '0 added, 0 removed, 1 changed, 0 unchanged',
      'not compared: relations[] of 1 GROUP that only the older snapshot has; an answer of the newer one goes on, and its rest is not there',
    ]);
    expect((await diff(members(['ana', 'bo']), members(['ana']))).lines[0]).toBe(
      '~ GROUP g (AGPAg): bo left',
    );
    const undated = { ...cut, Group: { ...group('g'), CreateDate: undefined } };
    expect((await diff(members(['ana', 'cy']), undated)).lines).toContainEqual(
      expect.stringMatching(/creation_time removed/u),
    );
    const details = (names: string[], more = {}) => ({
      UserDetailList: names.map((name) => user(name, { GroupList: ['g'] })),
      GroupDetailList: [group('g')],
      RoleDetailList: [],
      ...more,
    });
    const page = details(['ana'], { IsTruncated: true, Marker: 'm' });
    expect((await diff(details(['ana', 'bo']), page)).lines).toEqual([
      '0 added, 0 removed, 0 changed, 2 unchanged',
      expect.stringMatching(/^not compared: relations\[\] of 1 GROUP .+ goes on/u),
      expect.stringMatching(/^not compared: 1 USER .+ goes on/u),
    ]);
  });

  it('is a record that was refused, by its name or where it cannot be read', async () => {
    const before = { Users: [user('ana'), user('bo')] };
    const refused = { Users: [user('ana'), { UserName: 'bo', UserId: 5 }] };
    expect((await diff(before, refused)).lines).toEqual([
      SAME,
      'not compared: 1 USER that only the older snapshot has; a record of the newer one was refused that may be it',
    ]);
    expect((await diff(before, refused, '--exit-code')).code).toBe(2);
    const other = { Users: [user('ana'), { UserName: 'cy', UserId: 5 }] };
    expect((await diff(before, other)).lines[0]).toBe('- USER bo (AIDAbo)');
    expect((await diff(before, other, '--exit-code')).code).toBe(2);
    const broken = `${JSON.stringify(user('ana'))}\n{"UserName":"b\n`;
    expect((await diff(before, broken)).lines[0]).toBe(SAME);
  });

  it('is what beside it one record by itself says nothing of', async () => {
    const { lines } = await diff({ Users: [user('ana'), user('bo')] }, { User: user('ana') });
    expect(lines).toEqual([
      SAME,
      'not compared: 1 USER that only the older snapshot has; no answer of the newer one lists such entities',
    ]);
    const own = await diff([user('ana'), user('bo')], [user('ana')]);
    expect(own.lines[0]).toBe('- USER bo (AIDAbo)');
  });

  it.each([
    [
      'ListUsers',
      { Users: [user('ana')] },
      { UserDetailList: [user('ana', { Tags: [{ Key: 'a', Value: '1' }] })] },
    ],
    [
      'GetAccountAuthorizationDetails',
      { UserDetailList: [user('ana', { GroupList: [] })] },
      { Users: [user('ana', { PasswordLastUsed: '2021-01-01T00:00:00Z' })] },
    ],
    [
      'ListRoles',
      { Roles: [role('r')] },
      { Role: role('r', { RoleLastUsed: { LastUsedDate: '2021-01-01T00:00:00Z', Region: 'eu-west-1' } }) },
    ],
  ])('is what %s never returns', async (call, one, other) => {
    for (const [before, after, side] of [
      [one, other, 'older'],
      [other, one, 'newer'],
    ] as const) {
      const { lines } = await diff(before, after);
      expect(lines[0]).toBe(SAME);
      expect(
        lines
          .slice(1)
          .every((line) => line.endsWith(`${call}, of which the ${side} one is, never returns it`)),
      );
      expect(lines.length).toBeGreaterThan(1);
    }
  });

  it('is what a call never returns, and not what another user of the same answer has all the same', async () => {
    const tagged = (...tags: string[]) => ({ Tags: tags.map((Key) => ({ Key, Value: '1' })) });
    const { lines } = await diff(
      { Users: [user('ana', tagged('a')), user('bo', tagged('b'))] },
      { Users: [user('ana'), user('bo', tagged('b'))] },
    );
    expect(lines[0]).toMatch(/^~ USER ana .+labels\[a\] removed/u);
  });

  it('is no member, whatever the call never returns of it', async () => {
    const known = user('ana', { PasswordLastUsed: '2024-01-01T00:00:00Z', Tags: [{ Key: 'a', Value: '1' }] });
    const empty = { Group: group('g'), Users: [] };
    const full = { Group: group('g'), Users: [known] };
    for (const profile of PROFILES) {
      const argv = ['--profile', profile];
      expect((await diff(empty, full, ...argv)).lines[0]).toBe('~ GROUP g (AGPAg): ana joined');
      expect((await diff(full, empty, ...argv)).lines[0]).toBe('~ GROUP g (AGPAg): ana left');
    }
    const mapped = (log: object, profile: Profile) => [
      unwrap(mapRecord(log, { source: 'iam', collectedAt, profile })),
    ];
    for (const [one, other] of [
      ['documented', 'extended'],
      ['google', 'extended'],
      ['google', 'documented'],
    ] as const) {
      expect(diffEntities(mapped(empty, one), mapped(full, other)).changed).toMatchObject([
        { joined: [{ name: 'ana' }] },
      ]);
      expect(diffEntities(mapped(full, other), mapped(empty, one)).changed).toMatchObject([
        { left: [{ name: 'ana' }] },
      ]);
      expect(diffEntities(mapped(full, one), mapped(full, other)).changed).toEqual([]);
    }
    expect((await diff({ Groups: [group('g')] }, full)).lines).toEqual([
      SAME,
      expect.stringMatching(/^not compared: relations\[\] of 1 GROUP .+ ListGroups/u),
    ]);
  });

  it('is still a change where both sides have a value', async () => {
    const used = (day: string) => role('r', { RoleLastUsed: { LastUsedDate: `2021-01-${day}T00:00:00Z` } });
    const { lines } = await diff({ Roles: [used('01')] }, { Roles: [used('02')] });
    expect(lines[0]).toMatch(/role_last_used_date/u);
  });

  it('is what the profile of a mapped snapshot does not write', async () => {
    const suite = emptySuite();
    const details = {
      UserDetailList: [user('ana', { GroupList: ['g'] })],
      GroupDetailList: [group('g')],
      RoleDetailList: [role('r', { Description: 'd' })],
      Policies: [{ PolicyId: 'ANPA1', PolicyName: 'p', Path: '/', Arn: `${ARN}:policy/p` }],
    };
    suite.write('log.json', details);
    const [log, mapped] = [`${suite.directory}/log.json`, `${suite.directory}/mapped.ndjson`];
    await run(['map', log, '--profile', 'extended', '--output', mapped]);
    for (const pair of [
      [log, mapped],
      [mapped, log],
    ]) {
      const { code, stdout } = await run(['diff', ...pair, '--exit-code']);
      const [first, ...others] = stdout.trimEnd().split('\n');
      expect({ code, first }).toEqual({ code: 0, first: '0 added, 0 removed, 0 changed, 3 unchanged' });
      expect(others.length).toBeGreaterThan(5);
      for (const line of others)
        expect(line).toMatch(/^not compared: .+ the profile by which the .+ has no row/u);
      expect(stdout).toMatch(/^not compared: 1 RESOURCE that only/mu);
    }
    expect((await run(['diff', log, mapped, '--profile', 'extended', '--exit-code'])).code).toBe(0);
  });

  it('is what differs by profile alone, of every record in either direction', () => {
    const pairs = PROFILES.flatMap((before) => PROFILES.map((after) => ({ before, after })));
    let compared = 0;
    for (const { log } of goldenCases())
      for (const { before, after } of pairs) {
        const [old, now] = [before, after].map((profile) =>
          mapRecord(log, { source: 'iam', collectedAt, profile }),
        );
        if (!old!.ok || !now!.ok) continue;
        const limits = { before: { profile: before }, after: { profile: after } };
        const { added, removed, changed } = diffEntities([old!.entity], [now!.entity], limits);
        expect({ added, removed, changed }).toEqual({ added: [], removed: [], changed: [] });
        compared += 1;
      }
    expect(compared).toBeGreaterThan(500);
  });

  it('is a tag that Google’s parser leaves out or writes elsewhere, also where nobody says the profile', () => {
    const mapped = (log: object, profile: Profile) => {
      const result = mapRecord(log, { source: 'iam', collectedAt, profile });
      return result.ok ? result.entity : undefined;
    };
    const logs = [
      role('app', { MaxSessionDuration: 3600 }),
      user('ana', { Tags: [{ Key: 'x', Value: '' }] }),
    ];
    const [google, extended] = (['google', 'extended'] as const).map((profile) =>
      logs.map((log) => mapped(log, profile)),
    );
    expect(diffEntities(google!, extended!).changed).toEqual([]);
    expect(diffEntities(extended!, google!).changed).toEqual([]);
    const { notCompared } = diffEntities(extended!, google!);
    expect(notCompared).toContainEqual({
      side: 'after',
      reason: 'profile_differs',
      type: 'USER',
      udmField: 'entity.user.attribute.labels[]',
      count: 1,
    });
  });

  it('takes the date that a role was last used on as an instant', async () => {
    const used = (LastUsedDate: string) => ({ Roles: [role('r', { RoleLastUsed: { LastUsedDate } })] });
    expect((await diff(used('2021-01-01T00:00:00Z'), used('2021-01-01T00:00:00+00:00'))).lines).toEqual([
      SAME,
    ]);
  });

  it('is in JSON and in Markdown, too', async () => {
    const documents = [
      { Users: [user('ana'), user('bo')] },
      { Users: [user('ana')], IsTruncated: true },
    ] as const;
    expect(JSON.parse((await diff(...documents, '--format', 'json')).lines.join('\n'))).toMatchObject({
      removed: [],
      notCompared: [{ side: 'after', reason: 'incomplete_answer', type: 'USER', count: 1 }],
    });
    expect((await diff(...documents, '--format', 'md')).lines).toContainEqual(
      expect.stringMatching(
        /^- 1 USER that only the older snapshot has; an answer of the newer one goes on/u,
      ),
    );
  });

  it('may be said by whoever calls the library', () => {
    const map = (log: unknown) =>
      unwrap(mapRecord(log, { source: 'iam', collectedAt: '2026-01-02T03:04:05Z' }));
    const [ana, bo] = [map(user('ana')), map(user('bo'))];
    const { removed, notCompared } = diffEntities([ana, bo], [ana], {
      after: { whyAbsent: ({ name }) => (name === 'bo' ? 'incomplete_answer' : undefined) },
    });
    expect(removed).toEqual([]);
    expect(notCompared).toEqual([{ side: 'after', reason: 'incomplete_answer', type: 'USER', count: 1 }]);
  });
});

describe('deep and long values', () => {
  const map = (log: unknown) =>
    unwrap(mapRecord(log, { source: 'iam', collectedAt: '2026-01-02T03:04:05Z' }));
  const nested = (levels: number) => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);
  const deep = { ...map(user('ana')), x: nested(20_000) };

  it('end no comparison, and are cut where they are shown', () => {
    const added = { ...deep, metadata: { entity_type: 'GROUP' } };
    const diff = diffEntities([map(user('ana'))], [deep, added]);
    for (const format of ['text', 'md', 'json'] as const)
      expect(formatDiff(diff, format)).toContain('deeper than 100 levels');
    const long = map(user('bo', { Tags: [{ Key: 'k', Value: '`'.repeat(200_000) }] }));
    const text = formatDiff(diffEntities([map(user('bo'))], [long]), 'md');
    expect(text).toContain('characters)');
    expect(text.length).toBeLessThan(20_000);
    const spread = map(user('bo', { Tags: [{ Key: 'k', Value: '` '.repeat(200_000) }] }));
    expect(formatDiff(diffEntities([map(user('bo'))], [spread]), 'md').length).toBeLessThan(20_000);
  });

  it('are no entities where a snapshot is a list of lists', async () => {
    const { code, stderr } = await diff({ Users: [user('ana')] }, JSON.stringify(nested(400)));
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringMatching(/holds no entity/u) });
  });

  const page = (...members: string[]) => ({
    Group: group('admins'),
    Users: members.map((member) => user(member)),
  });

  it('joins pages in proportion to their number', { timeout: 60_000 }, () => {
    const members = Array.from({ length: 20_000 }, (_, at) => `m${at}`);
    const pages = members.map((member) => map(page(member)));
    const { changed, repeated } = diffEntities(pages, pages.slice(1).reverse());
    expect(changed.map(({ joined, left }) => [joined, left.map(({ name }) => name)])).toEqual([[[], ['m0']]]);
    expect(repeated).toEqual({ before: 19_999, after: 19_998 });
  });

  it('counts members that cannot be shown in proportion to their number', { timeout: 60_000 }, () => {
    const cut = (name: string) => ({
      ...map(page(...Array.from({ length: 8_000 }, (_, at) => `${name}${at}`))),
      entity: {
        group: {
          productObjectId: 'AGPAadmins',
          attribute: { labels: [{ key: 'is_truncated', value: 'true' }] },
        },
      },
    });
    const { changed, notCompared } = diffEntities([cut('a')], [cut('b')]);
    expect(changed).toEqual([]);
    expect(notCompared.map(({ reason, count }) => [reason, count])).toEqual([
      ['incomplete_answer', 1],
      ['incomplete_answer', 1],
    ]);
  });

  it('may be 100,000 members of a group with as many labels', { timeout: 60_000 }, () => {
    // To look through the labels for each of the members would take minutes.
    const labels = Array.from({ length: 100_000 }, (_, at) => ({ key: `k${at}`, value: 'v' }));
    const group = (members: string) => ({
      metadata: { entity_type: 'GROUP' },
      entity: { group: { product_object_id: 'AGPA1', attribute: { labels } } },
      relations: labels.map(({ key }) => ({
        entity: { user: { userid: members + key } },
        entity_type: 'USER',
        relationship: 'MEMBER',
      })),
    });
    const { changed } = diffEntities([group('a')], [group('b')]);
    expect(changed).toMatchObject([{ joined: { length: 100_000 }, left: { length: 100_000 } }]);
  });

  it('may be 100,000 labels', { timeout: 60_000 }, () => {
    const tags = Array.from({ length: 100_000 }, (_, at) => ({ Key: `k${at}`, Value: 'v' }));
    const [one, other] = [map(user('ana', { Tags: tags })), map(user('ana', { Tags: [...tags].reverse() }))];
    expect(diffEntities([one], [other]).unchanged).toBe(1);
    const diff = diffEntities([one], [map(user('ana'))]);
    expect(diff.changed[0]?.fields).toHaveLength(100_000);
    expect(formatDiff(diff, 'md')).toContain('labels[k99999] removed');
  });
});

describe('fields that the profile has no row for', () => {
  const attached = { AttachedManagedPolicies: [{ PolicyName: 'p', PolicyArn: 'arn:aws:iam::aws:policy/p' }] };
  const before = [user('ana')];
  const after = [user('ana', attached), role('ci', { Tags: [{ Key: 'k', Value: 'v' }] })];

  it('are named, since their changes do not show', async () => {
    const told =
      'not compared: RESOURCE Tags, USER AttachedManagedPolicies, for which the profile documented has no row; --profile extended has more rows\n';
    expect((await diff(before, after)).stderr).toBe(told);
    expect((await diff(after, before, '--format', 'json')).stderr).toBe(told);
    expect((await diff(before, after, '--quiet')).stderr).toBe('');
    expect((await diff(before, before)).stderr).toBe('');
    const extended = await diff(before, after, '--profile', 'extended');
    expect(extended.stderr).toBe('');
    expect(extended.lines.join()).toContain('arn:aws:iam::aws:policy/p] added');
  });
});
