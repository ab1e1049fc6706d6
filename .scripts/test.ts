import { spawnSync } from 'node:child_process';
import { type Counts, runVitest } from './vitest.ts';

const counts: Counts = { passed: 0, failed: 0, skipped: 0 };

/** Everything that `npm test` holds the project to, in order: what each step is called and whether it passed. */
const STEPS: readonly (readonly [name: string, passes: () => boolean])[] = [
  ['types', () => succeeds('npm run typecheck')],
  ['lint, format and room boundaries', () => succeeds('npm run lint')],
  ['generated files are up to date', () => succeeds('npm run generate -- --check')],
  ['build', () => succeeds('npm run build')],
  ['package contents', () => succeeds('publint --strict')],
  // node10 resolution knows no `exports`; engines demand a Node that does.
  ['package types', () => succeeds('attw --pack . --profile node16')],
  ['bundle sizes', () => succeeds('npm run size')],
  ['tests in UTC, with coverage', () => runVitest('--coverage', 'UTC', counts)],
  ['tests in New York', () => runVitest('--typecheck.enabled=false', 'America/New_York', counts)],
  ['no test is skipped', () => counts.skipped === 0],
  ['packed package in other projects', () => succeeds('tsx .scripts/packed.ts')],
];

function succeeds(command: string): boolean {
  return spawnSync(command, { shell: true, stdio: 'inherit' }).status === 0;
}

const failing = STEPS.find(([name, passes]) => {
  console.log(`\n── ${name}`);
  return !passes();
});
if (failing !== undefined) {
  console.log(`\nFailed at: ${failing[0]}`);
  process.exitCode = 1;
}
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
