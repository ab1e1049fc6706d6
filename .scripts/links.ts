import { posix } from 'node:path';

/** A link of a page, as it stands there. */
export interface PageLink {
  /** The file that it leads to, from the page's folder; empty where it stays on the page. */
  readonly file: string;
  /** The heading that it leads to; undefined where it leads to the whole file. */
  readonly anchor: string | undefined;
}

/** A page without its code: what looks like a link or a heading there is none. */
const withoutCode = (page: string) => page.replace(/^```[\s\S]*?^```$/gmu, '').replace(/`[^`\n]*`/gu, 'code');

/** The links of a page that lead somewhere in the project. */
export function relativeLinks(page: string): PageLink[] {
  return [...withoutCode(page).matchAll(/\]\(([^)\s]+)\)/gu)]
    .map(([, target]) => target!)
    .filter((target) => !/^[a-z]+:/u.test(target))
    .map((target) => {
      const [file = '', anchor] = target.split('#');
      return { file, anchor };
    });
}

/** The anchors of a page's headings, as GitHub makes them. */
export function anchorsIn(page: string): string[] {
  const seen = new Map<string, number>();
  return page
    .replace(/^```[\s\S]*?^```$/gmu, '')
    .split('\n')
    .flatMap((line) => /^#{1,6} (.+)$/u.exec(line)?.[1] ?? [])
    .map((title) => {
      const text = title.replace(/\[([^\]]*)\]\([^)]*\)/gu, '$1').toLowerCase();
      const anchor = text.replace(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-');
      const times = seen.get(anchor) ?? 0;
      seen.set(anchor, times + 1);
      return times === 0 ? anchor : `${anchor}-${times}`;
    });
}

/** The files of the project that a page leads to, by their paths from the root. */
export function linkedFiles(file: string, page: string): string[] {
  const files = relativeLinks(page).filter((link) => link.file !== '');
  return files.map((link) => posix.normalize(posix.join(posix.dirname(file), link.file)));
}

/** The inputs of golden/ that the commands of a page read. */
export function exampleInputs(page: string): string[] {
  return page.match(/\bgolden\/[\w./-]+\.json\b/gu) ?? [];
}
