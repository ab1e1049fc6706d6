import type { RecordIssueCode } from '../issue.ts';
import { isPlainObject, isWellFormed } from '../json.ts';
import { timeOf } from './date.ts';
import { FALSE_TEXTS, isTrue, NUMBER_TEXT } from './scalar.ts';

/** A date as AWS sources write it: RFC 3339 text, epoch seconds, or a `Date` of an SDK. */
export type LogDate = string | number | Date;

/** A policy document: percent-encoded or plain JSON text, or the document itself. */
export type PolicyDocument = string | { readonly [key: string]: unknown };

/**
 * What a value of the log must be. Values are judged one by one, so that a bad one costs no other.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_Types.html
 */
export interface Form<Value = unknown> {
  readonly form:
    | 'text'
    | 'given_text'
    | 'scalar'
    | 'arn'
    | 'date'
    | 'policy'
    | 'number'
    | 'boolean'
    | 'object';
  /** Whether a value that is there is of this form. */
  readonly fits: (value: unknown) => boolean;
  /** What is kept of a value that fits, where that may be another; undefined where nothing is left. */
  readonly settle?: (value: never, report: (code: RecordIssueCode) => void) => Value | undefined;
  /** The type of the value; there is no such member. */
  readonly value?: Value;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && isWellFormed(value);
}

/** What may be wrong with a value of a wrong form. */
export const FAULTS = [
  'invalid_log_field',
  'lone_surrogate',
  'number_too_large',
] as const satisfies readonly RecordIssueCode[];

/** What is wrong with a value of a wrong form: text and numbers may be of the right type all the same. */
export function faultOf(value: unknown): (typeof FAULTS)[number] {
  if (typeof value === 'string' && !isWellFormed(value)) return 'lone_surrogate';
  // JSON has no word for what is not finite, so this was a number with too many digits.
  const isTooLarge = typeof value === 'number' && !Number.isFinite(value) && !Number.isNaN(value);
  return isTooLarge ? 'number_too_large' : 'invalid_log_field';
}

/** Text of any length that UTF-8 can carry; a lone surrogate cannot be sent anywhere. */
export const TEXT: Form<string> = { form: 'text', fits: isText };

/** Text of at least one character: where it is empty, that is a mistake and not an absence. */
export const GIVEN_TEXT: Form<string> = {
  form: 'given_text',
  fits: (value) => value !== '' && isText(value),
};

/** A unique id of IAM: a prefix that says of what it is, such as `AIDA` or `AROA`, and letters and digits. */
const UNIQUE_ID = /^A[A-Z]{2}A[0-9A-Z]{12,}$/u;

/** An Amazon Resource Name. White space in it, which no ARN can have, is taken out; a unique id in its place is none. */
export const ARN: Form<string> = {
  form: 'arn',
  fits: isText,
  settle: (arn: string, report) => {
    if (arn[0] === 'A' && UNIQUE_ID.test(arn)) {
      report('arn_is_unique_id');
      return undefined;
    }
    if (!/\s/u.test(arn)) return arn;
    report('arn_with_white_space');
    return arn.replace(/\s+/gu, '') || undefined;
  },
};

/** A date in any form a source may give; whether it exists is judged where it is mapped. */
export const DATE: Form<LogDate> = {
  form: 'date',
  fits: (value) =>
    isText(value) || Number.isFinite(value) || (typeof value === 'object' && timeOf(value) !== undefined),
};

/** A policy document in any form a source may give. */
export const POLICY: Form<PolicyDocument> = {
  form: 'policy',
  fits: (value) => isText(value) || isPlainObject(value),
};

/** A whole or fractional number, or the text of one, as exports of tables write it. */
export const NUMBER: Form<number> = {
  form: 'number',
  fits: (value) => Number.isFinite(value) || (typeof value === 'string' && NUMBER_TEXT.test(value)),
  settle: (value: number | string) => Number(value),
};

/** A truth value, or the text of one. */
export const BOOLEAN: Form<boolean> = {
  form: 'boolean',
  fits: (value) => typeof value === 'boolean' || isTrue(value) || FALSE_TEXTS.some((text) => text === value),
  settle: isTrue,
};

/** Whatever an SDK adds to an answer about the call itself. */
export const ANY_OBJECT: Form<{ [key: string]: unknown }> = { form: 'object', fits: isPlainObject };
