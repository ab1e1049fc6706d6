import { readFileSync } from 'node:fs';
import { blocksIn } from '../page-examples.ts';

/** The block of a language that holds some text, as a page of `.github/docs` has it. */
export function blockOf(page: string, language: string, text: string): string {
  const blocks = blocksIn(readFileSync(`.github/docs/${page}.md`, 'utf8'), language);
  const found = blocks.find((block) => block.includes(text));
  if (found === undefined) throw new Error(`The page ${page} has no block of ${language} with ${text}.`);
  return found;
}
