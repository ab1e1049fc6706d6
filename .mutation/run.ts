import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ROOMS = ['engine', 'udm', 'log', 'table'];

/** Runs a command where the project stands, in UTC; its failure is the script's. */
function run(command: string, environment: Readonly<Record<string, string>> = {}): void {
  const env = { ...process.env, TZ: 'UTC', ...environment };
  const { status } = spawnSync(command, { cwd: ROOT, shell: true, stdio: 'inherit', env });
  if (status !== 0) process.exit(status ?? 1);
}

/** Mutates the files of one room of src/ and tries each mutant on the room's tests. */
function mutate(room: string): void {
  const stryker = '.mutation/node_modules/.bin/stryker run .mutation/stryker.config.json';
  run(`${stryker} --mutate "src/${room}/**/*.ts"`, { MUTATED_ROOM: room });
}

const asked = process.argv.slice(2);
const unknown = asked.find((room) => !ROOMS.includes(room));
if (unknown !== undefined) {
  console.error(`src/ has no room ${unknown} to mutate: name some of ${ROOMS.join(', ')}, or none for all.`);
  process.exit(2);
}
if (!existsSync(new URL('node_modules', import.meta.url))) run('npm ci --prefix .mutation');
for (const room of asked.length === 0 ? ROOMS : asked) mutate(room);
