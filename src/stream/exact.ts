import type { Path } from '../issue.ts';
import { BEHIND } from '../text/byte.ts';
import { countLineFeeds } from './line-feeds.ts';
import { Found, StructureScan } from './structure.ts';

/** The text of a value in a document, exactly as the document has it. */
export interface ExactText {
  readonly text: string;
  /** Where it starts in the document's UTF-8. */
  readonly byteOffset: number;
  readonly byteLength: number;
  /** How many line feeds come before it. */
  readonly linesBefore: number;
}

interface Wanted {
  readonly children: Map<string | number, Wanted>;
  start?: number;
  end?: number;
}

/**
 * Finds values in a document and gives their exact text, in one pass.
 *
 * @param text the document, which is JSON
 * @param paths where the values lie
 * @returns the text for each path, in the paths' order; undefined where nothing lies
 */
export function exactTexts(text: string, paths: readonly Path[]): (ExactText | undefined)[] {
  const root: Wanted = { children: new Map() };
  const targets = paths.map((path) => wantedAt(root, path));
  const bytes = new TextEncoder().encode(text + '\0'.repeat(BEHIND));
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  locate(bytes, words, root);
  const decoder = new TextDecoder();
  const linesBefore = lineCounter(words);
  return targets.map(({ start, end }) => {
    if (start === undefined || end === undefined) return undefined;
    const found = decoder.decode(bytes.subarray(start, end));
    return { text: found, byteOffset: start, byteLength: end - start, linesBefore: linesBefore(start) };
  });
}

function wantedAt(root: Wanted, path: Path): Wanted {
  let wanted = root;
  for (const key of path) {
    const child = wanted.children.get(key) ?? { children: new Map() };
    wanted.children.set(key, child);
    wanted = child;
  }
  return wanted;
}

/** Counts line feeds. Asked for one place after the other, it goes through the bytes once. */
function lineCounter(words: DataView): (end: number) => number {
  let count = 0;
  let from = 0;
  return (end) => {
    if (end < from) [count, from] = [0, 0];
    count += countLineFeeds(words, from, end);
    from = end;
    return count;
  };
}

/** What of a list or an object is looked at. */
interface Container {
  readonly wanted: Wanted;
  key: string | number;
  /** What is wanted of the value that has begun. */
  current: Wanted | undefined;
}

function locate(bytes: Uint8Array, words: DataView, root: Wanted): void {
  const held = { words, start: 0, end: bytes.length - BEHIND, offset: 0 };
  const decoder = new TextDecoder();
  const scan = new StructureScan();
  // By depth: the document lies in a container of its own.
  const containers: Container[] = [
    { wanted: { children: new Map([[0, root]]) }, key: 0, current: undefined },
  ];
  for (let watched = 0; ; ) {
    const found = scan.next(held, watched);
    const { depth, at } = scan;
    const container = containers[depth]!;
    if (found === Found.Key) container.key = JSON.parse(decoder.decode(bytes.subarray(scan.key, at)));
    else if (found === Found.Value) {
      const wanted = container.wanted.children.get(container.key);
      if (wanted !== undefined) wanted.start = at;
      container.current = wanted;
      const isOpened = wanted !== undefined && wanted.children.size > 0;
      watched = isOpened ? depth + 1 : depth;
      if (isOpened) containers[depth + 1] = { wanted, key: 0, current: undefined };
    } else if (found === Found.End) {
      if (container.current !== undefined) container.current.end = scan.ended;
      if (depth === 0) return;
      if (scan.isInList) container.key = Number(container.key) + 1;
      watched = depth;
    } else return;
  }
}
