/** Text of which JSON escapes nothing. Other text, too, may need no escape; the engine's own writer judges it. */
const PRINTABLE = /^[ !#-[\]-~]*$/u;

/** Writes a well-formed text as JSON does. */
export function quote(text: string): string {
  return PRINTABLE.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** Joins two pieces of a list, either of which may be empty. */
export function join(before: string, after: string): string {
  if (before === '') return after;
  return after === '' ? before : `${before},${after}`;
}

/** Writes the elements of a list with commas between them. */
export function joinAll<Element>(elements: readonly Element[], write: (element: Element) => string): string {
  let text = '';
  for (const element of elements) text = text === '' ? write(element) : `${text},${write(element)}`;
  return text;
}
