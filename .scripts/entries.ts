/** The entries of the package, by the names of their files. */
export const LIBRARY = [
  'index',
  'find',
  'kafka',
  'lambda',
  'schemas',
  'setup',
  'stream',
  'testing',
  'udf',
] as const;

/** Those whose types need zod's, or have a name that the others have for something else. */
export const TYPED_APART: readonly string[] = ['schemas', 'setup'];

/** Those whose types are in one file. */
export const TYPED_TOGETHER = LIBRARY.filter((name) => !TYPED_APART.includes(name));
