import { defineConfig } from 'tsup';

const ENTRIES = ['index', 'find', 'kafka', 'lambda', 'schemas', 'setup', 'stream', 'testing', 'udf'];

// No module does anything when it loads, so none is loaded for nothing.
const shared = {
  target: 'node20',
  sourcemap: false,
  splitting: true,
  treeshake: { moduleSideEffects: false },
} as const;

export default defineConfig([
  {
    ...shared,
    platform: 'neutral',
    external: [/^node:/],
    entry: ENTRIES.map((name) => `src/${name}.ts`),
    format: ['esm', 'cjs'],
    // esbuild would leave out the marks of pure calls, and a bundler could leave out nothing of a file.
    minify: 'terser',
    terserOptions: { compress: false, format: { preserve_annotations: true } },
  },
  {
    // Of what TypeScript wrote; for CommonJS alone: an ES module may take its types from there.
    entry: Object.fromEntries(ENTRIES.map((name) => [name, `dist/types/${name}.d.ts`])),
    format: ['cjs'],
    dts: { only: true },
  },
  {
    ...shared,
    platform: 'node',
    entry: { cli: 'src/cli/main.ts', worker: 'src/cli/map/worker.ts' },
    format: ['esm'],
    minify: true,
    // Node.js takes longer to find and load the hundreds of files of the dependencies than to map thousands of records.
    // re2js alone is one file, needed by one command, and as large as the rest of it.
    noExternal: [/^(?!re2js$)/],
    // Which files went in: their licences go with them.
    metafile: true,
    banner: { js: '#!/usr/bin/env node' },
  },
]);
