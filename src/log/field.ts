import type { PolicyDocument } from './form.ts';
import type { TrustedPrincipal } from './policy/trust.ts';

type Scalar = string | number | boolean;

/** What each reader reads and what the elements are like of the list that it makes. */
interface Derived {
  '@principals': { reads: PolicyDocument; makes: TrustedPrincipal };
}

/**
 * The log fields of a record type as dotted paths: scalars, whole lists and objects, `[]` for each element of a list,
 * and what readers make. A field that may be a scalar ends a path.
 */
export type LogField<Log> = Log extends unknown
  ? { [Key in keyof Log & string]: FieldBelow<Key, NonNullable<Log[Key]>> }[keyof Log & string]
  : never;

type FieldBelow<Key extends string, Value> =
  | Key
  | DerivedField<Key, Value>
  | ([Extract<Value, Scalar>] extends [never]
      ? Value extends readonly (infer Element)[]
        ? [Extract<Element, Scalar>] extends [never]
          ? `${Key}[]` | `${Key}[].${LogField<Element>}`
          : `${Key}[]`
        : `${Key}.${LogField<Value>}`
      : never);

type DerivedField<Key extends string, Value> = {
  [Reader in keyof Derived]: Derived[Reader]['reads'] extends Value
    ? `${Key}.${Reader}[]` | `${Key}.${Reader}[].${LogField<Derived[Reader]['makes']>}`
    : never;
}[keyof Derived];

/** The type of the value that a log field holds. */
export type LogValue<Log, Field extends string> = Field extends `${string}[].$.${infer Rest}`
  ? LogValue<Log, Rest>
  : Field extends `${string}.${keyof Derived}[]${infer Rest}`
    ? DerivedValue<Derived['@principals']['makes'], Rest>
    : Field extends `${infer Key}[].${infer Rest}`
      ? Key extends keyof Log
        ? NonNullable<Log[Key]> extends readonly (infer Element)[]
          ? LogValue<Element, Rest>
          : never
        : never
      : Field extends `${infer Key}[]`
        ? Key extends keyof Log
          ? NonNullable<Log[Key]> extends readonly (infer Element)[]
            ? Element
            : never
          : never
        : Field extends `${infer Key}.${infer Rest}`
          ? Key extends keyof Log
            ? LogValue<NonNullable<Log[Key]>, Rest>
            : never
          : Field extends keyof Log
            ? NonNullable<Log[Field]>
            : never;

type DerivedValue<Element, Rest extends string> = Rest extends `.${infer Field}`
  ? LogValue<Element, Field>
  : Element;
