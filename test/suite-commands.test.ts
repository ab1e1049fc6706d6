import { describe, expect, it } from 'vitest';
import { CASE_OPTION_NAMES } from '../src/check/case.ts';
import { junitXml } from '../src/cli/check/junit.ts';
import { runProgram } from '../src/cli/program.ts';
import { formatTable, mapRecord, unwrap } from '../src/index.ts';
import { OPTION_NAMES } from '../src/options.ts';
import { emptySuite, goldenSuite, secopsSuite } from './suite.ts';
import { terminal } from './terminal.ts';

async function run(argv: readonly string[], input = '') {
  const made = terminal({ input });
  const code = await runProgram(argv, made.around);
  return { code, stdout: made.stdout(), stderr: made.stderr() };
}

const at = (directory: string, file: string) => `${directory}/${file}`;

describe('check at the command line', { timeout: 60_000 }, () => {
  it('passes goldens, and ends with a summary', async () => {
    const { directory } = goldenSuite('user');
    const { code, stdout } = await run(['check', directory]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+ passed, 0 failed\n$/u);
  });

  it("passes goldens in Google SecOps's layout", async () => {
    const { suite, cases } = secopsSuite();
    const { code, stdout } = await run(['check', suite.directory]);
    expect(stdout).toBe(`${cases.length} passed, 0 failed\n`);
    expect(code).toBe(0);
  });

  it('prints a difference field by field with the row responsible', async () => {
    const suite = goldenSuite('user');
    const file = 'user/the-account-root.udm.json';
    suite.write(file, suite.read(file).replace('111122223333"', 'wrong"'));
    const { code, stdout } = await run(['check', suite.directory]);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^FAIL user\/the-account-root\n {2}USER .+: entity\.user\.product_object_id\n {4}expected {2}"wrong"\n {4}actual {4}"111122223333"\n {4}row 24 {4}UserID → entity\.user\.product_object_id, direct\n\n\d+ passed, 1 failed\n$/u,
    );
  });

  it('says which expectations it rewrote', async () => {
    const suite = goldenSuite('user');
    suite.remove('user/the-account-root.udm.json');
    const { code, stdout } = await run(['check', '--update', suite.directory]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^updated user\/the-account-root\.udm\.json\n\d+ passed, 0 failed\n$/u);
    expect((await run(['check', suite.directory])).code).toBe(0);
  });

  it('ignores times of ingestion and maps as it is told', async () => {
    const suite = goldenSuite('user');
    const file = 'user/the-account-root.udm.json';
    suite.write(file, suite.read(file).replace('2026-01-02', '2026-01-03'));
    expect((await run(['check', suite.directory])).code).toBe(1);
    expect((await run(['check', suite.directory, '--ignore-ingestion-times'])).code).toBe(0);
    expect((await run(['check', suite.directory, '--ignore-ingestion-times', '--case', 'snake'])).code).toBe(
      0,
    );
    expect(
      (await run(['check', suite.directory, '--ignore-ingestion-times', '--profile', 'extended'])).code,
    ).toBe(1);
  });

  it('writes JUnit XML that holds every case', async () => {
    const suite = goldenSuite('user');
    const file = 'user/the-account-root.udm.json';
    suite.write(file, suite.read(file).replace('111122223333"', '<wrong> & \\u0001"'));
    const { stdout } = await run(['check', suite.directory, '--junit', at(suite.directory, 'report.xml')]);
    const xml = suite.read('report.xml');
    const [, passed] = /(\d+) passed, 1 failed/u.exec(stdout)!;
    const tests = Number(passed) + 1;
    expect(xml).toMatch(
      new RegExp(
        `<testsuites name="aws-iam-udm check" tests="${tests}" failures="1" errors="0" skipped="0" time="\\d+\\.\\d{3}">`,
        'u',
      ),
    );
    expect(xml.match(/<testcase /gu)).toHaveLength(tests);
    expect(xml).toContain('&lt;wrong&gt; &amp;');
    expectWellFormed(xml);
  });

  it('names the entity and what is missing in JUnit, too', async () => {
    const suite = goldenSuite('user');
    const file = 'user/the-account-root.udm.json';
    const udm = JSON.parse(suite.read(file));
    udm.entity.location = { name: 'eu-west-1' };
    suite.write(file, udm);
    const report = 'made/for/it/report.xml';
    expect((await run(['check', suite.directory, '--junit', at(suite.directory, report)])).code).toBe(1);
    expect(suite.read(report)).toMatch(
      /<failure type="difference" message="USER [^"]+: entity\.location\.name is missing">/u,
    );
    expect(suite.read(report)).toMatch(/<testcase classname="user" name="user\/[^"]+" time="\d+\.\d{3}"\/>/u);
  });

  it('prints the results where JUnit cannot be written', async () => {
    const suite = goldenSuite('user');
    const under = at(suite.directory, 'user/the-account-root.log.json/report.xml');
    for (const [report, sentence] of [
      [under, /it is a file, and no folder/u],
      [at(suite.directory, 'user'), /it is a directory/u],
    ] as const) {
      const { code, stdout, stderr } = await run(['check', suite.directory, '--junit', report]);
      expect(stdout).toMatch(/^\d+ passed, 0 failed\n$/u);
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(sentence) });
    }
  });

  it('says where rewritten expectations expect a refusal now', async () => {
    const suite = goldenSuite('user');
    suite.write('user/the-account-root.log.json', { UserName: 'root' });
    const { code, stdout } = await run(['check', '--update', suite.directory]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^updated user\/the-account-root\.udm\.json\nupdated .+\n {2}The rewritten expectations expect a refusal now: .+\n {4}error unknown_record: .+\n\d+ passed, 0 failed, 1 rewritten to expect a refusal\n$/u,
    );
  });

  it("passes this project's pair in Google SecOps's layout exactly, and no other order or text", async () => {
    const suite = goldenSuite('google');
    const events = 'google/expected_events/an-account_events.json';
    const right = suite.read(events);
    suite.remove('google/options/an-account_options.json');
    const argv = ['check', '--profile', 'google', suite.directory];
    expect((await run([...argv, '--exact'])).code).toBe(0);
    const turned = JSON.parse(right);
    turned.events[0].event.idm.entity.entity.user.attribute.labels.reverse();
    for (const wrong of [JSON.stringify(turned), right.replace('{ \\"Version', '{\\"Version')]) {
      expect(wrong).not.toBe(right);
      suite.write(events, wrong);
      expect((await run(argv)).code).toBe(0);
      expect((await run([...argv, '--exact'])).code).toBe(1);
    }
    expect((await run(['check', suite.directory])).code).toBe(1);
  });

  it('lists every option of a case in its help', async () => {
    const { stdout } = await run(['check', '--help']);
    for (const name of [...OPTION_NAMES, ...CASE_OPTION_NAMES]) expect(stdout).toContain(name);
    expect(OPTION_NAMES).toContain('policyText');
  });

  it('writes well-formed XML, whatever a name or a value holds', () => {
    const hostile = '<a & "b" \'c\' ]]>\u0000\u001b\ufffe\ud800';
    const none = { failures: [], updated: [], refusals: [], seconds: 0.0015 };
    const xml = junitXml(hostile, [
      { ...none, name: hostile, failures: [{ what: hostile, expected: hostile, rows: [] }] },
      { ...none, name: `x/${hostile}` },
    ]);
    expectWellFormed(xml);
    expect(xml).toContain('&lt;a &amp; &quot;b&quot; &#39;c&#39; ]]&gt;\ufffd\ufffd\ufffd\ufffd');
  });

  it('tells bad usage, and what is no directory of cases', async () => {
    const { directory } = emptySuite();
    expect(await run(['check'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/needs one directory/u),
    });
    expect(await run(['check', directory])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/no cases in/u),
    });
    expect(await run(['check', at(directory, 'x')])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/no directory/u),
    });
    expect(await run(['check', '--profile', 'own', directory])).toMatchObject({ code: 2 });
  });
});

