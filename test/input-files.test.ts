import { execFile, execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { UsageError } from '../src/cli/command/command.ts';
import { fileData } from '../src/cli/files/file-data.ts';
import { runProgram } from '../src/cli/program.ts';
import { bundledProgram } from './bundled-program.ts';
import { run } from './program.ts';
import { collectedAt, lines, user } from './stream-inputs.ts';
import { terminal } from './terminal.ts';

const main = bundledProgram();
const root = mkdtempSync(join(tmpdir(), 'aws-iam-udm-'));
afterAll(() => rmSync(root, { recursive: true }));

const MAP = ['map', '--collected-at', collectedAt];

/** A folder of these files, each with a user that is called as the file is. */
function folderOf(...names: string[]): string {
  const folder = mkdtempSync(join(root, 'folder-'));
  for (const name of names) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    const text = lines(user(name));
    writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text);
  }
  return folder;
}

/** The users that come out, in order. */
async function usersOf(...argv: string[]): Promise<string[]> {
  const { stdout } = await run([...MAP, ...argv]);
  return [...stdout.matchAll(/"userid":"(?<name>[^"]*)"/gu)].map(({ groups }) => groups!.name!);
}

const TRAIL = [
  'AWSLogs/111122223333/CloudTrail/eu-central-1/2026/01/02/b.json.gz',
  'AWSLogs/111122223333/CloudTrail/eu-central-1/2026/01/10/a.json.gz',
  'AWSLogs/111122223333/CloudTrail/us-east-1/2026/01/01/c.json.gz',
];

describe('a folder', () => {
  it('is read through and through, in the order of its names', async () => {
    expect(await usersOf(folderOf(...TRAIL))).toEqual(TRAIL);
    expect(await usersOf(folderOf('c.jsonl', 'B.JSON', 'a.ndjson', 'b/z.json', 'd.gz'))).toEqual([
      'B.JSON',
      'a.ndjson',
      'b/z.json',
      'c.jsonl',
      'd.gz',
    ]);
  });

  it('stands beside files', async () => {
    const [one, two] = [folderOf('x.json'), folderOf('y.json')];
    expect(await usersOf(two, join(one, 'x.json'), one)).toEqual(['y.json', 'x.json', 'x.json']);
  });

  it('has files of other names, which are counted and said, and hidden ones, which are not', async () => {
    const folder = folderOf('a.json', 'notes.txt', 'inside/b.csv', '.git/c.json', '.d.json');
    const { stdout, stderr } = await run([...MAP, folder]);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr.split('\n')[0]).toBe(
      `${folder}: 2 files were passed over. In a folder, only regular files that end in .json, .ndjson, .jsonl, .gz or .parquet are read. To read other files, name them, or list them in a file for --files-from.`,
    );
    expect((await run([...MAP, '--quiet', folder])).stderr).toBe('');
  });

  it('may hold a named pipe, which is not waited for', async () => {
    const folder = folderOf('b.json');
    execFileSync('mkfifo', [join(folder, 'a.json')]);
    expect(await usersOf(folder)).toEqual(['b.json']);
  });

  it('may hold links, also such as lead round in a circle', async () => {
    const folder = folderOf('a/one.json');
    symlinkSync(folder, join(folder, 'round'));
    symlinkSync(join(folder, 'a/one.json'), join(folder, 'z.json'));
    symlinkSync('nowhere', join(folder, 'y.txt'));
    expect(await usersOf(folder)).toEqual(['a/one.json', 'a/one.json']);
  });

  it('of which nothing can be read is refused', async () => {
    for (const folder of [folderOf(), folderOf('notes.txt')])
      expect(await run([...MAP, folder])).toMatchObject({
        code: 2,
        stderr: `aws-iam-udm: No file in the folder ${folder} ends in .json, .ndjson, .jsonl, .gz or .parquet, so there is nothing to read. To read other files, name them, or list them in a file for --files-from.\n`,
      });
  });

  it('is no place for an output that would replace one of its files', async () => {
    const folder = folderOf('a.json');
    expect((await run([...MAP, folder, '-o', join(folder, 'a.json')])).code).toBe(2);
    expect((await run([...MAP, folder, '-o', join(folder, 'new.json')])).code).toBe(0);
  });

  it('is taken by every command that reads files', async () => {
    const [before, after] = [folderOf('a.json', 'b.json'), folderOf('b.json', 'c.json')];
    expect((await run(['explain', before])).stdout).toMatch(/USER a\.json [\s\S]*USER b\.json /u);
    expect((await run(['coverage', before])).stdout).toMatch(/^2 records /u);
    const { stdout } = await run(['diff', before, after]);
    expect(stdout).toMatch(/c\.json/u);
    expect(stdout).toMatch(/a\.json/u);
    expect(stdout).not.toMatch(/b\.json/u);
  });

  it('may be a snapshot whose pages are files', async () => {
    const snapshot = (...pages: object[]) => {
      const folder = mkdtempSync(join(root, 'snapshot-'));
      for (const [index, page] of pages.entries())
        writeFileSync(join(folder, `${index}.json`), JSON.stringify(page));
      return folder;
    };
    const goesOn = { Users: [user('ana')], IsTruncated: true, Marker: 'm' };
    const last = { Users: [user('eva')], IsTruncated: false };
    const code = async (...argv: string[]) => (await run(['diff', '--exit-code', ...argv])).code;
    expect(await code(snapshot(goesOn, last), snapshot(goesOn, last))).toBe(0);
    expect(await code(snapshot(goesOn, last), snapshot(last, goesOn))).toBe(2);
  });
});

