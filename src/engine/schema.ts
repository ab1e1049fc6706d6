import type { Path, RecordIssueCode } from '../issue.ts';

/** What a value of the log must be, and what is kept of it. */
export interface Form {
  /** Its name, in the words of whoever wrote the schema. */
  readonly form: string;
  /** Whether a value that is there is of this form. */
  readonly fits: (value: unknown) => boolean;
  /** What is kept of a value that fits, where that may be another; undefined where nothing is left. */
  readonly settle?: (value: never, report: (code: RecordIssueCode) => void) => unknown;
}

/** An object and its fields, in the order in which they are judged. */
export interface ObjectSchema<Leaf = Form> {
  readonly fields: { readonly [name: string]: FieldSchema<Leaf> };
  /** Whether it may have any other field, too. */
  readonly isOpen?: true;
  /** Reads a text that stands for the object, or for nothing, where one may; undefined where it does not. */
  readonly ofText?: (text: string) => object | null | undefined;
}

/** A list of elements that are alike. */
export interface ListSchema<Leaf = Form> {
  readonly element: Schema<Leaf>;
  /** Reads a text that stands for the list, or for nothing, where one may; undefined where it does not. */
  readonly ofText?: (text: string) => object | null | undefined;
}

/** A field that may be absent or null. */
export interface OptionalSchema<Leaf = Form> {
  readonly optional: Schema<Leaf>;
}

export type Schema<Leaf = Form> = Leaf | ObjectSchema<Leaf> | ListSchema<Leaf>;
export type FieldSchema<Leaf = Form> = Schema<Leaf> | OptionalSchema<Leaf>;

/** Fields that a log may hold under one of several names, best first. */
export type Spellings = Readonly<Record<string, readonly string[]>>;

/** What a reader makes of a field's value, in the record as the log has it: a list. */
export interface Reader {
  (value: never, record: object, report: ReportBelow): unknown;
  /** Where each element of that list lies below the field; the field itself is where, unless told. */
  readonly pathsOf?: (value: never, record: object) => readonly Path[];
}

/** Takes what is to be said of a place below a field. */
export type ReportBelow = (code: RecordIssueCode, path: Path) => void;

/** What readers make of a field's value, by the names by which rows call them: `@` and a word. */
export type Readers = Readonly<Record<string, Reader>>;
