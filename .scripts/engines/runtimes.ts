import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { run } from '../run.ts';

const FOLDER = '.engines/runtimes';

const IS_ARM = process.arch === 'arm64';

/** The packages that hold each runtime's program as it is, for this processor. */
const PACKAGES = [
  `@oven/bun-linux-${IS_ARM ? 'aarch64' : 'x64-baseline'}@1.4.5`,
  `@deno/linux-${IS_ARM ? 'arm64' : 'x64'}-glibc@2.9.6`,
  `@cloudflare/workerd-linux-${IS_ARM ? 'arm64' : '64'}@1.20261117.1`,
] as const;

/** The programs, in a folder for these packages. */
const INSTALLED = `${FOLDER}/${PACKAGES.map((name) => name.replace(/^.*@/u, '')).join('-')}`;

const [BUN_FOLDER, DENO_FOLDER, WORKERD_FOLDER] = PACKAGES.map(
  (name) => `${INSTALLED}/node_modules/${name.replace(/@[^@]+$/u, '')}`,
);
export const BUN = `${BUN_FOLDER}/bin/bun`;
export const DENO = `${DENO_FOLDER}/deno`;
export const WORKERD = `${WORKERD_FOLDER}/bin/workerd`;

const INSTALL = `npm install --prefix ${FOLDER}/part --ignore-scripts --no-audit --no-fund ${PACKAGES.join(' ')}`;

/**
 * Brings Bun, Deno and workerd from npm, where they are not there. Their own packages would have npm run a script.
 *
 * @returns why they could not be had; undefined where they are there
 */
export async function bringRuntimes(): Promise<string | undefined> {
  if (existsSync(INSTALLED)) return undefined;
  console.log('Installing Bun, Deno and workerd from npm.');
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(`${FOLDER}/part`, { recursive: true });
  const { passed, output } = await run(`${INSTALL} && chmod +x ${FOLDER}/part/node_modules/@deno/*/deno`);
  if (!passed) return `Bun, Deno and workerd were not to be had from npm: ${INSTALL}\n${output.trim()}`;
  // Under their name the programs are all there.
  renameSync(`${FOLDER}/part`, INSTALLED);
  return undefined;
}