describe('--files-from', () => {
  it('names files, one a line or between zero bytes', async () => {
    const folder = folderOf('a.json', 'b c.json', 'd.json');
    const list = join(folder, 'list.txt');
    const paths = ['b c.json', 'a.json'].map((name) => join(folder, name));
    const ofWindows = `\ufeff${paths.join('\r\n\r\n')}`;
    for (const text of [
      `${paths.join('\n')}\n`,
      ofWindows,
      Buffer.from(ofWindows, 'utf16le'),
      Buffer.from(ofWindows, 'utf16le').swap16(),
      paths.join('\0'),
    ]) {
      writeFileSync(list, text);
      expect(await usersOf('--files-from', list)).toEqual(['b c.json', 'a.json']);
      expect(await usersOf('--files-from', list, join(folder, 'd.json'))).toEqual([
        'd.json',
        'b c.json',
        'a.json',
      ]);
    }
    const { stdout } = await run(['coverage', '--files-from', list]);
    expect(stdout).toMatch(/^2 records /u);
  });

  it('may be standard input, as find writes it', async () => {
    const folder = folderOf(...TRAIL);
    const stdin = execFileSync('find', [folder, '-name', '*.gz', '-print0']);
    const { stdout } = await run([...MAP, '--files-from', '-'], { stdin: Readable.from([stdin]) });
    expect(stdout.trimEnd().split('\n')).toHaveLength(TRAIL.length);
  });

  it('is answered with a sentence where it makes no sense', async () => {
    const folder = folderOf('a.json');
    const list = join(folder, 'list');
    const answer = async (stdin: string, ...argv: string[]) => {
      const { code, stdout, stderr } = await run([...MAP, ...argv], { stdin });
      expect([code, stdout]).toEqual([2, '']);
      return stderr.replaceAll(`${folder}/`, '');
    };
    writeFileSync(list, '\n');
    expect(await answer('', '--files-from', list)).toBe('aws-iam-udm: list names no files.\n');
    expect(await answer('', '--files-from', '-')).toBe('aws-iam-udm: Standard input names no files.\n');
    writeFileSync(list, 'absent.json\n');
    expect(await answer('', '--files-from', list)).toBe(
      'aws-iam-udm: Cannot read absent.json: there is no such file.\n',
    );
    expect(await answer('', '--files-from', join(folder, 'absent'))).toBe(
      'aws-iam-udm: Cannot read absent: there is no such file.\n',
    );
    expect(await answer('-\n', '--files-from', '-')).toBe(
      'aws-iam-udm: Standard input can be read only once.\n',
    );
    expect(await answer('', '-', '-')).toContain('only once');
    writeFileSync(list, `${'x'.repeat(100_000)}\n`);
    expect((await answer('', '--files-from', list)).length).toBeLessThan(2500);
    writeFileSync(list, `${join(folder, 'a.json')}\n`);
    expect(await answer('', '--files-from', list, '-o', list)).toContain('must not be files that are read');
  });
});

