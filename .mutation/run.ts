import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** The files of each room, without their ending. `call` is the lane over the bytes of activity, `splice` that of entities. */
const ROOMS: Readonly<Record<string, string>> = {
  engine: 'engine/**/*',
  udm: 'udm/**/*',
  log: 'log/**/*',
  table: 'table/**/*',
  call: 'splice/call/**/*',
  text: '{text,issue}/**/*',
  stream: 'stream/**/*',
  splice: 'splice/*',
  find: 'find/**/*',
  diff: 'diff/**/*',
  check: 'check/**/*',
  lambda: 'lambda/**/*',
  kafka: 'kafka/**/*',
  translate: 'translate/**/*',
  parquet: 'cli/parquet/**/*',
};

/** Runs a command where the project stands, in UTC; its failure is the script's. */
function run(command: string, environment: Readonly<Record<string, string>> = {}): void {
  const env = { ...process.env, TZ: 'UTC', ...environment };
  const { status } = spawnSync(command, { cwd: ROOT, shell: true, stdio: 'inherit', env });
  if (status !== 0) process.exit(status ?? 1);
}

/** Mutates the files of one room of src/ and tries each mutant of a sample on the room's tests. */
function mutate(room: string, sample: string): void {
  const stryker = '.mutation/node_modules/.bin/stryker run .mutation/stryker.config.json';
  run(`${stryker} --mutate "src/${ROOMS[room]}.ts"`, { MUTATED_ROOM: room, MUTATED_SAMPLE: sample });
}

/** Says what is wrong with the arguments, and ends. */
function refuse(problem: string): never {
  console.error(problem);
  process.exit(2);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: 'string', default: '1/0' } },
});
const [, parts, part] = /^([1-9]\d*)\/(\d+)$/u.exec(values.sample) ?? [];
if (parts === undefined || Number(part) >= Number(parts)) {
  refuse('A sample is such as 4/0, the first of four parts, or 4/3, the last of them.');
}
const unknown = positionals.find((room) => !Object.hasOwn(ROOMS, room));
if (unknown !== undefined) {
  refuse(
    `src/ has no room ${unknown} to mutate: name some of ${Object.keys(ROOMS).join(', ')}, or none for all.`,
  );
}
if (!existsSync(new URL('node_modules', import.meta.url))) run('npm ci --prefix .mutation');
for (const room of positionals.length === 0 ? Object.keys(ROOMS) : positionals) mutate(room, values.sample);
