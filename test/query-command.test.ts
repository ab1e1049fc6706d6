import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { queryFor, queryForPattern } from '../src/find.ts';
import { run } from './program.ts';

const query = (...argv: string[]) => run(['query', ...argv]);

describe('query', () => {
  it('writes its help as its golden says', async () => {
    const { stdout } = await query('--help');
    const golden = new URL('./query/help.txt', import.meta.url);
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(golden, stdout);
    expect(stdout).toBe(readFileSync(golden, 'utf8'));
  });

  it.each(['cloudtrail', 'insights', 'athena', 'udm-search', 'yara-l'] as const)(
    'writes the text of the library, and its notes beside it: %s',
    async (service) => {
      const due = queryFor({ user: 'alice', to: '2026-02-01T00:00:00Z' }, service);
      const argv = ['--user', 'alice', '--to', '2026-02-01T00:00:00Z', '--for', service];
      expect(await query(...argv)).toEqual({
        code: 0,
        stdout: `${due.text}\n`,
        stderr: due.notes.map((note) => `note: ${note}\n`).join(''),
      });
      const { stdout } = await query(...argv, '--format', 'json');
      expect(JSON.parse(stdout)).toEqual({ service, ...due });
    },
  );

  it('writes a pattern as a search, and marks its parts', async () => {
    const pattern =
      '{ $.eventName = ConsoleLogin && $.errorMessage = "Failed authentication" && $.eventTime = "2026*" }';
    const due = queryForPattern(pattern, 'udm-search');
    expect(await query('--pattern', pattern, '--for', 'udm-search')).toEqual({
      code: 0,
      stdout: `${due.text}\n`,
      stderr: [
        'exact: 1 of 3 parts',
        'wider: $.errorMessage = "Failed authentication" (In some events a word stands before the text.)',
        'not asked: $.eventTime = "2026*" (The time is set where the text is run.)',
        ...due.notes.map((note) => `note: ${note}`),
        '',
      ].join('\n'),
    });
    const { stdout } = await query('--pattern', pattern, '--for', 'yara-l', '--format', 'json');
    expect(JSON.parse(stdout)).toEqual({ service: 'yara-l', ...queryForPattern(pattern, 'yara-l') });
  });

  it('takes a rule of find', async () => {
    const { stdout, stderr } = await query('--rule', 'iam-policy-changes', '--for', 'udm-search');
    expect(stdout).toContain('metadata.product_event_type = "AttachRolePolicy"');
    expect(stderr).toMatch(/^exact: 16 of 16 parts\n/u);
  });

  it('shows where a pattern breaks', async () => {
    expect(await query('--pattern', '{ $.a == 1 }', '--for', 'yara-l')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'aws-iam-udm: There is no operator ==, at position 7. Write =.\n  { $.a == 1 }\n         ^\n',
    });
  });

  it('takes a name for the table of Athena', async () => {
    const { stdout } = await query('--root', '--for', 'athena', '--table', 'trail "x"');
    expect(stdout).toContain('FROM "trail ""x"""\n');
  });

  it.each([
    [['--user', 'alice'], '--for must be one of cloudtrail, insights, athena, udm-search, yara-l.'],
    [
      ['--user', 'alice', '--for', 'splunk'],
      '--for must be one of cloudtrail, insights, athena, udm-search, yara-l.',
    ],
    [['--for', 'athena'], 'Nothing is looked up: give a user, a role or another identity, or a time.'],
    [
      ['--root', '--for', 'insights', '--table', 'x'],
      '--table is for Athena: take --for athena, or leave --table out.',
    ],
    [['--root', '--for', 'athena', '--table', ''], '--table needs a value: --table NAME.'],
    [
      ['--rule', 'root-usage', '--for', 'athena'],
      'A pattern is written for udm-search and yara-l. CloudWatch Logs takes it as it is, as a metric filter.',
    ],
    [
      ['--rule', 'root-usage', '--for', 'yara-l', '--access-key', 'x'],
      'A pattern is written alone: leave --access-key out.',
    ],
    [
      ['--rule', 'root-usage', '--for', 'yara-l', '--from', '24h'],
      'A pattern is written alone: leave --from out.',
    ],
    [
      ['--pattern', '{ $.eventTime = x }', '--for', 'yara-l'],
      'Nothing of the pattern can be asked of UDM events: no UDM field always holds what it needs.',
    ],
    [['--root', '--for', 'athena', 'trail.json'], 'query reads no files. See --help.'],
    [
      ['--root', '--for', 'athena', '--from', '24h'],
      '--from must be a time, such as 2026-01-02T03:04:05Z: no record is read from which a duration could be counted back.',
    ],
    [
      ['--role', 'Deploy', '--for', 'cloudtrail'],
      'lookup-events has no attribute for a role, an account or the id of a user: name the session or the user, or take another service.',
    ],
  ])('says what is wrong at the terminal: %j', async (argv, sentence) => {
    expect(await query(...argv)).toEqual({ code: 2, stdout: '', stderr: `aws-iam-udm: ${sentence}\n` });
  });
});
