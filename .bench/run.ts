import { execSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeFolder } from './corpus.ts';
import { measureFields } from './field.ts';
import { measureCases } from './inputs.ts';
import { measureLibrary } from './library.ts';
import { describeMachine } from './machine.ts';
import { ROOT } from './measure.ts';
import { measureLargeFiles } from './memory.ts';
import { measurePacked } from './packed.ts';
import { writeBenchmark } from './page.ts';
import {
  reportCases,
  reportField,
  reportLibrary,
  reportMemory,
  reportPacked,
  reportScale,
  reportSettings,
  reportStart,
} from './report.ts';
import { measureScale } from './scale.ts';
import type { Session } from './session.ts';
import { measureSettings } from './settings.ts';
import { measureStart } from './start.ts';
import { installTools } from './tools.ts';

/** The parts of a run; those that need minutes or gigabytes are not in a quick one. */
const PARTS: Readonly<Record<string, (session: Session) => string | readonly string[]>> = {
  inputs: (session) => reportCases(measureCases(session)),
  competitors: (session) => measureFields(session).map(reportField),
  settings: (session) => measureSettings(session).map(reportSettings),
  packed: (session) => measurePacked(session).map(reportPacked),
  memory: (session) => reportMemory(measureLargeFiles(session)),
  library: (session) => reportLibrary(measureLibrary(session)),
  start: (session) => reportStart(measureStart(session)),
  scale: (session) => reportScale(measureScale(session)),
};
const QUICK = ['inputs', 'competitors', 'settings', 'packed', 'library', 'start'];
const WHOLE = [...QUICK, 'memory'];

const HELP = `npm run bench -- [--quick] [PART…] [--write] [--seed N] [--rounds N]

Without a part it runs all but scale; with --quick all but memory and scale.
  --inputs       map against echo, on every form of input
  --competitors  others on the same inputs
  --settings     styles and settings against the default
  --packed       many gzipped files, one thread and two
  --library      from object to entity, against JSON.parse
  --start        the package's import, and the program over one record
  --memory       1 GB of lines, documents of 300 MB
  --scale        the cost of a record from 1,000 to 5,000,000 records
  --quick        small inputs and few rounds
  --write        put the figures into .github/docs/performance.md
Set PYTHON to a Python that has msgspec and orjson, unless the benchmark may install them in .bench.`;

const flag = { type: 'boolean', default: false } as const;
const { values } = parseArgs({
  options: {
    ...Object.fromEntries(Object.keys(PARTS).map((part) => [part, flag])),
    quick: flag,
    write: flag,
    help: flag,
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string' },
  },
});

function run(): void {
  const quick = values.quick === true;
  const rounds = Number(values.rounds ?? (quick ? 3 : 7));
  const session: Session = {
    quick,
    seed: Number(values.seed),
    rounds,
    roundsOfMany: Math.min(rounds, quick ? 1 : 3),
    folder: makeFolder(),
    tell: (line) => console.error(line),
  };
  const machine = describeMachine();
  // Once the load is known, which it adds to.
  execSync('npm run --silent build', { cwd: ROOT, stdio: 'inherit' });
  installTools(session.tell);
  const named = Object.keys(PARTS).filter((part) => (values as Record<string, unknown>)[part]);
  const chosen = named.length > 0 ? named : quick ? QUICK : WHOLE;
  const small = quick ? ' A quick run: its inputs are smaller than those the limits are for.' : '';
  const method = `Medians of ${rounds} interleaved rounds, and of ${session.roundsOfMany} where others or settings are compared, each ratio to the first in the same round; whole processes, output discarded.${small}`;
  const reports = chosen.flatMap((part) => PARTS[part]!(session));
  const text = [machine, method, ...reports].join('\n\n');
  console.log(text);
  const failure = values.write ? writeBenchmark(join(ROOT, '.github/docs/performance.md'), text) : undefined;
  if (failure === undefined) return;
  session.tell(failure);
  process.exitCode = 1;
}

if (values.help) console.log(HELP);
else run();
