import { type Ended, run } from './run.ts';
import { conclude, endOf, noCounts, runVitest } from './vitest.ts';

/**
 * Tests that go over much: generated records by the thousand, long inputs, compilers and processes of their own. To
 * count what they cover would take half as long again, and the others cover enough.
 */
const MUCH = [
  'activity-bytes',
  'bench-equality',
  'compare',
  'diff-limits',
  'explain',
  'file-threads',
  'hostile',
  'jobs',
  'lane',
  'map-text',
  'pages',
  'pattern-query',
  'policy',
  'property',
  'proportion',
  'reading',
  'secops-recipe',
  'udf',
].map((name) => `test/${name}.test.ts`);

/**
 * Tests of what reads or writes dates, which must not depend on where the machine stands. `map-text` compares both
 * lanes over bytes with the mapper: the suites of each go over the same there, and over more.
 */
const DATES = [
  'activity',
  'alarm',
  'aws-sdk',
  'cloudtrail',
  'conformance',
  'diff.test',
  'extended',
  'golden',
  'google',
  'map-text',
  'query',
  'request',
  'scalar',
  'stream',
  'timestamp',
]
  .map((name) => `test/${name}`)
  .concat(without('test/activity-bytes.test.ts'));

const counts = noCounts();
const failing: string[] = [];

/** What a step is called, and what runs it. */
type Step = readonly [name: string, run: () => Promise<Ended>];

/** Everything that `npm test` holds the project to. The rows run side by side, the steps of a row one after the other. */
const ROWS: readonly (readonly Step[])[] = [
  [['tests in UTC, with coverage', () => runTests(['--coverage', ...MUCH.map(without)], 'UTC')]],
  [['tests that go over much', () => runTests(MUCH, 'UTC')]],
  [['tests of dates in New York', () => runTests(DATES, 'America/New_York')]],
  [
    // All sources and tests, those of types included, which are counted.
    ['types', () => runVitest(['--typecheck.only'], 'UTC', counts)],
    ['types of the page', () => run('npm run typecheck:page')],
    ['pages of what is exported', () => run('npm run api -- --emit none --skipErrorChecking')],
    ['lint, format and room boundaries', () => run('npm run lint')],
    ['generated files are up to date', () => run('npm run generate -- --check')],
    ['build', () => run('npm run build')],
    ['package contents', () => run('publint --strict')],
    // node10 resolution knows no `exports`; engines demand a Node that does.
    ['package types', () => run('attw --pack .')],
    ['bundle sizes', () => run('npm run size')],
    ['packed package in other projects', () => run('tsx .scripts/packed.ts')],
  ],
];

function without(file: string): string {
  return `--exclude=${file}`;
}

/** Runs tests, but those of types, in a time zone. */
function runTests(args: readonly string[], timeZone: string): Promise<Ended> {
  return runVitest(['--typecheck.enabled=false', ...args], timeZone, counts);
}

/** Runs the steps of a row up to the first that fails. */
async function runRow(row: readonly Step[]): Promise<void> {
  for (const [name, start] of row) {
    const began = performance.now();
    const { passed, output } = await start();
    console.log(`\n── ${name} (${Math.round((performance.now() - began) / 1000)} s)\n${output.trim()}`);
    if (passed) continue;
    failing.push(`${name}\n${endOf(output)}`);
    return;
  }
}

await Promise.all(ROWS.map(runRow));
if (counts.skipped > 0) failing.push('no test is skipped');
conclude(failing, counts);
