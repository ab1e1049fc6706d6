import { pagePaths } from './page-list.ts';
import { SECTIONS } from './sections.ts';

/** What stands between two markers, and its name. */
const SECTION = /(<!-- generated: ([\w-]+) -->\n)[\s\S]*?(<!-- \/generated -->)/gu;

/** Sections that their own command writes. */
const WRITTEN_ELSEWHERE: readonly string[] = ['benchmark'];

/** The README and the pages that it leads to, by their paths from the project's root. */
export const PAGES: readonly string[] = ['README.md', ...pagePaths()];

/** The names of the sections that a page has a place for. */
export function sectionsOf(page: string): string[] {
  return [...page.matchAll(SECTION)].map(([, , name]) => name!);
}

/** Makes a page anew: its text as it is, and between its markers what the sources say now. */
export function makePage(current: string): string {
  return current.replace(SECTION, (whole: string, open: string, name: string, close: string) => {
    if (WRITTEN_ELSEWHERE.includes(name)) return whole;
    const make = SECTIONS[name];
    if (make === undefined) throw new Error(`A page asks for a section ${name} that nobody makes.`);
    return `${open}\n${make()}\n${close}`;
  });
}
