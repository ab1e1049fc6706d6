import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { gzipSync } from 'node:zlib';
import { rollup } from 'rollup';
import { exampleInputs, linkedFiles } from './links.ts';
import { PAGES } from './pages.ts';

// Packs the package as a registry would get it, and uses it from projects of their own outside this one.
const COMPILERS = ['typescript-5.5', 'typescript-newest'];
const ALLOWED = [
  /^dist\/(?!.*\.map$).+$/u,
  /^(?:package\.json|README\.md|CHANGELOG\.md|LICENSE)$/u,
  // What the README leads to, and the inputs of the examples.
  /^\.github\/(?:docs\/[\w-]+|SECURITY)\.md$/u,
  /^golden\/.+\.json$/u,
];
const NEEDED = ['LICENSE', 'README.md', 'CHANGELOG.md', 'package.json', ...PAGES];
/** Beside the changelog, which grows with each release. */
const MOST_BYTES = 543_000;
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
/** Projects that use the package, and what each of their modules sees of it. */
const PROJECTS: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  es2022: {
    core: {
      kind: 'RESOURCE',
      rows: 44,
      id: 'AROADBQP57FF2AEXAMPLE',
      created: '2026-01-02T03:04:05Z',
      policy: '{"Version":"2012-10-17","Statement":[]}',
    },
    entries: { seven: 7, names: ['find', 'kafka', 'lambda', 'stream', 'testing', 'udf'] },
    setup: { isListed: true, titles: ['lets the Amazon S3 feed read the bucket'] },
  },
  web: {
    find: {
      fields: ['userIdentity.type', 'userIdentity.invokedBy', 'eventType'],
      root: true,
      service: false,
      expression: true,
      position: 7,
    },
    lambda: { results: ['Ok', 'ProcessingFailed'], told: 1 },
    kafka: { keys: ['USER/AIDACKCEVSQ6C2EXAMPLE'], resolved: ['7'] },
    stream: { ids: ['AIDACKCEVSQ6C2EXAMPLE'], types: ['entity', 'refused', 'end'], records: 2, refused: 1 },
    testing: { names: ['a-user'] },
    udf: { types: ['entity', 'end'] },
  },
  zod: { schemas: { id: 'AIDACKCEVSQ6C2EXAMPLE', refused: true } },
};
const folder = mkdtempSync(join(tmpdir(), 'aws-iam-udm-'));

try {
  const unpacked = unpack();
  checkContents(unpacked);
  await checkModules(unpacked);
  for (const [name, consumers] of Object.entries(PROJECTS)) checkProject(name, unpacked, consumers);
  checkProgram();
} finally {
  rmSync(folder, { recursive: true });
}

function unpack(): string {
  const packing = run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], '.');
  const [{ filename, size }] = JSON.parse(packing.stdout);
  const weighed = size - gzipSync(readFileSync('CHANGELOG.md')).length;
  report(
    `the package has at most ${MOST_BYTES / 1000} kB beside its changelog`,
    weighed <= MOST_BYTES,
    `${weighed} bytes`,
  );
  run('tar', ['-xzf', filename], folder);
  return join(folder, 'package');
}

function checkContents(unpacked: string): void {
  const files = readdirSync(unpacked, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(unpacked.length + 1)
        .replaceAll('\\', '/'),
    );
  const strays = files.filter((file) => !ALLOWED.some((allowed) => allowed.test(file)));
  report('nothing stray is in the package', strays.length === 0, strays.join(', '));
  const missing = NEEDED.filter((file) => !files.includes(file));
  report('what every package needs is in it', missing.length === 0, missing.join(', '));
  const named = files.filter((file) => file.endsWith('.md')).flatMap((file) => filesNamedBy(file, unpacked));
  const absent = named.filter((file) => !files.includes(file));
  report('what its pages lead to and read is in it', absent.length === 0, absent.join(', '));
  const tied = files.filter((file) => {
    const text = readFileSync(join(unpacked, file), 'utf8');
    return text.includes(resolve('.')) || text.includes(join(homedir(), '/'));
  });
  report('no file names a place of the machine that built it', tied.length === 0, tied.join(', '));
}

