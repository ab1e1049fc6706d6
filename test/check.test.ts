import { existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { directoryCases } from '../src/testing/run.ts';
import { type CaseTexts, checkCase, formatFailure } from '../src/testing.ts';
import { activityCases, answerCases, goldenCases, rawLogs } from './golden.ts';
import { emptySuite, goldenSuite, secopsSuite } from './suite.ts';

const LOG = {
  Path: '/',
  UserName: 'ana',
  UserId: 'AIDAANA',
  Arn: 'arn:aws:iam::111122223333:user/ana',
  CreateDate: '2023-03-09T10:41:45.198Z',
};

/** A case of the golden layout that passes. */
function goldenCase(log: unknown = LOG): Extract<CaseTexts, { layout: 'golden' }> {
  const text = JSON.stringify(log);
  const { rewritten } = checkCase({ layout: 'golden', log: text });
  return {
    layout: 'golden',
    log: text,
    udm: rewritten.udm ?? undefined,
    issues: rewritten.issues ?? undefined,
  };
}

/** A case of the SecOps layout that passes. */
function secopsCase(logs: readonly unknown[] = [LOG], time: unknown = '2026-01-02T03:04:05Z') {
  const entries = logs.map((log) => ({ data: JSON.stringify(log), collection_time: time }));
  const log = JSON.stringify({ raw_logs: { entries } });
  const { rewritten } = checkCase({ layout: 'secops', log });
  return { layout: 'secops', log, events: rewritten.events ?? '' } as const;
}

const sentences = (texts: CaseTexts, options = {}) => checkCase(texts, options).failures.map(formatFailure);

const results = (directory: string, options = {}) =>
  directoryCases(directory, options).map(({ run }) => run());

const failing = (directory: string, options = {}) =>
  results(directory, options).filter(({ failures }) => failures.length > 0);

describe('check of a golden case', () => {
  it('reads a log that is the JSON text of a record, as map does', () => {
    const { udm } = goldenCase();
    const { rewritten } = checkCase({ layout: 'golden', log: JSON.stringify(JSON.stringify(LOG)) });
    expect(JSON.parse(rewritten.udm!)).toEqual([JSON.parse(udm!)]);
  });

  it('shows the field, what was expected, what is there and the row', () => {
    const { udm, ...rest } = goldenCase();
    expect(sentences({ ...rest, udm: udm!.replace('"ana"', '"anna"') })).toEqual([
      [
        'USER anna (AIDAANA): entity.user.userid',
        '  expected  "anna"',
        '  actual    "ana"',
        '  row 25    UserName → entity.user.userid, direct',
      ].join('\n'),
    ]);
  });

  it('takes other spellings of the same entity', () => {
    const { udm, ...rest } = goldenCase();
    const spelt = udm!.replace('45.198Z', '45.198000Z').replace('productObjectId', 'product_object_id');
    expect(spelt).not.toBe(udm);
    expect(sentences({ ...rest, udm: spelt })).toEqual([]);
  });

  it('ignores times of ingestion on request only', () => {
    const { udm, ...rest } = goldenCase();
    const later = { ...rest, udm: udm!.replace('2026-01-02', '2026-01-03') };
    expect(sentences(later)).toHaveLength(1);
    expect(sentences(later, { ignoreIngestionTimes: true })).toEqual([]);
  });

  it('names the row of a constant, which reads no field', () => {
    const { udm, ...rest } = goldenCase();
    const changed = JSON.parse(udm!);
    delete changed.metadata.vendorName;
    expect(sentences({ ...rest, udm: JSON.stringify(changed) })).toEqual([
      [
        'USER ana (AIDAANA): metadata.vendor_name is new',
        '  expected  (nothing)',
        '  actual    "AWS"',
        '  row 35    metadata.vendor_name, constant AWS',
      ].join('\n'),
    ]);
  });

  it('counts issues that are the same', () => {
    const { issues, ...rest } = goldenCase({ ...LOG, CreateDate: '2021-02-30T00:00:00Z' });
    const [issue] = JSON.parse(issues!);
    expect(sentences({ ...rest, issues: JSON.stringify([issue, issue]) })).toEqual([
      expect.stringMatching(/^An issue is missing: warning invalid_timestamp/u),
    ]);
  });

  it('shows an expected issue that lacks something as it is', () => {
    const spoilt = { ...goldenCase(), issues: '[{"code":"empty_value","message":"x"}]' };
    expect(sentences(spoilt)).toEqual(['An issue is missing: {"code":"empty_value","message":"x"}']);
  });

  it('tells the errors of a record that is newly refused, and of no other', () => {
    const log = { ...LOG, UserId: 7, CreateDate: 'soon', Surplus: 1 };
    const refused = goldenCase(log);
    const refusalsOf = (texts: CaseTexts) => checkCase(texts).refusals.map(({ severity }) => severity);
    expect(refusalsOf({ ...refused, issues: '[]' })).toEqual(['error']);
    expect(refusalsOf(refused)).toEqual([]);
    expect(refusalsOf({ ...refused, log: '{' })).toEqual([]);
    const outside = { eventVersion: '1.08', eventSource: 'ec2.amazonaws.com', eventName: 'RunInstances' };
    expect(refusalsOf({ layout: 'golden', log: JSON.stringify(outside) })).toEqual([]);
  });

  it('takes a record of activity by itself for one, as map does', () => {
    const call = {
      eventVersion: '1.11',
      eventTime: '2026-03-04T05:06:07Z',
      eventSource: 'iam.amazonaws.com',
      eventName: 'CreateUser',
      eventID: '1',
      userIdentity: { type: 'IAMUser', userName: 'ana' },
      requestParameters: { userName: 'eva' },
    };
    const { log, ...expected } = goldenCase(call);
    expect(JSON.parse(expected.udm!)).toMatchObject({ target: { user: { userid: 'eva' } } });
    expect(sentences({ ...expected, log })).toEqual([]);
    expect(sentences({ ...expected, log: log.replace('eva', 'zoe') })).not.toEqual([]);
  });

  it('says which issue is new and which is missing', () => {
    const log = { ...LOG, CreateDate: '2021-02-30T00:00:00Z' };
    const good = goldenCase(log);
    expect(sentences({ ...good, issues: '[]' })).toEqual([
      expect.stringMatching(/^An issue is new: warning invalid_timestamp at CreateDate: .*row 3/u),
    ]);
    const { issues } = good;
    expect(sentences({ ...goldenCase(), issues })).toEqual([
      expect.stringMatching(/^An issue is missing: warning invalid_timestamp at CreateDate: /u),
    ]);
  });

  it.each<[string, Partial<Extract<CaseTexts, { layout: 'golden' }>>, RegExp]>([
    [
      'the log is not JSON',
      { log: '{\n  "é": }' },
      /^The log is not one JSON document, .* It breaks on line 2, column 9\.$/u,
    ],
    [
      'the options are not JSON',
      { options: '{' },
      /^The options are not a JSON object\. It breaks on line 1, column 2\.$/u,
    ],
    ['the options are a list', { options: '[]' }, /^The options are not a JSON object\.$/u],
    [
      'there is no such option',
      { options: '{"colour":1}' },
      /^The options are wrong: There is no option colour\.$/u,
    ],
    [
      'the time of collection is none',
      { options: '{"collectedAt":"now"}' },
      /^The options are wrong: collectedAt must/u,
    ],
    [
      'the entity is not JSON',
      { udm: '{' },
      /^The expected entity is not JSON\. It breaks on line 1, column 2\. Write it with --update/u,
    ],
    [
      'the entity is missing',
      { udm: undefined },
      /no <case>\.udm\.json\. Write it with --update, and read it\.\n {2}USER ana \(AIDAANA\) is new/u,
    ],
    ['the issues are missing', { issues: undefined }, /no <case>\.issues\.json\. Write it with --update/u],
    ['the issues are no list', { issues: '{}' }, /not a list of issues/u],
    [
      'the record is refused',
      { log: '{}', issues: undefined },
      /^USER ana \(AIDAANA\) is missing: the record is refused, but an entity is expected\.\n {2}error unknown_record/u,
    ],
  ])('fails where %s', (_, spoilt, sentence) => {
    const found = sentences({ ...goldenCase(), ...spoilt });
    expect(found[0]).toMatch(sentence);
  });

  it("takes the case's own options before those for all", () => {
    const good = goldenCase();
    const strict = { ...good, options: '{"case":"snake","collectedAt":"2026-01-02T03:04:05Z"}' };
    expect(sentences(strict, { case: 'camel' })).toEqual([]);
    expect(JSON.parse(checkCase(strict).rewritten.udm!)).toHaveProperty('metadata.entity_type');
  });

  it('says of a field whether it is missing or new', () => {
    const { udm, ...rest } = goldenCase({ ...LOG, Tags: [{ Key: 'team', Value: 'red' }] });
    const changed = JSON.parse(udm!);
    changed.entity.user.attribute.labels[0].key = 'room';
    expect(sentences({ ...rest, udm: JSON.stringify(changed) }).map((text) => text.split('\n')[0])).toEqual([
      'USER ana (AIDAANA): entity.user.attribute.labels[room] is missing',
      'USER ana (AIDAANA): entity.user.attribute.labels[team] is new',
    ]);
  });

  it('escapes what is not visible in values, names and keys', () => {
    const { udm, ...rest } = goldenCase({ ...LOG, Tags: [{ Key: 'a\u202eb', Value: '\u001b[2J' }] });
    const text = sentences({ ...rest, udm: udm!.replace(/\\u001b\[2J/u, 'x') }).join('');
    expect(text).toContain('labels[a\\u{202e}b]');
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  it('says all of a name or a key with a line break in it, in one line', () => {
    const { udm, ...rest } = goldenCase({ ...LOG, UserName: 'a\nPASS', Tags: [{ Key: 'b\nc', Value: 'd' }] });
    expect(sentences({ ...rest, udm: udm!.replace('"d"', '"e"') })).toEqual([
      expect.stringMatching(
        /^USER a\\u\{a\}PASS \(AIDAANA\): entity\.user\.attribute\.labels\[b\\u\{a\}c\]\.value\n/u,
      ),
    ]);
    expect(sentences(rest)[0]).toContain('\n  USER a\\u{a}PASS (AIDAANA) is new: it is not expected.');
  });

  describe('whose log is an answer', () => {
    const other = { ...LOG, UserName: 'bo', UserId: 'AIDABO' };
    const answer = { Users: [LOG, other], IsTruncated: true, Marker: 'm' };

    it('takes it apart as map does', () => {
      const { udm, issues, ...rest } = goldenCase(answer);
      expect(JSON.parse(udm!)).toMatchObject([
        { entity: { user: { userid: 'ana' } } },
        { entity: { user: { userid: 'bo' } } },
      ]);
      expect(JSON.parse(issues!)).toMatchObject([
        { code: 'field_not_returned' },
        { code: 'incomplete_answer' },
      ]);
      expect(sentences({ udm, issues, ...rest })).toEqual([]);
    });

    it('joins the groups of authorization details, and maps policies in the profile that has rows for them', () => {
      const details = {
        UserDetailList: [{ ...LOG, GroupList: ['g'] }],
        GroupDetailList: [
          { GroupName: 'g', GroupId: 'AGPA1', Path: '/', Arn: 'arn:aws:iam::111122223333:group/g' },
        ],
        Policies: [
          { PolicyId: 'ANPA1', PolicyName: 'p', Path: '/', Arn: 'arn:aws:iam::111122223333:policy/p' },
        ],
      };
      const log = JSON.stringify(details);
      const made = (options = {}) => JSON.parse(checkCase({ layout: 'golden', log }, options).rewritten.udm!);
      expect(made()).toMatchObject([{}, { relations: [{ entity: { user: { userid: 'ana' } } }] }]);
      expect(made({ profile: 'extended' })).toHaveLength(3);
    });

    it('names what is missing and what is new, in any order', () => {
      const { udm, ...rest } = goldenCase(answer);
      const [ana, bo] = JSON.parse(udm!);
      expect(sentences({ ...rest, udm: JSON.stringify([bo, ana]) })).toEqual([]);
      expect(sentences({ ...rest, udm: JSON.stringify([ana, bo, {}]) })).toEqual([
        'something without a key is missing: no record is mapped to it.',
      ]);
      expect(sentences({ ...rest, udm: JSON.stringify([ana]) })).toEqual([
        'USER bo (AIDABO) is new: it is not expected.',
      ]);
      const renamed = JSON.parse(JSON.stringify(bo).replaceAll('AIDABO', 'AIDACY'));
      expect(sentences({ ...rest, udm: JSON.stringify([ana, bo, renamed]) })).toEqual([
        'USER bo (AIDACY) is missing: no record is mapped to it.',
      ]);
    });

    it('takes one entity that stands by itself', () => {
      for (const log of [{ User: LOG }, { Surplus: 1, User: LOG }]) {
        const { udm, ...rest } = goldenCase(log);
        expect(sentences({ ...rest, udm: JSON.stringify(JSON.parse(udm!)[0]) })).toEqual([]);
      }
    });

    it('takes it as one record where the case says so', () => {
      const log = JSON.stringify([LOG]);
      const { rewritten } = checkCase({ layout: 'golden', log, options: '{"answer":false}' });
      expect(rewritten.udm).toBeNull();
    });
  });

  it('compares exactly where the case or the caller says so', () => {
    const { udm, ...rest } = goldenCase({ ...LOG, Tags: [{ Key: 'team', Value: 'red' }] });
    const turned = JSON.parse(udm!);
    turned.entity.user.attribute.labels.reverse();
    const texts = { ...rest, udm: JSON.stringify(turned) };
    expect(sentences(texts)).toEqual([]);
    for (const failures of [
      sentences(texts, { exact: true }),
      sentences({ ...texts, options: '{"exact":true}' }),
    ]) {
      expect(failures).toEqual([
        expect.stringMatching(/labels\n {2}expected {2}\["path","team"\]\n {2}actual {4}\["team","path"\]/u),
      ]);
    }
    expect(sentences({ ...texts, options: '{"exact":"yes"}' })).toEqual([
      'The options are wrong: The option exact must be one of true, false.',
    ]);
  });

  it('throws for a bad option of the caller', () => {
    expect(() => checkCase(goldenCase(), { strict: 'yes' as never })).toThrow(TypeError);
  });
});

describe('check of a SecOps case', () => {
  it('has events of activity where the test data of parsers has them', () => {
    const log = JSON.stringify({
      eventID: 'one',
      eventTime: '2026-01-02T03:04:05Z',
      eventSource: 'iam.amazonaws.com',
      eventName: 'ListUsers',
      userIdentity: { type: 'IAMUser', userName: 'ana' },
    });
    const events = checkCase({ layout: 'secops', log }).rewritten.events!;
    expect(JSON.parse(events).events[0].event).toMatchObject({
      idm: { readOnlyUdm: { metadata: { productLogId: 'one' } } },
      timestamp: '2026-01-02T03:04:05Z',
    });
    expect(checkCase({ layout: 'secops', log, events }).failures).toEqual([]);
    const fields = (text: string) =>
      checkCase({ layout: 'secops', log, events: text }).failures.map(({ what }) => what.split(': ')[1]);
    expect(fields(events.replace('ListUsers', 'ListRoles'))).toEqual(['metadata.product_event_type']);
    expect(fields(events.replace(/("timestamp": ".*)5Z/u, '$16Z'))).toEqual(['event.timestamp']);
  });

  const other = { ...LOG, UserName: 'bo', UserId: 'AIDABO' };

  it('finds the event of each record, in whatever order they stand', () => {
    const both = secopsCase([LOG, other]);
    const { events } = JSON.parse(both.events);
    expect(sentences({ ...both, events: JSON.stringify({ events: events.reverse() }) })).toEqual([]);
  });

  it('names the event and its entity before the field', () => {
    const both = secopsCase([LOG, other]);
    expect(sentences({ ...both, events: both.events.replace('"bo"', '"bob"') })).toEqual([
      expect.stringMatching(/^events\[1\] USER bob \(AIDABO\): entity\.user\.userid\n/u),
    ]);
  });

  it('compares an entity whose key changed with the one that is left', () => {
    const one = secopsCase();
    expect(sentences({ ...one, events: one.events.replace('AIDAANA', 'AIDAOLD') })).toEqual([
      expect.stringMatching(/entity\.user\.product_object_id\n {2}expected {2}"AIDAOLD"/u),
    ]);
  });

  it('compares an event whose type changed with the one of its eventID', () => {
    const call = {
      eventTime: '2026-03-04T05:06:07Z',
      eventSource: 'iam.amazonaws.com',
      eventName: 'CreateUser',
    };
    const log = JSON.stringify([1, 2].map((eventID) => ({ ...call, eventID: `id-${eventID}` })));
    const { rewritten } = checkCase({ layout: 'secops', log, events: '{"events":[]}' });
    const events = rewritten.events!.replace(/"eventType": "\w+"/u, '"eventType": "STATUS_UPDATE"');
    expect(sentences({ layout: 'secops', log, events })).toEqual([
      expect.stringMatching(
        /^events\[0\] STATUS_UPDATE CreateUser \(id-1\): metadata\.event_type\n[\s\S]*row C6 /u,
      ),
    ]);
  });

  it('compares events without an eventID of their type with those of their type, and what is left in its order', () => {
    const call = {
      eventTime: '2026-03-04T05:06:07Z',
      eventSource: 'iam.amazonaws.com',
      userIdentity: { type: 'IAMUser', userName: 'ana' },
      requestParameters: { userName: 'bo' },
    };
    const names = ['CreateUser', 'DeleteUser', 'GetUser'];
    const log = JSON.stringify(names.map((eventName) => ({ ...call, eventName })));
    const { rewritten } = checkCase({ layout: 'secops', log, events: '{"events":[]}' });
    const retyped = rewritten.events!.replace('"USER_CREATION"', '"A"').replace('"USER_DELETION"', '"B"');
    expect(sentences({ layout: 'secops', log, events: retyped })).toEqual([
      expect.stringMatching(/^events\[0\] A .*: metadata\.event_type\n.*"A"\n.*"USER_CREATION"/u),
      expect.stringMatching(/^events\[1\] B .*: metadata\.event_type\n.*"B"\n.*"USER_DELETION"/u),
    ]);
  });

  it('compares entities whose keys changed in their order', () => {
    const both = secopsCase([LOG, other]);
    expect(
      sentences({ ...both, events: both.events.replace('AIDAANA', 'AIDA1').replace('AIDABO', 'AIDA2') }),
    ).toEqual([
      expect.stringMatching(/product_object_id\n {2}expected {2}"AIDA1"\n {2}actual {4}"AIDAANA"/u),
      expect.stringMatching(/product_object_id\n {2}expected {2}"AIDA2"\n {2}actual {4}"AIDABO"/u),
    ]);
  });

  it('says which entity is missing, and why its record was refused', () => {
    const both = secopsCase([LOG, other]);
    const refused = secopsCase([LOG, { UserName: 'bo' }]);
    expect(sentences({ ...refused, events: both.events })).toEqual([
      expect.stringMatching(
        /^events\[1\] expects USER bo \(AIDABO\), which is missing: no record .*\n {2}error unknown_record/u,
      ),
    ]);
    expect(sentences({ ...both, events: secopsCase().events })).toEqual([
      'USER bo (AIDABO) is new: no event expects it.',
    ]);
  });

  it("holds the event's timestamp, unless times of ingestion are ignored", () => {
    const one = secopsCase();
    const late = one.events.replace(/"timestamp": "2026-01-02/u, '"timestamp": "2026-01-03');
    expect(late).not.toBe(one.events);
    expect(sentences({ ...one, events: late })).toEqual([
      expect.stringMatching(/event\.timestamp\n.*\n.*\n {2}row {7}none: no row of the mapping table/u),
    ]);
    expect(sentences({ ...one, events: late }, { ignoreIngestionTimes: true })).toEqual([]);
  });

  it('takes options of its own', () => {
    const good = secopsCase();
    const options = '{"profile":"google"}';
    const { rewritten } = checkCase({ ...good, options });
    expect(sentences({ ...good, options, events: rewritten.events! })).toEqual([]);
    expect(sentences({ ...good, options: '[]' })).toEqual(['The options are not a JSON object.']);
  });

  it('takes an answer with many records in one raw log', () => {
    const answer = secopsCase([{ Users: [LOG, other] }]);
    expect(JSON.parse(answer.events).events).toHaveLength(2);
    expect(sentences(answer)).toEqual([]);
  });

  it.each<[string, { log?: string; events?: string | undefined }, RegExp]>([
    ['the log is not JSON', { log: '{' }, /^The raw log is not JSON\. It breaks on line 1, column 2\.$/u],
    [
      'the time of the log is none',
      { log: JSON.stringify({ create_time: 'now', raw_logs: { entries: [] } }) },
      /^The raw log cannot be mapped: collectedAt must/u,
    ],
    [
      'a time of collection is none',
      { log: secopsCase([LOG]).log.replace('2026-01-02T', 'x') },
      /^A time of the raw log is wrong\.\n {2}warning invalid_timestamp at raw_logs\.entries\[0\]/u,
    ],
    [
      'the events are missing',
      { events: undefined },
      /no expected_events\/<case>_events\.json\. Write it with --update/u,
    ],
    ['the events are not JSON', { events: '{' }, /no JSON object with a list/u],
    ['the events are no list', { events: '{"events":{}}' }, /no JSON object with a list/u],
    ['an event is empty', { events: '{"events":[{}]}' }, /^events\[0\] has no event\.idm\.$/u],
    [
      'an event is neither',
      { events: '{"events":[{"event":{"idm":{"readOnlyUdm":1}}}]}' },
      /^events\[0\] expects neither/u,
    ],
  ])('fails where %s', (_, spoilt, sentence) => {
    expect(sentences({ ...secopsCase(), ...spoilt })[0]).toMatch(sentence);
  });
});

describe('check of a directory', { timeout: 60_000 }, () => {
  it("passes this project's goldens as they are", () => {
    const directory = fileURLToPath(new URL('../golden', import.meta.url));
    expect(results(directory)).toHaveLength(
      goldenCases().length + activityCases().length + answerCases().length + rawLogs().length,
    );
    expect(failing(directory)).toEqual([]);
  });

  it("passes this project's goldens in the SecOps layout", () => {
    const { suite, cases } = secopsSuite();
    expect(cases.length).toBeGreaterThan(100);
    expect(results(suite.directory)).toHaveLength(cases.length);
    expect(failing(suite.directory)).toEqual([]);
  });

  it.each(['utf8', 'utf16le'] as const)(
    'reads files with a byte order mark, as Windows writes them: %s',
    (encoding) => {
      const { log, udm, issues } = goldenCase();
      const suite = emptySuite();
      const files = { 'one.log.json': log, 'one.udm.json': udm!, 'one.issues.json': issues! };
      for (const [name, text] of Object.entries(files))
        writeFileSync(join(suite.directory, name), Buffer.from(`\ufeff${text}`, encoding));
      expect(results(suite.directory)).toEqual([{ name: 'one', failures: [], updated: [], refusals: [] }]);
    },
  );

  it('finds raw logs with and without testdata above them', () => {
    const { log, events } = secopsCase();
    const suite = emptySuite();
    suite.write('raw_logs/one_log.json', log);
    suite.write('expected_events/one_events.json', events);
    suite.write('parsers/aws/testdata/raw_logs/two_log.json', log);
    suite.write('parsers/aws/testdata/expected_events/two_events.json', events);
    expect(results(suite.directory)).toEqual([
      { name: 'parsers/aws/testdata/two', failures: [], updated: [], refusals: [] },
      { name: 'one', failures: [], updated: [], refusals: [] },
    ]);
  });

  it('fails for each file that belongs to no case', () => {
    const suite = goldenSuite('user', 'invalid');
    const orphans = [
      'raw_logs/deep/one_log.json',
      'expected_events/deep/one_events.json',
      'loud/one.LOG.JSON',
      'user/gone.udm.json',
      'user/the-account-root.udn.json',
      'user/a-user.log.ndjson',
      'user/a-user.log.json.gz',
      'lines/a-user.log.jsonl',
      'raw_logs/x.json',
      'raw_logs/x_log.ndjson',
      'expected_events/x_events.json',
      'raw_log/misspelt_log.json',
      'expected_event/misspelt_events.json',
      'options/x_options.json',
    ];
    for (const file of orphans) suite.write(file, {});
    suite.write('notes.json', {});
    expect(failing(suite.directory).map(({ name }) => name)).toEqual([...orphans].sort());
  });

  it('fails for a case that lacks a file', () => {
    const suite = goldenSuite('user', 'invalid');
    suite.remove('user/the-account-root.udm.json');
    suite.remove('invalid/a-managed-policy.issues.json');
    expect(
      failing(suite.directory)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['invalid/a-managed-policy', 'user/the-account-root']);
  });

  it('rewrites exactly the expectations that do not hold', () => {
    const suite = goldenSuite('user', 'invalid');
    const file = 'user/the-account-root.udm.json';
    const right = suite.read(file);
    suite.write(file, right.replace('AWS IAM', 'AWS'));
    suite.remove('invalid/a-managed-policy.issues.json');
    suite.write('invalid/a-managed-policy.udm.json', {});
    const updated = results(suite.directory, { update: true }).flatMap((result) => result.updated);
    expect(updated.sort()).toEqual([
      'invalid/a-managed-policy.issues.json',
      'invalid/a-managed-policy.udm.json',
      file,
    ]);
    expect(suite.read(file)).toBe(right);
    expect(failing(suite.directory)).toEqual([]);
  });

  it('says where rewritten expectations expect a refusal now', () => {
    const suite = goldenSuite('user', 'invalid');
    suite.write('user/the-account-root.log.json', { UserName: 'root' });
    suite.remove('invalid/a-managed-policy.issues.json');
    const [refused, rewritten] = ['user/the-account-root', 'invalid/a-managed-policy'].map((name) =>
      results(suite.directory, { update: true }).find((result) => result.name === name),
    );
    expect(refused).toMatchObject({
      failures: [],
      updated: ['user/the-account-root.udm.json', 'user/the-account-root.issues.json'],
      refusals: [{ code: 'unknown_record' }],
    });
    expect(rewritten!.updated).toEqual([]);
    expect(results(suite.directory, { update: true }).flatMap(({ refusals }) => refusals)).toEqual([]);
  });

  it('checks what lies behind a link to a folder, and goes round in no circle', () => {
    const suite = emptySuite();
    const outside = emptySuite();
    outside.write('shared/one.log.json', LOG);
    suite.write('two.log.json', LOG);
    symlinkSync(join(outside.directory, 'shared'), join(suite.directory, 'linked'));
    symlinkSync(suite.directory, join(outside.directory, 'shared', 'back'));
    symlinkSync('self', join(suite.directory, 'self'));
    symlinkSync('absent', join(suite.directory, 'absent'));
    expect(failing(suite.directory).map(({ name }) => name)).toEqual(['linked/one', 'two']);
    const [linked, own] = results(suite.directory, { update: true });
    expect(linked!.failures[0]!.what).toMatch(/^linked\/one\.udm\.json leads out of the directory/u);
    expect(own!.updated).toEqual(['two.udm.json', 'two.issues.json']);
  });

  it('rewrites nothing out of the directory', () => {
    const suite = emptySuite();
    const outside = emptySuite();
    outside.write('victim.json', 'kept');
    for (const name of ['one', 'two', 'three']) suite.write(`${name}.log.json`, LOG);
    symlinkSync(join(outside.directory, 'victim.json'), join(suite.directory, 'one.udm.json'));
    symlinkSync(join(outside.directory, 'absent.json'), join(suite.directory, 'two.issues.json'));
    suite.write('real.json', 'old');
    symlinkSync(join(suite.directory, 'real.json'), join(suite.directory, 'three.udm.json'));
    const found = results(suite.directory, { update: true });
    expect(found.map(({ failures, updated }) => [failures[0]?.what, updated])).toEqual([
      [expect.stringMatching(/^one\.udm\.json leads out of the directory by a link/u), []],
      [undefined, ['three.udm.json', 'three.issues.json']],
      [expect.stringMatching(/^two\.issues\.json leads out of the directory by a link/u), []],
      [expect.stringMatching(/belongs to no case/u), []],
    ]);
    expect(outside.read('victim.json')).toBe('kept');
    expect(existsSync(join(outside.directory, 'absent.json'))).toBe(false);
    expect(suite.read('real.json')).toContain('"ana"');
  });

  it('rewrites expected events that are missing, and no log that cannot be read', () => {
    const suite = emptySuite();
    suite.write('raw_logs/one_log.json', secopsCase().log);
    suite.write('raw_logs/two_log.json', '{');
    suite.write('expected_events/two_events.json', 'kept');
    const [one, two] = results(suite.directory, { update: true });
    expect(one).toMatchObject({ name: 'one', failures: [], updated: ['expected_events/one_events.json'] });
    expect(suite.read('expected_events/one_events.json')).toBe(secopsCase().events);
    expect(two).toMatchObject({
      name: 'two',
      failures: [
        { what: expect.stringMatching(/^The raw log is not JSON\. It breaks on line 1, column \d\.$/u) },
      ],
      updated: [],
    });
    expect(suite.read('expected_events/two_events.json')).toBe('kept');
  });
});
