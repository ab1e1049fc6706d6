import { Byte } from './byte.ts';

/** So many lists and objects of a text lie in each other at most; what goes deeper is hostile. */
export const DEEPEST = 512;

/** So deep lies what is looked at below a record's field at most: what goes deeper is hostile, and would overflow a stack. */
export const DEEPEST_VALUE = 100;

/** Whether the lists and objects of a JSON text, or of what should be one, lie too deep in each other. */
export function isTooDeep(text: string): boolean {
  return text.length > DEEPEST && walk(text, (depth) => depth > DEEPEST);
}

/**
 * The texts of the documents that stand one behind the other in a text that begins with an object; what stands behind
 * the last is one, too. Where one is not closed, lines that each begin with an object are told apart.
 */
export function documentsIn(text: string): string[] {
  const texts: string[] = [];
  let start = 0;
  walk(text, (depth, at) => {
    if (depth === 0) {
      texts.push(text.slice(start, at + 1).trim());
      start = at + 1;
    }
    return false;
  });
  const rest = text.slice(start).trim();
  const lines = rest.split('\n').flatMap((line) => line.trim() || []);
  return texts.concat(lines.every((line) => line.startsWith('{')) ? lines : rest);
}

/** Tells of each bracket how deep it is behind it, and where the bracket is; stops, and says so, once that is enough. */
function walk(text: string, isEnough: (depth: number, at: number) => boolean): boolean {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === Byte.Quote) isInText = !isInText;
    else if (isInText) at += unit === Byte.Backslash ? 1 : 0;
    else {
      const step = stepAt(unit);
      depth += step;
      if (step !== 0 && isEnough(depth, at)) return true;
    }
  }
  return false;
}

function stepAt(unit: number): number {
  if (unit === Byte.OpenObject || unit === Byte.OpenList) return 1;
  return unit === Byte.CloseObject || unit === Byte.CloseList ? -1 : 0;
}
