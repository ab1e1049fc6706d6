import { defineConfig } from 'vitest/config';

// Suites of `npm run test:engines`, which need more than npm can bring; `npm test` does not see them.
export default defineConfig({
  test: {
    root: `${import.meta.dirname}/../..`,
    include: ['test/engines/**/*.engine.ts'],
    pool: 'forks',
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
