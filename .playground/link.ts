import type { Choices } from './options.ts';

/** What a link says: an example by its name, and how it is mapped. Nothing of what a reader handed in is ever in it. */
export interface Link {
  readonly example: string;
  readonly choices: Choices;
}

/** Reads the part of an address behind `#`; undefined where it names no example. */
export function readLink(hash: string): Link | undefined {
  const { example, ...choices } = Object.fromEntries(new URLSearchParams(hash.replace(/^#/u, '')));
  return example === undefined ? undefined : { example, choices };
}

/** Writes the part of an address behind `#`, without it where there is nothing to say. */
export function writeLink(link: Link | undefined): void {
  const hash =
    link === undefined ? '' : `#${new URLSearchParams({ example: link.example, ...link.choices })}`;
  if (hash !== location.hash) history.replaceState(null, '', `${location.pathname}${location.search}${hash}`);
}
