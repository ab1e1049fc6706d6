import { run } from '../run.ts';

/** A program that suites start, the line of the shell that finds it, and the Debian package that has it. */
interface Program {
  readonly name: string;
  readonly look: string;
  readonly debian: string;
}

/** The Java that Apache Kafka and Apache Spark are run by, which may be another than the machine's own. */
export const JAVA_HOME = `/usr/lib/jvm/java-17-openjdk-${process.arch === 'x64' ? 'amd64' : process.arch}`;

/** All that npm cannot bring. */
const PROGRAMS: readonly Program[] = [
  { name: 'chromium', look: 'command -v chromium', debian: 'chromium' },
  { name: 'Java 17', look: `test -x ${JAVA_HOME}/bin/java`, debian: 'openjdk-17-jre-headless' },
  { name: 'mvn', look: 'command -v mvn', debian: 'maven' },
  { name: 'venv of Python', look: 'python3 -c "import ensurepip"', debian: 'python3-venv' },
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
  const lacking = (await missingPrograms()).map(({ name }) => name);
  if (lacking.length === 0) return undefined;
  return `${lacking.join(', ')}: not found, and not to be had. Install it, or run this where ${installing} works.\n${output.trim()}`;
}

async function missingPrograms(): Promise<readonly Program[]> {
  const found = await Promise.all(PROGRAMS.map(({ look }) => run(look)));
  return PROGRAMS.filter((_, index) => !found[index]!.passed);
}
