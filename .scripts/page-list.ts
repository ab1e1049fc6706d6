import { readdirSync, readFileSync } from 'node:fs';
import { markdownTable } from '../src/text/markdown.ts';

const FOLDER = '.github/docs';

/** The pages beside the README, by their paths from the project's root. */
export function pagePaths(): string[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.md'));
  return names.sort().map((name) => `${FOLDER}/${name}`);
}

/** The list of pages in the README: the title of each and the first sentence below it. */
export function formatPageList(): string {
  const rows = pagePaths().map((file) => {
    const [, title, sentence] = /^# (.+)\n\n(.+?[.:])(?:\s|$)/u.exec(readFileSync(file, 'utf8')) ?? [];
    if (sentence === undefined) throw new Error(`${file} has to begin with a title and a sentence.`);
    return [`[${title}](${file})`, withoutLinks(sentence).replace(/:$/u, '.')];
  });
  return markdownTable(['Page', 'What it is about'], rows);
}

/** Links of a page lead from its folder, and not from the README's. */
function withoutLinks(text: string): string {
  return text.replace(/\[([^\]]*)\]\([^)]*\)/gu, '$1');
}
