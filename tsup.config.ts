import { defineConfig } from 'tsup';

const shared = { target: 'node20', platform: 'neutral', sourcemap: false, treeshake: true } as const;

export default defineConfig([
  {
    ...shared,
    entry: ['src/index.ts', 'src/schemas.ts'],
    format: ['esm', 'cjs'],
    dts: true,
    clean: true,
  },
  {
    ...shared,
    platform: 'node',
    entry: { cli: 'src/cli/main.ts' },
    format: ['esm'],
    banner: { js: '#!/usr/bin/env node' },
  },
]);
