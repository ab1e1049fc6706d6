import { describe, expect, it } from 'vitest';
import {
  type Coverage,
  countCoverage,
  EXTENDED_TABLE,
  explain,
  explainActivity,
  type Issue,
  MAPPING_TABLE,
} from '../src/index.ts';

const collectedAt = '2026-01-02T03:04:05Z';

function coverageOf(...logs: unknown[]): Coverage {
  const counter = countCoverage();
  for (const log of logs) counter.add(explain(log, { collectedAt }));
  return counter.coverage();
}

const ana = {
  UserId: 'AIDA1',
  UserName: 'ana',
  Path: '/',
  Arn: 'arn:aws:iam::111122223333:user/ana',
  CreateDate: '2020-01-01T00:00:00Z',
  Tags: [
    { Key: 'a', Value: 'x' },
    { Key: 'b', Value: '' },
  ],
  GroupList: ['admins', 'ops'],
};

describe('the coverage counter', () => {
  it('lists every row of the table, also those that never fired', () => {
    const { rows } = countCoverage().coverage();
    expect(rows).toEqual(MAPPING_TABLE.map((row) => ({ ...row, count: 0, records: 0 })));
  });

  it('lists the extensions after the documented rows where they were followed', () => {
    const counter = countCoverage('extended');
    counter.add(explain(ana, { collectedAt, profile: 'extended' }));
    const { rows, unread } = counter.coverage();
    expect(rows.map(({ row }) => row)).toEqual([...MAPPING_TABLE, ...EXTENDED_TABLE].map(({ row }) => row));
    expect(rows.find(({ row }) => row === 'E107')).toMatchObject({
      logField: 'GroupList[]',
      count: 2,
      records: 1,
    });
    expect(unread).toEqual([]);
  });

  it('counts how often each row fired and in how many records', () => {
    const { rows } = coverageOf(ana, { ...ana, Tags: [{ Key: 'a', Value: 'x' }] });
    const tally = (row: number) => {
      const { count, records } = rows.find((one) => one.row === row)!;
      return { count, records };
    };
    expect(tally(22)).toEqual({ count: 3, records: 2 });
    expect(tally(23)).toEqual({ count: 2, records: 2 });
    expect(tally(14)).toEqual({ count: 2, records: 2 });
    expect(tally(40)).toEqual({ count: 2, records: 2 });
    expect(tally(13)).toEqual({ count: 0, records: 0 });
  });

  it('counts the rows of members for each member', () => {
    const group = { Group: { GroupName: 'g', GroupId: 'AGPA1' }, Users: [ana, { ...ana, UserId: 'AIDA2' }] };
    const { rows, unread } = coverageOf(group);
    expect(rows.find(({ row }) => row === 32)).toMatchObject({ count: 2, records: 1 });
    expect(rows.find(({ row }) => row === 42)).toMatchObject({ count: 2, records: 1 });
    expect(unread).toEqual([
      { kind: 'GROUP', logField: 'Users[].GroupList', known: true, count: 2, records: 1 },
      { kind: 'GROUP', logField: 'Users[].Tags', known: true, count: 2, records: 1 },
    ]);
  });

  it('counts the lines of the namespace apart: that of the record and that of its members', () => {
    const counter = countCoverage();
    const group = { Group: { GroupName: 'g', GroupId: 'AGPA1' }, Users: [ana, { ...ana, UserId: 'AIDA2' }] };
    for (const log of [ana, group]) counter.add(explain(log, { collectedAt, namespace: 'n' }));
    const lines = counter.coverage().rows.filter(({ row }) => row === 'E1');
    expect(lines.map(({ udmField, count, records }) => [udmField, count, records])).toEqual([
      ['entity.namespace', 2, 2],
      ['relations[].entity.namespace', 2, 1],
    ]);
  });

  it('counts as stepped down what became an event, and nothing that was refused', () => {
    const record = { eventTime: collectedAt, eventSource: 'iam.amazonaws.com', eventName: 'CreateUser' };
    const broken = { ...record, requestParameters: 'no object' };
    const counter = countCoverage();
    for (const log of [record, broken]) counter.addActivity(log, explainActivity(log, { strict: true }));
    expect(counter.coverage().activity).toMatchObject({ records: 2, refused: 1, steppedDown: 1 });
  });

  it('counts who acted as the mapper reads it: also JSON text, and what is absent as nobody', () => {
    const record = { eventTime: collectedAt, eventSource: 'iam.amazonaws.com', eventName: 'CreateUser' };
    const counter = countCoverage();
    const none = [undefined, null, '', {}].map((type) => ({ type, userName: 'ana' }));
    for (const userIdentity of ['{"type":"IAMUser"}', { type: 'IAMUser' }, { type: 'X' }, 'null', ...none]) {
      const log = { ...record, userIdentity };
      counter.addActivity(log, explainActivity(log));
    }
    expect(counter.coverage().activity?.identities).toEqual([
      { type: 'none', records: 5 },
      { type: 'IAMUser', records: 2 },
      { type: 'other', records: 1 },
    ]);
  });

  it('lists the log fields that no row reads, by kind, the most frequent first', () => {
    const { unread } = coverageOf(
      {
        ...ana,
        Tags: [
          { Key: 'a', 'odd key': 1 },
          { Key: 'b', 'odd key': 2 },
        ],
      },
      { RoleId: 'AROA1', Description: 'd', 'x.y': { z: 1 }, Tags: [{ Key: 'a', Value: 'b' }] },
      ana,
    );
    expect(unread).toEqual([
      { kind: 'USER', logField: 'GroupList', known: true, count: 2, records: 2 },
      { kind: 'USER', logField: 'Tags[]["odd key"]', known: false, count: 2, records: 1 },
      { kind: 'RESOURCE', logField: 'Description', known: true, count: 1, records: 1 },
      { kind: 'RESOURCE', logField: 'Tags', known: true, count: 1, records: 1 },
      { kind: 'RESOURCE', logField: '["x.y"]', known: false, count: 1, records: 1 },
    ]);
  });

  it('counts records by kind, refused ones and issues by code', () => {
    const { records, refused, issues } = coverageOf(ana, { RoleId: 'AROA1' }, { UserId: 5 }, 'text', {});
    expect(records).toEqual({ USER: 2, RESOURCE: 1, GROUP: 0, none: 2 });
    expect(refused).toBe(3);
    expect(issues).toEqual([
      { code: 'missing_log_field', count: 6, records: 2 },
      { code: 'invalid_log_field', count: 1, records: 1 },
      { code: 'not_an_object', count: 1, records: 1 },
      { code: 'unknown_record', count: 1, records: 1 },
      { code: 'unmapped_log_field', count: 1, records: 1 },
    ]);
  });

  it('counts an issue about no one record in no record', () => {
    const counter = countCoverage();
    const issue: Issue = { code: 'incomplete_answer', severity: 'warning', path: ['Marker'], message: 'm' };
    counter.addIssue(issue);
    counter.addIssue(issue);
    expect(counter.coverage().issues).toEqual([{ code: 'incomplete_answer', count: 2, records: 0 }]);
    expect(counter.coverage().records).toEqual({ USER: 0, RESOURCE: 0, GROUP: 0, none: 0 });
  });

  it('counts an issue that stands for many as so many', () => {
    const counter = countCoverage();
    const issue: Issue = { code: 'duplicate_key', severity: 'warning', path: [], message: 'm' };
    counter.add({ ok: false, kind: undefined, udmLeaves: [], issues: [issue, { ...issue, more: 1400 }] });
    counter.addIssue({ ...issue, more: 5 });
    expect(counter.coverage().issues).toEqual([{ code: 'duplicate_key', count: 1406, records: 1 }]);
  });

  it('keeps no value of the log', () => {
    const secret = {
      UserId: 'AIDAs3cr3t',
      Path: 5,
      Tags: [{ Key: 's3cr3t', Value: 's3cr3t' }],
      GroupList: ['s3cr3t'],
    };
    expect(JSON.stringify(coverageOf(secret))).not.toContain('s3cr3t');
  });

  it('gives what it counted so far without handing out what it counts with', () => {
    const counter = countCoverage();
    const before = counter.coverage();
    counter.add(explain(ana, { collectedAt }));
    expect(before).toEqual(countCoverage().coverage());
    expect(counter.coverage()).not.toEqual(before);
  });
});
