import { defineConfig } from 'tsup';

/** What the benchmark needs of the sources beyond the package itself, built as the package is. */
export default defineConfig({
  target: 'node20',
  platform: 'neutral',
  format: ['esm'],
  treeshake: true,
  silent: true,
  entry: { engine: '.bench/engine.ts', micro: '.bench/micro.ts' },
  outDir: '.bench/dist',
});
