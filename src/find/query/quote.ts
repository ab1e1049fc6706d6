/** A text in double quotes, with backslashes before what would end it. */
export function doubleQuoted(text: string): string {
  return `"${text.replace(/["\\]/gu, '\\$&')}"`;
}

/** A text of SQL. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name of SQL, such as that of a table. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A word of a POSIX shell. */
export function shellWord(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** A regular expression for just one text. */
export function expressionFor(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}
