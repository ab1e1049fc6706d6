import type { IssueCode, RowId } from '../issue.ts';

/**
 * How the value of a log field becomes the value of a UDM field. It never throws: it returns undefined where there
 * is no value, and says why.
 */
export interface Logic<In, Out, Context = unknown> {
  /** What it does, in one sentence for tables and explanations. */
  readonly sentence: string;
  readonly apply: (value: In, context: Context, report: (code: IssueCode) => void) => Out | undefined;
  /** The type that it makes and no other: a logic for text does not fit a timestamp, nor the other way round. */
  readonly makes?: (value: Out) => Out;
}

/** A logic that reads no log field: it gives one value, or one that the caller handed in. */
export interface Constant<Out, Context = unknown> {
  readonly sentence: string;
  /** Says that it reads nothing: beside a log list, the row adds its value to each element made of that list. */
  readonly constant: true;
  readonly apply: (value: null, context: Context) => Out;
}

/** One row of a mapping table: log field → UDM field, with the logic. */
export interface Row<Context = never, Id extends RowId = RowId> {
  /** Its number in the documented table, or the id of an extension. */
  readonly row: Id;
  /**
   * The log field as a dotted path, `[]` for each element of a list, `@name` for what a reader makes of the field
   * before it; null where the row reads none.
   */
  readonly log: string | null;
  /** The UDM field as a dotted path, `[]` for each element of a list, `[key]` for an entry of that key. */
  readonly udm: string;
  readonly logic: {
    readonly sentence: string;
    readonly constant?: true;
    // biome-ignore lint/suspicious/noExplicitAny: the row's maker has checked that log field, logic and UDM field fit
    readonly apply: (value: any, context: Context, report: (code: IssueCode) => void) => unknown;
  };
  /** Why the row is there although the documented table does not have it, in one sentence; absent where it does. */
  readonly reason?: string;
  /** The option that must be on for the row to apply, where one can turn it off. */
  readonly setting?: string;
}
