import { readdirSync, readFileSync } from 'node:fs';

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
 * One line that says whose packages are built into a file, and by which licences.
 *
 * @param inputs the files that a bundler put into it
 */
export function creditsOf(inputs: readonly string[]): string {
  const credits = packageFolders(inputs).map((folder) => {
    const { name, version, license } = manifestOf(folder);
    const holders = [...licenseOf(folder).matchAll(/^Copyright .+$/gmu)].map(([line]) => line);
    return `${name} ${version} (${license}; ${holders.join('; ')})`;
  });
  return credits.join(', ');
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
