import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The tests on which the mutants of each room are tried, quickest first: the first that fails ends a trial. */
const TESTS_OF: Readonly<Record<string, readonly string[]>> = {
  engine: ['engine', 'json-sink', 'golden'],
  udm: ['udm-check', 'request', 'udm-fields', 'compare', 'diff', 'golden'],
  log: ['timestamp', 'policy', 'trust', 'answer', 'join', 'request', 'golden', 'extended'],
  table: [
    'table',
    'conformance',
    'google',
    'udm-fields',
    'activity-mapper',
    'activity',
    'compare',
    'cloudtrail',
    'golden',
    'extended',
  ],
};

const TESTS = TESTS_OF[process.env.MUTATED_ROOM ?? '']!.map((name) => `test/${name}.test.ts`);

class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) =>
      TESTS.findIndex((test) => moduleId.endsWith(`/${test}`));
    return files.sort((a, b) => rank(a) - rank(b));
  }
}

/** Stryker runs tests in worker threads, where a test cannot change the time zone: its tests in UTC are enough. */
const utcAlone: Plugin = {
  name: 'utc-alone',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/timestamp.test.ts')) return undefined;
    const alone = code.replace(/^const OFFSETS = .*$/mu, 'const OFFSETS = { UTC: 0 };');
    if (alone === code) throw new Error('test/timestamp.test.ts names its time zones in another way now.');
    return alone;
  },
};

export default defineConfig({
  plugins: [utcAlone],
  resolve: {
    alias: [{ find: /^fast-check$/u, replacement: fileURLToPath(new URL('fast-check.ts', import.meta.url)) }],
  },
  test: {
    include: TESTS,
    sequence: { sequencer: QuickestFirst },
    typecheck: { enabled: false },
  },
});
