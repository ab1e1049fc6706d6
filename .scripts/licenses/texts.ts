import { readdirSync, readFileSync } from 'node:fs';
import type { Metafile } from 'esbuild';

/**
 * The licences that go with a file in which packages are built in.
 *
 * @param inputs the files that a bundler put into it
 */
export function licensesOf(inputs: readonly string[]): { readonly text: string; readonly count: number } {
  const notices = packageFolders(inputs).map(noticeOf);
  return { text: notices.join(`\n${'-'.repeat(80)}\n\n`), count: notices.length };
}

/**
 * Makes sure that a bundle without licences beside it has nothing of others in it.
 *
 * @throws {Error} where a package is built in
 */
export function refuseOthers({ outputs }: Metafile): void {
  const parts = Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs));
  const builtIn = parts.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file);
  const folders = packageFolders(builtIn);
  if (folders.length > 0) throw new Error(`The licences of ${folders.join(', ')} would have to go with it.`);
}

function packageFolders(inputs: readonly string[]): string[] {
  const folders = inputs.flatMap(
    (file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(file)?.[0] ?? [],
  );
  return [...new Set(folders)].sort();
}

function manifestOf(folder: string): {
  readonly name: string;
  readonly version: string;
  readonly license: string;
} {
  return JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
}

function licenseOf(folder: string): string {
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/iu.test(entry));
  if (file === undefined) throw new Error(`${manifestOf(folder).name} has no licence file to pass on.`);
  return readFileSync(`${folder}/${file}`, 'utf8').trim();
}

function noticeOf(folder: string): string {
  const { name, version } = manifestOf(folder);
  return `${name} ${version}\n\n${licenseOf(folder)}\n`;
}
