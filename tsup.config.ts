import { defineConfig } from 'tsup';
import { AS_MODULE } from './.scripts/as-module.ts';
import { LIBRARY, TYPED_APART } from './.scripts/entries.ts';
import { WITHOUT_UNREAD } from './.scripts/without-unread.ts';
import { dependencies } from './package.json';

const PROGRAM = { cli: 'src/cli/main.ts', worker: 'src/cli/map/worker.ts' };

const entry = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, `src/${name}.ts`]));

export default defineConfig([
  {
    // The program stands on what the library is made of. `.scripts/chunks.ts` makes few files of these many.
    entry: { ...entry(LIBRARY), ...PROGRAM },
    format: ['esm'],
    platform: 'node',
    target: 'node20',
    sourcemap: false,
    removeNodeProtocol: false,
    splitting: true,
    // No module does anything when it loads, so none is loaded for nothing.
    treeshake: { moduleSideEffects: false },
    // Node.js takes longer to find and load many small files than to map thousands of records.
    noExternal: [new RegExp(`^(?!(?:${Object.keys(dependencies).join('|')})$)`, 'u')],
    esbuildPlugins: [AS_MODULE, WITHOUT_UNREAD],
    // Which files went in: their licences go with them.
    metafile: true,
  },
  {
    // Of what TypeScript wrote; for CommonJS alone: an ES module may take its types from there. In one file for nearly all
    // entries: files that share types name each of these to each other.
    entry: Object.fromEntries(['all', ...TYPED_APART].map((name) => [name, `dist/types/${name}.d.ts`])),
    format: ['cjs'],
    dts: { only: true },
  },
]);