describe('diff at the command line', () => {
  const arn = 'arn:aws:iam::111122223333';
  const user = (name: string, ...GroupList: string[]) => ({
    UserName: name,
    UserId: `AIDA${name}`,
    Path: '/',
    Arn: `${arn}:user/${name}`,
    CreateDate: '2020-01-01T00:00:00Z',
    GroupList,
  });
  const group = {
    GroupName: 'admins',
    GroupId: 'AGPA1',
    Path: '/',
    Arn: `${arn}:group/admins`,
    CreateDate: '2020-01-01T00:00:00Z',
  };
  const role = (...principals: string[]) => ({
    RoleName: 'deploy',
    RoleId: 'AROA1',
    Path: '/',
    Arn: `${arn}:role/deploy`,
    CreateDate: '2020-01-01T00:00:00Z',
    AssumeRolePolicyDocument: {
      Statement: { Effect: 'Allow', Principal: { AWS: principals }, Action: 'sts:AssumeRole' },
    },
  });
  const details = (users: unknown[], ...principals: string[]) => ({
    UserDetailList: users,
    GroupDetailList: [group],
    RoleDetailList: [role(...principals)],
  });
  const OLD = details([user('ana'), user('bo', 'admins')], 'a');
  const NEW = details([user('ana', 'admins'), user('bo')], 'b');

  it('shows a joined member and a changed trust policy of one account', async () => {
    const suite = emptySuite();
    suite.write('old.json', OLD);
    suite.write('new.json', NEW);
    const argv = ['diff', at(suite.directory, 'old.json'), at(suite.directory, 'new.json')];
    const { code, stdout, stderr } = await run(argv);
    expect(stdout).toBe(
      [
        '~ RESOURCE deploy (AROA1)',
        '    trust policy changed: + Allow sts:AssumeRole to b',
        '    trust policy changed: - Allow sts:AssumeRole to a',
        '~ GROUP admins (AGPA1): ana joined, bo left',
        '0 added, 0 removed, 2 changed, 2 unchanged',
        '',
      ].join('\n'),
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect((await run([...argv, '--exit-code'])).code).toBe(1);
    expect((await run([...argv.slice(0, 2), argv[1]!, '--exit-code'])).code).toBe(0);
    expect(JSON.parse((await run([...argv, '--format', 'json'])).stdout)).toMatchObject({ unchanged: 2 });
    expect((await run([...argv, '--format', 'md'])).stdout).toContain(
      '| changed | GROUP admins (AGPA1) | ana joined, bo left |',
    );
  });

  it.each(['ndjson', 'json', 'import', 'golden'])('takes mapped entities as %s', async (format) => {
    const suite = emptySuite();
    suite.write('log.json', NEW);
    const [log, mapped] = [at(suite.directory, 'log.json'), at(suite.directory, 'mapped')];
    expect((await run(['map', log, '--format', format, '--output', mapped])).code).toBe(0);
    const { code, stdout, stderr } = await run(['diff', log, mapped, '--exit-code']);
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: '0 added, 0 removed, 0 changed, 4 unchanged\n',
      stderr: '',
    });
  });

  it('tells what it could not compare, and reads standard input', async () => {
    const suite = emptySuite();
    suite.write('old.ndjson', `${JSON.stringify(user('ana'))}\n{"Odd":1}\n`);
    const file = at(suite.directory, 'old.ndjson');
    const entity = unwrap(mapRecord(user('ana'), { collectedAt: '2026-01-02T03:04:05Z' }));
    const { code, stdout, stderr } = await run(['diff', file, '-'], JSON.stringify(entity));
    expect({ code, stdout }).toEqual({ code: 0, stdout: '0 added, 0 removed, 0 changed, 1 unchanged\n' });
    expect(stderr).toMatch(/^error unknown_record: .*\n.*:2 \(object\)\n.*\n.*: 1 refused, not compared\n$/u);
  });

  it('tells bad usage, and what holds neither entities nor records', async () => {
    const suite = emptySuite();
    suite.write('odd.json', '{"Odd":1}');
    const odd = at(suite.directory, 'odd.json');
    expect((await run(['diff', odd])).code).toBe(2);
    expect((await run(['diff', '-', '-'])).code).toBe(2);
    expect((await run(['diff', odd, at(suite.directory, 'absent')])).code).toBe(2);
    expect(await run(['diff', odd, odd])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/no entity, no event and no record of either/u),
    });
  });
});

