import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  constants,
  linkSync,
  lstatSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { version } from '../package.json';
import { runProgram } from '../src/cli/program.ts';
import { progressLine } from '../src/cli/terminal/progress.ts';
import { createMapper, ISSUE_CODES } from '../src/index.ts';
import { bundledProgram } from './bundled-program.ts';
import { keep, run, shellCode } from './program.ts';
import { collectedAt, details, group, lines, mapAll, policy, role, user } from './stream-inputs.ts';

vi.setConfig({ testTimeout: 60_000 });

const main = bundledProgram();
const folder = mkdtempSync(join(tmpdir(), 'aws-iam-udm-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function file(content: string | Uint8Array, name = `input-${files}.json`): string {
  files += 1;
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const MAP = ['map', '--collected-at', collectedAt];
const entityOf = (log: unknown) => createMapper().map(log, { collectedAt }) as { readonly entity: unknown };
const parse = (text: string): unknown[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('the program', () => {
  it('shows help and version', async () => {
    expect((await run(['--help'])).stdout).toMatch(/Usage: aws-iam-udm COMMAND[\s\S]*\n {2}map /);
    expect(await run([])).toMatchObject({ code: 0 });
    expect((await run(['map', '--help'])).stdout).toContain('--max-line-bytes');
    expect((await run(['help', 'map'])).stdout).toBe((await run(['map', '-h'])).stdout);
    expect(await run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('answers bad usage with one sentence and exit code 2', async () => {
    for (const argv of [
      ['map', '--profile', 'google', '--profile', 'extended'],
      ['mop'],
      ['map', '--nothing'],
      ['map', '--format', 'xml'],
      ['map', '--collected-at', 'today'],
      ['map', '--max-line-bytes', '-1'],
      ['map', '--max-line-bytes=1.5'],
      ['map', '--format', 'import', '--case', 'snake'],
      ['map', '--rejects', 'a', '--issues', 'a'],
      ['map', 'a', '--output', './a'],
      ['map', 'a', 'b', '--rejects', 'b'],
      ['explain', '--no-values', '--format', 'json'],
      ['map', join(folder, 'absent.json')],
      ['map', folder],
      ['map', '--output', join(folder, 'absent', 'out.json')],
      ['map', '--output', folder],
    ]) {
      const { code, stdout, stderr } = await run(argv);
      expect([argv, code, stdout]).toEqual([argv, 2, '']);
      expect(stderr).toMatch(/^aws-iam-udm: .*\.\n$/);
    }
  });
});

describe('map', () => {
  it.each(['--rejects', '--issues', '--output'])('says that a disk is full: %s', async (option) => {
    const { code, stderr } = await run([...MAP, option, '/dev/full', file('{"Odd":1}\n{"Group":1}')]);
    if (option === '--output') return expect(code).toBe(1);
    expect(code).toBe(2);
    expect(stderr).toMatch(/Cannot write \/dev\/full: the disk is full\.\n$/u);
  });

  it('maps standard input to lines of JSON in the order of the input', async () => {
    const logs = [user('ana'), role('builder'), group('admins')];
    const { code, stdout, stderr } = await run(MAP, { stdin: lines(...logs) });
    expect(code).toBe(0);
    expect(parse(stdout)).toEqual(logs.map((log) => entityOf(log).entity));
    expect(stderr).toBe(
      '3 records: 3 entities (1 USER, 1 RESOURCE, 1 GROUP), 0 refused, 0 outside the table\n',
    );
  });

  it('writes the rest where some are refused, says where they are, and exits with 1', async () => {
    const path = file(
      lines(user('ana'), { a: 1 }, { Users: [user('eva'), user('ida', { CreateDate: 'soon' })] }),
    );
    const { code, stdout, stderr } = await run([...MAP, path]);
    expect(code).toBe(1);
    expect(parse(stdout)).toHaveLength(3);
    const [error, where, remedy, warning, field] = stderr.split('\n');
    expect(error).toMatch(/^error unknown_record: /u);
    expect([where, remedy]).toEqual([`  ${path}:2 (object)`, `  ${ISSUE_CODES.unknown_record.remedy}`]);
    expect(warning).toMatch(/^warning invalid_timestamp: /u);
    expect(field).toBe(`  ${path}:3 at Users[1].CreateDate (string(4), row 3)`);
    expect(stderr).toContain('4 records: 3 entities (3 USER, 0 RESOURCE, 0 GROUP), 1 refused');
  });

  it('counts infos, and prints them when asked to', async () => {
    const stdin = lines(policy('reader'), user('ana', { Nothing: 1 }));
    const quiet = await run(MAP, { stdin });
    expect(quiet.stderr).toBe(
      '2 records: 1 entity (1 USER, 0 RESOURCE, 0 GROUP), 0 refused, 1 outside the table; 2 infos (--verbose prints them)\n',
    );
    expect((await run([...MAP, '--verbose'], { stdin })).stderr).toMatch(
      /^info unmapped_record: .*\n {2}<stdin>:1\n.*\ninfo unknown_log_field: .*\n {2}<stdin>:2 at Nothing/,
    );
  });

  it('takes the mapper’s options', async () => {
    const stdin = lines(role('builder', { CreateDate: '2024-05-06T07:08:09' }));
    expect((await run([...MAP, '--strict'], { stdin })).code).toBe(1);
    expect((await run([...MAP, '--case', 'snake'], { stdin })).stdout).toContain('"product_object_id"');
    const verbatim = lines(role('builder', { AssumeRolePolicyDocument: '%7B%20%7D' }));
    expect((await run([...MAP, '--policy-text', 'verbatim'], { stdin: verbatim })).stdout).toContain(
      '%7B%20%7D',
    );
    expect((await run(MAP, { stdin: verbatim })).stdout).toContain('"{}"');
    const unsorted = lines(role('builder', { AssumeRolePolicyDocument: { b: 1, a: 2 } }));
    expect((await run([...MAP, '--policy-text', 'canonical'], { stdin: unsorted })).stdout).toContain(
      JSON.stringify('{"a":2,"b":1}'),
    );
    const nameless = await run([...MAP, '--no-group-name-as-email'], { stdin: lines(group('admins')) });
    expect(nameless.stdout).not.toContain('emailAddresses');
    const bad = lines(user('ana', { CreateDate: 'soon' }));
    const issues = join(folder, 'values.ndjson');
    await run([...MAP, '--include-values', '--issues', issues], { stdin: bad });
    expect(parse(readFileSync(issues, 'utf8'))).toMatchObject([{ issue: { value: 'soon' } }]);
  });

  it('says of an empty input that it is one', async () => {
    expect(await run(MAP, { stdin: '' })).toEqual({
      code: 0,
      stdout: '',
      stderr: expect.stringMatching(/^The input holds no records: 0 entities .*\n$/),
    });
  });

  it('reads gzip as the library does: of several members, cut off, and with something else behind it', async () => {
    const [one, two] = [gzipSync(lines(user('ana'), role('builder'))), gzipSync(lines(user('eva')))];
    for (const bytes of [
      Buffer.concat([one, two]),
      one.subarray(0, -12),
      Buffer.concat([one, Buffer.from('x')]),
    ]) {
      const { entities, refused } = await mapAll([bytes]);
      const rejects = join(folder, 'gzip-rejects.ndjson');
      const { stdout } = await run([...MAP, '--rejects', rejects, file(bytes)]);
      expect(parse(stdout)).toEqual(entities.map(({ entity }) => entity));
      const letters = parse(readFileSync(rejects, 'utf8')) as object[];
      expect(letters.map((letter) => ({ ...letter, input: undefined, type: 'refused' }))).toEqual(refused);
    }
  });

  it('reads several files, standard input among them, plain and gzip', async () => {
    const one = file(gzipSync(lines(user('ana'))));
    const two = file(`\ufeff${JSON.stringify([user('eva')], null, 2)}\r\n`);
    const { stdout, code } = await run([...MAP, one, '-', two], { stdin: lines(user('ida')) });
    expect(code).toBe(0);
    expect(stdout.match(/AIDA[A-Z]+/g)).toEqual(['AIDAANA', 'AIDAIDA', 'AIDAEVA']);
  });

  it('joins groups across files when asked to', async () => {
    const users = file(JSON.stringify(details({ ana: ['admins'] }, [])));
    const groups = file(JSON.stringify(details({}, ['admins'])));
    const apart = await run([...MAP, users, groups]);
    expect(apart.stderr).toMatch(/^warning group_not_in_input: /u);
    expect(apart.stderr).toContain(`  ${users}:1 at UserDetailList[0].GroupList[0]`);
    expect(apart.stderr).toContain('Join all pages at once (--join');
    const joined = await run([...MAP, '--join', users, groups]);
    expect(joined.stderr).not.toContain('group_not_in_input');
    expect(parse(joined.stdout).at(-1)).toMatchObject({ relations: [{ relationship: 'MEMBER' }] });
  });

  it('takes files for pages of one answer when asked to, and says how where it was not', async () => {
    const page = (name: string, more: object) => file(JSON.stringify({ Users: [user(name)], ...more }));
    const pages = [page('ana', { IsTruncated: true, Marker: 'm' }), page('bo', { IsTruncated: false })];
    const apart = await run([...MAP, ...pages]);
    expect(apart.stderr).toMatch(/^warning incomplete_answer: /u);
    expect(apart.stderr).toContain('or join their files (--join)');
    expect((await run([...MAP, '--join', ...pages])).stderr).not.toContain('incomplete_answer');
  });

  it('leaves equal entities out when asked to, and counts them', async () => {
    const stdin = lines(user('ana'), user('ana'));
    const { stdout, stderr } = await run([...MAP, '--merge-equal'], { stdin });
    expect(parse(stdout)).toHaveLength(1);
    expect(stderr).toContain(
      '2 records: 1 entity (1 USER, 0 RESOURCE, 0 GROUP), 0 refused, 0 outside the table, 1 merged',
    );
  });

  it('gives the same bytes twice', async () => {
    const path = file(JSON.stringify(details({ ana: ['admins'], eva: ['x'] }, ['admins'])));
    expect(await run([...MAP, path])).toEqual(await run([...MAP, path]));
  });
});

describe('the formats', () => {
  const stdin = lines(user('ana'), role('builder'));
  const entities = [user('ana'), role('builder')].map((log) => entityOf(log).entity);

  it('json is one list, also of nothing', async () => {
    expect(JSON.parse((await run([...MAP, '--format', 'json'], { stdin })).stdout)).toEqual(entities);
    expect((await run([...MAP, '--format', 'json'])).stdout).toBe('[]\n');
  });

  it('golden is the shape of parser test data', async () => {
    expect(JSON.parse((await run([...MAP, '--format', 'golden'], { stdin })).stdout)).toEqual({
      events: entities.map((entity) => ({ event: { idm: { entity }, timestamp: collectedAt } })),
    });
  });

  it('import is bodies for entities:import, none longer than 1,000 entities', async () => {
    const many = lines(...Array.from({ length: 9500 }, (_, index) => user(`u${index}`)));
    const { stdout } = await run([...MAP, '--format', 'import'], { stdin: many });
    const sizes = parse(stdout).map((body) => (body as Body).inlineSource.entities.length);
    expect(sizes).toEqual([...Array(9).fill(1000), 500]);
    const ids = new Set(stdout.match(/"userid":"u\d+"/g));
    expect(ids.size).toBe(9500);
  });

  interface Body {
    readonly inlineSource: { readonly entities: unknown[] };
  }

  it('import refuses an entity that no request can hold, and writes the others', async () => {
    const members = Array.from({ length: 6000 }, (_, index) => user(`member-with-a-long-name-${index}`));
    const rejects = join(folder, 'unsendable.ndjson');
    const { code, stdout, stderr } = await run([...MAP, '--format', 'import', '--rejects', rejects], {
      stdin: lines({ Group: group('huge'), Users: members }, user('ana')),
    });
    expect(code).toBe(1);
    expect(parse(stdout)).toMatchObject([
      { inlineSource: { entities: [{ entity: { user: { userid: 'ana' } } }] } },
    ]);
    expect(stderr).toMatch(/^error entity_too_large: .*\n {2}<stdin>:1\n/);
    expect(stderr).toContain('1 not sent');
    expect(parse(readFileSync(rejects, 'utf8'))).toMatchObject([
      { line: 1, issues: [{ code: 'entity_too_large' }] },
    ]);
  });
});

describe('the other outputs', () => {
  it('--rejects has the exact text of what was refused, which is refused again', async () => {
    const rejects = join(folder, 'rejects.ndjson');
    const stdin = lines({ Users: [user('ana'), { b: 2 }] }, '{"UserId":', 'x');
    const first = await run([...MAP, '--rejects', rejects], { stdin });
    const letters = parse(readFileSync(rejects, 'utf8')) as { raw: string }[];
    expect(letters).toMatchObject([
      { input: '<stdin>', line: 1, index: 1, path: ['Users', 1], raw: '{"b":2}' },
      { line: 2, index: 2, raw: '{"UserId":\nx', issues: [{ code: 'invalid_json' }] },
    ]);
    expect(first.code).toBe(1);
    const again = await run([...MAP, '--summary', 'json'], {
      stdin: lines(...letters.map(({ raw }) => raw)),
    });
    expect(JSON.parse(again.stderr)).toMatchObject({ failed_log_count: 2 });
  });

  it('--issues has every issue as a line of JSON', async () => {
    const issues = join(folder, 'issues.ndjson');
    await run([...MAP, '--issues', issues], { stdin: lines({ Users: [user('ana', { Nothing: 1 })] }, 5) });
    expect(parse(readFileSync(issues, 'utf8'))).toMatchObject([
      { input: '<stdin>', line: 1, index: 0, path: ['Users', 0], issue: { code: 'unknown_log_field' } },
      { input: '<stdin>', line: 1, issue: { code: 'field_not_returned' } },
      { input: '<stdin>', line: 2, index: 1, path: [], issue: { code: 'not_an_object' } },
    ]);
  });

  it('--summary json has the names of the platform’s report', async () => {
    const stdin = lines(user('ana'), policy('p'), { a: 1 });
    const { stderr } = await run([...MAP, '--summary', 'json'], { stdin });
    expect(stderr).toMatch(/^\{.*\}\n$/u);
    expect(JSON.parse(stderr)).toEqual({
      log_entry_count: 3,
      successfully_normalized_log_count: 1,
      failed_log_count: 1,
      event_count: 1,
      drop_tag_counts: { unmapped_record: 1 },
      normalization_percentage: 33.33,
    });
  });

  it('--output is there whole, under its own name alone', async () => {
    const own = mkdtempSync(join(folder, 'output-'));
    const output = join(own, 'entities.ndjson');
    const seen: string[][] = [];
    const stdin = Readable.from(
      (function* () {
        yield Buffer.from(lines(user('ana')));
        seen.push(readdirSync(own));
        yield Buffer.from(lines(user('eva')));
      })(),
    );
    expect(await run([...MAP, '--output', output], { stdin })).toMatchObject({ code: 0, stdout: '' });
    expect(seen).toEqual([[expect.stringMatching(/^entities\.ndjson\..*\.part$/)]]);
    expect(readdirSync(own)).toEqual(['entities.ndjson']);
    expect(parse(readFileSync(output, 'utf8'))).toHaveLength(2);
  });

  it('--output writes to what a link leads to, and never replaces what is no file', async () => {
    const own = mkdtempSync(join(folder, 'output-'));
    writeFileSync(join(own, 'target'), 'before');
    symlinkSync(join(own, 'target'), join(own, 'link'));
    await run([...MAP, '--output', join(own, 'link')], { stdin: lines(user('ana')) });
    expect(lstatSync(join(own, 'link')).isSymbolicLink()).toBe(true);
    expect(parse(readFileSync(join(own, 'target'), 'utf8'))).toHaveLength(1);

    const pipe = join(own, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const read = promisify(execFile)('cat', [pipe]);
    expect(await run([...MAP, '--output', pipe], { stdin: lines(user('eva')) })).toMatchObject({ code: 0 });
    expect(parse((await read).stdout)).toHaveLength(1);
    expect(lstatSync(pipe).isFIFO()).toBe(true);
    expect(readdirSync(own).sort()).toEqual(['link', 'pipe', 'target']);
  });

  it('--output may be a name of what is open already, of which nothing is replaced', async () => {
    const own = mkdtempSync(join(folder, 'output-'));
    const [input, kept] = [join(own, 'in.ndjson'), join(own, 'kept')];
    writeFileSync(input, lines(user('ana')));
    writeFileSync(kept, '{}\n');
    const argv = [process.execPath, main, ...MAP, input, '--quiet', '--output', '/dev/stdout'];
    const shell = (script: string) => promisify(execFile)('bash', ['-c', script, ...argv]);
    expect(parse((await shell('"$0" "$@" | cat')).stdout)).toHaveLength(1);
    await shell(`"$0" "$@" >> "${kept}"`);
    expect(parse(readFileSync(kept, 'utf8'))).toHaveLength(2);
    expect(readdirSync(own).sort()).toEqual(['in.ndjson', 'kept']);
  });

  it('--output keeps who may read a file, and writes through a link to a file that is not there yet', async () => {
    const own = mkdtempSync(join(folder, 'output-'));
    const output = join(own, 'entities.ndjson');
    writeFileSync(output, 'before', { mode: 0o600 });
    await run([...MAP, '--output', output], { stdin: lines(user('ana')) });
    expect(lstatSync(output).mode & 0o777).toBe(0o600);
    symlinkSync('later.ndjson', join(own, 'link'));
    await run([...MAP, '--output', join(own, 'link')], { stdin: lines(user('ana')) });
    expect(lstatSync(join(own, 'link')).isSymbolicLink()).toBe(true);
    expect(parse(readFileSync(join(own, 'later.ndjson'), 'utf8'))).toHaveLength(1);
    symlinkSync('round', join(own, 'round'));
    expect(await run([...MAP, '--output', join(own, 'round')], { stdin: '' })).toMatchObject({
      code: 2,
      stderr: `aws-iam-udm: Cannot write ${join(own, 'round')}: its links lead in a circle.\n`,
    });
    expect(readdirSync(own).sort()).toEqual(['entities.ndjson', 'later.ndjson', 'link', 'round']);
  });

  it('--output is no file that is read or written, by whatever name or through whatever link', async () => {
    const own = mkdtempSync(join(folder, 'output-'));
    const input = join(own, 'users.ndjson');
    writeFileSync(input, lines(user('ana')));
    symlinkSync(input, join(own, 'link'));
    symlinkSync(own, join(own, 'folder'));
    linkSync(input, join(own, 'twin'));
    const code = async (...argv: string[]) => (await run([...MAP.slice(0, 1), ...argv], { stdin: '' })).code;
    for (const name of ['link', 'twin', 'folder/users.ndjson', 'users.ndjson'])
      expect([name, await code(input, '--output', join(own, name))]).toEqual([name, 2]);
    const [one, same] = [join(own, 'new'), join(own, 'folder', 'new')];
    expect(await code(input, '--output', one, '--rejects', same)).toBe(2);
    expect(await code(input, '--output', one, '--rejects', join(own, 'other'))).toBe(0);
    expect(readFileSync(input, 'utf8')).toBe(lines(user('ana')));
    const shell = `"${process.execPath}" "${main}" map --output "${input}" < "${input}"`;
    await expect(promisify(execFile)('bash', ['-c', shell])).rejects.toMatchObject({ code: 2 });
    expect(readFileSync(input, 'utf8')).toBe(lines(user('ana')));
  });

  it('standard output is no file that is read or written otherwise', async () => {
    const own = mkdtempSync(join(folder, 'output-'));
    const [input, other] = [join(own, 'in.ndjson'), join(own, 'other')];
    writeFileSync(input, lines(user('ana'), { x: 1 }));
    const argv = [process.execPath, main, ...MAP, input, '--quiet'];
    const shell = async (script: string) => {
      const { code, stderr = '' } = await promisify(execFile)('bash', ['-c', script, ...argv]).catch(
        (error) => error,
      );
      return [code, stderr];
    };
    const read = expect.stringContaining('must not be files that are read');
    const twice = expect.stringContaining('must not be the file that standard output goes to');
    expect(await shell(`"$0" "$@" >> "${input}"`)).toEqual([2, read]);
    expect(readFileSync(input, 'utf8')).toBe(lines(user('ana'), { x: 1 }));
    for (const option of ['--rejects', '--issues'])
      expect(await shell(`"$0" "$@" ${option} "${other}" > "${other}"`)).toEqual([2, twice]);
    expect(await shell(`"$0" "$@" --rejects /dev/stdout >> "${other}"`)).toEqual([1, '']);
    expect(parse(readFileSync(other, 'utf8'))).toHaveLength(2);
    expect(await shell('"$0" "$@" --rejects /dev/null > /dev/null')).toEqual([1, '']);
  });

  it('--output is left as it was where someone stops the command', async () => {
    const own = mkdtempSync(join(folder, 'output-'));
    const output = join(own, 'entities.ndjson');
    writeFileSync(output, 'before');
    const stop = new AbortController();
    const stdin = Readable.from(
      (async function* () {
        yield Buffer.from(lines(user('ana')));
        setTimeout(() => stop.abort(), 20);
        await new Promise(() => {});
      })(),
    );
    const { code } = await run([...MAP, '--output', output], { stdin, interrupt: stop.signal });
    expect(code).toBe(130);
    expect(readdirSync(own)).toEqual(['entities.ndjson']);
    expect(readFileSync(output, 'utf8')).toBe('before');
  });

  it('--output and --rejects are there where someone stops the command that has told its end', async () => {
    const own = mkdtempSync(join(folder, 'output-'));
    const stop = new AbortController();
    const stderr = new Writable({
      write(_chunk, _encoding, done) {
        stop.abort();
        done();
      },
    });
    const stdin = Readable.from([Buffer.from(lines(user('ana')))]);
    const argv = [...MAP, '-o', join(own, 'entities'), '--rejects', join(own, 'rejects')];
    const around = { stdin, stdout: keep(), stderr, env: {}, interrupt: stop.signal };
    expect(await runProgram(argv, around)).toBe(0);
    expect(readdirSync(own)).toEqual(['entities', 'rejects']);
  });

  it('--output is left as it was where the input fails half-way', async () => {
    const own = mkdtempSync(join(folder, 'output-'));
    const output = join(own, 'entities.ndjson');
    writeFileSync(output, 'before');
    const stdin = Readable.from(
      (async function* () {
        yield Buffer.from(lines(user('ana')));
        throw Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO', syscall: 'read' });
      })(),
    );
    const { code, stderr } = await run([...MAP, '--output', output], { stdin });
    expect(code).toBe(2);
    expect(stderr).toBe('aws-iam-udm: Cannot read standard input: the device failed.\n');
    expect(readdirSync(own)).toEqual(['entities.ndjson']);
    expect(readFileSync(output, 'utf8')).toBe('before');
  });
});

describe('the terminal', () => {
  const long = () =>
    Readable.from(
      (async function* () {
        for (let index = 0; index < 6; index += 1) {
          yield Buffer.from(lines(user(`u${index}`)));
          await new Promise((resolve) => setTimeout(resolve, 120));
        }
      })(),
    );

  it('shows progress on standard error, takes it away again, and only there', async () => {
    const [shown, own, pipe] = await Promise.all([
      run(MAP, { stdin: long(), isTTY: true }),
      run([...MAP, '--no-progress'], { stdin: long(), isTTY: true }),
      run(MAP, { stdin: long() }),
    ]);
    const shownLines = shown.stderr.split('\r\u001b[K');
    expect(shownLines[0]).toBe('');
    expect(shownLines[1]).toMatch(/^0\.0 MB, \d records, \d+ records\/s, 0 refused$/);
    expect(shownLines.at(-1)).toMatch(/^6 records: [^\r]*\n$/);
    for (const { stderr } of [own, pipe]) expect(stderr).not.toContain('\r');
  });

  it('shows the share of bytes where the size is known', () => {
    const counts = { records: 50, refused: 2 } as never;
    expect(progressLine(counts, 250, 1000, 2)).toBe('25 %, 50 records, 25 records/s, 2 refused');
    expect(progressLine(counts, 2_500_000, undefined, 0)).toBe('2.5 MB, 50 records, 0 records/s, 2 refused');
  });

  it('writes no faster than its reader reads', async () => {
    let waiting = 0;
    let most = 0;
    const slow = new Writable({
      highWaterMark: 1000,
      write(_chunk, _encoding, done) {
        setTimeout(done, 1);
      },
    });
    const stdin = Readable.from(
      (function* () {
        for (let index = 0; index < 100; index += 1) {
          waiting = slow.writableLength;
          most = Math.max(most, waiting);
          yield Buffer.from(lines(user(`u${index}`)));
        }
      })(),
      { highWaterMark: 1 },
    );
    expect((await run(MAP, { stdin, stdout: slow })).code).toBe(0);
    expect(most).toBeLessThan(5000);
  });

  it('ends quietly where its reader has gone', async () => {
    const gone = new Writable({
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
      },
    });
    const stdin = lines(...Array.from({ length: 5000 }, (_, index) => user(`u${index}`)));
    expect(await run(MAP, { stdin, stdout: gone })).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it.each([
    ['1 record: 1 entity (1', lines(user('ana'))],
    ['0 records: 0 entities (0', ''],
  ])(
    'finishes what it has, writes the summary and exits with 130 when interrupted: %s',
    async (told, whole) => {
      const stop = new AbortController();
      const stdin = Readable.from(
        (async function* () {
          yield Buffer.from(`${whole}{"UserId":`);
          setTimeout(() => stop.abort(), 20);
          await new Promise(() => {});
        })(),
      );
      const { code, stdout, stderr } = await run(MAP, { stdin, interrupt: stop.signal });
      expect(code).toBe(130);
      expect(stdout.trim().split('\n').filter(Boolean)).toHaveLength(whole === '' ? 0 : 1);
      expect(stderr).toBe(
        `Interrupted after ${told} USER, 0 RESOURCE, 0 GROUP), 0 refused, 0 outside the table\n`,
      );
    },
  );
});

describe('the process', () => {
  it('reads more files than it may have open at once', async () => {
    const own = mkdtempSync(join(folder, 'many-'));
    for (let index = 0; index < 300; index += 1)
      writeFileSync(join(own, `${index}.json`), lines(user(`u${index}`)));
    const command = `ulimit -n 128; "${process.execPath}" "${main}" map "${own}"/*.json | wc -l; echo "code \${PIPESTATUS[0]}"`;
    const { stdout } = await promisify(execFile)('bash', ['-c', command]);
    expect(stdout.trim().split('\n')).toEqual(['300', 'code 0']);
  });

  // A file may have a block, or none: what a full disk does to the last write, which ends in the middle.
  const limited = (blocks: number, command: string) =>
    promisify(execFile)('bash', [
      '-c',
      `trap '' XFSZ; ulimit -f ${blocks}; "${process.execPath}" "${main}" ${command}`,
    ]);

  it('says so where standard output is a file that cannot take all of one write', async () => {
    const file = join(mkdtempSync(join(folder, 'short-')), 'table');
    await expect(limited(1, `table > "${file}"`)).rejects.toMatchObject({
      code: 2,
      stderr: 'aws-iam-udm: Cannot write to standard output: it would be too large.\n',
    });
  });

  it('leaves expectations as they were where they cannot be rewritten', async () => {
    const own = mkdtempSync(join(folder, 'suite-'));
    writeFileSync(join(own, 'ana.log.json'), lines(user('ana')));
    writeFileSync(join(own, 'ana.udm.json'), '{}');
    await expect(limited(0, `check --update "${own}"`)).rejects.toMatchObject({
      code: 2,
      stderr: `aws-iam-udm: Cannot use ${join(own, 'ana.udm.json')}: it would be too large.\n`,
    });
    expect(readdirSync(own).sort()).toEqual(['ana.log.json', 'ana.udm.json']);
    expect(readFileSync(join(own, 'ana.udm.json'), 'utf8')).toBe('{}');
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('leaves no part of a file behind on %s', async (signal, code) => {
    const own = mkdtempSync(join(folder, 'signal-'));
    const output = join(own, 'entities.ndjson');
    const child = spawn(process.execPath, [main, 'map', '--output', output]);
    child.stdin.write(lines(user('ana')));
    await expect.poll(() => readdirSync(own), { timeout: 30_000 }).toHaveLength(1);
    child.kill(signal);
    await once(child, 'exit');
    expect(shellCode(child)).toBe(code);
    expect(readdirSync(own)).toEqual([]);
  });

  /** Presses Ctrl-C until the process has ended, by itself or by the second one. */
  const interruptAll = (child: ChildProcess) =>
    expect.poll(() => child.kill('SIGINT') || shellCode(child), { timeout: 30_000, interval: 200 }).toBe(130);

  it('ends on a second Ctrl-C, though it waits for who reads a named pipe', async () => {
    const own = mkdtempSync(join(folder, 'pipe-'));
    const pipe = join(own, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const child = spawn(process.execPath, [main, 'map', '-o', join(own, 'out'), '--rejects', pipe]);
    await expect.poll(() => readdirSync(own), { timeout: 30_000 }).toHaveLength(2);
    await interruptAll(child);
    expect(readdirSync(own)).toEqual(['pipe']);
  });

  it.each([[], ['--files-from']])(
    'ends on Ctrl-C, though the named pipe that it reads is silent: %j',
    async (...argv) => {
      const pipe = join(mkdtempSync(join(folder, 'pipe-')), 'pipe');
      execFileSync('mkfifo', [pipe]);
      const child = spawn(process.execPath, [main, 'map', ...argv, pipe]);
      const open = () => openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
      // It can be opened once it is read.
      const writer = await vi.waitFor(open, { timeout: 30_000 });
      await interruptAll(child);
      closeSync(writer);
    },
  );

  it('runs, and does not mind a reader that has seen enough', async () => {
    const path = file(lines(...Array.from({ length: 20_000 }, (_, index) => user(`u${index}`))));
    const command = `"${process.execPath}" "${main}" map "${path}" | head -1; echo "code \${PIPESTATUS[0]}"`;
    const { stdout, stderr } = await promisify(execFile)('bash', ['-c', command]);
    expect(stdout.split('\n')).toHaveLength(3);
    expect(stdout).toContain('code 0');
    expect(stderr).toBe('');
  });

  it('comes to its end on Ctrl-C, also while it waits for input', async () => {
    const child = spawn(process.execPath, [main, ...MAP]);
    child.stdin.write(lines(user('ana')));
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGINT');
    await once(child, 'close');
    expect(shellCode(child)).toBe(130);
    expect(stderr).toMatch(/^Interrupted after 1 record: /);
  });
});
