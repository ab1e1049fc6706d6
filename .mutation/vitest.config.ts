import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The tests on which the mutants of each room are tried, quickest first: the first that fails ends a trial. */
const TESTS_OF: Readonly<Record<string, readonly string[]>> = {
  engine: ['engine', 'json-sink', 'golden'],
  udm: [
    'udm-check',
    'request',
    'udm-again',
    'udm-fields',
    'activity-mapper',
    'json-schema',
    'golden',
    'check',
    'extended',
    'diff',
    'compare',
  ],
  log: [
    'timestamp',
    'scalar',
    'trust',
    'logic',
    'answer',
    'join',
    'activity-nouns',
    'activity',
    'activity-join',
    'cloudtrail',
    'activity-goldens',
    'unwrapping',
    'security-lake',
    'golden',
    'doubled-key',
    'activity-secrets',
    'policy',
    'tables',
    'foreign-records',
    'dead-letter',
    'reports',
    'bytes-of-other-kinds',
    'extended',
    'diff',
    'compare',
  ],
  table: [
    'table',
    'conformance',
    'google',
    'udm-fields',
    'logic',
    'same-text',
    'responsible',
    'activity-mapper',
    'activity-nouns',
    'activity',
    'cloudtrail',
    'activity-secrets',
    'golden',
    'doubled-key',
    'extended',
    'activity-explain',
    'security-lake',
    'diff',
    'compare',
    'diff-limits',
    'call-lane',
  ],
  call: [
    'call-lane',
    'record-forms',
    'doubled-key',
    'activity-bytes',
    'map-text',
    'activity-forms',
    'activity-stream',
  ],
  text: [
    'json-scan',
    'utf-8',
    'issue',
    'many-issues',
    'table',
    'tables',
    'doubled-key',
    'unwrapping',
    'bytes-of-other-kinds',
    'diagnostics',
    'suite-commands',
    'reading',
    'answer',
    'check',
    'activity-bytes',
  ],
  stream: [
    'gzip',
    'many-issues',
    'dead-letter',
    'utf-8',
    'stream',
    'reading',
    'answer',
    'unwrapping',
    'activity-stream',
    'bytes-of-other-kinds',
    'udm-again',
    'lambda-streams',
    'map-items',
    'lane',
    'map-text',
    'reports',
  ],
  splice: ['utf-8', 'lane', 'doubled-key', 'map-text', 'bytes-of-other-kinds', 'golden', 'udm-again'],
  find: ['filter-pattern', 'alarm', 'query', 'pattern-query', 'identity', 'find-command'],
  diff: ['diff', 'compare', 'diff-limits', 'suite-commands'],
  check: ['check', 'testing-entry', 'suite-commands'],
  lambda: ['lambda-streams', 'lambda-import'],
  kafka: ['kafka'],
  translate: ['pattern-query', 'query-command'],
  parquet: ['parquet', 'security-lake'],
};

const TESTS = TESTS_OF[process.env.MUTATED_ROOM ?? '']!.map((name) => `test/${name}.test.ts`);

class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) =>
      TESTS.findIndex((test) => moduleId.endsWith(`/${test}`));
    return files.sort((a, b) => rank(a) - rank(b));
  }
}

/**
 * What a trial takes less of: time zones, since Stryker runs tests in worker threads, which have but one, and elements
 * and characters where time must grow no faster than their number.
 */
const LESS = [
  { test: 'timestamp', much: /^const OFFSETS = .*$/mu, less: 'const OFFSETS = { UTC: 0 };' },
  { test: 'compare', much: /\b200_000\b/gu, less: '200' },
  { test: 'activity-bytes', much: /\b2000\b/gu, less: '200' },
  { test: 'pattern-query', much: /toBeGreaterThan\((?:numRuns|\d).*\)/gu, less: 'toBeGreaterThan(-1)' },
  { test: 'policy', much: /\de6\b/gu, less: '1e4' },
];

const lessOfMuch: Plugin = {
  name: 'less-of-much',
  enforce: 'pre',
  transform(code, id) {
    const found = LESS.find(({ test }) => id.endsWith(`/test/${test}.test.ts`));
    if (found === undefined) return undefined;
    const changed = code.replace(found.much, found.less);
    if (changed === code) throw new Error(`test/${found.test}.test.ts no longer has ${found.much}.`);
    return changed;
  },
};

export default defineConfig({
  plugins: [lessOfMuch],
  resolve: {
    alias: [{ find: /^fast-check$/u, replacement: fileURLToPath(new URL('fast-check.ts', import.meta.url)) }],
  },
  test: {
    include: TESTS,
    sequence: { sequencer: QuickestFirst },
    typecheck: { enabled: false },
    // A machine that is busy kills no mutant: Stryker has a longer limit.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