describe('table at the command line', () => {
  it.each(['md', 'csv', 'json', 'html'] as const)('prints the mapping table as %s', async (format) => {
    expect(await run(['table', '--format', format])).toEqual({
      code: 0,
      stdout: formatTable(format),
      stderr: '',
    });
  });

  it('prints the extensions, too, where it is asked for them', async () => {
    expect(await run(['table', '--profile', 'extended'])).toEqual({
      code: 0,
      stdout: formatTable('md', 'extended'),
      stderr: '',
    });
    expect(formatTable('md', 'extended')).toContain('| E201 |');
  });

  it('tells bad usage', async () => {
    expect(await run(['table', '--format', 'xml'])).toMatchObject({ code: 2, stdout: '' });
    expect(await run(['table', 'file'])).toMatchObject({ code: 2, stdout: '' });
  });
});

/** Reads XML by the grammar of tags and text, independently of what writes it. */
function expectWellFormed(xml: string): void {
  const open: string[] = [];
  const token =
    /<\?xml[^?]*\?>|<(\/?)([\w]+)((?: [\w]+="[^"<&]*(?:&(?:amp|lt|gt|quot|#39);[^"<&]*)*")*)(\/?)>|[^<&\]]+|\]|&(?:amp|lt|gt|quot|#39);/gu;
  const tokens = [...xml.matchAll(token)];
  expect(tokens.map(([text]) => text).join('')).toBe(xml);
  for (const [, slash, name, , empty] of tokens) {
    if (name === undefined || empty === '/') continue;
    if (slash === '/') expect(open.pop()).toBe(name);
    else open.push(name);
  }
  expect(open).toEqual([]);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u);
}
