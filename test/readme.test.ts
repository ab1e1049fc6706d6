import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { ISSUE_CODES, MAPPING_TABLE } from '../src/index.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const README = readFileSync(`${ROOT}README.md`, 'utf8');

/** The examples in TypeScript, and the block that follows each. */
const EXAMPLES = [...README.matchAll(/```ts\n([\s\S]*?)```/gu)].map(([, code]) => code!);

/** What an example imports is the source, as a consumer would find it built. */
const PATHS = {
  'aws-iam-udm': ['./src/index.ts'],
  'aws-iam-udm/stream': ['./src/stream.ts'],
  'aws-iam-udm/testing': ['./src/testing.ts'],
  'aws-iam-udm/schemas': ['./src/schemas.ts'],
  'aws-iam-udm/find': ['./src/find.ts'],
};

function diagnose(examples: readonly string[]): string[] {
  const files = new Map(examples.map((code, index) => [`${ROOT}test/example-${index}.ts`, code]));
  const options: ts.CompilerOptions = {
    ...ts.convertCompilerOptionsFromJson(
      JSON.parse(readFileSync(`${ROOT}tsconfig.json`, 'utf8')).compilerOptions,
      ROOT,
    ).options,
    paths: PATHS,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.readFile = (name) => files.get(name) ?? readFile(name);
  host.getSourceFile = (name, ...rest) =>
    files.has(name)
      ? ts.createSourceFile(name, files.get(name)!, ts.ScriptTarget.ES2022)
      : getSourceFile(name, ...rest);
  const program = ts.createProgram([...files.keys()], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
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
    expect(diagnose(EXAMPLES)).toEqual([]);
    expect(diagnose(["import { mapRecord } from 'aws-iam-udm';\nmapRecord({});"])).not.toEqual([]);
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
