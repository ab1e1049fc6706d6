import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Nothing is judged by its time: a busy machine may take it.
    testTimeout: 60_000,
    // What a module keeps is the same for every test: no file needs modules of its own. A process has a time zone of its own, which a thread has not.
    pool: 'forks',
    isolate: false,
    coverage: {
      include: ['src/**/*.ts'],
      // These run in processes and threads of their own, which no coverage counts; tests run them there.
      exclude: ['src/cli/main.ts', 'src/cli/map/worker.ts'],
      reporter: ['text', 'json-summary'],
      thresholds: { lines: 95, branches: 90 },
    },
    typecheck: {
      enabled: true,
      include: ['test/**/*.test-d.ts'],
      tsconfig: './tsconfig.json',
      checker: './node_modules/typescript-newest/bin/tsc',
    },
  },
});
