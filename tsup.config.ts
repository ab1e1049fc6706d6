import { rmSync } from 'node:fs';
import { defineConfig } from 'tsup';

// The builds below run side by side, so neither may clean the folder under the other.
rmSync('dist', { recursive: true, force: true });

// No module does anything when it loads, so none is loaded for nothing.
const shared = { target: 'node20', sourcemap: false, treeshake: { moduleSideEffects: false } } as const;

export default defineConfig([
  {
    ...shared,
    platform: 'neutral',
    entry: ['src/index.ts', 'src/find.ts', 'src/schemas.ts', 'src/setup.ts', 'src/stream.ts'],
    format: ['esm', 'cjs'],
    dts: true,
  },
  {
    ...shared,
    platform: 'node',
    entry: ['src/testing.ts'],
    format: ['esm', 'cjs'],
    dts: true,
  },
  {
    ...shared,
    platform: 'node',
    entry: { cli: 'src/cli/main.ts', worker: 'src/cli/map/worker.ts' },
    format: ['esm'],
    splitting: false,
    minify: true,
    // Node.js takes longer to find and load the hundreds of files of the dependencies than to map thousands of records.
    noExternal: [/./],
    banner: { js: '#!/usr/bin/env node' },
  },
]);
