import { run } from '../run.ts';

/** A program that suites start, and the Debian package that has it. */
interface Program {
  readonly command: string;
  readonly debian: string;
}

/** All that npm cannot bring. */
const PROGRAMS: readonly Program[] = [
  { command: 'chromium', debian: 'chromium' },
  { command: 'java', debian: 'openjdk-17-jre-headless' },
  { command: 'mvn', debian: 'maven' },
];

/**
 * Installs the programs that are missing, from Debian's packages. It needs a Debian or Ubuntu, and root or sudo.
 *
 * @returns what could not be had, and why; undefined where all is there
 */
export async function bringPrograms(): Promise<string | undefined> {
  const missing = await missingPrograms();
  if (missing.length === 0) return undefined;
  const packages = missing.map(({ debian }) => debian).join(' ');
  console.log(`Installing ${packages} by apt-get.`);
  const root = process.getuid?.() === 0 ? '' : 'sudo -n ';
  const installing = `${root}apt-get update -qq && ${root}apt-get install -y -qq -o DPkg::Lock::Timeout=300 --no-install-recommends ${packages}`;
  const { output } = await run(installing, { ...process.env, DEBIAN_FRONTEND: 'noninteractive' });
  const lacking = (await missingPrograms()).map(({ command }) => command);
  if (lacking.length === 0) return undefined;
  return `${lacking.join(', ')}: not found, and not to be had. Install it, or run this where ${installing} works.\n${output.trim()}`;
}

async function missingPrograms(): Promise<readonly Program[]> {
  const found = await Promise.all(PROGRAMS.map(({ command }) => run(`command -v ${command}`)));
  return PROGRAMS.filter((_, index) => !found[index]!.passed);
}
