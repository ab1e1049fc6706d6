import { bringKafka } from './engines/kafka.ts';
import { bringPrograms } from './engines/programs.ts';
import { bringPython } from './engines/python.ts';
import { bringRuntimes } from './engines/runtimes.ts';
import { run } from './run.ts';
import { conclude, endOf, noCounts, runVitest } from './vitest.ts';

/** Runs what the package builds in engines beyond Node.js: `npm run test:engines`. The suites are `test/engines/*.engine.ts`. */
const BUILDS = ['npm run build', 'npm run playground'];

const counts = noCounts();

/** Runs one step; gives what failed, as far as anything did. */
async function failureOf(): Promise<string | undefined> {
  const missing = await missingOf([bringPrograms, bringKafka, bringPython, bringRuntimes]);
  if (missing !== undefined) return missing;
  for (const line of BUILDS) {
    const { passed, output } = await run(line);
    if (!passed) return `${line}\n${endOf(output)}`;
  }
  const { passed, output } = await runVitest(['--config', 'test/engines/vitest.config.ts'], 'UTC', counts);
  console.log(output.trim());
  if (!passed) return `the suites in test/engines\n${endOf(output)}`;
  return counts.skipped > 0 ? 'no test is skipped' : undefined;
}

/** Why the first of what suites need could not be had. */
async function missingOf(all: readonly (() => Promise<string | undefined>)[]): Promise<string | undefined> {
  for (const bring of all) {
    const missing = await bring();
    if (missing !== undefined) return missing;
  }
  return undefined;
}

const failure = await failureOf();
conclude(failure === undefined ? [] : [failure], counts);
