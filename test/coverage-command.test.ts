import { describe, expect, it } from 'vitest';
import { coverageCommand } from '../src/cli/coverage/coverage.ts';
import { runProgram } from '../src/cli/program.ts';
import { countCoverage, explain, MAPPING_TABLE } from '../src/index.ts';
import { type TerminalOptions, terminal } from './terminal.ts';

const collectedAt = '2026-01-02T03:04:05Z';
const ana = {
  UserName: 'ana',
  UserId: 'AIDA1',
  Path: '/',
  Arn: 'arn:aws:iam::111122223333:user/ana',
  CreateDate: '2020-01-01T00:00:00Z',
  GroupList: ['admins'],
  'a|b': 1,
};
const role = {
  RoleName: 'ops',
  RoleId: 'AROA1',
  Path: '/',
  Arn: 'arn:aws:iam::111122223333:role/ops',
  CreateDate: 'x',
};
const lines = [{ Users: [ana, ana] }, role, { Policies: [{ PolicyName: 'p' }] }, { RoleId: 5 }]
  .map((log) => `${JSON.stringify(log)}\n`)
  .join('');

async function run(input: string, argv: readonly string[] = [], options: TerminalOptions = {}) {
  const made = terminal({ ...options, input });
  const code = await coverageCommand.run(['--collected-at', collectedAt, ...argv], made.around);
  return { code, stdout: made.stdout(), stderr: made.stderr() };
}

/** The lines under a title, up to the next empty line. */
function section(text: string, title: string): string[] {
  const all = text.split('\n');
  const start = all.indexOf(title) + 1;
  return all.slice(start, all.indexOf('', start));
}

/** The lines that stand behind an empty one. */
function titles(text: string): string[] {
  const all = text.split('\n');
  return all.filter((line, index) => index > 0 && line !== '' && all[index - 1] === '');
}

