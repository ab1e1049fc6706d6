import { scanJson, textEnd } from './json-scan.ts';

/**
 * Says where a text breaks that is no JSON.
 *
 * @param text a document, or what is left of one, from a comma or a colon on
 * @returns the index of the first character that cannot stand where it does, or the text's length where it ends early;
 * undefined where no fault can be told
 */
export function jsonFault(text: string): number | undefined {
  const before = beginningOf(text.trimStart());
  const whole = before + text;
  const fault = scanJson(whole);
  if (typeof fault !== 'number') return undefined;
  // What was around the rest of a document is not known.
  const isOver = before !== '' && typeof scanJson(whole.slice(0, fault)) !== 'number';
  return isOver ? undefined : fault - before.length;
}

/** What the rest of a document may stand behind; nothing where it is a document. */
function beginningOf(rest: string): string {
  if (rest[0] === ':') return '{""';
  if (rest[0] !== ',') return '';
  const next = rest.slice(1).trimStart();
  const end = next[0] === '"' ? textEnd(next, 1, false) : -1;
  return end > 0 && next.slice(end + 1).trimStart()[0] === ':' ? '{"":0' : '[0';
}
