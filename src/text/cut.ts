/** The longest text that is shown in full; a policy fits, a thousand members do not. */
export const LONGEST_SHOWN = 2000;

/** A text for people: what is too long is cut, with a word. */
export function cutText(text: string): string {
  if (text.length <= LONGEST_SHOWN) return text;
  return `${text.slice(0, LONGEST_SHOWN)}… (${text.length} characters)`;
}
