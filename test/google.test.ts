import { describe, expect, it } from 'vitest';
import { explain, GOOGLE_TABLE, type MapperOptions, mapRecord } from '../src/index.ts';
import FACTS from './facts/google-parser-table.json' with { type: 'json' };

const collectedAt = '2026-01-02T03:04:05Z';
const GOOGLE = { source: 'iam', profile: 'google', collectedAt } as const;

const KINDS: Readonly<Record<string, readonly string[]>> = { 'every record': ['USER', 'RESOURCE', 'GROUP'] };

describe('the rows of Google’s parser', () => {
  it('are those of its source: ids, kinds, log fields and UDM fields, in its order of work', () => {
    expect(
      GOOGLE_TABLE.map(({ row, kinds, logField, udmField }) => ({ row, kinds, logField, udmField })),
    ).toEqual(
      FACTS.rows.map(({ row, kinds, logField, udmField }) => {
        return { row, kinds: KINDS[kinds] ?? [kinds], logField, udmField };
      }),
    );
  });

  it('write what their source says that constants are', () => {
    for (const { row, logField, logic } of FACTS.rows) {
      if (logField !== null || !logic.startsWith('constant ')) continue;
      expect([row, GOOGLE_TABLE.find((one) => one.row === row)!.logic]).toEqual([row, logic]);
    }
  });
});

const group = {
  Group: {
    GroupName: 'auditors',
    GroupID: 'AGPAEXAMPLE',
    Arn: 'arn:aws:iam::111122223333:group/auditors',
    CreateDate: '2021-03-04T05:06:07Z',
    Path: '/',
  },
};

describe('the profile google', () => {
  it('takes a record with a role name and no id for a role, and one with an id alone for none', () => {
    const role = {
      RoleName: 'r',
      Path: '/',
      Arn: 'arn:aws:iam::111122223333:role/r',
      CreateDate: '2021-03-04T05:06:07Z',
    };
    const { kind, ...result } = explain(role, GOOGLE);
    expect(kind).toBe('RESOURCE');
    expect(result.ok && result.entity.metadata.entityType).toBe('RESOURCE');
    const { RoleName: _, ...nameless } = { ...role, RoleID: 'AROAEXAMPLE' };
    expect(mapRecord(nameless, GOOGLE).issues.map(({ code }) => code)).toEqual(['unknown_record']);
  });

  it('gives each member the tags of the record, behind its path, and leaves out tags without a value', () => {
    const log = {
      ...group,
      Tags: [
        { Key: 'team', Value: 'x' },
        { Key: 'empty', Value: '' },
      ],
      Users: [
        {
          UserID: 'AIDA1',
          UserName: 'a',
          Path: '/p/',
          Arn: 'arn:aws:iam::111122223333:user/a',
          CreateDate: '2021-03-04T05:06:07Z',
        },
      ],
    };
    const { udmLeaves, ...result } = explain(log, GOOGLE);
    const labels = [
      { key: 'path', value: '/p/' },
      { key: 'team', value: 'x' },
    ];
    expect(result.ok && result.entity.relations![0]!.entity.user!.attribute!.labels).toEqual(labels);
    expect(udmLeaves).toContainEqual(
      expect.objectContaining({ row: 'G48', logPath: ['Tags', 0, 'Key'], documentation: null }),
    );
  });

  it('tells of a tag once, however many members get it', () => {
    const Tags = [{ Key: 'a' }, { Key: 'b', Value: '1' }, { Key: 'b', Value: '2' }];
    const Users = ['ana', 'bo', 'cy'].map((name) => ({
      UserID: `AIDA${name}`,
      UserName: name,
      Path: '/',
      Arn: `arn:aws:iam::111122223333:user/${name}`,
      CreateDate: '2021-03-04T05:06:07Z',
    }));
    const { issues } = mapRecord({ ...group, Tags, Users }, GOOGLE);
    const ofTags = issues.filter(({ path }) => path[0] === 'Tags').map(({ code, path }) => [code, path]);
    expect(ofTags).toEqual([
      ['missing_log_field', ['Tags', 0, 'Value']],
      ['label_without_value', ['Tags', 0]],
      ['duplicate_label_key', ['Tags', 2]],
    ]);
  });

  it('copies policies verbatim, unless told otherwise', () => {
    const policy = '{ "Version": "2012-10-17" }';
    const role = { RoleName: 'r', AssumeRolePolicyDocument: policy };
    const textOf = (options: MapperOptions) => {
      const result = mapRecord(role, { ...GOOGLE, ...options });
      return result.ok && result.entity.entity.resource!.attribute!.permissions![0]!.name;
    };
    // Neither an ARN nor an id: such a record joins nothing, so its name is given.
    Object.assign(role, { Arn: 'arn:aws:iam::111122223333:role/r' });
    expect(textOf({})).toBe(policy);
    expect(textOf({ policyText: 'compact' })).toBe('{"Version":"2012-10-17"}');
  });

  it('reads the fields of other kinds wherever they are: the later row that has a value wins', () => {
    const log = {
      ...group,
      Arn: 'arn:aws:iam::111122223333:user/other',
      Description: 'd',
      MaxSessionDuration: '3600',
    };
    const result = mapRecord(log, GOOGLE);
    const resource = result.ok ? result.entity.entity.resource : undefined;
    expect(resource).toMatchObject({
      name: group.Group.Arn,
      attribute: { roles: [{ description: 'd' }], labels: [{ key: 'max_session_duration', value: '3600' }] },
    });
  });
});

describe('the namespace', () => {
  it.each(['documented', 'google', 'extended'] as const)(
    'is written to each noun that is there: %s',
    (profile) => {
      const log = {
        ...group,
        Users: [
          {
            UserId: 'AIDA1',
            UserName: 'a',
            Arn: 'arn:aws:iam::111122223333:user/a',
            CreateDate: '2021-03-04T05:06:07Z',
          },
        ],
      };
      const { udmLeaves, ...result } = explain(log, { profile, collectedAt, namespace: 'prod' });
      expect(
        result.ok && [result.entity.entity.namespace, result.entity.relations![0]!.entity.namespace],
      ).toEqual(['prod', 'prod']);
      expect(udmLeaves.filter(({ row }) => row === 'E1').map(({ udmPath }) => udmPath)).toEqual([
        ['entity', 'namespace'],
        ['relations', 0, 'entity', 'namespace'],
      ]);
    },
  );

  it('is text that says something', () => {
    for (const namespace of ['', 3, 'a\ud800']) {
      expect(() => mapRecord(group, { collectedAt, namespace: namespace as string })).toThrow(TypeError);
    }
  });
});
