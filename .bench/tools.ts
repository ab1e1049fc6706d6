import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT } from './measure.ts';

const FOLDER = join(ROOT, '.bench');
const GO_BIN = join(FOLDER, '.go');
const VENV = join(FOLDER, '.venv');

/** The Python of the competitors: `PYTHON`, or one with their packages beside the benchmark. */
export const PYTHON = process.env.PYTHON ?? join(VENV, 'bin/python');

/** What the competitors need, each with the file that shows that it is there. */
const TOOLS = [
  { name: 'packages of npm', file: join(FOLDER, 'node_modules'), command: 'npm ci --prefix .bench' },
  {
    name: 'packages of Python',
    file: PYTHON,
    command: `python3 -m venv ${VENV} && ${VENV}/bin/pip install --quiet --disable-pip-version-check --requirement .bench/requirements.txt`,
  },
  {
    name: 'gojq',
    file: join(GO_BIN, 'gojq'),
    command: `GOBIN=${GO_BIN} go install github.com/itchyny/gojq/cmd/gojq@v0.12.17`,
  },
] as const;

/** Installs what is not there yet, inside `.bench`. Who lacks a tool afterwards is left out with that reason. */
export function installTools(tell: (line: string) => void): void {
  process.env.PATH = `${GO_BIN}${delimiter}${process.env.PATH}`;
  for (const { name, file, command } of TOOLS) {
    if (existsSync(file)) continue;
    tell(`Installing into .bench: ${name}`);
    const { status } = spawnSync(command, { cwd: ROOT, shell: true, stdio: ['ignore', 2, 2] });
    if (status !== 0) tell(`This failed with ${status}: ${command}`);
  }
}
