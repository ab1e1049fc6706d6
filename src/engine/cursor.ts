/** A value and the way to it, kept as a chain so that a path costs nothing until someone asks for it. */
export interface Cursor {
  readonly value: unknown;
  readonly key: string | number | undefined;
  readonly parent: Cursor | undefined;
}

/** Fields that a log may hold under one of several names, best first. */
export type Spellings = Readonly<Record<string, readonly string[]>>;

/** What readers make of a field's value, by the names by which rows call them: `@` and a word. */
export type Readers = Readonly<Record<string, (value: never) => unknown>>;

/** How a log is read. */
export interface Reading {
  readonly spellings: Spellings;
  readonly readers?: Readers;
}

/** The start of every way. */
export const ROOT: Cursor = { value: undefined, key: undefined, parent: undefined };

/** One step from a cursor. */
export function child(parent: Cursor, key: string | number, value: unknown): Cursor {
  return { value, key, parent };
}

/** Follows field names and readers from a cursor; the value is undefined where the way ends early. */
export function follow(from: Cursor, names: readonly string[], reading: Reading): Cursor {
  let cursor = from;
  for (const name of names) {
    cursor = isReader(name) ? derive(cursor, name, reading) : step(cursor, name, reading);
  }
  return cursor;
}

function step(cursor: Cursor, name: string, { spellings }: Reading): Cursor {
  const held = cursor.value as Record<string, unknown> | undefined;
  const spelling = spellings[name]?.find((candidate) => held?.[candidate] !== undefined) ?? name;
  return child(cursor, spelling, held?.[spelling]);
}

function derive(cursor: Cursor, name: string, { readers }: Reading): Cursor {
  const read = readers?.[name];
  return child(cursor, name, cursor.value === undefined ? undefined : read?.(cursor.value as never));
}

/** Whether a step of a row's log path calls a reader. */
export function isReader(name: string): boolean {
  return name.startsWith('@');
}

/** The path to a cursor, outermost key first. What a reader made lies where the reader read it. */
export function pathOf(cursor: Cursor): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at: Cursor | undefined = cursor; at?.key !== undefined; at = at.parent) {
    if (typeof at.key === 'string' && isReader(at.key)) path.length = 0;
    else path.push(at.key);
  }
  return path.reverse();
}