function filesNamedBy(file: string, unpacked: string): string[] {
  const page = readFileSync(join(unpacked, file), 'utf8');
  return [...linkedFiles(file, page), ...exampleInputs(page)];
}

/** Rollup tells consumers what it finds in a module, such as a mark of a pure call that stands before none. */
async function checkModules(unpacked: string): Promise<void> {
  const modules = readdirSync(join(unpacked, 'dist')).filter((file) => /\.c?js$/u.test(file));
  const warnings: string[] = [];
  await rollup({
    input: modules.map((file) => join(unpacked, 'dist', file)),
    external: (id) => !id.startsWith('.') && !id.startsWith('/'),
    onwarn: ({ message }) => warnings.push(message),
  });
  report('Rollup warns of none of its modules', warnings.length === 0, warnings.join('\n'));
}

/**
 * Compiles the modules of a project as ES modules and as CommonJS with each TypeScript, then runs both. Only the
 * project `zod` finds the dependencies while it compiles: no other public type may need one.
 */
function checkProject(name: string, unpacked: string, consumers: Readonly<Record<string, object>>): void {
  const project = join(folder, name);
  cpSync(join('test/packed', name), project, { recursive: true });
  for (const consumer of Object.keys(consumers)) {
    const source = join(project, `${consumer}.ts`);
    for (const extension of ['mts', 'cts']) cpSync(source, join(project, `${consumer}.${extension}`));
    rmSync(source);
  }
  cpSync(unpacked, join(project, 'node_modules', manifest.name), { recursive: true });
  if (name === 'zod') linkDependencies(project);
  for (const compiler of COMPILERS) {
    const { status, stdout } = run(
      'node',
      [resolve('node_modules', compiler, 'bin/tsc'), '-p', '.'],
      project,
    );
    report(`${name} compiles with ${compiler}`, status === 0, stdout);
  }
  if (name !== 'zod') linkDependencies(project);
  for (const [consumer, expected] of Object.entries(consumers)) {
    checkRun(`${consumer} runs as ES module`, `import('./${consumer}.mjs')`, project, expected);
    checkRun(
      `${consumer} runs as CommonJS`,
      `Promise.resolve(require('./${consumer}.cjs'))`,
      project,
      expected,
    );
  }
}

function linkDependencies(project: string): void {
  for (const dependency of Object.keys(manifest.dependencies)) {
    const link = join(project, 'node_modules', dependency);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(resolve('node_modules', dependency), link, 'junction');
  }
}

function checkRun(title: string, load: string, project: string, expected: object): void {
  const program = `${load}.then(({ seen }) => seen).then((seen) => console.log(JSON.stringify(seen)))`;
  const { status, stdout, stderr } = run('node', ['-e', program], project);
  report(title, status === 0 && isDeepStrictEqual(JSON.parse(stdout), expected), stdout + stderr);
}

/** npm starts a program through a link, so this does, too. */
function checkProgram(): void {
  const project = join(folder, 'es2022');
  const link = join(project, 'program');
  symlinkSync(join(project, 'node_modules', manifest.name, manifest.bin[manifest.name]), link);
  const { status, stdout, stderr } = run('node', [link, '--version'], project);
  report('the program says its version', status === 0 && stdout.trim() === manifest.version, stdout + stderr);
}

function report(title: string, passed: boolean, detail: string): void {
  console.log(`${passed ? '✓' : '✗'} ${title}${passed ? '' : `: ${detail}`}`);
  if (!passed) process.exitCode = 1;
}

function run(command: string, args: readonly string[], cwd: string) {
  return spawnSync(command, args, { cwd, encoding: 'utf8' });
}
