import type { Form } from './form.ts';

/** An object and its fields, in the order in which they are judged. */
export interface ObjectSchema {
  readonly fields: { readonly [name: string]: FieldSchema };
  /** Whether it may have any other field, too. */
  readonly isOpen?: true;
  /** Reads a text that stands for the object, where one may; undefined where it does not. */
  readonly ofText?: (text: string) => object | undefined;
}

/** A list of elements that are alike. */
export interface ListSchema {
  readonly element: Schema;
  /** Reads a text that stands for the list, where one may; undefined where it does not. */
  readonly ofText?: (text: string) => object | undefined;
}

/** A field that may be absent or null. */
export interface OptionalSchema {
  readonly optional: Schema;
}

export type Schema = Form | ObjectSchema | ListSchema;
export type FieldSchema = Schema | OptionalSchema;

type Optional<Fields> = {
  readonly [Key in keyof Fields]: Fields[Key] extends OptionalSchema
    ? Fields[Key]
    : { readonly optional: Fields[Key] };
};

/** The same fields, each of which may be absent. */
export function optionalFields<const Fields extends ObjectSchema['fields']>(
  fields: Fields,
): Optional<Fields> {
  const optional: Record<string, OptionalSchema> = {};
  for (const name of Object.keys(fields)) {
    const field = fields[name]!;
    optional[name] = 'optional' in field ? field : { optional: field };
  }
  return optional as Optional<Fields>;
}

type Flat<T> = { [Key in keyof T]: T[Key] };

type IsOptional<S> = S extends OptionalSchema ? true : false;

/** The type of what a schema describes. */
export type LogOf<S> = S extends { readonly fields: infer Fields }
  ? Flat<
      {
        -readonly [Key in keyof Fields as IsOptional<Fields[Key]> extends true ? never : Key]: LogOf<
          Fields[Key]
        >;
      } & {
        -readonly [Key in keyof Fields as IsOptional<Fields[Key]> extends true ? Key : never]?:
          | (Fields[Key] extends { readonly optional: infer Inner } ? LogOf<Inner> : never)
          | null
          | undefined;
      }
    >
  : S extends { readonly element: infer Element }
    ? LogOf<Element>[]
    : S extends Form<infer Value>
      ? Value
      : never;
