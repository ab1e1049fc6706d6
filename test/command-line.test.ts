import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { optionsOf } from '../src/cli/command/option.ts';
import { COMMANDS } from '../src/cli/commands.ts';
import { EXIT_CODES, runProgram } from '../src/cli/program.ts';
import { run } from './program.ts';
import { collectedAt, lines, user } from './stream-inputs.ts';
import { terminal } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'aws-iam-udm-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the program says of arguments that it cannot take. */
async function answer(...argv: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(argv);
  expect([argv, code, stdout]).toEqual([argv, 2, '']);
  return stderr.replace(/^aws-iam-udm: /u, '').trimEnd();
}

describe('what is mistyped', () => {
  it('of a command is answered with the command that was meant', async () => {
    expect(await answer('mop')).toBe('There is no command mop. Did you mean `map`? See aws-iam-udm --help.');
    expect(await answer('mpa')).toContain('Did you mean `map`?');
    expect(await answer('map', '--fromat', 'json')).toContain('Did you mean `--format`?');
    expect(await answer('fnid')).toContain('Did you mean `find`?');
    expect(await answer('Explian')).toContain('Did you mean `explain`?');
    expect(await answer('cov')).toContain('Did you mean `coverage`?');
    expect(await answer('help', 'chek')).toContain('Did you mean `check`?');
    expect(await answer('frobnicate')).toBe('There is no command frobnicate. See aws-iam-udm --help.');
    expect(await answer('x'.repeat(100_000))).toMatch(/^There is no command x+\. See/u);
  });

  it('of a command is a file, where there is one of that name', async () => {
    const file = join(folder, 'users.json');
    writeFileSync(file, '{}');
    expect(await answer(file)).toBe(
      `There is no command ${file}, but a file of that name. Did you mean \`aws-iam-udm map ${file}\`?`,
    );
    expect(await answer('--strict', file)).toMatch(
      /^The command comes first: aws-iam-udm COMMAND --strict\./u,
    );
    expect(await answer('--versoin')).toContain('Did you mean `--version`?');
  });

  it('of an option is answered with the option that was meant', async () => {
    expect(await answer('map', '--ouput', 'x')).toBe(
      'There is no option --ouput. Did you mean `--output`? See --help.',
    );
    expect(await answer('map', '-output', 'x')).toContain('Did you mean `--output`?');
    expect(await answer('map', '--OUTPUT=x')).toContain('Did you mean `--output`?');
    expect(await answer('explain', '--no-value')).toContain('Did you mean `--no-values`?');
    expect(await answer('map', '--frobnicate')).toBe('There is no option --frobnicate. See --help.');
    expect(await answer('map', '-x')).toBe('There is no option -x. See --help.');
    for (const name of ['--__proto__', '--constructor', '--toString=1'])
      expect(await answer('map', name)).toMatch(/^There is no option --/u);
  });

  it('of a value is answered with what it can be', async () => {
    expect(await answer('map', '--format', 'jsn')).toBe(
      '--format must be one of ndjson, json, items, import, golden. Did you mean `json`?',
    );
    expect(await answer('map', '--output')).toBe('--output needs a value: --output FILE.');
    expect(await answer('map', '--output=')).toBe('--output needs a value: --output FILE.');
    expect(await answer('map', '--output', '--strict')).toBe(
      '--output needs a value, and --strict looks like an option. Where it is the value, write --output=--strict.',
    );
    expect(await answer('map', '--strict=yes')).toBe('--strict takes no value: leave `=yes` out.');
  });

  it('is answered where it is empty, as a variable that the shell does not know makes it', async () => {
    for (const argv of [
      ['check', ''],
      ['check', '--update', ''],
      ['map', ''],
      ['setup', ''],
    ])
      expect(await answer(...argv)).toBe('An argument is empty: give it a value, or leave it out.');
  });

  it('is printed so that it moves no cursor and turns no text around', async () => {
    expect(await answer('\u001b[2J\u202e')).toBe(
      'There is no command \\u{1b}[2J\\u{202e}. See aws-iam-udm --help.',
    );
  });
});

