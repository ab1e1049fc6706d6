import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { UsageError } from '../src/cli/command/command.ts';
import type { FoundItem } from '../src/cli/find/found.ts';
import { HeldItems, MOST_HELD } from '../src/cli/find/held.ts';
import { runProgram } from '../src/cli/program.ts';
import { FILTER_PATTERNS } from '../src/find.ts';
import { mapRecord } from '../src/index.ts';
import { ocsfOf } from './ocsf.ts';
import { run } from './program.ts';
import { terminal } from './terminal.ts';

const TRAIL = 'test/find/trail.json';
const { Records: RECORDS } = JSON.parse(readFileSync(TRAIL, 'utf8')) as {
  Records: { eventID: string; eventName: string; eventTime: string }[];
};

const folder = mkdtempSync(join(tmpdir(), 'find-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const find = (...argv: string[]) => run(['find', ...argv]);

/** The ids of records that were found, without their zeros. */
async function found(...argv: string[]): Promise<number[]> {
  const { stdout } = await find('--format', 'records', ...argv);
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => Number(JSON.parse(line).eventID.split('-').at(-1)));
}

/** What the files of `find/` hold: the output of these arguments. */
const GOLDENS: Readonly<Record<string, readonly string[]>> = {
  'help.txt': ['--help'],
  'policy-changes.txt': [TRAIL, '--rule', 'iam-policy-changes'],
  'policy-changes.ndjson': [TRAIL, '--rule', 'iam-policy-changes', '--format', 'json'],
  'timeline.txt': [TRAIL, '--timeline'],
  'timeline.ndjson': [TRAIL, '--timeline', '--user', 'alice', '--format', 'json'],
  'alarm.txt': [TRAIL, '--rule', 'iam-policy-changes', '--alarm', 'maximum>0/5m'],
  'alarm.ndjson': [
    ...[TRAIL, '--root', '--alarm', 'sum>=1/5m', '--datapoints', '1/2'],
    ...['--missing-data', 'notBreaching', '--format', 'json'],
  ],
  'events.ndjson': [TRAIL, '--target', 'bob', '--from', '1m', '--format', 'events'],
};

describe('find', () => {
  it('asks of a record of OCSF that has a field of IAM beside what it asks of any other', async () => {
    const [record] = RECORDS as unknown as [Record<string, unknown>];
    const path = fileOf('ocsf.json', JSON.stringify({ ...ocsfOf(record, '1.1.0'), UserId: 'AIDAEXAMPLE' }));
    for (const format of ['text', 'json', 'records', 'events']) {
      const { code, stdout } = await find(path, '--user', 'alice', '--from', '1h', '--format', format);
      expect([code, stdout]).toEqual([0, expect.stringContaining('AssumeRole')]);
      const other = await find(path, '--user', 'bob', '--format', format);
      expect([other.code, other.stderr]).toEqual([1, '1 record: 0 found\n']);
    }
    const alarm = ['--alarm', 'sum>=1/5m', '--missing-data', 'notBreaching'];
    expect((await find(path, '--user', 'alice', ...alarm)).stdout).toContain('→ ALARM');
    expect((await find(path, '--user', 'bob', ...alarm)).stdout).not.toContain('→ ALARM');
  });

  it.each([
    [{ userName: 'alice' }, 'alice'],
    [{ arn: 'arn:aws:sts::111122223333:assumed-role/auditor/s' }, 's'],
    [{ principalId: 'AIDAEXAMPLE' }, 'AIDAEXAMPLE'],
    [{ invokedBy: 'ec2.amazonaws.com' }, 'ec2.amazonaws.com'],
    [undefined, '-'],
  ])('says who it was of a record that becomes no event: %o', async (userIdentity, who) => {
    const record = {
      eventName: 'CreateUser',
      eventSource: 'iam.amazonaws.com',
      eventTime: '5',
      userIdentity,
    };
    const { stdout } = await find(
      '--pattern',
      '{ $.eventName = * }',
      fileOf('no-time.json', JSON.stringify(record)),
    );
    expect(stdout.split('\n')[1]).toMatch(new RegExp(`^- +${who} +iam:CreateUser`, 'u'));
  });

  it('matches a pattern with the objects that an export wrote as JSON text', async () => {
    const row = {
      eventTime: '2026-01-01 00:00:00.000',
      eventName: 'GetUser',
      eventSource: 'iam.amazonaws.com',
      eventType: 'AwsApiCall',
      userIdentity: JSON.stringify({ type: 'Root', accountId: '111122223333' }),
      requestParameters: 'null',
    };
    const file = fileOf('lake-row.json', JSON.stringify(row));
    expect((await find('--rule', 'root-usage', file)).stderr).toBe('1 record: 1 found\n');
    expect((await find('--pattern', '{ $.userIdentity.type = "IAMUser" }', file)).stderr).toBe(
      '1 record: 0 found\n',
    );
  });

  it('says which records are in no range of times', async () => {
    const times = ['2026-01-01T00:00:00Z', 'Jan 1, 2026, 12:03:00 AM', null];
    const records = times.map((eventTime) => ({
      eventName: 'GetUser',
      eventSource: 'iam.amazonaws.com',
      eventTime,
    }));
    const file = fileOf('odd-times.ndjson', records.map((record) => `${JSON.stringify(record)}\n`).join(''));
    const { stderr } = await find(
      '--pattern',
      '{ $.eventName = GetUser }',
      '--from',
      '2026-01-01T00:00:00Z',
      file,
    );
    expect(stderr).toMatch(/3 records: 1 found, 2 without a time that can be read, left out\n$/u);
  });

  it('counts what it passes over without having read all of it', async () => {
    const record = { eventName: 'GetUser', eventSource: 'iam.amazonaws.com' };
    const identities = [
      '{type=IAMUser, username=alice}',
      'HIDDEN_DUE_TO_SECURITY_REASONS',
      '{"type":"IAMUser","userName":"bob"}',
      '',
      { type: 'IAMUser', userName: 'alice' },
    ];
    const file = fileOf(
      'odd-identities.ndjson',
      identities.map((userIdentity) => `${JSON.stringify({ ...record, userIdentity })}\n`).join(''),
    );
    const { code, stderr } = await find('--user', 'alice', file);
    expect(code).toBe(0);
    expect(stderr).toBe(
      '5 records: 1 found, 2 others with a field that cannot be read, which map --all-services names\n',
    );
  });

  it.each(Object.entries(GOLDENS))('writes what its golden says: %s', async (name, argv) => {
    const { code, stdout } = await find(...argv);
    const golden = new URL(`./find/${name}`, import.meta.url);
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(golden, stdout);
    expect(stdout).toBe(readFileSync(golden, 'utf8'));
    expect(code).toBe(0);
  });

  it('gives by the rule of policy changes what the guide promises: each change of a policy, and nothing else', async () => {
    expect(await found(TRAIL, '--rule', 'iam-policy-changes')).toEqual([3, 4, 6]);
  });

  it.each(['Deploy', 'deploy', 'arn:aws:iam::111122223333:role/ci/Deploy', 'AROAEXAMPLEDEPLOY0001'])(
    'finds what a role did by each of its names, and the call that began its session: %s',
    async (role) => {
      expect(await found(TRAIL, '--role', role)).toEqual([1, 2, 3, 4]);
    },
  );

  it.each([
    [
      ['--user', 'ALICE'],
      [1, 5, 6],
    ],
    [
      ['--session', 'joan'],
      [2, 3, 4],
    ],
    [
      ['--access-key', 'ASIAEXAMPLESESSION01'],
      [1, 2, 3, 4],
    ],
    [['--access-key', 'AKIAEXAMPLEBOB000001'], [8]],
    [
      ['--account', '111122223333', '--recipient'],
      [1, 2, 3, 4, 5, 6, 7, 8],
    ],
    [['--root'], [7, 8]],
    [
      ['--target', 'bob'],
      [4, 6, 8],
    ],
    [['--target', 'eve'], [5]],
    [['--user', 'alice', '--pattern', '{ $.errorCode = "*" }'], [5]],
    [
      ['--root', '--from', '1m'],
      [7, 8],
    ],
    [['--root', '--from', '30s'], [8]],
    [['--user', 'alice', '--from', '2026-01-02T12:30:00Z', '--to', '2026-01-02T12:31:00Z'], [5]],
  ])('finds what holds all that is asked for: %j', async (argv, ids) => {
    expect(await found(TRAIL, ...argv)).toEqual(ids);
  });

  it('finds them in every way in which they come', async () => {
    const [record] = RECORDS;
    const text = JSON.stringify(record);
    const ways: readonly (readonly [string, string | Uint8Array])[] = [
      ['trail.json.gz', gzipSync(readFileSync(TRAIL))],
      ['lines.ndjson', `${text}\n${text}\n`],
      ['subscription.json', JSON.stringify({ logEvents: [{ id: '1', message: text }] })],
      ['eventbridge.json', JSON.stringify({ 'detail-type': 'AWS API Call via CloudTrail', detail: record })],
      ['lookup.json', JSON.stringify({ Events: [{ CloudTrailEvent: text }] })],
      ['lake.json', JSON.stringify({ QueryResultRows: [[{ eventJson: text }]] })],
    ];
    for (const [name, content] of ways) {
      const ids = await found(fileOf(name, content), '--pattern', '{ $.eventName = AssumeRole }');
      expect([name, new Set(ids)]).toEqual([name, new Set([1])]);
    }
  });

  it('gives records as they came, to the last digit, each on a line', async () => {
    const text = '{"eventName": "X", "big": 12345678901234567890, "a\\u0062": [1.0 , 2]}';
    const lines = fileOf('exact.ndjson', `${text}\n`);
    const pattern = ['--pattern', '{ $.eventName = X }', '--format', 'records'];
    expect((await find(lines, ...pattern)).stdout).toBe(`${text}\n`);
    const document = fileOf('exact.json', `{"Records":[\n  ${text.replaceAll(', ', ',\r\n\t')}\n]}`);
    expect((await find(document, ...pattern)).stdout).toBe(`${text.replaceAll(', ', ',')}\n`);
  });

  it('gives the events that map makes', async () => {
    const { stdout } = await find(TRAIL, '--session', 'joan', '--format', 'events');
    const due = RECORDS.slice(1, 4).map((record) =>
      mapRecord(record, { source: 'cloudtrail', allServices: true }),
    );
    expect(
      stdout
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    ).toEqual(due.map((result) => result.ok && result.event));
  });

  it.each(['camel', 'snake'])('tells of events what it tells of their records: %s', async (style) => {
    const { stdout: events } = await run(['map', TRAIL, '--all-services', '--case', style]);
    const timeline = await run(['find', '--timeline'], { stdin: events });
    expect(timeline.stdout).toBe(readFileSync('test/find/timeline.txt', 'utf8'));
    const late = await run(['find', '--timeline', '--from', '2026-01-02T12:41:00Z'], { stdin: events });
    expect(late.stdout).toContain('iam:CreateAccessKey');
    expect(late.stderr).toBe('8 records: 1 found\n');
  });

  it('puts a timeline in the order of time, and what has no time at its end', async () => {
    const [first, ...others] = RECORDS;
    const lines = [...others, { eventName: 'Untimed' }, first].map((record) => JSON.stringify(record));
    const { stdout } = await run(['find', '--timeline', '--format', 'json'], { stdin: lines.join('\n') });
    const entries = stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    expect(entries.filter(({ gap }) => gap === undefined).map(({ what }) => what)).toEqual([
      ...RECORDS.map((record) => expect.stringContaining(record.eventName)),
      'Untimed',
    ]);
  });

  it('repeats the head of its table, and holds no more than a block of it', async () => {
    const lines = Array.from({ length: 1001 }, () => JSON.stringify(RECORDS[0])).join('\n');
    const { stdout } = await run(['find', '--user', 'alice'], { stdin: lines });
    const rows = stdout.trimEnd().split('\n');
    expect(rows.flatMap((row, at) => (row.startsWith('TIME') ? [at] : []))).toEqual([0, 501, 1002]);
    expect(rows).toHaveLength(1004);
  });

  it('refuses to hold more than it can, and says what to do', () => {
    const held = new HeldItems();
    const items = Array.from({ length: MOST_HELD }, () => ({}) as FoundItem);
    held.add(items);
    expect(() => held.add(items.slice(0, 1))).toThrow(
      new UsageError(
        'More than 100,000 records were found, which is too many to hold: ask for less, or for less time with --from and --to.',
      ),
    );
  });

  it('marks refusals by colour on a terminal, and fits its width', async () => {
    const made = terminal({ columns: 70 });
    await runProgram(['find', TRAIL, '--target', 'eve'], made.around);
    expect(made.stdout()).toContain('\x1b[31m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escapes of colours are what is taken out
    const plain = made.stdout().replace(/\x1b\[\d+m/gu, '');
    expect(Math.max(...plain.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(70);
  });

  it('says what could not be read, and that with its exit code', async () => {
    const stdin = `${JSON.stringify(RECORDS[0])}\n{"UserName":"x","UserId":"y"}\n{"eventName":\n`;
    const { code, stdout, stderr } = await run(['find', '--user', 'alice', '--format', 'json'], { stdin });
    expect(stdout.split('\n')).toHaveLength(2);
    const places = stderr.split('\n').filter((line) => line.startsWith('  <stdin>'));
    expect(places).toEqual([
      '  <stdin>:2 (a user, role or group, where activity is asked for; hand in records of CloudTrail)',
      '  <stdin>:3 (line 3, column 14)',
    ]);
    expect(stderr).toMatch(/\n3 records: 1 found, 2 refused\n$/u);
    expect(code).toBe(1);
  });

  it('ends with 1 where nothing is found, or an alarm was never due', async () => {
    expect(await find(TRAIL, '--user', 'nobody')).toEqual({
      code: 1,
      stdout: '',
      stderr: '8 records: 0 found\n',
    });
    expect((await find(TRAIL, '--root', '--alarm', 'sum>=3/5m')).code).toBe(1);
    expect((await run(['find', '--root'])).stderr).toBe('The input holds no records: 0 found\n');
  });

  it('counts records that no alarm can place in time', async () => {
    const stdin = `${JSON.stringify({ ...RECORDS[0], eventTime: 'yesterday' })}\n`;
    const { code, stderr } = await run(['find', '--user', 'alice', '--alarm', 'sum>=1/5m'], { stdin });
    expect([code, stderr]).toEqual([1, '1 record: 1 found, 1 without a time, in no period\n']);
  });

  it('stops where it is interrupted', async () => {
    const interrupt = AbortSignal.abort();
    expect(await run(['find', TRAIL, '--root'], { interrupt })).toMatchObject({
      code: 130,
      stderr: 'Interrupted after 0 records: 0 found\n',
    });
  });

  it('shows where a pattern breaks, and what to do', async () => {
    expect((await find('--pattern', '{ $.eventName = “Create*” }')).stderr).toBe(
      [
        'aws-iam-udm: These are no double quotes, at position 16. Write " in place of “ and ”.',
        '  { $.eventName = “Create*” }',
        '                  ^',
        '',
      ].join('\n'),
    );
    const long = `{ ($.['日本'] = ${'x'.repeat(35)})\n|| $.eventName == ${'y'.repeat(50)} }`;
    const [, shown, caret] = (await find('--pattern', long)).stderr.split('\n');
    expect(shown).toBe(`  …日本'] = ${'x'.repeat(35)}) || $.eventName == ${'y'.repeat(16)}…`);
    // Each of the two takes two columns.
    expect(caret!.indexOf('^')).toBe(shown!.indexOf('=', shown!.indexOf('||')) + 1 + 2);
  });

  it.each([
    [[], 'find needs a --pattern, a --rule, an identity, such as --user, or --timeline. See --help.'],
    [
      ['--from', '24h'],
      'find needs a --pattern, a --rule, an identity, such as --user, or --timeline. See --help.',
    ],
    [['--rule', 'nothing'], 'There is no rule nothing. See --help for their names.'],
    [
      ['--rule', 'root-usage', '--pattern', '{ $.a = 1 }'],
      '--rule is a pattern, too: leave --pattern or --rule out.',
    ],
    [
      ['--role', 'a/b'],
      '--role takes the name, the ARN (…:role/…) or the id (AROA…) of a role; an assumed role is a session.',
    ],
    [['--access-key', 'x'], '--access-key takes the id of an access key, such as AKIAIOSFODNN7EXAMPLE.'],
    [['--root', '--recipient'], '--recipient widens --account, which is not given.'],
    [
      ['--root', '--from', 'monday'],
      '--from takes a time with a zone or a duration, such as 2026-01-02T03:04:05Z or 24h.',
    ],
    [
      ['--root', '--from', '24h'],
      'A duration is counted back from the newest record, so the input is read twice: give files, or a time such as 2026-01-02T03:04:05Z.',
    ],
    [['--root', '--format', 'csv'], '--format must be one of text, json, records, events.'],
    [
      ['--root', '--timeline', '--alarm', 'sum>=1/5m'],
      '--timeline and --alarm each say what is written: leave one out.',
    ],
    [
      ['--root', '--timeline', '--format', 'events'],
      '--timeline is written as text or json: leave --format events out.',
    ],
    [
      ['--root', '--alarm', 'often'],
      '--alarm: An alarm is a statistic, a comparison, a threshold and a period, such as sum>=1/5m.',
    ],
    [
      ['--root', '--alarm', 'sum>=1/1d', '--datapoints', '1/8'],
      '--alarm: The periods of an alarm must be seven days or less in all.',
    ],
    [
      ['--root', '--alarm', 'sum>=1/5m', '--datapoints', '3'],
      '--datapoints must be M/N, such as 3/5: M of the last N periods.',
    ],
    [
      ['--root', '--alarm', 'sum>=1/5m', '--datapoints', '4/3'],
      '--datapoints must be M/N with an M from 1 to N.',
    ],
    [
      ['--root', '--alarm', 'sum>=1/5m', '--missing-data', 'none'],
      '--missing-data must be one of missing, notBreaching, breaching, ignore.',
    ],
    [['--root', '--datapoints', '1/2'], '--datapoints is a part of an alarm: give --alarm, too.'],
    [['--root', '--missing-data', 'ignore'], '--missing-data is a part of an alarm: give --alarm, too.'],
    [['--root', 'no-such-file'], 'Cannot read no-such-file: there is no such file.'],
  ])('says what is wrong at the terminal: %j', async (argv, sentence) => {
    expect(await find(...argv)).toEqual({ code: 2, stdout: '', stderr: `aws-iam-udm: ${sentence}\n` });
  });

  it('lists every rule in its help', async () => {
    const { stdout } = await find('--help');
    for (const name of Object.keys(FILTER_PATTERNS))
      expect(stdout).toMatch(new RegExp(`^  ${name}\\s`, 'mu'));
  });
});

it('names a command that has all that it says only the first of', async () => {
  const users = Array.from({ length: 7 }, (_, index) => ({
    User: { UserName: `u${index}`, UserId: `AIDA${index}` },
  }));
  const file = fileOf('users.ndjson', users.map((user) => JSON.stringify(user)).join('\n'));
  const { stderr } = await find('--user', 'x', file);
  const command = /and 2 more; `(.*) FILE` has all/u.exec(stderr)![1]!;
  const issues = join(folder, 'issues.txt');
  await run([...command.split(' '), issues, file]);
  expect(readFileSync(issues, 'utf8').match(/foreign_form/gu)).toHaveLength(7);
});
