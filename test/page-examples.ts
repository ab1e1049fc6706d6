import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root, with a separator at its end. */
export const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** What an example imports is the source, as a consumer would find it built. */
const SOURCES = Object.fromEntries(
  Object.entries<string | object>(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).exports)
    .filter(([, target]) => typeof target === 'object')
    .map(([entry]) => [entry.slice(1), entry === '.' ? 'index' : entry.slice(2)]),
);

/** The blocks of a language in a page, as they stand. */
export function blocksIn(page: string, language: string): string[] {
  return [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gmu)]
    .filter(([, name]) => name === language)
    .map(([, , code]) => code!);
}

/** Compiles modules where they find the dependencies, and gives what the compiler says of them. */
export function diagnose(modules: Readonly<Record<string, string>>): string[] {
  const folder = mkdtempSync(join(ROOT, 'node_modules/.examples-'));
  const paths = Object.entries(SOURCES).map(([entry, source]) => [
    `aws-iam-udm${entry}`,
    [join(ROOT, `src/${source}.ts`)],
  ]);
  const config = {
    extends: join(ROOT, 'tsconfig.json'),
    compilerOptions: { paths: Object.fromEntries(paths) },
    files: Object.keys(modules),
    include: [],
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

/** An example whose imports of the package lead to its sources. */
export function onSources(code: string): string {
  return code.replace(/'aws-iam-udm(\/\w+)?'/gu, (_, entry = '') =>
    JSON.stringify(new URL(`../src/${SOURCES[entry]}.ts`, import.meta.url)),
  );
}

/** Runs an example as it stands, but on the sources, and gives what it prints. */
export function printedBy(code: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'aws-iam-udm-'));
  try {
    const file = join(folder, 'example.mts');
    writeFileSync(file, onSources(code));
    return execFileSync(process.execPath, ['--import', import.meta.resolve('tsx'), file], {
      encoding: 'utf8',
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
