import { isObject, isWellFormed } from '../../json.ts';
import type { Form, PolicyDocument } from '../form.ts';

/** What CloudTrail writes where a value is kept from the reader; it is no name of anyone. */
export const MASK = 'HIDDEN_DUE_TO_SECURITY_REASONS';

const LONE_SURROGATE = /[\ud800-\udfff]/gu;

/** A scalar as text: numbers and truth values as ECMAScript prints them, a lone surrogate as U+FFFD. */
export function textOf(value: string | number | boolean): string {
  const text = String(value);
  return isWellFormed(text) ? text : text.replace(LONE_SURROGATE, '\ufffd');
}

/** Whether a value is no object and no list. */
export function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** Any scalar, as text: exports of tables print them all. */
export const SCALAR: Form<string> = { form: 'scalar', fits: isScalar, settle: textOf };

/** What names something; the mask names nothing, and another field may. */
export const NAME: Form<string> = {
  form: 'scalar',
  fits: isScalar,
  settle: (value: string) => (value === MASK ? undefined : textOf(value)),
};

/** What exports of tables write into an empty column. */
export const EMPTY_COLUMN: readonly string[] = ['null', 'None', '-'];

/** The code or message of a refusal. */
export const ERROR: Form<string> = {
  form: 'scalar',
  fits: isScalar,
  settle: (value: string) => (EMPTY_COLUMN.includes(value) ? undefined : textOf(value)),
};

/** A truth value, or the text of one in any case, as text. */
export const FLAG: Form<string> = {
  form: 'boolean',
  fits: (value) =>
    typeof value === 'boolean' || (typeof value === 'string' && /^(?:true|false)$/iu.test(value)),
  settle: (value: string | boolean) => String(value).toLowerCase(),
};

/** A policy document: text, or the document itself. */
export const DOCUMENT: Form<PolicyDocument> = {
  form: 'policy',
  fits: (value) => typeof value === 'string' || isObject(value),
  settle: (value: PolicyDocument) => (typeof value === 'string' ? textOf(value) : value),
};
