import type * as engine from '../engine/schema.ts';
import type { Form } from './form.ts';

/** What is said in `engine/schema.ts`, of the forms that values of a log have. */
export type ObjectSchema = engine.ObjectSchema<Form>;
export type FieldSchema = engine.FieldSchema<Form>;
export type Schema = engine.Schema<Form>;
type OptionalSchema = engine.OptionalSchema<Form>;

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
