import { chmodSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type GetModuleInfo, type OutputOptions, rollup } from 'rollup';
import { minify } from 'terser';
import { LIBRARY } from './entries.ts';
import { RENDERED } from './rendered.ts';

// esbuild makes a chunk for each set of entries that need it, dozens of them, and Node.js needs a millisecond and more
// to find and load a file. So those that are needed together are put together, by what needs them.

/** Those that bring most of the library with them. */
const LARGE = ['index', 'stream', 'kafka', 'lambda', 'udf'];
/** Those that must not bring it with them. */
const SMALL = ['find', 'setup'];
const PROGRAM = ['cli', 'worker'];
/** The parts of `map`, which has to start at once. */
const MAP = /^(?:cli|worker|map-\w+|threads-\w+)$/u;

/** The entries that import a module, at once and not only when a command is called; its own name where it is one. */
function entriesOf(id: string, getModuleInfo: GetModuleInfo, seen = new Set<string>()): Set<string> {
  const found = new Set<string>();
  if (seen.has(id)) return found;
  seen.add(id);
  const { importers, dynamicImporters, isEntry } = getModuleInfo(id)!;
  if (isEntry || dynamicImporters.length > 0) found.add(nameOf(id));
  for (const importer of importers) {
    for (const entry of entriesOf(importer, getModuleInfo, seen)) found.add(entry);
  }
  return found;
}

const isOfMap = (name: string) => MAP.test(name);

const nameOf = (id: string) => id.replace(/^.*\/|\.js$/gu, '');

/** The chunk that a module goes to; none of its own where one entry alone needs it. */
function chunkOf(id: string, { getModuleInfo }: { getModuleInfo: GetModuleInfo }): string | undefined {
  const { isEntry, dynamicImporters } = getModuleInfo(id)!;
  const entries = entriesOf(id, getModuleInfo);
  if (isEntry || dynamicImporters.length > 0 || entries.size < 2) return undefined;
  // zod, which the schemas bring, is larger than all that `find` needs: they share its file, and have none of their own.
  if (entries.has('schemas')) entries.add('find');
  const small = SMALL.filter((name) => entries.has(name));
  const serves = (kind: string) => [kind, ...small].join('-');
  if (LARGE.some((name) => entries.has(name))) {
    if (!entries.has('index')) return serves('reader');
    return serves([...entries].some(isOfMap) ? 'library' : 'account');
  }
  if (entries.has('testing')) return serves('check');
  if (small.length > 0) return serves('shared');
  return [...entries].some(isOfMap) ? 'program' : 'report';
}

/** The files of some entries, by their names. */
async function filesOf(entries: readonly string[], options: OutputOptions): Promise<Map<string, string>> {
  const bundle = await rollup({
    input: entries.map((name) => `dist/${name}.js`),
    external: (id) => !id.startsWith('.') && !id.startsWith('/'),
    treeshake: { moduleSideEffects: false },
  });
  const { output } = await bundle.generate({
    manualChunks: chunkOf,
    onlyExplicitManualChunks: true,
    hoistTransitiveImports: false,
    ...options,
  });
  const files = new Map<string, string>();
  for (const chunk of output) {
    if (chunk.type !== 'chunk') continue;
    const { code } = await minify(chunk.code, {
      module: options.format === 'es',
      toplevel: true,
      ...RENDERED,
    });
    files.set(chunk.fileName, code!);
  }
  return files;
}

const made = readdirSync('dist').filter((name) => name.endsWith('.js'));
// The one file is written by itself, and shares its parts with others in CommonJS alone.
const modules = [...LIBRARY.filter((name) => name !== 'udf'), ...PROGRAM];
const files = new Map([
  ...(await filesOf(modules, { format: 'es', chunkFileNames: '[name].js' })),
  ...(await filesOf(LIBRARY, {
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    // Of what is imported nothing is a default, so that nothing has to be put around it.
    interop: 'esModule',
    esModule: false,
    minifyInternalExports: true,
    generatedCode: 'es2015',
  })),
]);
for (const name of made) rmSync(`dist/${name}`);
for (const [name, code] of files) writeFileSync(`dist/${name}`, code);
chmodSync('dist/cli.js', 0o755);
console.log(`Made ${files.size} files of ${made.length}.`);