describe('coverage at the command line', () => {
  it('prints which rows fired, which log fields have none, and the issues', async () => {
    const { code, stdout, stderr } = await run(`${lines}broken\n`);
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(stdout.split('\n')[0]).toBe(
      '5 records (2 USER, 2 RESOURCE, 0 GROUP, 1 of no kind), 2 refused. 15 of 44 rows fired.',
    );
    expect(section(stdout, 'Rows that fired')[1]).toMatch(/^ {2}1 {2}Arn +entity\.resource\.name +3 +3$/);
    expect(section(stdout, 'Log fields without a row')).toEqual([
      'KIND  LOG FIELD  AWS API REFERENCE  COUNT  RECORDS',
      'USER  GroupList  known                  2        2',
      'USER  ["a|b"]    unknown                2        2',
    ]);
    const issues = section(stdout, 'Issues').map((line) => line.split(/ {2,}/).slice(0, 4).join(' '));
    expect(issues).toContain('unmapped_record info 1 0');
    expect(issues).toContain('field_not_returned info 1 0');
    expect(issues).toContain('invalid_timestamp warning 1 1');
    expect(issues).toContain('invalid_json error 1 1');
  });

  it('counts as many records as map, with those that no table tells of', async () => {
    const call = { eventTime: collectedAt, eventSource: 's3.amazonaws.com', eventName: 'GetObject' };
    const group = { GroupName: 'g', GroupId: 'AGPA1', Arn: 'arn:aws:iam::111122223333:group/g' };
    const log = { Group: group, Users: [], IsTruncated: false };
    const policies = { Policies: [{ PolicyId: 'ANPA1', PolicyName: 'p' }] };
    const input = [ana, policies, { Records: [call, call] }, log, log].map((one) => JSON.stringify(one));
    const { stdout } = await run(input.join('\n'), ['--join']);
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      expect.stringMatching(/^2 records \(1 USER, 0 RESOURCE, 1 GROUP, 0 of no kind\), 0 refused\./),
      '3 records outside the table, 1 merged.',
    ]);
    const json = JSON.parse((await run(input.join('\n'), ['--join', '--format', 'json'])).stdout);
    expect(json).toMatchObject({ outside: 3, merged: 1 });
  });

  it('counts events of another time among the issues, as map does', async () => {
    const call = { eventTime: collectedAt, eventSource: 'sts.amazonaws.com', eventName: 'GetCallerIdentity' };
    const input = JSON.stringify({ Records: [call, { ...call, eventTime: '2026-01-01T00:00:00Z' }, call] });
    const { stdout } = await run(input, ['--to', collectedAt, '--format', 'json']);
    const { outside, issues } = JSON.parse(stdout);
    expect(outside).toBe(2);
    expect(issues).toContainEqual({ code: 'outside_time', count: 2, records: 0 });
  });

  it('counts activity outside the table among the issues and as such, and nowhere else', async () => {
    const call = { eventTime: collectedAt, eventSource: 's3.amazonaws.com', eventName: 'GetObject' };
    const { stdout } = await run(JSON.stringify({ Records: [call, call] }), ['--format', 'json']);
    const { records, outside, issues, activity } = JSON.parse(stdout);
    expect(outside).toBe(2);
    expect(issues).toEqual([{ code: 'not_iam_activity', count: 2, records: 0 }]);
    expect([...Object.values(records), activity]).toEqual([0, 0, 0, 0, undefined]);
  });

  it('speaks of rows of entities where there are such records, and of rows of activity where there are such', async () => {
    const call = {
      eventSource: 'iam.amazonaws.com',
      eventName: 'DeleteUser',
      eventTime: '2026-03-04T05:06:07Z',
      requestParameters: { userName: 'bob' },
    };
    const alone = await run(JSON.stringify(call));
    expect(titles(alone.stdout)).toEqual([
      'Operations',
      'Who acted',
      'Rows of activity that fired',
      'Rows of activity that never fired',
      'Issues',
    ]);
    const fired = section(alone.stdout, 'Rows of activity that fired').slice(1);
    expect(fired.map((line) => line.trim().split(/ {2,}/))).toContainEqual([
      'C5',
      'eventName',
      'metadata.product_event_type',
      '1',
      '1',
    ]);
    const all = [...fired, ...section(alone.stdout, 'Rows of activity that never fired').slice(1)];
    expect(alone.stdout).toContain(` ${fired.length} of ${all.length} rows of activity fired.`);
    const both = await run(`${JSON.stringify(ana)}\n${JSON.stringify(call)}\n`);
    expect(titles(both.stdout)).toEqual([
      'Rows that fired',
      'Rows that never fired',
      'Log fields without a row',
      ...titles(alone.stdout),
    ]);
  });

  it('says of each row that never fired why', async () => {
    const { stdout } = await run(lines);
    const never = section(stdout, 'Rows that never fired').slice(1);
    const reason = (row: number) =>
      never
        .find((line) => line.trim().startsWith(`${row} `))
        ?.split(/ {2,}/)
        .at(-1);
    expect(reason(13)).toBe('no record held a value that it could take');
    expect(reason(5)).toBe('the input has no GROUP');
    expect(reason(1)).toBeUndefined();
    const grouped = await run(JSON.stringify({ Group: { GroupName: 'g', GroupId: 'AGPA1' } }));
    expect(grouped.stdout).toMatch(/^ 42 {2}- +relations\[\]\.relationship +no record had use for it$/m);
  });

  it('lists every row once', async () => {
    const { stdout } = await run(lines);
    const listed = ['Rows that fired', 'Rows that never fired'].flatMap((title) =>
      section(stdout, title).slice(1),
    );
    expect(listed.map((line) => Number.parseInt(line, 10)).sort((a, b) => a - b)).toEqual(
      MAPPING_TABLE.map(({ row }) => row),
    );
  });

  it('gives what the library counts as JSON', async () => {
    const counter = countCoverage();
    for (const log of [ana, role]) counter.add(explain(log, { collectedAt, strict: true }));
    const { code, stdout } = await run(`${JSON.stringify(ana)}\n${JSON.stringify(role)}`, [
      '--format',
      'json',
      '--strict',
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ ...counter.coverage(), outside: 0, merged: 0 });
    expect(JSON.parse(stdout).refused).toBe(1);
  });

  it('gives Markdown whose tables hold together, whatever a field is called', async () => {
    const { stdout } = await run(lines, ['--format', 'md']);
    expect(stdout).toContain('# Coverage of the mapping table\n');
    expect(stdout).toContain(`## Log fields without a row

| KIND | LOG FIELD | AWS API REFERENCE | COUNT | RECORDS |
| --- | --- | --- | ---: | ---: |
| USER | GroupList | known | 2 | 2 |
| USER | \\["a\\|b"\\] | unknown | 2 | 2 |
`);
  });

  it('says of an empty input that it is empty', async () => {
    const { code, stdout } = await run('');
    expect(code).toBe(0);
    expect(stdout.split('\n')[0]).toBe(
      '0 records (0 USER, 0 RESOURCE, 0 GROUP, 0 of no kind), 0 refused. 0 of 44 rows fired.',
    );
    expect(section(stdout, 'Issues')).toEqual(['None.']);
  });

  it('fits a terminal in width, with colour', async () => {
    const { stdout } = await run(lines, [], { columns: 100, env: { NO_COLOR: '1' } });
    const widths = section(stdout, 'Issues').map((line) => [...line].length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(100);
    expect(stdout).not.toContain('…');
    const coloured = await run(lines, [], { columns: 100 });
    expect(coloured.stdout).toContain('\u001b[33mUSER  ["a|b"]');
    expect((await run(lines)).stdout).not.toContain('\u001b');
  });

  it('says where it was interrupted, so that a part is not taken for the whole', async () => {
    const interrupt = AbortSignal.abort();
    expect(await run(lines, [], { interrupt })).toMatchObject({
      code: 130,
      stderr: 'Interrupted after 0 records: others are not counted.\n',
    });
    expect(await run(lines, ['--quiet'], { interrupt })).toMatchObject({ code: 130, stderr: '' });
  });

  it('holds no value of the records', async () => {
    for (const format of ['text', 'json', 'md']) {
      const { stdout } = await run(lines.replaceAll('AIDA1', 's3cr3t').replaceAll('admins', 's3cr3t'), [
        '--format',
        format,
      ]);
      expect(stdout).toContain('GroupList');
      expect(stdout).not.toContain('s3cr3t');
    }
  });

  it.each([['--format', 'xml'], ['--include-values'], ['none.json']])('refuses %s %s', async (...argv) => {
    const made = terminal();
    expect(await runProgram(['coverage', ...argv.filter(Boolean)], made.around)).toBe(2);
    expect(made.stderr()).toMatch(/^aws-iam-udm: .+\.\n$/);
  });
});
