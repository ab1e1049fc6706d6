import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { runProgram } from '../src/cli/program.ts';
import { ISSUE_CODES } from '../src/index.ts';
import { bundledProgram } from './bundled-program.ts';
import { keep, run } from './program.ts';
import { collectedAt, lines, user } from './stream-inputs.ts';
import { terminal } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'aws-iam-udm-'));
afterAll(() => rmSync(folder, { recursive: true }));

const MAP = ['map', '--collected-at', collectedAt];
const MANY = lines(...Array.from({ length: 33 }, () => ({ a: 1 })), user('ana', { CreateDate: 'soon' }));
const countLines = (text: string) => text.split('\n').length - 1;

/** A stream whose reader has gone. */
function gone(): Writable {
  return new Writable({
    write(_chunk, _encoding, done) {
      done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE', syscall: 'write' }));
    },
  });
}

describe('what is said of issues', () => {
  it('stands by code, the first of each with its place, and what to do once', async () => {
    const { stderr } = await run(MAP, { stdin: MANY });
    const { unknown_record: unknown, invalid_timestamp: date } = ISSUE_CODES;
    expect(stderr.split('\n')).toEqual([
      `error unknown_record (33 times): ${unknown.message}`,
      ...[1, 2, 3, 4, 5].map((line) => `  <stdin>:${line} (object)`),
      '  and 28 more; `--issues FILE` has all',
      `  ${unknown.remedy}`,
      `warning invalid_timestamp: ${date.message}`,
      '  <stdin>:34 at CreateDate (string(4), row 3)',
      `  ${date.remedy}`,
      '34 records: 1 entity (1 USER, 0 RESOURCE, 0 GROUP), 33 refused, 0 outside the table; 1 warning',
      '',
    ]);
  });

  it('stands by severity: an identity of a wrong type refuses, and so does each warning with --strict', async () => {
    const stdin = lines(user('ana', { UserId: 7 }), user('bo', { UserName: 7 }));
    const { invalid_log_field: invalid } = ISSUE_CODES;
    const told = (severity: string, times: string, ...places: string[]) => [
      `${severity} invalid_log_field${times}: ${invalid.message}`,
      ...places.map((place) => `  <stdin>:${place} (number)`),
      `  ${invalid.remedy}`,
    ];
    const head = async (...options: string[]) =>
      (await run([...MAP, ...options], { stdin })).stderr.split('\n').slice(0, -2);
    expect(await head()).toEqual([
      ...told('error', '', '1 at UserId'),
      ...told('warning', '', '2 at UserName'),
    ]);
    expect(await head('--strict')).toEqual(told('error', ' (2 times)', '1 at UserId', '2 at UserName'));
  });

  it('leads to the file that has all, which has them', async () => {
    const issues = join(folder, 'issues.ndjson');
    const { stderr } = await run([...MAP, '--issues', issues], { stdin: MANY });
    expect(stderr).toContain(`  and 28 more in ${issues}\n`);
    expect(countLines(readFileSync(issues, 'utf8'))).toBe(34);
  });

  it('moves no cursor and turns no text around, whatever a file or a field is called', async () => {
    const name = join(folder, 'a\u001b[2J\u202e.json');
    writeFileSync(name, lines(user('ana', { 'x\u202e\u0007': 1 }), 'broken'));
    for (const argv of [
      [...MAP, '--verbose', name],
      [...MAP, '--verbose', '--issues', join(folder, 'i\u202e'), name],
      ['explain', name],
      ['coverage', name],
      ['coverage', '--format', 'md', name],
      ['diff', name, name],
      ['map', `${name}\u0085`],
      ['map', name, '-o', name],
      ['check', name],
      ['explain', name, '--id', 'a\u202e'],
    ]) {
      const { stdout, stderr } = await run(argv);
      const shown = stderr + (argv[0] === 'map' ? '' : stdout);
      expect(shown).not.toBe('');
      expect([argv, shown]).toEqual([argv, shown.replace(/[^\P{Cc}\n]|\p{Cf}/gu, '?')]);
    }
  });

  it('is nothing where it is to be quiet, but what ends the command', async () => {
    expect(await run([...MAP, '--quiet'], { stdin: MANY })).toMatchObject({ code: 1, stderr: '' });
    expect((await run([...MAP, '-q', '--summary', 'json'], { stdin: MANY })).stderr).toMatch(/^\{.*\}\n$/u);
    const file = join(folder, 'two.ndjson');
    writeFileSync(file, `${lines(user('ana'))}broken\n`);
    for (const command of ['explain', 'coverage'])
      expect(await run([command, '--quiet', file])).toMatchObject({ code: 0, stderr: '' });
    expect(await run(['diff', '--quiet', file, file])).toMatchObject({ code: 0, stderr: '' });
    expect((await run([...MAP, '--quiet', 'absent.json'])).stderr).toMatch(/^aws-iam-udm: Cannot read/u);
  });

  it('is the summary alone where it is JSON, on a terminal, too', async () => {
    const setting = { stdin: MANY, isTTY: true };
    const { stderr } = await run([...MAP, '--summary', 'json'], setting);
    expect(JSON.parse(stderr)).toMatchObject({ failed_log_count: 33 });
  });

  it('comes before the sentence that ends the command', async () => {
    const stdin = Readable.from(
      (async function* () {
        yield Buffer.from(MANY);
        throw Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO', syscall: 'read' });
      })(),
    );
    const { code, stderr } = await run(MAP, { stdin });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error unknown_record \(33 times\)/u);
    expect(stderr).toMatch(/\naws-iam-udm: Cannot read standard input: the device failed\.\n$/u);
  });

  it('takes as much room for many as for some', async () => {
    const stdin = lines(user('ana', { Tags: Array(50_000).fill(7) }));
    const { stderr } = await run(MAP, { stdin });
    expect(countLines(stderr)).toBe(9);
    expect(stderr).toContain('and 49995 more');
  });
});

