import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fuzz, SETTINGS } from './fuzz.ts';
import { HOSTILE, type Hostile } from './hostile.ts';
import { kill } from './kill.ts';
import { runBuilt } from './program.ts';

// npm run break [-- fuzz|kill|hostile]: tries to break the built program. Ends with 1 where it breaks.

const FUZZED_LINES = 200_000;
const KILLED_TIMES = 20;
const MOST_SECONDS = 30;
const MOST_MEGABYTES = 250;

const failures: string[] = [];

async function tryFuzz(): Promise<void> {
  for (const [index, argv] of SETTINGS.entries()) {
    const { lines, taken, differing } = await fuzz(FUZZED_LINES / SETTINGS.length, argv, index + 1);
    const setting = argv.length === 0 ? 'as it is' : argv.join(' ');
    console.log(
      `fuzz, ${setting}: ${lines} lines, ${taken} taken by the lane, ${differing.length} blocks differ`,
    );
    failures.push(...differing.map((block) => `fuzz, ${setting}: ${block}`));
  }
}

async function tryKill(): Promise<void> {
  const { kept, written, wrong } = await kill(KILLED_TIMES, 1);
  console.log(
    `kill: ${KILLED_TIMES} times; old files stayed ${kept} times, new ones were there ${written} times`,
  );
  failures.push(...wrong.map((what) => `kill: ${what}`));
}

async function tryHostile(
  folder: string,
  { name, bytes, argv = ['map'], megabytes = MOST_MEGABYTES, seconds = MOST_SECONDS }: Hostile,
): Promise<void> {
  const file = join(folder, 'input');
  const content = bytes();
  writeFileSync(file, content);
  const ran = await runBuilt([...argv, file]);
  const used = `${ran.seconds?.toFixed(1)} s, ${Math.round(ran.megabytes)} MB`;
  console.log(`hostile, ${name} (${(content.length / 1e6).toFixed(1)} MB): exit code ${ran.code}, ${used}`);
  const isSound = ran.code === 0 || ran.code === 1;
  const isCheap = ran.seconds <= seconds && ran.megabytes <= megabytes;
  if (!isSound || !isCheap)
    failures.push(`hostile, ${name}: exit code ${ran.code}, ${used}. ${ran.stderr.slice(-500)}`);
}

const wanted = process.argv.slice(2);
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);
if (isWanted('fuzz')) await tryFuzz();
if (isWanted('kill')) await tryKill();
if (isWanted('hostile')) {
  const folder = mkdtempSync(join(tmpdir(), 'aws-iam-udm-'));
  try {
    for (const hostile of HOSTILE) await tryHostile(folder, hostile);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
console.log(failures.length === 0 ? 'Nothing broke.' : `Broke:\n${failures.join('\n')}`);
if (failures.length > 0) process.exitCode = 1;
