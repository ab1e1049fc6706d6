import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { COMPETITORS, type Competitor, canRun, ours } from './competitors.ts';
import { makeCorpus } from './corpus.ts';
import { checkEqual, linesOf } from './equality.ts';
import { describeMachine } from './machine.ts';
import { ROOT } from './measure.ts';
import { measureLargeFiles } from './memory.ts';
import { writeBenchmark } from './readme.ts';
import { reportMemory, reportMicro, reportRounds, reportScale } from './report.ts';
import { runRounds } from './rounds.ts';
import { measureScale } from './scale.ts';

const HELP = `npm run bench -- [--quick] [--memory] [--scale] [--micro] [--write] [--seed N] [--rounds N]

Without a part it runs the comparison, large files and the calls of the library.
  --quick    fewer records and rounds, no slow competitors, no large files
  --memory   only large files: 1 GB of lines, 300 MB of authorization details
  --scale    only the cost of a record from 1,000 to 5,000,000 records
  --micro    only the calls of the library
  --write    put the figures into README.md
Set PYTHON to the Python that has msgspec.`;

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    memory: { type: 'boolean', default: false },
    scale: { type: 'boolean', default: false },
    micro: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const tell = (line: string) => console.error(line);

function installCompetitors(): void {
  if (existsSync(join(ROOT, '.bench/node_modules'))) return;
  tell('Installing the competitors from npm into .bench/');
  const { status } = spawnSync('npm ci --prefix .bench', {
    cwd: ROOT,
    shell: true,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error('The competitors could not be installed: npm ci --prefix .bench failed.');
}

function compare(): string {
  const whole = makeCorpus({ records: values.quick ? 50_000 : 200_000, seed });
  const part = makeCorpus({ records: whole.records / 10, seed });
  const rounds = values.rounds === undefined ? (values.quick ? 3 : 5) : Number(values.rounds);
  const competitors = COMPETITORS.filter((competitor) => takesPart(competitor));
  const sample = makeCorpus({ records: 2000, seed });
  const expected = linesOf(ours()(sample.file));
  for (const competitor of competitors) checkEqual(competitor, sample.file, expected);
  tell(`The first ${sample.records} entities of all are equal.`);
  return reportRounds(runRounds(competitors, { whole, part }, rounds, tell), { whole, part }, rounds);
}

function takesPart(competitor: Competitor): boolean {
  if (values.quick && competitor.slow) return false;
  if (canRun(competitor)) return true;
  tell(
    `Left out: ${competitor.name}: it needs ${competitor.needs![0]} to accept: ${competitor.needs!.slice(1).join(' ')}`,
  );
  return false;
}

function measureCalls(): string {
  const { stdout, status } = spawnSync(process.execPath, [join(ROOT, '.bench/dist/micro.js')], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error('The calls of the library could not be measured.');
  return reportMicro(JSON.parse(stdout));
}

function run(): void {
  const machine = describeMachine();
  installCompetitors();
  const chosen = values.memory || values.scale || values.micro;
  const parts = [machine];
  if (!chosen) parts.push(compare());
  if (values.memory || !(chosen || values.quick)) parts.push(reportMemory(measureLargeFiles(seed)));
  if (values.scale) parts.push(reportScale(measureScale(seed, tell)));
  if (values.micro || !chosen) parts.push(measureCalls());
  const text = parts.join('\n\n');
  console.log(text);
  const failure = values.write ? writeBenchmark(join(ROOT, 'README.md'), text) : undefined;
  if (failure === undefined) return;
  tell(failure);
  process.exitCode = 1;
}

if (values.help) console.log(HELP);
else run();