describe('a record with very many issues', () => {
  const stdin = lines(user('ana', { Tags: Array(50_000).fill(7) }));

  /** How many issues lines or a list tell of: the last stands for all that are not listed. */
  const toldOf = (issues: readonly { readonly more?: number }[]) =>
    issues.reduce((sum, { more = 1 }) => sum + more, 0);

  it('is told of in each file to the last issue', async () => {
    const [rejects, issues] = [join(folder, 'long-rejects'), join(folder, 'long-issues')];
    await run([...MAP, '--strict', '--rejects', rejects, '--issues', issues], { stdin });
    const told = readFileSync(issues, 'utf8').trimEnd().split('\n');
    expect(told).toHaveLength(1001);
    expect(toldOf(told.map((line) => JSON.parse(line).issue))).toBe(50_000);
    const [letter, rest] = readFileSync(rejects, 'utf8').split('\n');
    expect(rest).toBe('');
    expect(JSON.parse(letter!)).toMatchObject({ input: '<stdin>', line: 1, raw: stdin.trimEnd() });
    expect(toldOf(JSON.parse(letter!).issues)).toBe(50_000);
  });

  it('is an item like any other', async () => {
    const { stdout } = await run([...MAP, '--format', 'items'], { stdin });
    const [item, end] = stdout.trimEnd().split('\n');
    expect(item).toMatch(/^\{"type":"entity"/u);
    expect(toldOf(JSON.parse(item!).issues)).toBe(50_000);
    expect(JSON.parse(end!)).toMatchObject({ type: 'end' });
  });
});

describe('a reader that has gone', () => {
  it('of standard error stops nothing', async () => {
    const output = join(folder, 'out.ndjson');
    const setup = terminal({ input: MANY });
    const around = { ...setup.around, stderr: gone() };
    expect(await runProgram([...MAP, '--output', output], around)).toBe(1);
    expect(countLines(readFileSync(output, 'utf8'))).toBe(1);
    expect(await runProgram(['mop'], { ...terminal().around, stderr: gone() })).toBe(2);
  });

  it('of standard output ends the command, but not before every file asked for stands', async () => {
    const rejects = join(folder, 'all-rejects.ndjson');
    const stdin = lines(...Array.from({ length: 3000 }, (_, index) => user(`u${index}`)), { a: 1 });
    expect(await run([...MAP, '--rejects', rejects], { stdin, stdout: gone() })).toMatchObject({ code: 1 });
    expect(countLines(readFileSync(rejects, 'utf8'))).toBe(1);
  });

  it('of standard output changes no answer that an exit code gives', async () => {
    const [one, two] = ['one', 'two'].map((name) => {
      const file = join(folder, `${name}.ndjson`);
      writeFileSync(file, lines(user(name)));
      return file;
    });
    expect(await run(['diff', '--exit-code', one!, two!], { stdout: gone() })).toMatchObject({ code: 1 });
    const suite = mkdtempSync(join(folder, 'suite-'));
    writeFileSync(join(suite, 'a.log.json'), JSON.stringify(user('ana')));
    const junit = join(folder, 'report.xml');
    expect(await run(['check', suite, '--junit', junit], { stdout: gone() })).toMatchObject({ code: 1 });
    expect(readFileSync(junit, 'utf8')).toContain('failures="1"');
  });
});

describe('what nobody expected', () => {
  it('is said without its message, which may hold values, and shown where one asks for it', async () => {
    const stdin = () =>
      Readable.from(
        (async function* () {
          yield* [];
          throw new SyntaxError('a secret');
        })(),
      );
    const { code, stderr } = await run(MAP, { stdin: stdin() });
    expect(code).toBe(2);
    expect(stderr).toBe(
      'aws-iam-udm: An unexpected error ended the command (SyntaxError). It is a fault of aws-iam-udm: NODE_DEBUG=aws-iam-udm shows where.\n',
    );
    const shown = keep();
    const around = {
      ...terminal().around,
      stdin: stdin(),
      stderr: shown,
      env: { NODE_DEBUG: 'aws-iam-udm' },
    };
    await runProgram(MAP, around);
    expect(shown.text()).toContain('SyntaxError: a secret\n    at');
  });

  it.each([
    ['ENOSPC', 'Cannot write to standard output: the disk is full.'],
    ['EWEIRD', 'Cannot write to standard output: the system says EWEIRD.'],
    ['ERR_ACCESS_DENIED', 'Cannot write to standard output: Node.js has no permission for it.'],
  ])('is said in words of our own: %s', async (code, sentence) => {
    const full = new Writable({
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error(`${code}: no words for people, write`), { code, syscall: 'write' }));
      },
    });
    const { code: ended, stderr } = await run(MAP, { stdin: lines(user('ana')), stdout: full });
    expect([ended, stderr]).toEqual([2, `aws-iam-udm: ${sentence}\n`]);
  });
});

