import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ISSUE_CODES, MAPPING_TABLE } from '../src/index.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const README = readFileSync(`${ROOT}README.md`, 'utf8');

/** The examples in TypeScript, and the block that follows each. */
const EXAMPLES = [...README.matchAll(/```ts\n([\s\S]*?)```/gu)].map(([, code]) => code!);

/** What an example imports is the source, as a consumer would find it built. */
const SOURCES = {
  '': 'index',
  '/find': 'find',
  '/schemas': 'schemas',
  '/setup': 'setup',
  '/stream': 'stream',
  '/testing': 'testing',
};

/** Compiles modules where they find the dependencies, and gives what the compiler says of them. */
function diagnose(modules: Readonly<Record<string, string>>): string[] {
  const folder = mkdtempSync(join(ROOT, 'node_modules/.examples-'));
  const paths = Object.entries(SOURCES).map(([entry, source]) => [
    `aws-iam-udm${entry}`,
    [join(ROOT, `src/${source}.ts`)],
  ]);
  const config = {
    extends: join(ROOT, 'tsconfig.json'),
    compilerOptions: { paths: Object.fromEntries(paths) },
    files: Object.keys(modules),
  };
  try {
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    for (const [name, code] of Object.entries(modules)) writeFileSync(join(folder, name), code);
    const compiler = join(ROOT, 'node_modules/typescript-newest/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [compiler, '-p', folder], {
      cwd: folder,
      encoding: 'utf8',
    });
    return stdout.split('\n').filter((line) => /^\S/u.test(line));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs an example as it stands, but on the source, and gives what it prints. */
function printedBy(code: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'aws-iam-udm-'));
  try {
    const file = join(folder, 'example.mts');
    writeFileSync(
      file,
      code.replace("'aws-iam-udm'", JSON.stringify(new URL('../src/index.ts', import.meta.url))),
    );
    return execFileSync(process.execPath, ['--import', import.meta.resolve('tsx'), file], {
      encoding: 'utf8',
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the README', () => {
  it('shows examples that compile', { timeout: 120_000 }, () => {
    expect(EXAMPLES.length).toBeGreaterThanOrEqual(5);
    const examples = Object.fromEntries(EXAMPLES.map((code, index) => [`example-${index}.ts`, code]));
    const wrong = "import { mapRecord } from 'aws-iam-udm';\nmapRecord({});";
    expect(diagnose({ ...examples, 'wrong.ts': wrong })).toEqual([
      expect.stringMatching(/^wrong\.ts\(2,1\)/u),
    ]);
  });

  it('shows what its example of a service prints', { timeout: 120_000 }, () => {
    const shown = /prints\n\n```json\n([\s\S]*?)```/u.exec(README)?.[1];
    expect(printedBy(EXAMPLES[0]!)).toBe(shown);
  });

  it('lists every row of the mapping table and every issue', () => {
    for (const { row, udmField } of MAPPING_TABLE) {
      expect(README).toMatch(new RegExp(`^\\| ${row} \\|.*${udmField.replace(/[.[\]]/gu, '\\$&')}`, 'mu'));
    }
    for (const code of Object.keys(ISSUE_CODES)) expect(README).toContain(`| \`${code}\` |`);
  });

  it('has the two command lines that npm knows', () => {
    const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8'));
    expect(README).toContain('npm ci && npm run demo');
    expect(README).toContain('npm ci && npm test');
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['demo', 'test', 'bench']));
  });
});
