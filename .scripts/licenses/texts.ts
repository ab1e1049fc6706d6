import { readdirSync, readFileSync } from 'node:fs';

/**
 * The licences that go with a file in which packages are built in.
 *
 * @param inputs the files that a bundler put into it
 */
export function licensesOf(inputs: readonly string[]): { readonly text: string; readonly count: number } {
  const folders = inputs.flatMap(
    (file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(file)?.[0] ?? [],
  );
  const notices = [...new Set(folders)].sort().map(noticeOf);
  return { text: notices.join(`\n${'-'.repeat(80)}\n\n`), count: notices.length };
}

function noticeOf(folder: string): string {
  const { name, version } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/iu.test(entry));
  if (file === undefined) throw new Error(`${name} has no licence file to pass on.`);
  return `${name} ${version}\n\n${readFileSync(`${folder}/${file}`, 'utf8').trim()}\n`;
}