describe('the help', () => {
  const helpOf = async (argv: readonly string[], columns: number) => {
    const { around, stdout } = terminal({ env: { COLUMNS: String(columns) } });
    expect(await runProgram(argv, around)).toBe(0);
    return stdout();
  };

  it.each([40, 60, 80, 100])('fits %i columns', async (columns) => {
    for (const argv of [['--help'], ...COMMANDS.map(({ name }) => [name, '--help'])]) {
      const wide = (await helpOf(argv, columns)).split('\n').filter((line) => line.length > columns);
      expect([argv, wide]).toEqual([argv, []]);
    }
  });

  it('fits the terminal where the environment does not say how wide it is', async () => {
    const { around, stdout } = terminal({ columns: 50 });
    await runProgram(['map', '--help'], around);
    expect(
      Math.max(
        ...stdout()
          .split('\n')
          .map(({ length }) => length),
      ),
    ).toBeLessThanOrEqual(50);
  });

  it('of each command names every option, an example or two, and its exit codes', async () => {
    for (const { name, load } of COMMANDS) {
      const { sections, examples, exitCodes } = await load();
      const help = await helpOf([name, '-h'], 100);
      for (const [option, { short }] of Object.entries(optionsOf(sections)))
        expect(help).toContain(short === undefined ? `  --${option}` : `  -${short}, --${option}`);
      expect(examples.length).toBeGreaterThanOrEqual(1);
      expect(examples.length).toBeLessThanOrEqual(2);
      for (const { command } of examples) expect(command.startsWith(`${name} `)).toBe(true);
      for (const code of Object.keys(exitCodes)) expect(EXIT_CODES).toHaveProperty(code);
      expect(await helpOf(['help', name], 100)).toBe(help);
    }
  });

  it('comes whatever else was written', async () => {
    expect((await run(['map', '--nothing', '--help'])).code).toBe(0);
    expect((await run(['map', '--', '--help'])).code).toBe(2);
  });
});

describe('exit codes', () => {
  const put = (name: string, text: string) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  };
  const ana = put('exit/ana.json', lines(user('ana')));
  const eva = put('exit/eva.json', lines(user('eva')));
  const broken = put('exit/broken.json', `${lines(user('ana'))}{"UserId":`);
  const absent = join(folder, 'absent.json');
  const trail = new URL('./find/trail.json', import.meta.url).pathname;
  const log = JSON.stringify(user('ana'));
  put('good/a.log.json', log);
  put('good/a.options.json', JSON.stringify({ collectedAt }));
  put('bad/a.log.json', log);

  /** What makes each command end with each of its codes. */
  const CASES: Readonly<Record<string, Readonly<Record<number, readonly string[]>>>> = {
    map: { 0: [ana], 1: [broken], 2: [absent] },
    explain: { 0: [broken], 1: [ana, '--id', 'eva'], 2: [absent] },
    coverage: { 0: [broken], 2: [absent] },
    check: { 0: [join(folder, 'good')], 1: [join(folder, 'bad')], 2: [join(folder, 'exit')] },
    diff: {
      0: [ana, ana, '--exit-code'],
      1: [ana, eva, '--exit-code'],
      2: [ana, broken, '--exit-code'],
    },
    table: { 0: [], 2: ['x'] },
    setup: {
      0: ['trail', '--bucket', 'iam-logs', '--account', '111122223333', '--region', 'eu-central-1'],
      2: ['trail'],
    },
    find: { 0: [trail, '--user', 'alice'], 1: [trail, '--user', 'nobody'], 2: [absent, '--user', 'alice'] },
    query: { 0: ['--user', 'alice', '--for', 'athena'], 2: ['--user', 'alice'] },
  };

  it('are those that the help of each command names, and no others', async () => {
    await run(['check', '--update', join(folder, 'good')]);
    expect(Object.keys(CASES)).toEqual(COMMANDS.map(({ name }) => name));
    for (const { name, load } of COMMANDS) {
      const { exitCodes } = await load();
      const codes = Object.keys(exitCodes).filter((code) => code !== '130');
      expect([name, Object.keys(CASES[name]!)]).toEqual([name, codes]);
      for (const [code, argv] of Object.entries(CASES[name]!))
        expect([name, argv, (await run([name, ...argv])).code]).toEqual([name, argv, Number(code)]);
    }
  });

  it('are 130 where a command that reads is interrupted', async () => {
    const interrupted = { interrupt: AbortSignal.abort() };
    for (const { name, load } of COMMANDS) {
      if ((await load()).exitCodes[130] === undefined) continue;
      const argv = CASES[name]![0]!;
      expect([name, (await run([name, ...argv], interrupted)).code]).toEqual([name, 130]);
    }
  });
});
