import type { IssueCode } from '../issue.ts';

/** What a value of the log must be, and what is kept of it. */
export interface Form {
  /** Its name, in the words of whoever wrote the schema. */
  readonly form: string;
  /** Whether a value that is there is of this form. */
  readonly fits: (value: unknown) => boolean;
  /** What is kept of a value that fits, where that may be another; undefined where nothing is left. */
  readonly settle?: (value: never, report: (code: IssueCode) => void) => unknown;
}

/** An object and its fields, in the order in which they are judged. */
export interface ObjectSchema {
  readonly fields: { readonly [name: string]: FieldSchema };
  /** Whether it may have any other field, too. */
  readonly isOpen?: true;
}

/** A list of elements that are alike. */
export interface ListSchema {
  readonly element: Schema;
}

/** A field that may be absent. */
export interface OptionalSchema {
  readonly optional: Schema;
}

export type Schema = Form | ObjectSchema | ListSchema;
export type FieldSchema = Schema | OptionalSchema;

/** Fields that a log may hold under one of several names, best first. */
export type Spellings = Readonly<Record<string, readonly string[]>>;

/** What readers make of a field's value, by the names by which rows call them: `@` and a word. */
export type Readers = Readonly<Record<string, (value: never) => unknown>>;
