import { define } from '../json.ts';

/** How keys are written: `camel` as the ingestion reference does, `snake` as rules and parsers do. */
export type UdmCase = 'camel' | 'snake';

/** Writes the name of a UDM field in a style. Field names are snake_case at home. */
export function styleName(name: string, style: UdmCase): string {
  return style === 'snake'
    ? name
    : name.replace(/_([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase());
}

/** Entities have the same few names again and again, and to write one takes longer than all else that is done with it. */
const known = /* @__PURE__ */ new Map<string, string>();
/** So many are kept, and none that is longer. */
const MOST_KNOWN = 500;

/** Writes the name of a UDM field as it is at home, in whichever style it came. */
export function snakeName(name: string): string {
  const found = known.get(name);
  if (found !== undefined) return found;
  const snake = name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
  if (known.size < MOST_KNOWN && name.length < MOST_KNOWN) known.set(name, snake);
  return snake;
}

/** No entity and no event of Google's nests deeper: its protocol buffers are read so far and no further. */
const DEEPEST = 100;

/** What stands in the place of what is deeper. */
const TOO_DEEP = /* @__PURE__ */ (() => `… (deeper than ${DEEPEST} levels)`)();

/**
 * A copy of a value with the keys of all its objects at home: snake_case. A struct keeps its own. What is deeper than
 * 100 levels is cut, with a word in its place.
 */
export function snakeKeys(value: unknown): unknown {
  return copyKeys(value, snakeName, DEEPEST);
}

/** A copy of a value with its own keys, cut in the same way; `above` it are so many levels of what it stands in. */
export function cutDeep(value: unknown, above = 0): unknown {
  return copyKeys(value, ownName, DEEPEST - above);
}

function copyKeys(value: unknown, rename: (key: string) => string, levels: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (levels === 0) return TOO_DEEP;
  if (Array.isArray(value)) return value.map((element) => copyKeys(element, rename, levels - 1));
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value))
    define(
      copy,
      rename(key),
      copyKeys(value[key as keyof typeof value], key === 'additional' ? ownName : rename, levels - 1),
    );
  return copy;
}

function ownName(key: string): string {
  return key;
}