describe('what cannot be read or written', () => {
  it('is said in words of our own', async () => {
    const folder = folderOf('a.json');
    const input = join(folder, 'a.json');
    symlinkSync('loop', join(folder, 'loop'));
    const cases: [string[], string][] = [
      [[join(folder, 'absent.json')], 'Cannot read absent.json: there is no such file.'],
      [
        [join(folder, 'caf\ufffd.json')],
        'Cannot read caf\ufffd.json: there is no such file, or its name is not UTF-8.',
      ],
      [[join(input, 'x')], 'Cannot read a.json/x: a part of its path is no directory.'],
      [[join(folder, 'loop')], 'Cannot read loop: its links lead in a circle.'],
      [[input, '-o', join(folder, 'no', 'x')], 'Cannot write no/x: there is no such folder.'],
      [[input, '-o', join(input, 'x')], 'Cannot write a.json/x: a part of its path is no directory.'],
      [[input, '-o', folder], 'Cannot write .: it is a directory.'],
      [
        [input, '--rejects', '-'],
        '--rejects needs a file of its own: standard output is for what is mapped.',
      ],
      [
        [input, '--issues', '-', '-o', 'x'],
        '--issues needs a file of its own: standard output is for what is mapped.',
      ],
    ];
    for (const [argv, sentence] of cases) {
      const { code, stdout, stderr } = await run([...MAP, ...argv]);
      expect([code, stdout]).toEqual([2, '']);
      const shown = argv.includes(folder)
        ? stderr.replace(folder, '.')
        : stderr.replaceAll(`${relative('/', folder)}/`, '').replaceAll(' /', ' ');
      expect(shown).toBe(`aws-iam-udm: ${sentence}\n`);
    }
  });

  it('is a socket, which standard output may be where another program began this one', async () => {
    const folder = folderOf('a.json');
    const argv = [main, 'map', join(folder, 'a.json'), '-o', '/dev/stdout'];
    await expect(promisify(execFile)(process.execPath, argv)).rejects.toMatchObject({
      code: 2,
      stderr: 'aws-iam-udm: Cannot write /dev/stdout: it is a socket or no device.\n',
    });
  });

  it('is said of a file that gets shorter while it is read, though it ends behind a record', async () => {
    const path = join(root, 'shorter.ndjson');
    const text = lines(user('ana'));
    writeFileSync(path, text.repeat(Math.ceil(600_000 / text.length)));
    const blocks = fileData(path, () => {});
    await blocks.next();
    truncateSync(path, text.length);
    await expect(blocks.next()).rejects.toThrow(
      new UsageError(`Cannot read ${path}: it got shorter while it was read.`),
    );
  });

  it('is a folder in place of a file, also on standard input', async () => {
    const folder = folderOf('a.json');
    const file = join(folder, 'a.json');
    const shell = `"${process.execPath}" "${main}" map < "${folder}"`;
    await expect(promisify(execFile)('bash', ['-c', shell])).rejects.toMatchObject({
      code: 2,
      stderr: 'aws-iam-udm: Cannot read standard input: it is a directory.\n',
    });
    const trail = ['setup', 'trail', '--bucket', 'iam-logs', '--account', '111122223333'];
    const setup = (output: string) => run([...trail, '--region', 'eu-central-1', '--output', output]);
    expect((await setup(file)).stderr).toBe(
      `aws-iam-udm: Cannot write ${file}: it is a file, and no folder.\n`,
    );
    expect(await setup(join(folder, 'new', 'er'))).toMatchObject({ code: 0, stdout: '' });
    expect(readdirSync(join(folder, 'new', 'er'))).toEqual(['trail.json']);
    // The system takes no folder there.
    expect(await setup('/proc/aws-iam-udm/x')).toMatchObject({ code: 2 });
  });

  it('is said of the terminal, too, from which a person may not know to be reading', async () => {
    const { around, stderr } = terminal({ input: lines(user('ana')) });
    Object.assign(around.stdin, { isTTY: true });
    expect(await runProgram(MAP, around)).toBe(0);
    expect(stderr()).toMatch(/^Reading from the terminal: paste JSON, and end it with Ctrl-D/u);
    const quiet = terminal({ input: lines(user('ana')) });
    Object.assign(quiet.around.stdin, { isTTY: true });
    await runProgram([...MAP, '-q'], quiet.around);
    expect(quiet.stderr()).toBe('');
  });
});

describe('--format import', () => {
  const stdin = lines(...Array.from({ length: 10 }, (_, index) => user(`u${index}`)));
  const bodies = async (...argv: string[]) =>
    (await run([...MAP, '--format', 'import', ...argv], { stdin })).stdout
      .trimEnd()
      .split('\n')
      .map((line) => ({ bytes: line.length, source: JSON.parse(line).inlineSource }));

  it('has the log type and the limits that it is given', async () => {
    const all = await bodies('--log-type', 'AWS_IAM_CUSTOM', '--max-per-request', '4');
    expect(all.map(({ source }) => [source.logType, source.entities.length])).toEqual([
      ['AWS_IAM_CUSTOM', 4],
      ['AWS_IAM_CUSTOM', 4],
      ['AWS_IAM_CUSTOM', 2],
    ]);
    const small = await bodies('--max-request-bytes', '1500');
    expect(small.length).toBeGreaterThan(2);
    for (const { bytes } of small) expect(bytes).toBeLessThanOrEqual(1500);
  });

  it('alone has them', async () => {
    for (const argv of [
      ['--log-type', 'X'],
      ['--format', 'json', '--max-per-request', '4'],
      ['--format', 'import', '--max-per-request', '0'],
      ['--format', 'import', '--max-request-bytes', '1e9'],
      ['--format', 'import', '--max-request-bytes', '1000000000'],
    ])
      expect([argv, (await run([...MAP, ...argv])).code]).toEqual([argv, 2]);
  });
});
