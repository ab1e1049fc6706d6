import type { Path } from '../../issue.ts';
import { decodeBase64 } from '../../text/base64.ts';
import { decodeUtf8 } from '../../text/utf-8.ts';
import type { AnswerUnit, Content } from '../iam/answer/part.ts';

/** Something that is known already: a record, unless more is said of it. */
export function unit(at: Path, log: unknown, more: Partial<AnswerUnit> = {}): Content {
  return { is: 'unit', at, unit: { holds: 'record', log, call: undefined, ...more } };
}

/**
 * Something of which the form is known and not read.
 *
 * @param form what it is and what to do, as part of a sentence
 */
export function named(at: Path, log: unknown, form: string): Content {
  return unit(at, log, { holds: 'named', code: 'foreign_form', form });
}

/** A value that is looked at as if it stood alone. */
export function within(value: unknown, at: Path): Content {
  return { is: 'document', at, value };
}

/** Something packed, of which it is said what it is and what to decode. */
export function packed(at: Path, log: unknown, form: string): Content {
  return named(at, log, `${form} from base64 and gzip`);
}

/** A record that is delivered as text. */
export function fromText(text: unknown, at: Path): Content {
  return typeof text === 'string' ? { is: 'text', at, text } : unit(at, text);
}

export const S3_NOTIFICATION = 'a notification of S3 that says where a file lies; hand in that file';

/** A key that stands in notifications of S3 alone; within a text of the message it would have a backslash. */
const S3_MARK = /"s3SchemaVersion"\s*:/u;

/** A message of SQS or SNS: what it holds as text, or a notification of S3, which holds no record. */
export function fromMessage(text: unknown, at: Path): Content {
  return typeof text === 'string' && S3_MARK.test(text)
    ? named(at, text, S3_NOTIFICATION)
    : fromText(text, at);
}

/** The text that lies in base64; undefined where that is no text, such as gzip. */
export function base64Text(value: unknown): string | undefined {
  const bytes = typeof value === 'string' ? decodeBase64(value) : undefined;
  return bytes && decodeUtf8(bytes);
}
