import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const OPENING = '<!-- generated: benchmark -->';
const CLOSING = '<!-- /generated -->';

/**
 * Puts a text between the benchmark's markers in a page.
 *
 * @returns undefined when it was written, else the sentence that says why not
 */
export function writeBenchmark(file: string, text: string): string | undefined {
  if (!existsSync(file)) return `${file} does not exist, so the figures were printed but not written.`;
  const page = readFileSync(file, 'utf8');
  const start = page.indexOf(OPENING);
  const end = page.indexOf(CLOSING, start);
  if (start === -1 || end === -1) {
    return `${file} has no ${OPENING} … ${CLOSING}, so the figures were printed but not written.`;
  }
  const before = page.slice(0, start + OPENING.length);
  writeFileSync(file, `${before}\n\n${text}\n\n${page.slice(end)}`);
  return undefined;
}
