import { Byte } from './byte.ts';

/** So many lists and objects of a text lie in each other at most; what goes deeper is hostile. */
export const DEEPEST = 512;

/** So deep lies what is looked at below a record's field at most: what goes deeper is hostile, and would overflow a stack. */
export const DEEPEST_VALUE = 100;

/** Whether the lists and objects of a JSON text, or of what should be one, lie too deep in each other. */
export function isTooDeep(text: string): boolean {
  if (text.length <= DEEPEST) return false;
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === Byte.Quote) isInText = !isInText;
    else if (isInText) at += unit === Byte.Backslash ? 1 : 0;
    else if (unit === Byte.OpenObject || unit === Byte.OpenList) depth += 1;
    else if (unit === Byte.CloseObject || unit === Byte.CloseList) depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}