describe('the process', () => {
  const main = bundledProgram();

  it('leaves no part of a file behind on a second Ctrl-C', async () => {
    const own = mkdtempSync(join(folder, 'twice-'));
    const child = spawn(process.execPath, [main, 'map', '-o', join(own, 'out'), '-']);
    child.stdin.write(lines(user('ana')));
    await expect.poll(() => readdirSync(own), { timeout: 30_000 }).toHaveLength(1);
    // Both come before anything else can be done.
    child.kill('SIGSTOP');
    child.kill('SIGINT');
    child.kill('SIGTERM');
    child.kill('SIGCONT');
    const [, signal] = await once(child, 'exit');
    expect(['SIGINT', 'SIGTERM']).toContain(signal);
    expect(readdirSync(own)).toEqual([]);
  });

  it('writes its file though standard error is closed', async () => {
    const own = mkdtempSync(join(folder, 'closed-'));
    const input = join(own, 'in.ndjson');
    writeFileSync(input, MANY);
    const command = `"${process.execPath}" "${main}" map -o "${own}/out" "${input}" 2>&-; echo "code $?"`;
    const { stdout } = await promisify(execFile)('bash', ['-c', command]);
    expect(stdout).toBe('code 1\n');
    expect(countLines(readFileSync(join(own, 'out'), 'utf8'))).toBe(1);
  });

  it('says what hinders its file and nothing else, where no part of one can be there', async () => {
    const input = join(folder, 'no-folder.ndjson');
    writeFileSync(input, lines(user('ana')));
    for (const [name, reason] of [
      [join(input, 'out'), 'a part of its path is no directory'],
      [join(folder, 'n'.repeat(300)), 'its name is too long'],
    ]) {
      const child = spawn(process.execPath, [main, ...MAP, input, '--output', name!]);
      const told: Buffer[] = [];
      child.stderr.on('data', (data) => told.push(data));
      const [code] = await once(child, 'close');
      expect(code).toBe(2);
      expect(`${Buffer.concat(told)}`).toBe(`aws-iam-udm: Cannot write ${name}: ${reason}.\n`);
    }
  });

  it('takes a standard output that is closed for one that a parent leads nowhere', async () => {
    const input = join(folder, 'nowhere.ndjson');
    writeFileSync(input, MANY);
    const argv = [main, ...MAP, input];
    const shell = `"$0" "$@" >&-; echo "code $?" >&2`;
    const closed = await promisify(execFile)('bash', ['-c', shell, process.execPath, ...argv]);
    const child = spawn(process.execPath, argv, { stdio: ['ignore', 'ignore', 'pipe'] });
    const told: Buffer[] = [];
    child.stderr.on('data', (data) => told.push(data));
    const [code] = await once(child, 'close');
    expect(closed.stderr).toBe(`${Buffer.concat(told)}code ${code}\n`);
    expect(code).toBe(1);
  });
});
