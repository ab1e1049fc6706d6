import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../run.ts';

const REQUIREMENTS = '.scripts/engines/requirements.txt';
const VENV = '.engines/python';
/** The programs that Python's packages bring, Python itself among them. */
export const PYTHON_BIN = `${VENV}/bin`;
/** What was installed; written when all of it was. */
const INSTALLED = join(VENV, 'requirements.txt');

const INSTALL = `python3 -m venv ${VENV} && ${PYTHON_BIN}/pip install --quiet --disable-pip-version-check --requirement ${REQUIREMENTS}`;

/**
 * Brings packages of Python from PyPI into a virtual environment, where they are not there.
 *
 * @returns why they could not be had; undefined where they are there
 */
export async function bringPython(): Promise<string | undefined> {
  if (existsSync(INSTALLED) && readFileSync(INSTALLED).equals(readFileSync(REQUIREMENTS))) return undefined;
  console.log('Installing packages of Python from PyPI.');
  rmSync(VENV, { recursive: true, force: true });
  const { passed, output } = await run(INSTALL);
  if (!passed) return `The packages of Python were not to be had: ${INSTALL}\n${output.trim()}`;
  copyFileSync(REQUIREMENTS, INSTALLED);
  return undefined;
}
