import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { explainCommand } from '../src/cli/explain/explain.ts';
import { runProgram } from '../src/cli/program.ts';
import { explain } from '../src/index.ts';
import { run as runOf } from './program.ts';
import { type TerminalOptions, terminal } from './terminal.ts';

const collectedAt = '2026-01-02T03:04:05Z';
const ana = {
  UserName: 'ana',
  UserId: 'AIDACKCEVSQ6C2EXAMPLE',
  Path: '/',
  Arn: 'arn:aws:iam::111122223333:user/ana',
  CreateDate: '2020-01-01T00:00:00Z',
  PasswordLastUsed: '2019-01-1T00:00:00Z',
  Tags: [{ Key: 'team', Value: 'blue' }],
  UserPolicyList: [{ PolicyName: 'p', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: ['*'] }] } }],
  Colour: 'red',
  GroupList: [],
};
const role = {
  RoleName: 'ana',
  RoleId: 'AROA1',
  Path: '/',
  Arn: 'arn:aws:iam::111122223333:role/ana',
  CreateDate: 0,
};
const group = {
  GroupName: 'admins',
  GroupId: 'AGPA1',
  Path: '/',
  Arn: 'arn:aws:iam::111122223333:group/admins',
  CreateDate: 0,
};

const activity = (eventName: string, service: string, eventID: string) => ({
  eventVersion: '1.08',
  eventTime: '2026-01-02T03:04:05Z',
  eventSource: `${service}.amazonaws.com`,
  eventName,
  eventID,
});

async function run(log: unknown, argv: readonly string[] = [], options: TerminalOptions = {}) {
  const input = typeof log === 'string' ? log : JSON.stringify(log);
  const made = terminal({ ...options, input });
  const code = await explainCommand.run(['--collected-at', collectedAt, ...argv], made.around);
  return { code, stdout: made.stdout(), stderr: made.stderr() };
}

const ESCAPE = '\u001b[';

