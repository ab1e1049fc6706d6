import * as z from 'zod';
import { timeOf } from '../log/date.ts';
import type { Form } from '../log/form.ts';
import type { FieldSchema } from '../log/schema.ts';

/** The zod schema that is made of one of this project's schemas. */
export type ZodOf<S> = S extends { readonly optional: infer Inner }
  ? z.ZodOptional<z.ZodNullable<ZodOf<Inner>>>
  : S extends { readonly fields: infer Fields }
    ? z.ZodObject<{ -readonly [Key in keyof Fields]: ZodOf<Fields[Key]> }>
    : S extends { readonly element: infer Element }
      ? z.ZodArray<ZodOf<Element>>
      : S extends Form<infer Value>
        ? z.ZodType<Value>
        : never;

/**
 * Makes the zod schema of one of this project's schemas. It takes what the mapper takes, and keeps what the mapper keeps.
 *
 * @param schema what a log is
 */
export function zodOf<const S extends FieldSchema>(schema: S): ZodOf<S> {
  return make(schema) as ZodOf<S>;
}

function make(schema: FieldSchema): z.ZodType {
  if ('optional' in schema) return make(schema.optional).nullish();
  if ('element' in schema) return z.array(make(schema.element));
  if (!('fields' in schema)) return leaf(schema);
  return z.object(
    Object.fromEntries(Object.entries(schema.fields).map(([name, field]) => [name, make(field)])),
  );
}

/** The form judges; what stands before it says more where the value is of another type. */
function leaf({ form, fits, settle }: Form): z.ZodType {
  const judged = typeOf(form).refine(fits);
  return settle === undefined ? judged : judged.transform((value) => settle(value as never, () => {}));
}

function typeOf(form: Form['form']): z.ZodType {
  switch (form) {
    case 'text':
    case 'arn':
      return z.string();
    case 'scalar':
      return z.union([z.string(), z.number(), z.boolean()]);
    case 'given_text':
      return z.string().min(1);
    case 'date':
      return z.union([z.string(), z.number(), z.custom<Date>((value) => timeOf(value) !== undefined)]);
    case 'policy':
      return z.union([z.string(), z.record(z.string(), z.unknown())]);
    case 'number':
      return z.union([z.number(), z.string()]);
    case 'boolean':
      return z.union([z.boolean(), z.string()]);
    case 'object':
      return z.record(z.string(), z.unknown());
  }
}
