/** What is not visible. Made into an expression where needed: V8 looks Unicode's classes up when it loads a literal. */
const UNSEEN = '[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]';

/** Writes what is not visible, or would move the cursor of a terminal, as an escape. */
export function printable(text: string): string {
  return text.replace(
    new RegExp(UNSEEN, 'gu'),
    (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );
}

/** Whether a text has a character that {@link printable} would write as an escape. */
export function hasUnseen(text: string): boolean {
  return new RegExp(UNSEEN, 'u').test(text);
}