describe('explain at the command line', () => {
  it('prints what each field became, what did not arrive and why, and the issues', async () => {
    const { code, stdout, stderr } = await run(ana);
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toBe(`USER ana  (<stdin>:1)

LOG FIELD      ROW  LOGIC                             UDM FIELD                                    VALUE
UserName        25  direct                            entity.user.userid                           ana
UserId          24  direct                            entity.user.productObjectId                  AIDACKCEVSQ6C2EXAMPLE
Path            14  direct                            entity.user.attribute.labels["path"]         /
Arn              1  direct                            entity.resource.name                         arn:aws:iam::111122223333:user/ana
CreateDate       3  to timestamp                      entity.user.attribute.creationTime           2020-01-01T00:00:00Z
Tags[0].Key     22  the label's key                   entity.user.attribute.labels[0].key          team
Tags[0].Value   23  the label's value                 entity.user.attribute.labels[0].value        blue
-               34  the ingestion time of the record  metadata.collectedTimestamp                  2026-01-02T03:04:05Z
-               35  constant AWS                      metadata.vendorName                          AWS
-               36  constant AWS IAM                  metadata.productName                         AWS IAM
-               37  USER where UserID is present, RESOURCE where RoleID is present, GROUP where Group.GroupName is present  metadata.entityType                          USER
-               38  User for USER, Role for RESOURCE  entity.resource.resourceSubtype              User
-               40  constant AMAZON_WEB_SERVICES      entity.resource.attribute.cloud.environment  AMAZON_WEB_SERVICES

NOT IN THE ENTITY          WHY                                             VALUE
PasswordLastUsed           dropped: invalid_timestamp                      2019-01-1T00:00:00Z
Colour                     not in the AWS API reference                    red
UserPolicyList (3 values)  known, but the mapping table has no row for it
GroupList                  empty                                           []

ISSUES
warning invalid_timestamp at PasswordLastUsed: The log field is no date that exists, in no form that can be read without guessing; it was left out. (string(19), row 13)
  Write dates as RFC 3339, such as 2026-01-02T03:04:05Z, or as epoch seconds without quotes.
`);
  });

  it('names every leaf of the entity, but for the fixed keys of labels', async () => {
    const { udmLeaves } = explain(ana, { collectedAt });
    const { stdout } = await run(ana);
    const rows = [...stdout.split('NOT IN')[0]!.matchAll(/^\S+ +(\d+) {2}/gm)].map(([, row]) => Number(row));
    expect(rows.sort()).toEqual(
      udmLeaves
        .filter(({ row, udmPath }) => row !== 14 || udmPath.at(-1) !== 'key')
        .map(({ row }) => row)
        .sort(),
    );
  });

  it('gives the explanation of the library as a line of JSON for each record', async () => {
    const { stdout } = await run({ Users: [ana], Roles: [role] }, ['--format', 'json', '--case', 'snake']);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toEqual(
      JSON.parse(
        JSON.stringify([
          { input: '<stdin>', line: 1, path: ['Users', 0], ...explain(ana, { collectedAt, case: 'snake' }) },
          {
            input: '<stdin>',
            line: 1,
            path: ['Roles', 0],
            ...explain(role, { collectedAt, case: 'snake' }),
          },
        ]),
      ),
    );
  });

  it('marks the rows that are extensions', async () => {
    const { stdout } = await run(ana, ['--profile', 'extended']);
    expect(stdout).toMatch(/^UserId +E101 +direct +metadata\.productEntityId +AIDACKCEVSQ6C2EXAMPLE$/m);
    expect(stdout).toContain('Rows with an E are extensions: the documented table does not have them.');
    expect((await run(ana)).stdout).not.toContain('extensions');
  });

  it('puts values on the leaves of JSON where they are asked for', async () => {
    const { stdout } = await run(ana, ['--format', 'json', '--include-values']);
    expect(JSON.parse(stdout).logLeaves[0]).toMatchObject({ logPath: ['UserName'], value: 'ana' });
    const silent = await run(ana, ['--format', 'json']);
    expect(JSON.parse(silent.stdout).logLeaves[0]).not.toHaveProperty('value');
  });

  it('shows no values of the record where that is asked for', async () => {
    const { stdout } = await run(ana, ['--no-values']);
    for (const value of ['AIDACKCEVSQ6C2EXAMPLE', 'blue', 'red', '2019-01-1'])
      expect(stdout).not.toContain(value);
    expect(stdout).toContain(
      "Tags[0].Value   23  the label's value                 entity.user.attribute.labels[0].value\n",
    );
  });

  it.each([
    ['a name, whatever its case', 'ANA', ['USER ana', 'RESOURCE ana']],
    ['an ARN', 'arn:aws:iam::111122223333:role/ana', ['RESOURCE ana']],
    ['a unique id', 'AIDACKCEVSQ6C2EXAMPLE', ['USER ana']],
    ['the name of a group', 'admins', ['GROUP admins']],
    ['the unique id of a group', 'AGPA1', ['GROUP admins']],
  ])('finds records by %s', async (_, id, titles) => {
    const answer = { UserDetailList: [ana], RoleDetailList: [role], GroupDetailList: [group] };
    const { code, stdout } = await run(answer, ['--id', id]);
    expect(code).toBe(0);
    expect([...stdout.matchAll(/^(.+?) {2}\(<stdin>:1 /gm)].map(([, title]) => title)).toEqual(titles);
  });

  it('finds the group of a GetGroup answer', async () => {
    const { code, stdout } = await run({ Group: group, Users: [ana] }, ['--id', 'admins']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^GROUP admins {2}\(<stdin>:1\)\n/);
    expect(stdout).toContain('Users[0].Tags (2 values)');
    expect((await run({ Group: group, Users: [ana] }, ['--id', 'ana'])).code).toBe(1);
  });

  it('says clearly that no record has the name, and exits with 1', async () => {
    const { code, stdout, stderr } = await run(ana, ['--id', 'bob\u001b[2J']);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toBe(
      'aws-iam-udm: The input holds no user, role, group or event with the name, ARN or id bob\\u{1b}[2J. ' +
        'Leave --id out to explain every record of the input.\n',
    );
  });

  it('finds a name whatever its case and white space', async () => {
    const told = await run({ ...ana, UserName: 'Ana  Lima' }, ['--id', 'ana lima']);
    expect([told.code, told.stderr]).toStrictEqual([0, '']);
    expect(told.stdout).toContain('USER Ana  Lima  (<stdin>:1)');
  });

  it('explains what is outside the table where it is named, and says nothing of it otherwise', async () => {
    const records = { Records: [activity('AssumeRole', 'sts', '1'), activity('GetObject', 's3', '2')] };
    const named = await run(records, ['--id', '2']);
    expect(named.code).toBe(0);
    expect(named.stdout).toBe(`Event GetObject 2

The record is outside the table: there is no event. The issues below say why.

NOT IN THE EVENT              WHY                                                  VALUE
every other field (5 values)  outside the table with the record: not_iam_activity

ISSUES
info not_iam_activity at eventSource: The record tells of another service than IAM, STS and sign-in.
  Nothing to do; the option allServices maps it by the general rows.
`);
    const json = await run(records, ['--id', '2', '--format', 'json']);
    expect(JSON.parse(json.stdout)).toMatchObject({ ok: false, outside: true });
    expect((await run(records)).stdout).not.toContain('GetObject');
    const alone = await run(records.Records[1]);
    expect([alone.code, alone.stderr]).toStrictEqual([
      1,
      'aws-iam-udm: The input holds no user, role, group or event, and 1 record outside the table, which coverage counts.\n',
    ]);
  });

  it('says clearly that the input holds no record, and exits with 1', async () => {
    const { code, stderr } = await run({ Policies: [{ PolicyName: 'p' }] });
    expect(code).toBe(1);
    const sentence = 'aws-iam-udm: The input holds no user, role, group or event';
    expect(stderr).toBe(`${sentence}, and 1 record outside the table, which coverage counts.\n`);
    expect((await run([])).stderr).toBe(`${sentence}.\n`);
    const late = await run({ Records: [activity('AssumeRole', 'sts', '1')] }, [
      '--from',
      '2030-01-01T00:00:00Z',
    ]);
    expect(late.stderr).toBe(stderr);
  });

  it('explains managed policies in the profile that has rows for them', async () => {
    const policy = {
      PolicyName: 'p',
      PolicyId: 'ANPA1',
      Path: '/',
      Arn: 'arn:aws:iam::111122223333:policy/p',
    };
    for (const id of ['p', 'ANPA1', policy.Arn]) {
      const { code, stdout } = await run({ Policies: [policy] }, ['--profile', 'extended', '--id', id]);
      expect(code).toBe(0);
      expect(stdout).toMatch(/^RESOURCE p {2}\(<stdin>:1 Policies\[0\]\)\n/u);
      expect(stdout).toMatch(
        /^PolicyName +E410 +direct +entity\.resource\.attribute\.permissions\[0\]\.name +p$/mu,
      );
    }
    expect((await run({ Policies: [policy] }, ['--id', 'p'])).code).toBe(1);
  });

  it('ends with no deep value and with no long list', { timeout: 120_000 }, async () => {
    const deep = `{"UserId":"AIDA1","UserName":"ana","Odd":${'['.repeat(400)}${']'.repeat(400)}}`;
    const table = await run(deep);
    expect(table.stdout).toContain('deeper than 100 levels');
    const json = await run(deep, ['--format', 'json', '--include-values']);
    expect(json.stdout).toContain('deeper than 100 levels');
    const tags = Array.from({ length: 50_000 }, (_, at) =>
      at % 2 === 0 ? { Key: 'k', Value: '1' } : { Value: '1' },
    );
    const { code, stdout } = await run({ ...ana, Tags: tags }, [], { columns: 80 });
    expect(code).toBe(0);
    expect(stdout).toContain('Tags[49998].Value');
  });

  it('tells of very many leaves below a very long key in time in proportion to both', async () => {
    // To write the key once for each leaf, if only to tell the leaves apart, would take minutes.
    const key = 'k'.repeat(400_000);
    const { code, stdout } = await run({ ...ana, [key]: Array.from({ length: 60_000 }, (_, at) => at) });
    expect(code).toBe(0);
    expect(stdout).toContain('kkk (60000 values)');
  });

  it.each(['text', 'json'])(
    'is written in pieces, since that of one record may be longer than any text: %s',
    async (format) => {
      const pieces: string[] = [];
      const stdout = new Writable({
        write(chunk, _, done) {
          pieces.push(String(chunk));
          done();
        },
      });
      const stdin = JSON.stringify({ ...ana, Tags: Array(20_000).fill(7) });
      await runOf(['explain', '--format', format], { stdin, stdout });
      expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(400_000);
      expect(pieces.join('').match(/Tags\[\d+\]: |"logPath":\["Tags",\d+\]/gu)).toHaveLength(20_000);
      if (format === 'json') expect(JSON.parse(pieces.join('')).issues.length).toBeGreaterThan(20_000);
    },
  );

  it('measures no text that is longer than any column', async () => {
    // How many columns so many emoji take is counted in minutes.
    const { stdout } = await run({ ...ana, Path: '😀'.repeat(150_000) });
    expect(stdout).toContain('😀'.repeat(150_000));
  });

  it.each(['text', 'json'])('shows of a record of activity no secret: %s', async (format) => {
    const record = {
      eventName: 'AssumeRole',
      eventSource: 'sts.amazonaws.com',
      eventTime: '2026-01-02T03:04:05Z',
      requestParameters: { roleArn: 'arn:aws:iam::111122223333:role/auditor' },
      responseElements: { credentials: { sessionToken: 'never-shown-1' } },
      tlsDetails: { clientProvidedHostHeader: 'https://example.com/?code=never-shown-2' },
    };
    const { stdout } = await run(record, ['--format', format]);
    expect(stdout).toContain('sessionToken');
    expect(stdout).not.toContain('never-shown');
  });

  it('explains a refused record', async () => {
    const { code, stdout } = await run({ UserId: 5, UserName: 'ana', Path: null, Arn: 'x' });
    expect(code).toBe(0);
    expect(stdout).toContain('The record was refused: there is no entity.');
    expect(stdout).toMatch(/^UserId +dropped: invalid_log_field +5$/m);
    expect(stdout).toMatch(/^every other field \(2 values\) +refused with the record: invalid_log_field$/m);
    expect(stdout).toMatch(/^Path +empty +null$/m);
  });

  it('says nothing of a refused record that was not asked for', async () => {
    const refused = { UserId: 5, UserName: 'eva', Path: null, Arn: 'x' };
    const activity = { eventName: 'GetUser', eventSource: 'iam.amazonaws.com', eventID: 'e-1' };
    const input = [ana, refused, activity].map((record) => JSON.stringify(record)).join('\n');
    expect(await run(input, ['--id', 'ana'])).toMatchObject({ code: 0, stderr: '' });
    const asked = await run(input, ['--id', 'e-1']);
    expect(asked).toMatchObject({ code: 0, stderr: '' });
    expect(asked.stdout).toMatch(/^error event_time_missing /mu);
  });

  it('tells what is no JSON, and what is to be said of the answer, as diagnostics', async () => {
    const answer = { Users: [{ ...ana, Tags: undefined }], IsTruncated: true };
    const { code, stdout, stderr } = await run(`{"a":\n${JSON.stringify(answer)}`, ['--id', 'ana']);
    expect(code).toBe(0);
    expect(stdout).toContain('USER ana  (<stdin>:2 Users[0])');
    expect(stderr).toMatch(/^error invalid_json: .*\n {2}<stdin>:1 \(line 1, column 6\)\n/u);
    expect(stderr).toMatch(/\nwarning incomplete_answer: .*\n {2}<stdin>:2 at IsTruncated \(ListUsers\)\n/u);
    expect(stderr).toMatch(/\ninfo field_not_returned: .*\n {2}<stdin>:2 at Users /u);
  });

  it('says nothing of an answer that holds nothing of what was sought', async () => {
    const { stderr } = await run(
      `${JSON.stringify({ Users: [role], IsTruncated: true })}\n${JSON.stringify(ana)}`,
      ['--id', 'AIDACKCEVSQ6C2EXAMPLE'],
    );
    expect(stderr).toBe('');
  });

  it('writes what would move the cursor of a terminal as escapes', async () => {
    const { stdout } = await run({ ...ana, UserName: 'a\u001b[2Jb', 'x\u202e': '\u0007' });
    for (const moving of ['\u001b', '\u202e', '\u0007']) expect(stdout).not.toContain(moving);
    expect(stdout).toContain('a\\u{1b}[2Jb');
    expect(stdout).toContain('\\u{202e}');
  });

  it('writes no path out to know its place, however long the names in it are', async () => {
    const members = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`m${index}`, 'v']));
    const log = JSON.stringify({
      eventSource: 'iam.amazonaws.com',
      eventName: 'CreateUser',
      eventTime: collectedAt,
      requestParameters: { ['k'.repeat(900)]: members },
    });
    const stringify = vi.spyOn(JSON, 'stringify');
    const { stdout } = await run(log, ['--no-values']);
    const written = stringify.mock.results.reduce((sum, { value }) => sum + String(value).length, 0);
    stringify.mockRestore();
    expect(stdout).toContain('.m499');
    expect(written).toBeLessThan(100_000);
  });

  it.each([['--colour'], ['--format', 'xml'], ['--id'], ['--collected-at', 'yesterday']])(
    'refuses %s %s',
    async (...argv) => {
      const made = terminal();
      expect(await runProgram(['explain', ...argv.filter(Boolean)], made.around)).toBe(2);
      expect(made.stderr()).toMatch(/^aws-iam-udm: .+\.\n$/);
    },
  );
});

