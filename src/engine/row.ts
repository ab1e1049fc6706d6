import type { RecordIssueCode, RowId } from '../issue.ts';

/** How a log field's value becomes that of a UDM field. It never throws: where there is none, it says why. */
export interface Logic<In, Out, Context = unknown> {
  /** What it does, in one sentence for tables and explanations. */
  readonly sentence: string;
  readonly apply: (value: In, context: Context, report: (code: RecordIssueCode) => void) => Out | undefined;
  /** The type that it makes and no other: a logic for text does not fit a timestamp, nor the other way round. */
  readonly makes?: (value: Out) => Out;
  /** Says that it gives each value as it is. */
  readonly isDirect?: true;
  /** Says that an element of a list is left out where this gives it nothing, as a label without its key is. */
  readonly isNeeded?: true;
  /** Says that what it gives makes no element of a list by itself: it only stands beside what others give. */
  readonly isBeside?: true;
  /** How the bytes of what it makes lie in the bytes of the log; absent where they do not. */
  readonly bytes?: ByteForm;
}

/** How a value can be written from the bytes of the log alone. */
export type ByteForm =
  /** The text of the field, or its number or truth value, between quotes. */
  | { readonly as: 'text' }
  /** The value in its own JSON form. */
  | { readonly as: 'json' }
  /** A date with its zone, as RFC 3339 in UTC. */
  | { readonly as: 'timestamp' }
  /** A policy document as text. */
  | { readonly as: 'policy' }
  /** Nothing, where the date can be read. */
  | { readonly as: 'unreadable_date' }
  /** A part of the text: there is none without the byte `mark`; texts that begin alike have the same, where `isAtStart`. */
  | { readonly as: 'part'; readonly mark: number; readonly isAtStart: boolean };

/** A logic that reads no log field: it gives one value, or one that the caller handed in. */
export interface Constant<Out, Context = unknown> {
  readonly sentence: string;
  /** Says that it reads nothing: beside a log list, the row adds its value to each element made of that list. */
  readonly constant: true;
  /** Says that an element of a list that is made of no log list stands for it alone; otherwise constants make none. */
  readonly stands?: true;
  /** @param variant which of the table's variants the record is; the empty text where it has none */
  readonly apply: (value: null, context: Context, variant: string) => Out | undefined;
}

/** One row of a mapping table: log field → UDM field, with the logic. */
export interface Row<Context = never, Id extends RowId = RowId> {
  /** Its number in the documented table, or the id of an extension. */
  readonly row: Id;
  /**
   * The log field as a dotted path: `[]` for each element of a list, `@name` for what a reader makes of the field
   * before it, `$.` behind an element for a field of the record around it. A list of paths is read as the first that
   * has a value; null where the row reads none.
   */
  readonly log: string | readonly string[] | null;
  /**
   * The UDM field as a dotted path, `[]` for each element of a list, `[key]` for an entry of that key, quotes round a
   * name with dots, a last `*` for members of an object, one for each `{key, value}` that a reader gives.
   */
  readonly udm: string;
  readonly logic: RowLogic<Context>;
  /** The option that must be on for the row to apply, where one can turn it off. */
  readonly setting?: string;
  /** For which of the table's variants the row holds; absent where for all. */
  readonly on?: (variant: string) => boolean;
  /** The circumstances of the record that must hold, as bits of one number; absent where none must. */
  readonly when?: number;
  /** How many elements of what a reader makes it may write as they are, together with the rows that have the same limit. */
  readonly limit?: Limit;
}

/** A number of elements, and what is said once where there are more. */
export interface Limit {
  readonly count: number;
  readonly code: RecordIssueCode;
}

/** A logic as the engine runs it: the row's maker has checked that log field, logic and UDM field fit. */
export interface RowLogic<Context = never>
  extends Omit<Logic<never, unknown>, 'apply' | 'makes'>,
    Partial<Pick<Constant<unknown>, 'constant' | 'stands'>> {
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly apply: (value: any, context: Context, third: any) => unknown;
}

/** Which of several rows for one scalar field wins, where more than one has a value. */
export type Precedence = 'first' | 'last';

/** The log fields that a row reads, best first; none where it reads none. */
export function logFieldsOf({ log, logic }: Pick<Row, 'log' | 'logic'>): readonly string[] {
  if (log === null || logic.constant) return [];
  return typeof log === 'string' ? [log] : log;
}

/** The log fields of a row as tables show them; null where it reads none. */
export function logFieldText({ log }: Pick<Row, 'log'>): string | null {
  return log === null || typeof log === 'string' ? log : log.join(', ');
}

/** Whether a step of a row's log path calls a reader. */
export function isReader(name: string): boolean {
  return name.startsWith('@');
}

/** The step of a log path that leads back to the record. */
export const RECORD = '$';
