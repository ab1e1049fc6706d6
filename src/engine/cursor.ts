/** A value and the way to it, kept as a chain so that a path costs nothing until someone asks for it. */
export interface Cursor {
  readonly value: unknown;
  readonly key: string | number | undefined;
  readonly parent: Cursor | undefined;
}

/** Fields that a log may hold under one of several names, best first. */
export type Spellings = Readonly<Record<string, readonly string[]>>;

/** The start of every way. */
export const ROOT: Cursor = { value: undefined, key: undefined, parent: undefined };

/** One step from a cursor. */
export function child(parent: Cursor, key: string | number, value: unknown): Cursor {
  return { value, key, parent };
}

/** Follows field names from a cursor; the value is undefined where the way ends early. */
export function follow(from: Cursor, names: readonly string[], spellings: Spellings): Cursor {
  let cursor = from;
  for (const name of names) {
    const held = cursor.value as Record<string, unknown> | undefined;
    const spelling = spellings[name]?.find((candidate) => held?.[candidate] !== undefined) ?? name;
    cursor = child(cursor, spelling, held?.[spelling]);
  }
  return cursor;
}

/** The path to a cursor, outermost key first. */
export function pathOf(cursor: Cursor): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at: Cursor | undefined = cursor; at?.key !== undefined; at = at.parent) path.push(at.key);
  return path.reverse();
}