describe('the colours of explain', () => {
  it('are there on a terminal', async () => {
    const { stdout } = await run(ana, [], { columns: 120 });
    expect(stdout).toContain(`${ESCAPE}1mLOG FIELD`);
    expect(stdout).toContain(`${ESCAPE}31mPasswordLastUsed`);
  });

  it.each([
    ['NO_COLOR is set', { columns: 120, env: { NO_COLOR: '1' } }],
    ['the terminal knows none', { columns: 120, env: { TERM: 'dumb' } }],
    ['the output is no terminal', {}],
  ])('are not there where %s', async (_, options) => {
    expect((await run(ana, [], options)).stdout).not.toContain(ESCAPE);
  });

  it('are there where NO_COLOR is empty', async () => {
    expect((await run(ana, [], { columns: 120, env: { NO_COLOR: '' } })).stdout).toContain(ESCAPE);
  });
});

describe('the width of explain', () => {
  const lengths = (text: string) =>
    text
      .split('ISSUES')[0]!
      .split('\n')
      .map((line) => [...line].length);
  const long = { ...ana, UserName: `${'a'.repeat(300)}-the-end` };
  const env = { NO_COLOR: '1' };

  it('fits a terminal: the UDM field and the value get the room, and long values go on below', async () => {
    for (const columns of [80, 110, 150]) {
      const { stdout } = await run(long, [], { columns, env });
      const [title, ...table] = lengths(stdout);
      expect(title).toBeGreaterThan(columns);
      expect(Math.max(...table)).toBeLessThanOrEqual(columns);
      const [, ...shown] = stdout.split('NOT IN')[0]!.split('\n');
      expect(shown.join('').replaceAll(/[^a-]/gu, '')).toContain('a'.repeat(300));
      expect(stdout).toContain('entity.resource.attribute.cloud.environment');
    }
  });

  it('is 80 columns for what is wide, what is escaped and what is long', async () => {
    const record = {
      UserName: '山田太郎',
      UserId: 'AIDA1',
      Arn: 'arn:aws:iam::111122223333:user/division/product/team/yamada',
      Tags: [{ Key: 'desk', Value: '営業部の長い名前の部署でして、これは入りません\u202e' }],
      Path: '/',
      CreateDate: 0,
    };
    const { stdout } = await run(record, [], { columns: 80, env });
    expect(stdout.slice(0, stdout.indexOf('metadata.collected'))).toBe(`USER 山田太郎  (<stdin>:1)

UDM FIELD                                    VALUE
entity.user.userid                           山田太郎
  UserName, row 25: direct
entity.user.productObjectId                  AIDA1
  UserId, row 24: direct
entity.resource.name                         arn:aws:iam::111122223333:user/
                                             division/product/team/yamada
  Arn, row 1: direct
entity.user.attribute.labels[0].key          desk
  Tags[0].Key, row 22: the label's key
entity.user.attribute.labels[0].value        営業部の長い名前の部署でして、これ
                                             は入りません\\u{202e}
  Tags[0].Value, row 23: the label's value
entity.user.attribute.labels["path"]         /
  Path, row 14: direct
entity.user.attribute.creationTime           1970-01-01T00:00:00Z
  CreateDate, row 3: to timestamp
`);
    const silent = await run(record, ['--no-values'], { columns: 80, env });
    expect(silent.stdout).toMatch(
      /^USER {2}\(<stdin>:1\)\n\nUDM FIELD\nentity\.user\.userid\n {2}UserName, row 25/u,
    );
    for (const value of ['山田', 'AIDA1', 'desk', '営業', 'division'])
      expect(silent.stdout).not.toContain(value);
  });

  it('has room for one line a field on a wide terminal, where only sentences are wrapped', async () => {
    const { stdout } = await run(ana, [], { columns: 150, env });
    expect(stdout).toMatch(/^UserName +25 {2}direct +entity\.user\.userid +ana$/mu);
    expect(stdout).toMatch(/^- +37 {2}USER where UserID is present,.* {2}metadata\.entityType +USER$/mu);
    expect(stdout).toMatch(/^ {20}\S/mu);
  });

  it('cuts values of a terminal that are longer than people read', async () => {
    const { stdout } = await run({ ...ana, UserName: '`'.repeat(200_000) }, [], { columns: 80, env });
    expect(stdout.slice(stdout.indexOf('\n')).length).toBeLessThan(20_000);
    expect(stdout.replaceAll(/\s+/gu, '')).toContain('…(200000characters)');
  });

  it('is not limited where there is no terminal', async () => {
    const { stdout } = await run(long);
    expect(stdout).toContain(`  ${long.UserName}\n`);
    expect(stdout).not.toContain('…');
  });
});

describe('the files of explain', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'explain-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('may be several, plain or gzip', async () => {
    const [plain, zipped] = [join(folder, 'a.json'), join(folder, 'b.json.gz')];
    await writeFile(plain, JSON.stringify(ana));
    await writeFile(zipped, gzipSync(`${JSON.stringify(group)}\n${JSON.stringify(role)}\n`));
    const { stdout } = await run('', [plain, zipped]);
    expect(
      [...stdout.matchAll(/^(\w+ \w+) {2}\((.+)\)$/gm)].map(([, title, place]) => `${title} ${place}`),
    ).toEqual([`USER ana ${plain}:1`, `GROUP admins ${zipped}:1`, `RESOURCE ana ${zipped}:2`]);
  });

  it('must be there', async () => {
    const made = terminal();
    expect(await runProgram(['explain', join(folder, 'none.json')], made.around)).toBe(2);
    expect(made.stderr()).toContain('there is no such file');
  });
});
